"""What no edit of the YAML can mend. A bad playbook is never an exception: it is problems."""

from __future__ import annotations


class PlaybookError(Exception):
    """Root of what we raise. The message says what happened and what to do; exit code 2."""


class UnfinishedError(PlaybookError):
    """A piece of the program lacks another one; the message says what to add where."""


class UsageError(PlaybookError):
    """The caller asked for something that does not exist: a folder, a rule, a format."""


class PublishError(PlaybookError):
    """The site could not be staged, verified or swapped; the old site is untouched."""


class RenderError(PlaybookError):
    """A template of the project or of an override folder is wrong."""
