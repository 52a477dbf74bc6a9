"""The last word about plain data, and about JSON Schema: pydantic, with a model for each class of parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, create_model
from pydantic_core import CoreSchema, core_schema

from generator.model.part import NOTHING, Frozen, hints_of


def judged(cls: type[Frozen], data: object) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the values of all fields of a class, and which of them were given.

    Raises:
        pydantic.ValidationError: something does not fit.
    """
    found = model_of(cls).model_validate(data)
    return dict(found.__dict__), frozenset(found.model_fields_set)


def schema_of(cls: type[Frozen], handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return how pydantic reads a part inside something else: as it is where it was made already."""

    def read(value: object, judge: Callable[[object], BaseModel]) -> object:
        if isinstance(value, cls):
            return value
        found = judge(value)
        return cls.of(dict(found.__dict__), frozenset(found.model_fields_set))

    return core_schema.no_info_wrap_validator_function(
        read,
        handler.generate_schema(model_of(cls)),
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda part: part.model_dump(mode="json") if isinstance(part, Frozen) else part
        ),
    )


@cache
def model_of(cls: type[Frozen]) -> type[BaseModel]:
    """Return the model of a class: the same fields, read by pydantic."""
    hints = hints_of(cls)
    fields: dict[str, Any] = {}
    for name, info in cls.model_fields.items():
        more = dict(info.more)
        if info.default is not NOTHING:
            more["default"] = info.default
        elif info.default_factory is not None:
            more["default_factory"] = info.default_factory
        fields[name] = (hints[name], Field(description=info.description, **more))
    config = ConfigDict(strict=True, frozen=True, extra="forbid", arbitrary_types_allowed=True)
    made: type[BaseModel] = create_model(
        cls.__name__, __config__=config, __doc__=cls.__doc__, __module__=cls.__module__, **fields
    )
    return made
