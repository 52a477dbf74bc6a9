"""A major severity has a script for the first public word, for updates to staff, for the resolution and the postmortem.

Why: People who write their first public sentence while the incident runs write it late, or promise what they
cannot keep. Silence does more damage than an imperfect word. Words for the postmortem are asked for where the
resolution has some.

Bad:
    # scripts.yaml
    internal-update:
      audience: staff
      stage: update
      used_for: [sev-1]

Good:
    # scripts.yaml
    internal-update:
      audience: staff
      stage: update
      used_for: [sev-1]
    initial-statement:
      audience: public
      stage: initial
      used_for: [sev-1]
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.coverage import needs_scripts
from generator.model.scripts import PUBLIC_AUDIENCES
from generator.model.severities import Severity
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.wording import listing, named

ID = "script-stage-missing"
LEVEL = Level.WARNING
KIND = Kind.ADVICE


def check(playbook: Playbook) -> Iterator[Problem]:
    if not needs_scripts(playbook):
        return
    stages = _stages(playbook)
    lacking: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for severity in playbook.severities.values():
        needs = tuple(
            (stage, words)
            for stage, audiences, words in _needs(playbook, severity)
            if not any((severity.id, stage, audience) in stages for audience in audiences)
        )
        if needs:
            lacking.setdefault(needs, []).append(severity.id)
    for needs, severities in lacking.items():
        message = f"no script at {named(severities)} {listing(f'for {words}' for _, words in needs)}"
        each = listing((f"`stage: {stage}`" for stage, _ in needs), "or")
        hint = f"write one with {each}, or name the severity under used_for of one that fits"
        yield Problem(ID, LEVEL, message, Spot.of("severities", severities[0]).key, hint=hint)
    told = {script.stage for script in playbook.scripts.values()}
    required = any(policy.required for policy in playbook.postmortem.policies.values())
    if required and "resolution" in told and "postmortem" not in told:
        hint = "write one with `stage: postmortem` for those who read it"
        yield Problem(ID, LEVEL, "no script sends the postmortem round", Spot.of("scripts").key, hint=hint)


def _stages(playbook: Playbook) -> set[tuple[str, str, str]]:
    return {
        (severity, script.stage, script.audience)
        for script in playbook.scripts.values()
        for severity in script.used_for
    }


def _needs(playbook: Playbook, severity: Severity) -> Iterator[tuple[str, frozenset[str], str]]:
    if severity.major:
        yield "initial", PUBLIC_AUDIENCES, "the first word to the public or to customers"
        yield "update", frozenset({"staff"}), "updates to staff"
        yield "resolution", PUBLIC_AUDIENCES, "telling the public or customers that it is resolved"
    policy = playbook.postmortem.policies.get(severity.id)
    if policy and policy.published == "public":
        yield "postmortem", PUBLIC_AUDIENCES, "publishing its postmortem, which the policy makes public"
