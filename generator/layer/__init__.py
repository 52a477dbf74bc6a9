"""A default playbook and layers on top of it -> one document, and where each of its values came from.

Works on plain data; reading files and checking the result are done elsewhere.
"""

from __future__ import annotations

from generator.layer.merge import merge
from generator.layer.stack import Layer, Stack

__all__ = ["Layer", "Stack", "merge"]
