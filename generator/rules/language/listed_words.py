"""Rules that are lists of words: each a file in `words/`, which this reads. A team's own lists become the same rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.model.prose import Sentence, speaks_english
from generator.model.words import WordList
from generator.problems import Kind, Level, Problem, RuleDoc
from generator.rules.form import Row
from generator.rules.language.listening import PLACES, found
from generator.rules.language.wordlists import listed, said_in
from generator.rules.wording import named

_FOLDER = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class WordRule(Row):
    """A rule that finds words and says what to do about them.

    Attributes:
        says: what is wrong; `{word}` stands for the word as it is written.
        heard: each place it listens to, a key of `PLACES`, with the words and the hint of each.
        alone: the same for words that are wrong only where they are all that a sentence says.
        but: a place in them that another rule listens to.
        in_questions: whether it listens to questions as well.
        any_language: whether it listens in any language, not only in English.
    """

    says: str
    heard: Mapping[str, Phrases[str]]
    alone: Mapping[str, Phrases[str]] = field(default_factory=dict)
    but: str | None = None
    in_questions: bool = True
    any_language: bool = False

    BY_CONCEPT = True  # see `form.Documented`

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield each word that stands where the rule listens."""
        if not (self.any_language or speaks_english(playbook)):
            return
        left_out = PLACES[self.but](playbook) if self.but else None
        for sentence, shown, hint in self._found(playbook):
            if left_out and left_out(sentence.spot.path):
                continue
            if self.in_questions or not sentence.text.endswith("?"):
                says = self.says.replace("{word}", shown)
                yield Problem(self.ID, self.LEVEL, says, sentence.spot, hint=hint)

    def _found(self, playbook: Playbook) -> Iterator[tuple[Sentence, str, str]]:
        for place, words in self.heard.items():
            yield from found(playbook, words, PLACES[place](playbook))
        for place, words in self.alone.items():
            for sentence, shown, hint in found(playbook, words, PLACES[place](playbook)):
                if _is_all(shown, sentence.words):
                    yield sentence, shown, hint


def _is_all(shown: str, words: tuple[str, ...]) -> bool:
    """Return whether some words are all that a sentence says, behind what may stand in front of a condition."""
    leading = listed("conditions", "lead")
    said = [word.lower() for word in words]
    while said and said[0] in leading:
        said = said[1:]
    return " ".join(said) == shown.lower()


def _read(path: Path) -> WordRule:
    said = said_in(f"words/{path.name}", "id", "level", "listens", "says", "documentation")
    hints: dict[bool, dict[str, dict[str, str]]] = {True: {}, False: {}}
    for only, place, word, hint in _words(said):
        hints[only].setdefault(place, {})[word] = hint
    doc = RuleDoc.of(said["id"], Level(said["level"]), said["documentation"], Kind.ADVICE)
    heard, alone = ({place: Phrases(words) for place, words in hints[only].items()} for only in (False, True))
    return WordRule(doc, said["says"], heard, alone, said.get("but"), said.get("in_questions", True))


def _words(said: Mapping[str, Any]) -> Iterator[tuple[bool, str, str, str]]:
    """Yield each word of a file: whether it counts alone only, the place where it is listened for, and the hint."""
    for block in said.get("words", ()):
        for words in product(block["of"], *([block["with"]] if "with" in block else [])):
            place = block.get("listens", said["listens"])
            yield block.get("alone", False), place, " ".join(words), block["instead"]
    for word, better in said.get("write", {}).items():
        yield False, said["listens"], word, f"write '{better}'"


RULES = tuple(map(_read, sorted(_FOLDER.glob("*.toml"))))


def own_rules(playbook: Playbook) -> tuple[WordRule, ...]:
    """Return the lists of the team as rules; the id of each says where the list stands, such as `words/our-names`."""
    return tuple(map(own_rule, playbook.words.values()))


def own_rule(listed: WordList) -> WordRule:
    """Return the rule of one list; what it leaves unsaid about itself is made of its words."""
    avoided, better = list(listed.words), list(dict.fromkeys(listed.words.values()))
    doc = RuleDoc(
        f"words/{listed.id}",
        Level(listed.level),
        f"Texts do not say {named(avoided)}; they say {named(better)}.",
        listed.why,
        listed.bad or "\n".join(avoided),
        listed.good or "\n".join(better),
    )
    hints = {word: f"write '{instead}'" for word, instead in listed.words.items()}
    return WordRule(doc, "'{word}' is not used here", {listed.listens_to: Phrases(hints)}, any_language=True)
