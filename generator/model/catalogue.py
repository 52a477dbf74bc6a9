"""Documentation of the problems of shape that `build` and `complaints` report, by rule id."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Level, RuleDoc

_DOCS = (
    RuleDoc(
        "missing-concept",
        Level.ERROR,
        "Every concept without which there is no plan has a file with at least one entry.",
        "A playbook without severities, roles, phases, levers or scripts leaves its reader to improvise "
        "the part that is missing.",
        "# levers.yaml\n{}",
        "# levers.yaml\nkill-switch:\n  name: Switch the feature off",
    ),
    RuleDoc(
        "missing-field",
        Level.ERROR,
        "Every field that is needed is there.",
        "Each needed field answers a question somebody asks during an incident: who, by when, done how.",
        "# evidence.yaml\ntrace:\n  name: Trace\n  owner: technical-lead",
        "# evidence.yaml\ntrace:\n  name: Trace\n  what: The request, the answer and every call between them.\n"
        "  why: It cannot be repeated exactly.\n  owner: technical-lead",
    ),
    RuleDoc(
        "unknown-field",
        Level.ERROR,
        "Every key is a field that is known at that place.",
        "A misspelt key is silently without effect: the deadline someone wrote appears on no page.",
        "# severities.yaml\nsev-1:\n  contain_witin: 15m",
        "# severities.yaml\nsev-1:\n  contain_within: 15m",
    ),
    RuleDoc(
        "wrong-kind",
        Level.ERROR,
        "Every value is of the kind its field takes: text, whole number, true or false, list, keys and values.",
        "A list where one role is expected means that nobody knows who is accountable.",
        "# roles.yaml\nincident-commander:\n  backup: [deputy, technical-lead]",
        "# roles.yaml\nincident-commander:\n  backup: deputy",
    ),
    RuleDoc(
        "wrong-value",
        Level.ERROR,
        "Every value has the form its field takes: a duration, a date, an id, an address, one of some words.",
        "'Soon' cannot be counted down; '15m' can. A value without its form cannot be checked or shown.",
        "# severities.yaml\nsev-1:\n  war_room_within: soon",
        "# severities.yaml\nsev-1:\n  war_room_within: 15m",
    ),
    RuleDoc(
        "step-kind",
        Level.ERROR,
        "Every step says exactly one of: what to do, what to ask, which playbook it hands over to.",
        "A step that is an action and a question at once is read as one of them, and the other is forgotten.",
        "# phases.yaml\ncontain:\n  steps:\n    stopped:\n      owner: technical-lead\n      minutes: 1",
        "# phases.yaml\ncontain:\n  steps:\n    stopped:\n      owner: technical-lead\n      minutes: 1\n"
        "      ask: Has the bad output stopped?",
    ),
)

RULES: Mapping[str, RuleDoc] = {doc.id: doc for doc in _DOCS}
