"""Nothing private leaves with the public edition, in no byte of any file.

A unique token is planted in every private field; then all that was written is searched: as bytes, unpacked,
with every encoding of characters undone, and PDF files as text with their metadata.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import re
import subprocess
import urllib.parse
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typst

from generator import api
from generator.diff import compare
from generator.model.about import NightCrew
from generator.model.base import Part
from generator.model.edition import private_fields, public_edition
from generator.model.incidents import Cleared, Finding, InjectTold
from generator.model.waivers import Waiver
from generator.model.walk import walk_parts
from tests.build import SMALL, Data, changed, every_class, playbook, small, write

LINK = {
    "phases/contain/steps/off-to-another": {
        "owner": "incident-commander", "minutes": 0, "say": "All we know.",
        "hand_over_to": {"name": "The other playbook", "address": "https://other.example.com"},
    },
    "phases/confirm/steps/replay/steps": [{"do": "Open the trace."}],
    "types/quality-regression/confirm/steps": [{"do": "Replay the trace.", "command": "replay --all"}],
    "variables": {
        "trace-id": {
            "meaning": "The id.", "example": "tr-1", "found_in": "The log.", "pattern": "tr-1",
            "known_by": "incident-commander",
        }
    },
    "parties": {
        "vendor": {
            "name": "Model vendor", "kind": "vendor", "needed_for": "They roll a model back.",
            "called_by": "incident-commander",
        }
    },
    "dependencies": {
        "model": {
            "name": "Model API", "used_for": "Answers.", "breaks": "No answers.", "party": "vendor",
            "owner": "technical-lead", "fallback": "The form.",
        }
    },
    "preparation": {
        "ready": {
            "name": "Ready", "owner": "technical-lead",
            "tasks": {"try": {"do": "Test the levers.", "every": "90d", "command": "levers --try"}},
        }
    },
    "roles/scribe/training": {"log": {"what": "Write the log of one drill.", "recorded_in": "The list."}},
    "drills/drill-quality-regression/held": [
        {"played_on": "2031-07-19", "severity": "sev-2", "led_by": "Somebody", "found": ["Something."]}
    ],
    "incidents": {
        "wrong-table": {
            "name": "A table was wrong", "type": "quality-regression", "moments": {"resolved": "2026-10-01T10:30Z"},
            "severities": [{"at": "2026-10-01T10:00Z", "severity": "sev-1"}],
            "levers": [{"lever": "kill-switch", "at": "2026-10-01T10:04Z"}],
            "words": [{"script": "holding-notice", "at": "2026-10-01T10:10Z"}],
            "clocks": [{"clock": "contract-notice", "decision": "applies"}],
            "postmortem": {
                "state": "published", "published": "public", "fields": {"impact": {"public": "Ten people."}},
                "cleared": {"by": "executive-on-call", "at": "2026-10-02T10:00Z"},
            },
            "actions": {"gate": {"what": "Add a case.", "kind": "detect"}},
            "played": {
                "drill": "drill-quality-regression", "injects": [{"at_minute": 0, "told": 0}],
                "scores": [{"measure": "Time", "result": "Long", "good": False}], "findings": [{"found": "It."}],
            },
        }
    },
}  # fmt: skip
NOT_WORDS = {
    ("Lever", "tested_on"),
    ("Contact", "checked_on"),
    ("About", "night_crew"),
    ("Playbook", "coverage"),
    ("Playbook", "variables"),  # their own fields are planted
    ("Variable", "known_by"),
    ("Held", "severity"),
    ("Drill", "held"),  # its own fields are planted
    *(("Incident", name) for name in ("words", "clocks", "played")),  # their own fields are planted
    *(("Played", name) for name in ("injects", "scores", "findings")),
    *(("InjectTold", name) for name in InjectTold.model_fields),
    *(("Decided", name) for name in ("decision", "at", "sent")),
    *(("Cleared", name) for name in Cleared.model_fields),
    ("Account", "cleared"),
    ("Scored", "good"),
    ("Sent", "at"),
    *(("NightCrew", name) for name in NightCrew.model_fields),
    *(("Waiver", name) for name in Waiver.model_fields if name != "reason"),
}
"""Private fields that hold no words of their own to plant a token in; `2031-07-19` stands for the day."""


class Planter:
    """Makes tokens, each unlike any other, and remembers where each went."""

    def __init__(self) -> None:
        self.planted: dict[str, str] = {}

    def token(self, where: str) -> str:
        name = f"canary{len(self.planted):04d}x"
        self.planted[name] = where
        return name

    def value(self, cls: type[Part], name: str) -> Any:
        token = self.token(f"{cls.__name__}.{name}")
        address = f"https://{token}.example.com"
        by_field: dict[str, Any] = {
            "edit_address": address,
            "address": address,
            "runbook": {"name": token, "address": address},
            "runbooks": [{"name": token, "address": address}],
            "links": {token: {"name": token, "address": address}},
            "moved": {"levers/gone": f"levers/{token}"},
            "pattern": f"{token}|.*",
            "status_page": address,
            "seen_at": address,
            "checked_on": "2031-07-19",
            "done_on": "2031-07-19",
            "tested_on": "2031-07-19",
            "played_on": "2031-07-19",
            "found": token if cls is Finding else [token],
            "ticket": address,
            "held": [
                {
                    "played_on": "2031-07-19",
                    "severity": "sev-1",
                    "led_by": token,
                    "found": [f"{token} came out."],
                }
            ],
        }
        return by_field.get(name, token)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planter]:
    """The small playbook with a token in every private field."""
    planter = Planter()
    data = changed(LINK)
    data["contacts"] = {role: {name: planter.token(f"Contact.{name}") for name in ("rota", "reach", "person", "backup")}
                        for role in data["roles"]}  # fmt: skip
    for spot, part in walk_parts(playbook(LINK)):
        for name in private_fields(type(part)):
            if (type(part).__name__, name) not in NOT_WORDS - {("Lever", "tested_on")} | {
                ("Playbook", "contacts")
            }:
                holder_in(data, spot.path)[name] = planter.value(type(part), name)
    return write(data, tmp_path_factory.mktemp("planted") / "playbook"), planter


def holder_in(data: Data, path: tuple[str | int, ...]) -> Any:
    here: Any = data
    for part in path:
        here = here.setdefault(part, {}) if isinstance(here, dict) else here[int(part)]
    return here


@pytest.fixture(scope="module")
def published(planted: tuple[Path, Planter], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything a public edition writes: site with cards, Markdown tree, settings, JSON."""
    folder = tmp_path_factory.mktemp("published")
    checked = api.check(planted[0], edition="public")
    assert [problem for problem in checked.problems if problem.level == "error"] == []
    built = api.build(checked, folder / "work", folder / "site")
    assert [problem for problem in built.problems if problem.level == "error"] == []
    (folder / "playbook.json").write_text(api.export(checked), encoding="utf-8")
    return folder


def readings(path: Path) -> Iterator[str]:
    """Yield what a file says to anybody who tries: raw, unpacked, unescaped, as PDF text."""
    raw = path.read_bytes()
    packed = [raw]
    if raw[:2] == b"\x1f\x8b":
        packed.append(gzip.decompress(raw))
    packed += [base64.b64decode(match[1] + b"==") for match in re.finditer(rb";base64,([\w+/]+)", raw)]
    for match in re.finditer(rb"stream\r?\n", raw) if raw[:4] == b"%PDF" else ():
        try:
            packed.append(zlib.decompressobj().decompress(raw[match.end() :]))
        except zlib.error:
            continue
    if raw[:4] == b"%PDF":
        commands = (["pdftotext", str(path), "-"], ["pdfinfo", str(path)])
        packed += [subprocess.run(command, capture_output=True, check=True).stdout for command in commands]
    for data in packed:
        text = data.decode("utf-8", errors="replace")
        unicode = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
        yield from {text, html.unescape(text), urllib.parse.unquote(text), unicode}


def found_in(folder: Path, tokens: re.Pattern[str]) -> list[str]:
    return sorted(
        f"{path.relative_to(folder)}: {match}"
        for path in folder.rglob("*")
        if path.is_file()
        for match in matches(path, tokens)
    )


READ: dict[tuple[bytes, re.Pattern[str]], set[str]] = {}
"""What was found in files by the hash of their bytes: versions have most of their files in common."""


def matches(path: Path, tokens: re.Pattern[str]) -> set[str]:
    """Return what a file says of what is looked for."""
    key = hashlib.sha256(path.read_bytes()).digest(), tokens
    if key not in READ:
        READ[key] = {match for text in readings(path) for match in tokens.findall(text)}
    return READ[key]


pdf_readable = pytest.mark.needs("pdftotext")


@pdf_readable
def test_no_private_value_is_in_any_byte_that_is_published(published: Path) -> None:
    assert found_in(published, re.compile(r"canary\d{4}x|2031-07-19")) == []


@pdf_readable
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("page.html", b"<p>canary0000x</p>"),
        ("page.html", b"<!-- hidden: &#99;anary0000x -->"),
        ("search_index.json", rb'{"text": "\u0063anary0000x"}'),
        ("card.svg", b'<svg><a href="https://%63anary0000x.example.com"/></svg>'),
        ("card.svg", b'<svg><image href="data:image/svg+xml;base64,PHN2Zz5jYW5hcnkwMDAweDwvc3ZnPg=="/></svg>'),
        ("sitemap.xml.gz", gzip.compress(b"<url>canary0000x</url>", mtime=0)),
        ("card.pdf", typst.compile(b"#set page(width: 5cm)\ncanary#h(0pt)0000x")),
        ("card.pdf", typst.compile(b'#set document(title: "canary0000x")\nNothing.')),
        ("card.pdf", typst.compile(b'#link("https://canary0000x.example.com")[Nothing.]')),
        ("card.pdf", typst.compile(b'#set document(keywords: "canary0000x")\n#place(dx: -50cm)[Nothing.]')),
        ("any", b"\x00\xff canary0000x \x00"),
    ],
)  # fmt: skip
def test_the_search_finds_a_token_however_it_is_wrapped(name: str, written: bytes, tmp_path: Path) -> None:
    """The test above can fail."""
    (tmp_path / name).write_bytes(written)
    assert found_in(tmp_path, re.compile(r"canary\d{4}x")) == [f"{name}: canary0000x"]


def test_what_a_release_tells_the_public_names_no_private_value(planted: tuple[Path, Planter]) -> None:
    """Neither when the values come nor when they go; what it tells the team does name them."""
    full, bare = api.check(planted[0], edition="internal").playbook, playbook()
    assert full is not None
    for before, after in ((bare, full), (full, bare)):
        public = compare(public_edition(before), public_edition(after))
        assert re.findall(r"canary\d{4}x|2031-07-19", repr(public)) == []
        assert re.findall(r"canary\d{4}x", repr(compare(before, after))) != []


@pdf_readable
def test_no_shape_of_a_telephone_number_or_an_address_is_published(published: Path) -> None:
    shapes = re.compile(
        r"mailto:|tel:\+?\d|\+\d{2} \d{2,3} \d{4,}|[\w.]+@(?!example\.)[a-z]{3,}\.(?:com|org|net|test)\b"
    )
    told = [
        line
        for line in found_in(published / "site", shapes)
        if not line.startswith(("assets/", "site/assets/", "rules/"))
    ]
    assert told == []


def test_each_private_field_had_its_token(planted: tuple[Path, Planter]) -> None:
    """The search above is worth something only when there was something to find."""
    expected = {(cls.__name__, name) for cls in every_class() for name in private_fields(cls)}
    tried = {tuple(where.split(".")) for where in planted[1].planted.values()}
    assert expected - tried - NOT_WORDS - {("Playbook", "contacts")} == set()


def test_the_internal_edition_shows_what_the_public_one_hides(planted: tuple[Path, Planter]) -> None:
    pages = "".join(page.text for page in api.render(api.check(planted[0], edition="internal")))
    shown = set(re.findall(r"canary\d{4}x", html.unescape(pages)))
    assert {"Contact.reach", "Lever.where", "Lever.command", "Channel.where", "ActionStep.command"} <= {
        planted[1].planted[token] for token in shown
    }


def test_a_text_that_refers_to_something_private_stops_the_public_edition(tmp_path: Path) -> None:
    change = {
        "contacts": {"scribe": {"rota": "Rota", "reach": "/page scribe"}},
        "roles/scribe/mission": "Writes; reach them by {contacts/scribe/reach}.",
    }
    folder = write(changed(change), tmp_path / "playbook")
    assert not api.check(folder).fails()
    told = api.check(folder, edition="public").problems
    assert [(problem.rule, str(problem.spot)) for problem in told if problem.level == "error"] == [
        ("unknown-text-reference", "roles/scribe/mission")
    ]


def test_what_is_about_our_own_checks_is_not_published_and_a_public_text_may_say_it(tmp_path: Path) -> None:
    said = "people who use the product"
    answer = {"rule": "hedge", "reason": f"It means {said}."}
    change = {
        "words": {"ours": {"words": {"punters": said}}},
        "about/accepted": [answer],
        "roles/scribe/mission": f"It means {said}.",
    }
    folder = write(changed(change), tmp_path / "playbook")
    checked = api.check(folder, edition="public")
    assert [problem for problem in checked.problems if problem.rule == "private-in-public"] == []
    assert "punters" not in api.export(checked)


@pytest.mark.parametrize(
    ("private", "value", "public", "text", "hint"),
    [
        ("channels/war-room/where", "https://meet.example.com/inc", "roles/scribe/mission", "Join HTTPS://meet.example.com/inc  now.", "write {channels/war-room} in its place, or leave it out"),
        ("levers/kill-switch/where", "Flags, then AI, then off", "severities/sev-1/examples", ["Somebody opened Flags, then\n  AI, then off."], "write {levers/kill-switch} in its place, or leave it out"),
        ("contacts/scribe/reach", "/page scribe", "cases/slow-drift-2025/lesson", "Type `/page scribe` first.", "write {roles/scribe} in its place, or leave it out"),
        ("phases/confirm/steps/replay/command", "tracectl get 1", "phases/confirm/steps/replay/note", "As in tracectl get 1, but twice.", "leave it out"),
        ("organisation", {"links": {"board": {"name": "Board of the night", "address": "https://board.example.com"}}}, "scripts/holding-notice/text", "See https://board.example.com.", "leave it out"),
    ],
)  # fmt: skip
def test_a_text_that_says_what_a_field_keeps_private_stops_the_public_edition(
    private: str, value: object, public: str, text: object, hint: str, tmp_path: Path
) -> None:
    change = {"contacts": {"scribe": {"rota": "Rota", "reach": "/page x"}}}
    folder = write(changed({**change, private: value, public: text}), tmp_path / "playbook")
    inside = [problem for problem in api.check(folder).problems if problem.rule == "private-in-public"]
    told = [p for p in api.check(folder, edition="public").problems if p.rule == "private-in-public"]
    assert inside == []
    assert [(str(problem.spot).startswith(public), problem.hint) for problem in told] == [(True, hint)]
    assert private in told[0].message
    assert str(value) not in told[0].message


def test_a_public_edition_is_projected_whatever_else_is_wrong_with_its_files(tmp_path: Path) -> None:
    """An error stops a build; what goes on in spite of one must not be the internal edition."""
    change = {"contacts": {"scribe": {"rota": "Rota", "reach": "/page x"}}}
    folder = write(changed(change), tmp_path / "playbook")
    with (folder / "glossary.yaml").open("a", encoding="utf-8") as stream:
        stream.write("again: {term: A, meaning: B}\nagain: {term: B, meaning: B}\n")
    checked = api.check(folder, edition="public")
    assert {problem.rule for problem in checked.problems} == {"duplicate-key"}
    assert checked.playbook is not None
    assert checked.playbook.contacts == {}


def test_what_is_public_elsewhere_as_a_whole_or_no_more_than_a_word_may_be_said(tmp_path: Path) -> None:
    change = {
        "channels/status-page/where": "https://status.example.com",
        "organisation": {"status_page": "https://status.example.com"},
        "channels/war-room/where": "Bridge",
        "roles/scribe/mission": "Writes on the Bridge, and reads https://status.example.com.",
    }
    told = api.check(write(changed(change), tmp_path / "playbook"), edition="public").problems
    assert [problem for problem in told if problem.rule == "private-in-public"] == []


def test_no_message_shows_how_somebody_is_reached(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "playbook")
    (folder / "contacts.yaml").write_text(
        "scribe:\n  rota: Rota\n  reach: /page x\n  persn: Jo [Roe, +49 170\n"
    )
    checked = api.check(folder)
    assert [str(problem.where).rpartition("/")[2] for problem in checked.problems] == ["contacts.yaml:4:3"]
    assert checked.problems[0].where is not None
    assert checked.source.source_line(checked.problems[0].where) == "  persn: •• [•••, +•• •••"


def test_no_message_repeats_what_a_contact_says(tmp_path: Path) -> None:
    """A number without quotes is the likeliest mistake there, and logs have more readers than the file."""
    folder = write(small(), tmp_path / "playbook")
    (folder / "contacts.yaml").write_text(
        "scribe: {rota: Rota, reach: 491701234567, checked_on: Jo Roe}\n", encoding="utf-8"
    )
    told = [(problem.message, problem.hint) for problem in api.check(folder).problems]
    assert told == [
        ("'reach' expects text, but got something else", "put the value in quotes"),
        ("'checked_on' is something else", "write the date as year-month-day, such as 2026-11-23"),
    ]


@pytest.mark.parametrize(
    "path", ["levers/kill-switch/where", "organisation/contact", "channels/war-room/where"]
)
def test_a_blank_in_a_text_stops_the_public_edition(path: str, tmp_path: Path) -> None:
    """Strangers would read a question to the team, or guess that something was taken out."""
    channel = {"channels/war-room/where": "Bridge 4"} if path.startswith("channels") else {}
    folder = write(
        changed({"roles/scribe/mission": f"Writes at {{{path}}}.", **channel}), tmp_path / "playbook"
    )
    assert not api.check(folder).fails()
    told = [problem for problem in api.check(folder, edition="public").problems if problem.level == "error"]
    assert [(problem.rule, str(problem.spot), problem.message) for problem in told] == [
        (
            "unknown-text-reference",
            "roles/scribe/mission",
            f"'{{{path}}}' is private or not filled in, so a public edition has nothing to show for it",
        )
    ]


def test_a_setting_that_is_private_fills_no_blank_in_public(tmp_path: Path) -> None:
    change: dict[str, Any] = {
        "organisation": {"links": {"rota": {"name": "Rota of Kim", "address": "https://rota.example.com"}}},
        "scripts/holding-notice/blanks/feature/filled_from": "organisation/links/rota/name",
    }
    folder = write(changed(change), tmp_path / "playbook")
    assert "Rota of Kim" in json.loads(api.export(api.check(folder)))["scripts"]["holding-notice"]["text"]
    assert "Rota of Kim" not in api.export(api.check(folder, edition="public"))


BESIDE = {
    "layers/team/severities.yaml": "# {}\nsev-1:\n  label: Worst # {}\n  $was: {{label: {}}}\n",
    "layers/team/levers.yaml": "roll-back-model:\n  $was: {{where: {}}}\n  accepted:\n"
    "    - {{rule: long-sentence, reason: {}, until: '2020-01-01'}}\n",
    "layers/team/glossary.yaml": "lever:\n  $remove: true\n  $reason: {}\n",
    "layers/team/organisation.yaml": "links: {{l{}: {{name: {}, address: 'https://{}.example.com'}}}}\n",
    "layers/team/about.yaml": "name: Ours\nedit_address: https://{}.example.com/\n",
    "layers/team/types/{}.yaml": "quality-regression: {{summary: Answers get worse.}}\n",
    "layers/team/drills.yaml": "drill-quality-regression:\n  held: [{{played_on: '2031-07-19', severity: sev-2, "
    "led_by: {}, found: ['{} came out.']}}]\n",
    "contacts/contacts.yaml": "# {}\nscribe: {{reach: {}, person: {}}}\n",
    "mkdocs.yml": "repo_url: https://{}.example.com/x\nedit_uri: edit/{}/\nsite_author: {}\nextra: {{note: {}}}\n",
    "playbook.yml": f'default: {{{{version: "1.0.0", path: {SMALL}}}}}\nlayers: [layers/team]\n'
    "contacts: contacts\nedition: public # {}\n",
}
"""Files of a team with a token in everything that is beside the plan: `{}` each."""


@pdf_readable
def test_what_stands_beside_the_plan_of_a_layered_team_is_not_published(tmp_path: Path) -> None:
    planter = Planter()
    for name, text in BESIDE.items():
        pieces = [
            planter.token(name) if piece == "{}" else piece
            for piece in re.split(r"(\{\})", f"{name}\0{text}")
        ]
        file, _, words = "".join(pieces).partition("\0")
        path = tmp_path / "team" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words.replace("{{", "{").replace("}}", "}"), encoding="utf-8")
    assert len(planter.planted) == 21
    checked = api.check(tmp_path / "team")
    assert [problem for problem in checked.problems if problem.level == "error"] == []
    built = api.build(checked, tmp_path / "work", tmp_path / "site")
    assert built.problems == ()
    (tmp_path / "site/playbook.json").write_text(api.export(checked), encoding="utf-8")
    assert (tmp_path / "site/index.html").is_file()
    assert found_in(tmp_path / "site", re.compile(r"canary\d{4}x|2031-07-19")) == []
