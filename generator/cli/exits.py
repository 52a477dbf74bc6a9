"""Exit codes: what a command says to the program that called it."""

from __future__ import annotations

CLEAN, PROBLEMS, COULD_NOT_RUN, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

NOBODY_READS = 141
"""Who read the output went away, as `head` does: what a shell says of a program that SIGPIPE ended. The answer is not
known then, so it is neither "clean" nor "problems"."""
