"""What is built for others to install holds all it needs and nothing else, and works far from a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.shared import once

ROOT = Path(__file__).resolve().parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
SHIPPED = ("playbook", "templates", "site_overrides", "examples")
READ = ("docs/growing.md", "mkdocs.yml", "requirements.lock", "requirements-extras.lock")
LEFT_BY_TOOLS = ("__pycache__", ".DS_Store", ".pyc", ".coverage", "node_modules")


def run(*command: str | Path, cwd: Path) -> str:
    """Run with nothing of this process's Python settings; return what it printed."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Built:
    """The two archives a release uploads."""

    wheel: Path
    sdist: Path


def dist(factory: pytest.TempPathFactory) -> Built:
    """Return wheel and sdist of this checkout."""
    out = once(
        factory, "dist", lambda out: run(sys.executable, "-m", "hatchling", "build", "-d", out, cwd=ROOT)
    )
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return dist(tmp_path_factory)


@dataclass(frozen=True)
class Installed:
    """An environment with the distribution in it, and an empty folder to work in."""

    bin: Path
    empty: Path

    def python(self, code: str) -> str:
        """Return what the environment's interpreter prints for this code."""
        return run(self.bin / "python", "-c", code, cwd=self.empty).strip()

    def playbook(self, *arguments: str) -> str:
        """Return what the installed command prints."""
        return run(self.bin / "playbook", *arguments, cwd=self.empty)


def install(folder: Path, *what: str | Path) -> Installed:
    """Install without a network: the dependencies are those of the environment that runs the tests."""
    venv.create(folder / "env", with_pip=False, symlinks=True)
    scheme = {"base": str(folder / "env"), "platbase": str(folder / "env")}
    bin_, site_packages = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("scripts", "purelib"))
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = (sys.executable, "-m", "pip", "--python", bin_ / "python", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--no-build-isolation", *what, cwd=folder)
    (folder / "empty").mkdir()
    return Installed(bin_, folder / "empty")


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own."""
    return install(tmp_path_factory.mktemp("wheel"), built.wheel)


@pytest.fixture(scope="module")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """This checkout, installed editable in an environment of its own."""
    return install(tmp_path_factory.mktemp("editable"), "--editable", ROOT)


def tracked(*folders: str) -> set[str]:
    """Return the files that a commit of everything here would hold."""
    command = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", *folders)
    return {name for name in run(*command, cwd=ROOT).splitlines() if (ROOT / name).exists()}


def test_the_wheel_holds_the_package_and_everything_it_reads_and_nothing_else(built: Built) -> None:
    names = set(zipfile.ZipFile(built.wheel).namelist())
    metadata = {name for name in names if name.startswith(f"ai_incident_playbook-{VERSION}.dist-info/")}
    bundled = {f"generator/_bundled/{name}" for name in tracked(*SHIPPED, *READ)}
    assert names - metadata == tracked("generator") | bundled
    assert {"generator/_bundled/mkdocs.yml", "generator/py.typed"} <= names
    assert all(any(name.startswith(f"generator/_bundled/{folder}/") for name in names) for folder in SHIPPED)


def test_the_wheel_carries_both_licences(built: Built) -> None:
    wheel = zipfile.ZipFile(built.wheel)
    metadata = f"ai_incident_playbook-{VERSION}.dist-info"
    for licence in ("LICENSE", "LICENSE-CONTENT"):
        assert wheel.read(f"{metadata}/licenses/{licence}") == (ROOT / licence).read_bytes()
    assert b"License-Expression: Apache-2.0 AND CC-BY-4.0\n" in wheel.read(f"{metadata}/METADATA")


def test_the_sdist_holds_the_tree_with_the_tests_and_nothing_that_tools_left(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked("generator", "tests", *SHIPPED, "docs", "mkdocs.yml", "Makefile", "README.md") <= names
    assert [name for name in names if any(left in name for left in LEFT_BY_TOOLS)] == []


def test_a_wheel_built_from_the_sdist_is_the_same_to_the_byte(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    tree = tmp_path / f"ai_incident_playbook-{VERSION}"
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=tree)
    assert (tmp_path / built.wheel.name).read_bytes() == built.wheel.read_bytes()


def test_the_installed_package_reads_what_the_wheel_carries(installed: Installed) -> None:
    code = "from generator import resources as r; print(r.default_playbook(), r.templates(), r.site_overrides(), r.examples())"
    folders = [Path(path) for path in installed.python(code).split()]
    assert [folder.name for folder in folders] == list(SHIPPED)
    assert {folder.parent.parent.name for folder in folders} == {"generator"}
    assert all(folder.is_relative_to(installed.bin.parent) for folder in folders)


def test_an_editable_install_reads_the_checkout(editable: Installed) -> None:
    code = "from generator import resources as r; print(r.default_playbook(), r.templates(), r.site_overrides(), r.examples())"
    assert [Path(path) for path in editable.python(code).split()] == [ROOT / name for name in SHIPPED]


def test_an_installation_that_lost_its_files_says_what_to_do(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "generator").mkdir()
    for name in ("__init__.py", "errors.py", "resources.py"):
        (tmp_path / "generator" / name).write_bytes((ROOT / "generator" / name).read_bytes())
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from generator import errors, resources\n"
        "try: resources.templates()\n"
        "except errors.PlaybookError as error: print(error)"
    )
    assert installed.python(code) == (
        f"templates is missing from the installation in {tmp_path / 'generator'}: "
        "install the program again, or restore it in the checkout"
    )


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            lambda file: file.write_text("# mine\n"),
            "was changed after it was installed, so it is not carried",
        ),
        (Path.unlink, "cannot be read (No such file or directory)"),
    ],
)
def test_an_installation_that_is_not_what_was_installed_is_not_carried(
    installed: Installed, harm: Callable[[Path], object], told: str
) -> None:
    where = Path(installed.python("import generator; print(generator.__file__)"))
    file = where.parent / "_bundled" / "examples" / "README.md"
    before = file.read_bytes()
    harm(file)
    try:
        ran = subprocess.run(
            [installed.bin / "playbook", "init", "ours", "--yes", "--offline"],
            cwd=installed.empty, capture_output=True, text=True, check=False,
        )  # fmt: skip
    finally:
        file.write_bytes(before)
    assert (ran.returncode, ran.stderr) == (2, f"playbook: {file} {told}: install the program again\n")
    assert not (installed.empty / "ours").exists()


@pytest.mark.parametrize("how", ["installed", "editable"])
def test_the_command_says_its_version(how: str, request: pytest.FixtureRequest) -> None:
    there: Installed = request.getfixturevalue(how)
    assert there.playbook("--version").split()[-1] == VERSION


def test_the_installed_command_checks_and_builds_the_default_playbook(installed: Installed) -> None:
    """Cards, too, are made by an installation in `test_carried.py`."""
    about = yaml.safe_load((ROOT / "playbook" / "about.yaml").read_text("utf-8"))
    installed.playbook("check", "--today", about["reviewed_on"])
    installed.playbook("build", "--no-cards")
    assert (installed.empty / "build" / "site" / "index.html").is_file()
    assert {path.name for path in installed.empty.iterdir()} == {"build"}
