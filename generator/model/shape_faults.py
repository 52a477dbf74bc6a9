"""Documentation of the problems of shape that `build` and `complaints` report, by rule id."""

from __future__ import annotations

from generator.problems import Kind, documented

RULES = documented(
    """
missing-concept: error
Every concept without which there is no plan has a file with at least one entry.

Why: A playbook without severities, roles, phases, levers or scripts leaves its reader to improvise the part
that is missing.

Bad:
    # levers.yaml
    {}

Good:
    # levers.yaml
    kill-switch:
      name: Switch the feature off

missing-field: error
Every field that is needed is there.

Why: Each needed field answers a question somebody asks during an incident: who, by when, done how.

Bad:
    # evidence.yaml
    trace:
      name: Trace
      owner: technical-lead

Good:
    # evidence.yaml
    trace:
      name: Trace
      what: The request, the answer and every call between them.
      why: It cannot be repeated exactly.
      owner: technical-lead

unknown-field: error
Every key is a field that is known at that place.

Why: A misspelt key is silently without effect: the deadline someone wrote appears on no page.

Bad:
    # severities.yaml
    sev-1:
      contain_witin: 15m

Good:
    # severities.yaml
    sev-1:
      contain_within: 15m

wrong-kind: error
Every value is of the kind its field takes: text, whole number, true or false, list, keys and values.

Why: A list where one role is expected means that nobody knows who is accountable.

Bad:
    # roles.yaml
    incident-commander:
      backup: [deputy, technical-lead]

Good:
    # roles.yaml
    incident-commander:
      backup: deputy

wrong-value: error
Every value has the form its field takes: a duration, a date, an id, an address, one of some words.

Why: 'Soon' cannot be counted down; '15m' can. A value without its form cannot be checked or shown.

Bad:
    # severities.yaml
    sev-1:
      war_room_within: soon

Good:
    # severities.yaml
    sev-1:
      war_room_within: 15m

step-kind: error
Every step says exactly one of: what to do, what to ask, which playbook it hands over to.

Why: A step that is an action and a question at once is read as one of them, and the other is forgotten.

Bad:
    # phases.yaml
    contain:
      steps:
        stopped:
          owner: technical-lead
          minutes: 1

Good:
    # phases.yaml
    contain:
      steps:
        stopped:
          owner: technical-lead
          minutes: 1
          ask: Has the bad output stopped?
""",
    Kind.FACTS,
)
