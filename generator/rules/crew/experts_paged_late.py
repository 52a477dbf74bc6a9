"""The experts that an incident type needs within some minutes are paged by then, and no way goes past that page.

Why: 'Privacy within fifteen minutes' is a promise only if some step wakes them. A leak starts a legal clock when
somebody knows, and the person who knows clocks hears of it in the morning. A step with `pages_experts` pages the
roles that the incident type and the answers of triage pull in; a step that names the role under `pages` does as well.
A warning where no step of the plan pages anybody.

Bad:
    # types.yaml
    data-leakage:
      pulls_in:
        - {role: privacy-lead, within: 15m}
    # phases.yaml
    confirm:
      steps:
        page-commander: {pages: [incident-commander]}

Good:
    # types.yaml
    data-leakage:
      pulls_in:
        - {role: privacy-lead, within: 15m}
    # phases.yaml
    confirm:
      steps:
        page-commander: {pages: [incident-commander], pages_experts: true}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Playbook
from generator.model.belonging import possible
from generator.model.graph import MAIN_LANE, Ways, lanes, reached, step_spot, types_on
from generator.model.phases import ActionStep
from generator.model.schedule import earliest_minutes
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.begun import grave_if, pages_in_steps
from generator.rules.wording import named

ID = "experts-paged-late"
LEVEL = Level.ERROR
KIND = Kind.SAFETY


@dataclass(frozen=True, slots=True)
class _Need:
    """The most urgent expert at a severity whom the severity does not page itself."""

    minutes: float
    words: str
    role: str
    spot: Spot


def check(playbook: Playbook) -> Iterator[Problem]:
    unpaged: dict[_Need, list[str]] = {}
    late: dict[tuple[_Need, int], list[str]] = {}
    skipping: dict[str, list[str]] = {}
    for ways in playbook.ways:
        pages = [name for name in ways.place if _pages_experts(playbook, name)]
        earliest = earliest_minutes(playbook, ways) if pages else {}
        done = min((earliest[name] + playbook.steps[name].minutes for name in pages), default=0)
        for severity, need in _needs(playbook, ways):
            named_at = _paged_by_name(playbook, ways, need.role)
            if not pages and named_at is not None:
                late.setdefault((need, named_at), []).append(severity.id)
            elif not pages:
                unpaged.setdefault(need, []).append(severity.id)
            elif done > need.minutes:
                late.setdefault((need, done), []).append(severity.id)
            elif (step := _first_without(playbook, ways, pages)) is not None:
                skipping.setdefault(step, []).append(severity.id)
    for need, severities in unpaged.items():
        message = (
            f"'{need.role}' is needed within {need.words} at {named(severities)}, but no step pages experts"
        )
        level = grave_if(pages_in_steps(playbook))
        yield Problem(ID, level, message, need.spot, hint="write `pages_experts: true` on the step that does")
    for (need, done), severities in late.items():
        message = (
            f"'{need.role}' is needed within {need.words} at {named(severities)}, but paged in minute {done}"
        )
        yield Problem(
            ID, LEVEL, message, need.spot, hint="page experts in an earlier step, or allow more time"
        )
    for step, severities in skipping.items():
        message = f"a way reaches '{step}' without paging the experts at {named(severities)}"
        hint = "lead every way past a step with `pages_experts: true`"
        yield Problem(ID, LEVEL, message, step_spot(playbook, step).key, hint=hint)


def _pages_experts(playbook: Playbook, name: str) -> bool:
    step = playbook.steps[name]
    return isinstance(step, ActionStep) and step.pages_experts


def _needs(playbook: Playbook, ways: Ways) -> Iterator[tuple[Severity, _Need]]:
    for severity in (playbook.severities[name] for name in ways.severities):
        needs = [
            _Need(
                pull.within.minutes,
                pull.within.words,
                pull.role,
                Spot.of("types", kind.id, "pulls_in", index, "within"),
            )
            for kind in types_on(playbook, ways)
            if severity in possible(playbook, kind) and severity.motion != "ticket"
            for index, pull in enumerate(kind.pulls_in)
            if pull.within and pull.role in playbook.roles and pull.role not in severity.pages
            if (at := _paged_by_name(playbook, ways, pull.role)) is None or at > pull.within.minutes
        ]
        if needs:
            yield severity, min(needs, key=lambda need: need.minutes)


def _paged_by_name(playbook: Playbook, ways: Ways, role: str) -> int | None:
    """Return the minute in which a step that names a role under `pages` is done; None where none does."""
    steps = (playbook.steps[name] for name in ways.place)
    naming = [step for step in steps if isinstance(step, ActionStep) and role in step.pages]
    earliest = earliest_minutes(playbook, ways) if naming else {}
    return min((earliest[step.id] + step.minutes for step in naming), default=None)


def _first_without(playbook: Playbook, ways: Ways, pages: list[str]) -> str | None:
    """Return the first step after the phase of the page that a way reaches past it."""
    main = lanes(playbook).get(MAIN_LANE, ())
    done = max((phase.from_minute for phase in main for name in pages if name in phase.steps), default=0)
    past = reached(ways, without=pages)
    skipped = [step for phase in main if phase.from_minute > done for step in phase.steps if step in past]
    return min(skipped, key=ways.place.__getitem__, default=None)
