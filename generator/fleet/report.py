"""What came out of a fleet: a table for a terminal, JSON for programs, one file a team and one for all."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.fleet.rows import Job, Row
from generator.report.written import printable

SCHEMA_VERSION = 1


def table(rows: Sequence[Row], job: Job) -> str:
    """Return a line for each team and one for all."""
    lines = []
    for row in rows:
        state = "ok" if row["ok"] else "FAILED"
        lines.append(printable(f"{row['team']:<24} {state:<7} {_says(row, job)}".rstrip()))
        lines += [printable(f"    {line}") for line in row.get("problems", {}).get("first", ())[:3]]
    good = sum(row["ok"] for row in rows)
    return "\n".join([*lines, f"{good} of {len(rows)} teams are well."]) + "\n"


def document(rows: Sequence[Row], job: Job) -> str:
    """Return all rows as JSON. It holds no times, so that two runs compare."""
    facts = {
        "schema_version": SCHEMA_VERSION,
        "does": job.does,
        "today": job.today.isoformat(),
        "teams": list(rows),
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def _says(row: Row, job: Job) -> str:
    if row["failure"]:
        return " ".join(str(row["failure"]).split()[:60])
    problems = row["problems"]
    said = (
        [f"{_count(problems['errors'], 'error')}, {_count(problems['warnings'], 'warning')}"]
        if problems["errors"] or problems["warnings"]
        else []
    )
    if "version" in row:
        said.insert(
            0, f"{row['version']}, {f'reviewed {day}' if (day := row['reviewed_on']) else 'never reviewed'}"
        )
    if job.does == "todo":
        said.append(f"{row.get('to_fill', 0)} to fill")
    if job.does == "build" and "pages" in row:
        said.append(f"{row['pages']} pages")
    if job.does == "diff" and "changes" in row:
        said.append(", ".join(f"{count} {weight}" for weight, count in row["changes"].items()) or "no change")
    if job.does == "upgrade" and row.get("upgrade", {}).get("follows"):
        told = row["upgrade"]
        said.append(
            f"{told['from']} to {told['to']}: {told['changes']} changes, {len(told['broken'])} broken"
        )
    return "; ".join(said)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
