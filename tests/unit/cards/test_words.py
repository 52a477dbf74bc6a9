"""Rich text becomes runs with the same words: marks read, references filled, everything else literal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cards.runs import Writer
from generator.model.card import Run, Runs, text_of
from tests.build import playbook


def runs(text: str, language: str = "en") -> Runs:
    return Writer(playbook({"about/language": language})).line(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", (Run("text", "plain words"),)),
        ("a **bold** word", (Run("text", "a "), Run("strong", "bold"), Run("text", " word"))),
        ("an *italic* one", (Run("text", "an "), Run("em", "italic"), Run("text", " one"))),
        ("run `kubectl --context=x`", (Run("text", "run "), Run("code", "kubectl --context=x"))),
        ("see [the page](https://example.com)", (Run("text", "see the page"),)),
        (r"two \*stars\*", (Run("text", "two *stars*"),)),
        ("snake_case_word", (Run("text", "snake_case_word"),)),
        ("2 * 3 * 4", (Run("text", "2 * 3 * 4"),)),
        ("#panic $x$ <script> = no", (Run("text", "#panic $x$ <script> = no"),)),
        ("within {severities/sev-1/contain_within}", (Run("text", "within 15 minutes"),)),
    ],
)
def test_marks_become_runs_and_the_rest_stays_as_it_is(text: str, expected: Runs) -> None:
    assert runs(text) == expected


def test_latin_stretches_of_a_script_from_right_to_left_are_set_apart() -> None:
    assert runs("حتى 2027-05-23 نفّذ /inc declare", "ar") == (
        Run("text", "حتى "),
        Run("ltr", "2027-05-23"),
        Run("text", " نفّذ "),
        Run("ltr", "/inc"),
        Run("text", " "),
        Run("ltr", "declare"),
    )


@given(st.text(alphabet="ab c1.,!?", min_size=1, max_size=60))
def test_text_without_marks_keeps_every_word(text: str) -> None:
    assert text_of(runs(text)).split() == text.split()


def test_a_list_becomes_a_paragraph_for_each_of_its_items() -> None:
    found = Writer(playbook()).paragraphs("First:\n\n- one\n- two")
    assert [text_of(part) for part in found] == ["First:", "one", "two"]
