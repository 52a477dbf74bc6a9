"""Which name was meant: another spelling, the nearest one, and all of a scale of which none is nearer."""

from __future__ import annotations

import pytest

from generator.model.meant import asked, meant, unknown

SCALE = ("sev-1", "sev-2", "sev-3")


@pytest.mark.parametrize(
    ("said", "known", "near"),
    [
        ("SEV 1", SCALE, ("sev-1",)),
        ("sev-9", SCALE, SCALE),
        ("kill-swich", ("kill-switch", "safe-reply"), ("kill-switch",)),
        ("ack", ("acknowledge_within", "contain_within"), ("acknowledge_within",)),
        ("type", ("incident_type", "answers"), ("incident_type",)),
        ("xyz", SCALE, ()),
        ("", SCALE, ()),
    ],
)
def test_the_nearest_names(said: str, known: tuple[str, ...], near: tuple[str, ...]) -> None:
    assert meant(said, known) == near


def test_the_words_for_it() -> None:
    assert [asked(SCALE[:count]) for count in range(3)] == [
        "", "did you mean 'sev-1'?", "did you mean 'sev-1' or 'sev-2'?",
    ]  # fmt: skip
    assert unknown("kind", "deepfake", {"forged": "A forged picture (deepfake)"}) == (
        "there is no kind 'deepfake': did you mean 'forged'?"
    )
    assert unknown("kind", "x", ("a", "b")) == "there is no kind 'x'; known: a, b"
