"""The public edition: a playbook made only of fields that somebody has classified as public.

A field that stands in neither table is private until it is classified; a test walks the models and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from generator.model import (
    about,
    base,
    cards,
    clocks,
    evidence,
    levers,
    metrics,
    organisation,
    phases,
    postmortem,
    practice,
    roles,
    scripts,
    severities,
    triage,
    types,
    words,
)
from generator.model.base import Part
from generator.model.playbook import Playbook
from generator.model.shape import FieldShape, shape_of

Edition = Literal["internal", "public"]
PartType = TypeVar("PartType", bound=Part)

_STEP = "id owner backup minutes only_for after note kind"

PUBLIC: Mapping[type[Part], str] = {
    Playbook: "about severities triage phases roles types levers ladders evidence scripts postmortem timestamps "
    "metrics clocks drills cases glossary channels sources references cards organisation",
    about.About: "name summary version language owner reviewed_on review_within horizon_minutes danger unsure "
    "principles",
    about.Principle: "id statement why cites",
    base.Citation: "source confidence note",
    base.Link: "name",
    cards.Brand: "colour logo logo_alt",
    cards.Cards: "theme families brand labels decks sheets",
    cards.Deck: "id name cards only leave_out format sheets",
    cards.Labels: " ".join(cards.Labels.model_fields),
    cards.Sheet: "id paper layout orientation columns rows gutter flip shift_x shift_y printer_margin format",
    clocks.Clock: "id name jurisdiction active who_must_act trigger starts_at timestamp calendar calendar_note "
    "deadlines remind_at owner in_force_from status as_of cites note",
    clocks.Deadline: "what within wording counted_from after no_later_than to",
    clocks.OuterLimit: "within after",
    evidence.Evidence: "id name what why owner backup sensitive",
    levers.Ladder: "id name rungs",
    levers.Lever: "id name what owner backup effect_within reversible needs_approval verify undo watch_out",
    levers.Rung: "name lever when back_when",
    metrics.Metric: "id name answers start stop unit detection split_by sources targets target_field type_targets "
    "publish",
    metrics.Timestamp: "id name meaning recorded_by order",
    organisation.Organisation: "name product contact status_page time_zone working_days features surfaces "
    "jurisdictions",
    organisation.WorkingDays: "name days holidays",
    phases.ActionStep: f"{_STEP} do responsible done_when work pages pages_responders pages_experts opens_war_room uses steps next",
    phases.DecisionStep: f"{_STEP} ask answers",
    phases.HandoverStep: f"{_STEP} hand_over_to say next",
    phases.Phase: "id name goal not_now from_minute to_minute reading role lane max_people steps",
    phases.StepAnswer: "answer goto unsure ends_with",
    phases.SubStep: "do",
    phases.Uses: "levers scripts evidence type_levers type_evidence type_clocks triage",
    postmortem.ActionPolicy: "fields review_within owner kinds",
    postmortem.Interim: "allowed_when due_within approver says",
    postmortem.Policy: "required published note",
    postmortem.Postmortem: "purpose due_within counted_from counted_until owner reviewers policies also_required_when interim "
    "blameless wording actions template",
    postmortem.Section: "id title purpose fields",
    postmortem.TemplateField: "id prompt example",
    postmortem.Wording: "avoid write",
    practice.Case: "id name happened_on types what detection containment communication lesson would_have_helped cites",
    practice.Drill: "id name type severity minutes goal players setup read_aloud injects scores debrief",
    practice.Inject: "at_minute tell expect note",
    practice.Score: "measure good",
    roles.Role: "id name short position owns usually mission duties authority must_not backup reports_to "
    "status_report pulled_in_when handover max_reports may_combine never_combine aliases",
    roles.StatusReport: "to during says",
    scripts.Blank: "id meaning example filled_by kind choices max_words filled_from",
    scripts.Line: "speaker text",
    scripts.Script: "id name audience stage purpose used_for follows_updates channel drafter clearer releaser "
    "pre_approved final max_words subject text lines blanks never_say",
    severities.LaterCadence: "after every",
    severities.Severity: "id name label rank major aliases criteria examples response motion led_by pages joins "
    "acknowledge_within escalate_after war_room_within contain_within public_word_within updates raise_when "
    "lower_when lowered_by",
    severities.Updates: "every by channel script then",
    triage.Triage: "how reportable questions",
    triage.TriageAnswer: "answer floor unsure first pulls_in",
    triage.TriageQuestion: "id ask help answers",
    types.Confirmation: "steps trials hold_fixed run_in enough_to_act not_enough_to_close",
    types.Detection: "typical target cites",
    types.ExitCriterion: "criterion window approver",
    types.IncidentType: "id name letter looks_like summary motion is_not signals detection confirm default_severity "
    "severity_floor raises lowers levers evidence do_not pulls_in clocks communication exit prevent mappings",
    types.Mapping: "reference ids",
    types.NotThis: "what go_to",
    types.PullIn: "role within because",
    types.Signal: "what noise seen_from",
    words.Channel: "id name kind purpose",
    words.Reference: "id name publisher edition year address ids note cites",
    words.Source: "id title where published checked_on",
    words.Term: "id term meaning aliases not_the_same_as linked",
}
"""The public fields of each class."""

PRIVATE: Mapping[type[Part], str] = {
    Playbook: "contacts coverage words",
    about.About: "accepted night_crew edit_address moved",
    base.Link: "address",
    cards.Cards: "address",
    levers.Lever: "where command runbook tested_on",
    organisation.Contact: "rota reach person backup checked_on",
    organisation.Organisation: "links",
    phases.ActionStep: "command",
    phases.SubStep: "command",
    phases.Uses: "runbooks",
    practice.Drill: "held",
    practice.Held: "played_on severity led_by found",
    words.Channel: "where if_down",
}
"""The fields that somebody has classified as private; beside `accepted`, which is about our own checks."""

_INSTEAD: Mapping[tuple[type[Part], str], object] = {(base.Link, "address"): ""}
"""What stands in a public edition for a private field that cannot be left out."""

_FIELDS = {cls: frozenset(names.split()) for cls, names in PUBLIC.items()}


def public_edition(playbook: Playbook) -> Playbook:
    """Return the playbook with its public fields only; the others are as if nobody had filled them in."""
    return _public(playbook)


def _public(part: PartType) -> PartType:
    cls: Any = type(part)
    shown = _FIELDS.get(cls, frozenset())
    values = {
        shape.name: _value(getattr(part, shape.name), shape)
        for shape in shape_of(type(part))
        if shape.name in shown
    }
    instead = {name: value for (owner, name), value in _INSTEAD.items() if owner is cls}
    built: PartType = cls.model_construct(**(instead | values))
    return built


def _value(value: Any, shape: FieldShape) -> Any:
    if not shape.parts or value is None:
        return value
    if shape.holds == "map":
        return {key: _public(member) for key, member in value.items()}
    if shape.holds == "list":
        return tuple(_public(member) for member in value)
    return _public(value)
