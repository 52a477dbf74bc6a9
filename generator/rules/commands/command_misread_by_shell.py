"""A command holds no sign that looks like another one and means something else to a shell: curly quotes, dashes, odd blanks, tabs.

Why: Word processors and chats put them in. `kubectl delete pod –-all` with a long dash fails at 2 AM, or acts on a pod
of that name, and nobody sees the difference.

Bad:
    # levers.yaml
    kill-switch:
      command: flags set ai_chat –-off

Good:
    # levers.yaml
    kill-switch:
      command: flags set ai_chat --off
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.variables import commands
from generator.problems import Kind, Level, Problem

ID = "command-misread-by-shell"
LEVEL = Level.WARNING
KIND = Kind.ADVICE

_MEANT = {
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2013\u2014\u2015", "- or --"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
    "\u2026": "...",
    "\u2044": "/",
    "\u037e": ";",
    "\uff5c": "|",
}
_NOTHING = frozenset({"Cf", "Zl", "Zp"})


def check(playbook: Playbook) -> Iterator[Problem]:
    for spot, command in commands(playbook):
        if "\t" in command:
            message = "this command holds a tab, at which a shell completes words when the command is pasted"
            yield Problem(ID, LEVEL, message, spot, hint="write blanks")
        if command.isascii():
            continue
        for sign in dict.fromkeys(command):
            if (meant := _meant(sign)) is not None:
                name = f"U+{ord(sign):04X} {unicodedata.name(sign, 'without a name').lower()}"
                instead = "a blank" if meant == " " else meant
                line = command[: command.index(sign)].count("\n") + 1
                place = f" in its line {line}" if "\n" in command.strip() else ""
                fault = (
                    f"a shell does not take for {instead}" if meant else "a shell sees and nobody else does"
                )
                message = f"this command holds {name}{place}, which {fault}"
                hint = f"write {instead}" if meant else "leave it out"
                yield Problem(ID, LEVEL, message, spot, hint=hint)


def _meant(sign: str) -> str | None:
    """Return what a sign was before a program for prose replaced it; None for a sign that is itself."""
    if sign in _MEANT:
        return _MEANT[sign]
    kind = unicodedata.category(sign)
    if kind == "Zs" and sign != " ":
        return " "
    if kind in _NOTHING:
        return ""
    if "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0)
    return None
