"""How to adapt the default: the instructions every new playbook gets, and the files of the example teams, as texts.

What a page makes of them is known elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from generator import resources

_SHOWN = (".md", ".yml", ".yaml")


def examples_beside(folder: Path) -> dict[str, str]:
    """Return the files of the example teams by path for the default itself; nothing for any other playbook.

    A team's own site tells of that team only. `START.md` holds the instructions.

    Args:
        folder: the folder of the playbook.
    """
    if folder.resolve() != resources.default_playbook().resolve():
        return {}
    home = resources.examples()
    files = sorted(path for path in home.rglob("*") if path.suffix in _SHOWN and path.is_file())
    found = {path.relative_to(home).as_posix(): path.read_text("utf-8") for path in files}
    return {"START.md": (resources.templates() / "start/README.md").read_text("utf-8")} | found
