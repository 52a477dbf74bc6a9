"""Who is there: people, and the roles each of them holds. Nobody holds two roles that must stay apart.

When they work is the business of `timetable`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.playbook import Playbook
from generator.model.roles import Role


@dataclass(frozen=True, slots=True)
class Crew:
    """The people of a response.

    Attributes:
        people: the roles that each person on the call holds.
        by_phone: roles phoned for their own steps, one person each; they are not on the call.
    """

    people: tuple[tuple[str, ...], ...]
    by_phone: tuple[str, ...] = ()

    def person(self, role: str) -> int:
        """Return the number of the person who holds a role; those on the phone come last."""
        holders = (*self.people, *((role,) for role in self.by_phone))
        return next(number for number, roles in enumerate(holders) if role in roles)


def full_crew(roles: Sequence[str]) -> Crew:
    """Return a crew with one person for each role."""
    return Crew(tuple((role,) for role in roles))


def may_share(playbook: Playbook, one: str, other: str, at: Collection[str] = ()) -> bool:
    """Return whether one person may hold both roles: one of the two says so, and neither forbids it.

    `at` are ids of severities; what may be combined at all of them may be combined. Without any, what may be always.
    """
    pair = [(playbook.roles.get(one), other), (playbook.roles.get(other), one)]
    allowed = any(role and name in _combined(role, at) for role, name in pair)
    return allowed and not any(role and name in role.never_combine for role, name in pair)


def _combined(role: Role, at: Collection[str]) -> tuple[str, ...]:
    """Return the roles that one person may hold as well at all of some severities."""
    there = (each.role for each in role.may_combine_at if at and set(at) <= set(each.at))
    return (*role.may_combine, *there)


def crews(playbook: Playbook, roles: Sequence[str], people: int, at: Collection[str] = ()) -> Iterator[Crew]:
    """Yield every way in which so many people, or fewer, can hold these roles at some severities."""
    shared = {role: {other for other in roles if may_share(playbook, role, other, at)} for role in roles}
    hardest_first = sorted(roles, key=lambda role: len(shared[role]))
    for groups in _divisions(hardest_first, people, shared, []):
        held = [tuple(role for role in roles if role in group) for group in groups]
        yield Crew(tuple(sorted(held, key=lambda group: roles.index(group[0]))))


def fewest_people(playbook: Playbook, roles: Sequence[str], at: Collection[str] = ()) -> int:
    """Return how few people can hold these roles at some severities."""
    counts = range(1, len(roles) + 1)
    return next((count for count in counts if next(crews(playbook, roles, count, at), None)), 0)


def more_people(playbook: Playbook, roles: Iterable[str], severity: str) -> int:
    """Return how many people a severity needs beside the one who holds each of some roles."""
    held = (playbook.roles[name] for name in roles if name in playbook.roles)
    return sum(role.people_for(severity) - 1 for role in held)


def _divisions(
    roles: Sequence[str], people: int, shared: dict[str, set[str]], groups: list[set[str]]
) -> Iterator[list[set[str]]]:
    if not roles:
        yield groups
        return
    role, *rest = roles
    for place, group in enumerate(groups):
        if group <= shared[role]:
            yield from _divisions(
                rest, people, shared, [*groups[:place], group | {role}, *groups[place + 1 :]]
            )
    if len(groups) < people:
        yield from _divisions(rest, people, shared, [*groups, {role}])
