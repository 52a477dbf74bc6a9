"""Who may read a preview: whoever asks for it by its address, and no page that gave its own name that address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from generator.site.preview import guarded


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
