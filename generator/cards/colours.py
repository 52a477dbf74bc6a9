"""Colours of the bands: contrast of words on them and lightness, by WCAG 2.2 and CIE L*."""

from __future__ import annotations


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
