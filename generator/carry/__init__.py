"""The program that a team's repository carries: its wheel, all that it needs with hashes, and proof that it installs.

Nothing here asks a registry for this program: its name there is not ours, and whoever takes it would run code in
every pipeline.
"""

from __future__ import annotations

from generator.carry.files import FOLDER, REQUIREMENTS, carried, renewed
from generator.carry.proof import INSTALL, proven
from generator.carry.wheel import NAME, Wheel, wheel_of_this_program

__all__ = [
    "FOLDER",
    "INSTALL",
    "NAME",
    "REQUIREMENTS",
    "Wheel",
    "carried",
    "proven",
    "renewed",
    "wheel_of_this_program",
]
