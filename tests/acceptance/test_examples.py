"""The examples are sound, build, and are what their descriptions say."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from generator import api
from generator.model import Playbook
from generator.model.edition import Edition
from tests.acceptance.test_cli import NO_NAMES, ROOT, playbook
from tests.build import as_shipped, shipped_playbook

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/playbook.yml"))


def read(name: str, edition: Edition = "internal") -> Playbook:
    checked = as_shipped(f"examples/{name}", edition)
    assert checked.problems == ()
    assert checked.playbook is not None
    return checked.playbook


Works = dict[str, Path]


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Works:
    """What `build --strict` made of each example, without cards."""
    found = {}
    for name in EXAMPLES:
        found[name] = tmp_path_factory.mktemp(name)
        ran = playbook("build", "--strict", ROOT / "examples" / name, "--work", found[name], "--no-cards")
        assert (ran.returncode, ran.stderr) == (0, NO_NAMES if name == "bank" else "")
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_sound_and_builds(name: str, works: Works) -> None:
    assert (works[name] / "site/index.html").exists()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_tightest_cards_of_an_example_fit(name: str, tmp_path: Path) -> None:
    decks = ("--deck", "severity", "--deck", "drawer")
    ran = playbook("cards", *decks, ROOT / "examples" / name, "--work", tmp_path)
    assert (ran.returncode, ran.stdout.count("card-too-tall")) == (0, 0), ran.stdout


def test_each_example_is_described() -> None:
    text = (ROOT / "examples/README.md").read_text("utf-8")
    assert EXAMPLES == ["bank", "healthcare", "start-up"]
    assert all(f"[{name}/]({name}/)" in text for name in EXAMPLES)
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / "examples" / link).exists()] == []


def test_the_start_up_has_three_severities() -> None:
    assert [severity.name for severity in read("start-up").by_rank] == ["SEV-1", "SEV-2", "SEV-3"]


def test_the_bank_counts_five_severities_from_zero_in_two_layers() -> None:
    bank = read("bank")
    assert [severity.name for severity in bank.by_rank] == ["SEV-0", "SEV-1", "SEV-2", "SEV-3", "SEV-4"]
    assert str(bank.severities["sev-2"].contain_within) == "30m"
    live = {(clock.jurisdiction or "").split(",")[0] for clock in bank.clocks.values() if clock.active}
    assert live == {"EU", "US", "Contract"}
    public = [script for script in bank.scripts.values() if script.audience in ("public", "customers")]
    assert len(public) == 21
    english = re.compile(r"\b(?:the|and|you|we|is|are)\b", re.IGNORECASE)
    words = {script.id: re.sub(r"\[\[[^]]*\]\]", "", f"{script.subject} {script.text}") for script in public}
    assert {name: english.findall(text) for name, text in words.items()} == {name: [] for name in words}
    default = shipped_playbook()
    as_in_english = {  # a time, a number of minutes and an address read the same in both
        f"{script.id}/{blank.id}"
        for script in public
        for blank in script.blanks.values()
        if blank.example == default.scripts[script.id].blanks[blank.id].example
        and blank.kind not in ("time", "link", "duration")
    }
    assert as_in_english == set()


def test_the_site_of_the_default_shows_each_example_and_its_files(default_build: Path) -> None:
    page = (default_build / "docs/adapt.md").read_text("utf-8")
    headings = re.findall(r"(?m)^## (.+?) \{:", html.unescape(page))
    texts = ((ROOT / name).read_text("utf-8") for name in ("templates/start/README.md", "examples/README.md"))
    how, described = (re.findall(r"(?m)^##? ([A-Z].+)$", text) for text in texts)
    assert headings == [*how[1:], *described]
    assert {"What a layer may say", "What teams change first", "People and secrets"} <= set(headings)
    links = re.findall(r'href="(source/examples/[^"#]+)\.html#L1"', page)
    assert {link.split("/")[2] for link in links} == set(EXAMPLES)
    assert [link for link in links if not (default_build / "docs" / f"{link}.md").exists()] == []
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").rglob("*.y*ml")}
    assert {name for name in files if not (default_build / f"docs/source/{name}.md").exists()} == set()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_site_of_a_team_tells_of_that_team_only(name: str, works: Works) -> None:
    assert not (works[name] / "docs/adapt.md").exists()


def test_the_clinics_keep_five_incidents_and_two_drills_and_publish_what_their_policy_makes_public() -> None:
    kept, shown = read("healthcare").incidents, read("healthcare", "public").incidents
    assert [sum(record.drill is drill for record in kept.values()) for drill in (False, True)] == [5, 2]
    assert set(shown) == {"dose-leaflet", "letters-swapped"}
    account = shown["letters-swapped"].postmortem
    assert account is not None
    assert {told.internal for told in account.fields.values()} == {None}
    worst = {
        name for name, record in kept.items() if "sev-1" in {each.severity for each in record.severities}
    }
    assert worst - {"drill-september"} == set(shown)


def test_the_clinics_publish_nothing_private(works: Works) -> None:
    folder = ROOT / "examples" / "healthcare"
    assert api.check(folder).edition == "public"
    private = (
        "Noor Beispiel",
        "+41 00",
        "Nurse console",
        "wiki.lindenhof",
        "rota.lindenhof",
        "Bridge 4",
        "layers/clinic",
        "rash-photos",
        "drill-may",
        "Nobody on the call could write",
        "lost its key when it restarted",
    )
    everything = [
        path.read_bytes().decode("utf-8", "replace")
        for path in works["healthcare"].rglob("*")
        if path.is_file() and ".remembered" not in path.parts  # of this machine, and never published
    ]
    assert [word for word in private if any(word in text for text in everything)] == []
    ran = playbook("export", folder, "--edition", "internal")
    assert json.loads(ran.stdout)["contacts"]["executive-on-call"]["person"] == "Noor Beispiel"
