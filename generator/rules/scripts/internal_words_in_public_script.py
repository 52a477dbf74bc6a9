"""A public script names no severity, role, lever, step or internal channel.

Why: "SEV-1" and "kill switch" tell a reporter how worried you are and an attacker what you can do. To everybody
else they mean nothing.

Bad:
    # scripts.yaml
    initial-statement:
      audience: public
      text: "{roles/incident-commander} declared {severities/sev-1} for [[feature]]."

Good:
    # scripts.yaml
    initial-statement:
      audience: public
      text: We know of an issue with [[feature]] and are working on it now.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import Entry
from generator.model.phrases import Phrases
from generator.model.prose import as_typed
from generator.model.script_words import words_of
from generator.model.text import in_words, references_in, resolve
from generator.model.words import Channel
from generator.problems import Kind, Level, Problem

ID = "internal-words-in-public-script"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_OPEN_CONCEPTS = frozenset({"sources", "references", "glossary"})
_OPEN_CHANNELS = frozenset({"public", "direct"})


def check(playbook: Playbook) -> Iterator[Problem]:
    public = [script for script in playbook.scripts.values() if script.is_public]
    names = Phrases(_internal_names(playbook) if public else {})
    for script in public:
        for spot, text in words_of(script):
            found = [str(in_words(value)) for value in _internal_entries(playbook, text)]
            found += [shown for shown, exact in names.find(as_typed(text)) if shown == (exact or shown)]
            for name in dict.fromkeys(found):
                message = f"'{name}' is an internal name, and script '{script.id}' is for {script.audience}"
                yield Problem(ID, LEVEL, message, spot, hint="say it in the words of the people who read it")


def _internal_entries(playbook: Playbook, text: str) -> Iterator[Entry]:
    for path in references_in(text):
        value = resolve(playbook, path)
        if not isinstance(value, Entry) or path.split("/")[0] in _OPEN_CONCEPTS:
            continue
        if not (isinstance(value, Channel) and value.kind in _OPEN_CHANNELS):
            yield value


def _internal_names(playbook: Playbook) -> dict[str, str | None]:
    """Return the names only insiders know; a severity has its own name as value, to be found in that case only."""
    severities = playbook.severities.values()
    own_case = [name for entry in severities for name in (entry.name, *entry.aliases)]
    any_case = [role.name for role in playbook.roles.values()]
    any_case += [lever.name for lever in playbook.levers.values()]
    return {name: None for name in any_case if " " in name} | {
        name: name for name in own_case if any(character.isdigit() for character in name)
    }
