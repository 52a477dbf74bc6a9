"""Colours: contrast by WCAG 2.2, lightness by CIE L*, and the nearest shade of a colour that can be read."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written as `#rrggbb`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """Return the lightness L* of a colour, from 0 for black to 100 for white."""
    relative = _luminance(colour)
    return 116 * relative ** (1 / 3) - 16 if relative > 216 / 24389 else relative * 24389 / 27


def words_on(colour: str) -> str:
    """Return white or black, whichever is read better on a colour.

    One of the two has a contrast of 4.58 or more on every colour: what white loses, black gains, and the product of
    both is 21. So no colour of a brand has to be refused.
    """
    return max("#ffffff", "#000000", key=lambda words: contrast(colour, words))


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT = ("#ffffff", "#f6f5f1", "#ebe9e2")
DARK = ("#18212a", "#10161c", "#212c37")
"""Where words and lines of the site stand: on a card, on the page, in a well; as in `tokens.css`."""
READABLE, VISIBLE, SET_OFF = 4.5, 3.0, 1.3
"""The contrast that WCAG 2.2 asks for words and for signs, and that of a plain area with words of its own on it."""


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with so much of itself, from 0 to 1, and the rest of another one."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _written(one * share + two * (1 - share) for one, two in pairs)


def is_readable(colour: str, grounds: Sequence[str], least: float = READABLE) -> bool:
    """Return whether a colour stands out on every ground; words also on a wash of themselves over the first one."""
    washes = [mixed(colour, grounds[0], 0.16)] if least == READABLE else []
    return all(contrast(colour, ground) >= least for ground in (*grounds, *washes))


def readable(colour: str, grounds: Sequence[str], least: float = READABLE) -> str:
    """Return the nearest shade of a colour that can be read on every ground: hue kept, lighter or darker.

    Args:
        colour: as `#rrggbb`.
        grounds: what it stands on.
        least: the contrast that is enough.
    """
    hue, light, strength = colorsys.rgb_to_hls(*_channels(colour))
    steps = sorted({light, *(step / 200 for step in range(201))}, key=lambda step: abs(step - light))
    shades = (
        _written(colorsys.hls_to_rgb(hue, step, strength)) if step != light else colour for step in steps
    )
    return next(shade for shade in shades if is_readable(shade, grounds, least))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
