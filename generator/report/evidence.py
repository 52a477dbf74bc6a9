"""What was in force, exercised, tested, waived and overdue on a day: as values, text, JSON and a page for paper."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from html import escape
from typing import Literal

from generator.report.written import printable, written

SECTIONS = ("in force", "exercised", "tested", "waived", "overdue")

Shown = Literal["evidence", "assertion", "not known"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line.

    Attributes:
        section: one of SECTIONS.
        what: what it is about.
        says: what is known of it.
        shown: evidence where git or this program can show it, assertion where somebody typed it.
        because: what it rests on: a tag, a commit, a digest, a place in the files.
    """

    section: str
    what: str
    says: str
    shown: Shown
    because: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one day.

    Attributes:
        day: the day that was asked about.
        name: what the playbook is called.
        version: the version in force; empty where none is known.
        digest: its content digest; empty where it cannot be made.
        doubts: what makes the answer less sure.
        items: the lines, section by section.
    """

    day: str
    name: str
    version: str
    digest: str
    doubts: tuple[str, ...]
    items: tuple[Item, ...]


def told(report: Report, form: str) -> str:
    """Return a report as text, as JSON, or as a page of HTML that prints."""
    if form == "json":
        return written({"schema_version": 1, **asdict(report)})
    return _page(report) if form == "html" else _text(report)


def _text(report: Report) -> str:
    lines = [f"{report.name} on {report.day}"]
    lines += [f"Doubt: {doubt}" for doubt in report.doubts]
    for section in SECTIONS:
        some = [item for item in report.items if item.section == section]
        lines += ["", f"{section.capitalize()}: {len(some) or 'nothing is known'}"]
        lines += [f"  {item.what}: {item.says} [{item.shown}: {item.because}]" for item in some]
    return "\n".join(map(printable, lines)) + "\n"


_STYLE = """
body{font:11pt/1.4 system-ui,sans-serif;max-width:50rem;margin:1.5rem auto;padding:0 1rem;color:#17212b;background:#fff}
h1{font-size:1.4rem;margin:0 0 .3rem}h2{font-size:1.05rem;margin:1.4rem 0 .3rem;break-after:avoid}
table{width:100%;border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid #b9b9b9}
th{font-weight:600}td small{color:#4a5662;overflow-wrap:anywhere}tr{break-inside:avoid}code{overflow-wrap:anywhere}
@media(max-width:40rem){td,th{display:block;border:0;padding:.1rem 0}tr{display:block;border-top:1px solid #b9b9b9;padding:.4rem 0}}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}}
"""


_EXPLAINED = (
    "<p><b>Evidence</b> is what git or the program can show: a tag, a commit, a digest. "
    "An <b>assertion</b> is a day or a word that somebody typed.</p>"
)


def _page(report: Report) -> str:
    title = escape(f"{report.name} on {report.day}")
    parts = [
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main><h1>{title}</h1>',
        _EXPLAINED,
        *(f"<p><b>Doubt:</b> {escape(doubt)}</p>" for doubt in report.doubts),
    ]
    for section in SECTIONS:
        some = [item for item in report.items if item.section == section]
        parts.append(f"<h2>{section.capitalize()}</h2>")
        if not some:
            parts.append("<p>Nothing is known.</p>")
            continue
        rows = (
            f'<tr><th scope="row">{escape(item.what)}</th><td>{escape(item.says)}</td>'
            f"<td><b>{item.shown}</b><br><small>{escape(item.because)}</small></td></tr>"
            for item in some
        )
        head = '<thead><tr><th scope="col">What</th><th scope="col">Says</th><th scope="col">Shown by</th></tr></thead>'
        parts.append(f"<table>{head}<tbody>{''.join(rows)}</tbody></table>")
    return "\n".join([*parts, "</main></body></html>"]) + "\n"
