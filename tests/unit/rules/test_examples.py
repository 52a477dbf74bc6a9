"""The examples in the documentation of rules are YAML our reader takes, with fields that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.model import CONCEPTS, Playbook
from generator.model.base import Part
from generator.model.shape import FieldShape, shape_of
from generator.model.shape_faults import RULES as SHAPE_RULES
from generator.problems import RuleDoc
from generator.read.yaml_text import read_yaml
from generator.rules.form import document
from generator.rules.registry import EVERY_RULE

DOCS = [*(document(rule) for rule in EVERY_RULE), *SHAPE_RULES.values()]
FILES = re.compile(r"^# ([a-z]+)\.yaml$", re.MULTILINE)
each_doc = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.id)


def files(example: str) -> list[tuple[str, Any]]:
    """Return the files an example shows: name of the concept, plain data."""
    before, *rest = FILES.split(example)
    assert all(line.startswith("#") for line in before.splitlines())
    found = []
    for concept, text in zip(rest[::2], rest[1::2], strict=True):
        document = read_yaml(text.encode(), f"{concept}.yaml")
        assert document.problems == ()
        found.append((concept, document.data))
    return found


def unknown_keys(shape: FieldShape, value: Any, path: str) -> Iterator[str]:
    """Yield the keys below a value that are no fields of what should stand there."""
    if not shape.parts or value is None:
        return
    if shape.holds == "one":
        yield from _unknown_fields(shape.parts, value, path)
        return
    for key, member in value.items() if shape.holds == "map" else enumerate(value):
        if not isinstance(member, str):  # an item can be a plain text where it needs no more
            yield from _unknown_fields(shape.parts, member, f"{path}/{key}")


def _unknown_fields(classes: tuple[type[Part], ...], value: Any, path: str) -> Iterator[str]:
    known = {shape.name: shape for cls in classes for shape in shape_of(cls)}
    for key, member in value.items():
        if key not in known:
            yield f"{path}/{key}"
        else:
            yield from unknown_keys(known[key], member, f"{path}/{key}")


@each_doc
def test_examples_name_a_file_and_hold_only_fields_that_exist(doc: RuleDoc) -> None:
    shapes = {shape.name: shape for shape in shape_of(Playbook)}
    for example in (doc.good,) if doc.id == "unknown-field" else (doc.good, doc.bad):
        shown = files(example)
        assert shown
        for concept, data in shown:
            assert concept in CONCEPTS
            assert list(unknown_keys(shapes[concept], data, concept)) == []


def test_an_unknown_field_in_an_example_would_be_found() -> None:
    shapes = {shape.name: shape for shape in shape_of(Playbook)}
    data = {"contain": {"steps": {"pull": {"owner": "technical-lead", "minuts": 1}}}}
    assert list(unknown_keys(shapes["phases"], data, "phases")) == ["phases/contain/steps/pull/minuts"]
