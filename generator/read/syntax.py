"""What libyaml could not parse, in the words of somebody who wrote a sentence into a YAML file.

libyaml names its own state ("did not find expected key"). The line itself says what went wrong: most
often a text that starts with one of YAML's own signs, or that holds a colon and a blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from generator.read.findings import Findings, ReadingStoppedError
from generator.read.limits import MAX_KEY
from generator.read.parser import YamlSyntaxError
from generator.read.texts import in_quotes, shortened
from generator.read.trouble import Trouble

DIRECTIVE = (
    "a line that starts with % gives orders to the parser",
    "delete the line, or put the text in quotes",
)
TAB = ("a tab stands where spaces are needed", "indent with spaces, two for each level")

_SIGNS = frozenset("@`%*&!|>[]{},?")
# What libyaml was reading when the sign in question stands at the start of it.
_READING_A_SIGN = ("an alias", "an anchor", "a tag", "a block scalar", "a node")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9a-fA-F]*|.)?")
_CUT_BY_HASH = re.compile(r"[\[{,\s]#[^\s#]")
_NO_BLANK_BEHIND_COLON = re.compile(r"[ ]*[^\s:\"']+:[^\s:/]")


class Complaint(NamedTuple):
    """What is said about a syntax error."""

    offset: int
    message: str
    hint: str
    rule: str = "yaml-syntax"


def report(error: YamlSyntaxError, bracket: int | None, findings: Findings) -> NoReturn:
    """Report what the parser stumbled over, at the place where the author has to look.

    Args:
        error: what libyaml said.
        bracket: where the innermost open `[` or `{` stands, None outside brackets.
        findings: the problems so far; a place that was reported already is not reported twice.

    Raises:
        ReadingStoppedError: always; libyaml cannot go on after an error.
    """
    trouble = Trouble.of(error, bracket, findings.source.text)
    offset, message, hint, rule = next(found for explain in _EXPLANATIONS if (found := explain(trouble)))
    if not findings.told_at(offset):
        findings.add(rule, offset, message, hint)
    raise ReadingStoppedError


def _tab(trouble: Trouble) -> Complaint | None:
    return Complaint(trouble.at, *TAB, rule="tab-indentation") if trouble.char == "\t" else None


def _directive(trouble: Trouble) -> Complaint | None:
    return Complaint(trouble.begun, *DIRECTIVE, rule="directive") if "directive" in trouble.context else None


def _escape(trouble: Trouble) -> Complaint | None:
    """A backslash in double quotes that YAML does not know, or that stands for half a character."""
    if trouble.context != "while parsing a quoted scalar":
        return None
    at = trouble.text.rfind("\\", trouble.begun, trouble.at + 1)
    found = _ESCAPE.match(trouble.text, at)
    name = found.group() if found else "\\"
    if "Unicode" in trouble.problem:
        hint = "write the character itself"
        return Complaint(at, f"{name} stands for no character", hint, rule="control-character")
    return Complaint(at, f"YAML knows no escape {name}", r"write \\ for a backslash, or use single quotes")


def _open_quotes(trouble: Trouble) -> Complaint | None:
    if trouble.context != "while scanning a quoted scalar":
        return None
    quote = trouble.text[trouble.begun]
    inside = "''" if quote == "'" else r"\""
    hint = f"close it with {quote} at the end of the text; inside the text write {inside} for it"
    return Complaint(trouble.begun, f"the quote {quote} opened here is never closed", hint)


def _behind_quotes(trouble: Trouble) -> Complaint | None:
    before = trouble.text[trouble.line_at : trouble.at].rstrip()
    if trouble.bracket is not None or not before.endswith(('"', "'")):
        return None
    value = trouble.rest_of_line(trouble.value_at)
    if not value.startswith(('"', "'")):
        hint = "a quote opened further up closes here: close it where its text ends"
    elif value[0] == value[-1] == trouble.text[trouble.at - 1]:
        hint = f"write {in_quotes(value[1:-1])}"  # an apostrophe ended the quotes too early
    else:
        hint = f"write {in_quotes(value)}"
    return Complaint(trouble.at, "the text goes on behind its closing quote", hint)


def _dash(trouble: Trouble) -> Complaint | None:
    if "block sequence entries" not in trouble.problem:
        return None
    text = trouble.rest_of_line(trouble.value_at)
    hint = f"start the list on the next line, or write {in_quotes(text)}"
    return Complaint(trouble.at, "a list cannot start behind a key on the same line", hint)


def _sign(trouble: Trouble) -> Complaint | None:
    """A text that starts with one of YAML's own signs."""
    if "cannot start any token" in trouble.problem:
        at = trouble.at
    elif trouble.context.endswith(_READING_A_SIGN):
        at = trouble.begun
    else:
        at = trouble.value_at if trouble.bracket is None else len(trouble.text)
    sign = trouble.text[at : at + 1]
    if sign not in _SIGNS or at > trouble.at:
        return None
    hint = f"write {in_quotes(_item(trouble, at))}"
    return Complaint(at, f"a text that starts with {sign} needs quotes", hint)


def _item(trouble: Trouble, at: int) -> str:
    rest = trouble.rest_of_line(at)
    return rest if trouble.bracket is None else re.split(r"[,\]}]", rest, maxsplit=1)[0].rstrip()


def _bracket(trouble: Trouble) -> Complaint | None:
    """A bracket that is not closed, or a comma that is missing behind one."""
    if trouble.bracket is None:
        return None
    opened = trouble.text[trouble.bracket]
    close = "]" if opened == "[" else "}"
    inside = trouble.text[trouble.bracket : trouble.at]
    if _CUT_BY_HASH.search(inside):
        hint = "put text that starts with # in quotes"
    else:
        hint = f"close it with {close}, or put the text in quotes"
    if "\n" in inside or not trouble.text[trouble.at :].strip():
        return Complaint(trouble.bracket, f"the bracket {opened} opened here is not closed", hint)
    hint = "put a comma between two items, or the whole text in quotes"
    return Complaint(trouble.at, f"a comma or {close} is missing before this", hint)


def _colon(trouble: Trouble) -> Complaint | None:
    """A second colon in a line, or a key where the line above has not ended."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    value_at, at = trouble.value_at, trouble.at
    if value_at <= at:
        text = trouble.rest_of_line(value_at)
        return Complaint(at, "this text holds a colon and a blank", f"write {in_quotes(text)}")
    key_at = at - len(trouble.text[trouble.line_at : at].lstrip())
    if at - key_at > MAX_KEY:
        return Complaint(key_at, f"this key has more than {MAX_KEY:,} characters", "write a shorter one")
    above = trouble.text[: trouble.line_at].rstrip()
    if _NO_BLANK_BEHIND_COLON.match(above, above.rfind("\n") + 1):
        return Complaint(
            key_at,
            "this key follows a line that is not finished",
            "put a blank behind the colon of the line above",
        )
    hint = "indent it like the keys around it; if it belongs to the text above, put that text in quotes"
    return Complaint(key_at, "a key cannot stand here, because the line above gave its key a text", hint)


def _no_colon(trouble: Trouble) -> Complaint | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    line = shortened(trouble.rest_of_line(trouble.begun))
    hint = "write `key: value`, or indent the line when it continues the text above"
    return Complaint(trouble.begun, f"'{line}' is neither a key with a colon nor an item behind a dash", hint)


def _no_key(trouble: Trouble) -> Complaint | None:
    if trouble.char != ":":
        return None
    return Complaint(
        trouble.at, "there is no key before this colon", "write the key, or put the text in quotes"
    )


def _after_the_end(trouble: Trouble) -> Complaint | None:
    if "<document start>" not in trouble.problem:
        return None
    hint = "write the file as one mapping, its keys at the start of the line"
    return Complaint(trouble.at, "the file goes on although its only value has ended", hint)


def _indentation(trouble: Trouble) -> Complaint | None:
    if not trouble.is_first_on_line:
        return None
    hint = "indent keys of one entry alike, and put a dash before each item of a list"
    return Complaint(trouble.at, "this line is indented like none of the entries above", hint)


def _anything_else(trouble: Trouble) -> Complaint:
    hint = "check this line and the one above; put text that holds signs in quotes"
    return Complaint(trouble.at, f"this is not YAML: {trouble.problem}", hint)


_EXPLANATIONS: tuple[Callable[[Trouble], Complaint | None], ...] = (
    _tab,
    _directive,
    _escape,
    _open_quotes,
    _behind_quotes,
    _dash,
    _sign,
    _bracket,
    _colon,
    _no_colon,
    _no_key,
    _after_the_end,
    _indentation,
    _anything_else,
)
