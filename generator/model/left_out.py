"""What a small playbook leaves out because the rest of it says it: filled in once, so that nobody else has to ask.

Only what follows without a choice is filled in; a field that says something itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model.roles import Role
from generator.model.script_words import valid_blanks, words_of
from generator.model.scripts import Blank, Script
from generator.model.severities import Severity


def filled(built: Mapping[str, Any]) -> dict[str, Any]:
    """Return the concepts in which something was left out, with what follows from the others.

    - The commander leads a severity that names no lead, or the only role there is.
    - A script is for all severities, a status report is due at all that have updates.
    - The blanks of a script that says nothing of them are those in its words.
    """
    severities: Mapping[str, Severity] = built.get("severities", {})
    roles: Mapping[str, Role] = built.get("roles", {})
    found: dict[str, Any] = {}
    lead = _lead(roles)
    if lead and any(one.led_by is None for one in severities.values()):
        found["severities"] = {
            name: one if one.led_by else Severity.of(dict(one) | {"led_by": lead}, one.model_fields_set)
            for name, one in severities.items()
        }
    scripts: Mapping[str, Script] = built.get("scripts", {})
    if changed := {name: more for name, one in scripts.items() if (more := _more(one, severities))}:
        found["scripts"] = {
            name: script.model_copy(update=changed[name]) if name in changed else script
            for name, script in scripts.items()
        }
    if any(role.status_report and not role.status_report.during for role in roles.values()):
        rhythms = tuple(name for name, one in severities.items() if one.updates)
        found["roles"] = {name: _reporting(role, rhythms) for name, role in roles.items()}
    return found


def _more(script: Script, severities: Mapping[str, Severity]) -> dict[str, Any]:
    """Return what a script leaves out."""
    found: dict[str, Any] = {} if script.used_for else {"used_for": tuple(severities)}
    if "blanks" not in script.model_fields_set:
        names = [name for _, text in words_of(script) for name in valid_blanks(text)]
        if names:
            found["blanks"] = {name: Blank(id=name) for name in dict.fromkeys(names)}
    return found


def _lead(roles: Mapping[str, Role]) -> str | None:
    commanders = [role.id for role in roles.values() if role.position == "commander"]
    leads = commanders or list(roles)
    return leads[0] if len(leads) == 1 else None


def _reporting(role: Role, severities: tuple[str, ...]) -> Role:
    report = role.status_report
    if report is None or report.during or not severities:
        return role
    return role.model_copy(update={"status_report": report.model_copy(update={"during": severities})})
