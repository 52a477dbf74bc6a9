"""Phases and steps: who does what, in which minute, and what each decision leads to.

A step is an action (`do`), a decision (`ask`) or a handover (`hand_over_to`); the key that is there
decides. After an action the next step in the file follows, unless `next` says otherwise.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    Command,
    Count,
    Entry,
    EvidenceRef,
    Id,
    LeverRef,
    Link,
    Minutes,
    Part,
    RichText,
    RoleRef,
    ScriptRef,
    SeverityRef,
    StepRef,
    Text,
)

END = "end"
"""Where a path stops; allowed as `next` and `goto` beside the ids of steps."""


class Uses(Part):
    """What a step needs at hand."""

    levers: tuple[LeverRef, ...] = Field(default=(), description="Levers to pull.")
    scripts: tuple[ScriptRef, ...] = Field(default=(), description="Scripts to speak or send.")
    evidence: tuple[EvidenceRef, ...] = Field(default=(), description="Evidence to preserve.")
    runbooks: tuple[Link, ...] = Field(default=(), description="Technical procedures elsewhere.")
    type_levers: bool = Field(
        default=False, description="true: the first levers of the incident type at hand."
    )
    type_evidence: bool = Field(
        default=False, description="true: the evidence list of the incident type at hand."
    )
    type_clocks: bool = Field(default=False, description="true: the clocks of the incident type at hand.")
    triage: bool = Field(default=False, description="true: the triage questions.")


class BaseStep(Entry):
    """What every kind of step has."""

    owner: RoleRef = Field(description="The one role accountable for it; never a person's name.")
    backup: RoleRef | None = Field(
        default=None, description="Who does it when the owner is missing; the owner's backup if left out."
    )
    minutes: Minutes = Field(description="How long it takes, in whole minutes.")
    only_for: tuple[SeverityRef, ...] = Field(
        default=(), description="Severities it belongs to; all of them when left out."
    )
    after: tuple[StepRef, ...] = Field(
        default=(), description="Steps that must be finished first, on every path."
    )
    note: RichText | None = Field(default=None, description="A short remark below the step.")


class SubStep(Part):
    """A smaller action inside an action; it shares the owner and the minutes."""

    do: RichText = Field(description="One action, verb first.")
    command: Command | None = Field(default=None, description="Exact command to copy.")


class ActionStep(BaseStep):
    """Something a role does."""

    kind: Literal["action"] = Field(default="action", description="Set by the key `do`.")
    do: RichText = Field(description="One action, verb first, at most 20 words.")
    responsible: tuple[RoleRef, ...] = Field(
        default=(), description="Roles that do the work when the owner only answers for it."
    )
    done_when: RichText = Field(description="How everybody sees that it is done.")
    work: Literal["decide", "page", "repair", "investigate", "communicate", "record"] = Field(
        description="What kind of work it is; the incident commander never owns `repair`."
    )
    pages: tuple[RoleRef, ...] = Field(default=(), description="Roles this step pages.")
    pages_responders: bool = Field(
        default=False, description="true: pages everyone the severity lists under `pages`."
    )
    pages_experts: bool = Field(
        default=False,
        description="true: pages the roles that the incident type and the answers of triage pull in.",
    )
    opens_war_room: bool = Field(default=False, description="true on the step that opens the war room.")
    uses: Uses = Field(default_factory=Uses, description="Levers, scripts, evidence and runbooks it uses.")
    command: Command | None = Field(default=None, description="Exact command to copy.")
    steps: tuple[SubStep, ...] = Field(default=(), description="Smaller actions inside this one.")
    next: StepRef | None = Field(
        default=None, description="Step that follows; the next one in the file if left out; `end` stops."
    )


class StepAnswer(Part):
    """One answer to a decision and where it leads."""

    answer: Text = Field(description="The answer in a few words.")
    goto: StepRef = Field(description="Id of the step that follows, or `end`.")
    unsure: bool = Field(default=False, description="true for the answer 'not sure'; every decision has one.")
    ends_with: RichText | None = Field(
        default=None, description="What closes the path, when `goto` is `end`."
    )


class DecisionStep(BaseStep):
    """A question whose answer picks the way."""

    kind: Literal["decision"] = Field(default="decision", description="Set by the key `ask`.")
    ask: Text = Field(description="The question, answerable with what is known by then.")
    answers: tuple[StepAnswer, ...] = Field(
        min_length=2, max_length=5, description="The answers, five at most."
    )


class HandoverStep(BaseStep):
    """The way continues in another playbook."""

    kind: Literal["handover"] = Field(default="handover", description="Set by the key `hand_over_to`.")
    hand_over_to: Link = Field(description="The other playbook.")
    say: RichText = Field(description="What to tell the people who take over.")
    next: StepRef | None = Field(
        default=None, description="Step that follows here; the next in the file if left out; `end` stops."
    )


Step = ActionStep | DecisionStep | HandoverStep


class Phase(Entry):
    """A window of time with one aim. Phases of one lane follow each other without a gap."""

    name: Text = Field(description="What the phase is called everywhere.")
    goal: RichText = Field(description="What is true at its end.")
    not_now: RichText | None = Field(default=None, description="What waits for a later phase.")
    from_minute: Minutes = Field(description="Minute after the first signal at which it starts.")
    to_minute: Minutes | None = Field(
        default=None, description="Minute at which it ends; leave out when it is open-ended."
    )
    reading: Literal["read-do", "do-confirm"] = Field(
        description="read-do: read a step, do it; do-confirm: do from memory, then confirm each."
    )
    role: Literal["triage", "contain", "diagnose", "communicate", "recover", "learn", "other"] = Field(
        description="What kind of phase it is, whatever its name."
    )
    lane: Id = Field(default="main", description="Phases in other lanes run side by side with the main lane.")
    max_people: Count | None = Field(
        default=None, description="How many people should be busy in it at most."
    )
    steps: dict[Id, Step] = Field(min_length=1, description="The steps by id, in order.")
