"""Several files written as one: all of them or none, with a fault at every single call that touches the disk."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import atomic
from generator.errors import UsageError

OLD = {"pin.yml": "version: 1\n", "layers/team/roles.yaml": "roles: old\n", "gone.txt": "to be removed\n"}
NEW: dict[str, str | None] = {
    "layers/team/roles.yaml": "roles: new\n",
    "schema/roles.json": "{}\n",
    "gone.txt": None,
    "pin.yml": "version: 2\n",
}
AFTER = {"pin.yml": "version: 2\n", "layers/team/roles.yaml": "roles: new\n", "schema/roles.json": "{}\n"}

_CHANGE = """
import os, shutil, sys
from pathlib import Path
from generator import atomic
left = int(sys.argv[2])
def counted(call):
    def run(*args, **kwargs):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return call(*args, **kwargs)
    return run
for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (shutil, "rmtree")):
    setattr(owner, name, counted(getattr(owner, name)))
new = {"layers/team/roles.yaml": b"roles: new\\n", "schema/roles.json": b"{}\\n", "gone.txt": None,
       "pin.yml": b"version: 2\\n"}
atomic.write_all(Path(sys.argv[1]), {Path(name): text for name, text in new.items()})
print("calls left", left)
"""
"""Writes the change in a process that dies, as of a power cut, before its N-th call that touches the disk."""


def team(folder: Path) -> Path:
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def change(root: Path) -> tuple[Path, ...]:
    return atomic.write_all(
        root, {Path(name): None if text is None else text.encode() for name, text in NEW.items()}
    )


def texts(root: Path) -> dict[str, str]:
    """Return every file below a folder, the stage included, by path."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def test_all_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    root = team(tmp_path)

    written = change(root)

    assert [path.relative_to(root).as_posix() for path in written] == list(NEW)
    assert texts(root) == AFTER


def test_what_says_the_same_already_is_not_written(tmp_path: Path) -> None:
    root = team(tmp_path)
    before = (root / "pin.yml").stat().st_mtime_ns

    assert atomic.write_all(root, {Path("pin.yml"): OLD["pin.yml"].encode()}) == ()
    assert (root / "pin.yml").stat().st_mtime_ns == before


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("old", "utf-8")
    (tmp_path / "run").chmod(0o755)

    atomic.write_all(tmp_path, {Path("run"): b"new"})

    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o755


FAILING: tuple[tuple[object, str], ...] = (
    (os, "fsync"),
    (Path, "replace"),
    (Path, "unlink"),
    (Path, "mkdir"),
    (Path, "read_bytes"),
    (shutil, "copymode"),
)


@pytest.mark.parametrize(("owner", "name"), FAILING, ids=[name for _, name in FAILING])
def test_a_fault_at_any_call_leaves_the_old_files_and_the_next_try_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    for number in itertools.count():
        root = team(tmp_path / str(number))
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing_once(getattr(owner, name), number))
            said = refusal(root)
        if said is None:
            assert number > 0
            break
        assert "disk is full" in said
        assert texts(root) == OLD
        change(root)
        assert texts(root) == AFTER


def refusal(root: Path) -> str | None:
    """Return what the change says when it fails; None when it does not."""
    try:
        change(root)
    except UsageError as error:
        return str(error)
    return None


def failing_once(call: Callable[..., object], number: int) -> Callable[..., object]:
    """Return a call that fails at its N-th time, counted from 0, and works before and after."""
    count = itertools.count()

    def run(*args: object, **kwargs: object) -> object:
        if next(count) == number:
            raise OSError(28, "disk is full", str(args[0]))
        return call(*args, **kwargs)

    return run


def test_a_kill_at_any_call_leaves_the_old_files_or_the_new_ones_for_the_next_command(tmp_path: Path) -> None:
    seen = set()
    for number in itertools.count():
        root = team(tmp_path / str(number))
        done = subprocess.run(
            [sys.executable, "-c", _CHANGE, str(root), str(number)], check=False, capture_output=True
        )
        if done.returncode == 0:
            assert number > 10
            break
        assert done.returncode == 9, done.stderr
        half = atomic.interrupted(root)
        atomic.recover(root)
        state = texts(root)
        assert state in (OLD, AFTER)
        seen.add((bool(half), state == OLD))
        change(root)
        assert texts(root) == AFTER
    assert seen == {(False, True), (True, True), (False, False)}  # what is whole is not called interrupted


def test_a_change_that_was_not_finished_elsewhere_is_put_back(tmp_path: Path) -> None:
    root = killed_in_the_block(tmp_path)

    assert atomic.recover(root, finished=lambda _: False)
    assert texts(root) == OLD


def test_a_change_that_was_finished_elsewhere_stays(tmp_path: Path) -> None:
    root = killed_in_the_block(tmp_path)

    assert atomic.recover(root, finished=lambda _: True)
    assert texts(root) == AFTER


def killed_in_the_block(folder: Path) -> Path:
    """Return a folder in which every file was replaced, and the process killed before the stage was dropped."""
    root = team(folder)
    code = _CHANGE.replace(
        "atomic.write_all(Path(sys.argv[1]), {", "with atomic.writing(Path(sys.argv[1]), {"
    )
    code = code.replace(
        'new.items()})\nprint("calls left", left)', "new.items()}, then={}):\n    os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(root), "-1"], check=False).returncode == 9
    return root


def test_an_exception_in_the_block_puts_the_files_back(tmp_path: Path) -> None:
    root = team(tmp_path)

    with pytest.raises(KeyboardInterrupt), atomic.writing(root, {Path("pin.yml"): b"version: 2\n"}):
        raise KeyboardInterrupt

    assert texts(root) == OLD


def test_what_somebody_changed_after_the_kill_is_not_overwritten(tmp_path: Path) -> None:
    root = killed_in_the_block(tmp_path)
    (root / "pin.yml").write_text("version: mine\n", "utf-8")

    with pytest.raises(UsageError, match=r"pin\.yml was changed after a command was killed"):
        change(root)

    assert (root / "pin.yml").read_text("utf-8") == "version: mine\n"


def test_two_commands_do_not_write_at_the_same_time(tmp_path: Path) -> None:
    root = team(tmp_path)

    with atomic.writing(root, {Path("pin.yml"): b"version: 2\n"}):
        with pytest.raises(UsageError, match="another command is writing"):
            change(root)
        assert texts(root)["pin.yml"] == "version: 2\n"

    assert (root / "layers/team/roles.yaml").read_text("utf-8") == OLD["layers/team/roles.yaml"]


def test_nothing_outside_of_the_folder_is_written(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team/away").symlink_to(tmp_path)

    for path in ("../elsewhere.txt", "away/elsewhere.txt"):
        with pytest.raises(UsageError, match="lies outside of"):
            atomic.write_all(tmp_path / "team", {Path(path): b"no"})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["team"]


def test_a_new_folder_that_could_not_be_filled_is_gone_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing_once(os.fsync, 0))

    with pytest.raises(UsageError, match="nothing changed"):
        atomic.write_all(tmp_path / "deep/team", {Path("a.txt"): b"a"})

    assert list(tmp_path.iterdir()) == []


def test_what_has_to_follow_is_judged_only_by_the_command_that_knows(tmp_path: Path) -> None:
    root = killed_in_the_block(tmp_path)

    with pytest.raises(UsageError, match=r"`a command` was killed .*: run it again first"):
        change(root)

    assert texts_without_stage(root) == AFTER


def texts_without_stage(root: Path) -> dict[str, str]:
    return {name: text for name, text in texts(root).items() if not name.startswith(atomic.STAGE)}


def test_git_does_not_see_what_a_killed_command_staged(tmp_path: Path) -> None:
    root = killed_in_the_block(tmp_path)
    subprocess.run(["git", "init", "--quiet", root], check=True)

    status = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(status, check=True, capture_output=True, text=True).stdout.splitlines()

    assert sorted(seen) == [f"?? {name}" for name in sorted(AFTER)]


def test_a_folder_with_the_name_of_a_file_is_told_and_nothing_changes(tmp_path: Path) -> None:
    root = team(tmp_path)
    (root / "schema/roles.json").mkdir(parents=True)

    with pytest.raises(UsageError, match=r"schema/roles\.json cannot be written: .*; nothing changed"):
        change(root)

    assert texts(root) == OLD


def test_a_file_with_the_name_of_a_folder_is_told_and_nothing_changes(tmp_path: Path) -> None:
    root = team(tmp_path)
    (root / "schema").write_text("mine\n", "utf-8")

    with pytest.raises(UsageError, match=r"schema cannot be written: .*; nothing changed"):
        change(root)

    assert texts(root) == OLD | {"schema": "mine\n"}


def test_a_file_that_is_put_back_has_its_mode_again(tmp_path: Path) -> None:
    root = team(tmp_path)
    (root / "gone.txt").chmod(0o750)

    with pytest.raises(KeyboardInterrupt), atomic.writing(root, {Path("gone.txt"): None}):
        raise KeyboardInterrupt

    assert (root / "gone.txt").stat().st_mode & 0o777 == 0o750


def test_what_cannot_be_put_back_is_not_called_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = team(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing_once(Path.replace, 2))  # after the plan and the one file
        with (
            pytest.raises(UsageError, match="the next try puts in order what was written"),
            atomic.writing(root, {Path("pin.yml"): b"version: 2\n"}, then={}),
        ):
            raise KeyboardInterrupt

    assert atomic.recover(root, finished=lambda _: False)
    assert texts(root) == OLD


def test_where_nothing_changes_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = team(tmp_path)
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: pytest.fail("this folder may be read only"))

    assert atomic.write_all(root, {Path("pin.yml"): OLD["pin.yml"].encode()}) == ()


def test_one_file_is_the_old_one_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deep/playbook.json"
    atomic.write_file(path, b"old")
    path.chmod(0o640)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing_once(os.fsync, 0))
        with pytest.raises(OSError, match="disk is full"):
            atomic.write_file(path, b"new")
    assert texts(tmp_path) == {"deep/playbook.json": "old"}

    atomic.write_file(path, b"new")

    assert texts(tmp_path) == {"deep/playbook.json": "new"}
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_and_not_replaced() -> None:
    atomic.write_file(Path(os.devnull), b"nothing")

    assert not Path(os.devnull).is_file()
