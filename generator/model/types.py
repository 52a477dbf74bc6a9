"""Incident types: how each kind of AI failure shows, is confirmed, contained, told and closed."""

from __future__ import annotations

from typing import Literal

from generator.model.base import (
    Citation,
    ClockRef,
    Count,
    DrillRef,
    Entry,
    EvidenceRef,
    Id,
    Instruction,
    LadderRef,
    Length,
    LeverRef,
    Part,
    ReferenceRef,
    RichText,
    RoleRef,
    ScriptRef,
    SeverityRef,
    SourceRef,
    Text,
    TextOr,
    TypeRef,
)
from generator.model.duration import Duration
from generator.model.fields import (
    BINDING,
    BREAKING,
    EDITORIAL,
    LONGER,
    MISSED,
    OPERATIONAL,
    PUBLIC,
    SHORTER,
    WORSE,
    fact,
)


class NotThis(Part):
    """A neighbour that is easily mistaken for this type."""

    what: RichText = fact("What it is instead.", PUBLIC, OPERATIONAL)
    go_to: TypeRef | None = fact("Incident type that covers it.", PUBLIC, BREAKING, default=None)


class Signal(Part):
    """A sign that this type is happening."""

    what: RichText = fact("What is seen, and where.", PUBLIC, OPERATIONAL)
    noise: Literal["loud", "silent"] | None = fact(
        "loud: an alarm or a person tells us; silent: someone must look.", PUBLIC, OPERATIONAL, default=None
    )
    seen_from: Literal["inside", "outside"] | None = fact(
        "inside: our monitoring; outside: users, press, vendors.", PUBLIC, OPERATIONAL, default=None
    )
    comes_from: Text | None = fact(
        "What shows it: an alert, a dashboard, a mailbox, a vendor's notice.",
        PUBLIC,
        OPERATIONAL,
        says="source of the signal",
        default=None,
    )
    suggests: SeverityRef | None = fact(
        "Severity to start from when this is the sign, instead of the default.",
        PUBLIC,
        BREAKING,
        strict=WORSE,
        says="suggested severity",
        default=None,
    )


class Detection(Part):
    """How long this type usually stays unnoticed, and how fast we want to notice."""

    typical: RichText | None = fact("What public incidents show.", PUBLIC, EDITORIAL, default=None)
    target: Length | None = fact(
        "Our target from exposure to first recorded signal.",
        PUBLIC,
        OPERATIONAL,
        strict=SHORTER,
        default=None,
    )
    cites: tuple[Citation, ...] = fact("Where the typical figure comes from.", PUBLIC, EDITORIAL, default=())


class SeverityWhen(Part):
    """A condition that names the severity it leads to."""

    when: RichText = fact("What holds then; seen without looking for the cause.", PUBLIC, BREAKING)
    severity: SeverityRef = fact(
        "The severity then, whatever the default is.", PUBLIC, BREAKING, strict=WORSE, says="severity then"
    )


class Confirmation(Part):
    """How to confirm although the same input may give different output."""

    steps: tuple[TextOr[Instruction], ...] = fact(
        "What to do, in order; each a text, or `do` with a `command`.",
        PUBLIC,
        OPERATIONAL,
        ordered=True,
        says=("sub-step", "sub-steps"),
        default=(),
    )
    trials: Count | None = fact(
        "How often to replay the exact trace.", PUBLIC, BREAKING, strict=LONGER, ai=True, default=None
    )
    hold_fixed: tuple[RichText, ...] = fact(
        "What stays the same between trials.", PUBLIC, OPERATIONAL, ai=True, default=()
    )
    run_in: RichText | None = fact(
        "Where it is safe to run them.", PUBLIC, OPERATIONAL, ai=True, default=None
    )
    enough_to_act: Count = fact(
        "Confirmed sightings that are enough to act.", PUBLIC, BREAKING, strict=SHORTER, default=1
    )
    not_enough_to_close: Count = fact(
        "Clean replays that are not enough to close.", PUBLIC, BREAKING, strict=LONGER, default=10
    )


class PullIn(Part):
    """A role this type needs."""

    role: RoleRef = fact("The role.", PUBLIC, BREAKING)
    within: Duration | None = fact(
        "How soon, counted from the first signal; `0m` or left out: at once.",
        PUBLIC,
        BREAKING,
        strict=SHORTER,
        default=None,
    )
    because: RichText | None = fact("What it is needed for.", PUBLIC, OPERATIONAL, default=None)


class ExitCriterion(Part):
    """A test that must hold before the incident is closed."""

    criterion: RichText = fact(
        "What must hold, with a number.", PUBLIC, BREAKING, says=("criterion", "criteria")
    )
    window: Length | None = fact("For how long it must hold.", PUBLIC, BREAKING, strict=LONGER, default=None)
    approver: RoleRef | None = fact("Role that confirms it.", PUBLIC, BREAKING, default=None)


class Mapping(Part):
    """The same thing in an outside framework."""

    reference: ReferenceRef = fact("Framework and edition, from references.yaml.", PUBLIC, EDITORIAL)
    ids: tuple[Text, ...] = fact("Identifiers in that edition.", PUBLIC, EDITORIAL, min_length=1)


class TypeKind(Entry, noun="kind"):
    """One kind of an incident type: what tells it from the others, and what it needs beside what the type needs."""

    name: Text = fact("What it is called everywhere, in words people search for.", PUBLIC, EDITORIAL)
    short: Text | None = fact(
        "Two or three words for cards; the name when left out.", PUBLIC, EDITORIAL, default=None
    )
    looks_like: Text = fact(
        "What the reader sees, in one line; used for choosing the kind.", PUBLIC, OPERATIONAL, default=""
    )
    what: RichText | None = fact("What it is.", PUBLIC, OPERATIONAL, default=None)
    first: RichText | None = fact(
        "Something that must happen at once for this kind, whatever the answers.",
        PUBLIC,
        BINDING,
        default=None,
    )
    levers: tuple[LeverRef, ...] = fact(
        "First levers of this kind, in the order to try them; those of the type when left out.",
        PUBLIC,
        BREAKING,
        ordered=True,
        default=(),
    )
    levers_together: Count = fact(
        "How many of the first levers are all pulled, in their order, because each stops another part of the harm; the "
        "others only when those did not hold.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says="levers pulled together",
        default=1,
    )
    lever_note: RichText | None = fact(
        "What comes before or beside its first lever, and when, in a few words.",
        PUBLIC,
        BREAKING,
        default=None,
    )
    scripts: tuple[ScriptRef, ...] = fact(
        "Scripts to speak or send for this kind.", PUBLIC, BREAKING, ordered=True, default=()
    )
    evidence: tuple[EvidenceRef, ...] = fact(
        "What to preserve beside the evidence of the type.", PUBLIC, BREAKING, ordered=True, default=()
    )
    pulls_in: tuple[PullIn, ...] = fact(
        "Experts it needs beside those of the type, or in their place.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        default=(),
    )
    pulls_in_are: Literal["more", "all"] = fact(
        "more: beside those of the type; all: in their place.",
        PUBLIC,
        BREAKING,
        says="experts are",
        default="more",
    )
    clocks: tuple[ClockRef, ...] = fact(
        "Clocks it can start, in the place of those of the type; those of the type when left out.",
        PUBLIC,
        BREAKING,
        default=(),
    )
    default_severity: SeverityRef | None = fact(
        "Severity to start from, in the place of that of the type.",
        PUBLIC,
        BREAKING,
        strict=WORSE,
        default=None,
    )
    severity_floor: SeverityRef | None = fact(
        "This kind is at least this severe, in the place of the floor of the type; milder on purpose.",
        PUBLIC,
        BREAKING,
        strict=WORSE,
        default=None,
    )
    product_stays_on: bool = fact(
        "true: nothing of our product gives it, so that the levers of the steps, such as switching off, are not for it.",
        PUBLIC,
        BREAKING,
        default=False,
    )
    unseen_outside: bool = fact(
        "true: nobody outside can notice it, so that no words to people outside come first.",
        PUBLIC,
        BREAKING,
        default=False,
    )
    drills: tuple[DrillRef, ...] = fact("Drills that exercise it.", PUBLIC, EDITORIAL, default=())

    @property
    def together(self) -> tuple[str, ...]:
        """Return the levers that are all pulled; the first one alone where one is enough."""
        return self.levers[: self.levers_together]


class IncidentType(Entry, noun="incident type"):
    """One sort of incident, which may have kinds."""

    name: Text = fact("What it is called everywhere.", PUBLIC, EDITORIAL)
    aliases: tuple[Text, ...] = fact(
        "Other words that people use for it, such as hallucination; the search finds it by them.",
        PUBLIC,
        EDITORIAL,
        default=(),
    )
    letter: str = fact(
        "One capital letter, for saying it aloud and for cards.",
        PUBLIC,
        EDITORIAL,
        pattern=r"^[A-Z]$",
        counts=True,
        default="",
    )
    family: Text | None = fact(
        "Family of types it belongs to; types of one family stand together.", PUBLIC, EDITORIAL, default=None
    )
    looks_like: Text = fact(
        "What the reader sees, in one line; used for choosing the type.", PUBLIC, OPERATIONAL, default=""
    )
    summary: RichText | None = fact("What it is.", PUBLIC, OPERATIONAL, default=None)
    motion: RichText | None = fact(
        "How the response differs from restarting a service.", PUBLIC, OPERATIONAL, default=None
    )
    kinds: dict[Id, TypeKind] = fact(
        "Kinds of it by id, where they differ in what to do first; an id is used once in all types.",
        PUBLIC,
        MISSED,
        says=("kind", "kinds"),
        default_factory=dict,
    )
    is_not: tuple[NotThis, ...] = fact(
        "What it is not, and where to go instead.", PUBLIC, OPERATIONAL, default=()
    )
    signals: tuple[Signal, ...] = fact(
        "Signs, loud and silent, inside and outside.", PUBLIC, OPERATIONAL, default=()
    )
    detection: Detection = fact(
        "Typical and wanted detection latency.", PUBLIC, OPERATIONAL, default_factory=Detection
    )
    confirm: Confirmation = fact("How to confirm it.", PUBLIC, BREAKING, default_factory=Confirmation)
    default_severity: SeverityRef | None = fact(
        "Severity to start from before triage says otherwise.", PUBLIC, BREAKING, strict=WORSE, default=None
    )
    severity_floor: SeverityRef | None = fact(
        "This type is at least this severe, whatever triage says.",
        PUBLIC,
        BREAKING,
        strict=WORSE,
        default=None,
    )
    raises: tuple[TextOr[SeverityWhen], ...] = fact(
        "What makes it worse than the default; each a text, or `when` with the `severity` then.",
        PUBLIC,
        OPERATIONAL,
        default=(),
    )
    lowers: tuple[TextOr[SeverityWhen], ...] = fact(
        "What makes it milder than the default; each a text, or `when` with the `severity` then.",
        PUBLIC,
        OPERATIONAL,
        default=(),
    )
    levers: tuple[LeverRef, ...] = fact(
        "First levers, in the order to try them.", PUBLIC, BREAKING, ordered=True, default=()
    )
    ladders: tuple[LadderRef, ...] = fact(
        "Ladders that say how far to step down.", PUBLIC, OPERATIONAL, default=()
    )
    levers_are: Literal["in-order", "alternatives"] = fact(
        "in-order: the next one when the one before does not hold; alternatives: the one that fits the case.",
        PUBLIC,
        BREAKING,
        says="levers are",
        default="in-order",
    )
    evidence: tuple[EvidenceRef, ...] = fact("What to preserve.", PUBLIC, BREAKING, ordered=True, default=())
    do_not: tuple[RichText, ...] = fact(
        "Mistakes that make it worse.", PUBLIC, BINDING, strict=LONGER, default=()
    )
    pulls_in: tuple[PullIn, ...] = fact("Experts it needs.", PUBLIC, BREAKING, strict=LONGER, default=())
    clocks: tuple[ClockRef, ...] = fact("Clocks it can start.", PUBLIC, BREAKING, default=())
    communication: tuple[RichText, ...] = fact(
        "What is special about telling people.", PUBLIC, OPERATIONAL, default=()
    )
    exit: tuple[ExitCriterion, ...] = fact(
        "When it may be closed.",
        PUBLIC,
        BREAKING,
        strict=LONGER,
        says=("exit criterion", "exit criteria"),
        default=(),
    )
    prevent: tuple[RichText, ...] = fact("What keeps it from coming back.", PUBLIC, OPERATIONAL, default=())
    mappings: tuple[Mapping, ...] = fact(
        "The same thing in outside frameworks.", PUBLIC, EDITORIAL, default=()
    )
    reading: tuple[SourceRef, ...] = fact(
        "Sources to read about it, by their ids.",
        PUBLIC,
        EDITORIAL,
        says=("source to read", "sources to read"),
        default=(),
    )

    @property
    def every_clock(self) -> tuple[str, ...]:
        """Return the clocks of the type and of its kinds, each once."""
        own = (each for kind in self.kinds.values() for each in kind.clocks)
        return tuple(dict.fromkeys([*self.clocks, *own]))

    @property
    def first_levers(self) -> tuple[str, ...]:
        """Return the first levers of the type and of its kinds, each once."""
        return tuple(
            dict.fromkeys([*self.levers, *(each for kind in self.kinds.values() for each in kind.levers)])
        )
