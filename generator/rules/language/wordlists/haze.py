"""Words that leave open whether, how far or when."""

from __future__ import annotations

from generator.model.phrases import Phrases

_DO_IT = "say what to do, or take it out"
_WHEN = "give a time in minutes, or refer to the number in the data"
_WHICH = "say in which case"

HAZE: Phrases[str] = Phrases(
    dict.fromkeys(
        ("should", "shall", "ought to", "might want to", "may want to", "consider", "try to", "attempt to", "aim to",
         "strive to", "feel free to", "think about", "look into", "make an effort to", "do your best to"),
        _DO_IT,
    )
    | dict.fromkeys(
        ("may", "might", "could"),
        "say what happens, or in which case",
    )
    | dict.fromkeys(
        ("soon", "asap", "as soon as possible", "shortly", "in due course", "in a timely manner", "timely",
         "promptly", "without delay", "without undue delay", "at your earliest convenience", "eventually", "quickly"),
        _WHEN,
    )
    | dict.fromkeys(
        ("as appropriate", "if appropriate", "where appropriate", "as needed", "if needed", "as necessary",
         "if necessary", "where necessary", "if possible", "when possible", "where possible", "as applicable",
         "if applicable", "if feasible", "as required", "if required", "etc", "and so on", "various"),
        _WHICH,
    )
)  # fmt: skip
