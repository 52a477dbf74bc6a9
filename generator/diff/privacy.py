"""Who may be named where. A reviewer must see whose page changes; what is published must name nobody.

A report of a change names the person or the rota behind a role, and never a number or an address: those stand in
the file that the reviewer has open. A record of a release, and so its page and its changelog, names nobody: it
is read for years, by more people, and may be published. Neither does anything of a public edition.
"""

from __future__ import annotations

from dataclasses import replace

from generator.diff.change import Change
from generator.diff.comparison import Allowed, Comparison
from generator.diff.names import HIDDEN

_CONTACTS = "contacts"


def impersonal(comparison: Comparison) -> Comparison:
    """Return a comparison that says where contacts changed, and names nobody."""
    return replace(
        comparison,
        changes=tuple(map(_without_names, comparison.changes)),
        allowed=tuple(Allowed(_without_names(each.change), each.allowance) for each in comparison.allowed),
    )


def _without_names(change: Change) -> Change:
    if change.spot.path[0] != _CONTACTS:
        return change
    return replace(change, before=change.before and HIDDEN, after=change.after and HIDDEN)
