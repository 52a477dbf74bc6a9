"""Playbook -> cards -> PDF and SVG: which cards there are, what they say, how they go on paper.

The only user of the typesetter. Imports of it stay inside functions: checking must not pay for it.
"""

from __future__ import annotations
