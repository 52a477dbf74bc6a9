"""The answer of a check is taken from memory exactly when everything that the check looks at is as it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.check.remembered import HOME, Answer, Memory
from generator.cli import tidying
from tests.build import SMALL
from tests.warm import command

SAID = Answer("2 errors\n", "nobody is named", fails=True)

LOOK = """
import datetime, json, os, sys
from pathlib import Path
from generator import api
from generator.check.remembered import Memory, Observer, _answered_for

memory, seen, looked = Memory(Path("work"), Path(sys.argv[1]), ()), Observer(), []
def watched(real):
    def look(path, *more, **kept):
        if isinstance(path, str | os.PathLike):
            looked.append(os.path.abspath(path))
        return real(path, *more, **kept)
    return look
for name in ("stat", "lstat", "readlink", "access"):
    setattr(os, name, watched(getattr(os, name)))
api.check(Path(sys.argv[1]), datetime.date(2026, 11, 29))
files, folders = seen.inputs(Path(sys.argv[1]))
ours = (*_answered_for(), str(Path(api.__file__).parents[2]))
print(json.dumps([[path for path in looked if not path.startswith(ours)], [*files], [*folders]]))
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team with everything a check may look at: layers, contacts, settings, a theme, a kept default, records."""
    shutil.copytree(SMALL, tmp_path / "default")
    texts = {
        "playbook.yml": 'default: {version: "1.0.0", path: ../default}\nlayers: [org, team]\ncontacts: contacts\n'
        "edition: public\n",
        "contacts/contacts.yaml": "scribe: {person: Robin Example, reach: on the bridge}\n",
        "org/about.yaml": "name: Playbook of the organisation\n",
        "org/cards.yaml": "theme: theme\n",
        "team/roles.yaml": "scribe: {name: Writer}\n",
        "team/incidents/first.yaml": "nothing: here\n",
        "theme/theme.typ": "// ours\n",
        "mkdocs.yml": "copyright: Example GmbH\n",
        "cards.lock.json": "{}\n",
        "releases/1.0.0.json": "{}\n",
        ".playbook/notes.txt": "no default is kept here\n",
    }
    for name, text in texts.items():
        path = tmp_path / "team" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "team"


def looked_at(folder: Path) -> tuple[set[str], set[str], set[str]]:
    """Return what a check of a folder asks the system about, and which files and folders are known to the memory."""
    place = folder.parent
    ran = subprocess.run(
        [sys.executable, "-c", LOOK, folder], capture_output=True, check=True, text=True, cwd=place,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    looked, files, folders = json.loads(ran.stdout)
    return set(looked), set(files), set(folders)


def test_nothing_that_a_check_looks_at_is_unknown_to_the_memory(team: Path) -> None:
    looked, files, folders = looked_at(team)
    known = files | folders
    above = {str(parent) for path in known for parent in Path(path).parents}
    named = {path for path in looked if str(Path(path).parent) in folders}
    assert looked - known - above - named == set()
    assert {str(team / name) for name in ("team/roles.yaml", "contacts/contacts.yaml", "mkdocs.yml")} < files


def kept(work: Path, folder: Path, *question: str) -> Memory:
    """Return a memory that holds an answer, for which every file of the folder was read."""
    memory = Memory(work, folder, question)

    class Seen:
        def inputs(self, _: Path) -> Any:
            from generator.check.remembered import _beside, _now  # noqa: PLC0415

            files = [*map(str, folder.rglob("*.yaml")), *_beside(folder)]
            places = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
            return (
                {name: _now(name, listed=False) for name in files},
                {str(name): _now(str(name), listed=True) for name in places},
            )

    memory.keep(SAID, Seen())  # type: ignore[arg-type]
    assert memory.recall() == SAID
    return memory


def changes(folder: Path) -> Iterator[Callable[[], object]]:
    """Yield every small change of a folder: a byte more in each file, each gone, a new one, a folder for a file."""
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_bytes()
        yield lambda path=path, text=text: path.write_bytes(text + b"#")  # type: ignore[misc]
        yield lambda path=path, text=text: (path.write_bytes(text), path.unlink())  # type: ignore[misc]
        yield lambda path=path: path.mkdir()  # type: ignore[misc]
        yield lambda path=path: (path.rmdir(), path.symlink_to("elsewhere.txt"))  # type: ignore[misc]
        path.unlink(missing_ok=True)
        path.write_bytes(text)
    for name in ("new.yaml", "../mkdocs.yml", "../cards.lock.json", "playbook.yml", "../.git"):
        yield lambda name=name: (folder / name).write_text("a: b\n")  # type: ignore[misc]
        (folder / name).unlink()


def test_after_any_change_of_what_was_read_nothing_is_recalled_and_after_its_undoing_it_is(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    memory = kept(tmp_path / "work", folder)
    found = []
    for change in changes(folder):
        change()
        found.append(memory.recall())
    assert set(found) == {None}
    assert memory.recall() == SAID


def test_a_memory_that_is_damaged_anywhere_is_none(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    memory = kept(tmp_path / "work", folder)
    (file,) = (tmp_path / "work" / HOME / "checks").iterdir()
    whole = file.read_bytes()
    for place in range(0, len(whole), 97):
        for damaged in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
            file.write_bytes(damaged)
            assert memory.recall() is None
    file.write_bytes(b"")
    assert memory.recall() is None


@pytest.mark.parametrize("other", [("2026-11-30",), ("2026-11-29", "strict"), ()])
def test_another_question_has_another_answer(tmp_path: Path, other: tuple[str, ...]) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    kept(tmp_path / "work", folder, "2026-11-29")
    assert Memory(tmp_path / "work", folder, other).recall() is None


def test_another_version_of_the_program_does_not_take_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    kept(tmp_path / "work", folder)
    (tmp_path / "site-packages" / "pydantic-9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    assert Memory(tmp_path / "work", folder, ()).recall() is None


def test_a_memory_never_grows_without_bound(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    for day in range(40):
        kept(tmp_path / "work", folder, str(day))
    assert len([*(tmp_path / "work" / HOME / "checks").iterdir()]) == 32


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_second_check_says_the_same_to_the_byte(tmp_path: Path, form: str) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    (folder / "roles.yaml").write_text((folder / "roles.yaml").read_text("utf-8") + "# call 0171 7654321\n")
    ran = [
        command("check", folder, "--format", form, "--today", "2026-11-02", cwd=tmp_path) for _ in range(2)
    ]
    cold, warm = ((one.returncode, one.stdout, one.stderr) for one in ran)
    assert (cold, cold[0]) == (warm, 1)
    assert len([*(tmp_path / "build" / HOME / "checks").iterdir()]) == 1
    assert "Nothing is remembered" in command("clean", cwd=tmp_path).stdout
    assert not (tmp_path / "build" / HOME).exists()


def test_what_lies_beside_the_compiled_modules_is_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "PROGRAM", tmp_path)
    kept = tmp_path / "site" / "__pycache__"
    kept.mkdir(parents=True)
    for name in ("answer-1.json", "template-1-2.cache", "module.cpython-311.pyc"):
        (kept / name).touch()
    assert CliRunner().invoke(tidying.clean, ["--work", str(tmp_path / "work")]).exit_code == 0
    assert [file.name for file in kept.iterdir()] == ["module.cpython-311.pyc"]


def test_two_writers_at_once_leave_a_whole_memory(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "playbook"))
    line = [sys.executable, "-m", "generator.cli", "check", str(folder), "--today", "2026-11-02"]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    both = [subprocess.Popen(line, cwd=tmp_path, env=here, stdout=subprocess.PIPE) for _ in range(2)]
    said = {one.communicate()[0] for one in both}
    assert said == {command("check", folder, "--today", "2026-11-02", cwd=tmp_path).stdout.encode()}
