"""The data contract of a playbook that was checked, with the addresses of its pages and cards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.check import Checked, root_of
from generator.errors import UsageError
from generator.export.contract import CONTRACT_VERSION, Contract, Path, Places
from generator.model import Playbook

OLDEST = 1
"""The first form there was. It is still told, and gets no new fields of its own."""


def export(checked: Checked, version: int = CONTRACT_VERSION) -> str:
    """Return a whole playbook as JSON.

    Args:
        checked: the result of `check`, with a playbook.
        version: of the form: 2, or 1 for clients that were written before.

    Raises:
        UsageError: the playbook could not be built, or there is no such form.
    """
    if version == OLDEST:
        from generator.export.data import playbook_json  # noqa: PLC0415 - an old form, which hardly anybody asks for

        return playbook_json(sound(checked))
    if version != CONTRACT_VERSION:
        raise UsageError(f"there is no schema version {version}; known: {OLDEST} and {CONTRACT_VERSION}")
    return contract_of(checked).text()


def contract_of(checked: Checked) -> Contract:
    """Return the contract of a playbook that was checked; what has no place on its site has no address.

    Raises:
        UsageError: the playbook could not be built.
    """
    playbook = sound(checked)
    return Contract(playbook, checked.edition, Places(_pages(playbook), dict(_cards(checked))))


def sound(checked: Checked) -> Playbook:
    """Return the playbook of a check.

    Raises:
        UsageError: the playbook could not be built.
    """
    if checked.playbook is None:
        raise UsageError("the playbook cannot be read: `playbook check` says what is wrong with it")
    return checked.playbook


def _pages(playbook: Playbook) -> dict[tuple[str, str], str]:
    from generator.pages.addresses import Addresses  # noqa: PLC0415 - pages are slow to import

    return dict(Addresses(playbook).from_start())


def _cards(checked: Checked) -> Iterator[tuple[Path, str]]:
    """Yield the address of the first card of each entry that has one."""
    from generator.cards.shelf import Shelf  # noqa: PLC0415 - few commands need cards

    seen: set[Path] = set()
    for card in Shelf(sound(checked), root_of(checked.folder), checked.edition == "public").cards():
        path = tuple(card.spot.path)
        if path not in seen:
            seen.add(path)
            yield path, f"cards/{card.id}.html"
