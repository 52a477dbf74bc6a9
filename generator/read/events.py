"""libyaml's events -> plain data and positions, in one loop without recursion.

Refuses what YAML allows and a playbook does not: anchors, tags, further documents, endless depth. Keys,
values and syntax errors have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

import yaml

from generator.read import syntax
from generator.read.findings import Findings
from generator.read.frames import Frame, ListFrame, MapFrame
from generator.read.keys import Keys
from generator.read.limits import MAX_DEPTH, MAX_NODES
from generator.read.parser import YamlSyntaxError, open_parser
from generator.read.positions import Node
from generator.read.scalars import Plain
from generator.read.texts import quoted, shortened, unquoted

_TAB_INDENT = re.compile(r"^ *(\t)[ \t]*", re.MULTILINE)
# An anchor or a tag, with the blanks and comments behind it.
_PROPERTY = re.compile(r"([&!][^\s,\[\]{}]*)(?:\s+(?:#[^\n]*)?)*")
_DIRECTIVE = re.compile(r"(?:(?:\.\.\.)?[ \t]*(?:#[^\n]*)?\n)*(%)")


def build(text: str, findings: Findings) -> tuple[Plain, Node | None]:
    """Return the data of a text and where its parts stand; both None when it holds nothing.

    Args:
        text: text without any character that `characters` refuses.
        findings: takes the problems.

    Raises:
        ReadingStoppedError: the text could not be read to its end.
        PlaybookError: PyYAML was installed without libyaml.
    """
    parser = open_parser(text)
    builder = _Builder(text, findings)
    builder.refuse_directive(0)
    handlers: dict[type, Callable[[Any], None]] = {
        yaml.DocumentStartEvent: builder.document_start,
        yaml.DocumentEndEvent: builder.document_end,
        yaml.MappingStartEvent: builder.map_start,
        yaml.SequenceStartEvent: builder.list_start,
        yaml.MappingEndEvent: builder.container_end,
        yaml.SequenceEndEvent: builder.container_end,
        yaml.ScalarEvent: builder.scalar,
        yaml.AliasEvent: builder.alias,
    }
    try:
        while (event := parser.get_event()) is not None:
            if handle := handlers.get(type(event)):
                handle(event)
    except YamlSyntaxError as error:
        syntax.report(error, builder.bracket, findings)
    return builder.result


class _Builder:
    """Takes one event after the other. Events are Any: PyYAML types each mark as optional, libyaml sets all."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._keys = Keys(findings)
        self._root = ListFrame(0)  # holds the document
        self._frame: Frame = self._root
        self._open: list[Frame] = []
        self._nodes = 0
        self._documents = 0
        self._has_percent = text.startswith("%") or "\n%" in text
        # First character of a line -> the tab in front of it.
        self._tabs = (
            {found.end(): found.start(1) for found in _TAB_INDENT.finditer(text)} if "\t" in text else {}
        )

    @property
    def result(self) -> tuple[Plain, Node | None]:
        """The only document, once the stream has ended."""
        return (self._root.data[0], self._root.node.items[0]) if self._root.data else (None, None)

    @property
    def bracket(self) -> int | None:
        """Where the bracket stands that is to be closed next; None outside brackets."""
        return self._frame.bracket

    def document_start(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message, hint = "a second document starts here", "write it into a file of its own"
            self._findings.stop("several-documents", event.start_mark.index, message, hint)

    def document_end(self, event: Any) -> None:
        self.refuse_directive(event.end_mark.index)

    def map_start(self, event: Any) -> None:
        self._enter(MapFrame(self._node_start(event), _bracket(event)), "a mapping")

    def list_start(self, event: Any) -> None:
        self._enter(ListFrame(self._node_start(event), _bracket(event)), "a list")

    def container_end(self, _: Any) -> None:
        done = self._frame
        self._frame = self._open.pop()
        self._frame.put(done.data, done.node)

    def scalar(self, event: Any) -> None:
        start, end, frame = self._node_start(event), event.end_mark.index, self._frame
        plain = not event.style
        if isinstance(frame, MapFrame) and frame.key is None:
            frame.key = self._keys.accept(event.value, start, end, plain=plain, seen=frame.node.keys)
        else:
            read = unquoted if plain else quoted
            frame.put(read(event.value, start, end, self._findings), start)

    def alias(self, event: Any) -> None:
        start = event.start_mark.index
        message = f"the alias *{shortened(event.anchor)} repeats a value from elsewhere"
        self._findings.add(
            "alias", start, message, "write the value out, or put text that starts with * in quotes"
        )
        self._frame.put(None, start)

    def _node_start(self, event: Any) -> int:
        """Return where a node starts, after the checks that all nodes share."""
        start: int = event.start_mark.index
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} keys and values"
            self._findings.stop("too-many-nodes", start, message, "split it into several files")
        if start in self._tabs:
            self._findings.add("tab-indentation", self._tabs.pop(start), *syntax.TAB)
        if event.anchor or event.tag:
            self._report_properties(start, (event.anchor is not None) + (event.tag is not None))
        return start

    def _enter(self, frame: Frame, what: str) -> None:
        start, outer = frame.node.start, self._frame
        if isinstance(outer, MapFrame) and outer.key is None:
            hint = "write a name as the key, or put text that starts with a bracket in quotes"
            self._findings.add("key-not-text", start, f"{what} stands where a key belongs", hint)
        self._open.append(outer)
        if len(self._open) > MAX_DEPTH:
            message = f"mappings and lists are nested more than {MAX_DEPTH} deep"
            self._findings.stop(
                "too-deep", start, message, "close a bracket that was left open, or nest less"
            )
        self._frame = frame

    def _report_properties(self, start: int, count: int) -> None:
        for found in islice(_PROPERTY.finditer(self._text, start), count):
            name, at = shortened(found[1]), found.start()
            if name[0] == "&":
                message = f"the anchor {name} names a value for use elsewhere"
                hint = "write the value out where it is used, or put text that starts with & in quotes"
                self._findings.add("anchor", at, message, hint)
            else:
                hint = "delete it, or put text that starts with ! in quotes"
                self._findings.add("tag", at, f"the tag {name} changes how the value is read", hint)

    def refuse_directive(self, offset: int) -> None:
        """Stop at a line that starts with %. libyaml would compare each directive with all before it."""
        if self._has_percent and (found := _DIRECTIVE.match(self._text, offset)):
            self._findings.stop("directive", found.start(1), *syntax.DIRECTIVE)


def _bracket(event: Any) -> int | None:
    return event.end_mark.index - 1 if event.flow_style else None
