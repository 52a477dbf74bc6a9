"""A playbook that says little: each value that may be missing is missing, and every page, card and export copes."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from generator.cards.content import cards_of
from generator.deadlines import deadline_table
from generator.export.contract import Contract
from generator.export.contract_schema import contract_schema
from generator.model import Playbook
from generator.model.base import Part
from generator.model.cards import default_decks
from generator.model.edition import public_edition
from generator.model.shape import shape_of
from generator.pages import PageOptions, render_pages
from generator.pages.live import live_table
from generator.rules.registry import check_all
from tests.build import playbook
from tests.unit.diff.fuller import LEFT_OUT
from tests.unit.pages.test_foreign import FACTS

KEPT = {("Deadline", "within")}
"""Fields that stay: without them nothing is left of what readers look for here."""


def _sparse(part: Part) -> Part:
    """Return a part without every single value that may be missing; its smaller parts likewise."""
    said: dict[str, Any] = {}
    for shape in shape_of(type(part)):
        value = getattr(part, shape.name)
        field = type(part).model_fields[shape.name]
        if isinstance(value, Part) and not field.is_required() and field.get_default() is None:
            said[shape.name] = None
        elif isinstance(value, Part):
            said[shape.name] = _sparse(value)
        elif isinstance(value, dict):
            said[shape.name] = {
                key: _sparse(each) if isinstance(each, Part) else each for key, each in value.items()
            }
        elif isinstance(value, tuple):
            said[shape.name] = tuple(_sparse(each) if isinstance(each, Part) else each for each in value)
        elif (
            not field.is_required()
            and field.get_default() is None
            and (type(part).__name__, shape.name) not in KEPT
        ):
            said[shape.name] = None
    return part.model_copy(update=said)


@cache
def sparse() -> Playbook:
    found = _sparse(playbook({**LEFT_OUT, **FACTS}))
    assert isinstance(found, Playbook)
    return found


@pytest.mark.parametrize("public", [False, True])
def test_every_page_is_made_and_says_none_nowhere(*, public: bool) -> None:
    shown = public_edition(sparse()) if public else sparse()
    pages = render_pages(shown, PageOptions(public=public))
    assert [page.path for page in pages if re.search(r"\bNone\b(?! of)|\bnull\b", page.text)] == []


def test_every_card_is_made() -> None:
    found = sparse()
    lines = [
        line for deck in default_decks().values() for card in cards_of(found, deck) for line in card.lines
    ]
    assert [line for line in lines if re.search(r"\bNone\b(?! of)", line)] == []


def test_the_data_fit_their_schema_and_nothing_is_null() -> None:
    document = Contract(sparse(), "internal").document()
    Draft202012Validator(json.loads(contract_schema())).validate(document)
    assert "null" not in json.dumps(document)
    assert live_table(sparse(), "0")["scripts"]
    assert deadline_table(sparse())["clocks"]


@pytest.mark.parametrize(
    "target", ["slack", "teams", "statuspage", "rootly", "incident_io", "ics", "backstage"]
)
def test_files_for_every_tool_are_made(target: str) -> None:
    contract = Contract(sparse(), "internal")
    texts = [text for _, text in import_module(f"generator.targets.{target}").files(contract)]
    assert [text for text in texts if "None" in text] == []


def test_every_rule_answers() -> None:
    assert check_all(sparse())
