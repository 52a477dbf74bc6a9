"""Words that make a thing smaller than it is for the person it happens to."""

from __future__ import annotations

from generator.model.phrases import Phrases

_OUT = "take the word out; for a reader at 3 a.m. it is not so"

EVERYWHERE: Phrases[str] = Phrases(
    dict.fromkeys(
        ("simply", "obviously", "merely", "of course", "trivial", "trivially", "easily", "needless to say",
         "as everyone knows", "it goes without saying", "basically", "straightforward", "just do", "just call",
         "just post", "just pull", "just page", "just ask", "just write", "just send", "just set", "just click"),
        _OUT,
    )
)  # fmt: skip

IN_PUBLIC: Phrases[str] = Phrases(
    dict.fromkeys(
        ("just", "only", "minor", "slight", "slightly", "very few", "some minor",
         "negligible", "temporary", "temporarily", "unfortunately", "so-called"),
        "give the number or the time, and let readers judge",
    )
)  # fmt: skip
