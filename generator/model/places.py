"""Places by the names people use, and the name under which legal clocks know them.

Membership as of 2026. The three states of the European Economic Area beside the EU are taken as EU, because a clock
that is on for nothing costs a question to counsel, and one that is off by mistake costs the deadline.
"""

from __future__ import annotations

_EU = (
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland "
    "italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain sweden "
    "iceland liechtenstein norway"
)
_KNOWN_AS = {
    **dict.fromkeys(_EU.split(), "EU"),
    **dict.fromkeys(("eu", "eea", "european union", "europe", "czech republic", "the netherlands"), "EU"),
    **dict.fromkeys(
        ("uk", "united kingdom", "great britain", "england", "scotland", "wales", "northern ireland"), "UK"
    ),
    **dict.fromkeys(("us", "usa", "united states", "united states of america"), "US"),
    "canada": "Canada",
    "california": "US, California",
    "new york": "US, New York",
    "quebec": "Canada, Quebec",
    "québec": "Canada, Quebec",
}


def known_as(place: str) -> str | None:
    """Return how clocks name a place, such as `EU` for `Germany`; None when nothing is known of it."""
    plain = " ".join(place.replace(".", "").lower().split())
    return _KNOWN_AS.get(plain)
