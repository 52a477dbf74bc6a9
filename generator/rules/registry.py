"""All rules, in groups a reader looks for them in. A new rule is imported and listed here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.model import Playbook
from generator.problems import Level, Problem
from generator.rules import (
    acronyms_in_step,
    alias_instead_of_term,
    banned_phrase,
    blaming_word,
    blank_example_mismatch,
    blank_setting_unknown,
    blank_syntax,
    blank_without_choices,
    busy_role,
    case_without_reference,
    certainty_word,
    clock_calendar_unclear,
    clock_not_rechecked,
    clock_owner_not_pulled_in,
    clock_owner_without_authority,
    clock_start_ambiguous,
    clock_started_since,
    clock_status_contradicts_date,
    clock_without_limit,
    clock_without_type,
    combination_conflict,
    commander_combined,
    commander_count,
    commander_paged_late,
    commander_repairs,
    condition_after_action,
    confirmation_cannot_end,
    contraction_in_public_script,
    copied_text,
    coverage_gap,
    crowded_phase,
    dangling_pronoun,
    date_in_future,
    default_below_floor,
    detection_latency_not_measured,
    double_negative,
    drill_below_floor,
    drill_out_of_time,
    duplicate_name,
    duplicate_step,
    duty_given_twice,
    endless_loop,
    excluding_word,
    exit_not_measurable,
    experts_paged_late,
    fact_without_source,
    filler_text,
    first_hour_overrun,
    hard_to_read,
    idle_question,
    idle_way,
    impossible_phase,
    interim_not_sound,
    internal_words_in_public_script,
    irreversible_before_evidence,
    jargon_in_public_script,
    late_escalation,
    late_war_room,
    later_rhythm_disordered,
    lever_backup_is_owner,
    lever_not_retested,
    lever_step_by_stranger,
    lever_waits_for_approval,
    link_without_meaning,
    long_list,
    long_paragraph,
    long_sentence,
    major_below_line,
    major_severity_incomplete,
    metric_runs_backwards,
    metric_targets_disordered,
    mild_not_sure,
    minimising_word,
    missing_backup,
    missing_essential,
    missing_not_sure,
    model_with_a_will,
    night_crew_overrun,
    night_crew_uncovered,
    no_holding_notice,
    no_next_update,
    number_contradicts_data,
    number_typed_again,
    number_without_unit,
    one_sided_signals,
    only_one_usable_lever,
    page_without_deadline,
    passive_step,
    person_named,
    personal_contact,
    phase_gap,
    phase_overlap,
    phase_overrun,
    phase_too_long_to_say,
    pointing_words,
    postmortem_policy_missing,
    postmortem_policy_weaker,
    postmortem_script_too_open,
    postmortem_template_incomplete,
    question_without_mark,
    questions_in_a_row,
    rank_gap,
    repair_time_promise,
    report_without_rhythm,
    reporting_loop,
    responders_not_paged,
    response_contradiction,
    review_overdue,
    role_contradicts_itself,
    role_overrun,
    same_criteria,
    script_in_wrong_channel,
    script_people_absent,
    script_stage_missing,
    script_step_mismatch,
    script_too_long,
    script_without_sign_off,
    script_without_words,
    secret_in_text,
    severity_comparison,
    severity_stuck,
    slower_severity,
    source_not_rechecked,
    step_out_of_order,
    step_owner_absent,
    step_without_verb,
    target_contradiction,
    too_little_evidence,
    too_many_answers,
    two_actions_in_step,
    type_without_drill,
    type_without_usable_lever,
    unclear_date,
    unconfirmed_without_note,
    undeclared_blank,
    undefined_acronym,
    unexplained_end,
    unknown_identifier,
    unknown_reference,
    unknown_text_reference,
    unreachable_severity,
    unreachable_step,
    unused_blank,
    unused_timestamp,
    update_channel_wrong,
    update_contradiction,
    update_owner_absent,
    update_script_mismatch,
    vague_instruction,
    waiver_ended,
    waiver_without_gap,
    warnings_out_of_range,
    wide_span,
    wordless_reference,
    words_before_clearance,
)


class Documented(Protocol):
    """What every rule module holds."""

    __doc__: str | None
    ID: str
    LEVEL: Level


class Rule(Documented, Protocol):
    """What the module of a rule holds."""

    def check(self, playbook: Playbook) -> Iterator[Problem]:
        """Yield what breaks the rule."""
        ...


class DatedRule(Documented, Protocol):
    """What the module of a rule about age holds."""

    def check(self, playbook: Playbook, today: datetime.date) -> Iterator[Problem]:
        """Yield what breaks the rule on a day."""
        ...


GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "Names and references": (
        unknown_reference,
        unknown_text_reference,
        wordless_reference,
        duplicate_step,
        duplicate_name,
    ),
    "Severities": (
        rank_gap,
        major_below_line,
        same_criteria,
        slower_severity,
        severity_stuck,
        late_escalation,
        page_without_deadline,
        major_severity_incomplete,
        response_contradiction,
        update_owner_absent,
        update_channel_wrong,
        later_rhythm_disordered,
    ),
    "Triage": (
        idle_question,
        unreachable_severity,
        mild_not_sure,
        too_many_answers,
    ),
    "Phases": (
        phase_gap,
        phase_overlap,
        impossible_phase,
        phase_overrun,
        role_overrun,
        busy_role,
        crowded_phase,
    ),
    "Time and crew": (
        first_hour_overrun,
        night_crew_uncovered,
        night_crew_overrun,
    ),
    "Steps and decisions": (
        missing_not_sure,
        unreachable_step,
        endless_loop,
        idle_way,
        questions_in_a_row,
        unexplained_end,
        step_out_of_order,
        commander_paged_late,
        responders_not_paged,
        late_war_room,
        step_owner_absent,
        experts_paged_late,
    ),
    "Roles": (
        commander_count,
        commander_repairs,
        commander_combined,
        combination_conflict,
        missing_backup,
        reporting_loop,
        wide_span,
        report_without_rhythm,
        duty_given_twice,
        role_contradicts_itself,
    ),
    "Playbook as a whole": (
        missing_essential,
        coverage_gap,
        waiver_without_gap,
    ),
    "Incident types": (
        type_without_usable_lever,
        only_one_usable_lever,
        one_sided_signals,
        confirmation_cannot_end,
        fact_without_source,
        default_below_floor,
        too_little_evidence,
        warnings_out_of_range,
        clock_owner_not_pulled_in,
        exit_not_measurable,
        type_without_drill,
        unknown_identifier,
    ),
    "Levers and evidence": (
        lever_backup_is_owner,
        lever_waits_for_approval,
        irreversible_before_evidence,
        lever_step_by_stranger,
    ),
    "Scripts": (
        script_stage_missing,
        no_holding_notice,
        update_script_mismatch,
        update_contradiction,
        script_people_absent,
        script_step_mismatch,
        words_before_clearance,
        script_without_words,
        script_in_wrong_channel,
        script_without_sign_off,
        script_too_long,
        no_next_update,
        repair_time_promise,
        banned_phrase,
        internal_words_in_public_script,
        jargon_in_public_script,
    ),
    "Blanks": (
        blank_setting_unknown,
        blank_syntax,
        undeclared_blank,
        unused_blank,
        blank_without_choices,
        blank_example_mismatch,
    ),
    "Postmortem": (
        postmortem_policy_missing,
        postmortem_policy_weaker,
        postmortem_script_too_open,
        postmortem_template_incomplete,
        interim_not_sound,
    ),
    "Metrics and timestamps": (
        detection_latency_not_measured,
        metric_runs_backwards,
        metric_targets_disordered,
        target_contradiction,
        unused_timestamp,
    ),
    "Clocks": (
        clock_without_limit,
        clock_calendar_unclear,
        clock_start_ambiguous,
        clock_status_contradicts_date,
        clock_owner_without_authority,
        clock_without_type,
        unconfirmed_without_note,
    ),
    "Drills and cases": (
        drill_out_of_time,
        drill_below_floor,
        case_without_reference,
    ),
    "Words and numbers": (
        filler_text,
        copied_text,
        number_contradicts_data,
        number_typed_again,
        severity_comparison,
        alias_instead_of_term,
        person_named,
        personal_contact,
        secret_in_text,
    ),
    "Plain language": (
        step_without_verb,
        two_actions_in_step,
        condition_after_action,
        passive_step,
        vague_instruction,
        double_negative,
        long_sentence,
        long_paragraph,
        hard_to_read,
        long_list,
        phase_too_long_to_say,
        question_without_mark,
        dangling_pronoun,
        undefined_acronym,
        acronyms_in_step,
        number_without_unit,
        unclear_date,
        link_without_meaning,
        pointing_words,
        blaming_word,
        model_with_a_will,
        certainty_word,
        minimising_word,
        contraction_in_public_script,
        excluding_word,
    ),
}

RULES: Mapping[str, Rule] = {rule.ID: rule for rules in GROUPS.values() for rule in rules}

_AGEING: tuple[DatedRule, ...] = (
    review_overdue,
    lever_not_retested,
    clock_not_rechecked,
    clock_started_since,
    source_not_rechecked,
    waiver_ended,
    date_in_future,
)
AGEING: Mapping[str, DatedRule] = {rule.ID: rule for rule in _AGEING}
"""Rules that compare with the day of the check. An old plan can be published all the same, with a mark: the
one that it replaces is older."""

EVERY_RULE: tuple[Documented, ...] = (*RULES.values(), *AGEING.values())


def check_all(playbook: Playbook, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """Return the problems of every rule, each once, rule after rule.

    Args:
        playbook: what to check.
        today: the day of the check; without it nothing ages.
    """
    found = [problem for rule in RULES.values() for problem in rule.check(playbook)]
    if today is not None:
        found += [problem for dated in AGEING.values() for problem in dated.check(playbook, today)]
    return tuple(dict.fromkeys(found))
