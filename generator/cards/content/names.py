"""What every kind of card needs: the words of the playbook, its labels, the signs of severities and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.cards.runs import Writer
from generator.model import Playbook
from generator.model.card import Bullets, Fact, Note, Row, Run, Runs, Tier
from generator.model.cards import Labels
from generator.model.once import once_for_each
from generator.model.phases import EVERYBODY
from generator.model.severities import Severity
from generator.model.types import IncidentType, TypeKind
from generator.problems import Spot


@dataclass(frozen=True, slots=True)
class Names:
    """The playbook, and how to put its words on cards."""

    playbook: Playbook
    write: Writer
    labels: Labels

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.playbook.about.language

    def role(self, role_id: str) -> str:
        """Return the name of a role."""
        role = self.playbook.roles.get(role_id)
        return self.write.plain(role.name) if role else role_id

    def short(self, role_id: str) -> str:
        """Return the short form of a role."""
        if role_id == EVERYBODY and role_id not in self.playbook.roles:
            return self.labels.everybody
        role = self.playbook.roles.get(role_id)
        if role is None:
            return role_id
        return self.write.plain(role.name if role_id in _ambiguous(self.playbook) else role.short)

    def types(self, ids: Iterable[str]) -> str:
        """Return the names of some incident types and kinds in a row; nothing for none."""
        known = self.playbook.types_and_kinds
        return ", ".join(self.write.plain(known[name].name) for name in ids if name in known)

    def only_at(self, severities: Iterable[str]) -> str:
        """Return the names of the severities to which something is limited; nothing for none."""
        return "/".join(self.tier(name).name for name in severities if name in self.playbook.severities)

    def tier(self, severity_id: str) -> Tier:
        """Return the sign of a severity."""
        severity = self.playbook.severities[severity_id]
        return Tier(self.write.plain(severity.name), self.look(severity))

    def at_least(self, kind: IncidentType | TypeKind, of: IncidentType | None = None) -> str:
        """Return how bad a type or a kind is at least; nothing where no floor of its own decides.

        Args:
            kind: the type or the kind.
            of: the type of a kind: one that may be milder than its type says so in other words.
        """
        severities = self.playbook.severities
        floor, usual = (
            severities.get(kind.severity_floor or ""),
            severities.get((of and of.severity_floor) or ""),
        )
        if floor is None:
            return ""
        label = self.labels.enough if usual and floor.rank > usual.rank else self.labels.at_least
        return label.replace("{severity}", self.write.plain(floor.name))

    def starts_as(self, kind: IncidentType) -> str:
        """Return how bad a type is at first; nothing where nobody says it."""
        severity = self.playbook.severities.get(kind.default_severity or "")
        return (
            self.labels.starts_as.replace("{severity}", self.write.plain(severity.name)) if severity else ""
        )

    def look(self, severity: Severity) -> int:
        """Return how loud a severity looks: 1 for the worst of the scale, 5 for the mildest."""
        return 1 + (severity.rank - 1) * 4 // max(len(self.playbook.severities) - 1, 1)

    def framed(self, *fields: str, more: Iterable[Runs] = ()) -> tuple[Note, ...]:
        """Return some fields of `about`, and more paragraphs below them, in one frame; none where there are no words."""
        about = self.playbook.about
        said = [field for field in fields if getattr(about, field)]
        paragraphs = (
            *(each for field in said for each in self.write.paragraphs(getattr(about, field))),
            *more,
        )
        spot = Spot.of("about", said[0]) if said else Spot.of("triage", "how")
        return (Note(paragraphs=paragraphs, loud=True, spot=spot),) if paragraphs else ()

    def fact(self, label: str, value: str) -> Fact:
        """Return a label with a value."""
        return Fact(self.write.bare(label), self.write.bare(value))

    def bullets(self, title: str, texts: Iterable[str], spot: Spot) -> tuple[Bullets, ...]:
        """Return a block of rich texts; none when there is nothing to say."""
        items: tuple[Runs, ...] = tuple(map(self.write.line, texts))
        return (Bullets(title=title, items=items, spot=spot),) if items else ()

    def added(self, text: str, aside: str) -> Runs:
        """Return a text with a word in brackets that never stands alone on a line."""
        return (*self.write.bare(text), Run("text", f"\N{NO-BREAK SPACE}({aside})"))

    def legend(self, role_ids: Iterable[str]) -> tuple[Row, ...]:
        """Return what the short forms of some roles stand for, each once; none where there are none."""
        said = tuple(
            (Run("strong", self.short(role_id)), Run("text", f" {self.role(role_id)}"))
            for role_id in dict.fromkeys(role_ids)
            if role_id != EVERYBODY
        )
        return (Row(title=self.labels.roles, things=said, spot=Spot.of("roles")),) if said else ()

    def row_of(self, title: str, things: Iterable[str], spot: Spot) -> Row:
        """Return things side by side instead of one below the other, where room is scarce."""
        return Row(title=title, things=tuple(map(self.write.bare, things)), spot=spot)


@once_for_each
def _ambiguous(playbook: Playbook) -> frozenset[str]:
    """Return the roles that state no short form, and whose name gives one that another role has."""
    count = Counter(role.short.casefold() for role in playbook.roles.values())
    made = (role for role in playbook.roles.values() if "short" not in role.model_fields_set)
    return frozenset(role.id for role in made if count[role.short.casefold()] > 1)
