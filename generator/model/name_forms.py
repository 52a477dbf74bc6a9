"""What becomes of one word of a name: without accents, with the endings of many languages, and names that are words.

Data and tables of forms; which words stand beside each other is the business of `people`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

_TITLES_TEXT = """
mr mrs ms mx dr prof professor herr herrn frau mme mlle sr sra sig hr fru pan pani mag ing
"""
TITLES = frozenset(_TITLES_TEXT.split())
"""Forms of address before a family name, as they are compared."""

_WORDS_TEXT = """
alba amber amor angel april arch archer art asher ash august aurora autumn baker banks barber basil bay
bell berg bill bird blank block bob bond booth bow brandy brook brooks brown bud buck bush butcher
butler candy carol carter case cash cat chance chandler charity chase chef cherry chip christian chuck
clay cliff cloud coby colt colin constance cook cooper cord coral crystal daisy dale dart dash dawn day
dean dell destiny dick dirk dolly don drew duke dusty earl early east eden ember ernst eve even faith
falk farmer faye felicity fern field finn fisher flint flora florence ford forest foster fox frank
freeman friend gale gene genesis gill glen good grace grant gray green grey guy hardy harmony harper
harry haven hazel heath heather heide hill holly honor hood hope hunter ida iris ivy jack jade jasmine
jay jean jewel jet john josh joy june justice kai kay king kit knight lamb lance lane lark laurel law
leaf lee legend lily link long love lucky mac major marina mark marks marsh marshal marshall mason mat
matt max may melody mercy merit mike miles mill miller mills mist misty moon moss nick noble norm north
oak olive opal otter page palmer park parker parks pat patience paul pearl peg pen penny perry peter
phoenix pierce pike piper plumb polly poppy porter post potter price prudence pure quill ray read reader
reading reed rich ridge river rob robin rock rod rose royal ruby rule russet rusty ryder sage sailor
salt sandy sandra scout serene shade shaw shepherd short sierra silver skip sky skye smith snow sonny
spring star stark starr steel sterling stew stone storm sue summer sunny sun tab tad taylor temple terry
thorn tiger tim tom trinity trip troy tucker turner ty tyler union van vale vera verity vic victor vi
viola violet ward wade walker wall waters webb weber west white will wills wind winter wolf wood woods
wren young zen mar sol luz paz rosa bella blanca stein vogel koch bauer schneider weiss klein gross lang
kurz berger mai kern stern engel sommer kaiser graf fuchs hahn busch horn voll hell recht
"""
_WORDS = frozenset(_WORDS_TEXT.split())
"""Names that are also words of a language, as they are compared. Of a name alone that is here, case and place decide."""
_SHORTEST_ALONE = 3

_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
    }
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ٱ": "ا"}
)
_ACCENTS = frozenset(chr(code) for code in (*range(0x300, 0x370), *range(0x64B, 0x653), 0x670, 0x640))
_SPELT_OUT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"), ("æ", "ae"))

_LATIN_TEXT = """
s es n en ns ens er ers e sche schen scher sches a u i y o em om ou im ym am ovi owi ova ove ovou ovo
owa owej owego ego emu ej ich ami ie ow ov ovy in ina ini ino ine inu inom inim evi ev eva evo ego iem
ach ech um iu ui ai io iui oj aus iaus ei es is am an on ta lla lle lta ssa sta ksi na ia hin han hen l
le lt st ga ni ks t te de nsa nne lta nak nek val vel at et ot ra re ban ben bol tol rol hoz hez ert
kent ig ek eke al el nin nun un ya ye yi yu da dan den tan ten la yla yle ul ului lui ii ar
"""
_LATIN = _LATIN_TEXT.split()
_CYRILLIC_TEXT = """
а у ом ем е ы и о ой ей ою ею я ю ям ем ым им ого ому ым ых ова ове ову овым овой ово овы ов ев ева евым
еву ин ина ину иным иной ино ины ові еві єві ем єм ію ії ої єю ів ят та те
"""
_CYRILLIC = _CYRILLIC_TEXT.split()
_GREEK_TEXT = """
ου ο ε η ησ α ασ ων ουσ οι ι εσ ισ σ
"""
_GREEK = _GREEK_TEXT.split()
_DEVANAGARI_TEXT = """
ला ने चा ची चे को ले का की के से ना हरू मा
"""
_DEVANAGARI = _DEVANAGARI_TEXT.split()
_ENDINGS = {"latin": _LATIN, "cyrillic": _CYRILLIC, "greek": _GREEK, "devanagari": _DEVANAGARI}
_BEFORE = {"arabic": ("و", "ف", "ب", "ل", "ك", "وب", "ول"), "hebrew": ("ו", "ה", "ב", "ל", "מ", "ש", "כ")}
_SCRIPTS = {
    "latin": ("a", "\u024f"),
    "greek": ("\u0370", "\u03ff"),
    "cyrillic": ("\u0400", "\u052f"),
    "hebrew": ("\u0590", "\u05ff"),
    "arabic": ("\u0600", "\u06ff"),
    "devanagari": ("\u0900", "\u097f"),
}
_CUT = frozenset("aeiouyаеиоуыэюяйьєіїαεηιουω")
_SIGNS_OFF = ("as", "is", "us", "os", "es", "ys", "ασ", "οσ", "ησ", "ισ")
_SHORTEST_STEM = 3


@cache
def as_folded(word: str) -> str:
    """Return a word as it is compared: in lower case, without accents, in one of several ways to encode it."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in parts if sign not in _ACCENTS)
    return unicodedata.normalize("NFC", bare).translate(_PLAIN)


@cache
def also_a_word(key: str) -> bool:
    """Return whether a name, as it is compared, could as well be a word of the text."""
    return key in _WORDS or (len(key) < _SHORTEST_ALONE and not stands_alone(key))


def stands_alone(key: str) -> bool:
    """Return whether a key is a character of a script that puts no blanks between words."""
    return len(key) == 1 and not key.isascii() and _script_of(key) == ""


@cache
def forms_of(key: str) -> frozenset[str]:
    """Return every form of a word of a name, itself among them; all as they are compared."""
    if also_a_word(key) and len(key) < _SHORTEST_ALONE:
        return frozenset(_spellings(key))
    found: set[str] = set()
    for spelling in _spellings(key):
        script = _script_of(spelling[:1])
        found |= {before + spelling for before in _BEFORE.get(script, ())}
        endings = _ENDINGS.get(script, ())
        found |= {stem + ending for stem in _stems(spelling) for ending in endings}
        found.add(spelling)
    return frozenset(found)


def _spellings(key: str) -> Iterator[str]:
    """Yield a word as it is, and with its umlauts spelt out or drawn together."""
    yield key
    for drawn, out in _SPELT_OUT:
        if out in key:
            yield key.replace(out, as_folded(drawn))


def spelt_out(word: str) -> str:
    """Return a word of a name, as it is compared, with its umlauts spelt out: `mueller` for `Müller`."""
    lower = unicodedata.normalize("NFC", word.casefold())
    for drawn, out in _SPELT_OUT:
        lower = lower.replace(drawn, out)
    return as_folded(lower)


def _stems(word: str) -> Iterator[str]:
    """Yield what endings are put to: the word, and what is left of it where endings take the place of another."""
    yield word
    if len(word) <= _SHORTEST_STEM:
        return
    if word[-1] in _CUT:
        yield word[:-1]
    if word.endswith(_SIGNS_OFF) and len(word) > _SHORTEST_STEM + 1:
        yield word[:-2]
    if word[-2] in _CUT and word[-1] not in _CUT:
        yield word[:-2] + word[-1]  # Pavel, Pavla
    if word.endswith("nen"):
        yield f"{word[:-3]}se"  # Virtanen, Virtasen
    if word[-1] not in _CUT:
        yield word + word[-1]  # János, Jánossal
    if len(word) > _SHORTEST_STEM + 1 and word[-2] == word[-3] and word[-1] in _CUT:
        yield word[:-2] + word[-1]  # Pekka, Pekan


def _script_of(letter: str) -> str:
    return next((name for name, (low, high) in _SCRIPTS.items() if low <= letter <= high), "")
