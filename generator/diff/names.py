"""The words in which changes are told: of fields, of concepts, of values."""

from __future__ import annotations

from generator.model import Playbook
from generator.model.base import Entry, Part, Prose, RefTo, noun_of
from generator.model.duration import Duration
from generator.model.fields import facts_of
from generator.model.phases import END
from generator.model.shape import Mark, fields_to_write, shape_of
from generator.model.text import fill, title_of

HIDDEN = "(private)"
"""What a report says instead of a number or an address of a person, or of who led a drill."""

_LONGEST_NAME = 60


def said_by(item: object) -> object:
    """Return what names an item of a list: the item, or the first thing that a part says."""
    return getattr(item, next(iter(type(item).model_fields))) if isinstance(item, Part) else item


def said_besides(item: object) -> object:
    """Return what a part says besides the words that name it; something unique when that is nothing."""
    if not isinstance(item, Part):
        return object()
    first, *rest = shape_of(type(item))
    fields = type(item).model_fields
    values = tuple(getattr(item, shape.name) for shape in rest)
    silent = all(value == fields[shape.name].default for shape, value in zip(rest, values, strict=True))
    return object() if silent or not isinstance(first.mark, Prose) else values


class Speaker:
    """Puts the values of one playbook into words."""

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook

    def entry(self, entry: Entry) -> str:
        """Return the name people use for an entry, with references filled in."""
        return short(self.text(title_of(entry)).removesuffix("."))

    def subject(self, entry: Entry) -> str:
        """Return the name of an entry with what it is, where the name alone does not say that."""
        noun = noun_of(entry)
        return f"{noun} “{self.entry(entry)}”" if noun else self.entry(entry)

    def text(self, text: str) -> str:
        """Return a text with references filled in, and its line breaks taken out."""
        return " ".join(fill(self._playbook, text).split()) if "{" in text else " ".join(text.split())

    def named(self, concept: str, key: str) -> str:
        """Return the name of the entry that a reference leads to; the key when it leads nowhere."""
        if concept == "steps" and key == END:
            return "the end"
        collection = self._playbook.steps if concept == "steps" else getattr(self._playbook, concept, {})
        entry = collection.get(key) if hasattr(collection, "get") else None
        return self.entry(entry) if isinstance(entry, Entry) else key

    def value(self, value: object, mark: Mark | None) -> str | None:
        """Return a value as words; None when there is none."""
        if value is None:
            return None
        if isinstance(value, Part):
            return self.part(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Duration):
            return value.short
        if isinstance(mark, RefTo):
            return self.named(mark.concept, str(value))
        return self.text(str(value)) if isinstance(mark, Prose) else str(value)

    def part(self, part: Part) -> str:
        """Return a part in one line: the values it states, in order."""
        said: list[str] = []
        for shape in shape_of(type(part)):
            value = getattr(part, shape.name)
            default = type(part).model_fields[shape.name].default
            if shape.name not in fields_to_write(type(part)) or value in (None, (), {}) or value == default:
                continue
            fact = facts_of(type(part))[shape.name]
            words = HIDDEN if fact.hidden else self._listed(value, shape.mark)
            label = fact.one
            speaks = not said and not isinstance(value, Duration | int)  # a number needs to be named
            said.append(label if value is True else words if speaks else f"{label} {words}")
        return "; ".join([*(each.removesuffix(".") for each in said[:-1]), *said[-1:]])

    def _listed(self, value: object, mark: Mark | None) -> str:
        items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        return ", ".join(self.value(item, mark) or "" for item in items)

    def item(self, item: object, mark: Mark | None) -> str:
        """Return the short name of an item of a list: what it says first, or all it says where that is left out."""
        if isinstance(item, Part):
            mark = shape_of(type(item))[0].mark
        said = self.value(said_by(item), mark)
        return short(said or (self.part(item) if isinstance(item, Part) else ""))


def short(text: str) -> str:
    """Return a text cut to the length of a name."""
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"
