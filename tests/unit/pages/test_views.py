"""The views computed for pages: the hour by role, the tree of decisions, badges, listings, spoken length."""

from __future__ import annotations

import re

import pytest

from generator.model.graph import after_triage, walked_at
from generator.model.phases import DecisionStep
from generator.pages import PageOptions, render_pages
from generator.pages.hour import combined, first_phases, kept_apart, numbers, rows, successor
from generator.pages.listings import LINES_PER_PAGE, address_of, listings
from generator.pages.outline import DEPTH, Fork, outline
from generator.pages.spoken import length_of
from generator.pages.vocabulary import bars, emphasis
from tests.build import playbook


def forks(nodes: tuple[Fork, ...], depth: int = 1) -> list[tuple[str, int]]:
    """Return every question of a tree with how deep it stands."""
    found = []
    for node in nodes:
        inner = tuple(branch.then for branch in node.branches if branch.then)
        found += [(node.step.id, depth), *forks(inner, depth + 1)]
    return found


def test_every_decision_is_drawn_exactly_once() -> None:
    book = playbook()
    decisions = [step.id for step in book.steps.values() if isinstance(step, DecisionStep)]
    assert sorted(name for name, _ in forks(outline(book))) == sorted(decisions)


def test_a_branch_leads_to_its_step_and_names_the_question_that_follows() -> None:
    (tree,) = [node for node in outline(playbook()) if node.step.id == "reproduced"]
    led = [(branch.answer.answer, branch.step.id if branch.step else None) for branch in tree.branches]
    assert led == [("Yes", "set-severity"), ("Not sure", "set-severity"), ("No", None)]


def test_a_circle_of_decisions_is_drawn_once_and_named_where_it_closes() -> None:
    book = playbook({"phases/contain/steps/stopped/answers/0/goto": "stopped"})
    (tree,) = [node for node in outline(book) if node.step.id == "stopped"]
    assert tree.branches[0].later == tree.step


def test_questions_deeper_than_the_limit_start_a_tree_of_their_own() -> None:
    chain = {
        f"q{number}": {
            "owner": "technical-lead",
            "minutes": 1,
            "ask": "Next?",
            "answers": [
                {"answer": "Yes", "goto": f"q{number + 1}" if number < 2 * DEPTH else "end"},
                {"answer": "No", "goto": "end"},
            ],
        }
        for number in range(1, 2 * DEPTH + 1)
    }
    drawn = forks(outline(playbook({"phases/confirm/steps": chain})))
    assert max(depth for _, depth in drawn) == DEPTH
    assert {name for name, _ in drawn} >= set(chain)


def test_a_row_tells_what_a_role_owns_and_what_it_does_for_another() -> None:
    book = playbook({"phases/confirm/steps/replay/responsible": ["scribe"]})
    by_role = {row.role.id: row for row in rows(book)}
    assert [step.id for step in by_role["scribe"].parts[0].helps] == ["replay"]
    assert "replay" in [step.id for step in by_role["technical-lead"].parts[0].owns]
    assert all(row.busy for row in by_role.values())


def test_after_triage_comes_the_first_step_of_that_severity() -> None:
    book = playbook({"phases/confirm/steps/page-commander/only_for": ["sev-1"]})
    found = {severity: after_triage(book, severity) for severity in book.severities}
    assert found == {
        "sev-1": book.steps["page-commander"],
        "sev-2": book.steps["open-room"],
        "sev-3": book.steps["preserve"],
    }
    unasked = playbook({"phases/confirm/steps/set-severity/uses/triage": False})
    assert after_triage(unasked, "sev-1") is None


def test_the_first_phases_are_those_that_start_within_the_horizon() -> None:
    book = playbook()
    assert [phase.id for phase in first_phases(book)] == [
        phase.id for phase in book.phases.values() if phase.from_minute < book.about.horizon_minutes
    ]


def test_steps_are_numbered_within_their_phase() -> None:
    found = numbers(playbook())
    assert [found[step] for step in ("replay", "reproduced", "set-severity", "open-room")] == [1, 2, 3, 1]


def test_a_step_belongs_to_the_severities_that_come_to_it() -> None:
    """A way that ends early ends for all later steps, too, whatever `only_for` of these says."""
    mildest = playbook().by_rank[-1].id
    ends = {
        "owner": "technical-lead",
        "minutes": 1,
        "do": "File it.",
        "done_when": "Filed.",
        "work": "record",
    }
    book = playbook({"phases/confirm/steps/file": {**ends, "only_for": [mildest], "next": "end"}})
    walked = {step: [one.id for one in severities] for step, severities in walked_at(book).items()}
    everybody = [severity.id for severity in book.by_rank]
    assert walked["replay"] == everybody
    assert walked["file"] == [mildest]
    assert walked["preserve"] == everybody[:-1]


def test_a_step_that_no_way_reaches_is_hidden_from_nobody() -> None:
    book = playbook({"phases/confirm/steps/replay/next": "end"})
    assert walked_at(book)["preserve"] == book.by_rank


def test_after_a_step_comes_the_one_it_names_else_the_next_of_its_phase() -> None:
    book = playbook({"phases/confirm/steps/replay/next": "page-commander"})

    def after(step_id: str) -> str | None:
        following = successor(book, book.steps[step_id])
        return following.id if following else None

    assert [after("replay"), after("set-severity"), after("page-commander")] == [
        "page-commander",
        "page-commander",
        None,
    ]


@pytest.mark.parametrize(
    ("count", "loudness"), [(3, [1, 3, 5]), (4, [1, 2, 3, 5]), (5, [1, 2, 3, 4, 5]), (6, [1, 1, 2, 3, 4, 5])]
)
def test_the_worst_severity_is_loudest_and_the_mildest_quietest(count: int, loudness: list[int]) -> None:
    severity = next(iter(playbook().severities.values()))
    scale = [severity.model_copy(update={"rank": rank}) for rank in range(1, count + 1)]
    assert [emphasis(count, one) for one in scale] == loudness


def test_a_badge_has_one_bar_for_each_severity_and_the_worst_has_all() -> None:
    worst, *_, mildest = playbook().by_rank
    assert bars(3, worst) == [True, True, True]
    assert bars(3, mildest) == [True, False, False]


def test_a_long_file_is_listed_on_several_pages_and_a_line_is_found_on_its_page() -> None:
    text = "\n".join(f"line {number}" for number in range(1, LINES_PER_PAGE + 6))
    first, second = listings({"roles.yaml": text})
    assert (first.page, first.first, len(first.lines)) == ("source/roles.yaml", 1, LINES_PER_PAGE)
    assert (second.page, second.first, len(second.lines)) == ("source/roles.yaml-2", LINES_PER_PAGE + 1, 5)
    assert (first.rest, second.rest) == (second.page, None)
    assert address_of("roles.yaml", LINES_PER_PAGE) == f"source/roles.yaml.html#L{LINES_PER_PAGE}"
    assert address_of("roles.yaml", LINES_PER_PAGE + 1) == f"source/roles.yaml-2.html#L{LINES_PER_PAGE + 1}"


def test_lines_are_listed_as_the_check_counts_them() -> None:
    """Other separators end no line, or every link behind one would lead to a wrong place."""
    (page,) = listings({"roles.yaml": "# one\u2028two\x0cthree\x85four\nscribe:\n  name: Scribe\n"})
    assert page.lines == ("# one\u2028two\x0cthree\x85four", "scribe:", "  name: Scribe")


def test_a_file_name_that_is_no_address_gets_one() -> None:
    (page,) = listings({"my roles (old).yaml": "a: b"})
    assert page.page == "source/my_20roles_20_28old_29.yaml"


def test_a_script_is_as_long_as_its_words_with_examples_in_the_blanks() -> None:
    book = playbook()
    script = next(iter(book.scripts.values()))
    text = "one two three [[it]] " * 10
    blank = next(iter(script.blanks.values())).model_copy(update={"id": "it", "example": "four five"})
    changed = script.model_copy(update={"text": text, "blanks": {"it": blank}})
    assert length_of(book, changed).words == 50
    assert length_of(book, changed).seconds == 20


def test_each_of_two_roles_that_one_person_may_hold_says_so_and_one_that_is_excluded_does_not() -> None:
    none: dict[str, object] = {
        f"roles/{role}/{field}": [] for role in playbook().roles for field in ("may_combine", "never_combine")
    }
    book = playbook(none | {
        "roles/communications-lead/may_combine_at": [{"role": "scribe", "at": ["sev-2"]}],
        "roles/deputy/may_combine": ["scribe"],
        "roles/technical-lead/may_combine": ["scribe"],
        "roles/scribe/never_combine": ["technical-lead"],
    })  # fmt: skip
    assert combined(book, book.roles["scribe"]) == {"deputy": (), "communications-lead": ("sev-2",)}
    assert combined(book, book.roles["deputy"]) == {"scribe": ()}
    assert kept_apart(book, book.roles["technical-lead"]) == ("scribe",)
    page = next(page.text for page in render_pages(book, PageOptions()) if page.path == "roles/scribe.md")
    words = " ".join(re.sub("<[^>]*>", " ", page).split())
    assert "One person may also be Deputy" in words
    assert "At SEV-2 also Communications lead" in words
