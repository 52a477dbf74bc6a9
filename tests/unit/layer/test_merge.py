"""What a layer may say, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.problems import Spot
from tests.build import small
from tests.unit.layer.stacks import ABSENT, at, origin, stacked

SEV_1: dict[str, Any] = small()["severities"]["sev-1"]


def test_a_scalar_replaces_and_everything_else_stays() -> None:
    stack, problems = stacked("severities: {sev-1: {contain_within: 7m}}")
    expected = small()
    expected["severities"]["sev-1"]["contain_within"] = "7m"
    assert (stack.document, problems) == (expected, ())


def test_the_later_layer_wins() -> None:
    stack, _ = stacked(
        "severities: {sev-1: {contain_within: 7m, label: Worst}}",
        "severities: {sev-1: {contain_within: 8m}}",
    )
    assert (at(stack, "severities/sev-1/contain_within"), at(stack, "severities/sev-1/label")) == (
        "8m",
        "Worst",
    )
    assert origin(stack, "severities/sev-1/contain_within") == "two:severities/sev-1/contain_within"
    assert origin(stack, "severities/sev-1/label") == "one:severities/sev-1/label"
    assert origin(stack, "severities/sev-1/name") == "default:severities/sev-1/name"


def test_a_part_inside_an_entry_is_merged_field_by_field() -> None:
    stack, problems = stacked("severities: {sev-1: {updates: {every: 5m}}}")
    assert problems == ()
    assert at(stack, "severities/sev-1/updates") == SEV_1["updates"] | {"every": "5m"}


def test_lists_change_by_operators_and_keep_where_each_item_came_from() -> None:
    first, *rest = SEV_1["pages"]
    stack, problems = stacked(f"severities: {{sev-1: {{pages: {{$remove: [{first}], $add: [scribe]}}}}}}")
    assert (at(stack, "severities/sev-1/pages"), problems) == ([*rest, "scribe"], ())
    assert origin(stack, "severities/sev-1/pages/0") == "default:severities/sev-1/pages/1"
    assert origin(stack, f"severities/sev-1/pages/{len(rest)}") == "one:severities/sev-1/pages/$add/0"
    assert origin(stack, "severities/sev-1/pages") == "one:severities/sev-1/pages"


def test_a_list_is_replaced_as_a_whole() -> None:
    stack, problems = stacked("severities: {sev-1: {pages: {$replace: [scribe]}}}")
    assert (at(stack, "severities/sev-1/pages"), problems) == (["scribe"], ())
    assert origin(stack, "severities/sev-1/pages/0") == "one:severities/sev-1/pages/$replace/0"


def test_a_list_where_none_was_needs_no_operator() -> None:
    stack, problems = stacked("severities: {sev-1: {examples: [One.]}}")
    assert (at(stack, "severities/sev-1/examples"), problems) == (["One."], ())


def test_an_item_that_holds_keys_is_named_by_the_first_thing_it_says() -> None:
    one = "scripts: {holding-notice: {lines: [{speaker: scribe, text: A}, {speaker: commander, text: B}]}}"
    stack, problems = stacked(one, "scripts: {holding-notice: {lines: {$remove: [scribe]}}}")
    assert (at(stack, "scripts/holding-notice/lines"), problems) == (
        [{"speaker": "commander", "text": "B"}],
        (),
    )
    assert origin(stack, "scripts/holding-notice/lines/0/text") == "one:scripts/holding-notice/lines/1/text"


HARM = small()["triage"]["questions"]["harm"]["answers"]


def test_an_item_that_holds_keys_is_patched_in_place_by_the_first_thing_it_says() -> None:
    stack, problems = stacked('triage: {questions: {harm: {answers: {"Not sure": {floor: sev-1}}}}}')
    yes, unsure, no = HARM
    assert (at(stack, "triage/questions/harm/answers"), problems) == (
        [yes, unsure | {"floor": "sev-1"}, no],
        (),
    )
    assert (
        origin(stack, "triage/questions/harm/answers/1/floor")
        == "one:triage/questions/harm/answers/Not sure/floor"
    )
    assert (
        origin(stack, "triage/questions/harm/answers/1/unsure")
        == "default:triage/questions/harm/answers/1/unsure"
    )


def test_an_item_that_is_a_text_takes_keys_by_what_it_says() -> None:
    confirm = "types/quality-regression/confirm/steps"
    patch = "{Replay the exact trace.: {command: replay}, Wait.: {$new: true}}"
    stack, problems = stacked(f"types: {{quality-regression: {{confirm: {{steps: {patch}}}}}}}")
    replay = {"do": "Replay the exact trace.", "command": "replay"}
    assert (at(stack, confirm), problems) == ([replay, {"do": "Wait."}], ())
    assert origin(stack, f"{confirm}/0/command") == f"one:{confirm}/Replay the exact trace./command"


def test_items_are_added_removed_and_ordered_by_name_and_each_knows_where_it_came_from() -> None:
    patch = "{'Yes': {$remove: true}, Perhaps: {$new: true, $after: Not sure, floor: sev-2}}"
    stack, problems = stacked(
        f"triage: {{questions: {{harm: {{answers: {patch}}}}}}}",
        "triage: {questions: {harm: {answers: {Perhaps: {floor: sev-1}}}}}",
    )
    _, unsure, no = HARM
    assert problems == ()
    assert at(stack, "triage/questions/harm/answers") == [unsure, {"answer": "Perhaps", "floor": "sev-1"}, no]
    base = "triage/questions/harm/answers"
    assert origin(stack, f"{base}/0/floor") == f"default:{base}/1/floor"
    assert origin(stack, f"{base}/1/floor") == f"two:{base}/Perhaps/floor"
    assert origin(stack, f"{base}/1/answer") == f"one:{base}/Perhaps/answer"
    assert origin(stack, f"{base}/2/floor") == f"default:{base}/2/floor"


def test_an_item_of_a_name_that_stands_twice_is_not_guessed() -> None:
    one = "scripts: {holding-notice: {lines: [{speaker: scribe, text: A}, {speaker: scribe, text: B}]}}"
    _, problems = stacked(one, "scripts: {holding-notice: {lines: {scribe: {text: C}}}}")
    assert [(problem.rule, problem.message, problem.hint) for problem in problems] == [
        ("operator-misused", "the list has several items 'scribe'", "write the whole list: {$replace: [...]}")
    ]


def test_a_field_is_removed_by_the_operator_only() -> None:
    stack, problems = stacked("severities: {sev-1: {contain_within: {$remove: true}}}")
    assert (at(stack, "severities/sev-1/contain_within"), problems) == (ABSENT, ())
    assert origin(stack, "severities/sev-1/contain_within") == "one:severities/sev-1/contain_within"


def test_a_new_entry_stands_where_it_is_put() -> None:
    stack, problems = stacked("severities: {sev-0: {$new: true, $before: sev-1, name: SEV-0}}")
    assert (list(stack.document["severities"])[:2], problems) == (["sev-0", "sev-1"], ())
    assert at(stack, "severities/sev-0") == {"name": "SEV-0"}
    assert origin(stack, "severities/sev-0/rank") == "one:severities/sev-0/rank"


def test_an_entry_moves_without_being_changed() -> None:
    ids = list(small()["severities"])
    stack, problems = stacked(f"severities: {{{ids[0]}: {{$after: {ids[1]}}}}}")
    assert (list(stack.document["severities"]), problems) == ([ids[1], ids[0], *ids[2:]], ())
    assert stack.document["severities"][ids[0]] == SEV_1


def test_a_removed_entry_can_come_back_as_a_new_one() -> None:
    stack, problems = stacked(
        "severities: {sev-1: {$remove: true, $reason: Other words.}}",
        "severities: {sev-1: {$new: true, name: Ours}}",
    )
    assert (at(stack, "severities/sev-1"), problems) == ({"name": "Ours"}, ())


def test_the_history_tells_each_layer_that_made_a_difference() -> None:
    stack, _ = stacked(
        "severities: {sev-1: {contain_within: 7m}}",
        "severities: {sev-1: {label: Worst}}",
        "severities: {sev-1: {$remove: true, $reason: No longer.}}",
    )
    told = [
        (each.layer, str(each.value)) for each in stack.history(("severities", "sev-1", "contain_within"))
    ]
    assert told == [("default", SEV_1["contain_within"]), ("one", "7m"), ("three", "(not there)")]


def test_what_layers_changed_is_told_for_a_value_for_what_holds_it_and_for_what_stands_in_it() -> None:
    stack, _ = stacked(
        "severities: {sev-1: {label: Worst, updates: {every: 5m}}}",
        "severities: {sev-0: {$new: true, name: SEV-0}, sev-1: {label: Ours}}",
    )

    def changes(*path: str) -> list[tuple[str, str]]:
        return [(layer.name, str(spot)) for layer, spot in stack.changes(Spot.of(*path))]

    assert changes("severities", "sev-1") == [
        ("two", "severities/sev-1/label"),
        ("one", "severities/sev-1/updates/every"),
    ]
    assert changes("severities", "sev-1", "label") == [("two", "severities/sev-1/label")]
    assert changes("severities", "sev-0", "name") == [("two", "severities/sev-0/name")]
    assert changes("severities", "sev-1", "name") == []


def test_what_was_removed_is_found_again_with_everything_that_stood_in_it() -> None:
    stack, _ = stacked("severities: {sev-1: {$remove: true, $reason: Merged.}}")
    assert str(stack.where_removed(Spot.of("severities", "sev-1", "name"))) == "one:severities/sev-1:1:1"
    assert stack.where_removed(Spot.of("severities", "sev-2")) is None


def test_a_removed_step_is_found_by_its_id_alone() -> None:
    phase, entry = next(iter(small()["phases"].items()))
    step = next(iter(entry["steps"]))
    stack, problems = stacked(
        f"phases: {{{phase}: {{steps: {{{step}: {{$remove: true, $reason: Done by a bot.}}}}}}}}"
    )
    assert problems == ()
    assert str(stack.where_removed(Spot.of("steps", step))) == f"one:phases/{phase}/steps/{step}:1:1"


@pytest.mark.parametrize(
    ("text", "rule", "at_path", "hint"),
    [
        ("severities: {sev-11: {label: A}}", "vanished-target", "severities/sev-11", "did you mean 'sev-1'? If it is new and yours, write `$new: true` below it."),
        ("severities: {sev-1: {lable: {$remove: true}}}", "vanished-target", "severities/sev-1/lable", "did you mean 'label'?"),
        ("severities: {sev-1: {$new: true, name: A}}", "already-there", "severities/sev-1", "remove $new to change it"),
        ("severities: {sev-1: }", "null-in-layer", "severities/sev-1", "give the fields to change, or {$remove: true}"),
        ("severities: {sev-1: {label: }}", "null-in-layer", "severities/sev-1/label", "write {$remove: true} to remove it, or leave it out"),
        ("severities: {sev-1: {label: all is well, and more is to come}}", "null-in-layer", "severities/sev-1/and more is to come", 'inside {...} a comma ends the text before it: put the whole text in quotes, as "one, two"'),
        ("severities: {sev-1: {pages: [scribe]}}", "bare-list", "severities/sev-1/pages", "to add, write `pages: {$add: [scribe]}`; to take away, $remove; for a list of your own, $replace"),
        ("triage: {questions: {harm: {answers: [{answer: 'No', floor: sev-1}]}}}", "bare-list", "triage/questions/harm/answers", 'to change an item, write what it says first as a key: `answers: {"No": {...}}`; to add, $add; to take away, $remove; for a list of your own, $replace'),
        ("triage: {questions: {harm: {answers: {Perhaps: {floor: sev-1}}}}}", "vanished-target", "triage/questions/harm/answers/Perhaps", "known: Yes, 'Not sure', No. If it is new and yours, write `$new: true` below it."),
        ("severities: {sev-1: {$remove: true}}", "reason-missing", "severities/sev-1", "add `$reason:` in one sentence"),
        ("roles: {scribe: {$remove: true}}", "reason-missing", "roles/scribe", "add `$reason:` in one sentence"),
        ("phases: {contain: {steps: {pull: {$remove: true}}}}", "reason-missing", "phases/contain/steps/pull", "add `$reason:` in one sentence"),
        ("severities: {sev-1: {$remve: true}}", "unknown-operator", "severities/sev-1/$remve", "did you mean '$remove'?"),
        ("severities: {sev-1: {updates: {$wass: 1}}}", "unknown-operator", "severities/sev-1/updates/$wass", "did you mean '$was'?"),
        ("severities: {sev-1: {pages: {$append: [a]}}}", "unknown-operator", "severities/sev-1/pages/$append", "known: $add, $remove, $replace."),
        ("severities: {sev-1: {pages: {$add: scribe}}}", "operator-misused", "severities/sev-1/pages/$add", "write $add: [...]"),
        ("severities: {sev-1: {pages: {$remove: [nobody]}}}", "operator-misused", "severities/sev-1/pages/$remove", None),
        ("severities: {sev-1: {pages: {$remove: [incdent-comander]}}}", "operator-misused", "severities/sev-1/pages/$remove", 'write the whole item: "incident-commander"'),
        ("severities: {sev-1: {pages: {$add: [incident-commander]}}}", "operator-misused", "severities/sev-1/pages/$add", "leave it out"),
        ("severities: {sev-1: {pages: {$add: [a], $replace: [b]}}}", "operator-misused", "severities/sev-1/pages/$replace", "put everything into the new list"),
        ("severities: {sev-1: {pages: {}}}", "operator-misused", "severities/sev-1/pages", "name an item by what it says first, use $add, $remove or $replace, or leave it out"),
        ("severities: {sev-1: {label: {$remove: words}}}", "operator-misused", "severities/sev-1/label/$remove", "write label: {$remove: true}, and nothing beside it but a $reason"),
        ("severities: {sev-1: {pages: {scribe: {}}}}", "operator-misused", "severities/sev-1/pages/scribe", "put it into {$add: [...]} or {$remove: [...]}"),
        ("triage: {questions: {harm: {answers: {Nope: {floor: sev-1}}}}}", "vanished-target", "triage/questions/harm/answers/Nope", "did you mean 'No'? If it is new and yours, write `$new: true` below it."),
        ("triage: {questions: {harm: {answers: {'No': sev-1}}}}", "operator-misused", "triage/questions/harm/answers/No", "give the fields to change, or {$remove: true}"),
        ("triage: {questions: {harm: {answers: {'No': {floor: sev-2}, $add: [{answer: A}]}}}}", "operator-misused", "triage/questions/harm/answers/No", None),
        ("triage: {questions: {harm: {answers: {$ad: [{answer: A}]}}}}", "unknown-operator", "triage/questions/harm/answers/$ad", "did you mean '$add'?"),
        ("severities: {sev-1: {$new: false}}", "operator-misused", "severities/sev-1/$new", "write $new: true, or leave it out"),
        ("severities: {sev-1: {$reason: Because.}}", "operator-misused", "severities/sev-1/$reason", "write a comment instead"),
        ("severities: {sev-1: {$before: sev-1}}", "operator-misused", "severities/sev-1/$before", None),
        ("severities: {sev-1: {$remove: true, $reason: R., label: A}}", "operator-misused", "severities/sev-1", None),
        ("severities: {sev-0: {$new: true, pages: {$add: [scribe]}}}", "operator-misused", "severities/sev-0/pages/$add", "write the value itself"),
        ("severities: {$remove: true}", "operator-misused", "severities/$remove", "name the entry first"),
        ("severities: {sev-1: {$was: 15m}}", "operator-misused", "severities/sev-1/$was", "write $was: {contain_within: 15m}, with your field and what it was"),
        ("severities: {sev-1: {$after: sev-9}}", "operator-misused", "severities/sev-1/$after", "did you mean 'sev-3'?"),
        ("severities: {label: Worst}", "operator-misused", "severities/label", "'label' is a field: write the id of an entry first, and label below it, indented"),
        ("levers: {kill: {owner: scribe}}", "vanished-target", "levers/kill", "did you mean 'kill-switch'? If it is new and yours, write `$new: true` below it."),
        ("severities: {sev-1: {pages: {$remove: [incident]}}}", "operator-misused", "severities/sev-1/pages/$remove", 'write the whole item: "incident-commander"'),
        ("severities: {sev-1: {$remove: true, $reason: [R.]}}", "operator-misused", "severities/sev-1/$reason", "write it behind the colon, in quotes"),
        ("severities: {sev-1: {$remove: true, $reason: ' '}}", "reason-missing", "severities/sev-1", None),
        ("severities: {sev-1: {$before: sev-2, $after: sev-3}}", "operator-misused", "severities/sev-1/$before", "keep one of the two"),
        ("severities: {sev-1: {contain_within: {$add: [1]}}}", "operator-misused", "severities/sev-1/contain_within/$add", "write the value itself, such as `contain_within: 15m`"),
        ("severities: {SEV-1: {label: A}}", "vanished-target", "severities/SEV-1", "did you mean 'sev-1'? If it is new and yours, write `$new: true` below it."),
        ("severities: {sev_1: {label: A}}", "vanished-target", "severities/sev_1", "did you mean 'sev-1'? If it is new and yours, write `$new: true` below it."),
        ("severities: {sev-1: {label: A, $was: {label: Gone}}}", "default-changed", "severities/sev-1/$was/label", None),
    ],
)  # fmt: skip
def test_what_a_layer_cannot_say_is_told_with_place_and_cure(
    text: str, rule: str, at_path: str, hint: str | None
) -> None:
    _, problems = stacked(text)
    assert [(problem.rule, str(problem.spot), str(problem.where)) for problem in problems] == [
        (rule, at_path, f"one:{at_path}:1:1")
    ]
    assert hint in (None, problems[0].hint)


def test_a_renamed_target_says_its_new_name() -> None:
    _, problems = stacked(
        "severities: {sev-one: {label: A}}", moved={"severities/sev-one": "severities/sev-1"}
    )
    assert (
        problems[0].hint
        == "it is 'severities/sev-1' now; `playbook upgrade --write` writes it so, or says what to write"
    )


def test_a_target_that_a_layer_below_removed_says_where() -> None:
    _, problems = stacked(
        "severities: {sev-1: {$remove: true, $reason: R.}}", "severities: {sev-1: {label: A}}"
    )
    assert [(problem.rule, str(problem.related)) for problem in problems] == [
        ("vanished-target", "one:severities/sev-1:1:1")
    ]


def test_a_record_is_new_without_saying_so_and_can_be_changed_by_a_later_layer() -> None:
    stack, problems = stacked(
        "incidents: {gone-table: {name: A table}}", "incidents: {gone-table: {type: t}}"
    )
    assert (at(stack, "incidents/gone-table"), problems) == ({"name": "A table", "type": "t"}, ())
    assert origin(stack, "incidents/gone-table/name") == "one:incidents/gone-table/name"
