"""What a piece of a playbook is made of: frozen values with names, made from plain data or not at all.

A class of parts is light: its fields are read when somebody first asks for them. Sound data are read by `quick`; what it
is not sure of, pydantic judges (`strict`), which also says what is wrong. So a playbook without faults never imports it.
"""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from typing import Self

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

NOTHING: Any = object()
"""Stands where a field has no default."""


class FieldInfo:
    """What a class says of one of its fields.

    Attributes:
        description: what it is for.
        default: its value where it is left out; NOTHING where it must be there or a factory makes it.
        default_factory: makes that value.
        metadata: marks of ours.
        more: limits in the words of pydantic, such as `min_length`.
        owner: the class that declares it.
        name: its name there.
    """

    __slots__ = ("default", "default_factory", "description", "metadata", "more", "name", "owner")

    def __init__(
        self,
        description: str | None = None,
        default: Any = NOTHING,
        default_factory: Callable[..., Any] | None = None,
        **more: Any,
    ) -> None:
        """Take what a declaration says."""
        self.description, self.default, self.default_factory = description, default, default_factory
        self.metadata: list[Any] = []
        self.more = more
        self.owner: Any = object
        self.name = ""

    @property
    def annotation(self) -> Any:
        """Its type, without marks."""
        hint = hints_of(self.owner)[self.name]
        return typing.get_args(hint)[0] if typing.get_origin(hint) is Annotated else hint

    def is_required(self) -> bool:
        """Return whether it may not be left out."""
        return self.default is NOTHING and self.default_factory is None

    def get_default(self, said: Mapping[str, Any] = types.MappingProxyType({})) -> Any:
        """Return its value where it is left out; None where it may not be.

        Args:
            said: the values of the fields before it, from which some defaults follow.
        """
        if (make := self.default_factory) is not None:
            code = getattr(make, "__code__", None)
            return make(said) if code and code.co_argcount else make()
        return None if self.default is NOTHING else self.default


def field(description: str | None = None, default: Any = NOTHING, **more: Any) -> Any:
    """Declare a field of a part that is no part of a playbook; `fact` is for those that are."""
    return FieldInfo(description, default, **more)


@cache
def hints_of(cls: Any) -> Mapping[str, Any]:
    """Return the types of the fields of a class, marks included."""
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__):
        found |= _own_hints(base)
    return types.MappingProxyType(found)


@cache
def _own_hints(cls: Any) -> Mapping[str, Any]:
    """Return the types that a class states itself: worked out once for all classes below it, as that takes time."""
    stated = vars(cls).get("__annotations__", {})
    return {name: _meant(stated[name], cls.__module__) for name in vars(cls).get("_declared", ())}


@cache
def _meant(hint: str, module: str) -> Any:
    """Return the type that a text in a module stands for: many fields state the same."""
    said = types.SimpleNamespace(__annotations__={"field": hint})
    return typing.get_type_hints(said, vars(sys.modules[module]), include_extras=True)["field"]


@cache
def _fields_of(cls: type[Any]) -> Mapping[str, FieldInfo]:
    found: dict[str, FieldInfo] = {}
    for base in reversed(cls.__mro__):
        found |= vars(base).get("_declared", {})
    return types.MappingProxyType(found)


class _Fields:
    def __get__(self, _: object, cls: Any) -> Mapping[str, FieldInfo]:
        return _fields_of(cls)


if TYPE_CHECKING:

    class _Kind(type):
        """Says to the type checker that a class of parts can key a memory, whatever its parts can."""

        def __hash__(cls) -> int: ...

else:
    _Kind = type


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field, FieldInfo))
class Frozen(metaclass=_Kind):
    """Values by name that never change. Strict: a number is never taken for a text, an unknown name is refused."""

    __slots__ = ("__dict__", "_given")

    model_fields: ClassVar[Mapping[str, FieldInfo]] = _Fields()  # type: ignore[assignment]
    _declared: ClassVar[dict[str, FieldInfo]]
    _given: frozenset[str]

    def __init_subclass__(cls, **more: Any) -> None:
        """Take the declarations of the fields out of the class."""
        super().__init_subclass__(**more)
        declared: dict[str, FieldInfo] = {}
        for name, hint in vars(cls).get("__annotations__", {}).items():
            if str(hint).startswith("ClassVar"):
                continue
            said = vars(cls).get(name, NOTHING)
            info = said if isinstance(said, FieldInfo) else FieldInfo(default=said)
            info.owner, info.name = cls, name
            declared[name] = info
            if said is not NOTHING:
                delattr(cls, name)
        cls._declared = declared

    def __init__(self, **values: Any) -> None:
        """Make a part of values that are read like plain data.

        Raises:
            pydantic.ValidationError: a value does not fit.
        """
        made = type(self).model_validate(values)
        self.__dict__.update(made.__dict__)
        object.__setattr__(self, "_given", made.model_fields_set)

    @classmethod
    def model_validate(cls, data: Mapping[str, Any]) -> Self:
        """Read plain data.

        Raises:
            pydantic.ValidationError: something does not fit.
        """
        from generator.model.quick import read  # noqa: PLC0415 - it knows the classes of parts

        if (values := read(cls, data)) is not None:
            return cls.of(values, frozenset(data))
        from generator.model.strict import judged  # noqa: PLC0415 - slow, and for what is not sound only

        return cls.of(*judged(cls, data))

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """Make a part of values that were read already; what is left out has its default."""
        made: dict[str, Any] = {}
        for name, info in cls.model_fields.items():
            if name in values:
                made[name] = values[name]
            elif not info.is_required():
                made[name] = info.get_default(made)
        return cls.of(made, frozenset(values))

    @classmethod
    def of(cls, values: dict[str, Any], given: frozenset[str]) -> Self:
        """Make a part of the values of all its fields, which were read already, and the names of those that were given."""
        made = cls.__new__(cls)
        made.__dict__.update(values)
        object.__setattr__(made, "_given", given)
        return made

    @property
    def model_fields_set(self) -> frozenset[str]:
        """The names of the fields that were given."""
        return self._given

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """Return the same with other values, which are not read again."""
        more = dict(update or {})
        return self.of(dict(self) | more, self._given | more.keys())

    def model_dump(
        self,
        *,
        mode: str = "python",
        exclude: Collection[str] = (),
        exclude_none: bool = False,
        exclude_defaults: bool = False,
    ) -> dict[str, Any]:
        """Return plain data; with mode `json` lists for tuples."""
        found: dict[str, Any] = {}
        for name, value in self:
            left_out = (
                name in exclude
                or (exclude_none and value is None)
                or (exclude_defaults and value == self.model_fields[name].get_default(self.__dict__))
            )
            if not left_out:
                found[name] = _dumped(
                    value, mode, exclude_none=exclude_none, exclude_defaults=exclude_defaults
                )
        return found

    def model_dump_json(self, **more: Any) -> str:
        """Return the plain data as JSON."""
        return json.dumps(self.model_dump(mode="json", **more), ensure_ascii=False, separators=(",", ":"))

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return ((name, self.__dict__[name]) for name in self.model_fields if name in self.__dict__)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return False
        mine, theirs = self.__dict__, other.__dict__
        return all(mine.get(name, NOTHING) == theirs.get(name, NOTHING) for name in self.model_fields)

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: '{name}' cannot be deleted")

    def __getstate__(self) -> tuple[dict[str, Any], frozenset[str]]:
        return dict(self), self._given

    def __setstate__(self, state: tuple[dict[str, Any], frozenset[str]]) -> None:
        self.__dict__.update(state[0])
        object.__setattr__(self, "_given", state[1])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from generator.model.strict import schema_of  # noqa: PLC0415 - pydantic is asking, so it is here already

        return schema_of(cls, handler)


def _dumped(value: Any, mode: str, *, exclude_none: bool, exclude_defaults: bool) -> Any:
    more = {"exclude_none": exclude_none, "exclude_defaults": exclude_defaults}
    if isinstance(value, Frozen):
        return value.model_dump(mode=mode, exclude_none=exclude_none, exclude_defaults=exclude_defaults)
    if isinstance(value, dict):
        return {
            key: _dumped(member, mode, **more)
            for key, member in value.items()
            if not (exclude_none and member is None)
        }
    if isinstance(value, tuple):
        members = (_dumped(member, mode, **more) for member in value)
        return list(members) if mode == "json" else tuple(members)
    return value if value is None or isinstance(value, str | int | float) else str(value)
