"""Fills the blanks of scripts that are known before any incident, from the settings of the organisation.

Blanks that only an incident can fill stay, and so do those whose setting is not set yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.scripts import BLANK, Script
from generator.model.text import Missing, ToFill, in_words, resolve

if TYPE_CHECKING:
    from generator.model.playbook import Playbook


def with_settings(playbook: Playbook) -> Playbook:
    """Return the playbook with every blank filled whose setting is known; such blanks are no longer listed."""
    scripts = {
        key: _filled(script, known_blanks(playbook, script)) for key, script in playbook.scripts.items()
    }
    if all(script is playbook.scripts[key] for key, script in scripts.items()):
        return playbook
    fields = {name: getattr(playbook, name) for name in type(playbook).model_fields}
    return type(playbook).model_construct(**(fields | {"scripts": scripts}))  # a copy would keep cached views


def setting(playbook: Playbook, path: str) -> str | None:
    """Return the words of a setting; None when it is not set or there is none at the path."""
    value = resolve(playbook, path)
    return None if isinstance(value, Missing | ToFill) else in_words(value)


def known_blanks(playbook: Playbook, script: Script) -> dict[str, str]:
    """Return the blanks of a script that settings fill, with the words for each."""
    found = {
        key: setting(playbook, blank.filled_from) for key, blank in script.blanks.items() if blank.filled_from
    }
    return {key: words for key, words in found.items() if words is not None}


def _filled(script: Script, known: dict[str, str]) -> Script:
    if not known:
        return script

    encoded = {key: words.replace("{", r"\{") for key, words in known.items()}

    def fill(text: str) -> str:
        return BLANK.sub(lambda match: encoded.get(match[1], match[0]), text)

    return script.model_copy(
        update={
            "subject": fill(script.subject) if script.subject else None,
            "text": fill(script.text) if script.text else None,
            "lines": tuple(line.model_copy(update={"text": fill(line.text)}) for line in script.lines),
            "blanks": {key: blank for key, blank in script.blanks.items() if key not in known},
        }
    )
