"""The mutation test itself: it breaks one thing at a time, in the same way each time, and finds what it should."""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from generator import api
from generator.check.check import check
from generator.folder.assemble import assemble
from generator.layer.stack import value_at
from generator.model import build_playbook
from generator.model.base import Part
from generator.resources import default_playbook
from generator.rules.registry import AGEING
from tests.build import SMALL, Data, changed, playbook, small, write
from tests.mutants import equivalents
from tests.mutants.equivalents import principle_of
from tests.mutants.judging import Judge, verdicts_on
from tests.mutants.operators import DROPPED, ORDERED, Mutant, mutants_of
from tests.mutants.steps import goes_on_anyway, side_by_side, waits_anyway
from tests.mutants.summary import share_caught, told
from tests.unit.diff.fuller import LEFT_OUT

MUTANTS = list(mutants_of(playbook(), small(), seed=1))

TODAY = datetime.date.fromisoformat(playbook().about.counted_day)


def test_a_mutant_differs_in_one_place_and_leaves_the_playbook_alone() -> None:
    data = small()
    before = json.dumps(data)
    assert [str(mutant) for mutant in MUTANTS if json.dumps(mutant.apply(data)) == before] == []
    assert json.dumps(data) == before


def test_the_same_seed_makes_the_same_mutants_and_another_seed_others() -> None:
    assert list(mutants_of(playbook(), small(), seed=1)) == MUTANTS
    assert list(mutants_of(playbook(), small(), seed=2)) != MUTANTS


def test_no_mutant_is_made_twice() -> None:
    assert [name for name, count in Counter(map(str, MUTANTS)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("field dropped", "severities/sev-1/contain_within"),
        ("duration slowed", "severities/sev-1/contain_within"),
        ("item dropped", "types/quality-regression/levers/0"),
        ("item order swapped", "types/quality-regression/levers"),
        ("entry dropped", "roles/scribe"),
        ("entry order swapped", "phases/contain/steps"),
        ("role retargeted", "levers/kill-switch/owner"),
        ("reference to steps retargeted", "phases/contain/steps/stopped/answers/0/goto"),
        ("minutes slowed", "phases/contain/steps/pull/minutes"),
        ("number changed", "types/quality-regression/confirm/trials"),
        ("choice changed", "types/quality-regression/signals/0/noise"),
        ("flag flipped", "severities/sev-1/major"),
        ("text blanked", "levers/kill-switch/verify"),
        ("text exchanged", "levers/kill-switch/verify"),
        ("blank misspelt", "scripts/initial-statement/text"),
        ("blank typed over", "scripts/initial-statement/text"),
    ],
)
def test_every_kind_of_thing_is_broken(kind: str, path: str) -> None:
    found = [mutant for mutant in MUTANTS if mutant.kind == kind and "/".join(map(str, mutant.path)) == path]
    assert found != []


def test_a_reference_to_a_type_or_a_kind_is_broken_like_any_other() -> None:
    path = "phases/contain/steps/pull/only_for_types"
    kinds = "types/quality-regression/kinds"
    change = {path: ["quality-regression"], kinds: LEFT_OUT[kinds]}
    found = [
        mutant for mutant in mutants_of(playbook(change), changed(change), seed=1) if path in str(mutant)
    ]
    assert "reference to types_and_kinds retargeted" in {mutant.kind for mutant in found}


def test_the_table_of_other_sound_playbooks_names_fields_that_exist() -> None:
    fields = {f"{cls.__name__}.{name}" for cls in _parts(Part) for name in cls.model_fields}
    names = {field.split(".")[1] for field in fields}
    assert {field for field in equivalents.FIELDS if field not in fields} == set()
    assert {name for name in equivalents.NAMES if name not in names} == set()
    assert {field for field in ORDERED if field not in fields} == set()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"phases/communicate/steps/clear/owner": "communications-lead"}, False),
        ({"phases/communicate/steps/clear/responsible": ["communications-lead", "scribe"]}, False),
        ({"phases/communicate/steps/clear/after": ["tell-staff"]}, False),
        ({"phases/communicate/steps/clear/next": "affected"}, False),
        ({"phases/contain/steps/hold/next": "clear"}, False),
        (
            {
                "phases/communicate/steps/clear/owner": "communications-lead",
                "phases/communicate/steps/clear/only_for": ["sev-1"],
                "phases/communicate/steps/tell-staff/only_for": ["sev-2"],
            },
            True,
        ),
    ],
)
def test_neighbours_change_places_without_effect_when_no_one_does_both(
    change: dict[str, object], same: bool
) -> None:
    assert side_by_side(changed(change)["phases"], "communicate", "tell-staff", "clear") is same


@pytest.mark.parametrize(
    ("phase", "step", "goal", "same"),
    [
        ("communicate", "next-update", "end", True),
        ("communicate", "clear", "end", False),
        ("confirm", "page-commander", "open-room", True),
        ("contain", "hold", "tell-staff", True),
        ("contain", "hold", "compare", False),
    ],
)
def test_a_step_that_names_what_follows_anyway_need_not_name_it(
    phase: str, step: str, goal: str, same: bool
) -> None:
    phases = changed({f"phases/{phase}/steps/{step}/next": goal})["phases"]
    assert goes_on_anyway(phases, phase, step) is same


@pytest.mark.parametrize(
    ("step", "earlier", "same"),
    [
        ("pull", "preserve", True),
        ("pull", "open-room", False),
        ("hold", "open-room", True),
        ("clear", "tell-staff", False),
        ("clear", "tell-users", False),
        ("clear", "compare", False),
    ],
)
def test_a_step_waits_anyway_for_a_decision_and_for_earlier_work_of_the_same_people(
    step: str, earlier: str, same: bool
) -> None:
    assert waits_anyway(small()["phases"], step, earlier) is same


def test_minutes_are_free_only_where_a_phase_has_no_end() -> None:
    slower = Mutant(
        "minutes slowed", "ActionStep.minutes", ("phases", "contain", "steps", "pull", "minutes"), 9, 2
    )
    assert principle_of(slower, small()) is None
    assert principle_of(slower, changed(remove=["phases/contain/to_minute"])) == "another choice"


def test_a_plan_without_all_that_it_need_not_begin_is_sound() -> None:
    folder = default_playbook()
    data = copy.deepcopy(dict(assemble(folder).data))
    model, _ = build_playbook(data)
    assert model is not None
    left_out = [
        mutant.path
        for mutant in mutants_of(model, data, seed=1)
        if mutant.kind == "field dropped" and principle_of(mutant, data) == "smaller plan"
    ]
    assert len(left_out) > len(equivalents.NOT_YET_BEGUN)
    for path in sorted(left_out, key=len, reverse=True):  # what stands within another one first
        within = value_at(data, path[:-1])
        assert isinstance(within, dict)
        del within[path[-1]]
    today = datetime.date.fromisoformat(model.about.counted_day)
    assert Judge(data, folder, today).first_problem() is None


def _parts(cls: type[Part]) -> list[type[Part]]:
    return [cls, *(below for part in cls.__subclasses__() for below in _parts(part))]


def test_what_the_check_notices_is_caught_and_the_rest_survives() -> None:
    broken = Mutant(
        "role retargeted", "Lever.owner", ("levers", "kill-switch", "owner"), "nobody", "technical-lead"
    )
    gone = Mutant("field dropped", "Lever.name", ("levers", "kill-switch", "name"), DROPPED, "Switch")
    harmless = Mutant(
        "text exchanged", "Lever.name", ("levers", "kill-switch", "name"), "Off switch", "Switch"
    )
    done: list[int] = []
    verdicts = verdicts_on(_judge(small()), [broken, gone, harmless], 2, done.append)
    assert verdicts == ["unknown-reference", "missing-field", None]
    assert done == [1, 2, 3]
    assert share_caught(list(zip([broken, gone], verdicts, strict=False))) == 100.0


def test_the_verdicts_are_those_of_the_whole_check_on_files(tmp_path: Path) -> None:
    """One mutant of each kind in each concept; the others follow the same ways through the judge."""
    judge, some = _judge(small()), {(mutant.kind, mutant.path[0]): mutant for mutant in reversed(MUTANTS)}
    verdicts, checks = {}, {}
    for number, mutant in enumerate(some.values()):
        checked = check(write(mutant.apply(small()), tmp_path / str(number) / "playbook"), TODAY)
        verdicts[str(mutant)] = judge.caught_by(mutant) or "nothing"
        said = [problem.rule for problem in checked.problems] or ["nothing"]
        checks[str(mutant)] = next((rule for rule in said if rule == verdicts[str(mutant)]), said[0])
    assert verdicts == checks
    assert {"nothing", "missing-field", "unknown-reference"} < set(checks.values())


def test_an_answered_warning_is_no_catch() -> None:
    data = small()
    lever = data["levers"]["kill-switch"]
    longer = Mutant(
        "text exchanged", "Lever.what", ("levers", "kill-switch", "what"), " ".join(["word"] * 30) + ".", ""
    )
    assert _judge(data).caught_by(longer) == "long-sentence"
    lever["what"], before = longer.value, lever["what"]
    lever["accepted"] = [{"rule": "long-sentence", "reason": "Quoted."}]
    assert _judge(data).first_problem() is None
    other = replace(longer, value=longer.value.replace("word", "term"))
    assert _judge(data).caught_by(other) is None
    assert _judge(data).caught_by(replace(longer, value=before)) == "unused-acceptance"


def test_a_playbook_with_a_problem_of_its_own_is_told_of() -> None:
    problem = _judge(changed({"levers/kill-switch/owner": "nobody"})).first_problem()
    assert problem is not None
    assert problem.rule == "unknown-reference"


def test_a_day_long_after_the_review_lets_everything_age() -> None:
    problem = Judge(small(), SMALL, datetime.date(2040, 1, 1)).first_problem()
    assert problem is not None
    assert problem.rule in AGEING


def test_the_record_of_cards_does_not_catch_a_mutant(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "playbook")
    api.record(api.check(folder, TODAY))
    path = ("severities", "sev-1", "label")
    mutant = Mutant("text exchanged", "Severity.label", path, "Dire", small()["severities"]["sev-1"]["label"])
    assert check(write(mutant.apply(small()), folder), TODAY).problems[0].rule == "card-changed-same-version"
    assert Judge(small(), folder, TODAY).caught_by(mutant) is None


def _judge(data: Data) -> Judge:
    return Judge(data, SMALL, TODAY)


def test_the_summary_counts_by_kind_and_names_survivors() -> None:
    mutant = Mutant("flag flipped", "Severity.major", ("severities", "sev-1", "major"), False, True)
    blanked = Mutant("text blanked", "Lever.what", ("levers", "kill-switch", "what"), " ", "Stops it.")
    verdicts = [(mutant, None), (mutant, "rank-gap"), (blanked, "wrong-value"), (blanked, "wrong-value")]
    text = "\n".join(told(verdicts, Counter({"other words": 3}), in_full=True))
    assert re.findall(r"3 of 4 mutants caught \(75\.0 %\) by 2 rules", text)
    assert "Without text blanked and field dropped, which are easy: 50.0 % of 2." in text
    assert "3 other words" in text
    assert "1 of      2  flag flipped" in text
    assert "flag flipped at severities/sev-1/major: True -> False" in text
