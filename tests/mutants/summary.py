"""Says in words how many mutants were caught, and which were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.mutants.operators import Mutant

Verdicts = Sequence[tuple[Mutant, str | None]]

_EASY = ("text blanked", "field dropped")
"""Kinds that the shape of the model catches almost always; without them the figure says more."""


def share_caught(verdicts: Verdicts) -> float:
    """Return the share of mutants that some rule caught, in percent."""
    return 100 * sum(rule is not None for _, rule in verdicts) / len(verdicts) if verdicts else 100.0


def told(verdicts: Verdicts, others: Counter[str], *, in_full: bool) -> Iterator[str]:
    """Yield the lines of the summary.

    Args:
        verdicts: each mutant that had to be caught, with the rule that caught it or None.
        others: how many mutants are other sound playbooks, by principle.
        in_full: whether to list each survivor, not one of each kind and field.
    """
    caught = Counter(rule for _, rule in verdicts if rule)
    yield (
        f"{sum(caught.values())} of {len(verdicts)} mutants caught ({share_caught(verdicts):.1f} %) "
        f"by {len(caught)} rules."
    )
    harder = [(mutant, rule) for mutant, rule in verdicts if mutant.kind not in _EASY]
    yield f"Without {' and '.join(_EASY)}, which are easy: {share_caught(harder):.1f} % of {len(harder)}."
    yield f"Not run, because they are other sound playbooks: {sum(others.values())}"
    yield from (f"  {count:6} {principle}" for principle, count in others.most_common())
    yield "\nCaught, of how many, by kind:"
    yield from _by_kind(verdicts)
    yield "\nSurvivors by kind and field:"
    yield from _survivors(verdicts, in_full=in_full)


def _by_kind(verdicts: Verdicts) -> Iterator[str]:
    made = Counter(mutant.kind for mutant, _ in verdicts)
    caught = Counter(mutant.kind for mutant, rule in verdicts if rule)
    for kind in sorted(made, key=lambda kind: (caught[kind] - made[kind], kind)):
        yield f"  {caught[kind]:6} of {made[kind]:6}  {kind}"


def _survivors(verdicts: Verdicts, *, in_full: bool) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Mutant]] = {}
    for mutant, rule in verdicts:
        if rule is None:
            groups.setdefault((mutant.kind, mutant.field), []).append(mutant)
    for (kind, field), mutants in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield f"  {len(mutants):6}  {kind}, {field}" + ("" if in_full else f"; one of them: {mutants[0]}")
        if in_full:
            yield from (f"            {mutant}" for mutant in mutants)
