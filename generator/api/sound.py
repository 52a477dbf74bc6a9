"""What every use case takes: a playbook that was checked and is sound, and its shelf of cards."""

from __future__ import annotations

from generator.cards.shelf import Shelf
from generator.check.check import Checked, root_of
from generator.errors import UsageError
from generator.model import Playbook


def sound(checked: Checked) -> Playbook:
    """Return the playbook that was checked.

    Raises:
        UsageError: it could not be built.
    """
    if checked.playbook is None:
        raise UsageError("the playbook cannot be rendered: `playbook check` says what is wrong with it")
    return checked.playbook


def shelf(checked: Checked) -> Shelf:
    """Return where the cards of the playbook come from, and who may see what on them."""
    return Shelf(sound(checked), root_of(checked.folder), checked.edition == "public", checked.today)
