"""Where each value of a YAML text begins and ends, for tools that replace a value and touch nothing else.

What a text says is read by `yaml_text`; this is only asked about texts that were read without a problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.problems import Location
from generator.read.parser import YamlSyntaxError, open_parser
from generator.read.source_text import SourceText


@dataclass(frozen=True, slots=True)
class Span:
    """A key, a scalar, a list, or a mapping in braces, as it is written.

    Attributes:
        where: its first character.
        text: all of it, without the line end behind it.
        style: `plain`, `quoted`, `block` for a text below `|` or `>`, `list` for a list of `-` lines,
            `brackets` for a list in brackets or a mapping in braces.
    """

    where: Location
    text: str
    style: str


def spans(text: str, name: str) -> Mapping[Location, Span]:
    """Return keys, scalars and lists by where they begin; nothing when the text cannot be read.

    Args:
        text: the text, its lines ended by a line feed.
        name: the file's name, as locations show it.
    """
    try:
        found = _Collector(SourceText(name, text)).run()
    except YamlSyntaxError:
        return {}
    return {span.where: span for span in found}


class _Collector:
    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._found: list[Span] = []
        self._open: list[
            int | None
        ] = []  # where each open list or mapping in braces begins; None for other mappings
        self._end = 0  # where the last scalar or bracket ended

    def run(self) -> list[Span]:
        parser = open_parser(self._source.text)
        while (event := parser.get_event()) is not None:
            self._take(event)
        return self._found

    def _take(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(start, end, event.style or "")
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open.append(start)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open.append(start if event.flow_style else None)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            began = self._open.pop()
            brackets = self._source.text[start:end] in ("]", "}")
            self._end = end if brackets else self._end
            if began is not None:
                self._add(began, self._end, "brackets" if brackets else "list")

    def _scalar(self, start: int, end: int, style: str) -> None:
        if style in (
            "|",
            ">",
        ):  # such a text ends where the next key begins; comments in between are none of it
            end = start + len(self._source.text[start:end].rstrip("\n \t"))
        self._end = end
        self._add(start, end, "block" if style in ("|", ">") else "quoted" if style else "plain")

    def _add(self, start: int, end: int, style: str) -> None:
        self._found.append(Span(self._source.location(start), self._source.text[start:end], style))
