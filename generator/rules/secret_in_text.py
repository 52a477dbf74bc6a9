"""Nothing in the playbook looks like a key, a token or a password.

Why: A playbook is copied, printed and published. A secret in it is public from then on, even after the next
commit removes it.

Bad:
    # levers.yaml
    kill-switch:
      command: flags off answers --key AKIAIOSFODNN7EXAMPLE

Good:
    # levers.yaml
    kill-switch:
      command: flags off answers --key $FLAGS_KEY
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import Playbook
from generator.model.shape import shape_of
from generator.model.walk import walk_parts
from generator.problems import Level, Problem, Spot

ID = "secret-in-text"
LEVEL = Level.ERROR

_VALUE = r"[\"']?\s?[:=]\s?(?![\"']?[$<{\[*])(?=\S*\d)\S{8,}"
_SHAPES = {
    r"AKIA[A-Z0-9]{16}|ASIA[A-Z0-9]{16}": "an access key",
    r"gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}": "a repository token",
    r"xox[abeoprs]-[\w-]{10,}": "a chat token",
    r"AIza[\w-]{30,}|sk-[\w-]{20,}|sk_live_\w{16,}|rk_live_\w{16,}": "an API key",
    r"-----BEGIN [A-Z ]*PRIVATE KEY": "a private key",
    r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+": "a signed token",
    r"https?://[^\s/:@]+:[^\s/@]+@": "a password in an address",
    "|".join(
        word + _VALUE
        for base in ("password", "passwd", "api_key", "apikey", "secret")
        for word in (base, base.capitalize(), base.upper())
    ): "a password",
}
_ANY = re.compile("|".join(_SHAPES))  # every branch starts with a fixed letter, which makes the search fast
_SHOWN = 6


def check(playbook: Playbook) -> Iterator[Problem]:
    """Yield each text, command or address that holds something secret; shows only its beginning."""
    for spot, text in _strings(playbook):
        match = _ANY.search(text)
        if match:
            name = next(name for shape, name in _SHAPES.items() if re.match(shape, match[0]))
            message = f"'{match[0][:_SHOWN]}…' looks like {name}"
            hint = "revoke it, remove it, and write a variable such as $TOKEN in its place"
            yield Problem(ID, LEVEL, message, spot, hint=hint)


def _strings(playbook: Playbook) -> Iterator[tuple[Spot, str]]:
    """Yield all prose, and every other text such as a command or an address."""
    for words in playbook.prose:
        yield words.spot, words.text
    for spot, part in walk_parts(playbook):
        for shape in shape_of(type(part)):
            if shape.mark is None and not shape.parts and shape.holds == "one":
                value = getattr(part, shape.name)
                if isinstance(value, str):
                    yield spot.at(shape.name), value
