"""Files of other tools that become records: what is placed, what is worked out, what is left, what is refused."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import UsageError
from generator.record.worked_out import contained_at
from generator.team.records import Given, begun, imported_from, unknown_here
from tests.build import playbook

LIVE = json.loads((Path(__file__).parents[2] / "cases" / "live" / "incident.json").read_text("utf-8"))
MAPPING = """\
id: {at: data.key}
name: {at: data.title}
type: {at: data.kind, means: {drift: quality-regression}}
severity: {at: data.priority, means: {P1: sev-1, P2: sev-2}}
severity_at: {at: data.created}
source: {value: user}
noise: {value: silent}
moments:
  first-signal: {at: data.seen}
  contained: {at: data.stopped}
  resolved: {at: data.times.1}
"""
PLAIN: dict[str, Any] = {
    "data": {
        "key": "INC/42",
        "title": "Wrong\nanswers",
        "kind": "drift",
        "priority": "P2",
        "created": "2026-10-01T10:05:00.123Z",
        "seen": 1790848800,
        "stopped": None,
        "times": ["2026-10-01T12:00:00+02:00", 1790859600000],
        "owner": "ops",
    }
}


def written(folder: Path, data: object) -> Path:
    """Write a JSON file; text as it is."""
    path = folder / "file.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


NOTHING = Given()


def line(at: str, what: str, about: str = "", is_: str = "", words: str = "") -> dict[str, str]:
    """Return a line of a log; `at` is the time of the day of the file."""
    said = {"at": f"2026-11-29T{at}:00Z", "what": what, "about": about, "is": is_, "words": words}
    return {"id": f"{what}-{about}-{at.replace(':', '')}", "by": "", "corrects": "", **said}


def logged(data: dict[str, Any], *lines: dict[str, str], but: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the file with another log: without some kinds of lines, with others behind it; what stands beside it is as it was."""
    return data | {"log": [each for each in data["log"] if each["what"] not in but] + list(lines)}


LOG = [
    '{id: k3f9a2-1, at: "2026-11-29T02:10:00Z", what: started, state: real, words: Names of other customers in chat}',
    '{id: k3f9a2-2, at: "2026-11-29T02:10:00Z", what: moment, about: awareness, state: "2026-11-29T02:08:00Z"}',
    '{id: k3f9a2-3, at: "2026-11-29T02:11:00Z", what: step, about: reproduce, state: done, by: technical-lead}',
    '{id: k3f9a2-4, at: "2026-11-29T02:11:40Z", what: step, about: is-it-real, state: "yes", by: technical-lead}',
    '{id: k3f9a2-5, at: "2026-11-29T02:12:00Z", what: type, about: data-leakage}',
    '{id: k3f9a2-6, at: "2026-11-29T02:12:30Z", what: answer, about: data-crossed, state: "yes"}',
    '{id: k3f9a2-7, at: "2026-11-29T02:12:30Z", what: severity, about: sev-1}',
    '{id: k3f9a2-8, at: "2026-11-29T02:12:40Z", what: answer, about: growing, state: "no"}',
    '{id: k3f9a2-9, at: "2026-11-29T02:13:00Z", what: page, about: incident-commander, state: paged}',
    '{id: k3f9a2-10, at: "2026-11-29T02:15:00Z", what: page, about: incident-commander, state: answered}',
    '{id: k3f9a2-11, at: "2026-11-29T02:16:00Z", what: lever, about: kill-switch, state: pulled, by: technical-lead}',
    '{id: k3f9a2-12, at: "2026-11-29T02:18:00Z", what: step, about: estimate-impact, state: done, by: technical-lead}',
    '{id: k3f9a2-13, at: "2026-11-29T02:19:00Z", what: step, about: estimate-impact, state: not-possible, by: technical-lead, words: The dashboard is down, corrects: k3f9a2-12}',
    '{id: k3f9a2-14, at: "2026-11-29T02:27:00Z", what: word, about: holding-notice, state: sent, by: communications-lead, words: "We are looking into a fault in chat.\\nNext update: 03:00 UTC."}',
    '{id: k3f9a2-15, at: "2026-11-29T02:30:00Z", what: line, by: scribe, words: Support has 14 reports}',
    '{id: k3f9a2-16, at: "2026-11-29T02:40:00Z", what: clock, about: gdpr-33, state: applies, by: privacy-lead, words: Names of customers in the EU were shown}',
]  # fmt: skip
"""The log of the file as its record keeps it."""


def live(
    folder: Path, change: Callable[[dict[str, Any]], None] = lambda _: None, given: Given = NOTHING
) -> Any:
    """Import the file of the live page, with something in it changed."""
    data = json.loads(json.dumps(LIVE))
    change(data)
    return imported_from(written(folder, data), playbook(), None, given)


def test_a_file_of_the_live_page_becomes_a_record_and_nothing_in_it_is_lost(tmp_path: Path) -> None:
    found = live(tmp_path)
    assert found.yaml() == (
        "20261129t021000-k3f9a2:\n"
        "  name: Names of other customers in chat\n"
        f'  plan: {{version: "0.1.0", digest: "{"0" * 64}"}}\n'
        "  type: data-leakage\n"
        "  moments:\n"
        '    awareness: "2026-11-29T02:08:00Z"\n'
        '    paged: "2026-11-29T02:13:00Z"\n'
        '    acknowledged: "2026-11-29T02:15:00Z"\n'
        "  severities:\n"
        '    - {at: "2026-11-29T02:12:30Z", severity: sev-1}\n'
        "  levers:\n"
        '    - {lever: kill-switch, at: "2026-11-29T02:16:00Z", by: technical-lead}\n'
        "  words:\n"
        '    - {script: holding-notice, at: "2026-11-29T02:27:00Z", by: communications-lead, '
        'note: "We are looking into a fault in chat. Next update: 03:00 UTC.", channel: status-page}\n'
        "  clocks:\n"
        "    - {clock: gdpr-33, decision: applies, by: privacy-lead, because: Names of customers in the EU were shown, "
        'at: "2026-11-29T02:40:00Z"}\n'
        "  log:\n"
    ) + "".join(f"    - {line}\n" for line in LOG)
    # The small playbook has fewer timestamps, types and clocks than the one that was played.
    assert list(unknown_here(found, playbook())) == [
        "types has no 'data-leakage' in version 1.0.0",
        "timestamps has no 'paged' in version 1.0.0",
        "timestamps has no 'acknowledged' in version 1.0.0",
        "clocks has no 'gdpr-33' in version 1.0.0",
    ]


STAMPS = ("paged", "acknowledged", "declared", "war-room-open", "contained", "first-public-word", "resolved")


def worked_out(folder: Path, **more: Any) -> list[str]:
    """Return what is worked out of the file with only the awareness entered, and more said in it."""
    stamps = {
        f"timestamps/{name}": {"name": name, "meaning": "When.", "recorded_by": "scribe", "order": order}
        for order, name in enumerate(STAMPS, start=10)
    }
    ending = {"scripts/holding-notice/stage": more.pop("stage", "holding")}
    return imported_from(written(folder, more["file"]), playbook(stamps | ending), None, NOTHING).worked_out


def test_moments_that_follow_from_what_was_done_are_filled_in_and_told(tmp_path: Path) -> None:
    states = (("16", "pulled"), ("18", "held"), ("20", "did-not-hold"), ("24", "held"), ("29", "held"))
    levers = [line(f"02:{minute}", "lever", "kill-switch", state) for minute, state in states]
    room = line("02:21", "step", "open-room", "done")
    found = worked_out(
        tmp_path, file=logged(LIVE, *levers, room, line("06:00", "ended"), but=("lever", "step"))
    )
    assert found == [
        "moments/declared: 2026-11-29T02:15:00Z, from the first severity and the commander's answer, the later of both",
        "moments/war-room-open: 2026-11-29T02:21:00Z, from the step that opens it",
        "moments/contained: 2026-11-29T02:24:00Z, from the first check that held and after which none failed",
        "moments/first-public-word: 2026-11-29T02:27:00Z, from the first words where everybody affected can read them",
        "moments/resolved: 2026-11-29T06:00:00Z, from its end on the page; check it against the exit criteria",
        "words/0/channel: status-page, from the script in the plan",
    ]


@pytest.mark.parametrize(
    ("states", "contained"),
    [
        ((("16", "revoke", "held"), ("24", "freeze", "held")), "02:24"),
        ((("16", "revoke", "held"),), None),
        ((("16", "revoke", "held"), ("18", "freeze", "did-not-hold"), ("24", "off", "held")), "02:24"),
        ((("16", "freeze", "held"), ("18", "revoke", "held"), ("24", "revoke", "did-not-hold")), None),
    ],
)
def test_a_kind_that_needs_several_levers_is_contained_with_the_last_of_them_or_with_another_one(
    states: tuple[tuple[str, str, str], ...], contained: str | None
) -> None:
    said = [{"at": f"2026-11-29T02:{at}:00Z", "lever": lever, "is": state} for at, lever, state in states]
    wanted = contained and f"2026-11-29T{contained}:00Z"
    assert contained_at(said, ("revoke", "freeze")) == wanted


def test_what_nobody_noted_is_not_worked_out(tmp_path: Path) -> None:
    assert worked_out(tmp_path, file=logged(LIVE, but=("page", "word"))) == []


def test_the_announcement_that_it_is_over_counts_before_the_end_of_the_page(tmp_path: Path) -> None:
    found = worked_out(tmp_path, file=logged(LIVE, line("06:00", "ended")), stage="resolution")
    assert "moments/resolved: 2026-11-29T02:27:00Z, from the announcement that it is over" in found


def test_a_drill_says_which_one_it_was_where_the_plan_has_one_of_its_type(tmp_path: Path) -> None:
    def drill(data: dict[str, Any]) -> None:
        data["log"][0]["is"] = "drill"

    def of_its_type(data: dict[str, Any]) -> None:
        drill(data)
        data["log"][4]["about"] = "quality-regression"

    found = live(tmp_path, of_its_type)
    assert found.record["played"] == {"drill": "drill-quality-regression"}
    assert "played/drill: drill-quality-regression, the drill of this incident type" in found.worked_out
    found = live(tmp_path, drill)
    assert ("played" in found.record, found.worked_out[-1]) == (
        False,
        "played: add `played: {drill: …}`, one of drill-quality-regression",
    )


def test_why_a_severity_was_set_goes_with_it(tmp_path: Path) -> None:
    found = live(tmp_path, lambda data: data["log"][6].update(words="A reporter\nasks"))
    assert found.record["severities"] == [
        {"at": "2026-11-29T02:12:30Z", "severity": "sev-1", "because": "A reporter asks"}
    ]


def test_each_state_of_a_lever_and_of_a_clock_has_a_place_or_is_told(tmp_path: Path) -> None:
    states = (("15", "undone"), ("16", "pulled"), ("17", "held"), ("20", "pulled"), ("22", "did-not-hold"))
    levers = [line(f"02:{at}", "lever", "kill-switch", state) for at, state in states]
    rows = (
        ("00", "applies", "May be ours"),
        ("05", "not-applicable", "It is not"),
        ("10", "sent", "2"),
        ("20", "sent", "all"),
    )
    clocks = [line(f"03:{at}", "clock", "gdpr-33", state, words) for at, state, words in rows]
    found = imported_from(
        written(tmp_path, logged(LIVE, *levers, *clocks, but=("lever", "clock"))), playbook(), None, NOTHING
    )
    assert found.record["levers"] == [
        {"lever": "kill-switch", "at": "2026-11-29T02:16:00Z", "verified": "2026-11-29T02:17:00Z"},
        {
            "lever": "kill-switch",
            "at": "2026-11-29T02:20:00Z",
            "result": "its check failed at 2026-11-29T02:22:00Z",
        },
    ]
    assert found.record["clocks"] == [
        {
            "clock": "gdpr-33",
            "decision": "does-not-apply",
            "because": "It is not",
            "at": "2026-11-29T03:05:00Z",
            "sent": ["not known, because the page noted no such report", "2026-11-29T03:10:00Z"],
        }
    ]
    assert found.unplaced[:3] == [
        "lever kill-switch undone at 2026-11-29T02:15:00Z",
        "clock gdpr-33 before: gdpr-33 applies May be ours 2026-11-29T03:00:00Z",
        "clock gdpr-33 sent at 2026-11-29T03:20:00Z all",
    ]


def test_what_a_file_does_not_name_is_asked_for_and_taken_from_the_command(tmp_path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data |= logged(data, but=("type", "severity")) | {"type": None, "severity": None, "severities": []}

    with pytest.raises(
        UsageError, match="the file names no incident type; say it with --type, one of: quality"
    ):
        live(tmp_path, change)
    found = live(tmp_path, change, Given("mine", "quality-regression", "sev-2"))
    assert (found.id, found.record["type"], found.record["severities"]) == (
        "mine",
        "quality-regression",
        [{"at": "2026-11-29T02:08:00Z", "severity": "sev-2"}],
    )


def at(*path: str | int) -> Callable[[dict[str, Any], object], None]:
    """Return a function that puts a value at a path."""

    def put(data: Any, value: object) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return put


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema_version",), 2, "file.json: schema_version is 2; this program reads 1"),
        (("drill",), "no", "file.json: drill is text; it is true or false"),
        (("more",), 1, "file.json: more is unknown; known: format, schema_version, playbook, id,"),
        (("levers", 0, "is"), "broken", "file.json: levers/0/is is 'broken'; it is one of: pulled, held, did-not-hold, undone"),
        (("levers", 0, "at"), "2026-11-29T02:16", "file.json: levers/0/at is '2026-11-29T02:16': add the zone: 2026-11-29T02:16Z for UTC"),
        (("words", 0), [], "file.json: words/0 is a list; it is an object"),
        (("moments",), {"awareness": "soon"}, "file.json: moments/awareness is 'soon': write date, time and zone"),
        (("log", 3, "corrects"), None, "file.json: log/3/corrects is null; it is text"),
        (("id",), "../../etc/passwd", "file.json: no record comes of it: .*write an id of lower-case letters"),
        (("name",), "A \u202e turned name", "file.json: name holds the hidden character U.202E; take it out"),
        (("log", 10, "about"), "kill switch", "file.json: no record comes of it: levers/0/lever: "),
        (("log",), [], "file.json: log is empty, and the rest follows from it; begin a record with `playbook incident new`"),
    ],
)  # fmt: skip
def test_a_file_in_another_form_is_refused_with_its_first_place(
    path: tuple[str | int, ...], value: object, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        live(tmp_path, lambda data: at(*path)(data, value))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "^file.json: line 1, column 2: this is no JSON: "),
        ("[1]", "^file.json: it holds a list; an incident is an object with keys"),
        ('{"a": 1, "a": 2}', "^file.json: the key 'a' stands twice in one object; keep one of the two"),
        ('{"a": NaN}', "^file.json: NaN is no number of JSON"),
        ('{"a":' * 90_000 + "1" + "}" * 90_000, "^file.json: [^:]*nested"),
        ('{"a":' * 40 + "1" + "}" * 40, "^file.json: a/a/a/a is nested more than 30 deep"),
        ('{"a": ' + "9" * 5_000 + "}", "^file.json: 99999999999999999999… has 5,000 digits"),
        ('{"format": "other"}', "^file.json: the live page did not write it; say with --mapping"),
    ],
    ids=["cut-off", "a-list", "a-key-twice", "no-number", "deep", "rather-deep", "many-digits", "other"],
)  # fmt: skip
def test_a_file_that_is_no_record_at_all_is_refused(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        imported_from(written(tmp_path, text), playbook(), None, NOTHING)


RECORD = """20261129t021000-k3f9a2:
  name: Names of other customers in chat
  type: quality-regression
  moments:
    awareness: "2026-11-29T02:08:00Z"
  severities:
    - {at: "2026-11-29T02:12:30Z", severity: sev-1}
  log:
""" + "".join(f"    - {line}\n" for line in LOG)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  name:", "\tname:", r"i\.yaml:2:1: "),
        ("  name:", "  name: Twice\n  name:", r"i\.yaml:3:3: the key 'name'"),
        ("  log:", "  logg:", r"i\.yaml: no record comes of it: logg?: .*"),
        ("what: started", "what: run", r"i\.yaml: log/0/what is 'run'; it is one of: started,"),
        ("what: started", "what: started, more: x", r"i\.yaml: log/0/more is unknown; known: id, at, what"),
        ("state: paged", "state: [paged]", r"i\.yaml: log/8/state is a list; it is text"),
        ("20261129t021000-k3f9a2:", "- x:", r"i\.yaml"),
        ("    awareness:", "    - awareness:", r"i\.yaml: moments is a list; it is an object"),
    ],
)
def test_a_record_of_the_page_in_another_form_is_refused_with_its_first_place(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "i.yaml").write_text(RECORD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        imported_from(tmp_path / "i.yaml", playbook(), None, NOTHING)


def test_bytes_that_are_no_text_and_files_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(b'{"a": "\xff"}')
    with pytest.raises(UsageError, match=r"file\.json: byte 8 is no UTF-8"):
        imported_from(path, playbook(), None, NOTHING)
    path.write_bytes(b" " * 4_000_001)
    with pytest.raises(UsageError, match="more than 4,000,000 bytes"):
        imported_from(path, playbook(), None, NOTHING)
    with pytest.raises(UsageError, match="cannot be read"):
        imported_from(tmp_path, playbook(), None, NOTHING)


def mapped(folder: Path, data: object, mapping: str = MAPPING) -> Any:
    """Import a JSON with a mapping."""
    (folder / "map.yaml").write_text(mapping, encoding="utf-8")
    return imported_from(written(folder, data), playbook(), folder / "map.yaml", NOTHING)


def test_any_json_becomes_a_record_with_a_mapping_and_what_is_left_is_kept(tmp_path: Path) -> None:
    found = mapped(tmp_path, PLAIN)
    assert found.yaml() == (
        "inc-42:\n"
        "  name: Wrong answers\n"
        "  type: quality-regression\n"
        "  detection: {source: user, noise: silent}\n"
        "  moments:\n"
        '    first-signal: "2026-10-01T10:00:00Z"\n'
        '    resolved: "2026-10-01T13:00:00Z"\n'
        "  severities:\n"
        '    - {at: "2026-10-01T10:05:00Z", severity: sev-2}\n'
        "  unplaced:\n"
        '    - "data.key: INC/42"\n'
        '    - "data.times.0: 2026-10-01T12:00:00+02:00"\n'
        '    - "data.owner: ops"\n'
    )
    assert found.worked_out == ["moments/contained: 'data.stopped' is null in the file"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("kind", "outage", "file.json: data.kind is 'outage'; add it to `means` of type in the mapping"),
        ("title", "", "file.json: there is nothing at 'data.title', where the mapping looks for name"),
        ("created", "2026-10-01 10:05", "file.json: data.created is '2026-10-01 10:05': add the zone: 2026-10-01T10:05Z"),
        ("created", None, "file.json: there is nothing at 'data.created', where the mapping looks for severity_at"),
        ("seen", 1e30, "file.json: data.seen is 1e.30, which is no moment"),
        ("seen", True, "file.json: data.seen is true or false; a moment is text or seconds since 1970"),
    ],
)  # fmt: skip
def test_what_does_not_fit_a_mapping_is_refused_with_its_place(
    field: str, value: object, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=message):
        mapped(tmp_path, {"data": PLAIN["data"] | {field: value}})


def test_every_value_of_a_file_has_a_place_or_is_kept_as_its_file_writes_it(tmp_path: Path) -> None:
    more: dict[str, Any] = {
        "yes": True,
        "no": False,
        "none": None,
        "blank": "",
        "empty": {},
        "list": [],
        "much": 1e30,
    }
    found = mapped(
        tmp_path, {"data": PLAIN["data"] | {"times": [None, 1790859600000]} | more, "long": "x" * 400}
    )
    assert found.unplaced == [
        "data.key: INC/42",
        "data.times.0: null",
        "data.owner: ops",
        "data.yes: true",
        "data.no: false",
        "data.none: null",
        'data.blank: ""',
        "data.empty: {}",
        "data.list: []",
        "data.much: 1e+30",
        f"long: {'x' * 294}… (406 characters in the file)",
    ]


def test_true_and_false_of_a_file_are_given_a_meaning_as_the_file_writes_them(tmp_path: Path) -> None:
    noise = "noise: {at: data.auto, means: {'true': loud, 'false': silent}}"
    found = mapped(
        tmp_path, {"data": PLAIN["data"] | {"auto": False}}, MAPPING.replace("noise: {value: silent}", noise)
    )
    assert found.record["detection"] == {"source": "user", "noise": "silent"}


def test_half_of_a_detection_is_kept_and_told(tmp_path: Path) -> None:
    source = MAPPING.replace("source: {value: user}", "source: {at: data.owner}")
    found = mapped(tmp_path, PLAIN, source.replace("noise: {value: silent}", "noise: {at: data.nois}"))
    assert (found.record["detection"], found.unplaced[-1]) == ({}, "data.owner: ops")
    assert found.worked_out == [
        "noise: the file has no 'data.nois'",
        "detection: the file says source alone, so it has no place",
        "moments/contained: 'data.stopped' is null in the file",
    ]


def test_a_path_that_stands_for_two_values_is_refused_and_a_pointer_names_one(tmp_path: Path) -> None:
    data = {"data": PLAIN["data"] | {"a.b": "One", "a": {"b": "Two"}}}
    message = (
        "^file.json: 'data.a.b' stands for 2 values; write /data/a.b or /data/a/b for name in the mapping$"
    )
    with pytest.raises(UsageError, match=message):
        mapped(tmp_path, data, MAPPING.replace("data.title", "data.a.b"))
    found = mapped(tmp_path, data, MAPPING.replace("data.title", "/data/a.b"))
    assert (found.record["name"], found.unplaced[-1]) == ("One", "data.a.b: Two")
    kept = mapped(tmp_path, data).unplaced[-2:]
    assert kept == ["/data/a.b: One", "data.a.b: Two"]


def test_a_path_that_holds_several_values_is_refused(tmp_path: Path) -> None:
    message = "^file.json: 'data.times' holds several values; name one for name in the mapping, such as data.times.0$"
    with pytest.raises(UsageError, match=message):
        mapped(tmp_path, PLAIN, MAPPING.replace("data.title", "data.times"))


def test_a_moment_without_a_zone_is_in_utc_where_the_mapping_says_so(tmp_path: Path) -> None:
    data = {"data": PLAIN["data"] | {"created": "2026-10-01 10:05"}}
    found = mapped(tmp_path, data, f"{MAPPING}zone_is_utc: true\n")
    assert found.record["severities"] == [{"at": "2026-10-01T10:05Z", "severity": "sev-2"}]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2026-10-01T12:05:00.123+0200", "2026-10-01T10:05:00Z"),
        ("2026-10-01T12:05:00,5+02", "2026-10-01T10:05:00Z"),
        ("20261001T100500Z", "2026-10-01T10:05:00Z"),
        ("2026-10-01 12:05+02:00", "2026-10-01T12:05+02:00"),
    ],
)
def test_a_moment_in_another_form_of_iso_8601_is_read(said: str, read: str, tmp_path: Path) -> None:
    found = mapped(tmp_path, {"data": PLAIN["data"] | {"created": said}})
    assert found.record["severities"] == [{"at": read, "severity": "sev-2"}]


@pytest.mark.parametrize("said", ["2026-10-01", "2026-10-01T10:05", "2026-10-01T10:05:00 UTC", "20261001"])
def test_a_moment_without_a_zone_and_a_day_alone_are_none(said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"^file.json: data.created is '{said}': (add the zone|write date)"):
        mapped(tmp_path, {"data": PLAIN["data"] | {"created": said}})


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert mapped(tmp_path, f"\ufeff{json.dumps(PLAIN)}").id == "inc-42"


def test_a_mapping_that_is_wrong_is_shown_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"map\.yaml:1:1: .*no id; .*map\.yaml:1:1: .*'idd'"):
        mapped(tmp_path, PLAIN, MAPPING.replace("id:", "idd:", 1))
    with pytest.raises(UsageError, match=r"map\.yaml:2:1: the key 'id'"):
        mapped(tmp_path, PLAIN, f"id: {{at: x}}\n{MAPPING}")


def test_a_record_begun_by_hand_is_declared_now() -> None:
    now = datetime.datetime(2026, 10, 1, 15, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    found = begun(playbook(), Given("", "quality-regression", "sev-2"), "Wrong  answers", now)
    assert found.yaml() == (
        "2026-10-01-wrong-answers:\n"
        "  name: Wrong answers\n"
        '  plan: {version: "1.0.0"}\n'
        "  moments:\n"
        '    exposure-start: "not known, because it has just begun"\n'
        "  severities:\n"
        '    - {at: "2026-10-01T13:05Z", severity: sev-2}\n'
        "  type: quality-regression\n"
        "  # To add:\n"
        "  # detection: {source: …, noise: …}: who saw it first (monitoring, user, press), and loud or silent\n"
        "  # moments: first-signal, contained\n"
        "  # levers, words, clocks and actions: `playbook schema --layer` tells the form of each\n"
    )
    with pytest.raises(UsageError, match="there is no 'sev-9' in severities; known: sev-1, sev-2, sev-3"):
        begun(playbook(), Given("", "quality-regression", "sev-9"), "Wrong answers", now)


def test_the_log_counts_and_what_contradicts_it_is_told_with_its_place(tmp_path: Path) -> None:
    def wrong(data: dict[str, Any]) -> None:
        data["moments"] = {"awareness": "2026-11-29T01:00:00Z", "resolved": "2026-11-29T05:00:00Z"}
        data["levers"][0]["lever"] = "budget-cap"

    assert live(tmp_path).doubts == []
    found = live(tmp_path, wrong)
    assert [each.told.partition(": ")[2] for each in found.doubts] == [
        'moments/awareness: "2026-11-29T01:00:00Z" in the file, "2026-11-29T02:08:00Z" in the log; the log counts',
        'moments/resolved: "2026-11-29T05:00:00Z" in the file, nothing in the log; the log counts',
        'moments/paged: nothing in the file, "2026-11-29T02:13:00Z" in the log; the log counts',
        'moments/acknowledged: nothing in the file, "2026-11-29T02:15:00Z" in the log; the log counts',
        'levers/0/lever: "budget-cap" in the file, "kill-switch" in the log; the log counts',
    ]
    assert {name: found.record[name] for name in ("moments", "levers")} == {
        name: live(tmp_path).record[name] for name in ("moments", "levers")
    }
    assert found.unplaced == ['moments/resolved: "2026-11-29T05:00:00Z" in the file, nothing in the log']


def test_an_offset_is_the_same_instant(tmp_path: Path) -> None:
    def otherwise(data: dict[str, Any]) -> None:
        data["moments"].update(awareness="2026-11-29T03:08:00+01:00", paged="2026-11-29T02:13Z")

    assert live(tmp_path, otherwise).doubts == []


def test_the_log_of_a_record_counts_and_what_others_added_stays(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    told = 'moments:\n    declared: "2026-11-29T02:15:00Z"\n'  # worked out before
    text = RECORD.replace("moments:\n", told).replace(
        '02:08:00Z"\n  sev', '01:00:00Z"\n  detection: {source: user, noise: silent}\n  sev'
    )
    file.write_text(text, encoding="utf-8")
    stamps = {
        "timestamps/declared": {"name": "Declared", "meaning": "When.", "recorded_by": "scribe", "order": 10}
    }
    found = imported_from(file, playbook(stamps), None, NOTHING)
    assert [each.told for each in found.doubts] == [
        'line 6, column 16: moments/awareness: "2026-11-29T01:00:00Z" in the file, "2026-11-29T02:08:00Z" in the log; the log counts',
        'line 4, column 3: moments/paged: nothing in the file, "2026-11-29T02:13:00Z" in the log; the log counts',
        'line 4, column 3: moments/acknowledged: nothing in the file, "2026-11-29T02:15:00Z" in the log; the log counts',
        *(
            f"line 1, column 1: {each} in the log; the log counts"
            for each in (
                'levers/0: nothing in the file, {"lever":"kill-switch","at":"2026-11-29T02:16:00Z","by":"tec…',
                'words/0: nothing in the file, {"script":"holding-notice","at":"2026-11-29T02:27:00Z","by":…',
                'clocks/0: nothing in the file, {"clock":"gdpr-33","decision":"applies","by":"privacy-lead",…',
            )
        ),
    ]
    assert found.record["moments"]["declared"] == "2026-11-29T02:15:00Z"
    assert found.record["detection"] == {"source": "user", "noise": "silent"}
