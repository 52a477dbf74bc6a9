"""Names of people, every form in which a text may write them, and looking for all of them at once.

A name is cut into words, each word gets its forms in one table, and a text is walked once: the cost grows with the
text, not with the number of names. A name that is also a word, such as Mark, counts only where it cannot be the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from generator.model.name_forms import TITLES, also_a_word, as_folded, forms_of, spelt_out, stands_alone
from generator.patterns import later

_INSIDE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f\u064b-\u0652\u0670\u0640"
"""What may stand inside a word without being seen as a letter: soft hyphens, joiners, directions, accents."""
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
"""Characters of scripts that put no blanks between words; each counts as a word."""
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_TOKEN = later(
    rf"[{_ALONE}][{_INSIDE}]*"
    rf"|[{_INDIC}][{_INDIC}{_INSIDE}]*"
    rf"|(?:(?![{_ALONE}])[^\W_])(?:(?![{_ALONE}])[^\W_]|[{_INSIDE}]|[-\u2010]\n[ \t]*(?=[a-zß-ÿ]))*"
)
_BETWEEN = later(
    rf"(?:[\s*_`~\-\u2010\u2011·・･'’\u02bc{_INSIDE}]|\.(?!\s))*(?:\n[ \t]*[#>])?[\s*_`{_INSIDE}]*"
)
_AFTER_INITIAL = later(rf"[.．]?[\s*_\-{_INSIDE}]*")
_AFTER_SURNAME = later(rf"[*_`{_INSIDE}]*[,，、][\s*_`{_INSIDE}]*")
_WIDEST_GAP = 60
_MOST_WORDS = 12
"""No name has more; of what somebody pasted there the cost would grow with the square."""
_STOPS = later(r"[.!?:;…。！？\n|•–—\"“„«]|^\s*[-*#>]")
_POSSESSIVE = later(rf"[{_INSIDE}*_`]*['’\u02bc]s\b")
_VOWELS = frozenset("aeiouy")
_HONOURED = ("さん", "様", "氏", "先生", "殿", "くん")
_MARKS = later(r"[*_`#>]+")
_NO_NAME = later(r"\([^)]*\)|\[[^\]]*\]")
_SEVERAL = later(r"\s*(?:[/;&|+]|\b(?:and|or|und|oder|et|ou|y|then)\b)\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A person named in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: the name as it stands there, on one line, without marks and what nobody sees.
        meaning: the role of the person.
    """

    start: int
    end: int
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One order of words that names a person: keys of words, `=x` for an initial and `=title` for a form of address."""

    keys: tuple[str, ...]
    meaning: str
    may_have_comma: bool = False
    listed: str = ""
    in_small: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


class People:
    """The people of some contacts, as texts may name them."""

    def __init__(self, people: Mapping[str, str] | None = None, *, of_events: bool = False) -> None:
        """Take the role of each person, by what the contacts call them.

        `of_events`: texts tell what people did, so a whole name in small letters is one, if half of it is also a word.
        """
        self._of_events = of_events
        self._keys: dict[str, set[str]] = {}
        self._forms: dict[str, list[_Form]] = {}
        for said, role in (people or {}).items():
            for name in names_in(said):
                self._add(name, role)
        self._begins = _beginnings(self._keys)
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.keys))

    def __bool__(self) -> bool:
        """Return whether there is any name to look for."""
        return bool(self._forms)

    def _add(self, name: str, role: str) -> None:
        for made in _forms_in_order(name, role):
            form = replace(made, in_small=self._of_events)
            known = self._forms.setdefault(form.keys[0], [])
            if form not in known:
                known.append(form)
            for key in form.keys:
                for written in (key[1:],) if key.startswith("=") else forms_of(key):
                    self._keys.setdefault(written, set()).add(key)
        for token in _TOKEN.findall(name):
            for written in forms_of(spelt_out(_seen(token))):
                self._keys.setdefault(written, set()).add(_folded(token))
        for title in TITLES if "=title" in self._forms else ():
            self._keys.setdefault(title, set()).add("=title")

    def find(self, text: str) -> Iterator[Found]:
        """Yield each person that a text names; at each place the longest form."""
        if not self._forms or self._cannot_be_in(text):
            return
        tokens = [_Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
        keys = [self._keys.get(_folded(token.text), ()) for token in tokens]
        here = 0
        while here < len(tokens):
            found = self._at(text, tokens, keys, here) if keys[here] else None
            if found is None:
                here += 1
                continue
            size, form = found
            start, end = tokens[here].start, tokens[here + size - 1].end
            yield Found(start, end, _shown(text[start:end]), form.meaning)
            here += size

    def _cannot_be_in(self, text: str) -> bool:
        """Return whether no word of a name begins in a plain text; most texts need no closer look."""
        return text.isascii() and "-\n" not in text and not self._begins.search(text.lower())

    def _at(
        self, text: str, tokens: Sequence[_Token], keys: Sequence[Iterable[str]], here: int
    ) -> tuple[int, _Form] | None:
        """Return the longest form at a token, and how many tokens it takes."""
        fitting = (
            form
            for key in sorted(keys[here])
            for form in self._forms.get(key, ())
            if _fits(form, text, tokens, keys, here)
        )
        form = max(fitting, key=lambda form: len(form.keys), default=None)
        return (len(form.keys), form) if form else None


def _shown(text: str) -> str:
    return " ".join(_MARKS.sub(" ", _seen(text)).split())


def names_in(said: str) -> Iterator[str]:
    """Yield the names in what contacts call a person: without remarks and titles, several of them one by one."""
    for piece in _SEVERAL.split(_NO_NAME.sub(" ", said)):
        parts = [part for part in (_without_titles(part) for part in re.split(r"[,，、]", piece)) if part]
        if len(parts) == 2 and " " not in parts[0]:
            yield f"{parts[1]} {parts[0]}"
        elif parts:
            yield parts[0]
            yield from (part for part in parts[1:] if " " in part and part[:1].isupper())


def _without_titles(part: str) -> str:
    return " ".join(
        word for word in part.split() if as_folded(word.strip(".")) not in TITLES and word.strip(".-")
    )


def _forms_in_order(name: str, role: str) -> Iterator[_Form]:
    """Yield the orders in which the words of a name are written."""
    words = [(word, keys) for word in name.split() if (keys := _words_of(word))][:_MOST_WORDS]
    groups = [keys for _, keys in words]
    flat = [key for group in groups for key in group]
    if not flat or sum(map(len, flat)) < 2:
        return
    yield _Form(tuple(flat), role, listed=name if len(flat) == 1 else "")
    if len(groups) < 2:
        return
    for cut in range(1, len(groups)):
        yield _Form(_joined(groups[cut:] + groups[:cut]), role, may_have_comma=True)
    first, last = groups[0], groups[-1]
    if stands_alone(flat[0]):
        for ending in _HONOURED:
            yield _Form((*first, *ending), role)
        return
    initial = f"={first[0][0]}"
    if len(groups) > 2:
        yield _Form((*first, *last), role)
        yield _Form((*last, *first), role, may_have_comma=True)
        yield from (_Form(keys, role) for keys in _pairs(words))
    initials = tuple(f"={key[0]}" for group in groups[:-1] for key in group)
    for short in dict.fromkeys([(initial,), initials]):
        yield _Form((*short, *last), role)
        yield _Form((*last, *short), role, may_have_comma=True)
    if len(groups) > 2:
        yield _Form((initial, *_joined(groups[1:])), role)
    yield _Form(("=title", *last), role)
    if not also_a_word(first[0]):
        yield _Form((*first, f"={last[0][0]}"), role)


def _pairs(words: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """Yield two words of a long name that are written without the others: both surnames, or the first and one of them.

    Particles stand for nobody, and neither do two words that a sentence may hold as well.
    """
    telling = [keys for word, keys in words if not word[:1].islower()]
    beside = [*pairwise(telling), *((telling[0], other) for other in telling[1:])] if len(telling) > 2 else []
    for one, other in beside:
        if not all(also_a_word(key) for key in (*one, *other)):
            yield (*one, *other)


def _beginnings(keys: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Return what finds the first letters of any whole word of a name; every form holds one."""
    whole = {
        written[:3]
        for written, names in keys.items()
        if written.isascii() and any(not name.startswith("=") for name in names)
    }
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(sorted(whole)) or '(?!)'})")


def _joined(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(key for group in groups for key in group)


def _words_of(word: str) -> tuple[str, ...]:
    return tuple(_folded(match[0]) for match in _TOKEN.finditer(word))


@cache
def _seen(token: str) -> str:
    return re.sub(rf"[-\u2010]\n[ \t]*|[{_INSIDE}]", "", token)


def _folded(token: str) -> str:
    return token.lower() if token.isascii() and token.isalnum() else as_folded(_seen(token))


def _fits(form: _Form, text: str, tokens: Sequence[_Token], keys: Sequence[Iterable[str]], here: int) -> bool:
    size = len(form.keys)
    if here + size > len(tokens) or any(key not in keys[here + at] for at, key in enumerate(form.keys)):
        return False
    taken = tokens[here : here + size]
    commas = 0
    for (key, _), (one, other) in zip(pairwise((*form.keys, "")), pairwise(taken), strict=False):
        gap = text[one.end : other.start]
        if form.may_have_comma and not commas and _AFTER_SURNAME.fullmatch(gap):
            commas += 1
        elif not _holds_together(gap, short=key.startswith("=")):
            return False
    return _is_meant(form, text, tokens, here)


def _holds_together(gap: str, *, short: bool) -> bool:
    """Return whether two words with this between them can be one name."""
    if len(gap) > _WIDEST_GAP or gap.count("\n") > 1:
        return False
    return bool(_BETWEEN.fullmatch(gap) or (short and _AFTER_INITIAL.fullmatch(gap)))


def _is_meant(form: _Form, text: str, tokens: Sequence[_Token], here: int) -> bool:
    """Return whether the words at a place are the name, and not words that look like it."""
    taken = tokens[here : here + len(form.keys)]
    if form.listed:
        return _is_name_alone(form, text, tokens, here)
    for key, token in zip(form.keys, taken, strict=True):
        if key.startswith("=") and key != "=title" and not _is_initial(form, key, text, token):
            return False
    named = [(key, token) for key, token in zip(form.keys, taken, strict=True) if not key.startswith("=")]
    if len(named) < len(taken):  # an initial or a title says little, so the name beside it must look like one
        return all(_is_caseless(token) or token.is_capital for _, token in named)
    said = text[taken[0].start : taken[-1].end]
    small = said == said.lower() and all(each.isalnum() or each.isspace() for each in said)
    enough = all if form.in_small else any
    return not (
        small and enough(also_a_word(key) for key in form.keys)
    )  # with a dot between, it is an address


def _is_initial(form: _Form, key: str, text: str, token: _Token) -> bool:
    letter = _seen(token.text)
    if not letter.isupper():
        return False
    if text[token.end : token.end + 1] in (".", "．"):
        return True
    others = [each for each in form.keys if not each.startswith("=")]
    return (
        form.keys[-1] != key
        and key[1:] not in _VOWELS
        and all(len(each) > 3 and not also_a_word(each) for each in others)
    )


def _is_name_alone(form: _Form, text: str, tokens: Sequence[_Token], here: int) -> bool:
    """Return whether a single word is the name: by its letters, its case, and where it stands in its sentence."""
    token, key = tokens[here], form.keys[0]
    as_listed = _folded(token.text) == key
    if not also_a_word(key) and as_listed:
        return True
    if _is_caseless(token):
        return not also_a_word(key)
    if not token.is_capital or (token.text.isupper() and len(key) > 1 and not form.listed.isupper()):
        return False
    if as_listed and _POSSESSIVE.match(text, token.end):
        return True
    if also_a_word(key) and not as_listed:
        return False
    return _stands_like_a_name(text, tokens, here)


def _stands_like_a_name(text: str, tokens: Sequence[_Token], here: int) -> bool:
    """Return whether a capital is there for a name: not for a new sentence, and not for a heading with capitals."""
    if _opens(text, tokens, here):
        return False
    before = tokens[here - 1]
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if any(each and each.text[:1].isdecimal() for each in (before, after)):  # 2 May, Law 25
        return False
    in_heading = before.is_capital and not _opens(text, tokens, here - 1)
    goes_on = after and after.is_capital and not text[tokens[here].end : after.start].strip()
    return not in_heading and not goes_on


def _opens(text: str, tokens: Sequence[_Token], here: int) -> bool:
    """Return whether a sentence, a line or a quotation begins with a word."""
    return here == 0 or bool(_STOPS.search(text[tokens[here - 1].end : tokens[here].start]))


def _is_caseless(token: _Token) -> bool:
    return token.text.upper() == token.text.lower()
