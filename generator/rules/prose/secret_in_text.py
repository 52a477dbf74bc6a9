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
from functools import cache

from generator.model import Playbook
from generator.of_texts import of_text
from generator.problems import Kind, Level, Problem, Spot

ID = "secret-in-text"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True

_NO_BLANK = r"(?![\"']?[$<{\[*])"
_VALUE = rf"[\"']?\s?[:=]\s?{_NO_BLANK}(?=\S*\d)\S{{8,}}"
_NAMES = "password passwd pwd passphrase api_key apikey api-key secret secret_key access_key token auth_token routing_key integration_key"
_SHAPES = {
    r"AKIA[A-Z0-9]{16}|ASIA[A-Z0-9]{16}": "an access key",
    r"gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}": "a repository token",
    r"npm_\w{30,}|pypi-[\w-]{16,}|hf_\w{24,}|SG\.[\w-]{16,}\.[\w-]{16,}": "a token of a service",
    r"xox[abeoprs][-.][\w.-]{10,}|xapp-[\w-]{10,}": "a chat token",
    r"AIza[\w-]{30,}|sk-[\w-]{20,}|sk_live_\w{16,}|rk_live_\w{16,}": "an API key",
    r"R(?=[A-Z]*\d)[A-Z0-9]{31}\b|[Pp]ager[Dd]uty[\w /:=-]{0,20}[0-9a-f]{32}\b": "a paging key",
    r"hooks\.slack\.com/(?:services|workflows|triggers)/\w|discord(?:app)?\.com/api/webhooks/\d"
    r"|webhook\.office\.com/webhook|events\.pagerduty\.com/integration/\w{16,}": "an address that posts for whoever has it",
    r"-----BEGIN [A-Z ]*PRIVATE KEY": "a private key",
    r"eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+": "a signed token",
    r"Bearer (?!gh[pousr]_|xox|sk-|eyJ)(?=\S*\d)[\w.~+/=-]{16,}|Basic (?=\S*[\d=])[A-Za-z0-9+/]{12,}={0,2}": "a sign-in header",
    rf"://[^\s/:@]*:{_NO_BLANK}[^\s/@]{{3,}}@| -u [^\s:$]+:{_NO_BLANK}\S{{4,}}": "a password in an address or command",
    "|".join(
        word + _VALUE
        for base in _NAMES.split()
        for word in dict.fromkeys((base, base.capitalize(), base.upper()))
    ): "a password",
}
_SHOWN = 6
_AROUND = ".,;!?()\"'"
_LONG = 15
"""Letters of the shortest secret that may be letters and hyphens alone, such as `xoxb-` and ten more."""


def check(playbook: Playbook) -> Iterator[Problem]:
    texts = {words.text for words in playbook.prose}
    texts.update(value.text for value in playbook.values)  # their places are dear, and seldom asked for
    new = secret_in.unknown_among(texts)
    odd = sorted(text for text in new if not _is_plain(text))
    if not odd or _any().search("\n".join(odd)) is None:  # one look at all is quicker than thousands
        secret_in.says_nothing_of(new)
    if not any(map(secret_in, texts)):
        return
    for spot, text in strings(playbook):
        if found := secret_in(text):
            hint = "revoke it, remove it, and write a variable such as $TOKEN in its place"
            yield Problem(ID, LEVEL, message_of(*found), spot, hint=hint)


def _is_plain(text: str) -> bool:
    """Return whether a text is short words of letters and hyphens, with marks around them: every shape has more."""
    for piece in text.split():
        word = piece.strip(_AROUND)
        if (
            len(word) >= _LONG
            or not word[:1].isalpha()
            or not (word.isalpha() or word.replace("-", "").isalpha())
        ):
            return False
    return True


@cache
def _any() -> re.Pattern[str]:
    """Return what finds any of them; every branch starts with a fixed letter, which makes the search fast."""
    return re.compile("|".join(_SHAPES))


@of_text(str)
def secret_in(text: str) -> tuple[str, ...]:
    """Return what looks like a secret in a text, and the name of its kind; nothing when nothing does."""
    match = None if _is_plain(text) else _any().search(text)
    if match is None:
        return ()
    name = next(name for shape, name in _SHAPES.items() if re.match(shape, match[0]))
    return match[0].lstrip(), name


def message_of(secret: str, name: str) -> str:
    """Return a sentence that gives no more away than how it begins."""
    return f"'{secret[:_SHOWN]}…' looks like {name}"


def strings(playbook: Playbook) -> Iterator[tuple[Spot, str]]:
    """Yield all prose, and every other text such as a command or an address."""
    for words in playbook.prose:
        yield words.spot, words.text
    for value in playbook.values:
        yield value.spot.at(value.name), value.text
