"""Files for incident tools, to look at and apply; nothing is ever sent. One module a target, over one table of what maps.

A module of this folder with `TITLE`, `MAPS` and `files` is a target; nothing else lists it.
"""

from __future__ import annotations
