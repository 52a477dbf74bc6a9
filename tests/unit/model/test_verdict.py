"""What answers and an incident type add up to: each part of the value, and the laws that hold for every combination."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import UsageError
from generator.model import Playbook
from generator.model.duration import Duration
from generator.model.organisation import Contact
from generator.model.roles import Called
from generator.model.situation import Situation, codes, situation
from generator.model.triage import TriageAnswer
from generator.model.verdict import NO_TYPE, Verdict, Verdicts, verdict
from generator.model.verdict_plan import Paged, Pull, Reason, Say, said_at_once
from generator.report.verdicts.text import as_text
from tests.build import playbook, shipped_playbook, small

HARM = "triage/questions/harm/answers"
TYPE = "types/quality-regression"
SEVERITY_1 = Reason("severity", "sev-1")


@pytest.fixture(scope="module")
def default() -> Playbook:
    return shipped_playbook()


def paged(
    role: str,
    because: tuple[Reason, ...],
    within: Duration | None,
    backup: str,
    contact: Contact | None = None,
) -> Paged:
    """Return a role that is paged whose page goes on to its backup."""
    return Paged(role, because, within, backup, contact, (Called(backup, None),))


def test_a_page_goes_on_as_the_escalation_says_and_not_to_the_backup() -> None:
    calls = [{"after": "5m", "to": "scribe"}, {"to": "executive-on-call"}]
    book = playbook({"roles/incident-commander/escalation": calls})
    first = verdict(book, {"harm": 0}, "quality-regression").pages[0]
    assert (first.backup, first.then) == (
        "scribe", (Called("scribe", Duration(5, "m")), Called("executive-on-call", None)),
    )  # fmt: skip
    chosen = Situation({"harm": 0}, "quality-regression")
    said = as_text(book, chosen, verdict(book, {"harm": 0}, "quality-regression"))
    assert "No answer? Page the Scribe after 5 minutes, then the Executive on call." in said
    alone = playbook({"roles/incident-commander/escalation": calls}, ["roles/incident-commander/backup"])
    assert alone.backup_of("incident-commander") == "scribe"


def test_a_verdict_says_everything_that_follows_from_answers_and_type() -> None:
    reach = {"reach": "/page tl", "rota": "Tech"}
    book = playbook({"contacts": {"technical-lead": reach}, f"{HARM}/0/lever": "kill-switch"})
    harmed, typed = Reason("answer", "harm", 0), Reason("type", "quality-regression")
    assert verdict(book, {"harm": 0, "spread": 2}, "quality-regression") == Verdict(
        severity="sev-1",
        because=(harmed,),
        conditions=(),
        open=(),
        settled=True,
        at_once=(harmed,),
        pages=(
            paged("incident-commander", (SEVERITY_1,), None, "deputy"),
            paged("executive-on-call", (SEVERITY_1, harmed, typed), None, "incident-commander"),
            paged("technical-lead", (SEVERITY_1,), None, "machine-learning-engineer", Contact(**reach)),
            paged("communications-lead", (SEVERITY_1,), None, "deputy"),
            paged("machine-learning-engineer", (typed,), Duration(15, "m"), "technical-lead"),
        ),
        levers=(
            Pull("kill-switch", "technical-lead", "machine-learning-engineer", in_time=True),
            Pull("roll-back-model", "technical-lead", "machine-learning-engineer", in_time=True),
        ),
        kinds=(),
        save=("trace", "model-version", "prompt-version", "change-log"),
        say=Say("holding-notice", Duration(30, "m")),
        words=(),
        clocks=("contract-notice",),
        next_step="page-commander",
    )


def test_where_no_type_applies_nothing_starts_and_every_question_is_open() -> None:
    found = verdict(playbook(), {}, NO_TYPE)
    assert (found.severity, found.because, found.open) == ("sev-3", (), ("harm", "spread"))
    assert (found.pages, found.levers, found.say) == ((), (), None)
    assert (found.settled, found.firm) == (False, False)
    assert verdict(playbook(), {"harm": 2, "spread": 2}, NO_TYPE).settled


def test_a_type_that_nobody_knows_counts_as_the_worst_that_it_can_be_and_calls_whom_each_needs() -> None:
    rare = {"types/leak/pulls_in": [{"role": "scribe"}], f"{TYPE}/severity_floor": "sev-2"}
    book = playbook({**OTHER, **rare, f"{HARM}/0/also": "leak", f"{HARM}/1/also": "leak"})
    start = verdict(book, {})
    guess = Reason("type", "leak", via="unknown")
    assert (start.severity, start.because, start.firm, start.settled) == ("sev-1", (guess,), False, False)
    called = {paged.role: paged.because for paged in start.pages}
    assert called["scribe"] == (guess,)
    assert called["machine-learning-engineer"] == (Reason("type", "quality-regression", via="unknown"),)
    mild = verdict(book, {"harm": 2, "spread": 2})  # the answer rules the leak out
    assert (mild.severity, mild.because) == ("sev-2", (Reason("type", "quality-regression", via="unknown"),))
    assert "scribe" not in [paged.role for paged in mild.pages]
    assert not mild.settled
    brought = verdict(book, {"harm": 1, "spread": 2})
    assert brought.because[-1] == Reason("type", "leak", via="answer")
    assert brought.firm


def test_an_unknown_type_pulls_what_answers_and_steps_ask_for_alone() -> None:
    def levers(change: Mapping[str, object]) -> list[str]:
        return [pull.lever for pull in verdict(playbook(change), {"harm": 0, "spread": 2}).levers]

    assert levers({f"{TYPE}/levers": ["roll-back-model"]}) == ["kill-switch"]
    assert levers({f"{HARM}/0/lever": "roll-back-model"}) == ["roll-back-model", "kill-switch"]


def test_an_answer_names_its_levers_in_their_order_before_those_of_the_type() -> None:
    book = playbook({f"{HARM}/0/lever": "kill-switch", f"{HARM}/0/next_levers": ["roll-back-model"]})
    for name in (None, "quality-regression"):
        found = verdict(book, {"harm": 0, "spread": 2}, name)
        assert [pull.lever for pull in found.levers] == ["kill-switch", "roll-back-model"]


def test_a_ticket_calls_no_expert_and_pulls_no_lever() -> None:
    found = verdict(playbook(), {"harm": 2, "spread": 2}, "quality-regression")
    assert (found.severity, found.pages, found.levers) == ("sev-3", (), ())
    assert found.clocks == ("contract-notice",)  # whether a duty starts does not hang on the severity


def test_while_a_question_is_open_the_type_says_where_to_start() -> None:
    found = verdict(playbook(), {"harm": 2}, "quality-regression")
    assert (found.severity, found.because) == ("sev-2", (Reason("start", "quality-regression"),))


def test_a_floor_of_the_type_holds_whatever_the_answers_say() -> None:
    found = verdict(
        playbook({f"{TYPE}/severity_floor": "sev-2"}), {"harm": 2, "spread": 2}, "quality-regression"
    )
    assert (found.severity, found.because) == ("sev-2", (Reason("type", "quality-regression"),))


def test_every_reason_for_the_worst_severity_is_named_and_no_other() -> None:
    found = verdict(playbook(), {"harm": 1, "spread": 0})
    assert found.because == (Reason("answer", "harm", 1), Reason("answer", "spread", 0))


def test_an_answer_brings_in_a_second_type_and_the_worse_floor_leads() -> None:
    kind = {
        "types/leak": {
            **small()["types"]["quality-regression"],
            "letter": "B",
            "severity_floor": "sev-1",
            "levers": ["kill-switch"],
        }
    }
    book = playbook({**kind, f"{HARM}/0/also": "leak"})
    found = verdict(book, {"harm": 0, "spread": 2}, "quality-regression")
    assert [pull.lever for pull in found.levers] == ["kill-switch", "roll-back-model"]
    assert Reason("type", "leak", via="answer") in found.because


def test_a_lever_that_comes_too_late_or_waits_for_somebody_stands_behind_the_others() -> None:
    def levers(change: Mapping[str, object]) -> list[tuple[str, bool]]:
        found = verdict(playbook(change), {"harm": 0, "spread": 2}, "quality-regression")
        return [(pull.lever, pull.in_time) for pull in found.levers]

    late = [("kill-switch", True), ("roll-back-model", False)]
    assert levers({"levers/roll-back-model/effect_within": "2h"}) == late
    assert levers({"levers/roll-back-model/needs_approval": "executive-on-call"}) == late


def test_a_clock_that_is_switched_off_or_of_another_place_may_not_start() -> None:
    def clocks(change: Mapping[str, object]) -> tuple[str, ...]:
        return verdict(playbook(change), {}, "quality-regression").clocks

    assert clocks({"clocks/contract-notice/active": False}) == ()
    assert clocks({"clocks/contract-notice/status": "not-yet"}) == ()
    away = {"clocks/contract-notice/jurisdiction": "EU", "organisation": {"jurisdictions": ["US"]}}
    assert clocks(away) == ()


def test_what_leads_nowhere_is_left_out() -> None:
    book = playbook(
        {f"{TYPE}/levers": ["nothing"], f"{TYPE}/evidence": ["nothing"], "severities/sev-1/pages": ["nobody"]}
    )
    found = verdict(book, {"harm": 0, "nonsense": 3}, "quality-regression")
    assert "nobody" not in [paged.role for paged in found.pages]
    assert "nothing" not in [pull.lever for pull in found.levers]
    assert verdict(book, {}, "no-such-type") == verdict(book, {})


KIND = {
    "name": "A false picture",
    "looks_like": "A picture goes round that is not ours.",
    "levers": ["kill-switch"],
    "scripts": ["resolution-announcement", "initial-statement", "internal-update"],
    "evidence": ["change-log"],
    "pulls_in": [{"role": "executive-on-call", "within": "5m"}],
}
OTHER = {"types/leak": {**small()["types"]["quality-regression"], "letter": "B", "severity_floor": "sev-1"}}


def of_kind(**more: object) -> Playbook:
    return playbook({f"{TYPE}/kinds": {"false-picture": {**KIND, **more}}})


def test_what_a_kind_names_comes_before_what_its_type_names() -> None:
    book, answers = of_kind(), {"harm": 2, "spread": 0}
    typed, found = verdict(book, answers, "quality-regression"), verdict(book, answers, "false-picture")
    assert [pull.lever for pull in typed.levers] == ["roll-back-model", "kill-switch"]
    assert [pull.lever for pull in found.levers] == ["kill-switch"]
    assert found.save == ("change-log", *(each for each in typed.save if each != "change-log"))
    assert (typed.say, typed.words) == (Say("holding-notice", Duration(2, "h")), ())
    assert found.say == Say("initial-statement", Duration(2, "h"))
    assert found.words == ("resolution-announcement", "internal-update")
    assert (found.severity, found.because, found.clocks) == (typed.severity, typed.because, typed.clocks)
    called = {paged.role: paged for paged in found.pages}
    assert called.keys() == {paged.role for paged in typed.pages} | {"executive-on-call"}
    reasons = (Reason("type", "quality-regression"), Reason("kind", "false-picture"))
    assert called["executive-on-call"].because[-1:] == reasons[1:]


def test_where_the_experts_of_a_type_wait_those_of_answers_and_kinds_are_paged_all_the_same() -> None:
    experts = {f"{TYPE}/pulls_in": [{"role": "scribe", "within": "5m"}]}
    answers = {"triage/questions/spread/answers/0/pulls_in": ["deputy"]}
    severities = ("sev-1", "sev-2", "sev-3")

    def paged(*, waits: bool) -> set[str]:
        said = {f"severities/{each}/experts_wait": waits for each in severities}
        book = playbook({f"{TYPE}/kinds": {"false-picture": KIND}, **experts, **answers, **said})
        return {each.role for each in verdict(book, {"harm": 2, "spread": 0}, "false-picture").pages}

    assert paged(waits=False) - paged(waits=True) == {"scribe"}
    assert {"deputy", "executive-on-call"} <= paged(waits=True)


def test_the_default_wakes_for_a_moderate_fault_who_leads_and_counsel_alone(default: Playbook) -> None:
    way = {name: len(each.answers) - 1 for name, each in default.triage.questions.items()}
    way["reach"] = next(
        place for place, each in enumerate(default.triage.questions["reach"].answers) if each.floor == "sev-3"
    )
    found = verdict(default, way, "vendor-outage")
    assert [(each.role, str(each.within)) for each in found.pages] == [
        ("product-manager", "None"),
        ("legal-counsel", "1h"),
    ]


def test_a_kind_that_needs_several_levers_has_them_pulled_although_those_before_held() -> None:
    def pulled(together: int, name: str = "false-picture", **more: object) -> list[tuple[str, bool]]:
        kind = KIND | {"levers": ["kill-switch", "roll-back-model"], "levers_together": together}
        book = playbook({f"{TYPE}/kinds": {"false-picture": kind}, **more})
        found = verdict(book, {"harm": 2, "spread": 0}, name)
        return [(pull.lever, pull.too) for pull in found.levers]

    assert pulled(1) == [("kill-switch", False), ("roll-back-model", False)]
    assert pulled(2) == pulled(9) == [("kill-switch", False), ("roll-back-model", True)]
    assert pulled(2, "quality-regression") == [("roll-back-model", False), ("kill-switch", False)]
    answered = {"triage/questions/spread/answers/0/lever": "roll-back-model"}
    assert pulled(2, **answered) == [("roll-back-model", False), ("kill-switch", True)]


def test_a_kind_with_the_same_first_lever_is_told_where_it_needs_another_one_too() -> None:
    def told(together: int) -> tuple[str, ...]:
        kind = KIND | {"levers": ["roll-back-model", "kill-switch"], "levers_together": together}
        book = playbook({f"{TYPE}/kinds": {"false-picture": kind}})
        return verdict(book, {"harm": 2, "spread": 0}, "quality-regression").kinds

    assert (told(1), told(2)) == ((), ("false-picture",))


def test_a_late_lever_of_a_kind_stays_first_because_nothing_else_acts_on_it() -> None:
    book = playbook({f"{TYPE}/kinds": {"false-picture": KIND}, "levers/kill-switch/effect_within": "5h"})
    (first, *_) = verdict(book, {"harm": 0, "spread": 2}, "false-picture").levers
    assert (first.lever, first.in_time) == ("kill-switch", False)


def test_a_kind_that_is_not_ours_leaves_the_product_on_unless_an_answer_says_otherwise() -> None:
    def pulled(lever: str | None = None, *, stays_on: bool = True) -> list[str]:
        kind = KIND | {"levers": ["roll-back-model"], "product_stays_on": stays_on}
        answers = {"triage/questions/spread/answers/0/lever": lever}
        book = playbook({f"{TYPE}/kinds": {"false-picture": kind}, **answers})
        return [pull.lever for pull in verdict(book, {"harm": 2, "spread": 0}, "false-picture").levers]

    assert pulled() == ["roll-back-model"]
    assert pulled(stays_on=False) == ["roll-back-model", "kill-switch"]
    assert pulled("kill-switch") == ["kill-switch", "roll-back-model"]


def test_who_leads_comes_first_then_the_experts_of_the_answers_then_who_is_needed_soonest() -> None:
    pages = {"severities/sev-1/pages": ["deputy", "communications-lead", "incident-commander"]}
    called = {"triage/questions/harm/answers/0/pulls_in": ["scribe", "communications-lead"]}
    found = verdict(playbook({**pages, **called}), {"harm": 0}, NO_TYPE).pages
    assert [each.role for each in found][:4] == [
        "incident-commander",
        "scribe",
        "communications-lead",
        "deputy",
    ]
    assert found[2].because[0] == Reason("severity", "sev-1")
    soon = verdict(of_kind(pulls_in=[{"role": "scribe", "within": "5m"}]), {"harm": 1}, "false-picture").pages
    within = [each.within.minutes if each.within else 0 for each in soon]
    assert within == sorted(within)
    assert [each.role for each in soon][-2:] == ["scribe", "machine-learning-engineer"]


def test_nothing_is_promised_to_people_outside_who_cannot_notice_the_kind() -> None:
    found = verdict(of_kind(unseen_outside=True), {"harm": 2, "spread": 0}, "false-picture")
    assert (found.say, found.words[0]) == (None, "resolution-announcement")


def test_what_people_outside_know_of_has_words_for_them_even_for_a_kind_they_cannot_notice() -> None:
    kinds = {f"{TYPE}/kinds": {"false-picture": KIND | {"unseen_outside": True}}}
    book = playbook({**kinds, "triage/questions/spread/answers/0/seen_outside": True})
    found = verdict(book, {"harm": 2, "spread": 0}, "false-picture")
    assert found.say == verdict(of_kind(), {"harm": 2, "spread": 0}, "false-picture").say is not None
    assert verdict(book, {"harm": 2, "spread": 1}, "false-picture").say is None


def test_a_kind_can_start_clocks_of_its_own_beside_those_of_another_type() -> None:
    clocks = {"clocks/by-kind": small()["clocks"]["contract-notice"]}
    book = playbook({**clocks, f"{TYPE}/kinds": {"false-picture": KIND | {"clocks": ["by-kind"]}}})
    assert verdict(book, {}, "false-picture").clocks == ("by-kind",)
    assert verdict(book, {}, "quality-regression").clocks == ("contract-notice",)


def test_a_kind_can_ask_for_something_at_once_unless_an_answer_says_it_already() -> None:
    asked = Reason("kind", "false-picture")
    harmed = Reason("answer", "harm", 0)
    found = verdict(of_kind(first="Call them."), {"harm": 0, "spread": 2}, "false-picture")
    assert found.at_once == (harmed, asked)
    assert verdict(of_kind(first="Call them."), {}, "false-picture").at_once == (asked,)
    for part in ("Page the Executive on call.", "the Executive"):
        assert verdict(of_kind(first=part), {"harm": 0, "spread": 2}, "false-picture").at_once == (harmed,)


def test_a_kind_without_levers_has_those_of_its_type() -> None:
    found = verdict(of_kind(levers=[]), {"harm": 2, "spread": 0}, "false-picture")
    assert [pull.lever for pull in found.levers] == ["roll-back-model", "kill-switch"]


def test_kinds_that_bring_another_first_lever_are_told_until_one_of_them_is_named() -> None:
    kinds = {"false-picture": KIND, "same": {**KIND, "name": "Same", "levers": []}}
    book, answers = playbook({f"{TYPE}/kinds": kinds}), {"harm": 2, "spread": 0}
    told = {name: verdict(book, answers, name).kinds for name in (None, "quality-regression", *kinds)}
    assert told == {None: (), "quality-regression": ("false-picture",), "false-picture": (), "same": ()}
    assert verdict(book, {"harm": 2, "spread": 2}, "quality-regression").kinds == ()  # a ticket pulls nothing
    first = playbook({f"{TYPE}/kinds": kinds, f"{HARM}/2/lever": "kill-switch"})
    found = verdict(first, answers, "quality-regression")
    assert found.kinds == ()  # the answer names the first lever of all of them


def test_a_kind_can_have_a_floor_a_start_and_people_of_its_own() -> None:
    milder = {"severity_floor": "sev-3", "default_severity": "sev-2", "pulls_in_are": "all"}
    book = playbook(
        {f"{TYPE}/severity_floor": "sev-1", f"{TYPE}/kinds": {"false-picture": {**KIND, **milder}}}
    )
    begun = verdict(book, {"harm": 2}, "false-picture")
    assert (begun.severity, begun.because) == ("sev-2", (Reason("start", "false-picture"),))
    assert verdict(book, {"harm": 2, "spread": 2}, "false-picture").severity == "sev-3"
    assert verdict(book, {"harm": 2, "spread": 2}, "quality-regression").severity == "sev-1"
    assert "machine-learning-engineer" not in [paged.role for paged in begun.pages]
    worse = playbook({f"{TYPE}/kinds": {"false-picture": {**KIND, "severity_floor": "sev-1"}}})
    found = verdict(worse, {"harm": 2, "spread": 2}, "false-picture")
    assert (found.severity, found.because) == ("sev-1", (Reason("kind", "false-picture"),))


def test_the_next_step_is_one_of_the_type_and_of_the_kind() -> None:
    only = "phases/confirm/steps/page-commander/only_for_types"
    kinds = {f"{TYPE}/kinds": {"false-picture": KIND, "other": {**KIND, "name": "Another"}}}
    book = playbook({**OTHER, **kinds, only: ["leak", "other"]})
    answers = {"harm": 0, "spread": 2}
    steps = {name: verdict(book, answers, name).next_step for name in ("leak", "other", "false-picture")}
    assert steps == {"leak": "page-commander", "other": "page-commander", "false-picture": "open-room"}


def test_a_step_of_containment_for_another_type_or_kind_counts_for_nothing() -> None:
    pull = "phases/contain/steps/pull"
    change = {
        f"{TYPE}/kinds": {"false-picture": {**KIND, "levers": []}},
        f"{pull}/uses/levers": ["kill-switch"],
        "phases/contain/steps/fall-back/uses/levers": [],
        f"{TYPE}/levers": ["roll-back-model"],
    }
    answers = {"harm": 2, "spread": 0}

    def levers(only: str, name: str | None) -> list[str]:
        book = playbook({**OTHER, **change, f"{pull}/only_for_types": [only]})
        return [pull.lever for pull in verdict(book, answers, name).levers]

    assert levers("leak", "quality-regression") == ["roll-back-model"]
    assert levers("quality-regression", "quality-regression") == ["roll-back-model", "kill-switch"]
    assert levers("false-picture", "false-picture") == ["roll-back-model", "kill-switch"]
    assert levers("false-picture", "quality-regression") == ["roll-back-model", "kill-switch"]
    assert levers("leak", None) == ["kill-switch"]  # it can be the leak
    assert levers("leak", NO_TYPE) == []


def test_answers_are_said_by_code_by_words_or_by_number_and_types_by_id_letter_or_name() -> None:
    book = playbook()
    expected = Situation({"harm": 1, "spread": 0}, "quality-regression")
    assert situation(book, "quality-regression", ["harm=not-sure", "spread=yes"]) == expected
    assert situation(book, "a", ["harm = Not sure", "spread=1"]) == expected
    assert situation(book, "Quality regression", ["harm=2", "spread=YES"]) == expected


def test_a_kind_is_said_by_id_or_name_and_names_its_type() -> None:
    book = playbook({f"{TYPE}/kinds": {"false-picture": KIND}, **OTHER})
    expected = Situation({}, "quality-regression", "false-picture")
    assert situation(book, None, [], "false-picture") == expected
    assert situation(book, "A", [], "a FALSE picture") == expected
    assert expected.name == "false-picture"
    for kind, type_id, message in (
        ("false-pictur", None, "there is no kind 'false-pictur': did you mean 'false-picture'?"),
        (
            "false-picture",
            "B",
            "kind 'false-picture' is one of type 'quality-regression', not of 'leak': name that type, or none",
        ),
        ("anything", "B", "type 'leak' has no kinds: leave the kind out"),
    ):
        with pytest.raises(UsageError) as refused:
            situation(book, type_id, [], kind)
        assert str(refused.value) == message


@pytest.mark.parametrize(
    ("kind", "said", "message"),
    [
        (None, ["harm"], "'harm' is no answer: write question=answer, such as harm=yes"),
        (None, ["harn=yes"], "there is no question 'harn': did you mean 'harm'?"),
        (None, ["harm=maybe"], "there is no answer to 'harm' 'maybe'; known: yes, not-sure, no"),
        (None, ["harm=4"], "there is no answer to 'harm' '4'; known: yes, not-sure, no"),
        (None, ["harm=no", "harm=yes"], "'harm' is answered twice: keep one answer"),
        ("B", [], "there is no incident type 'B'; known: quality-regression, none"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_to_write(
    kind: str | None, said: list[str], message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        situation(playbook(), kind, said)
    assert str(refused.value) == message


def test_two_answers_never_share_a_code_in_any_script() -> None:
    book = playbook(
        {
            HARM: [
                {"answer": "Ja!", "floor": "sev-1"},
                {"answer": "はい", "floor": "sev-1"},
                {"answer": "...", "floor": "sev-2"},
                {"answer": "ja", "floor": "sev-3"},
            ]
        }
    )
    assert codes(book.triage.questions["harm"]) == ("ja", "はい", "3", "ja-4")


def test_every_combination_of_the_default_has_a_verdict_and_worse_never_gives_less(default: Playbook) -> None:
    """Answers of a question are compared pair by pair, with every way to answer the others and every type.

    A type is never milder than none, and one that nobody knows never milder than each that it can be.
    """
    verdicts, questions = Verdicts(default), default.triage.questions
    sizes = [range(len(question.answers)) for question in questions.values()]
    floors = [[rank(default, answer.floor) for answer in question.answers] for question in questions.values()]
    can_be = {
        way: verdicts.not_ruled_out(dict(zip(questions, way, strict=True)))
        for way in itertools.product(*sizes)
    }
    assert {"data-leakage", "bias-incident"} <= set(default.types)
    assert {"data-leakage" in types for types in can_be.values()} == {True, False}
    assert all("bias-incident" in types for types in can_be.values())
    without: dict[tuple[int, ...], tuple[int, frozenset[str]]] = {}
    unknown: dict[tuple[int, ...], tuple[int, frozenset[str]]] = {}
    for kind in (NO_TYPE, None, *default.types):
        found = {
            way: weight(default, verdicts.of(dict(zip(questions, way, strict=True)), kind))
            for way in itertools.product(*sizes)
        }
        without = without or found
        unknown = found if kind is None else unknown
        for way, (severity, people) in found.items():
            plain_severity, plain_people = without[way]
            assert severity <= plain_severity, (kind, way)
            assert people >= plain_people, (kind, way)
            if kind and kind in can_be[way]:
                assert unknown[way][0] <= severity, (kind, way)
                assert unknown[way][1] >= people, (kind, way)
            for place, floor in enumerate(floors):
                worse = next((one for one in range(way[place]) if floor[one] < floor[way[place]]), None)
                if worse is not None:
                    other = found[(*way[:place], worse, *way[place + 1 :])]
                    assert other[0] <= severity, (kind, way, place)
                    assert other[1] >= people, (kind, way, place)


def test_a_kind_of_the_default_is_as_severe_as_its_type_and_calls_everybody_whom_the_type_calls(
    default: Playbook,
) -> None:
    """Unless it says so: two kinds are milder on purpose and have their own people, and some are worse."""
    alone = {name for name, kind in default.kinds.items() if kind.pulls_in_are == "all"}
    worse = {name for name, kind in default.kinds.items() if kind.severity_floor}
    assert alone == {"copyright", "shadow-use", "cost-runaway"}
    assert worse == {
        "copyright",
        "self-harm",
        "tool-supply-chain",
        "memory-poisoning",
        "index-poisoning",
        "shadow-use",
    }
    verdicts, luck = Verdicts(default), random.Random(2026)
    for kind, type_id in default.type_of_kind.items():
        first = default.kinds[kind].levers[0]
        for _ in range(200):
            way = {
                each.id: luck.randrange(len(each.answers))
                for each in default.triage.questions.values()
                if luck.random() < 0.9
            }
            of_type, found = verdicts.of(way, type_id), verdicts.of(way, kind)
            (severity, people), (own_severity, own_people) = weight(default, of_type), weight(default, found)
            if kind not in alone:
                assert own_severity == severity if kind not in worse else own_severity <= severity, (
                    kind,
                    way,
                )
                assert own_people >= people, (kind, way)
            chosen = default.kinds[kind]
            assert chosen.clocks or set(found.clocks) <= set(of_type.clocks), (kind, way)
            assert found.at_once[: len(of_type.at_once)] == of_type.at_once, (kind, way)
            assert bool(found.at_once) >= bool(chosen.first), (kind, way)
            assert set(found.save) >= set(of_type.save), (kind, way)
            if default.severities[found.severity].motion != "ticket":
                assert first in [pull.lever for pull in found.levers], (kind, way)
                assert found.levers, (kind, way)


def test_a_type_that_nobody_knows_is_sev_2_at_least_in_the_default_as_its_page_says(
    default: Playbook,
) -> None:
    assert "{severities/sev-2} at least" in (default.triage.how or "")
    mildest = {each.id: len(each.answers) - 1 for each in default.triage.questions.values()}
    assert verdict(default, mildest).severity == "sev-2"


def test_the_levers_that_an_answer_of_the_default_names_at_once_are_those_it_has(default: Playbook) -> None:
    named = {
        (question.id, place): (tuple(re.findall(r"\{levers/([a-z-]+)\}", answer.first or "")), answer.levers)
        for question in default.triage.questions.values()
        for place, answer in enumerate(question.answers)
    }
    conditional = {("person-at-risk", 0): "pause-agents", ("left-the-system", 0): "suspend-decision"}
    assert sum(bool(text) for text, _ in named.values()) > 1
    for key, (text, data) in named.items():
        assert not text or tuple(name for name in text if name != conditional.get(key)) == data, key


def now(book: Playbook, name: str | None, **said: int) -> list[str]:
    """Return what is pulled now, with underscores for the hyphens of questions."""
    answers = {question.replace("_", "-"): place for question, place in said.items()}
    return [pull.lever for pull in verdict(book, answers, name).pulled_now]


def test_what_nobody_is_sure_of_puts_its_lever_beside_that_of_the_incident_and_never_before_it(
    default: Playbook,
) -> None:
    for name in (*default.types, *default.kinds):
        own = (default.kinds.get(name) or default.types[name]).levers[0]
        stays_on = name in default.kinds and default.kinds[name].product_stays_on
        pulled = now(default, name, left_the_system=1)
        assert pulled[0] == own, name
        assert ("pause-agents" in pulled) is not stays_on, name
    assert now(default, "data-leakage", data_crossed=0, left_the_system=1) == ["kill-switch", "pause-agents"]
    assert now(default, "self-harm", left_the_system=1) == ["kill-switch", "pause-agents"]
    for nobody in (None, NO_TYPE):
        assert now(default, nobody, left_the_system=1) == ["kill-switch", "pause-agents"]
        assert now(default, nobody, left_the_system=0) == ["pause-agents", "kill-switch"]
    assert now(default, None) == ["kill-switch"]


def without_levers_nobody_is_sure_of(book: Playbook) -> Playbook:
    """Return the playbook without the levers of its unsure answers that bring in no type."""
    plain = {"lever": None, "next_levers": ()}
    questions = {
        name: each.model_copy(
            update={
                "answers": tuple(
                    one.model_copy(update=plain) if one.unsure and not one.also else one
                    for one in each.answers
                )
            }
        )
        for name, each in book.triage.questions.items()
    }
    return book.model_copy(update={"triage": book.triage.model_copy(update={"questions": questions})})


def test_an_unsure_answer_changes_no_first_lever_and_takes_none_away_whatever_the_type(
    default: Playbook,
) -> None:
    luck, plain = random.Random(2026), Verdicts(without_levers_nobody_is_sure_of(default))
    verdicts, questions = Verdicts(default), default.triage.questions.values()
    names, said = (None, NO_TYPE, *default.types, *default.kinds), 0
    for name in names * 20:
        answers = {each.id: luck.randrange(len(each.answers)) for each in questions if luck.random() < 0.5}
        with_it = [pull.lever for pull in verdicts.of(answers, name).pulled_now]
        before = [pull.lever for pull in plain.of(answers, name).pulled_now]
        assert with_it[:1] == before[:1], (name, answers)
        assert set(before) <= set(with_it), (name, answers)
        said += with_it != before
    assert said > 20


def test_a_late_first_lever_leaves_its_place_to_the_next_one_and_not_to_an_unsure_answer() -> None:
    changes = {
        f"{TYPE}/levers": ["roll-back-model", "third"],
        "levers/third": small()["levers"]["kill-switch"] | {"name": "Third"},
        "levers/roll-back-model/effect_within": "5h",
        f"{HARM}/1/unsure": True,
        f"{HARM}/1/lever": "kill-switch",
    }
    book = playbook(changes)
    assert now(book, "quality-regression", harm=1) == ["third", "kill-switch"]


def test_what_an_answer_asks_for_at_once_leaves_its_levers_to_their_list_so_that_there_is_one_order() -> None:
    def said(text: str, **more: object) -> str:
        return said_at_once(
            TriageAnswer.model_validate({"answer": "Yes", "floor": "sev-1", "first": text, **more})
        )

    both = "Call for help. Then pull {levers/kill-switch}. Note the time."
    assert said(both, lever="kill-switch") == "Call for help. Note the time."
    assert said(both) == both
    assert said("{levers/kill-switch} now.", lever="third") == ""
    assert (
        verdict(
            playbook({f"{HARM}/0/first": "{levers/kill-switch} now.", f"{HARM}/0/lever": "kill-switch"}),
            {"harm": 0},
            NO_TYPE,
        ).at_once
        == ()
    )


def test_evidence_is_saved_before_a_lever_that_has_no_full_way_back_and_wipes_a_trace(
    default: Playbook,
) -> None:
    pulls = {each.lever: each.save_first for each in verdict(default, {}, "tool-supply-chain").pulled_now}
    assert pulls == {
        "pause-agents": False,
        "revoke-tools": False,
        "disable-tool-server": True,
        "rotate-secrets": False,
    }


def test_a_leak_switches_off_whatever_else_it_is_but_where_nothing_of_the_product_gives_it(
    default: Playbook,
) -> None:
    for name in (None, *default.types, *default.kinds):
        kind = default.kinds.get(name or "")
        stays_on = kind is not None and kind.product_stays_on
        for crossed in (0, 1):
            pulled = now(default, name, data_crossed=crossed)
            if name != "forged":  # a real leak beside a forgery is one of ours
                assert ("kill-switch" in pulled) is not stays_on, (name, crossed)
            elif crossed:
                assert pulled == ["safe-reply"]
    for other in ("model-swapped", "cost-runaway", "sycophancy", "group-words", "jailbreak-viral"):
        assert now(default, other, data_crossed=0)[0] == "kill-switch"
    assert now(default, "data-leakage", data_crossed=0, left_the_system=3) == ["kill-switch", "revoke-tools"]


def test_a_person_in_danger_where_an_agent_acts_pauses_the_agent_before_it_switches_off(
    default: Playbook,
) -> None:
    both = ["pause-agents", "kill-switch"]
    assert now(default, "agent-own-error", person_at_risk=0) == both
    assert now(default, "agent-cascade", person_at_risk=0, left_the_system=0) == both
    assert now(default, None, person_at_risk=0, left_the_system=0) == both
    assert now(default, None, person_at_risk=0) == ["kill-switch"]
    letters = now(default, "group-decision", left_the_system=0)
    assert letters == ["suspend-decision", "pause-agents"]


def test_a_lever_that_the_list_of_the_incident_has_for_later_takes_over_from_its_first() -> None:
    def pulled(levers: list[str], *order: str) -> list[str]:
        book = playbook(
            {f"{HARM}/0/lever": "kill-switch", f"{TYPE}/levers": levers, "triage/pull_order": list(order)}
        )
        return now(book, "quality-regression", harm=0, spread=2)

    assert pulled(["roll-back-model"]) == ["kill-switch", "roll-back-model"]
    assert pulled(["roll-back-model", "kill-switch"]) == ["kill-switch"]
    assert pulled(["roll-back-model", "kill-switch"], "roll-back-model") == ["roll-back-model", "kill-switch"]


def test_a_verdict_of_the_default_never_lacks_what_a_response_needs(default: Playbook) -> None:
    verdicts = Verdicts(default)
    lacking = set()
    for answers, kind in verdicts.every():
        found = verdicts.of(answers, kind)
        if default.severities[found.severity].motion == "ticket":
            continue
        if not (found.pages and found.levers and found.levers[0].in_time and found.save and found.say):
            lacking.add((found.severity, kind))
    assert lacking == set()


FLOOR = st.sampled_from(["sev-1", "sev-2", "sev-3"])
CALLED = st.lists(st.sampled_from(["scribe", "technical-lead", "executive-on-call"]), unique=True, max_size=2)


@given(
    floors=st.lists(st.tuples(FLOOR, CALLED), min_size=2, max_size=4),
    floor=FLOOR,
    kind=st.sampled_from([None, NO_TYPE, "quality-regression"]),
    answered=st.booleans(),
)
def test_worse_never_gives_less_in_any_playbook_whose_worse_answers_call_more(
    floors: list[tuple[str, list[str]]], floor: str, kind: str | None, answered: bool
) -> None:
    """`worse-pages-fewer`, `worse-answer-calls-fewer` and `unsure-calls-fewer` ask for what is made here."""
    ranked = sorted(floors, key=lambda each: each[0], reverse=True)
    answers: list[dict[str, Any]] = []
    for number, (severity, called) in enumerate(ranked):
        calls = [*dict.fromkeys([*(answers[-1]["pulls_in"] if answers else ()), *called])]
        answers.append({"answer": f"Answer {number}", "floor": severity, "pulls_in": calls})
    book = playbook({HARM: answers, f"{TYPE}/severity_floor": floor})
    others = {"spread": 1} if answered else {}
    found = [weight(book, verdict(book, {**others, "harm": place}, kind)) for place in range(len(answers))]
    for (milder, fewer), (worse, more) in itertools.pairwise(found):
        assert worse <= milder
        assert more >= fewer
    none, typed, unknown = (
        weight(book, verdict(book, {**others, "harm": 0}, name))
        for name in (NO_TYPE, "quality-regression", None)
    )
    assert unknown[0] <= typed[0] <= min(none[0], rank(book, floor))
    assert unknown[1] >= typed[1] >= none[1]


def weight(book: Playbook, found: Verdict) -> tuple[int, frozenset[str]]:
    """Return the rank of a verdict, 1 for the worst, and who is paged."""
    return rank(book, found.severity), frozenset(paged.role for paged in found.pages)


def rank(book: Playbook, severity: str) -> int:
    return book.severities[severity].rank


def test_the_clocks_of_a_kind_count_while_nobody_named_one_and_an_answer_points_to_its_first_lever() -> None:
    verdicts = Verdicts(shipped_playbook())
    left = {answer: place for place, answer in enumerate(("cannot", "unsure", "can", "reached", "no"))}
    found = {
        name: "gdpr-33" in verdicts.of({"left-the-system": place}, "quality-regression").clocks
        for name, place in left.items()
    }
    assert found == {"cannot": True, "unsure": True, "can": True, "reached": False, "no": False}
    named = verdicts.of({"left-the-system": 0}, "sycophancy").clocks
    assert ("gdpr-33" in named, "contracts" in named) == (False, True)


def test_a_clock_for_some_severities_starts_at_them_alone_and_where_no_type_lists_it_at_every_type() -> None:
    limited = playbook({"clocks/contract-notice/only_for": ["sev-2"]})
    anywhere = playbook({"clocks/contract-notice/only_for": ["sev-1"], f"{TYPE}/clocks": []})
    severe, milder = {"harm": 0, "spread": 2}, {"harm": 2, "spread": 0}
    found = [
        (verdict(book, answers, name).severity, verdict(book, answers, name).clocks)
        for book, name in ((limited, "quality-regression"), (anywhere, NO_TYPE))
        for answers in (severe, milder)
    ]
    notice = ("contract-notice",)
    assert found == [("sev-1", ()), ("sev-2", notice), ("sev-1", notice), ("sev-2", ())]
