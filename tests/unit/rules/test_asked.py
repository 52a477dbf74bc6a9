"""A rule that is not asked again would have found the same, and whoever reads something of a playbook is seen to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import of_texts
from generator.check.catalogue import rule_docs
from generator.folder.assemble import assemble
from generator.model import Playbook, build_playbook
from generator.model.playbook import CONCEPTS
from generator.of_texts import Remembered
from generator.problems import Location, Spot
from generator.read.yaml_text import read_yaml
from generator.rules import asked
from generator.rules.asked import ask_all, levels_of_rules
from generator.rules.registry import AGEING, RULES, check_all
from generator.rules.watched import BITS, Notes, Watched
from tests.build import SMALL
from tests.unit.rules.test_cases import CASES, Case

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _begins_anew() -> Iterator[None]:
    of_texts.forget()
    yield
    of_texts.forget()


def of(folder: Path) -> tuple[Playbook, dict[str, str]]:
    """Return the playbook in a folder, and what its concepts follow from."""
    data = assemble(folder).data
    playbook, _ = build_playbook(data)
    assert playbook is not None
    return playbook, {name: repr(data.get(name)) for name in CONCEPTS}


def found(folder: Path, today: datetime.date = TODAY) -> list[object]:
    """Return what the rules find with what is remembered, which is what they find without."""
    playbook, stated = of(folder)
    said = ask_all(playbook, stated.__getitem__, today)
    fresh, _ = of(folder)
    assert set(said) == set(check_all(fresh, today))
    return list(said)


def test_rules_that_took_turns_over_many_playbooks_find_what_they_find_in_each_alone(tmp_path: Path) -> None:
    """Every case differs from the one before in what its rule must not overlook."""
    whole = [case for case in CASES if case.rule in RULES]
    every = whole[:: max(len(whole) // 60, 1)]
    for number, case in enumerate(every):
        playbook, _ = build_playbook(assemble(case.write(tmp_path / str(number))).data)
        if playbook is not None:
            found(tmp_path / str(number), case.today)


def asked_again(monkeypatch: pytest.MonkeyPatch, folder: Path) -> set[str]:
    """Return the rules that were asked, with the concept of those that look at one at a time."""
    names: set[str] = set()
    module_of = asked.module_of

    def noted(rule: asked.Entry) -> object:
        names.add(rule.name)
        return module_of(rule)

    with monkeypatch.context() as patch:
        patch.setattr(asked, "module_of", noted)
        playbook, stated = of(folder)
        ask_all(playbook, stated.__getitem__, TODAY)
    return names


def test_only_what_an_edit_can_change_is_asked_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    case = Case("", "", {}, [], [], TODAY)
    assert asked_again(monkeypatch, case.write(tmp_path / "a")) == {*RULES, *AGEING}
    assert asked_again(monkeypatch, case.write(tmp_path / "a")) == set()
    edited = Case("", "", {"about/summary": "Call the commander, and wait for nobody."}, [], [], TODAY)
    again = asked_again(monkeypatch, edited.write(tmp_path / "b"))
    assert "long-sentence" in again
    assert again.isdisjoint({"rank-gap", "endless-loop", "script-too-long", "commander-count"})
    assert asked_again(monkeypatch, case.write(tmp_path / "a")) == set(), "an edit was taken back"


def test_another_day_asks_what_ages_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    found(SMALL)
    names = asked_again(monkeypatch, SMALL)
    monkeypatch.setattr(f"{__name__}.TODAY", TODAY + datetime.timedelta(days=400))
    assert names == set()
    assert asked_again(monkeypatch, SMALL) == set(AGEING)
    assert len(found(SMALL, TODAY + datetime.timedelta(days=4000))) > len(found(SMALL))


def test_what_was_found_outlives_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    case = next(case for case in CASES if case.rule == "rank-gap")
    folder = case.write(tmp_path / "playbook")
    memory = Remembered(tmp_path / "home", "ours", "key")
    first = found(folder)
    memory.keep()
    of_texts.forget()
    memory.recall()
    assert asked_again(monkeypatch, folder) == set()
    assert found(folder) == first
    assert any(getattr(problem, "rule", "") == "rank-gap" for problem in first)
    of_texts.forget()
    assert found(folder) == first


def test_the_level_of_every_rule_is_known_without_its_module() -> None:
    assert levels_of_rules() == {name: rule.LEVEL for name, rule in {**RULES, **AGEING}.items()}
    assert levels_of_rules() == {name: rule.LEVEL for name, rule in {**RULES, **AGEING}.items()}


def test_the_documentation_of_every_rule_is_the_same_from_memory(tmp_path: Path) -> None:
    fresh, memory = rule_docs(), Remembered(tmp_path, "ours", "key")
    memory.keep()
    of_texts.forget()
    memory.recall()
    assert of_texts.recalled("documentation of rules") is not None
    assert rule_docs() == fresh
    assert {doc.id for doc in fresh} >= {*RULES, *AGEING}


def test_a_place_in_a_file_is_the_same_from_memory_and_another_when_the_file_changed(tmp_path: Path) -> None:
    memory, text = Remembered(tmp_path, "ours", "key"), (SMALL / "roles.yaml").read_bytes()
    for content in (text, text, b"# first\n" + text):
        of_texts.forget()
        memory.recall()
        read = [read_yaml(content, "roles.yaml") for _ in range(2)]
        names = read[0].data
        assert isinstance(names, dict)
        spots = [Spot.of(name).key for name in names] + [Spot.of("nobody", 0), Spot.of("nobody", "0")]
        said = [[document.positions.of(spot) for spot in spots] for document in read]
        memory.keep()
        of_texts.forget()
        assert said == [[read_yaml(content, "roles.yaml").positions.of(spot) for spot in spots]] * 2
    assert said[0][0] != Location("roles.yaml", 1, 1)


def test_a_rule_is_seen_to_read_what_its_views_were_made_of() -> None:
    """Also the second one that asks for a view, and whoever copies the playbook."""
    notes = Notes(of(SMALL)[0])
    watched = Watched.noted(notes)

    def read() -> set[str]:
        names, notes.reads = {name for name, bit in BITS.items() if notes.reads & bit}, 0
        return names

    read()
    for _ in range(2):
        assert watched.steps
        assert read() == {"phases"}
        assert watched.language
        assert read() == {"language"}
    assert dict(watched)
    assert read() == set(CONCEPTS)
    notes.only = "roles"
    texts = watched.prose
    assert {words.spot.path[0] for words in texts} == {"roles"}
    assert read() == {"roles"}
    notes.only = ""
    assert len(watched.prose) > len(texts)
    assert read() > {"roles", "phases"}
