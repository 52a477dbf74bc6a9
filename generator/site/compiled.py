"""How templates are found and where they are kept when they are compiled: beside the compiled modules, where Python may write.

A template is compiled anew when its text, Python, Jinja or what the caller names has changed, so there are never more of
them than templates. `make clean` and `playbook clean` take them away.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import jinja2


def compiled_beside(module: str, *reasons: bytes) -> jinja2.BytecodeCache | None:
    """Return the compiled templates of a module; None where nothing can be written.

    Args:
        module: its `__file__`.
        reasons: what else the compiled form depends on, such as the code whose constants the compiler works out.
    """
    folder = Path(module).parent / "__pycache__"
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return None
    made_of = hashlib.sha256(jinja2.__version__.encode())
    for reason in reasons:
        made_of.update(b"\0" + reason)
    return jinja2.FileSystemBytecodeCache(str(folder), f"template-{made_of.hexdigest()[:16]}-%s.cache")


def visible_templates(folders: Sequence[str]) -> jinja2.BaseLoader:
    """Return what finds the templates in some folders, and lists those that do not stand in a hidden one."""
    return _Visible(folders)


class _Visible(jinja2.FileSystemLoader):
    def list_templates(self) -> list[str]:
        """Return the names of all templates but hidden ones; a theme has thousands of hidden pictures."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, below, names in os.walk(root, followlinks=self.followlinks):
                below[:] = [name for name in below if not name.startswith(".")]
                place = Path(folder).relative_to(root)
                found.update((place / name).as_posix() for name in names if not name.startswith("."))
        return sorted(found)
