"""Runs the command as `python -m generator.cli`."""

from __future__ import annotations

from generator.cli.program import main

main()
