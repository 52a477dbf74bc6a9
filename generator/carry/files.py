"""What a repository carries, as files: the wheel, the requirements with hashes, the script that makes an environment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.utils import canonicalize_name

from generator import resources
from generator.carry.wheel import NAME, Wheel, wheel_of_this_program

FOLDER = ".playbook"
REQUIREMENTS = "requirements.txt"

PUBLISHED = False
"""Whether the name of this program at the registry is ours. Then requirements name it, with its version and the hash
of the wheel that was published, and no wheel is carried. Publish the bytes of `wheel_of_this_program(local=False)`:
an installation of it gives the same ones again."""

_BEGIN = "# Made by `playbook`; `playbook upgrade --write` makes these lines anew."
_END = "# End of what `playbook` made. Lines of your own go below; each needs its hash."
_MADE = re.compile(rf"^{re.escape(_BEGIN)}$.*?^{re.escape(_END)}$\n?", re.MULTILINE | re.DOTALL)
_OLD_PIN = re.compile(rf"^{NAME}\s*==.*?(?<!\\)\n", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z0-9][\w.-]*)==")

_ON_REQUEST = frozenset({"fleet", "mcp"})
"""Extras that are in use only where requirements ask for them by name: they bring much, and no page or card needs them."""
_ASKED = re.compile(rf"(?m)^(?:{NAME}|\./{re.escape(FOLDER)}/\S+\.whl)\[([\w,-]+)\]")

_SCRIPT_FILES = {"run": "run.sh", ".gitattributes": "carry-attributes", ".gitignore": "carry-ignore"}
"""Files of `.playbook/` and what they are called among the templates."""

_HOOKS = ".pre-commit-config.yaml"
_HOOK_BY_NAME = re.compile(
    rf"^( +)entry: playbook check\n +language: python\n +additional_dependencies: \[{NAME}[^\]]*\]\n",
    re.MULTILINE,
)
"""How the hook was written that takes the program from a registry."""

_HOOK = r"\1entry: sh .playbook/run check\n\1language: system\n"


def carried(requirements: str = "", *, published: bool = PUBLISHED) -> dict[str, bytes]:
    """Return the files with which a repository carries the program that runs, by path, in the order of writing.

    Args:
        requirements: the requirements that stand there now; lines that are the team's own stay.
        published: see `PUBLISHED`.

    Raises:
        UsageError: this program cannot be packed.
    """
    wheel = wheel_of_this_program(local=not published)
    made = _made(wheel, _extras_in_use(wheel, requirements), published=published)
    files = {f"{FOLDER}/{name}": _template(template) for name, template in _SCRIPT_FILES.items()}
    if not published:
        files[f"{FOLDER}/{wheel.name}"] = wheel.content
    return files | {REQUIREMENTS: _with_own_lines(made, requirements).encode()}


def renewed(home: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what has to be written so that a repository carries the program that runs, and the wheels to remove then.

    Nothing when it carries that already, or carries none and asks no registry for it.

    Raises:
        UsageError: this program cannot be packed.
    """
    requirements = _text(home / REQUIREMENTS)
    wheels = sorted((home / FOLDER).glob(f"{NAME.replace('-', '_')}-*.whl"))
    hooks = _text(home / _HOOKS)
    if not (wheels or NAME in hooks or any(ours.search(requirements) for ours in (_MADE, _OLD_PIN))):
        return {}, ()
    files = carried(requirements)
    if _HOOK_BY_NAME.search(hooks):
        files[_HOOKS] = _HOOK_BY_NAME.sub(_HOOK, hooks).encode()
    old = tuple(name for path in wheels if (name := f"{FOLDER}/{path.name}") not in files)
    return {name: content for name, content in files.items() if _content(home / name) != content}, old


def _text(path: Path) -> str:
    return (_content(path) or b"").decode("utf-8", errors="replace").replace("\r\n", "\n")


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _made(wheel: Wheel, extras: Iterable[str], *, published: bool) -> str:
    """Return the lines for the program and everything that it needs."""
    asked = sorted(set(extras) & _ON_REQUEST)
    named = f"[{','.join(asked)}]" if asked else ""
    us = f"{NAME}{named}=={wheel.version}" if published else f"./{FOLDER}/{wheel.name}{named}"
    needed = dict(_entries(resources.lock().read_text("utf-8")))
    extras_lock = resources.extras_lock().read_text("utf-8")
    packages = {canonicalize_name(package) for extra in extras for package in wheel.extras[extra]}
    wanted = _with_needs(packages, extras_lock)
    lines = {name: entry for name, entry in _entries(extras_lock) if name in wanted} | needed
    return (
        f"{_BEGIN}\n"
        "# The program and all that it needs, each with its hashes. In this folder:\n"
        "#   python -m pip install --require-hashes -r requirements.txt\n"
        "--only-binary :all:\n"
        f"{us} \\\n    --hash=sha256:{wheel.digest}\n"
        + "".join(lines[name] for name in sorted(lines))
        + f"{_END}\n"
    )


def _with_own_lines(made: str, before: str) -> str:
    """Return requirements with the lines for this program anew and all others as they were."""
    for ours in (_MADE, _OLD_PIN):
        if ours.search(before):
            return ours.sub(lambda _: made, before, count=1)
    return made + before


def _entries(lock: str) -> Iterator[tuple[str, str]]:
    """Yield each package of a lock file: its name, and its lines without remarks."""
    for entry in re.split(r"(?m)^(?=[A-Za-z0-9])", lock)[1:]:
        lines = [line.rstrip() for line in entry.splitlines() if line and not line.lstrip().startswith("#")]
        match = _ENTRY.match(entry)
        if match:
            yield canonicalize_name(match[1]), "\n".join(lines).rstrip("\\ ") + "\n"


def _with_needs(wanted: Iterable[str], lock: str) -> set[str]:
    """Return packages and all that they need, as the remarks of a lock file say for whom each is in it."""
    users = {
        canonicalize_name(match[1]): {
            canonicalize_name(word) for word in re.findall(r"(?m)^ +# +(?:via +)?([\w.-]+)", entry)
        }
        for entry in re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
        if (match := _ENTRY.match(entry))
    }
    found: set[str] = set(wanted)
    while more := {name for name, by in users.items() if by & found} - found:
        found |= more
    return found


def _extras_in_use(wheel: Wheel, requirements: str) -> list[str]:
    """Return the extras whose packages are installed here, or are in the requirements already, or that those ask for."""
    stated = {name for name, _ in _entries(requirements)}
    asked = {name for names in _ASKED.findall(requirements) for name in names.split(",")}
    return [
        extra
        for extra, packages in wheel.extras.items()
        if extra in asked
        or all(
            canonicalize_name(package) in stated or (extra not in _ON_REQUEST and _is_installed(package))
            for package in packages
        )
    ]


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def _template(name: str) -> bytes:
    return (resources.templates() / "start" / name).read_bytes()
