"""Plain data -> Playbook, or all the problems of its shape.

Entries are validated one by one, so that one bad entry hides no other and every path stays clean.
Unions are dispatched here, by the key that is present, not by pydantic.
"""

from __future__ import annotations

import difflib
import marshal
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model.base import Entry, Part
from generator.model.belonging import limited
from generator.model.complaints import explain, missing
from generator.model.fields import needed_for_ai
from generator.model.left_out import filled
from generator.model.phases import ActionStep, DecisionStep, HandoverStep
from generator.model.playbook import COLLECTIONS, CONCEPTS, Playbook
from generator.model.quick import read
from generator.model.shape import FieldShape, shape_of
from generator.problems import Level, Problem, Spot

if TYPE_CHECKING:
    from pydantic import ValidationError

Path = tuple[str | int, ...]
PartType = TypeVar("PartType", bound=Part)
_OF_CONCEPT = 2
"""How long the path of an entry is that stands in no other."""
STEP_KINDS: Mapping[str, type[Entry]] = {"do": ActionStep, "ask": DecisionStep, "hand_over_to": HandoverStep}


class Shared:
    """The entries of playbooks that are much alike: one that is stated in the same words is built once for all."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[Any, Part]] = {}

    def known(self, name: tuple[object, ...], stated: Any) -> Part | None:
        """Return what was built under a name of the same data: `1` and `True` are not the same here."""
        then, part = self._known.get(name, (None, None))
        same = then is stated or (then == stated and marshal.dumps(then, 2) == marshal.dumps(stated, 2))
        return part if same else None

    def take(self, name: tuple[object, ...], stated: object, part: Part) -> None:
        """Take what was built under a name."""
        self._known[name] = stated, part


def build_playbook(
    data: Mapping[str, object], shared: Shared | None = None
) -> tuple[Playbook | None, tuple[Problem, ...]]:
    """Build a playbook from plain data, keyed by concept, with the entries that it shares with others.

    Returns the playbook, or None with every problem of shape: missing and unknown fields, wrong kinds
    of value. Whether references resolve and rules hold is not looked at here.
    """
    about = data.get("about")
    builder = _Builder(general=isinstance(about, dict) and about.get("scope") == "general", shared=shared)
    built: dict[str, Any] = {name: builder.concept(name, data[name]) for name in CONCEPTS if name in data}
    builder.missing_concepts(built)
    if builder.problems:
        return None, tuple(builder.problems)
    built |= filled(built)
    built["phases"] = {name: limited(phase) for name, phase in built.get("phases", {}).items()}
    return Playbook.model_construct(**(_defaults() | built)), ()


def build_concept(name: str, value: object) -> tuple[object, tuple[Problem, ...]]:
    """Build one concept, or some entries of it, from plain data; without its value when there are problems."""
    builder = _Builder()
    built = builder.concept(name, value)
    return (None if builder.problems else built), tuple(builder.problems)


def build_part(
    cls: type[PartType], data: Mapping[str, object], name: str
) -> tuple[PartType | None, tuple[Problem, ...]]:
    """Build one part from plain data, for a file that is not of the playbook itself; spots start with its name."""
    builder = _Builder()
    part = builder.part(cls, data, (name,))
    return part, tuple(builder.problems)


def _defaults() -> dict[str, Any]:
    return {name: {} for name in COLLECTIONS}


class _Builder:
    def __init__(self, *, general: bool = False, shared: Shared | None = None) -> None:
        """Begin; a general playbook need not say what only AI incidents have."""
        self._general, self._shared = general, shared
        self.problems: list[Problem] = []

    def concept(self, name: str, value: object) -> object:
        shape = next(shape for shape in shape_of(Playbook) if shape.name == name)
        if not isinstance(value, dict):
            self._report("wrong-kind", (name,), f"{name} should hold keys and values, but is {_kind(value)}")
            return None
        if shape.holds == "map":
            return self._entries(shape, value, (name,))
        return self.part(shape.parts[0], value, (name,))

    def missing_concepts(self, built: Mapping[str, object]) -> None:
        for name, field in Playbook.model_fields.items():
            empty = field.is_required() and not built.get(name)
            if empty and not any(
                problem.spot and problem.spot.path[:1] == (name,) for problem in self.problems
            ):
                message, hint = f"the playbook has no {name}", f"add {name}.yaml: {field.description}"
                spot = Spot((name,))
                self.problems.append(
                    Problem("missing-concept", Level.ERROR, message, spot, hint=hint, target=spot)
                )

    def _entries(self, shape: FieldShape, value: Mapping[Any, Any], path: Path) -> dict[str, Part]:
        built = {}
        for key, member in value.items():
            part = self._entry_once(shape.parts, key, member, (*path, key))
            if part is not None:
                built[key] = part
        return built

    def _entry_once(
        self, classes: tuple[type[Part], ...], key: object, value: object, path: Path
    ) -> Part | None:
        """Build an entry, or take it from those that are shared if nothing was wrong with it."""
        if self._shared is None or len(path) != _OF_CONCEPT:
            return self._entry(classes, key, value, path)
        name, before = (self._general, *path), len(self.problems)
        part = self._shared.known(name, value) or self._entry(classes, key, value, path)
        if part is not None and len(self.problems) == before:
            self._shared.take(name, value, part)
        return part

    def _entry(self, classes: tuple[type[Part], ...], key: object, value: object, path: Path) -> Part | None:
        if not isinstance(value, dict):
            self._report(
                "wrong-kind",
                path,
                f"'{key}' should hold keys and values, but is {_kind(value)}",
                _list_hint(value),
            )
            return None
        cls = classes[0] if len(classes) == 1 else self._kind_of_step(value, path)
        if cls is None:
            return None
        if "id" in value and issubclass(cls, Entry):
            self._report(
                "unknown-field",
                (*path, "id"),
                "an entry has no field 'id'",
                "remove it; the key above is the id",
                on_key=True,
            )
        fields = {name: member for name, member in value.items() if name != "id"}
        return self.part(cls, fields | ({"id": key} if issubclass(cls, Entry) else {}), path)

    def _kind_of_step(self, value: Mapping[str, object], path: Path) -> type[Entry] | None:
        present = [key for key in STEP_KINDS if key in value]
        if len(present) == 1:
            return STEP_KINDS[present[0]]
        what = f"has {' and '.join(present)}" if present else "says neither what to do nor what to ask"
        hint = "write exactly one of: do (an action), ask (a decision), hand_over_to (another playbook)"
        near = [
            f"'{key}' looks like '{close[0]}'"
            for key in value
            if (close := difflib.get_close_matches(str(key), STEP_KINDS, 1))
        ]
        self._report(
            "step-kind", path, f"step '{path[-1]}' {what}", "; ".join([hint, *near]) if not present else hint
        )
        return None

    def part(self, cls: type[PartType], value: Mapping[str, Any], path: Path) -> PartType | None:
        before = len(self.problems)
        prepared = {str(name): member for name, member in value.items()}
        for shape in shape_of(cls):
            if shape.name in prepared:
                prepared[shape.name] = self._field(shape, prepared[shape.name], (*path, shape.name))
        failed_below = len(self.problems) > before
        lacking = [] if self._general else [name for name in needed_for_ai(cls) if name not in prepared]
        for name in lacking:
            hint = "or `scope: general` in about.yaml, where the playbook is not for AI incidents"
            self.problems.append(missing(cls, name, path, hint))
        if (values := read(cls, prepared)) is not None:
            return None if lacking else cls.of(values, frozenset(prepared))
        return self._judged(cls, prepared, path, lacking=bool(lacking), failed_below=failed_below)

    def _judged(
        self, cls: type[PartType], prepared: dict[str, Any], path: Path, *, lacking: bool, failed_below: bool
    ) -> PartType | None:
        """Build a part that may be wrong: only then pydantic is needed, and says how."""
        from pydantic import ValidationError  # noqa: PLC0415 - slow to import

        try:
            part = cls.model_validate(prepared)
            return None if lacking else part
        except ValidationError as error:
            self.problems.extend(_shape_problems(error, cls, path, skip=failed_below))
            return None

    def _field(self, shape: FieldShape, value: object, path: Path) -> object:
        if (
            shape.holds == "map"
            and shape.parts
            and issubclass(shape.parts[0], Entry)
            and isinstance(value, dict)
        ):
            return self._entries(shape, value, path)
        if shape.holds == "list" and shape.parts and isinstance(value, list):
            return tuple(
                self._nested(shape.parts[0], item, (*path, index)) for index, item in enumerate(value)
            )
        if shape.holds == "map" and shape.parts and isinstance(value, dict):
            return {key: self._nested(shape.parts[0], item, (*path, key)) for key, item in value.items()}
        if shape.holds == "one" and shape.parts:
            return self._nested(shape.parts[0], value, path)
        return tuple(value) if isinstance(value, list) else value

    def _nested(self, cls: type[Part], value: object, path: Path) -> object:
        """Build a part inside a part; what is not a mapping is left for pydantic to refuse."""
        return self.part(cls, value, path) or _Failed() if isinstance(value, dict) else value

    def _report(
        self, rule: str, path: Path, message: str, hint: str | None = None, *, on_key: bool = False
    ) -> None:
        self.problems.append(Problem(rule, Level.ERROR, message, Spot(path, on_key), hint=hint))


class _Failed:
    """Stands for a part whose problems are already reported."""


def _shape_problems(error: ValidationError, cls: type[Part], path: Path, *, skip: bool) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        if isinstance(detail.get("input"), _Failed) or (skip and detail["type"] == "too_short"):
            continue
        yield explain(detail, cls, path)


def _kind(value: object) -> str:
    names = {
        type(None): "nothing",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
    }
    return names.get(type(value), "something else")


def _list_hint(value: object) -> str | None:
    if isinstance(value, list):
        return "write each entry under a key of its own instead of behind a dash"
    return None
