"""Slack: a message of Block Kit for each script, and a modal that asks for its blanks. Texts are plain, never mrkdwn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.export.contract import Contract
from generator.model.scripts import Blank, Script
from generator.targets.made import Maps, over, refuse_over, written
from generator.targets.words import line, name, pieces_of, release_of, role

TITLE = "Slack"
MAPS = Maps(
    fields=("words", "blanks"),
    prose=("release",),
    account=("ids of the channels to post in", "the app that opens the modal and posts the message"),
    notes=("Who may send is words in the message: Slack itself lets anybody post it.",),
)
_SECTION, _HEADER, _CONTEXT, _OPTION, _TITLE, _HINT, _LABEL = 3000, 150, 3000, 75, 24, 2000, 2000
_BLOCKS, _MODAL_BLOCKS, _OPTIONS = 50, 100, 100
"""Limits of Block Kit, in characters, blocks and choices; the models of the SDK do not check all of them."""

Block = dict[str, Any]


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield a message for each script, named by stage, and a modal for each with blanks."""
    problems: list[str] = []
    made: list[tuple[str, str]] = []
    for script in contract.playbook.scripts.values():
        blocks = _message(contract, script, problems)
        made.append(
            (
                f"messages/{script.stage}/{script.id}.json",
                written({"blocks": blocks, "text": name(contract, script)}),
            )
        )
        if blanks := _open(contract, script):
            made.append((f"modals/{script.id}.json", written(_modal(contract, script, blanks, problems))))
    refuse_over(problems, TITLE)
    yield from made


def _message(contract: Contract, script: Script, problems: list[str]) -> list[Block]:
    at = f"scripts/{script.id}"
    title, release = name(contract, script), release_of(contract, script)
    blocks: list[Block] = [
        {"type": "header", "text": _plain(title)},
        {"type": "context", "elements": [_plain(f"For {script.audience}, stage {script.stage}. {release}")]},
    ]
    problems += over(f"{at}/name", title, _HEADER, "a header")
    for said, text in pieces_of(contract, script):
        if said:
            blocks.append({"type": "context", "elements": [_plain(said)]})
            problems += over(f"{at}/lines", said, _CONTEXT, "a context")
        for paragraph in re.split(r"\n{2,}", text):
            blocks.append({"type": "section", "text": _plain(paragraph)})
            problems += over(f"{at}/text", paragraph, _SECTION, "a section")
    if len(blocks) > _BLOCKS:
        more = len(blocks) - _BLOCKS
        problems.append(
            f"{at}: {len(blocks)} blocks, {more} more than a message holds ({_BLOCKS}); join paragraphs"
        )
    return blocks


def _open(contract: Contract, script: Script) -> list[Blank]:
    told = contract.part(script, ("scripts", script.id))["blanks"]
    return [blank for key, blank in script.blanks.items() if "filled_with" not in told[key]]


def _modal(contract: Contract, script: Script, blanks: list[Blank], problems: list[str]) -> Block:
    blocks: list[Block] = [
        {"type": "section", "text": _plain(f"{name(contract, script)}. {release_of(contract, script)}")}
    ]
    for blank in blanks:
        if said := _in_full(contract, blank):
            blocks.append({"type": "section", "text": _plain(said)})
            problems += over(f"scripts/{script.id}/blanks/{blank.id}/choices", said, _SECTION, "a section")
        blocks.append(_input(contract, script, blank, problems))
    if len(blocks) > _MODAL_BLOCKS:
        problems.append(
            f"scripts/{script.id}/blanks: {len(blocks)} blocks, {len(blocks) - _MODAL_BLOCKS} more than a modal holds "
            f"({_MODAL_BLOCKS}); ask for fewer blanks"
        )
    return {
        "type": "modal",
        "callback_id": f"blanks-{script.id}",
        "title": _plain("Fill the blanks"[:_TITLE]),
        "submit": _plain("Show the words"),
        "close": _plain("Cancel"),
        "private_metadata": script.id,
        "blocks": blocks,
    }


def _input(contract: Contract, script: Script, blank: Blank, problems: list[str]) -> Block:
    label = line(contract, blank.meaning)
    said = (("Example: ", line(contract, blank.example)), ("Known by ", role(contract, blank.filled_by)))
    hint = " ".join(f"{before}{words}." for before, words in said if words)
    at = f"scripts/{script.id}/blanks/{blank.id}"
    problems += over(f"{at}/meaning", label, _LABEL, "a label") + over(f"{at}/example", hint, _HINT, "a hint")
    if (more := len(blank.choices) - _OPTIONS) > 0:
        problems.append(
            f"{at}/choices: {_OPTIONS + more} choices, {more} more than a menu holds ({_OPTIONS}); offer fewer"
        )
    return {
        "type": "input", "block_id": blank.id, "label": _plain(label), **({"hint": _plain(hint)} if hint else {}),
        "element": _element(contract, blank),
    }  # fmt: skip


def _in_full(contract: Contract, blank: Blank) -> str:
    """Return the choices of a blank, numbered, where one is longer than what a menu shows; empty for the others."""
    choices = [line(contract, choice) for choice in blank.choices]
    if all(len(choice) <= _OPTION for choice in choices):
        return ""
    numbered = (f"{number}. {choice}" for number, choice in enumerate(choices, start=1))
    return "\n".join([f"{line(contract, blank.meaning)}:", *numbered])


def _element(contract: Contract, blank: Blank) -> Block:
    if blank.kind == "choice":
        numbered = bool(_in_full(contract, blank))
        options = [
            {"text": _plain(_offered(line(contract, choice), place if numbered else 0)), "value": str(place)}
            for place, choice in enumerate(blank.choices, start=1)
        ]
        return {"type": "static_select", "action_id": "value", "options": options}
    if blank.kind == "number":
        return {"type": "number_input", "action_id": "value", "is_decimal_allowed": True}
    kind = "url_text_input" if blank.kind == "link" else "plain_text_input"
    return {"type": kind, "action_id": "value"}


def _offered(choice: str, number: int) -> str:
    """Return what a menu shows of a choice: behind its number where all of them stand above it in full."""
    said = f"{number}. {choice}" if number else choice
    return said if len(said) <= _OPTION else f"{said[: _OPTION - 2].rstrip()} …"


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
