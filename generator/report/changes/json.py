"""Changes for programs: one JSON document with a version. `_reading` reads it back."""

from __future__ import annotations

import json

from generator.diff import Allowance, Change, Comparison, Release, Side, Weight
from generator.diff.sentences import sentence

SCHEMA_VERSION = 1
MOST_BYTES = 20_000_000
"""Of a document that is read."""


def as_json(comparison: Comparison) -> str:
    """Return the comparison as a JSON object."""
    return _text({"schema_version": SCHEMA_VERSION} | _facts(comparison))


def release_json(release: Release) -> str:
    """Return the day of a release, what changed, and what a public edition may tell of it."""
    head: dict[str, object] = {"schema_version": SCHEMA_VERSION, "released_on": release.day}
    if release.comparison is None:
        return _text(head | {"after": _side(release.after), "not_compared": release.without})
    public = {} if release.public is None else {"public": [_change(change) for change in release.public]}
    return _text(head | _facts(release.comparison) | public)


def _text(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _facts(comparison: Comparison) -> dict[str, object]:
    return {
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        **({"released": comparison.released} if comparison.released else {}),
        "counts": {weight.value: len(comparison.of(weight)) for weight in Weight},
        "needed": comparison.needed.words,
        "needed_version": comparison.needed_version,
        "enough": comparison.is_enough,
        "changes": [_change(change) for change in comparison.changes],
        "allowed": [
            {"change": _change(found.change), "allowance": _allowance(found.allowance)}
            for found in comparison.allowed
        ],
        "unused": [_allowance(allowance) for allowance in comparison.unused],
        "cards": list(comparison.cards),
        **({"about_cards": comparison.about_cards} if comparison.about_cards else {}),
        **({"rules": list(comparison.rules)} if comparison.rules else {}),
    }


def _side(side: Side) -> dict[str, object]:
    form = {} if side.digest_form == 1 else {"digest_form": side.digest_form}
    return {"name": side.name, "version": side.version, "digest": side.digest, **form}


def _allowance(allowance: Allowance) -> dict[str, object]:
    return {"path": allowance.path, "reason": allowance.reason, "until": allowance.until}


def _change(change: Change) -> dict[str, object]:
    where = change.where
    return {
        "kind": change.kind.value,
        "weight": change.weight.value,
        "direction": change.direction.value if change.direction else None,
        "spot": list(change.spot.path),
        "subject": change.subject,
        "aspect": change.aspect,
        "before": change.before,
        "after": change.after,
        "sentence": sentence(change),
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
    }
