"""What a layer left in the words of the default although it says the rest otherwise: parts of a script in another language."""

from __future__ import annotations

from collections.abc import Iterator

from generator.folder.files import DEFAULT, Files, LayeredFiles
from generator.model import Playbook
from generator.model.languages import base_of
from generator.model.scripts import Script
from generator.problems import Kind, Level, Problem, Spot, documented

RULES = documented(
    """
script-half-translated: warning
A script in another language has its subject, its choices and its examples in that language, too.

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
            for spot in _said(script):
                if source.stack.source(spot)[0].name == DEFAULT:
                    message = (
                        f"'{script.id}' is in '{script.language}', but this is still what the default says"
                    )
                    yield Problem("script-half-translated", Level.WARNING, message, spot)


def _said(script: Script) -> Iterator[Spot]:
    spot = Spot.of("scripts", script.id)
    if script.subject:
        yield spot.at("subject")
    if script.text:
        yield spot.at("text")
    for name, blank in script.blanks.items():
        if "{" not in blank.example and blank.kind not in ("time", "number", "link"):
            yield spot.at("blanks", name, "example")
        if blank.choices and not all(choice.startswith("{") for choice in blank.choices):
            yield spot.at("blanks", name, "choices")
