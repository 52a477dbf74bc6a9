"""How clocks stand on their page: which come first, and what each says while it is folded.

Whether a clock binds anybody is the model's to say; the words for its state stand in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.clock_limits import by_limit
from generator.model.clocks import CONTRACT, Clock
from generator.model.words import Source


def running(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return the clocks that count today: the shortest limit first, those without a number last."""
    return by_limit(clock for clock in clocks if clock.is_live)


def binding(clocks: Iterable[Clock], places: Sequence[str]) -> tuple[Clock, ...]:
    """Return the clocks that count today where a company does business; all that count where it did not say.

    Args:
        clocks: the clocks.
        places: where it does business, as `organisation.yaml` says.
    """
    counting = running(clocks)
    return tuple(clock for clock in counting if clock.concerns(places)) if places else counting


def elsewhere(clocks: Iterable[Clock], places: Sequence[str]) -> tuple[Clock, ...]:
    """Return the clocks that count today in other places only."""
    counting = running(clocks)
    return tuple(clock for clock in counting if clock not in binding(counting, places))


def waiting(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Return the clocks that do not count today: those with a first day in its order, then the others."""
    return tuple(
        sorted((clock for clock in clocks if not clock.is_live), key=lambda clock: clock.in_force_from or "~")
    )


def confirmed(clock: Clock, sources: Mapping[str, Source]) -> bool:
    """Return whether somebody read the law itself, or a copy of it, at an address that a reader can open.

    What a contract binds us to is ours to know, and a clock that does not count today misleads nobody.
    """
    if (clock.jurisdiction or "").lower() == CONTRACT or not clock.is_live:
        return True
    read = (sources.get(cite.source) for cite in clock.cites if cite.confidence == "primary")
    return any(source is not None and source.address for source in read)
