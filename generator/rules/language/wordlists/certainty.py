"""Words that promise more than anybody can know, in texts that people outside will quote."""

from __future__ import annotations

from generator.model.phrases import Phrases

_CHECKED = "say what you checked and with what result"

CERTAINTY: Phrases[str] = Phrases(
    dict.fromkeys(
        ("never", "always", "impossible", "certain", "certainly", "definitely", "absolutely", "undoubtedly", "without doubt",
         "without a doubt", "no doubt", "beyond doubt", "entirely", "totally", "fully", "completely", "perfectly", "all users are safe",
         "no risk", "zero risk", "risk-free", "no impact", "nobody was harmed", "no one was harmed", "once and for all", "under control",
         "rest assured", "we are confident", "we are sure", "cannot happen again", "can not happen again",
         "will not happen again", "won't happen again"),
        _CHECKED,
    )
)  # fmt: skip
