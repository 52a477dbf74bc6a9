"""Words that look for a person to blame, or judge with what became clear later."""

from __future__ import annotations

from generator.model.phrases import Phrases

_MADE_EASY = "say what made it easy to do"
_HINDSIGHT = "say what people saw and knew at that minute"
_SYSTEM = "name the missing alert, check or rule"

BLAME: Phrases[str] = Phrases(
    dict.fromkeys(
        ("human error", "user error", "operator error", "pilot error", "careless", "carelessly", "carelessness", "negligent",
         "negligence", "negligently", "sloppy", "sloppiness", "incompetent", "incompetence", "lazy", "stupid", "reckless",
         "recklessly", "inattentive", "complacent"),
        _MADE_EASY,
    )
    | dict.fromkeys(
        ("should have", "shouldn't have", "should not have", "ought to have", "could have known", "ought to know better", "would have been obvious"),
        _HINDSIGHT,
    )
    | dict.fromkeys(
        ("failed to notice", "failed to see", "failed to check", "failed to follow", "failed to act", "failed to report",
         "failed to escalate", "failed to respond", "failed to realise", "failed to realize", "failed to understand",
         "neglected to", "forgot to", "didn't bother", "ignored the warning", "ignored the alarm"),
        _SYSTEM,
    )
    | dict.fromkeys(
        ("who is to blame", "is to blame", "at fault", "culprit", "culprits", "guilty party", "whose fault", "his fault",
         "her fault", "their fault", "your fault", "his mistake", "her mistake", "your mistake"),
        "ask how the system made the action look right",
    )
)  # fmt: skip
