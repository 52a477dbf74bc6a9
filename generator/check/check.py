"""Reads a playbook, builds the model, applies every rule, and keeps what an edition may show."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.cards.shelf import Shelf, problems_of_cards
from generator.check.catalogue import levels, rule_docs
from generator.check.clone import problems_of_clone
from generator.check.filed import problems_of_records
from generator.check.hygiene import problems_of_texts
from generator.check.kept import problems_of_kept
from generator.check.leaks import problems_of_edition
from generator.check.left_behind import half_translated, old_names
from generator.check.levels import SetLevels, at_level, levels_in_force, problems_of_levels
from generator.check.own_words import without_ours
from generator.check.played import of_versions
from generator.check.trust import problems_of_settings
from generator.check.unfinished import problems_of_writing
from generator.folder.assemble import assemble, is_layered
from generator.folder.files import Files, LayeredFiles, Unsourced
from generator.model import Playbook, build_playbook
from generator.model.edition import Edition, public_edition
from generator.model.people import People
from generator.model.settings import with_settings
from generator.problems import Level, Problem, Spot, in_order
from generator.rules.acceptances import settle
from generator.rules.age import RULES as AGEING
from generator.rules.asked import ask_all
from generator.rules.names import unknown_reference, unknown_text_reference
from generator.rules.prose import person_named

OF_CARDS = frozenset(
    {
        "card-name-unknown",
        "card-theme-missing",
        "card-theme-unused",
        "card-logo-missing",
        "card-changed-same-version",
    }
)
"""What concerns only printed cards."""
FOR_A_RELEASE = frozenset({"card-changed-same-version"})
"""Rules that hold between two releases: while one writes, the version may still be that of the last one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        folder: the playbook folder.
        playbook: the playbook; None when its shape is not right.
        problems: everything found, sorted by place.
        source: the files, for showing lines.
        today: the day of the check, when one was given; pages mark what is too old by then.
        accepted: warnings that the playbook itself answers with a reason; they are counted, not told.
        edition: what the playbook holds: everything, or nothing private.
        people: whom nothing that is published may name; of the contacts this alone outlives a public edition.
        names_missing: why no name of a person was looked for; empty where that is no loss, or one was.
        levels: the levels of rules that the team has set, also where the edition does not show them.
    """

    folder: Path
    playbook: Playbook | None
    problems: tuple[Problem, ...]
    source: Files
    today: datetime.date | None = None
    accepted: tuple[Problem, ...] = ()
    edition: Edition = "internal"
    people: People = field(default_factory=People, repr=False, compare=False)
    names_missing: str = ""
    levels: SetLevels = field(default_factory=dict)

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether there is an error, or anything at all when strict."""
        return any(strict or problem.level is Level.ERROR for problem in self.problems)

    def as_edit(self) -> Checked:
        """Return the same while an edit goes on: what only a release asks for warns, and stops nothing."""
        soft = (
            replace(problem, level=Level.WARNING) if problem.rule in FOR_A_RELEASE else problem
            for problem in self.problems
        )
        return replace(self, problems=tuple(soft))

    def without_cards(self) -> Checked:
        """Return the same for a site without printed cards: what is wrong with their decks and their theme stops nothing."""
        soft = (
            replace(problem, level=Level.WARNING) if problem.rule in OF_CARDS else problem
            for problem in self.problems
        )
        return replace(self, problems=tuple(soft))

    def may_be_published(self, *, strict: bool = False) -> bool:
        """Return whether nothing but age is wrong; an old plan goes out with a mark, as the one before is older."""
        errors = (problem for problem in self.problems if problem.level is Level.ERROR)
        return not self.problems if strict else all(problem.rule in AGEING for problem in errors)


def check(
    folder: Path,
    today: datetime.date | None = None,
    edition: Edition | None = None,
    source: Files | None = None,
    *,
    errors_alone: bool = False,
) -> Checked:
    """Read a playbook folder or a team's layers, build the model, apply every rule; return all problems.

    Args:
        folder: what to read.
        today: the day on which it must be fresh; without it nothing ages.
        edition: what the result holds; what `playbook.yml` says, else everything, when left out.
        source: the files in the folder, where they were read before.
        errors_alone: ask no rule that would only warn, and none about cards: for who looks something up at night, and is
            told neither.

    Raises:
        UsageError: there is no playbook in the folder.
    """
    source = source or assemble(folder)
    edition = edition or edition_of(source)
    built, shape = build_playbook(source.data)
    playbook = with_settings(built) if built else None
    left_out = tuple(problems_of_clone(folder, root_of(folder)))
    problems = [
        *problems_of_writing(root_of(folder)), *left_out, *source.problems,
        *_told_once(shape, source, left_out=bool(left_out)),
    ]  # fmt: skip
    accepted: tuple[Problem, ...] = ()
    in_force: SetLevels = {}
    if playbook is not None and not left_out and not _unreadable(source):
        docs = rule_docs(playbook) if playbook.rules else ()
        in_force = levels_in_force(playbook, docs, today)
        found = [
            *problems_of_levels(playbook, docs, source, today),
            *ask_all(
                playbook,
                partial(_stated, source, playbook, filled=playbook is not built),
                today,
                _stopping(in_force) if errors_alone else None,
            ),
            *problems_of_settings(root_of(folder)),
            *(problems_of_kept(root_of(folder)) if isinstance(source, LayeredFiles) else ()),
            *problems_of_texts(playbook, source),
            *half_translated(playbook, source),
            *old_names(playbook, source),
            *problems_of_records(source),
        ]
        no_card = errors_alone or any(problem.rule == unknown_reference.ID for problem in found)
        if not no_card:  # a card needs what it names
            found += problems_of_cards(Shelf(playbook, root_of(folder)))
        found = list(
            at_level(
                without_ours(of_versions(found, playbook, root_of(folder), edition_of(source)), source),
                in_force,
            )
        )
        known = {**levels(playbook), **{rule: level for rule, level in in_force.items() if level}}
        stay, accepted = settle(playbook, found, known, today)
        problems += stay
    people = person_named.people_of(built) if built else People()
    if edition == "public" and built is not None:  # whatever else is wrong, nothing private goes on from here
        full, playbook = playbook or built, with_settings(public_edition(built))
        if not _unreadable(source):
            problems += without_ours(problems_of_edition(full, playbook), source)
            # What a text refers to may have become private.
            problems += unknown_text_reference.check_public(playbook)
    if errors_alone:
        problems = [problem for problem in problems if problem.level is Level.ERROR]
    found_at = in_order(without_quotes_asked_in_vain(placed(problems, source)))
    shown = Unsourced(source) if edition == "public" else source
    missing = "" if people else names_missing(source, edition)
    if missing and edition == "public" and playbook and playbook.incidents:
        many = len(playbook.incidents)
        missing += f", and {many} {'record' if many == 1 else 'records'} of incidents would be public"
    return Checked(folder, playbook, found_at, shown, today, accepted, edition, people, missing, in_force)


def _stopping(in_force: SetLevels) -> Callable[[str, Level], bool]:
    """Return what tells whether a rule of some level can stop anything, at the levels that a team has set."""
    return lambda rule, level: in_force.get(rule, level) is Level.ERROR


def _stated(source: Files, playbook: Playbook, concept: str, *, filled: bool) -> str:
    """Return what a concept follows from: its data, and for scripts the settings that fill their blanks."""
    said = repr(source.data.get(concept))
    return f"{said}{playbook.scripts!r}" if filled and concept == "scripts" else said


def edition_of(source: Files) -> Edition:
    """Return the edition that `playbook.yml` asks for; everything for a plain folder."""
    manifest = source.manifest if isinstance(source, LayeredFiles) else None
    return manifest.edition if manifest else "internal"


def names_missing(source: Files, edition: Edition) -> str:
    """Return why there is no name to look for; empty where nobody would expect one."""
    manifest = source.manifest if isinstance(source, LayeredFiles) else None
    named = manifest.contacts if manifest else None
    if named and not source.data.get("contacts"):
        return f"{named.rstrip('/')}/ is not here"
    return "no contact names a person" if edition == "public" else ""


def _told_once(shape: tuple[Problem, ...], source: Files, *, left_out: bool) -> Iterator[Problem]:
    """Drop 'there is no such concept' when its file is not here or could not be read, and all when no default could."""
    unreadable = left_out or _unreadable(source)
    if unreadable and isinstance(source, LayeredFiles) and not source.stack.stages[0].document:
        return
    for problem in shape:
        if not (unreadable and problem.rule == "missing-concept"):
            yield problem


def _unreadable(source: Files) -> bool:
    """Return whether something may be missing from what was read; rules would only complain about that."""
    return any(problem.level is Level.ERROR for problem in source.problems)


def placed(problems: Iterable[Problem], source: Files) -> Iterator[Problem]:
    """Yield the problems with the places of their spots, and where a layer removed what they miss."""
    for problem in problems:
        if problem.where is None and problem.spot is not None:
            removed = source.where_removed(problem.target) if problem.target else None
            dangling = removed and problem.rule in (unknown_reference.ID, unknown_text_reference.ID)
            hint = _advice(problem, source, dangling=bool(dangling))
            where, related = source.locate(problem.spot), problem.related or removed
            problem = replace(problem, where=where, related=related, hint=hint)  # noqa: PLW2901 - the same one, placed
        yield problem


def without_quotes_asked_in_vain(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Drop the wish for quotes at values that are no text: what is to be written there is told already."""
    every = tuple(problems)
    no_text = {problem.where for problem in every if problem.rule in ("wrong-kind", "wrong-value")}
    for problem in every:
        if problem.rule != "text-without-quotes" or problem.where not in no_text:
            yield problem


def _advice(problem: Problem, source: Files, *, dangling: bool) -> str | None:
    """Return what to do about a problem, with where to do it when that is not where the problem stands."""
    spot = problem.spot or Spot(())
    if dangling:
        if isinstance(source, LayeredFiles) and problem.target and (now := source.renamed(problem.target)):
            elsewhere = source.how_to_write(spot, gone=True, renamed=now)
            return f"a layer calls it '{now.new}': write {elsewhere or 'that here'}"
        elsewhere = source.how_to_write(spot, gone=True)
        return f"a layer removed it: put it back, or {f'write {elsewhere}' if elsewhere else 'name another one here'}"
    elsewhere = source.how_to_write(spot)
    if not elsewhere:
        return problem.hint
    return f"{f'{problem.hint}; ' if problem.hint else ''}this is the default, so write yours {elsewhere}"


def root_of(folder: Path) -> Path:
    """Return where a team keeps what belongs to its playbook: beside the playbook folder, or with its layers."""
    return folder.resolve() if is_layered(folder) else folder.resolve().parent
