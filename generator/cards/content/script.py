"""Script cards: the words with rules to write on, who fills, clears and sends them, what never to say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cards.content.names import Names
from generator.model.card import Block, Card, Fact, Facts, Run, Runs, Words
from generator.model.scripts import Blank, Script
from generator.problems import Spot

LISTED = 7
"""So many choices of a blank are printed; of more, what goes in."""


def script_card(names: Names, script: Script) -> Card:
    """Return the card of one script."""
    spot = Spot.of("scripts", script.id)
    return Card(
        id=f"script-{script.id}",
        kind="script",
        title=names.write.plain(script.name),
        kicker=names.labels.script,
        mark="",
        language=script.language or names.language,
        front=tuple(_words(names, script, spot)),
        back=tuple(_back(names, script, spot)),
        flows=True,
        spot=spot,
    )


def _words(names: Names, script: Script, spot: Spot) -> Iterator[Block]:
    if script.subject:
        said = names.write.script(script, script.subject)
        yield Words(title=names.labels.subject, paragraphs=said, spot=spot.at("subject"))
    if script.text:
        yield Words(paragraphs=names.write.script(script, script.text), spot=spot.at("text"))
    for place, line in enumerate(script.lines):
        said = names.write.script(script, line.text)
        speaker = [names.role(line.speaker)] if line.speaker else []
        form = "{case}" if line.answers else names.labels.said_if
        case = [form.replace("{case}", names.write.plain(line.when))] if line.when else []
        yield Words(title=", ".join([*speaker, *case]), paragraphs=said, spot=spot.at("lines", place))
    if not script.text and not script.lines:
        where = script.words_in.name if script.words_in else "–"
        yield Facts(rows=(names.fact(names.labels.words, where),), spot=spot)


def _back(names: Names, script: Script, spot: Spot) -> Iterator[Block]:
    labels = names.labels
    rows = tuple(_way(names, script))
    if rows:
        yield Facts(rows=rows, spot=spot)
    yield from names.bullets(labels.never_say, script.never_say, spot.at("never_say"))
    blanks = tuple(Fact((Run("text", blank.id),), _filled(names, blank)) for blank in script.blanks.values())
    if blanks:
        yield Facts(title=labels.blanks, rows=blanks, stress="label", spot=spot.at("blanks"))
    yield from names.legend(blank.filled_by for blank in script.blanks.values() if blank.filled_by)


def _meaning(blank: Blank) -> str:
    """Return what goes into a blank; of a choice, what there is to choose from, because paper has no list to open."""
    return " / ".join(blank.choices) if 0 < len(blank.choices) <= LISTED else blank.meaning


def _way(names: Names, script: Script) -> Iterator[Fact]:
    labels = names.labels
    if script.channel:
        channel = names.playbook.channels.get(script.channel)
        yield names.fact(labels.channel, channel.name if channel else script.channel)
    if script.drafter:
        yield names.fact(labels.drafter, names.role(script.drafter))
    cleared = ([names.role(script.clearer)] if script.clearer else []) + (
        [labels.pre_approved] if script.pre_approved else []
    )
    if cleared:
        yield names.fact(labels.clearer, ", ".join(cleared))
    if script.releaser:
        yield names.fact(labels.releaser, names.role(script.releaser))


def _filled(names: Names, blank: Blank) -> Runs:
    """Return what goes into a blank, and who knows it."""
    said = f"{_meaning(blank)} / {names.labels.optional}" if blank.optional else _meaning(blank)
    return names.added(said, names.short(blank.filled_by)) if blank.filled_by else names.write.bare(said)


CARDS = {"scripts": script_card}
