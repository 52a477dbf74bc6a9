"""Answers of a package that is slow to ask, kept beside the compiled modules: they hang on its version and our code alone.

Of each answer there is one file, whole or not at all, with a digest of what it says. One that is missing, damaged or of
another version is asked for again, and so is every one where nothing can be written. `make clean` and `playbook clean` take them away.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent / "__pycache__"


def kept(
    package: str, asks: str, question: tuple[str, ...], ask: Callable[[], Any], home: Path = HOME
) -> Any:
    """Return the answer to a question, which is asked when the answer is not known.

    Args:
        package: the package that answers.
        asks: the `__file__` of the module that asks.
        question: tells it from every other one of the module.
        ask: returns the answer, of what JSON can hold.
        home: where answers are kept.
    """
    name = "\0".join((package, _version(package), _code(asks), *question))
    path = home / f"answer-{hashlib.sha256(name.encode()).hexdigest()[:32]}.json"
    with contextlib.suppress(OSError, ValueError):
        digest, _, body = path.read_bytes().partition(b"\n")
        if digest == _digest(body):
            return json.loads(body)
    answer = ask()
    body = json.dumps(answer, separators=(",", ":")).encode()
    if home.is_dir() and os.access(home, os.W_OK):
        part = path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            part.write_bytes(_digest(body) + b"\n" + body)
            part.replace(path)
    return answer


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


_version = cache(version)


@cache
def _code(asks: str) -> str:
    return hashlib.sha256(Path(asks).read_bytes() + Path(__file__).read_bytes()).hexdigest()
