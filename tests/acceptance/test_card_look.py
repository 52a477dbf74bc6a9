"""The look of cards, kept as hashes of their pixels: what changes it is looked at before it is accepted.

Run the test with ACCEPT_LOOK=1 to accept the look that there is now.
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path

from generator.cards.make import Printed
from tests.printing import pages_of, pdfs

KEPT = Path(__file__).parents[1] / "cases" / "card_look.json"
SHOWN = (
    "severity-sev-1-a6",
    "role-incident-commander-a6",
    "phase-confirm-a6",
    "badge-badge",
    "deck-pocket-a4",
)


def look(made: Printed, folder: Path) -> dict[str, str]:
    """Write the pages of some cards at 72 dpi into a folder; return a hash for each file, and the engine."""
    files, hashes = pdfs(made), {"engine": f"typst {version('typst')}, pypdfium2 {version('pypdfium2')}"}
    for name in SHOWN:
        seen = hashlib.sha256()
        for number, page in enumerate(pages_of(files[f"{name}.pdf"], 72)):
            page.save(folder / f"{name}-{number}.png")
            seen.update(page.tobytes())
        hashes[name] = seen.hexdigest()[:16]
    return hashes


def test_cards_look_as_they_did_when_somebody_looked_at_them(made: Printed, tmp_path: Path) -> None:
    now = look(made, tmp_path)
    if os.environ.get("ACCEPT_LOOK"):
        KEPT.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    kept = json.loads(KEPT.read_text("utf-8"))
    other = sorted(name for name in now if now[name] != kept[name])
    assert not other, (
        f"these look different: {other}; look at {tmp_path}, then run this test with ACCEPT_LOOK=1"
    )
