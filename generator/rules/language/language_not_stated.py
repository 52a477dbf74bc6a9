"""A script in another language than the playbook says which one.

Why: A screen reader reads German words in an English voice, cards divide them in the wrong places, and rules about plain
English listen to them.

Bad:
    # scripts.yaml
    holding-notice:
      text: Wir arbeiten daran und melden uns hier bis [[next-update]] mit dem Stand, den wir bis dahin haben.

Good:
    # scripts.yaml
    holding-notice:
      language: de
      text: Wir arbeiten daran und melden uns hier bis [[next-update]] mit dem Stand, den wir bis dahin haben.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.languages import base_of
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.language.wordlists import said_in

ID = "language-not-stated"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_ENOUGH = 4
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = {
    "HIRAGANA": ("Japanese", "ja"),
    "KATAKANA": ("Japanese", "ja"),
    "HANGUL": ("Korean", "ko"),
    "CJK": ("Chinese", "zh"),
    "THAI": ("Thai", "th"),
    "GREEK": ("Greek", "el"),
    "HEBREW": ("Hebrew", "he"),
    "CYRILLIC": ("a language in Cyrillic letters", "uk"),
    "ARABIC": ("a language in Arabic letters", "ar"),
    "DEVANAGARI": ("a language in Devanagari letters", "hi"),
}


def check(playbook: Playbook) -> Iterator[Problem]:
    ours = base_of(playbook.about.language)
    for script in playbook.scripts.values():
        if script.language:
            continue
        name, tag = _language(_said(script))
        if tag and tag != ours:
            field = "text" if script.text else "lines"
            yield Problem(
                ID,
                LEVEL,
                f"'{script.id}' reads like {name}, and the playbook is in '{playbook.about.language}'",
                Spot.of("scripts", script.id, field),
                hint=f"write its language, such as `language: {tag}`",
            )


def _said(script: Script) -> str:
    return " ".join([script.subject or "", script.text or "", *(line.text for line in script.lines)])


def _language(text: str) -> tuple[str, str]:
    """Return the name and the tag of the language that a text is in; empty where that is not clear, or English."""
    if not text.isascii() and (other := _by_alphabet(text)):
        return other
    words = {word.lower() for word in _WORD.findall(text)}
    languages = said_in("lists/languages.toml", "en")
    counted = {tag: len(words & set(one["words"].split())) for tag, one in languages.items()}
    tag = max(counted, key=counted.__getitem__)
    return (languages[tag]["name"], tag) if tag != "en" and counted[tag] >= _ENOUGH else ("", "")


def _by_alphabet(text: str) -> tuple[str, str] | None:
    letters = [unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in text if sign.isalpha()]
    found = [letter for letter in letters if letter in _ALPHABETS]
    if 2 * len(found) < len(letters):
        return None
    kana = next(
        (letter for letter in found if letter.endswith("KANA")), None
    )  # Chinese signs alone are Chinese
    return _ALPHABETS[kana or max(found, key=found.count)]
