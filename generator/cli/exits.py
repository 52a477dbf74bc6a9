"""Exit codes: what a command says to the program that called it."""

from __future__ import annotations

CLEAN, PROBLEMS, COULD_NOT_RUN, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130
