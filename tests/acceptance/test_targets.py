"""`playbook export --for TARGET`: files that real readers of each tool take, and what was lost on the way."""

from __future__ import annotations

import copy
import datetime
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar
from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from generator import api
from generator.export.contract import Contract
from generator.model import Playbook
from generator.model.freshness import everything_dated
from generator.targets import slack
from generator.targets.facets import FACETS
from generator.targets.made import files_for, target, targets
from tests.acceptance.test_cli import ROOT
from tests.build import as_shipped, changed, write
from tests.build import playbook as small
from tests.warm import command as run

ROOTLY = ROOT.parent / "shared/data/rootly-openapi.json"
PRISM = ROOT / "tests/mock/node_modules/@stoplight/prism-cli/dist/index.js"


@pytest.fixture(scope="module")
def checked() -> api.Checked:
    return as_shipped()


@pytest.fixture(scope="module")
def playbook(checked: api.Checked) -> Playbook:
    assert checked.playbook is not None
    return checked.playbook


def data(files: dict[str, str], folder: str) -> dict[str, Any]:
    return {
        name: json.loads(text)
        for name, text in files.items()
        if name.startswith(folder) and name.endswith(".json")
    }


def test_there_is_a_module_for_each_target() -> None:
    assert targets() == ("backstage", "ics", "incident-io", "rootly", "slack", "statuspage", "teams")


@pytest.mark.parametrize("name", targets())
def test_each_target_says_of_every_facet_what_becomes_of_it(name: str, checked: api.Checked) -> None:
    maps = target(name).maps
    assert set(maps.fields) | set(maps.prose) <= FACETS.keys()
    assert set(maps.fields) & set(maps.prose) == set()
    losses = json.loads(files_for(checked, name)["losses.json"])
    there = {facet.says: facet.count(checked.playbook) for facet in FACETS.values()}  # type: ignore[arg-type]
    assert {row["what"]: row["count"] for row in losses["facets"]} == {
        what: count for what, count in there.items() if count
    }
    assert {row["becomes"] for row in losses["facets"]} <= {"field", "prose", "no place"}


@pytest.mark.parametrize("name", targets())
def test_the_command_writes_the_files_and_says_what_was_lost(name: str, tmp_path: Path) -> None:
    ran = run("export", str(ROOT / "tests/small"), "--for", name, "--out", str(tmp_path / "out"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "LOSSES.md" in ran.stdout
    assert (tmp_path / "out/LOSSES.md").read_text("utf-8").startswith("# What ")


@pytest.mark.parametrize("name", targets())
def test_nothing_private_is_in_the_public_edition(name: str, tmp_path: Path) -> None:
    hidden = {
        "contacts": {"technical-lead": {"reach": "/page canary"}},
        "levers/kill-switch/command": "canary off",
    }
    folder = write(changed(hidden), tmp_path)
    files = files_for(api.check(folder, edition="public"), name)
    assert [path for path, text in files.items() if "canary" in text] == []


def test_a_file_of_a_script_that_is_gone_is_told(tmp_path: Path) -> None:
    command = ("export", str(ROOT / "tests/small"), "--for", "slack", "--out", str(tmp_path))
    assert "do not apply" not in run(*command).stdout
    (tmp_path / "messages/withdrawn.json").write_text("{}", "utf-8")
    assert "do not apply them: messages/withdrawn.json\n" in run(*command).stdout


def test_a_target_that_is_not_there_names_the_nearest() -> None:
    ran = run("export", str(ROOT / "tests/small"), "--for", "slak")
    assert (ran.returncode, ran.stderr) == (2, "playbook: there is no target 'slak': did you mean 'slack'?\n")


def test_slack_takes_every_message_and_every_modal(checked: api.Checked, playbook: Playbook) -> None:
    files = files_for(checked, "slack")
    messages, modals = data(files, "messages"), data(files, "modals")
    assert {name.split("/")[2] for name in messages} == {f"{name}.json" for name in playbook.scripts}
    for message in messages.values():
        parsed = [Block.parse(block) for block in message["blocks"]]
        assert [block.to_dict() for block in parsed if block] == message["blocks"]
    for name, modal in modals.items():
        View(**modal).validate_json()
        script = playbook.scripts[name.removeprefix("modals/").removesuffix(".json")]
        asked = [block["block_id"] for block in modal["blocks"] if block["type"] == "input"]
        assert set(asked) <= set(script.blanks)
        assert set(
            re.findall(r"\[\[([^\]]+)\]\]", json.dumps(messages[f"messages/{script.stage}/{script.id}.json"]))
        ) <= set(asked)


def test_slack_shows_a_long_choice_in_full_above_its_menu() -> None:
    long = "is answered by people who read each conversation before anything is sent to a customer"
    blank = {
        "kind": "choice",
        "meaning": "What holds now",
        "choices": ["is off", long],
        "filled_by": "scribe",
    }
    words = {
        "scripts/holding-notice/text": "It [[state]].",
        "scripts/holding-notice/blanks": {"state": blank},
    }
    files = dict(slack.files(Contract(small(words), "internal")))
    _, above, asked = json.loads(files["modals/holding-notice.json"])["blocks"]
    assert above["text"]["text"] == f"What holds now:\n1. is off\n2. {long}"
    offered = [one["text"]["text"] for one in asked["element"]["options"]]
    assert offered[0] == "1. is off"
    assert offered[1].startswith("2. is answered by people")
    assert len(offered[1]) <= 75
    View(**json.loads(files["modals/holding-notice.json"])).validate_json()


@pytest.mark.parametrize(
    ("tool", "title", "changes", "says"),
    [
        (
            "slack", "Slack", {"text": "We know. " * 400},
            ["/text: 3599 characters, 599 more than a section holds (3000); cut its words"],
        ),
        (
            "teams", "Microsoft Teams", {"text": "We know. " * 1600},
            [": 29560 bytes as UTF-16, 1560 more than a workflow posts (28000); cut about 780 characters"],
        ),
        (
            "statuspage", "Statuspage", {"text": "We know. " * 3000, "subject": "Late " * 60},
            [
                "/subject: 299 characters, 44 more than the name of an incident holds (255); cut its words",
                "/text: 26999 characters, 1999 more than a message holds (25000); cut its words",
            ],
        ),
    ],
)  # fmt: skip
def test_a_script_over_a_limit_is_refused_with_what_to_cut(
    tmp_path: Path, tool: str, title: str, changes: dict[str, str], says: list[str]
) -> None:
    script = "scripts/holding-notice"
    long = {f"{script}/{name}": value for name, value in changes.items()}
    folder = write(
        changed({f"{script}/blanks": {}, f"{script}/max_words": 9000} | long), tmp_path / "playbook"
    )
    ran = run("export", str(folder), "--for", tool, "--out", str(tmp_path / "out"))
    head = f"playbook: {title} does not take this; nothing was written:"
    assert (ran.returncode, ran.stderr.splitlines()) == (2, [head, *(f"  {script}{each}" for each in says)])
    assert not (tmp_path / "out").exists()


def test_a_severity_whose_name_is_too_long_for_incident_io_is_refused(tmp_path: Path) -> None:
    folder = write(changed({"severities/sev-1/name": "The worst " * 6}), tmp_path / "playbook")
    ran = run("export", str(folder), "--for", "incident-io", "--out", str(tmp_path / "out"))
    assert (ran.returncode, ran.stderr) == (
        2,
        (
            "playbook: incident.io does not take this; nothing was written:\n"
            "  severities/sev-1/name: 59 characters, 9 more than a name holds (50); cut its words\n"
        ),
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not ROOTLY.exists(), reason="the description of Rootly's API is not beside this checkout")
def test_rootly_takes_every_request(checked: api.Checked) -> None:
    described = OpenAPI.from_dict(json.loads(ROOTLY.read_text("utf-8")), Config(spec_validator_cls=None))
    requests = json.loads(files_for(checked, "rootly")["requests.json"])
    for one in requests:
        described.validate_request(as_sent(one))
    broken = copy.deepcopy(requests[0])
    broken["body"]["data"]["attributes"]["severity"] = "dire"
    for wrong in (broken, requests[0] | {"path": "/v1/severity"}, requests[0] | {"method": "PATCH"}):
        with pytest.raises(OpenAPIError):
            described.validate_request(as_sent(wrong))


def as_sent(one: dict[str, Any]) -> MockRequest:
    """Return a request as it goes to Rootly, an id in the place of what its path leaves open."""
    return MockRequest(
        "https://api.rootly.com", one["method"].lower(), re.sub(r"{\w+}", "id-of-rootly", one["path"]),
        headers={"Authorization": "Bearer token"}, data=json.dumps(one["body"]).encode(),
        content_type="application/vnd.api+json",
    )  # fmt: skip


@pytest.fixture
def mock() -> Iterator[HTTPConnection]:
    """A connection to a mock of Rootly on this machine, which judges and answers by the description of its API."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "node",
        str(PRISM),
        "mock",
        "--errors",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        str(ROOTLY),
    ]
    with tempfile.TemporaryFile() as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            yield connection
        process.terminate()


@pytest.mark.skipif(not ROOTLY.exists(), reason="the description of Rootly's API is not beside this checkout")
@pytest.mark.skipif(not PRISM.exists(), reason="run first: npm ci --prefix tests/mock")
def test_a_mock_of_rootly_takes_every_request_over_http(checked: api.Checked, mock: HTTPConnection) -> None:
    """Prism is no part of what CI installs: the description that it needs is not there either."""
    requests = json.loads(files_for(checked, "rootly")["requests.json"])
    assert [one["makes"] for one in requests if sent(mock, one) != HTTPStatus.CREATED] == []
    wrong = copy.deepcopy(requests[0])
    wrong["body"]["data"]["attributes"]["severity"] = "dire"
    assert sent(mock, wrong) == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sent(mock, requests[0] | {"path": "/v1/severity"}) == HTTPStatus.NOT_FOUND


def sent(connection: HTTPConnection, one: dict[str, Any]) -> int:
    """Send a request as docs/tools.md says, and return the status of the answer."""
    connection.request(
        one["method"], re.sub(r"{\w+}", "id-of-rootly", one["path"]), json.dumps(one["body"]),
        {"Authorization": "Bearer token", "Content-Type": "application/vnd.api+json"},
    )  # fmt: skip
    with connection.getresponse() as answer:
        answer.read()
        return answer.status


def test_the_requests_for_rootly_follow_the_graph(checked: api.Checked, playbook: Playbook) -> None:
    requests = json.loads(files_for(checked, "rootly")["requests.json"])
    made = [one["makes"] for one in requests]
    assert len(set(made)) == len(made)
    assert [
        one["makes"] for place, one in enumerate(requests) if one.get("needs") not in (None, *made[:place])
    ] == []
    owners = {
        one["makes"].removeprefix("steps/"): one["needs"]
        for one in requests
        if one["makes"].startswith("steps/")
    }
    assert owners == {step.id: f"roles/{step.owner}" for step in playbook.steps.values()}
    told = {
        one["makes"]: one["body"]["data"]["attributes"]["description"]
        for one in requests
        if "steps/" in one["makes"]
    }
    for step in playbook.steps.values():
        assert ("Safety: " in told[f"steps/{step.id}"]) is bool(step.safety)
        assert all(playbook.severities[name].name in told[f"steps/{step.id}"] for name in step.only_for)
    tasks = [one for one in requests if one.get("needs") == "playbooks/prompt-injection"]
    assert len(tasks) == len(playbook.steps) + len(playbook.types["prompt-injection"].levers)
    grades = [
        one["body"]["data"]["attributes"]["severity"] for one in requests if one["path"] == "/v1/severities"
    ]
    assert grades == ["critical", "high", "medium", "low"]


def test_the_rank_of_incident_io_is_turned_round(checked: api.Checked) -> None:
    severities = json.loads(files_for(checked, "incident-io")["severities.json"])
    assert [(one["name"], one["rank"]) for one in severities] == [
        ("SEV-1", 4),
        ("SEV-2", 3),
        ("SEV-3", 2),
        ("SEV-4", 1),
    ]


def test_statuspage_gets_only_what_people_outside_read(checked: api.Checked, playbook: Playbook) -> None:
    files = files_for(checked, "statuspage")
    made = {name.split("/")[2].removesuffix(".json") for name in files if name.startswith("templates/")}
    public = {
        script.id: playbook.channels[script.channel or ""]
        for script in playbook.scripts.values()
        if script.is_public
    }
    assert made == {name for name, channel in public.items() if channel.kind != "direct"}
    assert "parents" not in made
    assert f"| words of scripts | {len(made)} of {len(playbook.scripts)} | field |" in files["LOSSES.md"]
    assert {one["template"]["title"] for one in data(files, "templates").values()}.isdisjoint(
        {"Holding notice"}
    )
    statuses = {one["template"]["update_status"] for one in data(files, "templates").values()}
    assert statuses <= {"investigating", "identified", "monitoring", "resolved"}
    assert [one["impact"] for one in json.loads(files["impacts.json"])] == [
        "critical",
        "major",
        "minor",
        "none",
    ]


def test_a_card_of_teams_has_every_word_and_an_input_for_each_blank(
    checked: api.Checked, playbook: Playbook
) -> None:
    cards = data(files_for(checked, "teams"), "cards")
    assert len(cards) == len(playbook.scripts)
    for name, card in cards.items():
        script = playbook.scripts[name.split("/")[2].removesuffix(".json")]
        inputs = {element["id"] for element in card["body"] if element["type"].startswith("Input.")}
        words = " ".join(
            element["text"] for element in card["body"] if element["type"] == "TextBlock"
        ).replace("\\", "")
        assert set(re.findall(r"\[\[([^\]]+)\]\]", words)) <= inputs <= set(script.blanks)
        assert "actions" not in card


def test_the_entry_for_backstage_is_yaml_with_what_the_catalogue_requires(checked: api.Checked) -> None:
    entry = yaml.safe_load(files_for(checked, "backstage")["catalog-info.yaml"])
    assert entry["kind"] == "Component"
    assert entry["spec"].keys() >= {"type", "lifecycle", "owner"}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["metadata"]["name"])
    assert [link["url"][:8] for link in entry["metadata"]["links"]] == ["https://"]


def events_of(text: str) -> dict[str, tuple[str, datetime.date]]:
    """Return what a calendar holds and on which day, by the name of each event."""
    events = Calendar.from_ical(text).walk("VEVENT")
    return {str(event["uid"]): (str(event["summary"]), event.decoded("dtstart")) for event in events}


def test_a_calendar_keeps_the_names_of_its_events(tmp_path: Path) -> None:
    def events(day: str, name: str) -> dict[str, tuple[str, datetime.date]]:
        folder = write(changed({"levers/kill-switch/tested_on": day}), tmp_path / name)
        return events_of(files_for(api.check(folder), "ics")["duties.ics"])

    before, after = events("2026-01-01", "a"), events("2026-02-01", "b")
    assert before.keys() == after.keys()
    moved = {(before[uid][1], after[uid][1]) for uid in before if before[uid] != after[uid]}
    assert moved == {(datetime.date(2026, 4, 1), datetime.date(2026, 5, 2))}


def test_a_calendar_shows_drills_that_nobody_played_and_keeps_nobody_busy(
    checked: api.Checked, playbook: Playbook
) -> None:
    text = files_for(checked, "ics")["duties.ics"]
    planned = [drill for drill in playbook.drills.values() if drill.quarters and not drill.held]
    said = events_of(text).values()
    assert {f"Play the drill: {drill.name}" for drill in planned} <= {summary for summary, _ in said}
    first = next(drill for drill in planned if drill.quarters == (1,))
    assert (f"Play the drill: {first.name}", datetime.date(2027, 3, 31)) in said
    assert text.count("TRANSP:TRANSPARENT") == text.count("BEGIN:VEVENT")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A calendar server on this machine, with an empty calendar; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "radicale", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none",
        "--storage-filesystem-folder", str(tmp_path / "store"), "--logging-level", "error", "--config", "",
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def test_a_calendar_server_takes_every_duty_and_a_calendar_shows_those_of_the_next_quarter(
    server: str, tmp_path: Path, checked: api.Checked, playbook: Playbook
) -> None:
    text = files_for(checked, "ics")["duties.ics"]
    (tmp_path / "duties.ics").write_text(text, "utf-8", newline="")
    settings = tmp_path / "vdirsyncer.conf"
    settings.write_text(
        f'[general]\nstatus_path = "{tmp_path}/status/"\n'
        '[pair sent]\na = "ours"\nb = "theirs"\ncollections = [["duties", null, "duties"]]\n'
        '[pair shown]\na = "theirs"\nb = "calendar"\ncollections = ["duties"]\n'
        f'[storage ours]\ntype = "singlefile"\npath = "{tmp_path}/duties.ics"\n'
        f'[storage theirs]\ntype = "caldav"\nurl = "{server}/team/"\nusername = "team"\npassword = "x"\n'
        f'[storage calendar]\ntype = "filesystem"\npath = "{tmp_path}/calendar/"\nfileext = ".ics"\n',
        "utf-8",
    )
    client = [sys.executable, "-m", "vdirsyncer", "-c", str(settings)]
    for *step, said in (("discover", "sent", "y\ny\n"), ("sync", "sent", ""), ("discover", "shown", "y\ny\n"),
                        ("sync", "shown", "")):  # fmt: skip
        ran = subprocess.run([*client, *step], input=said, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    kept = [path.read_text("utf-8") for path in (tmp_path / "calendar/duties").glob("*.ics")]
    days = {name: event for each in kept for name, event in events_of(each).items()}
    assert days == events_of(text)
    assert {each.due for each in everything_dated(playbook)} <= {day for _, day in days.values()}
    quarter = [f"{day} {summary}" for summary, day in days.values() if "2027-01" <= str(day) < "2027-04"]
    assert len(quarter) > 10
    assert sorted(shown(tmp_path, "2027-01-01", "2027-03-31")) == sorted(quarter)


def shown(folder: Path, first: str, last: str) -> list[str]:
    """Return what a calendar program shows from one day to another."""
    clock = [f"{name}dateformat = %Y-%m-%d\n" for name in ("", "long")]
    clock += [f"{name}datetimeformat = %Y-%m-%d %H:%M\n" for name in ("", "long")]
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[duties]]\npath = {folder}/calendar/duties\n[sqlite]\npath = {folder}/khal.db\n"
        f"[locale]\ntimeformat = %H:%M\nlocal_timezone = UTC\ndefault_timezone = UTC\n{''.join(clock)}",
        "utf-8",
    )
    command = [sys.executable, "-m", "khal", "-c", str(folder / "khal.conf"), "list", first, last]
    line = ["--day-format", "", "--format", "{start-date} {title}"]
    ran = subprocess.run([*command, *line], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()
