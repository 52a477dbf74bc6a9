"""What a series without a fault still allows, for pages that tell how many replays are not enough.

The bound is exact for independent tries: a rate at which even one series in twenty would show nothing.
"""

from __future__ import annotations

import math

_MISSED = 0.05
_DECIMALS_BELOW = 10


def still_allowed(clean: int) -> str:
    """Return the rate of a fault that so many clean tries cannot exclude, with 95 % confidence; rounded up."""
    percent = 100 * (1 - _MISSED ** (1 / clean)) if clean > 0 else 100.0
    if percent >= _DECIMALS_BELOW:
        return f"{math.ceil(percent)} %"
    return f"{math.ceil(percent * 10) / 10:g} %"
