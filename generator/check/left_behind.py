"""What a layer left in the words of the default although it says the rest otherwise: half a script, an old name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.folder.files import DEFAULT, Files, LayeredFiles
from generator.layer.stack import value_at
from generator.model import Playbook
from generator.model.languages import base_of
from generator.model.prose import without_code
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot, documented

RULES = documented(
    """
script-half-translated: warning
A script in another language has its subject, its lines, its choices and its examples in that language, too.

Why: The blanks are what people copy at night. A German notice with an English choice in its middle is sent as it is.

Bad:
    # layers/team/scripts.yaml
    holding-notice:
      language: de
      text: Einige Nutzer sehen gerade [[symptom]].

Good:
    # layers/team/scripts.yaml
    holding-notice:
      language: de
      text: Einige Nutzer sehen gerade [[symptom]].
      blanks:
        symptom:
          example: falsche Antworten
          choices: {$replace: [falsche Antworten, keine Antwort]}

old-name-typed: warning
What a team calls otherwise, or has no more, is nowhere typed by the name that the default gave it.

Why: The call speaks of P1 and the checklist of SEV-1. Somebody asks which of the two is worse, or pages a role that
nobody holds.

Bad:
    # layers/team/severities.yaml, while a text says "Declare SEV-1"
    sev-1:
      name: P1

Good:
    # layers/team/severities.yaml, while the text says "Declare {severities/sev-1}"
    sev-1:
      name: P1
""",
    Kind.ADVICE,
)


def half_translated(playbook: Playbook, source: Files) -> Iterator[Problem]:
    """Yield what scripts in another language still say in the words of the default."""
    if not isinstance(source, LayeredFiles):
        return
    ours = base_of(playbook.about.language)
    for script in playbook.scripts.values():
        if script.language and base_of(script.language) != ours:
            message = f"'{script.id}' is in '{script.language}', but this is still what the default says"
            for spot, hint in _said(script):
                if source.stack.source(spot)[0].name == DEFAULT:
                    yield Problem("script-half-translated", Level.WARNING, message, spot, hint=hint)


def old_names(playbook: Playbook, source: Files) -> Iterator[Problem]:
    """Yield each text that types the name of a severity or a role as the default had it, where a layer has it no more."""
    if not isinstance(source, LayeredFiles):
        return
    old = dict(_renamed(playbook, source))
    if not old:
        return
    typed = re.compile(
        rf"(?<![\w/-])({'|'.join(sorted(map(re.escape, old), key=len, reverse=True))})(?![\w/-])"
    )
    for words in playbook.prose:
        if words.spot.path[-2:-1] == ("aliases",):
            continue
        for name in dict.fromkeys(typed.findall(without_code(words.text))):
            path, now = old[name]
            hint = f"refer to it as {{{path}}}, which follows its name"
            message = f"'{name}' is called '{now}' here"
            if not now:
                message, hint = (
                    f"'{name}' is not there any more: a layer removed it",
                    "name what takes its place",
                )
            yield Problem("old-name-typed", Level.WARNING, message, words.spot, hint=hint)


def _renamed(playbook: Playbook, source: LayeredFiles) -> Iterator[tuple[str, tuple[str, str]]]:
    default = source.stack.stages[0].document
    now = {f"severities/{each.id}": each.name for each in playbook.severities.values()}
    now |= {f"roles/{each.id}": each.name for each in playbook.roles.values()}
    for path, name in now.items():
        before = value_at(default, (*path.split("/"), "name"))
        if isinstance(before, str) and before != name and before not in now.values():
            yield before, (path, name)
    for concept in ("severities", "roles"):
        for entry in default.get(concept, {}):
            before = value_at(default, (concept, entry, "name"))
            if f"{concept}/{entry}" not in now and isinstance(before, str) and before not in now.values():
                yield before, (f"{concept}/{entry}", "")


def _said(script: Script) -> Iterator[tuple[Spot, str]]:
    """Yield where a script says something that has a language, with what else to write when that changes."""
    spot = Spot.of("scripts", script.id)
    if script.subject:
        yield spot.at("subject"), ""
    if script.text:
        yield spot.at("text"), ""
    for number, line in enumerate(script.lines):
        if line.when:
            yield spot.at("lines", number, "when"), ""
        yield spot.at("lines", number, "text"), ""
    for name, blank in script.blanks.items():
        if blank.example and "{" not in blank.example and blank.kind not in ("time", "number", "link"):
            yield spot.at("blanks", name, "example"), ""
        if blank.choices and not all(choice.startswith("{") for choice in blank.choices):
            preset = "write `preset` with them, as one of them" if blank.preset else ""
            yield spot.at("blanks", name, "choices"), preset
