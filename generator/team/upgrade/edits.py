"""Amendments of a layer -> edits of its files. Each replaces one key or value; nothing else is touched."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.layer import Layer
from generator.layer.stack import value_at
from generator.layer.writing import inline
from generator.problems import Location, Spot
from generator.read.spans import Span
from generator.team.upgrade.amend import Amendment
from generator.team.upgrade.renames import substituted

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Edit:
    """One key or value of a file to be replaced.

    Attributes:
        where: where it begins.
        old: what is written there, or what it says when it is not known how it is written.
        new: what will be written there.
        exact: whether `old` is how it is written.
    """

    where: Location
    old: str
    new: str
    exact: bool = True


def edits_for(
    layer: Layer, amendments: Iterable[Amendment], written: Mapping[Location, Span]
) -> Iterator[tuple[Amendment, Edit]]:
    """Yield each amendment with the edit that makes the files of the layer say so.

    Args:
        layer: the layer.
        amendments: what changes in it.
        written: how keys and values are written, by where they begin.
    """
    for change in amendments:
        where = layer.locate(Spot(change.path, change.on_key))
        if where is None:
            continue
        span = written.get(where)
        in_lines = isinstance(value_at(layer.data, change.path), Mapping) and not change.on_key
        if span is None or (in_lines and span.style != "brackets"):
            yield (
                change,
                Edit(where, inline(value_at(layer.data, change.path)), inline(change.value), exact=False),
            )
        elif change.within:
            yield change, Edit(where, span.text, substituted(span.text, change.within))
        else:
            yield change, Edit(where, span.text, replacement(span, change.value))


def replacement(span: Span, value: Any) -> str:
    """Return a value as it is written in place of another one, in its manner where that is possible."""
    if isinstance(value, str):
        block = _block(span, value) if span.style == "block" else None
        return block or (inline(value) if span.style != "quoted" else json.dumps(value, ensure_ascii=False))
    if isinstance(value, list) and span.style == "list" and value:
        margin = "\n" + " " * (span.where.column - 1)
        return margin.join(f"- {inline(item)}" for item in value)
    return inline(value)


def _block(span: Span, value: str) -> str | None:
    """Return a text below the same `|-` or `>-`; None when it cannot be written so."""
    head, _, body = span.text.partition("\n")
    first = next((line for line in body.split("\n") if line.strip()), "")
    margin = " " * (len(first) - len(first.lstrip(" ")))
    lines = value.split("\n")
    if (
        head not in ("|-", ">-")
        or not margin
        or any(line[:1] in (" ", "\t") for line in lines)
        or not value.strip()
    ):
        return None
    if head == ">-":
        lines = [part for line in lines for part in (*_folded(line), "")][:-1]
    return "\n".join([head, *(margin + line if line else "" for line in lines)])


def _folded(line: str) -> list[str]:
    return textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def apply(text: str, edits: Iterable[Edit], refuse: Callable[[Edit], None]) -> str:
    """Return a file's text with its edits done; each that does not find what it replaces is handed to `refuse`."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda edit: (edit.where.line, edit.where.column), reverse=True):
        at = starts[min(edit.where.line, len(starts)) - 1] + edit.where.column - 1
        if edit.exact and edit.old and text.startswith(edit.old, at):
            text = text[:at] + edit.new + text[at + len(edit.old) :]
        else:
            refuse(edit)
    return text
