"""Files of other tools -> records of incidents. `live` reads what the live page exports, `mapped` any JSON with a mapping.

Both are hostile input: `hostile` reads them, and what comes out is validated as if somebody had typed it.
"""

from __future__ import annotations
