"""Phases and steps: who does what, in which minute, and what each decision leads to.

A step is an action (`do`), a decision (`ask`) or a handover (`hand_over_to`); the key that is there
decides. After an action the next step in the file follows, unless `next` says otherwise.
"""

from __future__ import annotations

from typing import Literal

from generator.model.base import (
    Command,
    Count,
    Entry,
    EvidenceRef,
    Id,
    Instruction,
    Length,
    LeverRef,
    Link,
    Minutes,
    Part,
    PartyRef,
    RichText,
    RoleRef,
    ScriptRef,
    SeverityRef,
    StepRef,
    Text,
    TypeOrKindRef,
    in_case,
)
from generator.model.fields import (
    BINDING,
    BREAKING,
    EDITORIAL,
    LONGER,
    MISSED,
    OPERATIONAL,
    PRIVATE,
    PUBLIC,
    QUIET,
    SHORTER,
    fact,
)
from generator.model.severities import LaterCadence

END = "end"
"""Where a path stops; allowed as `next` and `goto` beside the ids of steps."""

EVERYBODY = "everybody"
"""Who does a step that each role does for itself; allowed as `owner` beside the ids of roles."""


class Uses(Part):
    """What a step needs at hand."""

    levers: tuple[LeverRef, ...] = fact("Levers to pull.", PUBLIC, BREAKING, ordered=True, default=())
    scripts: tuple[ScriptRef, ...] = fact(
        "Scripts to speak or send.", PUBLIC, BREAKING, ordered=True, default=()
    )
    evidence: tuple[EvidenceRef, ...] = fact(
        "Evidence to preserve.", PUBLIC, BREAKING, ordered=True, default=()
    )
    runbooks: tuple[Link, ...] = fact("Technical procedures elsewhere.", PRIVATE, OPERATIONAL, default=())
    type_levers: bool = fact(
        "true: the first levers of the incident type at hand.", PUBLIC, BREAKING, default=False
    )
    type_evidence: bool = fact(
        "true: the evidence list of the incident type at hand.", PUBLIC, BREAKING, default=False
    )
    type_clocks: bool = fact(
        "true: the clocks of the incident type at hand.", PUBLIC, BREAKING, default=False
    )
    triage: bool = fact("true: the triage questions.", PUBLIC, BREAKING, default=False)


class BaseStep(Entry, noun="step"):
    """What every kind of step has."""

    owner: RoleRef = fact(
        "The one role accountable for it, never a person's name; `everybody` where each role does it for itself.",
        PUBLIC,
        BREAKING,
    )
    backup: RoleRef | None = fact(
        "Who does it when the owner is missing; the owner's backup if left out.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    consulted: tuple[RoleRef, ...] = fact(
        "Roles that are asked before it is done.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    informed: tuple[RoleRef, ...] = fact(
        "Roles that are told when it is done.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    consulted_parties: tuple[PartyRef, ...] = fact(
        "Outside parties that are asked before it is done.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("consulted party", "consulted parties"),
        default=(),
    )
    informed_parties: tuple[PartyRef, ...] = fact(
        "Outside parties that are told when it is done.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("informed party", "informed parties"),
        default=(),
    )
    minutes: Minutes = fact(
        "How long it takes, in whole minutes.", PUBLIC, OPERATIONAL, counts=True, default=0
    )
    only_for: tuple[SeverityRef, ...] = fact(
        "Severities it belongs to; all of them when left out.", PUBLIC, BREAKING, default=()
    )
    only_for_types: tuple[TypeOrKindRef, ...] = fact(
        "Incident types, or kinds of one, it belongs to; all of them when left out.",
        PUBLIC,
        BREAKING,
        says="only for types",
        default=(),
    )
    after: tuple[StepRef, ...] = fact(
        "Steps that must be finished first, on every path.", PUBLIC, BREAKING, strict=LONGER, default=()
    )
    safety: RichText | None = fact(
        "What keeps people safe when the step does not go as written; every card prints it.",
        PUBLIC,
        BINDING,
        default=None,
    )
    when: RichText | None = fact(
        "In which case it is done, whenever that happens; no way leads to it then.",
        PUBLIC,
        BREAKING,
        says="case in which it is done",
        default=None,
    )
    done_within: Length | None = fact(
        "It is done within this time, counted from the start of its phase.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="time limit",
        default=None,
    )
    every: Length | None = fact(
        "How often it is done again, until its phase ends.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        says="how often it is done again",
        default=None,
    )
    then: tuple[LaterCadence, ...] = fact(
        "Later rhythms of a step that is done again, in order of time.",
        PUBLIC,
        BREAKING,
        says="later rhythm",
        default=(),
    )
    note: RichText | None = fact("A short remark below the step.", PUBLIC, OPERATIONAL, default=None)


class SubStep(Part):
    """A smaller action inside an action; it shares the owner and the minutes."""

    do: RichText = fact("One action, verb first.", PUBLIC, OPERATIONAL, says="instruction")
    when: RichText | None = fact(
        "In which case it is done; always when left out.",
        PUBLIC,
        BREAKING,
        says="case in which it is done",
        default=None,
    )
    command: Command | None = fact("Exact command to copy.", PRIVATE, BREAKING, default=None)
    steps: tuple[Instruction, ...] = fact(
        "What it consists of, in order; nothing goes deeper.",
        PUBLIC,
        OPERATIONAL,
        ordered=True,
        says=("smallest step", "smallest steps"),
        default=(),
    )

    @property
    def said(self) -> str:
        """Return the action with its case before it, as one text."""
        return in_case(self.when, self.do)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return it and what it consists of, each as a line of text with its command, which is empty without one."""
        below = ((f"\N{EN DASH} {each.said}", each.command or "") for each in self.steps)
        return ((self.said, self.command or ""), *below)


class ActionStep(BaseStep, noun="step"):
    """Something a role does."""

    kind: Literal["action"] = fact("Set by the key `do`.", PUBLIC, QUIET, default="action")
    do: RichText = fact("One action, verb first, at most 20 words.", PUBLIC, OPERATIONAL, says="instruction")
    responsible: tuple[RoleRef, ...] = fact(
        "Roles that do the work when the owner only answers for it.", PUBLIC, BREAKING, default=()
    )
    done_when: RichText | None = fact(
        "How everybody sees that it is done.", PUBLIC, OPERATIONAL, default=None
    )
    work: Literal["decide", "page", "repair", "investigate", "communicate", "record", "other"] = fact(
        "What kind of work it is; the incident commander never owns `repair`.",
        PUBLIC,
        OPERATIONAL,
        counts=True,
        default="other",
    )
    pages: tuple[RoleRef, ...] = fact("Roles this step pages.", PUBLIC, BREAKING, strict=LONGER, default=())
    pages_responders: bool = fact(
        "true: pages everyone the severity lists under `pages`.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=False,
    )
    pages_experts: bool = fact(
        "true: pages the roles that the incident type and the answers of triage pull in.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=False,
    )
    opens_war_room: bool = fact("true on the step that opens the war room.", PUBLIC, BREAKING, default=False)
    uses: Uses = fact(
        "Levers, scripts, evidence and runbooks it uses.", PUBLIC, OPERATIONAL, default_factory=Uses
    )
    command: Command | None = fact("Exact command to copy.", PRIVATE, BREAKING, default=None)
    steps: tuple[SubStep, ...] = fact(
        "Smaller actions inside this one.",
        PUBLIC,
        OPERATIONAL,
        ordered=True,
        says=("sub-step", "sub-steps"),
        default=(),
    )
    next: StepRef | None = fact(
        "Step that follows; the next one in the file if left out; `end` stops.",
        PUBLIC,
        BREAKING,
        says="next step",
        default=None,
    )


class StepAnswer(Part):
    """One answer to a decision and where it leads."""

    answer: Text = fact("The answer in a few words.", PUBLIC, OPERATIONAL, says=("answer", "answers"))
    goto: StepRef = fact("Id of the step that follows, or `end`.", PUBLIC, BREAKING, says="leads to")
    unsure: bool = fact(
        "true for the answer 'not sure'; every decision has one.", PUBLIC, OPERATIONAL, default=False
    )
    ends_with: RichText | None = fact(
        "What closes the path, when `goto` is `end`.", PUBLIC, OPERATIONAL, default=None
    )


class DecisionStep(BaseStep, noun="decision"):
    """A question whose answer picks the way."""

    kind: Literal["decision"] = fact("Set by the key `ask`.", PUBLIC, QUIET, default="decision")
    ask: Text = fact(
        "The question, answerable with what is known by then.", PUBLIC, OPERATIONAL, says="question"
    )
    answers: tuple[StepAnswer, ...] = fact(
        "The answers, five at most beside 'not sure'.",
        PUBLIC,
        BREAKING,
        says=("answer", "answers"),
        min_length=2,
        max_length=6,
    )


class HandoverStep(BaseStep, noun="handover"):
    """The way continues in another playbook."""

    kind: Literal["handover"] = fact("Set by the key `hand_over_to`.", PUBLIC, QUIET, default="handover")
    hand_over_to: Link = fact("The other playbook.", PUBLIC, BREAKING, says="handover")
    say: RichText | None = fact("What to tell the people who take over.", PUBLIC, OPERATIONAL, default=None)
    next: StepRef | None = fact(
        "Step that follows here; the next in the file if left out; `end` stops.",
        PUBLIC,
        BREAKING,
        says="next step",
        default=None,
    )


Step = ActionStep | DecisionStep | HandoverStep


class Phase(Entry, noun="phase"):
    """A window of time with one aim. Phases of one lane follow each other without a gap."""

    name: Text = fact("What the phase is called everywhere.", PUBLIC, EDITORIAL)
    goal: RichText | None = fact("What is true at its end.", PUBLIC, OPERATIONAL, default=None)
    not_now: RichText | None = fact("What waits for a later phase.", PUBLIC, OPERATIONAL, default=None)
    from_minute: Minutes = fact(
        "Minute after the first signal at which it starts.",
        PUBLIC,
        BREAKING,
        says="first minute",
        counts=True,
        default=0,
    )
    to_minute: Minutes | None = fact(
        "Minute at which it ends; leave out when it is open-ended.",
        PUBLIC,
        BREAKING,
        says="last minute",
        default=None,
    )
    reading: Literal["read-do", "do-confirm"] = fact(
        "read-do: read a step, do it; do-confirm: read the list, work side by side, then confirm each.",
        PUBLIC,
        OPERATIONAL,
        counts=True,
        default="read-do",
    )
    role: Literal["triage", "contain", "diagnose", "communicate", "recover", "learn", "other"] = fact(
        "What kind of phase it is, whatever its name.", PUBLIC, OPERATIONAL, counts=True, default="other"
    )
    lane: Id = fact(
        "Phases in other lanes run side by side with the main lane.", PUBLIC, OPERATIONAL, default="main"
    )
    only_for: tuple[SeverityRef, ...] = fact(
        "Severities it belongs to with all its steps; all of them when left out.",
        PUBLIC,
        BREAKING,
        says="only for severities",
        default=(),
    )
    only_for_types: tuple[TypeOrKindRef, ...] = fact(
        "Incident types, or kinds of one, it belongs to with all its steps; all of them when left out.",
        PUBLIC,
        BREAKING,
        says="only for types",
        default=(),
    )
    max_people: Count | None = fact(
        "How many people should be busy in it at most.", PUBLIC, OPERATIONAL, default=None
    )
    steps: dict[Id, Step] = fact(
        "The steps by id, in order.",
        PUBLIC,
        MISSED,
        ordered=True,
        says=("sub-step", "sub-steps"),
        min_length=1,
    )

    @property
    def timed(self) -> bool:
        """Whether it has minutes; without any it comes where it stands in the file, and is open-ended."""
        return self.from_minute > 0 or self.to_minute is not None

    @property
    def lasts(self) -> int:
        """How many minutes it lasts; 0 if it is open-ended, or ends before it starts (`impossible-phase`)."""
        return max((self.to_minute or 0) - self.from_minute, 0)
