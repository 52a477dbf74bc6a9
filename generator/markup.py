"""The Markdown that a rich text may hold, as CommonMark reads it: paragraphs, lists, code, quotes, tables, links, stress.

Pages, cards and rules read texts through here, so that they see the same. What is outside the subset (headings,
images, HTML, lines across) stays words as it was typed; `left_as_typed` finds it. References are filled in elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from generator.of_texts import of_text
from generator.patterns import later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

StretchKind = Literal["text", "strong", "em", "code"]
BlockKind = Literal["words", "item", "code"]

_BLOCKS = ["blockquote", "code", "fence", "list", "paragraph", "table"]
_INLINE = ["autolink", "backticks", "emphasis", "escape", "link", "newline", "text"]
_INLINE_AFTER = ["balance_pairs", "emphasis", "fragments_join"]

_STRESSED = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_STRUCTURE = re.compile(r"\n|^\s*(?:[-+*>]|\d{1,9}[.)]|```|~~~)")
_SIGNS = re.compile(r"[\\`*_\[<]")
_CODE = frozenset({"fence", "code_block"})
_CELLS = frozenset({"th_open", "td_open"})
_ALIGNED = re.compile(r"text-align:(left|center|right)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, a row of a table or a block of code.

    Attributes:
        kind: `item` is the first paragraph of a list item; a row is `words`, each cell behind its heading.
        text: the words, their marks still in them; code exactly as it is copied.
    """

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class AsTyped:
    """What a reader would see as it was typed, or otherwise than it was meant.

    Attributes:
        line: its line in the text, from 1.
        shown: the line.
        fault: what it is, for a message.
        instead: what to write.
    """

    line: int
    shown: str
    fault: str
    instead: str


@cache
def reader() -> MarkdownIt:
    """Return what reads rich text: CommonMark without what is outside the subset, and tables."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - what it said of a text is remembered

    markdown = MarkdownIt("zero")
    markdown.block.ruler.enableOnly(_BLOCKS)
    markdown.inline.ruler.enableOnly(_INLINE)
    markdown.inline.ruler2.enableOnly(_INLINE_AFTER)
    markdown.inline.ruler.before("emphasis", "stressed", _stressed)
    return markdown


def _stressed(state: StateInline, silent: bool) -> bool:
    """Read `**重要：**すぐに` and `**note:**text` as they are meant; CommonMark wants a blank behind the colon."""
    match = _STRESSED.match(state.src, state.pos, state.posMax)
    if match is None or match[1].count("`") % 2 or match[1].count("[") != match[1].count("]"):
        return False
    if not silent:
        end = state.posMax
        state.push("strong_open", "strong", 1).markup = "**"
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1).markup = "**"
        state.posMax = end
    state.pos = match.end()
    return True


def as_html(text: str) -> str:
    """Return rich text as HTML. It is not cleaned: whoever shows it does that."""
    markdown = reader()
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in _CODE:
            token.content = token.content.rstrip("\n")
        if style := token.attrs.pop("style", None):
            token.attrs["align"] = _ALIGNED.sub(r"\1", str(style))
    return str(markdown.renderer.render(tokens, markdown.options, {})).strip()


def document_as_html(text: str) -> str:
    """Return a whole document of ours as HTML, headings and tables included. Not for the words of users."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    return str(MarkdownIt("commonmark").enable("table").render(text))


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs, items, rows and code of a text, in order."""
    return _blocks_of(text) if _STRUCTURE.search(text) else (Block("words", text),)


@of_text(lambda one: Block(*one))
def _blocks_of(text: str) -> tuple[Block, ...]:
    from markdown_it.token import Token  # noqa: PLC0415 - as above

    return tuple(_blocks([Token("start", "", 0), *reader().parse(text)]))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    begins, headings, cells = False, list[str](), list[str]()
    in_head = False
    for before, token in pairwise(tokens):
        if token.type == "list_item_open":
            begins = True
        elif token.type in _CODE:
            yield Block("code", token.content.rstrip("\n"))
        elif token.type in {"thead_open", "thead_close"}:
            in_head = token.type == "thead_open"
            headings = [] if in_head else headings
        elif token.type == "tr_close" and not in_head:
            yield Block("words", "; ".join(_row(headings, cells)))
            cells = []
        elif token.type == "inline" and before.type in _CELLS:
            (headings if in_head else cells).append(token.content)
        elif token.type == "inline":
            yield Block("item" if begins else "words", token.content)
            begins = False


def _row(headings: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    for heading, cell in zip(headings, cells, strict=True):
        if cell:
            yield f"{heading}: {cell}" if heading else cell


def stretches(text: str) -> tuple[tuple[StretchKind, str], ...]:
    """Return one paragraph as stretches of words in one style each; the innermost style counts, a link leaves its words."""
    if not _SIGNS.search(text):
        return (("text", text),) if text else ()
    return _stretches_of(text)


@of_text(tuple)
def _stretches_of(text: str) -> tuple[tuple[StretchKind, str], ...]:
    found: list[tuple[StretchKind, str]] = []
    styles: list[StretchKind] = ["text"]
    for token in reader().parseInline(text)[0].children or ():
        if token.type in {"strong_open", "em_open"}:
            styles.append("strong" if token.type == "strong_open" else "em")
        elif token.type in {"strong_close", "em_close"}:
            styles.pop()
        else:
            words = " " if token.type in {"softbreak", "hardbreak"} else token.content
            kind: StretchKind = "code" if token.type == "code_inline" else styles[-1]
            if found and found[-1][0] == kind != "code":
                words = found.pop()[1] + words
            if words:
                found.append((kind, words))
    return tuple(found)


_SUSPECT = later(
    r"^\s*#{1,6}(?:\s|$)|!\[|</?[a-z]|~~|\]\[|\[\^|^\s*(?:-\s*){3,}$|^\s*(?:=+|-+)\s*$|^\s*(?:\*\s*){3,}$|^\s*(?:_\s*){3,}$"
    r"|^\s+(?:[-+*]|\d{1,9}[.)])\s|\n\s*(?:[-+*]|\d{1,9}[.)])\s|\|[\s:|-]*-{3}|\]\((?!https?:|mailto:|tel:)",
    re.MULTILINE | re.IGNORECASE,
)
_FAULTS = (
    (
        re.compile(r"\s*#{1,6}(?:\s|$)"),
        "a heading, shown as it was typed",
        "write **the heading** on a line of its own",
    ),
    (
        re.compile(r"\s*(?:=+|--+)\s*$"),
        "a line under a heading, shown as it was typed",
        "write **the heading** instead",
    ),
    (
        re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$"),
        "a line across, shown as it was typed",
        "leave an empty line between paragraphs",
    ),
    (
        re.compile(r".*!\[[^\]]*\]\("),
        "an image, shown as a link at most",
        "say in words what it shows, or link to it",
    ),
    (
        re.compile(r".*</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I),
        "HTML, shown as it was typed",
        "write Markdown, or put it in `code`",
    ),
    (re.compile(r".*~~\S.*~~"), "struck-out text, shown as it was typed", "delete it"),
    (
        re.compile(r".*\]\[|.*\[\^"),
        "a footnote or a link by name, shown as it was typed",
        "write [words](https://...)",
    ),
    (
        re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s"),
        "a list item inside a paragraph, shown as part of its sentence",
        "put an empty line above the list, and indent an item as far as the words above it",
    ),
    (
        re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+[\s:-]*$"),
        "a table, shown as one line",
        "give its rows as many cells as its head",
    ),
)
_OUR_ADDRESS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


@of_text(lambda one: AsTyped(*one))
def left_as_typed(text: str) -> tuple[AsTyped, ...]:
    """Return what of a text is outside the subset, and lists that are read otherwise than they are indented."""
    if "\n" not in text and text[:1].isalpha() and not any(sign in text for sign in "[<~|"):
        return ()  # a line of words, as most texts are: a quick look that spares the long one
    return tuple(_left_as_typed(text)) if _SUSPECT.search(text) else ()


def _left_as_typed(text: str) -> Iterator[AsTyped]:
    lines = text.split("\n")
    tokens = reader().parse(text)
    for place, token in enumerate(tokens):
        if token.map is None:
            continue
        if token.type == "inline":
            yield from _in_paragraph(token, lines)
        elif token.type in {"bullet_list_open", "ordered_list_open"} and _torn_off(place, tokens, lines):
            yield AsTyped(
                token.map[0] + 1,
                lines[token.map[0]].strip(),
                "indented as if it belonged to the item above, but begins a list of its own",
                "indent it as far as the words of the item above",
            )


def _torn_off(place: int, tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    """Return whether a list is indented as if it belonged to the item above, but begins a new list beside it."""
    before, begins = tokens[place - 1] if place else None, tokens[place].map
    if before is None or begins is None or not before.type.endswith("_list_close"):
        return False
    above = tokens[place].level
    opened = next(one for one in reversed(tokens[:place]) if one.level == above and one.nesting == 1)
    if opened.map is None:
        return False
    return _indent(lines[begins[0]]) > _indent(lines[opened.map[0]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_paragraph(token: Token, lines: Sequence[str]) -> Iterator[AsTyped]:
    begins, ends = token.map or (0, 0)
    said = [*map(_without_code, token.content.split("\n"))]
    for number, words in zip(range(begins, ends), said, strict=False):
        for sign, fault, instead in _FAULTS:
            is_first_of_item = number == begins and fault.startswith("a list item")
            if sign.match(words) and not is_first_of_item:
                yield AsTyped(number + 1, lines[number].strip(), fault, instead)
                break
    for child in token.children or ():
        address = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        if address and not _OUR_ADDRESS.match(address):
            instead = "write the whole address, or refer to an entry as in {roles/scribe}"
            yield AsTyped(begins + 1, address, "no address on the web, so the link is lost", instead)


def _without_code(line: str) -> str:
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", line)
