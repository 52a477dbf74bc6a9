"""Where libyaml stopped, and the line around it taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.read.parser import YamlSyntaxError

_KEY = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'#:\[\]{},*&!|>%@`?](?:[^:\n]|:(?!\s|\Z))*):(?=\s|\Z)"
_BEFORE_VALUE = re.compile(rf"[ ]*(?:-[ ]+)*(?:{_KEY}[ \t]*)?")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A syntax error.

    Attributes:
        text: the whole file.
        problem: what libyaml did not like, in its words.
        context: what it was reading, in its words.
        at: the character it stopped at, the end of the last line when it read to the end.
        begun: where it began what it was reading.
        bracket: where the innermost open `[` or `{` stands, None outside brackets.
    """

    text: str
    problem: str
    context: str
    at: int
    begun: int
    bracket: int | None

    @classmethod
    def of(cls, error: YamlSyntaxError, bracket: int | None, text: str) -> Trouble:
        """Return the trouble behind an error, inside a bracket or not."""
        end = len(text.rstrip(" \n"))
        at = min(error.problem_mark.index, end) if error.problem_mark else end
        begun = min(error.context_mark.index, end) if error.context_mark else at
        return cls(text, error.problem or "", error.context or "", at, begun, bracket)

    @property
    def char(self) -> str:
        """The character at which reading stopped; empty at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def line_at(self) -> int:
        """Where the line starts."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def value_at(self) -> int:
        """Where the line's value starts, behind its indentation, dashes and key."""
        match = _BEFORE_VALUE.match(self.text, self.line_at)
        return match.end() if match else self.line_at

    @property
    def is_first_on_line(self) -> bool:
        """Whether only blanks stand in front of it."""
        return not self.text[self.line_at : self.at].strip()

    def rest_of_line(self, start: int) -> str:
        """Return what stands from a character to the end of its line."""
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip()
