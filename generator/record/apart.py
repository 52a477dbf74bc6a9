"""Where a file of the live page contradicts the log in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

_FIRST = {"paged": "paged", "answered": "acknowledged"}


def moments_apart(moments: Mapping[str, str], log: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield each moment for which the log has another one, with its place.

    Args:
        moments: by id of a timestamp, as they stand beside the log.
        log: its lines with all their keys.
    """
    logged = _moments(log)
    for name, at in moments.items():
        if name in logged and logged[name] not in (at, at.removesuffix("Z") + ":00Z"):
            yield f"moments/{name}: {at} here, {logged[name]} in the log; find out which is right"


def _moments(log: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the moments that follow from the log, as the page works them out."""
    corrected = {line["corrects"] for line in log}
    found: dict[str, str] = {}
    for line in log:
        if line["id"] in corrected:
            continue
        if line["what"] == "moment":
            found[line["about"]] = line["is"]
        elif line["what"] == "page" and line["is"] in _FIRST:
            found.setdefault(_FIRST[line["is"]], line["at"])
    return found
