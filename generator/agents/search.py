"""Finds entries of a playbook by words: names and other names first, then texts. Endings do not matter much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.export.contract import Contract
from generator.model import COLLECTIONS
from generator.model.base import Entry, Part
from generator.model.phrases import as_compared, words_in
from generator.model.prose import as_read
from generator.model.text import title_of
from generator.model.walk import walk_words

_MOST = 8
_SAYS = 160
_STEMS = (4, 5)
"""Letters after which a word counts as found whatever its ending: of a short word, and of one of more than `_SHORT`."""
_SHORT = 7
_TITLE, _OTHER, _TEXT = 8, 5, 1


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in which words were found: its path, its name, some of its words."""

    path: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class _Document:
    path: str
    name: str
    weights: Counter[str]
    texts: tuple[str, ...]


class Index:
    """Every entry of a playbook with the words in it."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._documents = tuple(self._all())

    def find(self, said: str) -> Iterator[Hit]:
        """Yield the entries that hold most of the words, the best first."""
        asked = list(dict.fromkeys(words_in(as_compared(said))))
        found = [(_score(document, asked), place) for place, document in enumerate(self._documents)]
        for score, place in sorted(found, key=lambda each: (-each[0], each[1]))[:_MOST]:
            if score:
                document = self._documents[place]
                yield Hit(document.path, document.name, _excerpt(document, asked))

    def _all(self) -> Iterator[_Document]:
        playbook = self._contract.playbook
        for concept in COLLECTIONS:
            if concept not in {"sources", "references", "coverage", "rules", "words"}:
                for name, entry in getattr(playbook, concept).items():
                    if isinstance(entry, Entry):
                        yield self._document(f"{concept}/{name}", entry)
        for name, step in playbook.steps.items():
            yield self._document(f"steps/{name}", step)

    def _document(self, path: str, entry: Entry) -> _Document:
        playbook = self._contract.playbook
        title = as_read(playbook, title_of(entry))
        texts = tuple(as_read(playbook, words.text) for words in walk_words(_without_steps(entry)))
        weights: Counter[str] = Counter()
        for weight, said in (
            (_TITLE, title),
            (_OTHER, " ".join(getattr(entry, "aliases", ()))),
            (_TEXT, " ".join(texts)),
        ):
            for word in words_in(as_compared(said)):
                for form in {word[: _STEMS[0]], word[: _STEMS[1]], f"={word}"}:
                    weights[form] += weight
        return _Document(path, title, weights, texts)


def _without_steps(entry: Part) -> Part:
    """Return a phase without its steps, which are found by themselves."""
    return entry.model_copy(update={"steps": {}}) if "from_minute" in type(entry).model_fields else entry


def _score(document: _Document, asked: list[str]) -> int:
    """Return how well a document fits: how many words it has, then where; the very word counts twice."""
    parts = [
        min(document.weights[_stem(word)], _TITLE + _OTHER)
        + min(document.weights[f"={word}"], _TITLE + _OTHER)
        for word in asked
    ]
    return sum(parts) + 2 * (_TITLE + _OTHER) * sum(1 for part in parts if part)


def _stem(word: str) -> str:
    return word[: _STEMS[len(word) > _SHORT]]


def _excerpt(document: _Document, asked: list[str]) -> str:
    best = max(
        document.texts,
        key=lambda text: sum(
            any(_stem(one) == _stem(word) for one in words_in(as_compared(text))) for word in asked
        ),
        default=document.name,
    )
    text = " ".join(best.split())
    return text if len(text) <= _SAYS else text[: _SAYS - 2].rsplit(" ", 1)[0] + " …"
