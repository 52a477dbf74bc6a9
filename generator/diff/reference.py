"""The table of weights for everything around an incident: identity, clocks, postmortem, practice, words."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.weighing import (
    LONGER,
    SHORTER,
    Rules,
    breaking,
    editorial,
    missed,
    operational,
    quiet,
    rules,
)
from generator.model.about import About, NightCrew, Principle
from generator.model.base import Acceptance, Answered, Citation, Link, Part
from generator.model.cards import Brand, Cards, Deck, Labels, Sheet
from generator.model.clocks import Clock, Deadline, OuterLimit
from generator.model.metrics import Metric, Timestamp
from generator.model.organisation import Contact, Organisation, WorkingDays
from generator.model.playbook import Playbook
from generator.model.postmortem import (
    ActionPolicy,
    Interim,
    Policy,
    Postmortem,
    Section,
    TemplateField,
    Wording,
)
from generator.model.practice import Case, Drill, Held, Inject, Score
from generator.model.types import Mapping as FrameworkMapping
from generator.model.waivers import Waiver
from generator.model.words import Channel, Reference, Source, Term, WordList

REFERENCE: Mapping[type[Part], Rules] = {
    Playbook: rules(
        quiet(
            "about", "triage", "postmortem", "organisation", "cards"
        ),  # always there; their fields are told one by one
        breaking("severities", "clocks"),
        missed("phases", ordered=True),
        missed("roles", "types", "levers", "ladders", "evidence", "scripts", "channels"),
        missed("contacts"),
        operational("timestamps", "metrics", "drills", "coverage", "words"),
        editorial("cases", "glossary", "sources", "references"),
    ),
    About: rules(
        quiet("version", "moved"),  # the version is judged, renames are told where they happened
        breaking("horizon_minutes"),
        operational("danger", "unsure", "owner", "principles", "night_crew", "language"),
        operational("review_within", strict=SHORTER),
        editorial("name", "summary", "reviewed_on", "edit_address"),
    ),
    Organisation: rules(
        operational("name", "product", "contact", "status_page", "time_zone", "working_days"),
        operational("features", "surfaces", "jurisdictions", "links"),
    ),
    WorkingDays: rules(editorial("name"), breaking("days", "holidays")),
    Contact: rules(breaking("rota", "reach", "person", "backup"), editorial("checked_on")),
    Waiver: rules(
        quiet("id"),
        operational("table", "type", "severity", "role", "phase", "audience", "stage", "until"),
        editorial("reason"),
    ),
    NightCrew: operational("people", "by_phone"),
    Principle: rules(quiet("id"), operational("statement"), editorial("why", "cites")),
    Link: rules(breaking("address"), editorial("name")),
    Answered: editorial("accepted"),
    Acceptance: editorial("rule", "reason", "until"),
    Citation: editorial("source", "confidence", "note"),
    Clock: rules(
        quiet("id"),
        breaking("active", strict=LONGER),
        breaking("who_must_act", "trigger", "starts_at", "timestamp", "calendar", "owner"),
        breaking("deadlines", strict=LONGER),
        breaking("in_force_from"),
        breaking("status", strict=("in-force", "not-yet", "proposal")),
        operational("calendar_note", "jurisdiction", "note", "remind_at"),
        editorial("name", "as_of", "cites"),
    ),
    Deadline: rules(
        breaking("within", strict=SHORTER),
        breaking("wording", "counted_from", "after", "no_later_than", "to", "what"),
    ),
    OuterLimit: rules(breaking("within", strict=SHORTER), breaking("after")),
    Postmortem: rules(
        breaking("due_within", strict=SHORTER),
        breaking("counted_from", "counted_until", "owner", "interim", "policies"),
        breaking("reviewers", "also_required_when", strict=LONGER),
        operational("blameless", "wording", "actions"),
        operational("template", ordered=True),
        editorial("purpose"),
    ),
    Policy: rules(
        breaking("required", strict=LONGER),
        breaking("published", strict=("public", "internal", "none")),
        operational("note"),
    ),
    Interim: rules(breaking("allowed_when", "approver", "says"), breaking("due_within", strict=SHORTER)),
    Section: rules(quiet("id"), operational("title", "purpose"), operational("fields", ordered=True)),
    TemplateField: rules(quiet("id"), operational("prompt"), editorial("example")),
    Wording: operational("avoid", "write"),
    ActionPolicy: rules(
        operational("fields", "kinds", strict=LONGER),
        operational("review_within", strict=SHORTER),
        breaking("owner"),
    ),
    Timestamp: rules(quiet("id"), operational("meaning", "recorded_by", "order"), editorial("name")),
    Metric: rules(
        quiet("id"),
        operational("start", "stop", "unit", "detection", "split_by", "sources", "target_field", "publish"),
        operational("targets", "type_targets", strict=SHORTER),
        editorial("name", "answers"),
    ),
    Drill: rules(
        quiet("id"),
        operational(
            "type",
            "severity",
            "minutes",
            "goal",
            "players",
            "setup",
            "read_aloud",
            "injects",
            "scores",
            "debrief",
        ),
        editorial("name", "held"),
    ),
    Held: editorial("played_on", "severity", "led_by", "found"),
    Inject: operational("at_minute", "tell", "expect", "note"),
    Score: operational("measure", "good"),
    Case: rules(
        quiet("id"),
        editorial("name", "happened_on", "types", "what", "detection", "containment", "communication"),
        editorial("lesson", "would_have_helped", "cites"),
    ),
    Term: rules(
        quiet("id", "linked"), operational("term", "meaning"), editorial("aliases", "not_the_same_as")
    ),
    WordList: rules(
        quiet("id"), operational("words", "listens_to", "level"), editorial("why", "bad", "good")
    ),
    Channel: rules(
        quiet("id"), breaking("where", "if_down", "kind"), operational("purpose"), editorial("name")
    ),
    Source: rules(quiet("id"), editorial("title", "where", "published", "checked_on")),
    Reference: rules(
        quiet("id"), editorial("name", "publisher", "edition", "year", "address", "ids", "note", "cites")
    ),
    FrameworkMapping: editorial("reference", "ids"),
    Cards: rules(
        operational("address", "decks", "sheets"), editorial("theme", "families", "brand", "labels")
    ),
    Brand: editorial("colour", "logo", "logo_alt"),
    Labels: editorial(*Labels.model_fields),  # words of the print, all alike
    Deck: rules(
        quiet("id"), operational("cards", "only", "leave_out"), editorial("name", "format", "sheets")
    ),
    Sheet: rules(
        quiet("id"),
        editorial("paper", "layout", "orientation", "columns", "rows", "gutter", "flip"),
        editorial("shift_x", "shift_y", "printer_margin", "format"),
    ),
}
