"""Says which mutants are another sound playbook. Decided by what was done to which field, never by what a check said.

A mutant that is not named here has to be caught. What is named here is counted, and not run: the rules hold a
minimum, a form and the ties between values; they do not choose for a team, and they do not read for meaning.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.mutants.fields import Data
from tests.mutants.operators import Mutant
from tests.mutants.steps import goes_on_anyway, side_by_side, waits_anyway

PRINCIPLES: Mapping[str, str] = {
    "other words": "A text stands where another text of its kind stood. Both are sound sentences; only a reader "
    "knows which of them belongs there.",
    "one piece fewer": "One sentence, remark, example or item of several is gone. The rules hold a minimum; "
    "a shorter list is another sound list.",
    "smaller plan": "A part that a plan may go without is gone as a whole, and nothing that stays names it. Whoever begins "
    "with one page has it not yet; the rules ask nobody for what was not begun.",
    "another choice": "A limit, a target, an order or a role is another one, and nothing else in the playbook is "
    "tied to it. Teams differ here.",
    "provenance": "Where a fact was read, how far it is trusted, how a public case is filed. Nobody acts on it during "
    "an incident, and the playbook holds no copy of the world to compare with.",
    "same effect": "The response is the same as before.",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REMARKS = _words(
    """
    address aliases also_required_when authority because calendar_note choices communication debrief do_not
    edit_address example examples first help if_down is_not kinds label lowers mappings max_people max_reports
    max_words may_combine motion never_say not_now not_the_same_as note paste prevent principles publish published
    pulled_in_when purpose raises split_by steps subject title undo usually watch_out why wording
    """
)
"""Keys without which an entry says less, and nothing wrong. `paste` is the message that `tell` of the inject describes."""

_REFERENCE_MATERIAL = _words(
    """
    About.principles Law.types Playbook.cases Playbook.glossary Playbook.laws Playbook.references Playbook.sources
    Postmortem.template Reference.ids Section.fields
    """
)
"""What is looked up and not followed: laws without a clock, cases, words, and what a postmortem asks beside its times."""

_BESIDE = _words(
    """
    Law.types Playbook.cases Playbook.laws Role.short Section.fields TypeKind.evidence
    """
)
"""Fields and files without which the name stands there, or what the type says, or less is looked up."""

NOT_YET_BEGUN = _words(
    """
    About.danger About.harm_goes_on About.night_crew About.no_answer About.offline About.owner About.review_within
    About.summary About.unsure Blank.preset ActionPolicy.fields ActionPolicy.owner ActionPolicy.review_within Interim.allowed_when
    Interim.approver Interim.due_within Interim.says Metric.target_field Metric.targets NightCrew.log Postmortem.actions
    Postmortem.blameless Postmortem.counted_from Postmortem.counted_until Postmortem.interim Postmortem.owner
    Postmortem.policies Postmortem.reviewers Role.status_report StatusReport.during StatusReport.says
    Triage.how Triage.reportable
    """
)
"""Parts that a small playbook has none of. A test leaves all of them out of the default at once, and nothing is said."""

_STEERING_LISTS = _words(
    """
    ActionStep.after ActionStep.only_for ActionStep.pages Clock.deadlines DecisionStep.after DecisionStep.answers
    DecisionStep.only_for IncidentType.clocks Role.never_combine Script.follows_updates Script.lines Script.used_for
    Severity.pages StatusReport.during TriageAnswer.pulls_in TriageQuestion.answers Updates.then Uses.evidence
    Uses.levers Uses.scripts
    """
)
"""Lists of which every item changes what people do; a dropped one has to be caught."""

_FREE_NUMBERS = _words(
    """
    About.review_within ActionPolicy.review_within Blank.max_words Confirmation.not_enough_to_close
    Detection.target Drill.again_within Drill.minutes ExitCriterion.window
    Inject.at_minute Lever.effect_within NightCrew.people Phase.max_people PullIn.within Reference.year
    Role.max_reports Script.max_words
    """
)
_FREE_ROLES = _words(
    """
    About.owner ActionPolicy.owner ActionStep.backup Blank.filled_by Drill.players Evidence.backup Evidence.owner
    ExitCriterion.approver Interim.approver Lever.backup Postmortem.owner Postmortem.reviewers PullIn.role Role.backup
    Role.may_combine Role.reports_to Script.drafter Severity.joins Timestamp.recorded_by
    """
)
_FREE_ASSIGNMENTS = _words(
    """
    IncidentType.evidence IncidentType.levers TypeKind.evidence TypeKind.levers TypeKind.scripts Uses.evidence
    """
)
"""Which levers, scripts and evidence fit a type or a kind: another one, not listed there yet, is a choice."""

_FREE_ORDERS = frozenset({"Confirmation.steps", "IncidentType.levers"})
"""In which order levers are tried, and a team looks at what confirms a type: nothing in the playbook is tied to it."""
_FREE_CHOICES = frozenset({"Signal.noise", "Signal.seen_from"})
"""How a team hears of a signal depends on the alarms it has."""

_PROVENANCE = frozenset({"Case", "Citation", "Reference", "Source"})
_PROVENANCE_FIELDS = frozenset({"Law.cites", "Principle.cites"})
"""Where a law without a clock or a principle was read; without it the entry says that nobody has read about it yet."""
_PRINTED_ONLY = frozenset({"Brand", "Cards", "Deck", "Labels", "Sheet"})
_LINKED_ONLY = frozenset({"Term.linked"})

NAMES = _REMARKS
FIELDS = (
    _REFERENCE_MATERIAL
    | _STEERING_LISTS
    | _FREE_NUMBERS
    | _FREE_ROLES
    | _FREE_ASSIGNMENTS
    | _FREE_ORDERS
    | _FREE_CHOICES
    | _BESIDE
    | _LINKED_ONLY
    | _PROVENANCE_FIELDS
    | NOT_YET_BEGUN
)


def principle_of(mutant: Mutant, data: Data) -> str | None:
    """Return the principle by which a mutant of the data is another sound playbook; None when it must be caught."""
    owner, name = mutant.field.split(".")
    if owner in _PRINTED_ONLY or mutant.field in _LINKED_ONLY or _keeps_the_outcome(mutant, data):
        return "same effect"
    if mutant.kind == "minutes slowed" and _is_open_ended(mutant, data):
        return "another choice"
    if mutant.kind == "field dropped" and mutant.field in _PROVENANCE_FIELDS:
        return "provenance"
    if owner in _PROVENANCE and mutant.kind.endswith(("retargeted", "changed")):
        return "provenance"
    match mutant.kind:
        case "text exchanged":
            return "other words"
        case "item dropped":
            return None if mutant.field in _STEERING_LISTS else "one piece fewer"
        case "entry dropped":
            return "one piece fewer" if mutant.field in _REFERENCE_MATERIAL else None
        case "field dropped" | "file dropped":
            if mutant.field in NOT_YET_BEGUN:
                return "smaller plan"
            fewer = name in _REMARKS or mutant.field in _BESIDE
            return "one piece fewer" if fewer else None
    return "another choice" if mutant.field in _FREE.get(mutant.kind, ()) else None


_FREE: Mapping[str, frozenset[str]] = {
    "number changed": _FREE_NUMBERS,
    "duration slowed": _FREE_NUMBERS,
    "minutes slowed": _FREE_NUMBERS,
    "role retargeted": _FREE_ROLES,
    "item order swapped": _FREE_ORDERS,
    "reference to evidence retargeted": _FREE_ASSIGNMENTS,
    "reference to levers retargeted": _FREE_ASSIGNMENTS,
    "reference to scripts retargeted": _FREE_ASSIGNMENTS,
    "reference to types retargeted": _REFERENCE_MATERIAL,
    "choice changed": _FREE_CHOICES,
}


def _is_open_ended(mutant: Mutant, data: Data) -> bool:
    """Return whether it is the length of a step in a phase without an end: an estimate that is held against nothing."""
    concept, phase, *_ = mutant.path
    return concept == "phases" and mutant.path[-1] == "minutes" and "to_minute" not in data["phases"][phase]


def _keeps_the_outcome(mutant: Mutant, data: Data) -> bool:
    """Return whether something changed places, or is no longer said, that means the same in either form."""
    match mutant.kind, mutant.field:
        case "entry order swapped", "Phase.steps":
            return side_by_side(data["phases"], str(mutant.path[1]), *mutant.before)
        case "item dropped" | "field dropped", "ActionStep.after" | "DecisionStep.after":
            earlier = mutant.before if mutant.kind == "field dropped" else [mutant.before]
            return all(waits_anyway(data["phases"], str(mutant.path[3]), name) for name in earlier)
        case "field dropped", "ActionStep.next":
            return goes_on_anyway(data["phases"], str(mutant.path[1]), str(mutant.path[3]))
    return _keeps_the_floor(mutant)


def _keeps_the_floor(mutant: Mutant) -> bool:
    """Return whether questions or equal answers of triage changed places: the worst floor wins in any order."""
    if mutant.kind == "entry order swapped" and mutant.field == "Triage.questions":
        return True
    if mutant.kind != "item order swapped" or mutant.field != "TriageQuestion.answers":
        return False
    one, other = (mutant.value[index] for index in mutant.before)
    return bool(one.get("unsure") or other.get("unsure") or one["floor"] == other["floor"])
