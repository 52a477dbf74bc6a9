"""Shared words and outside texts: glossary, words to avoid, channels, sources, references to frameworks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Entry, IsoDate, Reason, RichText, TeamFills, Text, Url

Listened = Literal["everywhere", "guidance", "instructions", "scripts", "public-scripts"]
"""Which texts a list of words is for."""


class Term(Entry):
    """One word with one meaning."""

    term: Text = Field(description="The word.")
    meaning: RichText = Field(description="What it means here.")
    aliases: tuple[Text, ...] = Field(
        default=(), description="Other words people use; ours is used on every page."
    )
    not_the_same_as: RichText | None = Field(default=None, description="What it is mistaken for.")
    linked: bool = Field(
        default=True,
        description="false: too common a word to lead to the glossary wherever a text uses it.",
    )


class WordList(Entry):
    """Words that a team does not use, with those it writes instead; the check finds them as it finds ours."""

    words: dict[str, Reason] = Field(
        min_length=1, description="Each word or phrase to avoid, and what to write instead."
    )
    listens_to: Listened = Field(
        default="everywhere",
        description="Which texts: everywhere, guidance (all that is read while acting), instructions, scripts or "
        "public-scripts.",
    )
    level: Literal["warning", "error"] = Field(default="warning", description="How much a finding weighs.")
    why: Reason = Field(
        default="The team has agreed on other words.", description="What goes wrong with these words."
    )
    bad: Reason | None = Field(default=None, description="A sentence with one of the words.")
    good: Reason | None = Field(default=None, description="The same sentence as it should be.")


class Channel(Entry):
    """A place where words go: a call, a chat room, a status page."""

    name: Text = Field(description="What it is called.")
    kind: Literal["war-room", "internal", "public", "ticket", "direct"] = Field(description="Who is there.")
    purpose: RichText = Field(description="What it is for.")
    where: Annotated[Text | None, TeamFills("Where is it? Write the channel name or how to join.", 30)] = (
        Field(default=None, description="Where it is at your company; shown on the internal edition only.")
    )
    if_down: RichText | None = Field(default=None, description="What to use when it is down.")


class Source(Entry):
    """Where facts come from."""

    title: Text = Field(description="What it is, with publisher.")
    where: Text = Field(description="Where it was read: a document, a site or a repository and version.")
    published: Text | None = Field(default=None, description="When it was published, as far as known.")
    checked_on: IsoDate = Field(description="Day it was last checked.")


class Reference(Entry):
    """An outside framework in one edition."""

    name: Text = Field(description="Its name.")
    publisher: Text = Field(description="Who publishes it.")
    edition: Text = Field(description="Edition or version; identifiers mean something only with it.")
    year: int = Field(ge=1990, le=2100, description="Year of this edition.")
    address: Url | None = Field(default=None, description="Where it is published.")
    ids: dict[str, Text] = Field(
        default_factory=dict, description="The identifiers we use, with their names."
    )
    note: RichText | None = Field(default=None, description="What to watch out for, such as renumbering.")
    cites: tuple[Citation, ...] = Field(default=(), description="Where it was read.")
