"""Cards before and after, as one HTML page that needs nothing else: no script, no file beside it, no network."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pictured:
    """A card on both sides.

    Attributes:
        title: its title.
        before: its faces as they were, as SVG; empty when there are no pictures of them.
        after: its faces as they are.
        gone: lines that stand on it no longer.
        new: lines that stand on it now.
        note: what stands instead of a side without pictures.
    """

    title: str
    before: Sequence[bytes]
    after: Sequence[bytes]
    gone: Sequence[str]
    new: Sequence[str]
    note: str = "No picture."


_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#c9ced6, #4a5260); --old: light-dark(#a3202a, #ff9d97);
  --new: light-dark(#12653a, #7fdca6); }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.sides { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
.faces { display: flex; flex-wrap: wrap; gap: .5rem; }
img { background: #fff; border: 1px solid var(--line); box-sizing: border-box; flex: 1 1 15rem; height: auto;
  max-width: min(21rem, 100%); min-width: 0; }
h3 { font-size: 1rem; margin: .5rem 0; } ul { list-style: none; padding: 0; }
del { color: var(--old); } ins { color: var(--new); text-decoration: none; }
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def as_page(before: str, after: str, cards: Sequence[Pictured], notes: Sequence[str] = ()) -> str:
    """Return the page.

    Args:
        before: what the older playbook is called.
        after: what the newer one is called.
        cards: the cards that differ.
        notes: why some of them have no picture, as sentences.
    """
    return "\n".join(_lines(html.escape(before), html.escape(after), cards, notes)) + "\n"


def _lines(before: str, after: str, cards: Sequence[Pictured], notes: Sequence[str]) -> Iterator[str]:
    title = f"{len(cards)} card{' reads' if len(cards) == 1 else 's read'} differently"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    yield f"<p>{before} → {after}</p>"
    yield from (f"<p><strong>{html.escape(note)}</strong></p>" for note in notes)
    for card in cards:
        yield f"<section>\n<h2>{html.escape(card.title)}</h2>"
        if card.gone or card.new:
            yield "<ul>"
            yield from (f"<li><del>{html.escape(line)}</del></li>" for line in card.gone)
            yield from (f"<li><ins>{html.escape(line)}</ins></li>" for line in card.new)
            yield "</ul>"
        yield '<div class="sides">'
        yield from _side("Before", card, card.before)
        yield from _side("After", card, card.after)
        yield "</div>\n</section>"
    yield "</main>\n</body>\n</html>"


def _side(when: str, card: Pictured, faces: Sequence[bytes]) -> Iterator[str]:
    yield f"<div>\n<h3>{when}</h3>"
    if not faces:
        yield f"<p>{html.escape(card.note)}</p>\n</div>"
        return
    yield '<div class="faces">'
    for face, name in zip(faces, ("front", "back"), strict=False):
        data = base64.b64encode(face).decode("ascii")
        alt = html.escape(f"{card.title}, {name}, {when.lower()}")
        yield f'<img alt="{alt}" src="data:image/svg+xml;base64,{data}">'
    yield "</div>\n</div>"
