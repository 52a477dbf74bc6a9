"""Shared words and outside texts: glossary, words to avoid, channels, sources, references to frameworks."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import Citation, Entry, IsoDate, Reason, RichText, TeamFills, Text, Url
from generator.model.fields import BREAKING, EDITORIAL, OMITTED, OPERATIONAL, PRIVATE, PUBLIC, QUIET, fact

Listened = Literal["everywhere", "guidance", "instructions", "scripts", "public-scripts"]
"""Which texts a list of words is for."""


class Term(Entry, noun="term"):
    """One word with one meaning."""

    term: Text = fact("The word.", PUBLIC, OPERATIONAL)
    meaning: RichText = fact("What it means here.", PUBLIC, OPERATIONAL)
    aliases: tuple[Text, ...] = fact(
        "Other words people use; ours is used on every page.", PUBLIC, EDITORIAL, default=()
    )
    not_the_same_as: RichText | None = fact("What it is mistaken for.", PUBLIC, EDITORIAL, default=None)
    linked: bool = fact(
        "false: too common a word to lead to the glossary wherever a text uses it.",
        PUBLIC,
        QUIET,
        default=True,
    )


class WordList(Entry, noun="list of words"):
    """Words that a team does not use, with those it writes instead; the check finds them as it finds ours."""

    words: dict[str, Reason] = fact(
        "Each word or phrase to avoid, and what to write instead.", OMITTED, OPERATIONAL, min_length=1
    )
    listens_to: Listened = fact(
        "Which texts: everywhere, guidance (all that is read while acting), instructions, scripts or "
        "public-scripts.",
        OMITTED,
        OPERATIONAL,
        default="everywhere",
    )
    level: Literal["warning", "error"] = fact(
        "How much a finding weighs.", OMITTED, OPERATIONAL, default="warning"
    )
    why: Reason = fact(
        "What goes wrong with these words.", OMITTED, EDITORIAL, default="The team has agreed on other words."
    )
    bad: Reason | None = fact("A sentence with one of the words.", OMITTED, EDITORIAL, default=None)
    good: Reason | None = fact("The same sentence as it should be.", OMITTED, EDITORIAL, default=None)


class Channel(Entry, noun="channel"):
    """A place where words go: a call, a chat room, a status page."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
    kind: Literal["war-room", "internal", "public", "ticket", "direct"] = fact(
        "Who is there.", PUBLIC, BREAKING
    )
    reaches: Literal["everybody", "one"] | None = fact(
        "everybody: whoever is affected can read it there, so that the first words there are the first public word; one: "
        "an answer to whoever asked, or a letter. Everybody for a public channel, and one for the others, when left out.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    purpose: RichText | None = fact("What it is for.", PUBLIC, OPERATIONAL, default=None)
    where: Annotated[Text | None, TeamFills("Where is it? Write the channel name or how to join.", 30)] = (
        fact(
            "Where it is at your company; shown on the internal edition only. An address may take {incident}, {id}, "
            "{severity}, {type} and {awareness} along, such as https://chat.example/new?name={incident}&sev={severity}.",
            PRIVATE,
            BREAKING,
            default=None,
        )
    )
    if_down: RichText | None = fact("What to use when it is down.", PRIVATE, BREAKING, default=None)

    @property
    def reaches_everybody(self) -> bool:
        """Return whether whoever is affected can read it there."""
        return self.reaches == "everybody" or (self.reaches is None and self.kind == "public")


class Source(Entry, noun="source"):
    """Where facts come from."""

    title: Text = fact("What it is, with publisher.", PUBLIC, EDITORIAL)
    where: Text | None = fact(
        "Where it was read: a document, a site or a repository and version.", PUBLIC, EDITORIAL, default=None
    )
    address: Url | None = fact("Its address, where it can be opened.", PUBLIC, EDITORIAL, default=None)
    published: Text | None = fact("When it was published, as far as known.", PUBLIC, EDITORIAL, default=None)
    checked_on: IsoDate | None = fact("Day on which it was last read.", PUBLIC, EDITORIAL, default=None)


class Reference(Entry, noun="framework"):
    """An outside framework in one edition."""

    name: Text = fact("Its name.", PUBLIC, EDITORIAL)
    publisher: Text | None = fact("Who publishes it.", PUBLIC, EDITORIAL, default=None)
    edition: Text | None = fact(
        "Edition or version; identifiers mean something only with it.", PUBLIC, EDITORIAL, default=None
    )
    year: int | None = fact("Year of this edition.", PUBLIC, EDITORIAL, default=None, ge=1990, le=2100)
    address: Url | None = fact("Where it is published.", PUBLIC, EDITORIAL, default=None)
    ids: dict[str, Text] = fact(
        "The identifiers we use, with their names.", PUBLIC, EDITORIAL, default_factory=dict
    )
    note: RichText | None = fact(
        "What to watch out for, such as renumbering.", PUBLIC, EDITORIAL, default=None
    )
    cites: tuple[Citation, ...] = fact("Where it was read.", PUBLIC, EDITORIAL, default=())
