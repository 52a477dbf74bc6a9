"""What each kind of card says: functions from the playbook to cards. Words are chosen and put in order here, never written."""

from __future__ import annotations

from generator.cards.content.choose import cards_of

__all__ = ["cards_of"]
