"""Where compiled templates are kept: beside the compiled modules, where Python may write.

A template is compiled anew when its text, Python, Jinja or what the caller names has changed, so there are never more of
them than templates. `make clean` and `playbook clean` take them away.
"""

from __future__ import annotations

import hashlib
import os
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
