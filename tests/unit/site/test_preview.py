"""Who may read a preview, which is no page that gave its own name the address of this machine; and what it looks at."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.site.preview import _state, guarded, watch


def answer(host: str | None, served: str = "127.0.0.1") -> str:
    said: list[str] = []

    def app(asked: dict[str, Any], start: Any) -> Iterable[bytes]:
        del asked
        start("200 OK", [])
        return []

    asked = {} if host is None else {"HTTP_HOST": host}
    list(guarded(app, served)(asked, lambda status, _: said.append(status)))
    return said[0]


@pytest.mark.parametrize(
    "host", [None, "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "192.168.1.20:8000"]
)
def test_an_address_is_answered(host: str | None) -> None:
    assert answer(host) == "200 OK"


@pytest.mark.parametrize(
    "host",
    ["rebound.example", "rebound.example:8000", "localhost.rebound.example", "[::1", "127.0.0.1.nip.io"],
)
def test_a_name_that_somebody_else_gave_us_is_not(host: str) -> None:
    assert answer(host) == "403 Forbidden"


def test_the_name_under_which_it_serves_is_answered() -> None:
    assert answer("Playbook.internal:8000", "playbook.internal") == "200 OK"


def test_a_server_looks_at_what_people_write_and_not_at_what_is_hidden_or_made(tmp_path: Path) -> None:
    for name in (
        "layers/team/roles.yaml",
        "playbook.yml",
        ".git/index",
        ".playbook/env/x.py",
        "build/site/a.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    with LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server:
        watch(server, [tmp_path])
        (looking,) = server.observer.emitters
    seen = looking._take_snapshot().paths  # type: ignore[attr-defined] # noqa: SLF001
    assert {Path(path).relative_to(tmp_path).as_posix() for path in seen} == {
        ".", "layers", "layers/team", "layers/team/roles.yaml", "playbook.yml"
    }  # fmt: skip


def test_a_file_that_went_and_came_back_between_two_looks_has_changed(tmp_path: Path) -> None:
    """What was made meanwhile knew it as missing, and has to be made anew."""
    file = tmp_path / "playbook.yml"
    file.write_text("layers: []\n", "utf-8")
    before = _state(str(file))
    time.sleep(0.02)  # what a file system tells apart
    file.rename(tmp_path / "playbook.yml~").rename(file)
    after = _state(str(file))
    assert (after.st_mtime > before.st_mtime, after.st_ino, after.st_size) == (
        True,
        before.st_ino,
        before.st_size,
    )
