"""Several files written as one: all of them, or none, whatever fails and whenever the process is killed.

New texts and a copy of the old ones are staged in a hidden folder beside the files; a plan, put there in one step, says
that staging is whole; then each file is replaced. What fails in between is put back at once. After a kill the next
command that writes there puts it back, or sees that it had come to its end. Nothing that somebody changed since is
overwritten. Git is told to look past the stage, so that nobody commits it.
"""

from __future__ import annotations

from generator.atomic.disk import take, write_file
from generator.atomic.recovery import Interrupted, interrupted, recover
from generator.atomic.stage import STAGE
from generator.atomic.writing import home, write_all, writing

__all__ = [
    "STAGE",
    "Interrupted",
    "home",
    "interrupted",
    "recover",
    "take",
    "write_all",
    "write_file",
    "writing",
]
