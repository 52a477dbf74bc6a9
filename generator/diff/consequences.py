"""What follows from changes although no single field says it: who is paged, outcomes, workload, words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change, Direction, Kind
from generator.diff.names import Speaker
from generator.diff.outcomes import outcomes
from generator.diff.renames import Renames
from generator.model import Playbook
from generator.model.belonging import is_for
from generator.model.fields import Weight
from generator.model.phases import ActionStep
from generator.model.schedule import busy_roles
from generator.model.scripts import Script
from generator.problems import Spot


def consequences(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    """Yield what readers of two playbooks would tell each other, for entries that are in both."""
    yield from _paging(old, new, renames)
    yield from _stand_ins(old, new, renames)
    yield from _answering(old, new, renames)
    yield from outcomes(old, new, renames)
    yield from _workload(old, new, renames)
    yield from _scripts(old, new, renames)


def paged_at(playbook: Playbook, severity: str) -> tuple[str, ...]:
    """Return the roles that are paged at a severity: those it lists, then those its steps page."""
    found = list(playbook.severities[severity].pages)
    for step in playbook.steps.values():
        if isinstance(step, ActionStep) and is_for(step, severity):
            found += step.pages
    return tuple(dict.fromkeys(found))


def _paging(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    was, now, roles = Speaker(old), Speaker(new), renames.forward("roles")
    for before, severity in _common(old, new, renames, "severities"):
        name, spot = now.entry(new.severities[severity]), Spot.of("severities", severity, "pages")
        earlier = {roles.get(role, role): role for role in paged_at(old, before)}
        later = paged_at(new, severity)
        for role in later:
            if role not in earlier:
                words = now.named("roles", role)
                yield Change(
                    Kind.PAGED, Weight.BREAKING, spot, name, after=words, direction=Direction.TIGHTENED
                )
        for role, former in earlier.items():
            if role not in later:
                words = was.named("roles", former)
                yield Change(
                    Kind.NOT_PAGED, Weight.BREAKING, spot, name, before=words, direction=Direction.RELAXED
                )


def _stand_ins(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    """Yield who is paged instead, for roles that are paged and do not answer."""
    was, now, roles = Speaker(old), Speaker(new), renames.forward("roles")
    paged = {severity: set(paged_at(new, severity)) for severity in new.severities}
    for before, role in _common(old, new, renames, "roles"):
        former, backup = old.roles[before].backup, new.roles[role].backup
        severities = [severity for severity, found in paged.items() if role in found]
        if severities and (roles.get(former, former) if former else None) != backup:
            yield Change(
                Kind.STANDS_IN,
                Weight.BREAKING,
                Spot.of("roles", role, "backup"),
                now.entry(new.roles[role]),
                ", ".join(now.named("severities", severity) for severity in severities),
                was.named("roles", former) if former else None,
                now.named("roles", backup) if backup else None,
            )


def _answering(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    """Yield who answers the page of a role instead of whom: the person where there is one, else the rota."""
    speaker = Speaker(new)
    paged = {severity: set(paged_at(new, severity)) for severity in new.severities}
    for before, role in _common(old, new, renames, "roles"):
        was, now = old.contacts.get(before), new.contacts.get(role)
        severities = [severity for severity, found in paged.items() if role in found]
        if was and now and severities and (was.person or was.rota) != (now.person or now.rota):
            yield Change(
                Kind.ANSWERS,
                Weight.BREAKING,
                Spot.of("contacts", role, "person" if now.person != was.person else "rota"),
                speaker.entry(new.roles[role]),
                ", ".join(speaker.named("severities", severity) for severity in severities),
                was.person or was.rota,
                now.person or now.rota,
            )


def workload(playbook: Playbook) -> dict[str, tuple[int, int]]:
    """Return how many steps and minutes each role has in the phases that start within the first hour."""
    found: dict[str, tuple[int, int]] = {}
    for phase in playbook.phases.values():
        if phase.from_minute < playbook.about.horizon_minutes:
            for step in phase.steps.values():
                for role in busy_roles(step):
                    steps, minutes = found.get(role, (0, 0))
                    found[role] = steps + 1, minutes + step.minutes
    return found


def _workload(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    was, now, speaker = workload(old), workload(new), Speaker(new)
    for before, role in _common(old, new, renames, "roles"):
        earlier, later = was.get(before, (0, 0)), now.get(role, (0, 0))
        if earlier != later:
            spot, name = Spot.of("roles", role), speaker.entry(new.roles[role])
            hour = f"first {new.about.horizon_minutes} minutes"
            yield Change(Kind.WORKLOAD, Weight.OPERATIONAL, spot, name, hour, _load(*earlier), _load(*later))


def _load(steps: int, minutes: int) -> str:
    return f"{steps} step{'' if steps == 1 else 's'}, {minutes} min"


def _scripts(old: Playbook, new: Playbook, renames: Renames) -> Iterator[Change]:
    """Yield scripts whose words come out differently although nobody touched them."""
    was, now = Speaker(old), Speaker(new)
    for before, script in _common(old, new, renames, "scripts"):
        earlier, later = old.scripts[before], new.scripts[script]
        if _written(earlier) == _written(later):
            said, says = was.text(earlier.words), now.text(later.words)
            if said != says:
                spot, name = Spot.of("scripts", script), now.subject(later)
                yield Change(Kind.READS, Weight.OPERATIONAL, spot, name, before=said, after=says)


def _written(script: Script) -> tuple[object, ...]:
    return script.subject, script.text, script.lines


def _common(old: Playbook, new: Playbook, renames: Renames, concept: str) -> Iterator[tuple[str, str]]:
    """Yield the entries of a concept that are in both playbooks, with their older and newer id."""
    forward = renames.forward(concept)
    was = {forward.get(key, key): key for key in getattr(old, concept)}
    for key in getattr(new, concept):
        if key in was:
            yield was[key], key
