"""Shared words and outside texts: glossary, channels, sources, references to frameworks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Entry, IsoDate, RichText, TeamFills, Text, Url


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
