"""What kind of text a sentence is, and finding listed phrases in the sentences of one kind. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.model.prose import Sentence

Path = tuple[str | int, ...]

_ORDERS = frozenset(
    {
        ("roles", "duties"),
        ("roles", "authority"),
        ("roles", "must_not"),
        ("roles", "handover"),
        ("types", "do_not"),
        ("types", "prevent"),
        ("types", "communication"),
    }
)
_CONDITIONS = frozenset({"when", "call_when", "waits_when", "pulled_in_when", "back_when"})
_OUTSIDE = frozenset({"public", "customers", "support", "vendor", "regulator"})
_OTHERS_WORDS = frozenset({"cases", "incidents", "sources", "references", "cards"})
_OUR_VIEW_OF_A_CASE = frozenset({"lesson", "would_have_helped"})
_SHOWN_AS_WRONG = frozenset(
    {"never_say", "avoid", "aliases", "tell", "wording", "usually", "not_the_same_as"}
)


def is_step(path: Path) -> bool:
    """Return whether a text is one action that somebody does with the page in hand."""
    if path[0] == "phases":
        return path[-1] == "do" and path[2] == "steps"
    return path[0] == "types" and path[2:4] == ("confirm", "steps")


def is_instruction(path: Path) -> bool:
    """Return whether a text tells somebody to do or not to do something."""
    if is_step(path) or path[-1] == "first":
        return True
    return len(path) == 4 and (path[0], path[2]) in _ORDERS


def is_guidance(path: Path) -> bool:
    """Return whether a text is read while acting: instructions, their ends and remarks, levers, exit criteria."""
    if is_instruction(path) or path[0] in {"levers", "ladders", "triage"}:
        return True
    return path[0] == "phases" or (path[0] == "types" and path[2] in {"exit", "raises", "lowers"})


def is_condition(path: Path) -> bool:
    """Return whether a text says in which case something holds, and so is judged while the incident runs."""
    if path[-1] in _CONDITIONS or (path[0] == "types" and path[2] in {"raises", "lowers"}):
        return True
    return path[0] == "severities" and len(path) > 2 and path[2] in {"raise_when", "lower_when"}


def is_ours(path: Path) -> bool:
    """Return whether the words are our own: our view of a case, not its account; no title, no example of what is wrong."""
    if path[0] == "cases" and len(path) > 2:
        return path[2] in _OUR_VIEW_OF_A_CASE
    return path[0] not in _OTHERS_WORDS and _SHOWN_AS_WRONG.isdisjoint(map(str, path[2:]))


def is_words_of_script(path: Path) -> bool:
    """Return whether a text is what a script says, not what is said about the script."""
    return path[0] == "scripts" and (path[2] in {"subject", "text"} or path[-1] == "text")


def public_words(playbook: Playbook) -> Callable[[Path], bool]:
    """Return a test for the words of scripts that people outside the company read."""
    public = {script.id for script in playbook.scripts.values() if script.is_public}
    return lambda path: is_words_of_script(path) and path[1] in public


def _outside_words(playbook: Playbook) -> Callable[[Path], bool]:
    """Return a test for the words of scripts that leave the company, to whomever."""
    outside = {script.id for script in playbook.scripts.values() if script.audience in _OUTSIDE}
    return lambda path: is_words_of_script(path) and path[1] in outside


def _words_and_cases(playbook: Playbook) -> Callable[[Path], bool]:
    """Return a test for our own words, those of records and the accounts of cases; in public scripts `banned-phrase` listens."""
    is_public = public_words(playbook)
    return lambda path: (_is_ours_or_recorded(path) or path[0] == "cases") and not is_public(path)


def _is_ours_or_recorded(path: Path) -> bool:
    """Return whether the words are our own, or those of a record."""
    return is_ours(path) or path[0] == "incidents"


PLACES: Mapping[str, Callable[[Playbook], Callable[[Path], bool]]] = {
    "everywhere": lambda _: is_ours,
    "everywhere-and-cases": _words_and_cases,
    "everywhere-and-records": lambda _: _is_ours_or_recorded,
    "guidance": lambda _: is_guidance,
    "instructions": lambda _: is_instruction,
    "conditions": lambda _: is_condition,
    "scripts": lambda _: is_words_of_script,
    "outside-scripts": _outside_words,
    "public-scripts": public_words,
}
"""Where a list of words can listen: what tells a text of that kind, by its name."""


def found(
    playbook: Playbook, listed: Phrases[str], kind: Callable[[Path], bool]
) -> Iterator[tuple[Sentence, str, str]]:
    """Yield each listed phrase: the sentence, the words as they stand there, and what the list says of them."""
    where = playbook.sentences_with
    numbers: set[int] = set()
    for name in listed.names:
        if all(word in where for word in name):
            rarest, *others = sorted((where[word] for word in name), key=len)
            numbers.update(set(rarest).intersection(*others))
    for number in sorted(numbers):
        sentence = playbook.sentences[number]
        if kind(sentence.spot.path):
            for shown, said in listed.find_among(sentence.words):
                yield sentence, shown, said


def writes_not(playbook: Playbook, path: Path) -> bool:
    """Return whether every entry of the list that a text of ours stands in begins with the word that forbids.

    Under "Do not" stands "Do not retry": whoever reads the list hears no once.
    """
    entry = getattr(playbook, str(path[0])).get(path[1])
    texts = getattr(entry, str(path[2]), ())
    return bool(texts) and all(_FORBIDS.match(text) for text in texts if isinstance(text, str))


_FORBIDS = re.compile(r"(do not|don't|never|no)\b", re.IGNORECASE)


def holding(playbook: Playbook, words: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences that hold one of some words, in order."""
    numbers = {number for word in words for number in playbook.sentences_with.get(word, ())}
    for number in sorted(numbers):
        yield playbook.sentences[number]


def opening(text: str, most: int = 60) -> str:
    """Return the first words of a text, to tell which one is meant."""
    return text if len(text) <= most else text[: most - 3].rsplit(" ", 1)[0] + " ..."
