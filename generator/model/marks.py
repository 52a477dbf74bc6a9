"""Limits of values, in a form that `quick` looks at and pydantic understands, and that imports nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class Limits:
    """Marks a value with limits, by the names that pydantic has for them: `ge`, `le`, `pattern`."""

    said: Mapping[str, Any] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from typing import Annotated  # noqa: PLC0415

        from pydantic import Field  # noqa: PLC0415

        return handler.generate_schema(Annotated[source, Field(**self.said)])


def limits(**said: Any) -> Limits:
    """Return a mark with limits."""
    return Limits(said)


@dataclass(frozen=True, slots=True)
class Then:
    """Marks a value that a function reads further; it returns the value in force, or raises ValueError with advice."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415

        return core_schema.no_info_after_validator_function(self.read, handler(source))


@dataclass(frozen=True, slots=True)
class InSchema:
    """Marks a value of which a JSON Schema says more than its type."""

    more: Mapping[str, Any] = field(hash=False)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | dict(self.more)


@dataclass(frozen=True, slots=True)
class Either:
    """Marks a union of two, with a function that tells which of `tags` a value is meant to be."""

    tags: tuple[str, str]
    which: Callable[[object], str] = field(hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from typing import get_args  # noqa: PLC0415

        from pydantic_core import core_schema  # noqa: PLC0415

        members = map(handler.generate_schema, get_args(source))
        return core_schema.tagged_union_schema(
            dict(zip(self.tags, members, strict=True)), discriminator=self.which
        )
