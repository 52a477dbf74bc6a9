"""The table of weights for what is used while an incident runs: severities, triage, steps, roles, levers."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.weighing import (
    LONGER,
    SHORTER,
    WORSE,
    Rules,
    binding,
    breaking,
    editorial,
    missed,
    operational,
    quiet,
    rules,
)
from generator.model.base import Part
from generator.model.evidence import Evidence
from generator.model.levers import Ladder, Lever, Rung
from generator.model.phases import ActionStep, DecisionStep, HandoverStep, Phase, StepAnswer, SubStep, Uses
from generator.model.roles import Role, StatusReport
from generator.model.scripts import Blank, Line, Script
from generator.model.severities import LaterCadence, Severity, Updates
from generator.model.triage import Triage, TriageAnswer, TriageQuestion
from generator.model.types import (
    Confirmation,
    Detection,
    ExitCriterion,
    IncidentType,
    NotThis,
    PullIn,
    Signal,
)

_EVERY_STEP = rules(
    quiet("id", "kind"),
    breaking("owner", "backup", "only_for"),
    breaking("after", strict=LONGER),
    operational("minutes", "note"),
)

RESPONSE: Mapping[type[Part], Rules] = {
    Severity: rules(
        quiet("id"),
        breaking("criteria", "motion", "led_by", "joins", "lowered_by"),
        breaking("rank", strict=SHORTER),
        breaking("major", "pages", "raise_when", "lower_when", strict=LONGER),
        breaking(
            "acknowledge_within",
            "escalate_after",
            "war_room_within",
            "contain_within",
            "public_word_within",
            strict=SHORTER,
        ),
        breaking("updates"),
        operational("examples", "response"),
        editorial("name", "label", "aliases"),
    ),
    Updates: rules(breaking("every", strict=SHORTER), breaking("by", "channel", "script", "then")),
    LaterCadence: rules(breaking("after", strict=LONGER), breaking("every", strict=SHORTER)),
    Triage: rules(operational("how", "reportable"), breaking("questions")),
    TriageQuestion: rules(quiet("id"), operational("ask", "help"), breaking("answers")),
    TriageAnswer: rules(
        breaking("floor", strict=WORSE),
        binding("first"),
        breaking("pulls_in", strict=LONGER),
        operational("answer", "unsure"),
    ),
    Phase: rules(
        quiet("id"),
        breaking("from_minute", "to_minute"),
        operational("goal", "not_now", "reading", "role", "lane", "max_people"),
        missed("steps", ordered=True),
        editorial("name"),
    ),
    ActionStep: rules(
        _EVERY_STEP,
        breaking("pages", "pages_responders", "pages_experts", strict=LONGER),
        breaking("responsible", "opens_war_room", "command", "next"),
        operational("do", "done_when", "work", "uses"),
        operational("steps", ordered=True),
    ),
    Uses: rules(
        breaking("levers", "scripts", "evidence", ordered=True),
        breaking("type_levers", "type_evidence", "type_clocks", "triage"),
        operational("runbooks"),
    ),
    SubStep: rules(operational("do"), breaking("command")),
    DecisionStep: rules(_EVERY_STEP, operational("ask"), breaking("answers")),
    StepAnswer: rules(breaking("goto"), operational("answer", "unsure", "ends_with")),
    HandoverStep: rules(_EVERY_STEP, breaking("hand_over_to", "next"), operational("say")),
    Role: rules(
        quiet("id"),
        breaking("position", "backup", "reports_to", "status_report", "may_combine"),
        breaking("never_combine", strict=LONGER),
        binding("owns", "duties", "authority"),
        binding("must_not", strict=LONGER),
        breaking("max_reports", strict=SHORTER),
        operational("mission", "usually", "pulled_in_when"),
        operational("handover", ordered=True),
        editorial("name", "short", "aliases"),
    ),
    StatusReport: rules(breaking("to"), breaking("during", strict=LONGER), operational("says")),
    IncidentType: rules(
        quiet("id"),
        breaking("default_severity", "severity_floor", strict=WORSE),
        breaking("levers", "evidence", ordered=True),
        breaking("pulls_in", "exit", strict=LONGER),
        breaking("clocks", "confirm"),
        binding("do_not", strict=LONGER),
        operational("summary", "looks_like", "motion", "is_not", "signals", "detection", "raises", "lowers"),
        operational("communication", "prevent"),
        editorial("name", "letter", "mappings"),
    ),
    NotThis: rules(operational("what"), breaking("go_to")),
    Signal: operational("what", "noise", "seen_from"),
    Detection: rules(operational("target", strict=SHORTER), editorial("typical", "cites")),
    Confirmation: rules(
        breaking("trials", "not_enough_to_close", strict=LONGER),
        breaking("enough_to_act", strict=SHORTER),
        operational("steps", ordered=True),
        operational("hold_fixed", "run_in"),
    ),
    PullIn: rules(breaking("role"), breaking("within", strict=SHORTER), operational("because")),
    ExitCriterion: rules(breaking("criterion", "approver"), breaking("window", strict=LONGER)),
    Lever: rules(
        quiet("id"),
        breaking("owner", "backup", "where", "command", "runbook", "reversible"),
        breaking("effect_within", strict=SHORTER),
        breaking("needs_approval", strict=LONGER),
        operational("what", "verify", "undo", "watch_out"),
        editorial("name", "tested_on"),
    ),
    Ladder: rules(quiet("id"), breaking("rungs", ordered=True), editorial("name")),
    Rung: rules(breaking("lever", "when", "back_when"), operational("name")),
    Evidence: rules(
        quiet("id"),
        breaking("owner", "backup"),
        breaking("sensitive", strict=LONGER),
        operational("what"),
        editorial("name", "why"),
    ),
    Script: rules(
        quiet("id"),
        breaking("audience", "used_for", "follows_updates", "channel", "drafter", "clearer", "releaser"),
        breaking("pre_approved", "stage"),
        binding("never_say", strict=LONGER),
        operational("purpose", "final", "subject", "text", "lines", "blanks"),
        operational("max_words", strict=SHORTER),
        editorial("name"),
    ),
    Line: operational("speaker", "text"),
    Blank: rules(
        quiet("id"),
        operational("meaning", "filled_by", "filled_from", "kind", "choices", "max_words"),
        editorial("example"),
    ),
}
