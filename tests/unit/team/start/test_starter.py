"""The files a new playbook begins with: sound whatever was answered, and never in place of something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.check import check
from generator.errors import UsageError
from generator.team import begin, todo
from generator.team.start import Answers, starter_files, write_files, zone_for
from generator.team.start.answers import jurisdictions_of
from tests.build import SMALL

NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Cf")), min_size=1, max_size=30
).filter(str.strip)
WORDS = st.sampled_from(["Acme", "Müller & Söhne: KG", '# 1 "best"', "{organisation/name}", "100 %", "日本"])


def answers(**given: object) -> Answers:
    return Answers.model_validate(given)


def test_nothing_answered_gives_a_sound_playbook_with_blanks(tmp_path: Path) -> None:
    base = begin.default_base(tmp_path, SMALL)
    written, checked = begin.begin(tmp_path, answers(), base, lambda _: False)
    assert [problem for problem in checked.problems if problem.level == "error"] == []
    assert written.kept == ()
    assert "layers/team/channels.yaml" not in written.written
    before, after = (todo.agenda(each) for each in (check(SMALL), checked))
    assert {todo.path for todo in before.open} - {todo.path for todo in after.open} == {
        "organisation/time_zone"
    }


def test_each_answer_arrives_where_it_is_shown(tmp_path: Path) -> None:
    given = answers(
        organisation="Acme", product="Helper", features=("Chat", "Chat", "Voice mode"), surfaces=("Web",),
        chat_channel="#inc", war_room="https://call.example.com/1", status_page="https://status.example.com",
        contact="help@example.com", on_call={"incident-commander": "/page ic"}, jurisdictions=("EU",),
        updates={"sev-1": "10m"}, time_zone="Europe/Vienna", working_days="Vienna", holidays=("2026-12-25",),
    )  # fmt: skip
    _, checked = begin.begin(tmp_path, given, begin.default_base(tmp_path, SMALL), lambda _: False)
    playbook = checked.playbook
    assert playbook is not None, checked.problems
    ours = playbook.organisation
    assert (ours.name, ours.product, ours.contact, ours.time_zone) == (
        "Acme",
        "Helper",
        "help@example.com",
        "Europe/Vienna",
    )
    assert ours.features == {"chat": "Chat", "chat-2": "Chat", "voice-mode": "Voice mode"}
    assert playbook.contacts["incident-commander"].reach == "/page ic"
    assert ours.working_days is not None
    assert (ours.working_days.name, ours.working_days.holidays) == ("Vienna", ("2026-12-25",))
    updates = playbook.severities["sev-1"].updates
    assert updates is not None
    assert str(updates.every) == "10m"


@given(name=NAMES | WORDS, feature=NAMES | WORDS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_names_are_the_files_read_back_as_they_were_given(
    name: str, feature: str, tmp_path: Path
) -> None:
    given = answers(organisation=name, product=name, features=(feature,))
    _, checked = begin.begin(tmp_path, given, begin.default_base(tmp_path, SMALL), lambda _: True)
    assert checked.playbook is not None, checked.problems
    found = checked.playbook.organisation
    assert (found.name, list(found.features.values())) == (name.strip(), [feature.strip()])


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    files = starter_files(answers(), begin.default_base(tmp_path, SMALL))
    (tmp_path / "mkdocs.yml").write_text("mine\n")
    asked: list[str] = []

    def refuse(name: str) -> bool:
        asked.append(name)
        return False

    written = write_files(tmp_path, files, refuse)
    assert (written.kept, asked, (tmp_path / "mkdocs.yml").read_text()) == (
        ("mkdocs.yml",),
        ["mkdocs.yml"],
        "mine\n",
    )
    write_files(tmp_path, files, lambda _: True)
    assert (tmp_path / "mkdocs.yml").read_text() == files["mkdocs.yml"]


def test_writing_twice_asks_nothing_and_changes_nothing(tmp_path: Path) -> None:
    files = starter_files(answers(organisation="Acme"), begin.default_base(tmp_path, SMALL))
    write_files(tmp_path, files, lambda _: False)

    def refuse(name: str) -> bool:
        raise AssertionError(name)

    assert write_files(tmp_path, files, refuse).kept == ()


def test_nothing_is_written_that_nobody_said(tmp_path: Path) -> None:
    given = answers(on_call={"incident-commander": "/page ic"})
    _, checked = begin.begin(tmp_path, given, begin.default_base(tmp_path, SMALL), lambda _: False)
    assert checked.playbook is not None
    assert checked.playbook.contacts["incident-commander"].model_dump(exclude_none=True) == {
        "reach": "/page ic"
    }


@pytest.mark.parametrize(
    ("said", "zone"),
    [("Berlin", "Europe/Berlin"), ("new york", "America/New_York"), ("europe/lisbon", "Europe/Lisbon"), ("utc", "UTC"), ("Entenhausen", None)],
)  # fmt: skip
def test_a_city_is_enough_for_its_time_zone(said: str, zone: str | None) -> None:
    assert zone_for(said) == zone


def test_contacts_stay_out_of_git_unless_it_is_said() -> None:
    base = begin.default_base(Path(), SMALL)
    assert "/contacts/" in starter_files(answers(), base)[".gitignore"]
    assert "/contacts/" not in starter_files(answers(contacts_in_git=True), base)[".gitignore"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("organisaton: Acme\n", "answers.yml:1:1: 'answers.yml' has no field 'organisaton' (did you mean 'organisation'?)"),
        ("time_zone: here\n", "answers.yml:1:12: 'time_zone' is 'here', which does not have the right form (Time zone people think in, such as Europe/Berlin.)"),
        ("a: 1\na: 2\n", "answers.yml:2:1: the key 'a' already stands in line 1"),
    ],
)  # fmt: skip
def test_a_wrong_answers_file_is_told_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "answers.yml"
    path.write_text(text)
    with pytest.raises(UsageError) as told:
        begin.answers_in(path)
    assert str(told.value).removeprefix(f"{tmp_path}/").startswith(complaint)


def test_the_places_that_are_offered_are_those_with_legal_clocks(tmp_path: Path) -> None:
    assert jurisdictions_of(begin.default_base(tmp_path).playbook) == (
        "Canada",
        "China",
        "EU",
        "India",
        "UK",
        "US",
    )


@pytest.mark.parametrize(
    ("places", "on", "off"),
    [
        (("Germany",), "gdpr-33", "sec-8k-105"),
        (("united states", "Norway"), "gdpr-34", "uk-gdpr"),
        (("US, New York",), "new-york-raise", "california-sb-53"),
        (("EU", "Japan"), "sec-8k-105", ""),
        (("Deutschland",), "gdpr-33", "sec-8k-105"),
        (("Schweiz",), "gdpr-33", ""),
    ],
)
def test_no_clock_is_switched_off_by_the_way_a_place_is_called(
    tmp_path: Path, places: tuple[str, ...], on: str, off: str
) -> None:
    written = starter_files(answers(jurisdictions=places), begin.default_base(tmp_path)).get(
        "layers/team/clocks.yaml", ""
    )
    lines = written.splitlines()
    assert f"{on}: {{active: false}}" not in lines
    assert (f"{off}: {{active: false}}" in lines) == bool(off)
