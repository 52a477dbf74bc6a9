"""Stacks for tests: layers given as YAML text, on the small playbook."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from generator.layer import Layer, Stack, merge
from generator.layer.stack import ABSENT, value_at
from generator.problems import Location, Problem, Spot
from tests.build import small


def layer(name: str, data: Mapping[str, Any]) -> Layer:
    """Return a layer whose places are its paths: file = layer, so that a test can read where it leads."""
    return Layer(name, data, lambda spot: Location(f"{name}:{spot}", 1, 1))


def stacked(*layers: str, moved: Mapping[str, str] | None = None) -> tuple[Stack, tuple[Problem, ...]]:
    """Return the small playbook with layers, called `one`, `two` ..., each a YAML text by concept."""
    names = ("one", "two", "three")
    data = [yaml.safe_load(textwrap.dedent(text)) for text in layers]
    return merge(layer("default", small()), [layer(*pair) for pair in zip(names, data, strict=False)], moved)


def at(stack: Stack, path: str) -> object:
    """Return what stands at a path; ABSENT when nothing does."""
    return value_at(stack.document, _path(path))


def origin(stack: Stack, path: str) -> str:
    """Return layer and path that a value came from, such as `one:severities/sev-1/name`."""
    return str(stack.locate(Spot(_path(path)))).removesuffix(":1:1")


def _path(text: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdigit() else part for part in text.split("/"))


__all__ = ["ABSENT", "at", "layer", "origin", "stacked"]
