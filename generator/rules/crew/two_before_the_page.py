"""Until somebody is paged, one role does everything: nobody else is there.

Why: The plan starts with one person who is on call. A step for a second role before the first page is a step that
nobody does, and the page waits behind it.

Bad:
    # phases.yaml
    confirm:
      steps:
        reproduce: {owner: communications-lead}
        page-commander: {owner: technical-lead, pages: [incident-commander]}

Good:
    # phases.yaml
    confirm:
      steps:
        reproduce: {owner: technical-lead}
        page-commander: {owner: technical-lead, pages: [incident-commander]}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.graph import MAIN_LANE, Ways, step_spot
from generator.model.phases import END, EVERYBODY, ActionStep, Step
from generator.model.schedule import busy_roles
from generator.problems import Kind, Level, Problem

ID = "two-before-the-page"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    strangers: dict[str, str] = {}
    for ways in playbook.ways:
        early = list(_before_the_page(playbook, ways))
        if not any(map(_pages, early)):
            continue  # where nobody is paged at all, another rule speaks
        counts = Counter(role for step in early for role in busy_roles(step) if role != EVERYBODY)
        there = next((role for role, _ in counts.most_common(1)), EVERYBODY)
        strangers |= {step.id: there for step in early if set(busy_roles(step)) - {EVERYBODY, there}}
    for name, there in strangers.items():
        message = f"'{name}' comes before anybody is paged, when '{there}' alone is there"
        hint = f"give it to '{there}', or move it behind the page"
        yield Problem(ID, LEVEL, message, step_spot(playbook, name).at("owner"), hint=hint)


def _before_the_page(playbook: Playbook, ways: Ways) -> Iterator[Step]:
    """Yield the steps of the main lane up to the first that pages, that one included."""
    waiting, seen = [ways.entries.get(MAIN_LANE, END)], {END}
    for name in waiting:
        if name in seen or name not in playbook.steps:
            continue
        seen.add(name)
        step = playbook.steps[name]
        yield step
        if not _pages(step):
            waiting += ways.after[name]


def _pages(step: Step) -> bool:
    return isinstance(step, ActionStep) and bool(
        step.pages or step.pages_responders or step.pages_experts or step.work == "page"
    )
