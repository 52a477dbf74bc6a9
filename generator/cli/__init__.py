"""The command `playbook`: parse, call `api`, print, exit code. Nothing else.

Exit codes: 0 clean, 1 problems found, 2 wrong usage or could not run, 3 our bug, 130 interrupted.
Results go to standard output, everything else to standard error. Imports are inside the commands, so
that `--help` answers at once.
"""

from __future__ import annotations

from generator.cli.program import cli, main

__all__ = ["cli", "main"]
