"""What templates may call: links, names, and the words for things that are not words themselves.

Every function returns text to be escaped, or `Html` built from ids and escaped text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NoReturn

from generator.deadlines import plain
from generator.deadlines.free_days import FIRST_YEAR, LAST_YEAR
from generator.errors import UnfinishedError
from generator.model import Playbook
from generator.model.attendance import releaser_at
from generator.model.base import Entry, Part, as_case
from generator.model.clock_limits import addressees
from generator.model.clocks import Clock
from generator.model.duration import Duration
from generator.model.graph import after_triage
from generator.model.meanwhile import aside, beside
from generator.model.metrics import Metric
from generator.model.phases import Phase, Step, Uses
from generator.model.severities import DEADLINES, Severity
from generator.model.shape import shape_of
from generator.model.templated import without_values
from generator.model.variables import Variable, variables_in
from generator.pages import clocks, sayings
from generator.pages.addresses import Addresses, to_file, to_page
from generator.pages.ageing import Ages
from generator.pages.cards import FOLDER
from generator.pages.citations import cited_by
from generator.pages.concepts import is_stated
from generator.pages.drill_record import drill_record
from generator.pages.escaping import ROOT, Html, as_text
from generator.pages.families import families
from generator.pages.hour import (
    combined,
    first_phases,
    heard_by,
    is_timed,
    kept_apart,
    numbers,
    states_hour,
    ticks,
    walk,
)
from generator.pages.listings import address_of, listings
from generator.pages.odds import still_allowed
from generator.pages.page import PageOptions
from generator.pages.plan import hour_title
from generator.pages.progress import progress
from generator.pages.recorded import recorded
from generator.pages.richtext import Once, TextRenderer
from generator.pages.spoken import length_of
from generator.pages.tapping import tappable
from generator.pages.template_text import template_text
from generator.problems import Spot

_MOST_LINES = 6


def lacking(what: str) -> NoReturn:
    """Say what a template lacks.

    Raises:
        UnfinishedError: always.
    """
    raise UnfinishedError(what)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the words in front of it."""

    label: str
    value: Duration


@dataclass(frozen=True, slots=True)
class Target:
    """What a metric should reach, and for what."""

    link: Html
    value: Duration


@dataclass(frozen=True, slots=True)
class File:
    """A YAML file and its listing on this site."""

    name: str
    address: Html


class Vocabulary:
    """The functions for the templates of one playbook."""

    def __init__(
        self,
        playbook: Playbook,
        options: PageOptions,
        addresses: Addresses,
        texts: TextRenderer,
        once: Once | None = None,
    ) -> None:
        """Take the playbook, what pages show beside it, addresses, texts, and what does work once for all pages."""
        self._playbook = playbook
        self._options = options
        self._addresses = addresses
        self._texts = texts
        self._cited_by = _once(once, "cited_by", partial(cited_by, playbook))
        self._numbers = numbers(playbook)
        self._order = {step: place for place, step in enumerate(playbook.steps)}

    def names(self) -> Mapping[str, Any]:
        """Return everything templates may name."""
        playbook = self._playbook
        phases, ages = first_phases(playbook), Ages(self._options.today)
        return {
            **sayings.NAMES,
            **recorded(playbook, public=self._options.public),
            "playbook": playbook,
            "about": playbook.about,
            "options": self._options,
            "lacking": lacking,
            "hour_title": hour_title(playbook),
            "first_phase_in_short": self._in_short(phases[0]) if phases else "",
            "at": self._addresses.of,
            "page_at": to_page,
            "has": partial(is_stated, playbook),
            "families": families,
            "file_at": partial(to_file, FOLDER),
            "asset_at": partial(to_file, ""),
            "link": self.link,
            "name": self.name,
            "source": self.source,
            "filled": self.filled,
            "emphasis": partial(emphasis, len(playbook.severities)),
            "bars": partial(bars, len(playbook.severities)),
            "floor_rank": self.floor_rank,
            "minutes_of": self.minutes_of,
            "heard_by": partial(heard_by, playbook),
            "until": self.until,
            "after_triage": partial(after_triage, playbook),
            "walk": partial(walk, playbook),
            "beside": beside,
            "steps_of": lambda phases: [step for phase in phases for step in phase.steps.values()],
            "combined": partial(combined, playbook),
            "kept_apart": partial(kept_apart, playbook),
            "case_of": as_case,
            "aside": aside(playbook.phases.values()),
            "timed": is_timed(playbook),
            "states_hour": states_hour(playbook),
            "hour_ticks": ticks(playbook, playbook.about.horizon_minutes),
            "number_of": lambda step: self._numbers[step.id],
            "step_label": self.step_label,
            "step_place": self.step_place,
            "waited_for": self.waited_for,
            "jump": self.jump,
            "has_uses": lambda uses: uses != Uses(),
            "response_in_short": response_in_short,
            "deadlines": deadlines,
            "targets": self.targets,
            "length": partial(length_of, playbook),
            "command_words": self.command_words,
            "variables_of": self.variables_of,
            "checked": self.checked,
            "again": ages.again,
            "again_task": ages.again_task,
            "preparing": self.preparing,
            "expired": ages.expired,
            "ended": ages.ended,
            "releaser_at": partial(releaser_at, playbook),
            "cited_by": lambda source: self._cited_by().get(source),
            "clock_state": clock_state,
            "running": clocks.running,
            "binding": clocks.binding,
            "elsewhere": clocks.elsewhere,
            "waiting": clocks.waiting,
            "addressees": addressees,
            "counted": plain.in_words,
            "without_relief": plain.whose,
            "years_known": (FIRST_YEAR, LAST_YEAR),
            "confirmed": clocks.confirmed,
            "still_allowed": still_allowed,
            "rule_at": self.rule_at,
            "template_text": lambda: template_text(playbook, self._texts),
            "record_text": partial(drill_record, playbook, self._texts),
            "progress_of_team": lambda: progress(playbook, self.link, public=self._options.public),
            "files": lambda: tuple(
                File(each.file, to_page(each.page))
                for each in listings(self._options.sources)
                if each.first == 1
            ),
        }

    def name(self, concept: str, entry_id: str) -> str:
        """Return what people call an entry; its id when there is no such entry."""
        entry = self._entry(concept, entry_id)
        return self._texts.title(entry) if entry else entry_id

    def link(self, concept: str, entry_id: str, css: str = "", before: str = "") -> Html:
        """Return a link to an entry that shows its name; only the name when it has no place."""
        words = as_text(before + self.name(concept, entry_id))
        address = self._addresses.of(concept, entry_id)
        if address is None:
            return Html(f'<span class="{css}">{words}</span>') if css else words  # encoded above
        written = f' class="{css}"' if css else ""
        return Html(f'<a{written} href="{address}">{words}</a>')  # ids and encoded words

    def source(self, path: Sequence[str | int], what: str) -> Html:
        """Return a link to the YAML behind a spot, and what the team changed there; nothing when it is not known."""
        found = self._options.source_of(Spot(tuple(path)))
        if found is None:
            return Html("")
        address, label = self._link_to_line(*found)
        link = f'<a href="{address}">{label}<span class="pb-sr"> of {as_text(what)}</span></a>'
        return Html(f"{link} {self.changes(path)}".strip())  # addresses and words encoded

    def source_address(self, path: Sequence[str | int]) -> tuple[str, str] | None:
        """Return the address of the YAML behind a spot, and what to call the link: at the team's git host, else here."""
        found = self._options.source_of(Spot(tuple(path)))
        return self._line_address(*found) if found else None

    def changes(self, path: Sequence[str | int]) -> Html:
        """Return what the team's layers say about a spot: each layer once, a link for each line."""
        lines: dict[str, dict[tuple[str, int], None]] = {}
        for change in self._options.changes_at(Spot(tuple(path))):
            lines.setdefault(change.layer, {})[change.file, change.line] = None
        marks = [self._changed_by(layer, sorted(places)) for layer, places in lines.items()]
        return Html(" ".join(marks))

    def _changed_by(self, layer: str, places: Sequence[tuple[str, int]]) -> str:
        links = ", ".join(
            f'<a href="{self._link_to_line(file, line)[0]}">line {line}</a>'
            for file, line in places[:_MOST_LINES]
        )
        more = f" and {len(places) - _MOST_LINES} more" if len(places) > _MOST_LINES else ""
        return f'<span class="pb-ours">Changed in {as_text(layer)}: {links}{more}</span>'

    def _link_to_line(self, file: str, line: int) -> tuple[Html, str]:
        """Return the address of a line of a YAML file as it stands in a link, and what to call the link."""
        address, label = self._line_address(file, line)
        return Html(f"{ROOT if label == 'Source' else ''}{as_text(address)}"), label

    def _line_address(self, file: str, line: int) -> tuple[str, str]:
        edit = self._playbook.about.edit_address
        if edit and self._options.editable(file):
            return f"{edit.rstrip('/')}/{file}#L{line}", "Edit"
        return address_of(file, line), "Source"

    def filled(self, part: Part, field: str) -> Html:
        """Return a value that only the team knows, or the question as a visible blank."""
        value = getattr(part, field)
        if value is not None:
            return tappable(self._texts.plain(without_values(value)))
        if self._options.public:
            return Html('<span class="pb-says">Not published</span>')
        question = next(
            shape.team.question for shape in shape_of(type(part)) if shape.name == field and shape.team
        )
        return Html(f'<mark class="pb-blank">{as_text(question)}</mark>')  # encoded

    def command_words(self, command: str) -> Html:
        """Return a command as it is copied, its variables marked as blanks; not one sign more or less."""
        words = str(as_text(command))
        for name in variables_in(command):
            if name in self._playbook.variables:
                blank = as_text(f"[[{name}]]")
                words = words.replace(blank, f'<mark class="pb-blank">{blank}</mark>')
        return Html(words)  # encoded

    def variables_of(self, command: str) -> tuple[Variable, ...]:
        """Return what goes into a command, in its order."""
        known = self._playbook.variables
        return tuple(known[name] for name in variables_in(command) if name in known)

    def preparing(self, role_id: str) -> tuple[str, ...]:
        """Return the checklists that a role does something for, or that are for it."""
        return tuple(
            each.id
            for each in self._playbook.preparation.values()
            if role_id in {each.owner, *each.roles, *(task.owner for task in each.tasks.values())}
        )

    def floor_rank(self, floor: str | None) -> int:
        """Return the place of a floor on the scale, 1 being worst; that of the mildest severity where there is none."""
        ids = [severity.id for severity in self._playbook.by_rank]
        return ids.index(floor) + 1 if floor in ids else len(ids)

    def minutes_of(self, phase: Phase) -> str:
        """Return when a phase is, such as `Minute 5 to 15`; nothing for one without minutes."""
        if not phase.timed:
            return ""
        if phase.to_minute is None:
            return f"From minute {phase.from_minute}"
        return f"Minute {phase.from_minute} to {phase.to_minute}"

    def until(self, phase: Phase) -> int:
        """Return the minute at which a phase ends or leaves the picture of the first hour."""
        horizon = self._playbook.about.horizon_minutes
        return min(horizon, phase.to_minute if phase.to_minute is not None else horizon)

    def step_label(self, step_id: str, seen_from: Step) -> str:
        """Return how to point at a step from another one: its phase if that is another, number, words."""
        phase = self._playbook.phase_of[step_id]
        label = f"{self._numbers[step_id]}. {self.name('steps', step_id)}"
        return label if phase == self._playbook.phase_of[seen_from.id] else f"{phase.name} {label}"

    def step_place(self, step_id: str, seen_from: Step) -> str:
        """Return where a step is found, seen from another one: its number, its phase if that is another."""
        phase, number = self._playbook.phase_of[step_id], f"step {self._numbers[step_id]}"
        return number if phase == self._playbook.phase_of[seen_from.id] else f"{phase.name}, {number}"

    def waited_for(self, step: Step) -> tuple[str, ...]:
        """Return the steps that one waits for, in the order of the hour."""
        return tuple(
            sorted((each for each in step.after if each in self._order), key=self._order.__getitem__)
        )

    def jump(self, step: Step) -> Html | None:
        """Return what to say about the way on when an action does not lead to the next step of its phase."""
        following = None if step.kind == "decision" else step.next
        if following is None:
            return None
        if following not in self._playbook.steps:
            return as_text("This path ends here.")
        order = list(self._playbook.phase_of[step.id].steps)
        place = order.index(step.id)
        if order[place + 1 : place + 2] == [following]:
            return None
        return Html(f"Then {self.link('steps', following)}")  # ids and encoded words

    def targets(self, metric: Metric) -> tuple[Target, ...]:
        """Return the targets of a metric, by severity, then by incident type; a type states its detection target."""
        found = [
            Target(self.link("severities", severity.id), value)
            for severity in self._playbook.by_rank
            if (value := _target(metric, severity)) is not None
        ]
        types = self._playbook.by_letter if metric.detection else ()
        stated = {kind.id: kind.detection.target for kind in types if kind.detection.target}
        by_type = stated | metric.type_targets
        found += [Target(self.link("types", key), value) for key, value in by_type.items()]
        return tuple(found)

    def rule_at(self, rule_id: str) -> Html | None:
        """Return the address of what a rule says; None when its page is not there."""
        known = any(doc.id == rule_id for doc in self._options.rules)
        return to_page(f"rules/{rule_id[:1]}", rule_id) if known else None

    def checked(self, source_id: str) -> Html:
        """Return the day a source was last checked, with a mark when that is too long ago."""
        source = self._playbook.sources.get(source_id)
        if source is None:
            return as_text("never")
        if source.checked_on is None:
            return as_text("on a day that is not stated")
        return Html(f"{as_text(source.checked_on)}{Ages(self._options.today).expired(source)}")  # ours

    def _in_short(self, phase: Phase) -> str:
        return f"{self.minutes_of(phase)}: {phase.name}" if phase.timed else phase.name

    def _entry(self, concept: str, entry_id: str) -> Entry | None:
        holder = self._playbook.about if concept == "principles" else self._playbook
        where: Mapping[str, Entry] = getattr(holder, concept)
        return where.get(entry_id)


def _once(once: Once | None, key: str, work: Callable[[], Any]) -> Callable[[], Any]:
    return partial(once, key, work) if once else cache(work)


def emphasis(count: int, severity: Severity) -> int:
    """Return how loud a severity looks: 1 for the worst of the scale, 5 for the mildest."""
    return 1 + (severity.rank - 1) * 4 // max(count - 1, 1)


def bars(count: int, severity: Severity) -> list[bool]:
    """Return one bar for each severity of the scale, on for this one and every milder one."""
    return [place <= count - severity.rank for place in range(count)]


def deadlines(severity: Severity) -> tuple[Labelled, ...]:
    """Return the deadlines a severity has, with their labels, in the order an incident meets them."""
    return tuple(
        Labelled(mark.label, value)
        for field, mark in DEADLINES.items()
        if (value := getattr(severity, field)) is not None
    )


def response_in_short(severity: Severity) -> str:
    """Return the response of a severity on one line, from its deadlines and from the motion it states; nothing for neither."""
    stated = "motion" in severity.model_fields_set and not severity.war_room_within
    parts = [sayings.MOTIONS[severity.motion]] if stated else []
    for field, mark in DEADLINES.items():
        if mark.in_short and (value := getattr(severity, field)):
            parts.append(f"{mark.in_short} {value.short}")
    if severity.updates:
        parts.append(f"updates every {severity.updates.every.short_rate}")
    if not parts and severity.acknowledge_within:
        parts.append(f"page acknowledged within {severity.acknowledge_within.short}")
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def clock_state(clock: Clock) -> str:
    """Return whether a clock counts, in words: the first day where that is to come."""
    if not clock.active:
        return "Switched off here"
    if clock.status == "in-force":
        return "In force"
    if clock.status == "proposal":
        return "A proposal, not law"
    return f"From {clock.in_force_from}" if clock.in_force_from else "Not yet"


def _target(metric: Metric, severity: Severity) -> Duration | None:
    if metric.target_field:
        value: Duration | None = getattr(severity, metric.target_field)
        return value
    return metric.targets.get(severity.id)
