"""A client that knows only the address of a site answers what an incident asks first, as the program itself does."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from generator import api
from generator.doors.beside import files_beside
from generator.model.severities import DEADLINES
from generator.report import VERDICT_REPORTERS
from tests.build import as_shipped

SITUATIONS: list[tuple[str, list[str]]] = [
    ("A", []),
    ("B", ["public=yes-it-spreads-or-a-reporter-asks"]),
    ("B", ["public=posted-and-nobody-picked-it-up"]),
    ("C", ["left-the-system=it-reached-a-tool-or-private-text-no-more"]),
    ("C", ["data-crossed=not-sure", "growing=not-sure"]),
    ("D", ["reach=nearly-all-users-are-blocked"]),
    ("E", ["data-crossed=yes"]),
    ("F", ["protected-decision=not-sure"]),
    (
        "A",
        ["person-at-risk=no", "data-crossed=no", "left-the-system=no", "protected-decision=no", "public=no"],
    ),
    ("D", ["person-at-risk=yes", "public=not-sure"]),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of what a site carries for programs."""
    folder = tmp_path_factory.mktemp("site")
    checked = as_shipped(edition="public")
    for name, text in files_beside(checked, (), {}):
        (folder / name).write_text(text, "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Client:
    """Written after docs/data.md; it resolves nothing and asks nothing but the file."""

    def __init__(self, address: str) -> None:
        with urllib.request.urlopen(f"{address}/playbook.json") as answer:  # noqa: S310 - our own server
            self.data = json.load(answer)
        assert self.data["schema_version"] == 2

    def ask(self, letter: str, said: list[str]) -> dict[str, Any]:
        kind = next(one for one in self.data["types"].values() if one["letter"] == letter)
        questions = self.data["triage"]["questions"]
        given = [
            answer
            for name, code in (each.split("=") for each in said)
            for answer in questions[name]["answers"]
            if answer["code"] == code
        ]
        kinds = [kind, *(self.data["types"][answer["also"]] for answer in given if "also" in answer)]
        floors = [answer["floor"] for answer in given] + [
            one["severity_floor"] for one in kinds if "severity_floor" in one
        ]
        floors += [kind["default_severity"]] if len(given) < len(questions) else []
        severity = min((self.data["severities"][floor] for floor in floors), key=lambda one: int(one["rank"]))
        called = list(severity["pages"])
        if severity["motion"] != "ticket":
            called += [role for answer in given for role in answer["pulls_in"]]
            called += [one["role"] for kind in kinds for one in kind["pulls_in"]]
        words = [
            script
            for stage in ("holding", "initial")
            for script in self.data["scripts"].values()
            if script["stage"] == stage
            and script["audience"] in ("public", "customers")
            and severity["id"] in script["used_for"]
        ]
        limits = [value for value in severity.values() if isinstance(value, dict) and "seconds" in value]
        return {
            "severity": severity["id"],
            "who": [self.data["roles"][role]["name"] for role in dict.fromkeys(called)],
            "words": words[0]["id"] if words else None,
            "next": min(limits, key=lambda limit: int(limit["seconds"]))["words"] if limits else None,
        }


@pytest.mark.parametrize(("letter", "said"), SITUATIONS)
def test_a_client_gives_the_answers_of_the_program(address: str, letter: str, said: list[str]) -> None:
    checked = as_shipped(edition="public")
    told = json.loads(VERDICT_REPORTERS["json"](*api.triage(checked, letter, said)))
    found = Client(address).ask(letter, said)
    assert found["severity"] == told["severity"]["id"]
    assert set(found["who"]) == {each["name"] for each in told["pages"]}
    assert found["words"] == ((told["say"] or {}).get("script") or {}).get("id")
    limits = (getattr(checked.playbook.severities[found["severity"]], name) for name in DEADLINES)  # type: ignore[union-attr]
    assert found["next"] == min((one for one in limits if one), key=lambda one: one.minutes).words
