"""`python -m generator.carry FOLDER`: write the wheel of this program, as it is handed to others."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.carry.wheel import wheel_of_this_program


def main(folder: Path) -> None:
    """Write the wheel into a folder and print where it is."""
    wheel = wheel_of_this_program(local=False)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / wheel.name).write_bytes(wheel.content)
    sys.stdout.write(f"{folder / wheel.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
