"""A public script uses words that people outside the team know.

Why: A worried user reads "we rolled back the model after inference errors" and knows no more than before. Plain
words are also what reporters quote correctly.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We rolled back after elevated latency in the inference pipeline.

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: "[[feature]] was slow. We returned to the earlier version."
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

ID = "jargon-in-public-script"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_PLAIN = {
    r"roll(?:ed|ing)?[- ]?backs?": "returned to the earlier version",
    r"inference": "answering",
    r"RAG|retrieval(?:[- ]augmented)?": "looking up documents",
    r"(?:system |input |user |the |our |its )prompts?|prompt injections?": "instructions",
    r"(?:the |our |its |AI |language )models?": "the assistant",
    r"tokens?": "words",
    r"LLMs?|large language models?": "the assistant",
    r"fine[- ]?tun\w+": "trained further",
    r"embeddings?|vector (?:store|database|index)": "search index",
    r"guardrails?": "safety check",
    r"latency": "delay",
    r"mitigat\w+": "stopped",
    r"regress(?:ions?|ed)": "got worse",
    r"degrad\w+": "worked badly",
    r"deploy\w*": "released",
    r"feature flags?|kill[- ]?switch(?:es)?": "switch",
    r"war rooms?|on[- ]call": "team",
}
_JARGON = [(later(rf"\b(?:{pattern})\b", re.IGNORECASE), plain) for pattern, plain in _PLAIN.items()]


def check(playbook: Playbook) -> Iterator[Problem]:
    if not speaks_english(playbook):
        return
    for script in playbook.scripts.values():
        for spot, text in words_of(script) if script.is_public else ():
            for shown, plain in _jargon_in(as_read(playbook, text)):
                message = f"'{shown}' is a word of the trade in a public script"
                yield Problem(ID, LEVEL, message, spot, hint=f"write something like '{plain}'")


@of_text(tuple)
def _jargon_in(read: str) -> tuple[tuple[str, str], ...]:
    """Return each word of the trade in a text, and what to write in its place."""
    return tuple((match[0], plain) for pattern, plain in _JARGON for match in pattern.finditer(read))
