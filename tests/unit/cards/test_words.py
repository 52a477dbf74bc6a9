"""Rich text becomes runs with the same words: marks read, references filled, everything else literal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cards.job import unbroken
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


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("حتى 2027-05-23 نفّذ /inc declare الآن", ["2027-05-23", "/inc declare"]),
        ("اكتب في #inc-room.", ["#inc-room"]),
        ("عند 14:05 UTC، خلال 15 min (CL).", ["14:05 UTC", "15 min"]),
        ("نفّذ rollout --context=prod-eu، ثم انتظر.", ["rollout --context=prod-eu"]),
        ("اتصل بـ Incident Commander.", []),
        ("اتصل بـ Incident Commander أو Subject-matter Expert.", ["Subject-matter Expert"]),
    ],
)
def test_among_words_from_right_to_left_only_what_would_fall_apart_is_set_apart_and_whole(
    text: str, apart: list[str]
) -> None:
    found = runs(text, "ar")
    assert [run.text for run in found if run.kind == "ltr"] == apart
    assert "".join(run.text for run in found) == text


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("one long-word on 2027-05-23", ["one", "long-", "word", "on", "2027-05-23"]),
        ("誤った出力を2027-05-23までに止める。", ["2027-05-23"]),
        ("หยุดผลลัพธ์ที่ไม่ดี ทันที now", ["now"]),
        ("Überschreitungsbenachrichtigung", ["Überschreitungsbenachrichtigung"]),
    ],
)
def test_lines_are_broken_at_spaces_and_within_scripts_that_have_none(text: str, pieces: list[str]) -> None:
    assert unbroken(text) == pieces


@given(st.text(alphabet="ab c1.,!?", min_size=1, max_size=60))
def test_text_without_marks_keeps_every_word(text: str) -> None:
    assert text_of(runs(text)).split() == text.split()


def test_a_list_becomes_a_paragraph_for_each_of_its_items() -> None:
    found = Writer(playbook()).paragraphs("First:\n\n- one\n- two")
    assert [text_of(part) for part in found] == ["First:", "one", "two"]
