"""Where the people of an incident are: one step in each lane, from what was ticked so far.

The live page walks the same way (`assets/live-incident.js`); a test compares the two. How steps lead to each other is in
`graph`, when they should be done in `timetable`.
"""

from __future__ import annotations

from generator.model.belonging import is_for, only_names
from generator.model.graph import following, lanes, targets
from generator.model.phases import END, DecisionStep, Step
from generator.model.playbook import Playbook
from generator.model.situation import codes


class Course:
    """One incident on its way through the steps.

    A step that is not for the severity or the type, or is done when something happens, is passed over. One that was ticked before its turn is passed when its turn comes.
    While no severity is set, the steps are those of the worst one. The first severity and a worse one start the walk
    again, so that nothing is missed that only they ask for; what was ticked stays ticked.
    """

    def __init__(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self._behind = following(playbook)
        self._lanes = {
            lane: tuple(step for phase in phases for step in phase.steps)
            for lane, phases in lanes(playbook).items()
        }
        self._severity: str | None = None
        self._worst = min(playbook.severities, key=lambda name: playbook.severities[name].rank, default="")
        self._name: str | None = None
        self._ticked: dict[str, str] = {}
        self._waiting: dict[str, str] = {}
        self._landing = self._land()
        self._here = self._start()

    @property
    def current(self) -> dict[str, str | None]:
        """Return the step that is next in each lane; None where none is left."""
        return {lane: None if step == END else step for lane, step in self._here.items()}

    def at(self, severity: str) -> None:
        """Go on at another severity, by its id."""
        known = self._playbook.severities
        before, now = known.get(self._severity or ""), known.get(severity)
        self._severity = severity
        self._landing = self._land()
        if now and (before is None or now.is_worse_than(before)):
            self._here, self._waiting = self._start(), dict(self._ticked)
        else:
            self._here = {lane: self._landing.get(step, END) for lane, step in self._here.items()}
        self._advance()

    def of(self, name: str | None) -> None:
        """Go on with another incident type or kind, by its id; the walk starts again, and what was ticked stays ticked."""
        if name != self._name:
            self._name = name
            self._landing = self._land()
            self._here, self._waiting = self._start(), dict(self._ticked)
            self._advance()

    def tick(self, step: str, state: str) -> None:
        """Note that a step is done, left for later or not possible, or which answer a decision got, by its code."""
        if step in self._playbook.steps:
            self._ticked[step] = self._waiting[step] = state
            self._advance()

    def _start(self) -> dict[str, str]:
        return {lane: self._landing.get(steps[0], END) for lane, steps in self._lanes.items()}

    def _land(self) -> dict[str, str]:
        """Return for each step the one that a way to it goes on with: itself, or the next one for the severity."""
        landing: dict[str, str] = {}
        for steps in self._lanes.values():
            here = END
            for name in reversed(steps):
                step = self._playbook.steps[name]
                here = name if self._is_mine(step) else here
                landing[name] = here
        return landing

    def _is_mine(self, step: Step) -> bool:
        only = only_names(self._playbook, step)
        of_type = self._name is None or only is None or self._name in only
        return step.when is None and of_type and (is_for(step, self._severity or self._worst))

    def _advance(self) -> None:
        for lane in self._here:
            while (step := self._here[lane]) in self._waiting:
                self._here[lane] = self._after(step, self._waiting.pop(step))

    def _after(self, name: str, state: str) -> str:
        step = self._playbook.steps[name]
        leads = targets(step, self._behind)
        place = 0
        if isinstance(step, DecisionStep):
            known = codes(step)
            unsure = next((at for at, answer in enumerate(step.answers) if answer.unsure), 0)
            place = known.index(state) if state in known else unsure
        return self._landing.get(leads[place], END)
