"""Microsoft Teams: an Adaptive Card for each script, with an input for each blank. It has no button that sends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.export.contract import Contract
from generator.model.scripts import Blank, Script
from generator.targets.made import Maps, refuse_over, written
from generator.targets.words import line, name, pieces_of, release_of, role

TITLE = "Microsoft Teams"
MAPS = Maps(
    fields=("words", "blanks"),
    prose=("release",),
    account=("ids of the teams and channels to post in", "the bot or workflow that shows the card"),
    notes=("Who may send is words on the card: Teams itself lets anybody post it.",),
)
_VERSION = "1.5"
_BYTES = 28_000
"""What a workflow or an incoming webhook of Teams posts, with room for what it wraps around the card; a bot may send more."""
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_[]#`"})
"""What a text block would read as Markdown."""

Element = dict[str, Any]


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield a card for each script, named by stage."""
    problems: list[str] = []
    made: list[tuple[str, str]] = []
    for script in contract.playbook.scripts.values():
        card = _card(contract, script)
        problems += _too_large(script, card["body"], _size(card))
        made.append((f"cards/{script.stage}/{script.id}.json", written(card)))
    refuse_over(problems, TITLE)
    yield from made


def _too_large(script: Script, body: list[Element], size: int) -> Iterator[str]:
    if (more := size - _BYTES) > 0:
        blanks = sum(_size(one) for one in body if one["type"] != "TextBlock") // 2
        yield (
            f"scripts/{script.id}: {size} bytes as UTF-16, {more} more than a workflow posts ({_BYTES}); "
            f"cut about {(more + 1) // 2} characters" + (f"; its blanks take {blanks}" if blanks else "")
        )


def _size(value: Element) -> int:
    """Return how many bytes a value takes as JSON without spaces in UTF-16, which is how Teams counts."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


def _card(contract: Contract, script: Script) -> Element:
    told = contract.part(script, ("scripts", script.id))["blanks"]
    body = [
        _text(name(contract, script), size="Large", weight="Bolder"),
        _text(f"For {script.audience}, stage {script.stage}. {release_of(contract, script)}", isSubtle=True),
    ]
    for said, text in pieces_of(contract, script):
        body += [_text(said, weight="Bolder")] if said else []
        body += [_text(paragraph) for paragraph in text.split("\n") if paragraph.strip()]
    body += [
        _input(contract, blank) for key, blank in script.blanks.items() if "filled_with" not in told[key]
    ]
    return {"type": "AdaptiveCard", "version": _VERSION, "body": body}


def _text(text: str, **more: Any) -> Element:
    return {"type": "TextBlock", "text": text.translate(_MARKS), "wrap": True, **more}


def _input(contract: Contract, blank: Blank) -> Element:
    asked: Element = {
        "id": blank.id,
        "label": line(contract, blank.meaning)
        + (f" ({who})" if (who := role(contract, blank.filled_by)) else ""),
        "isRequired": True,
        "errorMessage": f"{blank.id} is missing",
    }
    if blank.kind == "choice":
        choices = [{"title": line(contract, one), "value": line(contract, one)} for one in blank.choices]
        return {"type": "Input.ChoiceSet", "choices": choices, **asked}
    if blank.kind == "number":
        return {"type": "Input.Number", **asked}
    style = {"style": "Url"} if blank.kind == "link" else {}
    return {"type": "Input.Text", "placeholder": line(contract, blank.example), **style, **asked}
