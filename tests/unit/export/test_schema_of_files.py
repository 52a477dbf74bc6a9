"""What authors may write is not red in an editor: our own files and every entry as a layer writes it, in two validators and an editor."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it comes with check-jsonschema

from generator.api import schema_of
from generator.model import COLLECTIONS, CONCEPTS
from generator.read.yaml_text import read_yaml

ROOT = Path(__file__).parents[3]
NODE = ROOT / "tests" / "browser"
RED = {
    "cards": {"sheets": {"wide": {"paper": "a4", "layout": "nup", "gutter": 500}}},
    "channels": {"war-room": {"name": "Room", "kind": "loud", "purpose": "Calls."}},
    "scripts": {"notice": {"blanks": {"next": {"meaning": "When.", "kind": "moment", "example": "14:00 UTC"}}}},
    "severities": {"sev-1": {"rank": 0}},
    "phases": {"confirm": {"steps": {"look": {"kind": "action"}}}},
    "about": {"review_every": 3},
}  # fmt: skip
"""A file for each way in which a schema says no: a bound of two kinds of number, words, a bound, a field of ours, a type."""


@cache
def schemas(*, layer: bool) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_of(None, layer=layer))
    return found


def paths() -> Iterator[tuple[str, Path]]:
    """Yield each file that we ship or test with, with its concept."""
    for path in (*(ROOT / "playbook").rglob("*.yaml"), *(ROOT / "tests" / "small").rglob("*.yaml")):
        yield path.stem if path.stem in CONCEPTS else path.parent.name, path


def files() -> Iterator[tuple[str, Any]]:
    """Yield the concept of each of them and what it says."""
    for concept, path in paths():
        yield concept, read_yaml(path.read_bytes(), "").data


def patches() -> Iterator[tuple[str, Any]]:
    """Yield each entry of those files as a layer may write it."""
    for concept, data in files():
        for name, entry in data.items() if concept in COLLECTIONS else ():
            yield concept, {name: {"$new": True, **entry}}
            yield concept, {name: {"$replace": entry}}


_MODELINE = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)
CHECKED = {False: list(files()), True: list(patches())}


def test_there_is_something_to_check() -> None:
    assert len(CHECKED[False]) > 50
    assert len(CHECKED[True]) > 500


@pytest.mark.parametrize("layer", [False, True])
def test_no_line_of_ours_is_red(layer: bool) -> None:
    validators = {name: Draft202012Validator(schema) for name, schema in schemas(layer=layer).items()}
    assert [
        (concept, list(error.absolute_path), error.message)
        for concept, data in CHECKED[layer]
        for error in validators[concept].iter_errors(data)
    ] == []


@pytest.mark.parametrize("concept", RED)
def test_what_check_refuses_is_red(concept: str) -> None:
    validator = Draft202012Validator(schemas(layer=False)[concept])
    assert list(validator.iter_errors(RED[concept])) != []


@pytest.mark.node
@pytest.mark.parametrize("layer", [False, True])
def test_a_second_validator_says_the_same(layer: bool, tmp_path: Path) -> None:
    wrong = [] if layer else list(RED.items())
    asked = {"schemas": schemas(layer=layer), "right": CHECKED[layer], "wrong": wrong}
    (tmp_path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    program = """
      const Ajv = require("ajv/dist/2020"), fs = require("fs");
      const asked = JSON.parse(fs.readFileSync(process.argv[1]));
      const ajv = new Ajv({strictTypes: false, allErrors: true, validateFormats: false});
      const judge = Object.fromEntries(Object.entries(asked.schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
      const red = asked.right.flatMap(([name, data]) => judge[name](data) ? [] : [[name, judge[name].errors[0]]]);
      const missed = asked.wrong.filter(([name, data]) => judge[name](data)).map(([name]) => name);
      console.log(JSON.stringify({red, missed}));
    """
    ran = subprocess.run(
        ["node", "-e", program, str(tmp_path / "asked.json")],
        cwd=NODE, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert (json.loads(ran.stdout), ran.stderr) == ({"red": [], "missed": []}, "")


@pytest.mark.node
@pytest.mark.parametrize("layer", [False, True])
def test_an_editor_says_the_same(layer: bool, tmp_path: Path) -> None:
    """With yaml-language-server, which reads the schema that the first line of a file names."""
    for name, schema in schemas(layer=layer).items():
        (tmp_path / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    texts = [(concept, _MODELINE.sub("", path.read_text("utf-8"))) for concept, path in paths()]
    if layer:
        texts = [(concept, yaml.safe_dump(data, allow_unicode=True)) for concept, data in whole_layers()]
    right, wrong = len(texts), {} if layer else RED
    texts += [(concept, yaml.safe_dump(data)) for concept, data in wrong.items()]
    names = [str(tmp_path / f"{number}.yaml") for number in range(len(texts))]
    for name, (concept, text) in zip(names, texts, strict=True):
        Path(name).write_text(f"# yaml-language-server: $schema={concept}.json\n{text}", encoding="utf-8")
    ran = subprocess.run(
        ["node", "editor.mjs", *names], cwd=NODE, capture_output=True, text=True, check=True, timeout=120
    )
    red = json.loads(ran.stdout)
    assert [red[name] for name in names[:right]] == [[]] * right
    assert [concept for name, concept in zip(names[right:], wrong, strict=True) if not red[name]] == []


def whole_layers() -> Iterator[tuple[str, Any]]:
    """Yield each of those files as a layer that brings or replaces all of its entries."""
    for concept, data in files():
        if concept in COLLECTIONS:
            yield concept, {name: {"$new": True, **entry} for name, entry in data.items()}
            yield concept, {name: {"$replace": entry} for name, entry in data.items()}
