"""The result of a comparison: both sides, what counts, what was allowed, and whether the version says enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.diff.change import Change
from generator.diff.version import Bump, bump_between, needed_bump, next_version
from generator.model.fields import Weight


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two playbooks.

    Attributes:
        name: what it was asked for as: a revision, a folder, `working tree`.
        version: the version it states.
        digest: the digest of its content.
        digest_form: the form of the digest; digests of two forms say nothing about each other.
    """

    name: str
    version: str
    digest: str
    digest_form: int = 1


@dataclass(frozen=True, slots=True)
class Allowance:
    """A change that may happen without the version that it asks for.

    Attributes:
        path: where, such as `severities/sev-2/contain_within`; everything below it is allowed, too.
        reason: why, in one sentence.
        until: last day, as year-month-day.
    """

    path: str
    reason: str
    until: str

    def covers(self, change: Change) -> bool:
        """Return whether a change is at the path or below it."""
        return f"{change.spot}/".startswith(f"{self.path}/")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A change and the allowance that covers it."""

    change: Change
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one playbook to another.

    Attributes:
        before: the older playbook.
        after: the newer one.
        changes: the changes that count, the heaviest first.
        allowed: the changes that an allowance covers.
        unused: allowances that are over, or that cover nothing.
        cards: titles of printed cards that read differently, and must be printed anew.
        about_cards: why cards could not be compared or drawn, in a sentence; empty when they could.
        rules: a sentence for each rule to which the newer playbook gives a level of its own.
        released: the last released version, when the older playbook states a higher one already that is still to
            be released; from there the step is counted. Empty when that of the older playbook counts.
    """

    before: Side
    after: Side
    changes: tuple[Change, ...]
    allowed: tuple[Allowed, ...] = ()
    unused: tuple[Allowance, ...] = ()
    cards: tuple[str, ...] = ()
    released: str = ""
    about_cards: str = ""
    rules: tuple[str, ...] = ()

    def of(self, weight: Weight) -> tuple[Change, ...]:
        """Return the changes of one weight."""
        return tuple(change for change in self.changes if change.weight is weight)

    @property
    def needed(self) -> Bump:
        """The step of the version that the changes ask for."""
        return needed_bump(self.changes)

    @property
    def stated(self) -> Bump:
        """The step of the version that was made."""
        return bump_between(self.released or self.before.version, self.after.version)

    @property
    def needed_version(self) -> str:
        """The lowest version that says enough."""
        return next_version(self.released or self.before.version, self.needed)

    @property
    def over(self) -> tuple[Allowance, ...]:
        """The unused allowances that would cover a change, had their last day not passed."""
        return tuple(allowance for allowance in self.unused if any(map(allowance.covers, self.changes)))

    @property
    def is_enough(self) -> bool:
        """Whether the version that was stated says enough about the changes."""
        return self.stated >= self.needed


def compared(
    before: Side, after: Side, changes: Iterable[Change], allowances: Sequence[Allowance], today: str
) -> Comparison:
    """Return a comparison with the changes sorted into those that count and those that are allowed.

    Args:
        before: the older playbook.
        after: the newer one.
        changes: all changes.
        allowances: what may happen; those that ended before today cover nothing.
        today: the day, as year-month-day.
    """
    open_ones = [allowance for allowance in allowances if allowance.until >= today]
    counted: list[Change] = []
    allowed: list[Allowed] = []
    for change in changes:
        covering = next((allowance for allowance in open_ones if allowance.covers(change)), None)
        if covering:
            allowed.append(Allowed(change, covering))
        else:
            counted.append(change)
    used = {found.allowance for found in allowed}
    unused = tuple(allowance for allowance in allowances if allowance not in used)
    return Comparison(before, after, tuple(counted), tuple(allowed), unused)


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was released.

    Attributes:
        day: the day, as year-month-day.
        after: the version itself.
        comparison: what changed since the release before; None where that was not compared.
        without: why it was not compared, as a sentence; empty where it was.
        public: what changed between the public editions of the two; None where that was not compared.
    """

    day: str
    after: Side
    comparison: Comparison | None
    public: tuple[Change, ...] | None = None
    without: str = ""

    @property
    def version(self) -> str:
        """The version."""
        return self.after.version

    @property
    def for_public(self) -> Release | None:
        """The release as readers of a public edition may know it; None when there is nothing for them."""
        if self.comparison is None:
            return self
        if not self.public:
            return None
        told = Comparison(self.comparison.before, self.after, self.public)
        return replace(self, comparison=told)
