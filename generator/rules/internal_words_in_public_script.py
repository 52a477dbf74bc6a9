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

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.base import Entry
from generator.model.prose import as_typed
from generator.model.script_words import words_of
from generator.model.text import in_words, references_in, resolve
from generator.model.words import Channel
from generator.problems import Level, Problem

ID = "internal-words-in-public-script"
LEVEL = Level.ERROR

_OPEN_CONCEPTS = frozenset({"sources", "references", "glossary"})
_OPEN_CHANNELS = frozenset({"public", "direct"})


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each internal name in the words of a public script, referred to or typed."""
    public = [script for script in playbook.scripts.values() if script.is_public]
    names = _internal_names(playbook) if public else None
    for script in public:
        for spot, text in words_of(script):
            found = [str(in_words(value)) for value in _internal_entries(playbook, text)]
            found += names.findall(as_typed(text)) if names else []
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


def _internal_names(playbook: Playbook) -> re.Pattern[str] | None:
    """Return a pattern for names typed as they are: severities in their case, role and lever names in any."""
    exact = [name for severity in playbook.severities.values() for name in (severity.name, *severity.aliases)]
    exact = [name for name in exact if re.search(r"\d|[A-Z]{2}", name)]
    any_case = [role.name for role in playbook.roles.values() if " " in role.name]
    any_case += [lever.name for lever in playbook.levers.values() if " " in lever.name]
    parts = [*map(re.escape, exact), *(f"(?i:{re.escape(name)})" for name in any_case)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None
