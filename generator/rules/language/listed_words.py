"""Rules that are lists of words: each a file in `words/`, which this reads. A team's own lists become the same rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.model.prose import speaks_english
from generator.model.words import WordList
from generator.problems import Kind, Level, Problem, RuleDoc
from generator.rules.form import Row
from generator.rules.language.listening import PLACES, found
from generator.rules.language.wordlists import said_in
from generator.rules.wording import named

_FOLDER = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class WordRule(Row):
    """A rule that finds words and says what to do about them.

    Attributes:
        says: what is wrong; `{word}` stands for the word as it is written.
        heard: each place it listens to, a key of `PLACES`, with the words and the hint of each.
        in_questions: whether it listens to questions as well.
        any_language: whether it listens in any language, not only in English.
    """

    says: str
    heard: Mapping[str, Phrases[str]]
    in_questions: bool = True
    any_language: bool = False

    BY_CONCEPT = True  # see `form.Documented`

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield each word that stands where the rule listens."""
        if not (self.any_language or speaks_english(playbook)):
            return
        for place, listed in self.heard.items():
            for sentence, shown, hint in found(playbook, listed, PLACES[place](playbook)):
                if self.in_questions or not sentence.text.endswith("?"):
                    yield Problem(
                        self.ID, self.LEVEL, self.says.replace("{word}", shown), sentence.spot, hint=hint
                    )


def _read(path: Path) -> WordRule:
    said = said_in(f"words/{path.name}", "id", "level", "listens", "says", "documentation")
    hints: dict[str, dict[str, str]] = {}
    for place, word, hint in _words(said):
        hints.setdefault(place, {})[word] = hint
    doc = RuleDoc.of(said["id"], Level(said["level"]), said["documentation"], Kind.ADVICE)
    heard = {place: Phrases(words) for place, words in hints.items()}
    return WordRule(doc, said["says"], heard, said.get("in_questions", True))


def _words(said: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each word of a file with the place where it is listened for, and the hint."""
    for block in said.get("words", ()):
        for words in product(block["of"], *([block["with"]] if "with" in block else [])):
            yield block.get("listens", said["listens"]), " ".join(words), block["instead"]
    for word, better in said.get("write", {}).items():
        yield said["listens"], word, f"write '{better}'"


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
