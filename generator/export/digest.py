"""The digest of what a playbook says. Two forms were ever written; records name the one they hold.

Form 1 (no name in a record) counted each default that a field had then, so that a new field moved the digest of every
playbook. Form 2 counts what differs from its default. A digest of form 1 cannot be made again by a program that knows
more fields: it is shown as one of an older form and compared only with one of its own form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache

from generator.model.fields import facts_of
from generator.model.once import once_for_each
from generator.model.part import FieldInfo, Frozen
from generator.model.playbook import RECORDS

DIGEST_FORM = 2


@once_for_each
def content_digest(playbook: Frozen) -> str:
    """Return the SHA-256 of the content as hex, form 2: equal for equal playbooks, whatever their files look like.

    A field that is left out and one that says its default are the same, so a field that the program learns later
    moves nothing. Entries count in their order, fields do not.
    """
    said = _said(playbook)
    if isinstance(said, dict):  # what happened is not what the playbook says
        said = {name: value for name, value in said.items() if name not in RECORDS}
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", errors="surrogatepass")).hexdigest()


def _said(value: object) -> object:
    """Return a value as plain data without what equals its default; entries of a map as pairs, in their order."""
    if isinstance(value, Frozen):
        defaults = _defaults(type(value))
        members = ((name, getattr(value, name)) for name in sorted(defaults))
        return {name: _said(member) for name, member in members if member != defaults[name]}
    if isinstance(value, Mapping):
        return [[key, _said(member)] for key, member in value.items()]
    if isinstance(value, list | tuple):
        return [_said(member) for member in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


@cache
def _defaults(cls: type[Frozen]) -> Mapping[str, object]:
    """Return the default of each field of a class; of one that always counts a value that equals nothing."""
    facts = facts_of(cls)
    return {
        name: object() if name in facts and facts[name].counts else _default(field)
        for name, field in cls.model_fields.items()
    }


def _default(field: FieldInfo) -> object:
    return field.get_default()
