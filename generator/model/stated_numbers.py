"""Numbers typed into prose that the data states too, each with the place that states it.

Careful rather than complete: a number counts only where the sentence says what it is about, in a form such as
'contain ... within 15 minutes', 'an update every 15 minutes' or 'the postmortem within 5 business days'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.duration import Duration
from generator.model.playbook import Playbook
from generator.model.prose import as_typed, sentences, speaks_english, without_code
from generator.model.severities import DEADLINES, Severity
from generator.model.text import references_in
from generator.model.typed_numbers import TypedLength, counts_in, lengths_in
from generator.model.walk import Words
from generator.of_texts import of_text
from generator.problems import Spot

_LIMIT = r"within|inside|under|in"
_HEARD: Mapping[str, tuple[Mapping[str, str], str]] = {
    **{name: (mark.heard, _LIMIT if mark.limit else "after") for name, mark in DEADLINES.items()},
    "updates": ({"update": "updates?", "status": "status", "report": "reports?"}, "every|each|in"),
    "postmortem": ({"postmortem": "postmortem"}, rf"{_LIMIT}|due"),
}
"""By topic: how it is typed, a pattern by a sign without which it cannot fit, and the word before a length of it."""
_TOPICS = [
    (
        field,
        re.compile(rf"\b(?:{'|'.join(heard.values())})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{before})\s+$", re.IGNORECASE),
    )
    for field, (heard, before) in _HEARD.items()
]
_RANGE = re.compile(r"\b\w+ ?(?:to|or|-|–) ?\d+\b")
_SIGNS = tuple(sign for heard, _ in _HEARD.values() for sign in heard)
_UNITS = ("sec", "min", "hour", "hr", "day", "week", "month", "year")
_SHORT_UNIT = re.compile(r"\d\s?[smhd]\b")
_REACH = 50
"""How many characters may lie between a number and the word that says what it is about."""

_ABOUT_US = frozenset(
    {"about", "severities", "triage", "phases", "roles", "levers", "scripts", "postmortem", "channels"}
)
"""Where a sentence that names no severity still speaks of this playbook's own deadlines."""

_NOT_OURS = frozenset({"cases", "clocks", "sources", "references"})
_STORY = frozenset({"tell", "setup", "read_aloud", "note"})


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A typed number and what the data says about the same thing.

    Attributes:
        spot: where it was typed.
        shown: the number as typed.
        stated: path and words of each value it may stand for; the one it equals first.
        agrees: whether one of them is the same.
    """

    spot: Spot
    shown: str
    stated: tuple[tuple[str, str], ...]
    agrees: bool


def stated_numbers(playbook: Playbook) -> Iterator[StatedNumber]:
    """Yield every typed number whose subject the data knows."""
    if not speaks_english(playbook):
        return
    names = _severity_names(playbook)
    for words in playbook.prose:
        if words.spot.path[0] in _NOT_OURS or _is_story(words.spot):
            continue
        if _lengths_about(words.text):
            for sentence in sentences(without_code(words.text)):
                yield from _lengths(playbook, words, sentence, names)
        if words.spot.path[0] == "types" and "confirm" in words.spot.path:
            yield from _trials(playbook, words)


@of_text(str)
def _lengths_about(text: str) -> tuple[str, ...]:
    """Return the lengths of time in a text that names a topic: a quick look that spares the long one."""
    lower = text.lower()
    if not _any(_SIGNS, lower) or not (_any(_UNITS, lower) or _SHORT_UNIT.search(lower)):
        return ()
    return tuple(length.shown for length in lengths_in(text))


def _any(signs: tuple[str, ...], text: str) -> bool:
    """Return whether a text holds one of the signs: a loop, because a pattern of this kind is slower."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def _is_story(spot: Spot) -> bool:
    return spot.path[0] == "drills" and not _STORY.isdisjoint(map(str, spot.path[2:]))


def _severity_names(playbook: Playbook) -> dict[str, str]:
    return {
        name: severity.id
        for severity in playbook.severities.values()
        for name in (severity.name, *severity.aliases)
        if re.search(r"\d", name)
    }


def _lengths(
    playbook: Playbook, words: Words, sentence: str, names: Mapping[str, str]
) -> Iterator[StatedNumber]:
    typed = as_typed(sentence)
    for length in lengths_in(typed):
        field = _topic(typed, length)
        if field is None:
            continue
        subjects = _subjects(playbook, words.spot, sentence, names)
        values = dict(_values(playbook, field, subjects))
        if not values:
            continue
        same = [path for path, value in values.items() if _same(value, length.means)]
        paths = [*same, *(path for path in values if path not in same)]
        stated = tuple((path, values[path].words) for path in paths)
        yield StatedNumber(words.spot, length.shown, stated, agrees=bool(same))


def _topic(typed: str, length: TypedLength) -> str | None:
    """Return the field a length is about: the nearest topic, when the word before the length fits it."""
    nearest, field = _REACH, None
    for name, topic, before in _TOPICS:
        for match in topic.finditer(typed):
            apart = length.start - match.end() if match.end() <= length.start else match.start() - length.end
            if 0 <= apart < nearest:
                nearest = apart
                field = name if before.search(typed[: length.start]) else None
    return field


def _of_postmortem(playbook: Playbook) -> Iterator[tuple[str, Duration]]:
    postmortem = playbook.postmortem
    if postmortem.due_within:
        yield "postmortem/due_within", postmortem.due_within
    for name, policy in postmortem.policies.items():
        if policy.due_within:
            yield f"postmortem/policies/{name}/due_within", policy.due_within
    if postmortem.interim and postmortem.interim.due_within:
        yield "postmortem/interim/due_within", postmortem.interim.due_within


def _values(playbook: Playbook, field: str, subjects: list[Severity]) -> Iterator[tuple[str, Duration]]:
    if field == "postmortem":
        yield from _of_postmortem(playbook)
        return
    for severity in subjects:
        path = f"severities/{severity.id}"
        if field != "updates":
            value = getattr(severity, field)
            if value:
                yield f"{path}/{field}", value
            continue
        for way, rhythm in severity.rhythms:
            here = "/".join((path, *way))
            yield f"{here}/every", rhythm.every
            for index, later in enumerate(rhythm.then):
                yield f"{here}/then/{index}/every", later.every


def _subjects(playbook: Playbook, spot: Spot, sentence: str, names: Mapping[str, str]) -> list[Severity]:
    """Return the severities a sentence speaks of: those it names, those of its place, or all."""
    ids = [path.split("/")[1] for path in references_in(sentence) if path.startswith("severities/")]
    ids += [
        severity
        for name, severity in names.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)
    ]
    ids = ids or list(_of_place(playbook, spot))
    if not ids and spot.path[0] in _ABOUT_US:
        ids = list(playbook.severities)
    return [playbook.severities[name] for name in dict.fromkeys(ids) if name in playbook.severities]


def _of_place(playbook: Playbook, spot: Spot) -> tuple[str, ...]:
    match spot.path:
        case ("severities", str(severity), *_):
            return (severity,)
        case ("roles", str(role), "status_report", *_):
            report = playbook.roles[role].status_report
            return report.during if report else ()
        case ("scripts", str(script), *_):
            return playbook.scripts[script].follows_updates or playbook.scripts[script].used_for
        case ("phases", str(phase), "steps", str(step), *_):
            return playbook.phases[phase].steps[step].only_for
        case ("drills", str(drill), *_):
            ends = playbook.drills[drill].severity
            return (ends,) if ends else ()
    return ()


def _same(one: Duration, other: Duration) -> bool:
    return one.minutes == other.minutes and (one.unit == "business day") == (other.unit == "business day")


def _trials(playbook: Playbook, words: Words) -> Iterator[StatedNumber]:
    path = f"types/{words.spot.path[1]}/confirm"
    confirm = playbook.types[str(words.spot.path[1])].confirm
    values = {name: getattr(confirm, name) for name in ("trials", "enough_to_act", "not_enough_to_close")}
    for shown, count in counts_in(_RANGE.sub("-", as_typed(words.text)), "times|trials|replays|runs"):
        same = [name for name, value in values.items() if value == count]
        names = [*same, *(name for name in values if name not in same)]
        stated = tuple((f"{path}/{name}", str(values[name])) for name in names)
        yield StatedNumber(words.spot, shown, stated, agrees=bool(same))
