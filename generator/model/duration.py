"""Durations as people write them: `15m`, `4h`, `72h`, `30d`, `5 business days`, `1 month`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

PATTERN = r"^([0-9]{1,5}) ?(s|m|h|d|w|business days?|months?|years?)$"
LENGTH_PATTERN = PATTERN.replace("[0-9]{1,5}", "0{0,4}[1-9][0-9]{0,4}")
"""The same, without zero."""
_MINUTES = {
    "s": 1 / 60,
    "m": 1,
    "h": 60,
    "d": 1440,
    "w": 10080,
    "business day": 1440,
    "month": 43200,
    "year": 525600,
}
_SHORTEST = {"month": 40320}
"""What is shorter at its shortest."""
_WORDS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}
_SHORT = {"s": "s", "m": "min", "h": "h", "d": "days", "w": "weeks"}
ADVICE = (
    "write a number and s, m, h, d, w, business days, months or years; for example 15m, 4h or 5 business days"
)


_SPELT = re.compile(r"(\d{1,5}) ?(s|m|h|d|w)(?:ec|in|r|our|ay|eek|econd|inute)?s?\.?", re.IGNORECASE)

_PART = re.compile(r"([0-9]{1,4}[.,][0-9]{1,3}) ?(m|h|d|w)", re.IGNORECASE)
_FINER = {"m": ("s", 60), "h": ("m", 60), "d": ("h", 24), "w": ("d", 7)}


def _advice(text: str) -> str:
    """Return what to write instead of a length of time in another form."""
    plain = unicodedata.normalize("NFKC", text.strip())
    if spelt := _SPELT.fullmatch(plain):
        return f"write {spelt[1]}{spelt[2].lower()}"
    part = _PART.fullmatch(plain)
    if part is None:
        return ADVICE
    finer, count = _FINER[part[2].lower()]
    from fractions import Fraction  # noqa: PLC0415 - slow to import, and for advice only

    exact = Fraction(part[1].replace(",", ".")) * count
    return f"write {exact}{finer}" if exact.denominator == 1 else ADVICE


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time.

    Attributes:
        amount: how many units, not negative.
        unit: `s`, `m`, `h`, `d`, `w`, `business day`, `month` or `year`.
    """

    amount: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `15m` or `5 business days`; raise ValueError that says what to write."""
        match = re.fullmatch(PATTERN, text.strip())
        if not match:
            raise ValueError(_advice(text))
        unit = match[2]
        return cls(int(match[1]), unit.removesuffix("s") if len(unit) > 1 else unit)

    @property
    def minutes(self) -> float:
        """Length in minutes, for comparing. A business day counts as one day, a month as 30."""
        return self.amount * _MINUTES[self.unit]

    @property
    def words(self) -> str:
        """Return the form for sentences: `15 minutes`, `5 business days`."""
        unit = _WORDS.get(self.unit, self.unit)
        return f"{self.amount} {unit}{'' if self.amount == 1 else 's'}"

    @property
    def short(self) -> str:
        """Return the form for chips and tables: `15 min`, `1 h`, `5 business days`."""
        short = _SHORT.get(self.unit)
        if short is None or (self.amount == 1 and len(short) > 3):
            return self.words
        return f"{self.amount} {short}"

    @property
    def rate(self) -> str:
        """Return the form behind the word `every`: `15 minutes`, and `hour` for one hour."""
        return self.words.removeprefix("1 ")

    @property
    def short_rate(self) -> str:
        """Return the short form behind the word `every`: `15 min`, and `hour` for one hour."""
        return self.rate if self.amount == 1 else self.short

    def share(self, percent: int) -> str:
        """Return a part of it in words, such as `57 hours 36 minutes`; rounded down, never to a later moment.

        A month has 28 days and a year 365 here, and less than one business day is told in hours.
        """
        whole = self.amount * percent // 100
        if self.unit == "business day" and whole:
            return Duration(whole, self.unit).words
        minutes = int(self.amount * _SHORTEST.get(self.unit, _MINUTES[self.unit])) * percent // 100
        steps = (
            ((1440, "d"), (60, "h")) if self.unit in ("d", "w", "month", "year") else ((60, "h"), (1, "m"))
        )
        parts = []
        for size, unit in steps:
            amount, minutes = divmod(minutes, size)
            if amount:
                parts.append(Duration(amount, unit).words)
        return " ".join(parts) or Duration(0, steps[-1][1]).words

    def __str__(self) -> str:
        if len(self.unit) == 1:
            return f"{self.amount}{self.unit}"
        return f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - pydantic is asking, so it is here already

        def read(value: object) -> Duration:
            if isinstance(value, Duration):
                return value
            if isinstance(value, int) and not isinstance(value, bool):
                raise ValueError(f"write {value}m for minutes or {value}h for hours")
            if not isinstance(value, str):
                raise ValueError(ADVICE)
            return cls.parse(value)

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN, "examples": ["15m", "4h", "5 business days"]}
