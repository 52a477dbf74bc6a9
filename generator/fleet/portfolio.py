"""The portfolio page: every team in one table, sortable, printable, readable on a phone. One file, nothing is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.fleet.rows import Row

_COLUMNS = (
    ("team", "Team"), ("state", "State"), ("version", "Version"), ("age_days", "Days since review"),
    ("to_fill", "To fill"), ("drills", "Drills held"), ("levers", "Levers untested"), ("overdue", "Overdue"),
    ("default", "Default"), ("edition", "Edition"),
)  # fmt: skip
_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Playbooks of all teams</title>
<style>
:root { font: 1rem/1.45 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit; font-weight: 700; min-height: 44px; padding: 0; text-align: left; text-decoration: underline dotted; }
th[aria-sort=ascending] button::after { content: " ▲"; }
th[aria-sort=descending] button::after { content: " ▼"; }
.bad { font-weight: 700; }
.bad::before { content: "✗ "; }
small { display: block; }
@media (max-width: 48rem) {
  thead tr { border: 0; display: flex; flex-wrap: wrap; gap: 0 1rem; }
  thead th { border: 0; padding: 0; }
  table, tbody, tr, td { display: block; width: auto; }
  tr { border: 1px solid color-mix(in srgb, currentColor 35%, transparent); margin: 0 0 1rem; }
  td { border: 0; display: flex; gap: 1rem; justify-content: space-between; overflow-wrap: anywhere; text-align: right; }
  td::before { content: attr(data-name); flex: none; font-weight: 700; text-align: left; }
}
@media print {
  @page { margin: 12mm; size: landscape; }
  :root { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  th button { display: contents; }
  th, td { padding: .15rem .5rem; }
  thead, tr { break-inside: avoid; }
  td small { display: inline; padding-inline-start: .5rem; }
}
</style>
</head>
<body>
"""
_SORT = """\
<script>
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th"), at = head.cellIndex, body = document.querySelector("tbody");
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of document.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const value = (row) => row.cells[at].dataset.value;
    const rows = [...body.rows].sort((a, b) => value(a).localeCompare(value(b), undefined, { numeric: true }));
    body.append(...(up ? rows : rows.reverse()));
  });
}
</script>
"""


def portfolio(rows: Sequence[Row], today: str) -> str:
    """Return the page.

    Args:
        rows: of all teams.
        today: the day of the check, as it is shown.
    """
    good = sum(row["ok"] for row in rows)
    heads = "".join(f'<th scope="col"><button type="button">{title}</button></th>' for _, title in _COLUMNS)
    body = "\n".join(_row(row) for row in rows)
    return (
        f"{_HEAD}<h1>Playbooks of all teams</h1>\n<p>{good} of {len(rows)} teams are well on {escape(today)}. "
        f"A title sorts.</p>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n{_SORT}</body>\n</html>\n"
    )


def _row(row: Row) -> str:
    cells = "".join(_cell(row, name, title) for name, title in _COLUMNS)
    return f"<tr>{cells}</tr>"


def _cell(row: Row, name: str, title: str) -> str:
    value, shown = _VALUES[name](row) if name in _VALUES else _plain(row, name)
    return f'<td data-name="{title}" data-value="{escape(value)}">{shown}</td>'


def _plain(row: Row, name: str) -> tuple[str, str]:
    value = str(row.get(name, "–"))
    return value, escape(value)


def _team(row: Row) -> tuple[str, str]:
    name = escape(row["team"])
    link = f'<a href="{escape(row["site"])}">{name}</a>' if row.get("site") else name
    called = escape(row.get("name", ""))
    return row["team"], f"<span>{link}<small>{called}</small></span>"


def _state(row: Row) -> tuple[str, str]:
    if row["ok"]:
        return "ok", "ok"
    count = 0 if row["failure"] else row["problems"]["errors"]
    why = row["failure"] or f"{count} error{'s' * (count != 1)}"
    return "failed", f'<span class="bad">{escape(why.splitlines()[0])}</span>'


def _share(part: str, whole: str) -> tuple[str, str]:
    return part, f"{part} of {whole}"


def _drills(row: Row) -> tuple[str, str]:
    return _share(str(row["drills_held"]), str(row["drills"])) if "drills" in row else ("–", "–")


def _levers(row: Row) -> tuple[str, str]:
    return _share(str(row["levers_untested"]), str(row["levers"])) if "levers" in row else ("–", "–")


def _overdue(row: Row) -> tuple[str, str]:
    count = str(len(row["overdue"])) if "overdue" in row else "–"
    return count, count


def _default(row: Row) -> tuple[str, str]:
    version = row.get("default") or "–"
    return version, f"{escape(version)}{' (behind)' if row.get('behind') else ''}"


_VALUES = {
    "team": _team, "state": _state, "drills": _drills, "levers": _levers, "overdue": _overdue, "default": _default,
}  # fmt: skip
