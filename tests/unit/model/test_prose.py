"""Prose is read as people hear it: without marks, with values filled in, sentence by sentence."""

from __future__ import annotations

import pytest

from generator.model.containment import containment_ends, unusable_because, waits_for
from generator.model.duration import Duration
from generator.model.phrases import Phrases
from generator.model.prose import as_read, as_typed, count_words, plain, sentences, unquoted, with_examples
from generator.model.stated_numbers import StatedNumber, stated_numbers
from generator.model.typed_numbers import counts_in, has_number, lengths_in
from generator.problems import Spot
from tests.build import playbook


def test_marks_go_and_words_stay() -> None:
    text = (
        "- **Pull** it with `flags off`, _now_: [the runbook](https://example.com/a) of snake_case\n2. Wait"
    )
    assert plain(text) == "Pull it with flags off, now: the runbook of snake_case\nWait"


def test_a_reference_is_read_as_its_value_and_was_not_typed() -> None:
    text = "Open it within {severities/sev-1/war_room_within}."
    assert as_read(playbook(), text) == "Open it within 15 minutes."
    assert as_typed(text) == "Open it within -."


def test_quotes_and_code_are_other_peoples_words() -> None:
    assert unquoted("They say \"P1\", “P2”, 'P3' and `P4`; it's a user's word") == (
        "They say -, -, - and -; it's a user's word"
    )


def test_a_script_is_measured_as_it_is_sent() -> None:
    script = playbook().scripts["holding-notice"]
    assert with_examples(playbook(), script, script.text or "") == (
        "We are looking into a problem with Answers in the help centre.\nThe next update comes by 15:30 UTC."
    )
    assert with_examples(playbook(), script, "[[unknown]]") == "[[unknown]]"


def test_sentences_end_where_a_reader_pauses() -> None:
    text = "Page them. It is 10.5 % (e.g. one).\nWait: Then look!\n\nNew part\n- one item\n- another"
    assert list(sentences(text)) == [
        "Page them.",
        "It is 10.5 % (e.g. one).",
        "Wait:",
        "Then look!",
        "New part",
        "- one item",
        "- another",
    ]


def test_a_number_an_address_and_a_hyphened_word_count_as_one_word() -> None:
    assert count_words("We told 1,240 users at 15:30 UTC: https://example.com/a, re-check, don't.") == 10


def test_lengths_are_found_in_digits_and_in_words() -> None:
    text = "in 15 minutes, fifteen-minute steps, 4h, half an hour, an hour, 5 working days, a man and 5 plans"
    assert [(length.shown, length.means) for length in lengths_in(text)] == [
        ("15 minutes", Duration(15, "m")),
        ("fifteen-minute", Duration(15, "m")),
        ("4h", Duration(4, "h")),
        ("half an hour", Duration(30, "m")),
        ("an hour", Duration(1, "h")),
        ("5 working days", Duration(5, "business day")),
    ]


def test_counts_are_found_with_the_thing_counted() -> None:
    assert list(counts_in("Replay it ten times, then 3 trials of 5 users", "times|trials")) == [
        ("ten times", 10),
        ("3 trials", 3),
    ]


@pytest.mark.parametrize(
    ("text", "states"), [("98 %", True), ("three of them", True), ("none at all", False)]
)
def test_a_number_may_be_a_word(text: str, states: bool) -> None:
    assert has_number(text) is states


def test_the_longest_name_is_found_at_each_place() -> None:
    names = Phrases({"lead": 1, "Technical lead": 2, "": 3})
    assert list(names.find("The technical lead and a LEAD, no leader")) == [
        ("technical lead", 2),
        ("LEAD", 1),
    ]
    assert list(names.find("nobody")) == []


def test_a_typed_number_comes_with_what_the_data_says() -> None:
    says = "At SEV-2 contain it within 1 hour."
    assert list(stated_numbers(playbook({"roles/scribe/duties": [says]}))) == [
        StatedNumber(
            Spot.of("roles", "scribe", "duties", 0),
            "1 hour",
            (("severities/sev-2/contain_within", "1 hour"),),
            agrees=True,
        )
    ]


def test_the_commander_may_agree_on_the_spot() -> None:
    """Approval of the commander, the deputy or whoever pulls the lever costs no time."""
    for approver, waited_for in [
        ("incident-commander", None),
        ("deputy", None),
        ("technical-lead", None),
        ("executive-on-call", "executive-on-call"),
    ]:
        book = playbook({"levers/kill-switch/needs_approval": approver})
        assert waits_for(book, book.levers["kill-switch"]) == waited_for


def test_any_lever_is_quick_enough_when_containment_has_no_end() -> None:
    book = playbook({"levers/kill-switch/effect_within": "5h"}, ["phases/contain/to_minute"])
    assert containment_ends(book) is None
    assert unusable_because(book, book.levers["kill-switch"]) is None
    assert containment_ends(playbook()) == Duration(15, "m")
