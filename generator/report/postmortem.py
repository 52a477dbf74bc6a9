"""The postmortem of one incident: what its record says, in the order of the template.

What the record knows is filled in; what only people can say stands in `postmortem/fields`. The public form is made of
the public edition alone, so nothing has to be hidden here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model import Playbook
from generator.model.incidents import Action, Incident
from generator.model.moments import in_short, known, read_instant
from generator.model.played_plan import Taken, at, postmortem_due, published_at, renamed, taken, updates_of
from generator.model.postmortem import TemplateField
from generator.model.text import fill

Form = Literal["internal", "public"]


@dataclass(frozen=True, slots=True)
class Answered:
    """One field of the template: what it asks, what the record knows, what somebody wrote; empty where nothing is."""

    field: TemplateField
    facts: tuple[str, ...]
    told: str

    @property
    def is_open(self) -> bool:
        """Whether nobody and nothing has answered it."""
        return not self.facts and not self.told


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the template, with its answers."""

    id: str
    title: str
    answers: tuple[Answered, ...]


def parts_of(playbook: Playbook, incident: Incident, form: Form) -> tuple[Part, ...]:
    """Return the postmortem of an incident, section by section.

    Args:
        playbook: the playbook; for the public form its public edition.
        incident: the record, of the same edition.
        form: the public form leaves out what nobody answered for everybody; a drill has no postmortem to write.
    """
    told = incident.postmortem.fields if incident.postmortem else {}
    found = []
    for section in playbook.postmortem.template.values():
        answers = [
            Answered(field, _facts(playbook, incident, field.id), _told(told.get(field.id), form))
            for field in section.fields.values()
            if (not field.only_for_types or renamed(playbook, "types", incident.type) in field.only_for_types)
            and (field.id in told or not _said_with_the_actions(incident, field.id))
        ]
        if form == "public" or incident.drill:
            answers = [answer for answer in answers if not answer.is_open]
        if answers:
            found.append(Part(section.id, section.title, tuple(answers)))
    return tuple(found)


def as_markdown(playbook: Playbook, incident: Incident, form: Form) -> str:
    """Return the postmortem as Markdown text, for a document of one's own.

    Args:
        playbook: the playbook; for the public form its public edition.
        incident: the record, of the same edition.
        form: internal, or public.
    """
    lines = [f"# Postmortem: {incident.name}", "", *status_of(playbook, incident, form), ""]
    for part in parts_of(playbook, incident, form):
        lines += [f"## {part.title}", ""]
        for answer in part.answers:
            lines += [f"- {fact}" for fact in answer.facts]
            lines += [answer.told] if answer.told else []
            if answer.is_open:
                lines += [f"> To write: {' '.join(fill(playbook, answer.field.prompt).split())}"]
            lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def status_of(playbook: Playbook, incident: Incident, form: Form) -> list[str]:
    """Return where it stands: due, out, interim, who may read it."""
    due, out = postmortem_due(playbook, incident), published_at(playbook, incident)
    account = incident.postmortem
    said = []
    if form == "internal" and account:
        state = playbook.postmortem.states.get(account.state)
        said.append(f"State: {state.name if state else account.state}, readers: {account.published}.")
    if out:
        what = "Interim account published" if account and account.interim else "Published"
        said.append(f"{what} on {in_short(out)}.")
    if due and form == "internal":
        said.append(f"Due by {due}.")
    if incident.plan:
        said.append(f"Playbook {incident.plan.version} was in force.")
    return said


def _told(told: object, form: Form) -> str:
    internal, public = getattr(told, "internal", None), getattr(told, "public", None)
    return (public if form == "public" else internal or public) or ""


def _facts(playbook: Playbook, incident: Incident, field: str) -> tuple[str, ...]:
    known_by = _KNOWN.get(field)
    return tuple(known_by(playbook, incident)) if known_by else ()


def moment_words(value: str) -> str:
    """Return a moment of a record in words."""
    moment = known(value)
    return in_short(moment) if moment else value


def length_words(minutes: float) -> str:
    """Return a length of time in words, to the minute; days from three on."""
    whole = round(minutes)
    if whole >= 3 * 1440:
        return f"{whole / 1440:.1f} days"
    hours, rest = divmod(whole, 60)
    if hours and rest:
        return f"{hours} h {rest} min"
    return f"{hours} h" if hours else f"{rest} min"


def name_of(playbook: Playbook, concept: str, name: str) -> str:
    """Return what an entry is called now, or its id where the playbook no longer has it."""
    entry = getattr(playbook, concept).get(renamed(playbook, concept, name))
    return str(getattr(entry, "name", name))


def _moments(playbook: Playbook, incident: Incident) -> Iterator[str]:
    order = {name: each.order for name, each in playbook.timestamps.items()}
    for name in sorted(
        incident.moments, key=lambda name: order.get(renamed(playbook, "timestamps", name), 999)
    ):
        yield f"{name_of(playbook, 'timestamps', name)}: {moment_words(incident.moments[name])}"


def _severities(playbook: Playbook, incident: Incident) -> Iterator[str]:
    yield f"Type: {name_of(playbook, 'types', incident.type)}"
    for each in incident.severities:
        by = f", set by the {name_of(playbook, 'roles', each.by)}" if each.by else ""
        because = f": {each.because}" if each.because else ""
        yield f"{in_short(read_instant(each.at))}: {name_of(playbook, 'severities', each.severity)}{by}{because}"


def measured(playbook: Playbook, incident: Incident) -> Iterator[tuple[str, Taken]]:
    """Yield the name of each metric that can be told of an incident, and how long it took."""
    for metric in playbook.metrics.values():
        for each in taken(playbook, metric, (incident,)):
            yield metric.name, each


def _against(each: Taken) -> str:
    if each.target is None:
        return length_words(each.minutes)
    verdict = "missed" if each.missed else "met"
    return f"{length_words(each.minutes)}, target {each.asked} {verdict}"


def _detected(playbook: Playbook, incident: Incident) -> Iterator[str]:
    seen = incident.detection
    if seen:
        yield f"First seen by: {seen.source}, {seen.noise}"
    for name, each in _latency(playbook, incident):
        yield f"{name}: {length_words(each.minutes)}"


def _latency(playbook: Playbook, incident: Incident) -> Iterator[tuple[str, Taken]]:
    for metric in playbook.metrics.values():
        if metric.detection:
            yield from ((metric.name, each) for each in taken(playbook, metric, (incident,)))


def _against_target(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for name, each in _latency(playbook, incident):
        asked = f"target {each.asked} {'missed' if each.missed else 'met'}" if each.asked else "no target"
        yield f"{name}: {asked}"
    for metric in playbook.metrics.values():
        for moment in (metric.start, metric.stop) if metric.detection else ():
            value = incident.moments.get(moment or "", "")
            if value and not known(value):
                yield f"{metric.name}: {name_of(playbook, 'timestamps', moment or '').lower()} {value}"


def _usual_order(playbook: Playbook, incident: Incident) -> Iterator[str]:
    usual = sorted(playbook.timestamps.values(), key=lambda each: each.order)
    moments = [moment for each in usual if (moment := at(playbook, incident, each.id))]
    if moments and moments == sorted(moments):
        yield "Every moment that is known is in the usual order."


def _entries(_: Playbook, incident: Incident) -> Iterator[str]:
    corrected = {line.corrects for line in incident.log}
    for line in incident.log:
        if line.id not in corrected:
            said = " ".join(filter(None, (line.what, line.about, line.state)))
            by = f", {line.by}" if line.by else ""
            words = f": {' '.join(line.words.split())}" if line.words else ""
            yield f"{in_short(read_instant(line.at))}: {said}{by}{words}"


def _published(playbook: Playbook, incident: Incident) -> Iterator[str]:
    out, due = published_at(playbook, incident), postmortem_due(playbook, incident)
    if out and due:
        yield f"Due by {due}, out on {out.date()}: {'in time' if out.date() <= due else 'late'}"


def _held_back(_: Playbook, incident: Incident) -> Iterator[str]:
    if incident.postmortem and incident.postmortem.held_back:
        yield f"Kind of reason: {incident.postmortem.held_back}"


def _said_with_the_actions(incident: Incident, field: str) -> bool:
    """Return whether each action states a field of the template already, in its own line."""
    stated = _OF_ACTIONS.get(field)
    actions = incident.actions.values()
    return stated is not None and bool(actions) and all(getattr(action, stated) for action in actions)


def _levers(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for each in incident.levers:
        by = f" by the {name_of(playbook, 'roles', each.by)}" if each.by else ""
        passed = (
            f"; its check passed: {moment_words(each.verified)}"
            if each.verified
            else "; its check is not recorded"
        )
        result = f"; {each.result}" if each.result else ""
        yield f"{name_of(playbook, 'levers', each.lever)}, pulled {in_short(read_instant(each.at))}{by}{passed}{result}"


def _metrics(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for name, each in measured(playbook, incident):
        yield f"{name}: {_against(each)}"


def _words(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for each in incident.words:
        channel = f", {name_of(playbook, 'channels', each.channel)}" if each.channel else ""
        note = f": {each.note}" if each.note else ""
        yield f"{in_short(read_instant(each.at))}: {name_of(playbook, 'scripts', each.script)}{channel}{note}"


def _updates(playbook: Playbook, incident: Incident) -> Iterator[str]:
    if incident.words:
        updates = updates_of(playbook, incident)
        yield f"Updates in time: {sum(update.kept for update in updates)} of {len(updates)}"


def _clocks(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for each in incident.clocks:
        by = f" by the {name_of(playbook, 'roles', each.by)}" if each.by else ""
        when = f", {in_short(read_instant(each.at))}" if each.at else ""
        because = f": {each.because}" if each.because else ""
        sent = "".join(
            f"; report {number}: {moment_words(value)}" for number, value in enumerate(each.sent, 1)
        )
        yield f"{name_of(playbook, 'clocks', each.clock)}: {each.decision.replace('-', ' ')}{by}{when}{because}{sent}"


def _actions(playbook: Playbook, incident: Incident) -> Iterator[str]:
    for action in incident.actions.values():
        yield f"{action.what} ({action.kind}) {', '.join(action_facts(playbook, action))}"


def action_facts(playbook: Playbook, action: Action) -> Iterator[str]:
    """Yield who owns an action, by when, and how far it is."""
    yield f"owner: {name_of(playbook, 'roles', action.owner)}" if action.owner else "no owner"
    yield f"due: {action.due}" if action.due else "no day"
    if action.done:
        yield f"done: {action.done}"
    if action.verified:
        yield f"verified: {action.verified}"


_OF_ACTIONS = {"owner": "owner", "due": "due", "verification": "verified"}
"""Which value of each action answers a field of the template."""
_KNOWN: Mapping[str, Callable[[Playbook, Incident], Iterator[str]]] = {
    "recorded-moments": _moments,
    "severity-and-type": _severities,
    "entries": _entries,
    "order-explained": _usual_order,
    "source-and-latency": _detected,
    "against-target": _against_target,
    "lever-times": _levers,
    "metrics": _metrics,
    "messages": _words,
    "updates-on-time": _updates,
    "time-to-publish": _published,
    "held-back": _held_back,
    "regimes-decided": _clocks,
    "action": _actions,
}
"""What a record knows, by the id of the field of the template that asks for it."""
