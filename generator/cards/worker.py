"""A process of its own that typesets one chunk of jobs and ends: the engine never gives memory back.

Run as a program: reads a chunk as JSON from standard input, writes results into the store and one line of JSON
for each to standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.cards.prefs import with_preferences
from generator.cards.store import Store
from generator.cards.typeset import Typeset, Typesetter
from generator.errors import RenderError


def main() -> None:
    """Typeset the chunk on standard input."""
    chunk = json.load(sys.stdin.buffer)
    store = Store(Path(chunk["store"]))
    try:
        setter = Typesetter(Path(chunk["templates"]), tuple(map(Path, chunk["fonts"])))
    except RenderError as error:
        for unit in chunk["units"]:
            _say(unit["key"], str(error))
        return
    for unit in chunk["units"]:
        try:
            done = setter.run(unit["job"], previews=unit["previews"])
            store.put(
                unit["key"], Typeset(with_preferences(done.pdf, duplex=unit["duplex"]), done.svgs, done.fits)
            )
        except RenderError as error:
            _say(unit["key"], str(error))
        except OSError as error:
            _say(unit["key"], f"{chunk['store']} cannot be written: {error.strerror}")
        else:
            _say(unit["key"], "")


def _say(key: str, error: str) -> None:
    sys.stdout.write(json.dumps({"key": key, "error": error}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
