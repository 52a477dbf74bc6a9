"""The documentation of a rule, read from the docstring of its module."""

from __future__ import annotations

import inspect
import re

from generator.problems import RuleDoc
from generator.rules.form import Documented

_SECTION = re.compile(r"^(Why|Bad|Good):", re.MULTILINE)


def document(rule: Documented) -> RuleDoc:
    """Return what the docstring of a rule says; a section that is not there is empty."""
    opening, *rest = _SECTION.split(inspect.cleandoc(rule.__doc__ or ""))
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    return RuleDoc(
        id=rule.ID,
        level=rule.LEVEL,
        summary=_one_line(opening),
        why=_one_line(sections.get("Why", "")),
        bad=_example(sections.get("Bad", "")),
        good=_example(sections.get("Good", "")),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _example(text: str) -> str:
    return inspect.cleandoc("\n" + text).strip()
