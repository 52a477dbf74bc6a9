"""The template engine: a sandbox in which everything printed is escaped and nothing may be missing.

Templates are ours; the words of a playbook reach them only as values.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.model.base import Part
from generator.pages.escaping import Html, as_text
from generator.site.compiled import compiled_beside

_UNSAFE_FILTERS = ("safe", "forceescape", "escape", "e", "urlize", "xmlattr", "tojson")
"""Filters that mark strings as harmless by standards that are not ours."""


def environment(folder: Path, names: Mapping[str, Any], filters: Mapping[str, Any]) -> jinja2.Environment:
    """Return an engine for the templates in a folder, with these names and filters."""
    engine = _Sandbox(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    for name in _UNSAFE_FILTERS:
        del engine.filters[name]
    engine.filters.update(filters)
    engine.globals.update(names)
    return engine


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which is asked once for each attribute of a type: its answers depend on nothing else."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute."""
        asked = type(obj), attr
        if asked not in self._answers:
            ours = isinstance(obj, Part) and not attr.startswith(("_", "model_"))
            other = not isinstance(obj, Part) and super().is_safe_attribute(obj, attr, value)
            self._answers[asked] = ours or other
        return self._answers[asked]


def _compiled() -> jinja2.BytecodeCache | None:
    """Return the compiled templates: the compiler escapes constants, so they hang on this code and the escaping."""
    ours = (Path(__file__).with_name(name).read_bytes() for name in ("environment.py", "escaping.py"))
    return compiled_beside(__file__, *ours)


def _printed(value: object) -> Html:
    """Return what a template prints for a value; refuse what has no words."""
    if isinstance(value, Html):
        return value
    if isinstance(value, jinja2.Undefined):
        str(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise jinja2.TemplateRuntimeError(f"a template prints {type(value).__name__} instead of words")
    return as_text(str(value))
