"""The whole playbook: every concept in one frozen value, and the few look-ups everybody needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import get_origin

from generator.model.about import About
from generator.model.base import Id, Part, RoleRef
from generator.model.cards import Cards
from generator.model.clocks import Clock
from generator.model.evidence import Evidence
from generator.model.fields import (
    BREAKING,
    EDITORIAL,
    MISSED,
    OMITTED,
    OPERATIONAL,
    PRIVATE,
    PUBLIC,
    QUIET,
    fact,
)
from generator.model.graph import Ways, find_ways
from generator.model.incidents import Incident
from generator.model.laws import Law
from generator.model.levers import Ladder, Lever
from generator.model.metrics import Metric, Timestamp
from generator.model.organisation import Contact, Organisation
from generator.model.parties import Dependency, Party
from generator.model.phases import Phase, Step
from generator.model.postmortem import Postmortem
from generator.model.practice import Case, Drill
from generator.model.preparation import Checklist
from generator.model.prose import Sentence, sentences_of
from generator.model.roles import Role, Team
from generator.model.rule_levels import RuleLevel
from generator.model.scripts import Script
from generator.model.severities import Severity
from generator.model.triage import Triage
from generator.model.types import IncidentType, TypeKind
from generator.model.variables import Variable
from generator.model.waivers import Waiver
from generator.model.walk import Reference as Mention
from generator.model.walk import Value, Words, walk_references, walk_values, walk_words
from generator.model.words import Channel, Reference, Source, Term, WordList


class Playbook(Part):
    """A complete playbook. Every mapping is in the order of the files.

    The field names are the names of the YAML files; a path such as `severities/sev-1/contain_within`
    means the same in a file, in a text reference and in a problem.
    """

    about: About = fact("Identity, version, owner, review state.", PUBLIC, QUIET)
    severities: dict[Id, Severity] = fact("Severities, worst first.", PUBLIC, BREAKING, min_length=1)
    triage: Triage = fact("The questions that choose a severity.", PUBLIC, QUIET, default_factory=Triage)
    phases: dict[Id, Phase] = fact(
        "Phases and their steps, in order.", PUBLIC, MISSED, ordered=True, min_length=1
    )
    roles: dict[Id, Role] = fact("Roles.", PUBLIC, MISSED, min_length=1)
    teams: dict[Id, Team] = fact(
        "Roles that work together under one lead.", PUBLIC, MISSED, default_factory=dict
    )
    types: dict[Id, IncidentType] = fact("Incident types.", PUBLIC, MISSED, default_factory=dict)
    levers: dict[Id, Lever] = fact("Levers.", PUBLIC, MISSED, default_factory=dict)
    ladders: dict[Id, Ladder] = fact("Degradation ladders.", PUBLIC, MISSED, default_factory=dict)
    evidence: dict[Id, Evidence] = fact("Evidence to preserve.", PUBLIC, MISSED, default_factory=dict)
    preparation: dict[Id, Checklist] = fact(
        "What is done before an incident.", PUBLIC, OPERATIONAL, default_factory=dict
    )
    parties: dict[Id, Party] = fact(
        "Who is outside and needed; who that is and how they are reached is private.",
        PUBLIC,
        MISSED,
        default_factory=dict,
    )
    dependencies: dict[Id, Dependency] = fact(
        "What of others the product needs, and what breaks without it.", PUBLIC, MISSED, default_factory=dict
    )
    variables: dict[Id, Variable] = fact(
        "What only the incident knows and commands need.", PRIVATE, OPERATIONAL, default_factory=dict
    )
    scripts: dict[Id, Script] = fact("Communication scripts.", PUBLIC, MISSED, default_factory=dict)
    postmortem: Postmortem = fact(
        "Postmortem policy and template.", PUBLIC, QUIET, default_factory=Postmortem
    )
    timestamps: dict[Id, Timestamp] = fact(
        "Moments that are written down.", PUBLIC, OPERATIONAL, default_factory=dict
    )
    metrics: dict[Id, Metric] = fact("Metrics.", PUBLIC, OPERATIONAL, default_factory=dict)
    clocks: dict[Id, Clock] = fact("Legal and contractual clocks.", PUBLIC, BREAKING, default_factory=dict)
    laws: dict[Id, Law] = fact(
        "Laws without a clock here, and why.", PUBLIC, OPERATIONAL, default_factory=dict
    )
    drills: dict[Id, Drill] = fact("Drills.", PUBLIC, OPERATIONAL, default_factory=dict)
    cases: dict[Id, Case] = fact("Public cases.", PUBLIC, EDITORIAL, default_factory=dict)
    incidents: dict[Id, Incident] = fact(
        "Records of incidents and of drills that were played.", PUBLIC, QUIET, default_factory=dict
    )
    glossary: dict[Id, Term] = fact("Words with one meaning.", PUBLIC, EDITORIAL, default_factory=dict)
    words: dict[Id, WordList] = fact(
        "Words that are not used here.", OMITTED, OPERATIONAL, default_factory=dict
    )
    channels: dict[Id, Channel] = fact("Channels.", PUBLIC, MISSED, default_factory=dict)
    sources: dict[Id, Source] = fact("Where facts come from.", PUBLIC, EDITORIAL, default_factory=dict)
    references: dict[Id, Reference] = fact(
        "Outside frameworks by edition.", PUBLIC, EDITORIAL, default_factory=dict
    )
    coverage: dict[Id, Waiver] = fact(
        "Gaps left open on purpose, with a reason and an end.", PRIVATE, OPERATIONAL, default_factory=dict
    )
    rules: dict[str, RuleLevel] = fact(
        "Levels of the rules of the check, by the id of a rule.",
        OMITTED,
        OPERATIONAL,
        says=("rule", "rules"),
        default_factory=dict,
    )
    cards: Cards = fact("Printed cards: decks, sheets and looks.", PUBLIC, QUIET, default_factory=Cards)

    organisation: Organisation = fact(
        "Names, features, links and working days of your organisation.",
        PUBLIC,
        QUIET,
        default_factory=Organisation,
    )
    contacts: dict[RoleRef, Contact] = fact(
        "How each role is reached; private, may stay out of git.",
        PRIVATE,
        MISSED,
        says=("contact", "contacts"),
        default_factory=dict,
    )

    @cached_property
    def language(self) -> str:
        """The language of the texts; most rules about words ask for it, and for nothing else of what `about` says."""
        return self.about.language

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """Every step by id, phase after phase. Of two steps with one id the first counts."""
        found: dict[str, Step] = {}
        for phase in self.phases.values():
            for step in phase.steps.values():
                found.setdefault(step.id, step)
        return found

    @cached_property
    def phase_of(self) -> Mapping[str, Phase]:
        """The phase of each step, by the step's id."""
        found: dict[str, Phase] = {}
        for phase in self.phases.values():
            for step_id in phase.steps:
                found.setdefault(step_id, phase)
        return found

    @cached_property
    def kinds(self) -> Mapping[str, TypeKind]:
        """Every kind by id, type after type. Of two kinds with one id the first counts."""
        return {key: self.types[type_id].kinds[key] for key, type_id in self.type_of_kind.items()}

    @cached_property
    def type_of_kind(self) -> Mapping[str, str]:
        """The id of the type of each kind, by the kind's id."""
        found: dict[str, str] = {}
        for kind in self.types.values():
            for key in kind.kinds:
                found.setdefault(key, kind.id)
        return found

    @cached_property
    def types_and_kinds(self) -> Mapping[str, IncidentType | TypeKind]:
        """Every incident type and every kind by id; of two with one id the type counts."""
        return {**self.kinds, **self.types}

    @cached_property
    def ways(self) -> tuple[Ways, ...]:
        """The ways through the steps, once for all severities and incident types that walk the same steps."""
        return find_ways(self)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every field that names an entry, with its spot, in order; walked once, because several rules need it."""
        return tuple(walk_references(self))

    @cached_property
    def prose(self) -> tuple[Words, ...]:
        """Every piece of prose with its spot, in order; walked once, because many rules read it all."""
        return tuple(walk_words(self))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every text that stands alone in a field and is no prose, in order."""
        return tuple(walk_values(self))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the prose, in order; cut once, because many rules listen to it."""
        return tuple(sentences_of(self))

    @cached_property
    def sentences_with(self) -> Mapping[str, tuple[int, ...]]:
        """In which sentences each word stands, by the word in lower case."""
        found: dict[str, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for word in set(sentence.words):
                found.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in found.items()}

    @cached_property
    def by_rank(self) -> tuple[Severity, ...]:
        """The severities, worst first."""
        return tuple(sorted(self.severities.values(), key=lambda severity: severity.rank))

    @cached_property
    def by_letter(self) -> tuple[IncidentType, ...]:
        """The incident types in the order of their letters."""
        return tuple(sorted(self.types.values(), key=lambda kind: kind.letter))

    @cached_property
    def commander(self) -> Role | None:
        """The role in command: of that position, else the one that leads at every severity; None where there is neither."""
        stated = next((role for role in self.roles.values() if role.position == "commander"), None)
        leads = {severity.led_by for severity in self.severities.values()}
        return stated or (self.roles.get(next(iter(leads)) or "") if len(leads) == 1 else None)

    def backup_of(self, role_id: str, stated: str | None = None) -> str | None:
        """Return who stands in: the backup stated on the spot, else the one of the role."""
        role = self.roles.get(role_id)
        return stated or (role.stand_in if role else None)


RECORDS = frozenset({"incidents"})
"""The concepts that tell what happened and not what is planned: no digest counts them, no comparison tells them."""

CONCEPTS: tuple[str, ...] = tuple(Playbook.model_fields)
"""The names of the YAML files, in reading order."""

COLLECTIONS: tuple[str, ...] = tuple(
    name for name, field in Playbook.model_fields.items() if get_origin(field.annotation) is dict
)
"""The concepts that are maps from id to entry."""
