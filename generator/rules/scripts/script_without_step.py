"""Words prepared for an audience are in somebody's hands: a step uses or names the script, or an update rhythm sends it.

Why: A text that no step leads to is found the morning after. Everybody thought that somebody else would send it. One
script of an audience and stage is enough; the others are taken for its variants.

Bad:
    # scripts.yaml
    support-macro: {stage: initial, audience: support}
    # phases.yaml
    communicate:
      steps:
        update-inside: {do: "Post the {scripts/internal-update}."}

Good:
    # scripts.yaml
    support-macro: {stage: initial, audience: support}
    # phases.yaml
    communicate:
      steps:
        update-inside: {do: "Post the {scripts/internal-update}."}
        brief-support: {do: "Give support the {scripts/support-macro}."}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.text import references_in
from generator.model.walk import walk_references, walk_words
from generator.problems import Kind, Level, Problem, Spot

ID = "script-without-step"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_WHILE_IT_RUNS = frozenset({"holding", "initial", "update"})


def check(playbook: Playbook) -> Iterator[Problem]:
    senders = (playbook.phases, playbook.severities, playbook.types, playbook.parties)
    entries = (entry for concept in senders for entry in concept.values())
    mentions = (mention for entry in entries for mention in walk_references(entry))
    used = {mention.names for mention in mentions if mention.concept == "scripts"}
    for words in (words for phase in playbook.phases.values() for words in walk_words(phase)):
        if "{scripts/" in words.text:
            used |= {path.split("/")[1] for path in references_in(words.text) if path.startswith("scripts/")}
    scripts = playbook.scripts.values()
    covered = {(script.audience, script.stage) for script in scripts if script.id in used}
    for script in scripts:
        if script.stage in _WHILE_IT_RUNS and (script.audience, script.stage) not in covered:
            message = f"no step uses script '{script.id}', and no update rhythm sends it"
            hint = "list it under uses of the step that sends it"
            yield Problem(ID, LEVEL, message, Spot.of("scripts", script.id).key, hint=hint)
