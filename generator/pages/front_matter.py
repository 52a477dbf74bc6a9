"""Front matter: the few facts about a page that the theme needs, as YAML that cannot be misread.

Every value is written as JSON, which is YAML without surprises; a test reads it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_NOT_PRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(facts: Mapping[str, object]) -> str:
    """Return the block for these facts, in their order; facts that are None are left out."""
    lines = (f"{key}: {_one_line(value)}\n" for key, value in facts.items() if value is not None)
    return f"---\n{''.join(lines)}---\n"


def _one_line(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_PRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
