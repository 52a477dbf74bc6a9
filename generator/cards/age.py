"""Whether what stands on a card is too old to be trusted. Only a day that somebody named makes a card old."""

from __future__ import annotations

import datetime

from generator.model import Playbook
from generator.model.card import Card
from generator.model.freshness import contact_check, party_check, review


def is_expired(playbook: Playbook, card: Card, today: datetime.date | None) -> bool:
    """Return whether a card gets the mark: the review is past the age of an error, or a contact on it is."""
    if today is None:
        return False
    read = review(playbook.about)
    checks = [read] if read else []
    if card.kind == "contacts":
        tried = (contact_check(role, contact) for role, contact in playbook.contacts.items())
        reached = map(party_check, playbook.parties.values())
        checks += (dated for dated in (*tried, *reached) if dated is not None)
    return any(dated.is_expired(today) for dated in checks)
