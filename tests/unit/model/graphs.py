"""Playbooks with any graph of steps, for properties of ways and rules."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.model import Playbook, build_playbook
from tests.build import small

SEVERITIES = ("sev-1", "sev-2", "sev-3")


@st.composite
def phases(draw: st.DrawFn) -> dict[str, Any]:
    """Draw phases whose steps lead anywhere: on, back, across lanes, round in circles, to the end."""
    count = draw(st.integers(1, 9))
    names = [f"s{number}" for number in range(count)]
    target = st.sampled_from([*names, *names, "end"])
    cuts = sorted({0, *draw(st.lists(st.integers(0, count - 1), max_size=2))})
    drawn: dict[str, Any] = {}
    for index, (start, stop) in enumerate(zip(cuts, [*cuts[1:], count], strict=True)):
        drawn[f"p{index}"] = {
            "name": f"Phase {index}",
            "goal": "It is done.",
            "from_minute": index * 10,
            "to_minute": index * 10 + 10,
            "reading": "read-do",
            "role": "other",
            "lane": draw(st.sampled_from(["main", "main", "side"])),
            "steps": {name: draw(_step(target, names)) for name in names[start:stop]},
        }
    return drawn


@st.composite
def _step(draw: st.DrawFn, target: st.SearchStrategy[str], names: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = {
        "owner": draw(st.sampled_from(["technical-lead", "incident-commander"])),
        "minutes": draw(st.integers(0, 4)),
        "only_for": draw(st.lists(st.sampled_from(SEVERITIES), unique=True, max_size=2)),
    }
    if draw(st.booleans()):
        answers = draw(st.lists(target, min_size=2, max_size=3))
        step["ask"] = "Is it so?"
        step["answers"] = [{"answer": f"Answer {n}", "goto": goto} for n, goto in enumerate(answers)]
        return step
    step |= {"do": "Look.", "done_when": "You saw it.", "work": "investigate"}
    step["after"] = draw(st.lists(st.sampled_from(names), max_size=1))
    if draw(st.booleans()):
        step["next"] = draw(target)
    return step


def with_phases(phases: dict[str, Any]) -> Playbook:
    """Return the small playbook with other phases."""
    built, problems = build_playbook(small() | {"phases": phases})
    assert built is not None, problems
    return built
