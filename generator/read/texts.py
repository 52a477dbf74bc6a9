"""Scalars that are values: what they mean, what a `#` cut off them, what an escape smuggled into them."""

from __future__ import annotations

import json
import re

from generator.read.characters import SUBSTITUTE, cleaned, offset_of, refusal, refused_in_text
from generator.read.findings import Findings
from generator.read.limits import MAX_SCALAR
from generator.read.scalars import is_other_elsewhere, typed

# `#` and a word, not a comment (`# text`) or an ornament (`#---`).
_SWALLOWED = re.compile(r"[ \t]+(#(?![\s#=*~!./:+|-]|\Z)[^\n]*)")
_LONGEST_SHOWN = 60


def unquoted(text: str, start: int, end: int, findings: Findings) -> bool | int | float | str | None:
    """Return the value of an unquoted scalar; report a `#` right behind it that took text away."""
    if swallowed := _SWALLOWED.match(findings.source.text, end):
        _report_swallowed(text, swallowed[1].rstrip(), swallowed.start(1), findings)
    _check_length(text, start, findings)
    value = typed(text)
    if type(value) is str and is_other_elsewhere(text):
        message = f"{shortened(text)} is text here, and to editors and other programs it is none"
        findings.add("text-without-quotes", start, message, f"write {in_quotes(text)} if it is text")
    return value


def quoted(text: str, start: int, end: int, findings: Findings) -> str:
    """Return the value of a quoted or block scalar, refused characters made visible."""
    _check_length(text, start, findings)
    for _, char in refused_in_text(text):
        rule, message, hint = refusal(char)
        findings.add(rule, offset_of(char, findings.source.text, start, end), message, hint)
        return cleaned(text)
    return text


def shortened(text: str) -> str:
    """Return text on one line, short enough for a message, nothing in it that cannot be seen."""
    text = " ".join(text.split())
    text = "".join(char if char.isprintable() else SUBSTITUTE for char in text[: _LONGEST_SHOWN + 1])
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def in_quotes(text: str) -> str:
    """Return text as it can be written in YAML, in the quotes that need less escaping; cut when long."""
    text = shortened(text)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _report_swallowed(text: str, comment: str, offset: int, findings: Findings) -> None:
    left = f"only '{shortened(text)}' is left" if text else "nothing is left"
    hint = f"write {in_quotes(f'{text} {comment}'.strip())}, or put a blank behind the # of a comment"
    findings.add("swallowed-comment", offset, f"'{shortened(comment)}' is read as a comment, so {left}", hint)


def _check_length(text: str, start: int, findings: Findings) -> None:
    if len(text) > MAX_SCALAR:
        message = f"this text has {len(text):,} characters, more than the {MAX_SCALAR:,} that are read"
        findings.add("scalar-too-long", start, message, "split it, or link to it")
