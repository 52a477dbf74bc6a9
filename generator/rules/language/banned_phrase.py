"""A public script avoids phrases that blame, belittle, or say more than is known.

Why: "A glitch", "a small number of users" and "the AI decided" are quoted for years. Some of them are untrue,
some are an admission, and all of them tell readers that nobody is responsible.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: Due to a glitch, a small number of users saw what the AI decided to make up.

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: "[[feature]] gave wrong information to [[count]] users. The fault is ours."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.prose import as_read, speaks_english
from generator.model.script_words import words_of
from generator.of_texts import of_text
from generator.patterns import later
from generator.problems import Kind, Level, Problem

ID = "banned-phrase"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_INSTEAD = {
    r"glitch\w*|hiccups?": "say what users saw",
    r"(?:the )?(?:ai|model|assistant|bot|chatbot|system) (?:decided|chose|lied|refused|panicked|thought|wanted)": (
        "say what it put out, and that you built it"
    ),
    r"(?:went |gone |going )?rogue": "say what it did",
    r"hallucinat\w+": "write 'gave wrong information'",
    r"abundance of caution": "say what you did and why",
    r"\w+ (?:very |extremely )?(?:seriously)": "say what you do about it",
    r"(?:a )?(?:very )?small (?:number|group|share|percentage|fraction)|handful of": "give the number",
    r"(?:isolated|minor) (?:incident|case|issue|problem)": "give the number of cases",
    r"no evidence": "say where you looked, and that you found nothing there",
    r"100 ?%|fully (?:resolved|fixed|secure)|completely (?:resolved|fixed|safe)|guarantee\w*": (
        "say what you checked and with what result"
    ),
    r"human error": "say what made the error easy to make",
    r"(?:any|the) inconvenience": "name what it cost people",
    r"(?:our|a|the) (?:vendor|supplier|third[- ]party\w*|provider)(?:'s)? (?:caused|failed|is responsible|was responsible|error|mistake|fault)": (
        "say what you did to protect users; your supplier is your choice"
    ),
}
_BANNED = [(later(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), hint) for pattern, hint in _INSTEAD.items()]


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for script in playbook.scripts.values():
        for spot, text in words_of(script) if script.is_public else ():
            for shown, hint in _banned_in(as_read(playbook, text)):
                yield Problem(ID, LEVEL, f"'{shown}' has no place in a public script", spot, hint=hint)


@of_text(tuple)
def _banned_in(read: str) -> tuple[tuple[str, str], ...]:
    """Return each such phrase in a text, and what to do about it."""
    return tuple((match[0], hint) for pattern, hint in _BANNED for match in pattern.finditer(read))
