"""A verdict as a JSON document: ids of the playbook, each with the words for it, durations as in YAML."""

from __future__ import annotations

import json
from typing import Any

from generator.model import Playbook
from generator.model.severities import DEADLINES
from generator.model.situation import Situation, codes
from generator.model.verdict import Verdict
from generator.model.verdict_plan import Condition, Paged, Pull, Reason, Say
from generator.report.verdict_words import Words

SCHEMA_VERSION = 1

Record = dict[str, Any]


def as_json(playbook: Playbook, said: Situation, found: Verdict) -> str:
    """Return the verdict as JSON, in the order in which an incident needs it."""
    return json.dumps(record(playbook, said, found), ensure_ascii=False, indent=2) + "\n"


def record(playbook: Playbook, said: Situation, found: Verdict) -> Record:
    """Return the verdict as plain data.

    `answers` maps a question to the code of its answer, and `open` each other question to the codes to choose from.
    A reason has `by` (answer, type, kind, start, severity), `id` and `says`, for an answer its code, and for a type that
    was not named `via` (answer, unknown). `kinds` are those that would bring another first lever, while nobody said that none fits.
    A condition has `by` (raises, lowers, signals: the list of the type), `type`, the severity `to`, whether that is `worse`, what
    must hold (`when`), and `says`. Nothing of it is counted in. A lever says whether evidence is saved before it is pulled
    (`save_first`).
    """
    words, questions = Words(playbook), playbook.triage.questions
    severity = playbook.severities[found.severity]
    return {
        "schema_version": SCHEMA_VERSION,
        "version": playbook.about.version,
        "type": said.type_id or None,
        "kind": said.kind,
        "answers": {name: codes(questions[name])[place] for name, place in said.answers.items()},
        "severity": {
            "id": severity.id,
            "name": severity.name,
            "label": severity.label,
            "because": [_reason(words, each) for each in found.because],
            "conditions": [_condition(words, each) for each in found.conditions],
            "deadlines": [
                {"id": name, "name": DEADLINES[name].label, "within": str(limit)}
                for name, limit in severity.soonest
            ],
        },
        "at_once": [_reason(words, each) | {"do": words.first(each)} for each in found.at_once],
        "pages": [_paged(words, each) for each in found.pages],
        "levers": [_pull(words, each) for each in found.levers],
        "lever_note": words.lever_note(said.kind),
        "save": [_named(words, "evidence", each) for each in found.save],
        "say": _say(words, found.say) if found.say else None,
        "words": [_named(words, "scripts", each) for each in found.words],
        "clocks": [
            _named(words, "clocks", each) | {"from": words.playbook.clocks[each].begins}
            for each in found.clocks
        ],
        "next_step": _named(words, "steps", found.next_step) if found.next_step else None,
        "open": {name: list(codes(questions[name])) for name in found.open},
        "settled": found.settled,
        "kinds": [] if said.kindless else [_named(words, "kinds", each) for each in found.kinds],
    }


def _named(words: Words, concept: str, name: str) -> Record:
    return {"id": name, "name": words.title(concept, name)}


def _reason(words: Words, reason: Reason) -> Record:
    known: Record = {"by": reason.by, "id": reason.id}
    if reason.answer is not None:
        known["answer"] = codes(words.playbook.triage.questions[reason.id])[reason.answer]
    if reason.via:
        known["via"] = reason.via
    return known | {"says": words.reason(reason)}


def _condition(words: Words, condition: Condition) -> Record:
    return {
        "by": condition.by,
        "type": condition.type_id,
        "to": condition.severity,
        "worse": condition.worse,
        "when": words.when(condition),
        "says": words.condition(condition),
    }


def _paged(words: Words, paged: Paged) -> Record:
    return {
        **_named(words, "roles", paged.role),
        "because": [_reason(words, each) for each in paged.because],
        "within": str(paged.within) if paged.within else None,
        "backup": paged.backup,
        "then": [{"role": call.to, "after": str(call.after) if call.after else None} for call in paged.then],
        "contact": paged.contact.model_dump(mode="json") if paged.contact else None,
    }


def _pull(words: Words, pull: Pull) -> Record:
    return {
        **_named(words, "levers", pull.lever),
        "owner": pull.owner,
        "backup": pull.backup,
        "effect_within": str(words.playbook.levers[pull.lever].effect_within),
        "in_time": pull.in_time,
        "too": pull.too,
        "save_first": pull.save_first,
    }


def _say(words: Words, say: Say) -> Record:
    return {
        "script": _named(words, "scripts", say.script) if say.script else None,
        "within": str(say.within) if say.within else None,
    }
