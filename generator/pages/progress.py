"""How far a team has made the playbook its own: what it has filled in, and what it has not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import COLLECTIONS, Playbook
from generator.model.unfinished import Question, questions
from generator.pages.escaping import Html
from generator.problems import Spot

Link = Callable[[str, str], Html]


@dataclass(frozen=True, slots=True)
class Open:
    """A question nobody has answered: a link to what it is about, empty for the playbook as a whole; the question."""

    link: Html
    question: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and links to everything it is asked about."""

    question: str
    links: tuple[Html, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything only the team can say: how much of it is said, and what is open, the most missed first."""

    total: int
    open: tuple[Open, ...]

    @property
    def done(self) -> int:
        """How many questions are answered."""
        return self.total - len(self.open)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The open questions, those in the same words together."""
        links: dict[str, list[Html]] = {}
        for one in self.open:
            links.setdefault(one.question, []).append(one.link)
        return tuple(Asked(question, tuple(filter(None, some))) for question, some in links.items())


def progress(playbook: Playbook, link: Link, *, public: bool) -> Progress:
    """Return how far the team is; nothing is asked in a public edition.

    Args:
        playbook: the playbook.
        link: returns a link to an entry, given concept and id.
        public: whether strangers read it.
    """
    if public:
        return Progress(0, ())
    found = questions(playbook)
    return Progress(len(found), tuple(_open(each, link) for each in found if not each.answered))


def _open(question: Question, link: Link) -> Open:
    concept, *below = _about(question.spot).path
    here = link(str(concept), str(below[-1])) if below else Html("")
    return Open(here, question.question)


def _about(spot: Spot) -> Spot:
    """Return what a question is about: the role behind a contact, the entry around a field."""
    if spot.path[0] == "contacts":
        return Spot.of("roles", *spot.path[1:2])
    return Spot(spot.path[:2]) if spot.path[0] in COLLECTIONS else Spot(spot.path[:1])
