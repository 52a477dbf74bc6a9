"""Cards of preparation: the tasks of a checklist, each with who does it and how often."""

from __future__ import annotations

from generator.cards.content.names import Names
from generator.model.card import Block, Card, Item, Note
from generator.model.card import Checklist as Boxes
from generator.model.preparation import Checklist, Task
from generator.problems import Spot


def preparation_card(names: Names, checklist: Checklist) -> Card:
    """Return the card of one checklist."""
    spot, tasks = Spot.of("preparation", checklist.id), checklist.tasks.values()
    purpose: tuple[Block, ...] = ()
    if checklist.purpose:
        purpose = (Note(paragraphs=names.write.paragraphs(checklist.purpose), spot=spot.at("purpose")),)
    items = tuple(_item(names, task, checklist.owner) for task in tasks)
    return Card(
        id=f"preparation-{checklist.id}",
        kind="preparation",
        title=names.write.plain(checklist.name),
        kicker=names.labels.preparation,
        mark="",
        language=names.language,
        front=(*purpose, Boxes(title=names.labels.tasks, items=items, spot=spot.at("tasks"))),
        back=names.legend(who for task in tasks if (who := task.owner or checklist.owner)),
        flows=True,
        spot=spot,
    )


def _item(names: Names, task: Task, owner: str | None) -> Item:
    often = names.labels.every.replace("{time}", task.every.short_rate) if task.every else ""
    said = names.write.line(task.do)
    below = (names.write.bare(often),) if often else ()
    who = task.owner or owner
    return Item(said, names.short(who) if who else "", below=below, command=task.command or "")


CARDS = {"preparation": preparation_card}
