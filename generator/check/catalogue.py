"""The documentation of everything a check can report: reading, shape, layers, cards, settings, acceptances, rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple

from generator.cards.card_faults import RULES as CARD_RULES
from generator.check.clone import RULES as CLONE_RULES
from generator.check.filed import RULES as FILED_RULES
from generator.check.kept import RULES as KEPT_RULES
from generator.check.leaks import RULES as LEAK_RULES
from generator.check.left_behind import RULES as LEFT_RULES
from generator.check.levels import RULES as LEVEL_RULES
from generator.check.played import RULES as PLAYED_RULES
from generator.check.trust import RULES as TRUST_RULES
from generator.check.unfinished import RULES as WRITING_RULES
from generator.layer.layer_faults import RULES as LAYER_RULES
from generator.model.playbook import Playbook
from generator.model.shape_faults import RULES as SHAPE_RULES
from generator.of_texts import recalled, remember
from generator.problems import Kind, Level, RuleDoc
from generator.read.faults import RULES as READ_RULES
from generator.rules.acceptances import RULES as ACCEPTANCE_RULES
from generator.rules.asked import levels_of_rules
from generator.rules.form import Documented, document

_DOCS = tuple(
    doc
    for docs in (
        READ_RULES,
        SHAPE_RULES,
        LAYER_RULES,
        CARD_RULES,
        ACCEPTANCE_RULES,
        LEVEL_RULES,
        TRUST_RULES,
        LEAK_RULES,
        WRITING_RULES,
        CLONE_RULES,
        KEPT_RULES,
        LEFT_RULES,
        PLAYED_RULES,
        FILED_RULES,
    )
    for doc in docs.values()
)
"""Documentation of what is reported by no module of its own."""
_LIST = "documentation of rules"


def rule_docs(playbook: Playbook | None = None) -> tuple[RuleDoc, ...]:
    """Return the documentation of everything a check can report, by id; of a playbook, with its own lists of words."""
    own: tuple[Documented, ...] = ()
    if playbook and playbook.words:
        from generator.rules.language.listed_words import own_rules  # noqa: PLC0415 - few teams have their own

        own = own_rules(playbook)
    return tuple(sorted([*_DOCS, *_of_rules(), *map(document, own)], key=lambda doc: doc.id))


def _of_rules() -> Iterator[RuleDoc]:
    """Yield what the modules of the rules say, which takes long to import them all."""
    said: Sequence[Sequence[str]] | None = recalled(_LIST)
    if said is None:
        from generator.rules.registry import EVERY_RULE  # noqa: PLC0415 - imports all rules

        said = [list(astuple(document(rule))) for rule in EVERY_RULE]
    remember(_LIST, said)
    for name, level, summary, why, bad, good, kind in said:
        yield RuleDoc(name, Level(level), summary, why, bad, good, Kind(kind))


def levels(playbook: Playbook | None = None) -> Mapping[str, Level]:
    """Return how much each kind of problem weighs, by rule."""
    own = playbook.words.values() if playbook else ()
    listed = {f"words/{words.id}": Level(words.level) for words in own}
    return {doc.id: doc.level for doc in _DOCS} | {**levels_of_rules()} | listed
