"""Regular expressions that are compiled when somebody first looks with them.

Compiling a long one takes longer than looking through a playbook with it, and what was found is often remembered. A
pattern that every run needs is compiled with `re` where it stands.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled pattern has; the next time it is found here."""
        value = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, value)
        return value


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is not compiled yet.

    Args:
        pattern: as `re.compile` takes it.
        flags: the same.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
