"""What of a playbook is public and what is not, place by place, for the people who review that: a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import Part
from generator.model.fields import OMITTED, PRIVATE, PUBLIC, Visibility, facts_of
from generator.model.shape import shape_of

_HEAD = """\
# What is public

Written by `playbook schema --public` from what each field in `generator/model/` says of itself. A public edition holds
the public fields and nothing else. What is private may not even be said by a public text; what is omitted is about our
own checks. Below a field that is not public nothing is.

| Where | Public | Private | Omitted |
|---|---|---|---|
"""


def visible_fields() -> str:
    """Return a table with a row for each place of a playbook: the public fields there, the private and the omitted."""
    rows = (
        f"| `{where}` | {_named(cls, PUBLIC)} | {_named(cls, PRIVATE)} | {_named(cls, OMITTED)} |\n"
        for where, cls in _places(Playbook, "")
    )
    return _HEAD + "".join(rows)


def _places(cls: type[Part], path: str) -> Iterator[tuple[str, type[Part]]]:
    """Yield each place at which public fields can stand, with the class that says what they are."""
    yield path or "playbook", cls
    for shape in shape_of(cls):
        if facts_of(cls)[shape.name].visibility is PUBLIC:
            below = f"{path}/{shape.name}".lstrip("/") + ("" if shape.holds == "one" else "/*")
            for part in shape.parts:
                kind = part.model_fields["kind"].default if len(shape.parts) > 1 else ""
                yield from _places(part, f"{below} ({kind})" if kind else below)


def _named(cls: type[Part], visibility: Visibility) -> str:
    names = (f"`{name}`" for name, fact in facts_of(cls).items() if fact.visibility is visibility)
    return ", ".join(names)
