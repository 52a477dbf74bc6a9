"""What somebody meets who adds half of a thing to the program: one line that says what to add where, no traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build import SMALL
from tests.scratch import Scratch

SAYS_TOO_LITTLE = (
    "add a description, PUBLIC, PRIVATE or OMITTED, and QUIET, EDITORIAL, OPERATIONAL, BINDING, MISSED or BREAKING to "
    'Lever.what in generator/model/levers.py, such as `what: … = fact("What an author must know.", PUBLIC, BREAKING)`'
)
NO_NOUN = (
    "add what such an entry is called to class Lever in generator/model/levers.py, such as "
    '`class Lever(Entry, noun="lever")`; `noun=""` where its name alone says what it is'
)
A_FIELD = '    recover_within: Duration = fact("The service is back.", PUBLIC, BREAKING)\n'
NO_MARK = "add DeadlineMark(...) to Severity.recover_within in generator/model/severities.py, as the other deadlines have it"
AFTER = "    updates: Updates | None = fact("
A_ROW = '    "ladders": Shown("Ladders", "From throttled to off, in steps.", up="levers", per_page=24),\n'
A_PLACE = 'listens = "'
ROOM = "generator/rules/severities"


@pytest.mark.parametrize(
    ("piece", "old", "new", "command", "told"),
    [
        ("generator/model/levers.py", '"What happens when it is pulled.", PUBLIC, OPERATIONAL', '"What happens when it is pulled."', "check", SAYS_TOO_LITTLE),
        ("generator/model/levers.py", 'class Lever(Entry, noun="lever")', "class Lever(Entry)", "check", NO_NOUN),
        ("generator/model/severities.py", AFTER, A_FIELD + AFTER, "check", NO_MARK),
        ("generator/pages/concepts.py", A_ROW, "", "pages", "add ladders to SHOWN in generator/pages/concepts.py"),
        ("templates/pages/levers.md.j2", "", None, "pages", "add templates/pages/levers.md.j2: a page is made from it"),
        ("templates/parts/card.md.j2", '"row"', '"column"', "pages", "add row to templates/parts/card.md.j2"),
        ("generator/cards/content/whole.py", '    "badge": badge_card,\n', "", "check", "add badge to CARDS in a module of generator/cards/content/"),
        ("generator/model/cards.py", '    "badge": "",\n', "", "check", "add badge to KINDS in generator/model/cards.py"),
        ("templates/cards/blocks.typ", "  scale: scale,\n", "", "cards", "the card templates do not compile: assertion failed: add scale to drawn in templates/cards/blocks.typ"),
        ("generator/report/problems/text.py", "def as_text(", "def as_words(", "check", "add as_text to generator/report/problems/text.py"),
        ("generator/report/problems/text.py", "accepted: int = 0\n) -> str:", "*, accepted: int = 0\n) -> str:", "check", "add (problems, source_line, colour, accepted) to as_text in generator/report/problems/text.py, as its neighbours have it"),
        ("generator/report/problems/text.py", 'return "\\n".join([*blocks', '"\\n".join([*blocks', "check", "add `return` with the text of the report to as_text in generator/report/problems/text.py"),
        ("generator/rules/severities/__init__.py", '    "rank-gap",\n', "", "check", f"add 'rank-gap' to RULES in {ROOM}/__init__.py, where it belongs in the order"),
        ("generator/rules/severities/rank_gap.py", "", None, "check", f"add {ROOM}/rank_gap.py with ID = 'rank-gap': the room lists it"),
        ("generator/rules/severities/rank_gap.py", "LEVEL = ", "WEIGHT = ", "check", f"add LEVEL to {ROOM}/rank_gap.py, such as `LEVEL = Level.WARNING`"),
        ("generator/rules/severities/rank_gap.py", "def check(", "def look(", "check", f"add check to {ROOM}/rank_gap.py, such as `def check(playbook: Playbook) -> Iterator[Problem]:`"),
        ("generator/rules/registry.py", '    "severities",\n', "", "check", "add 'severities' to ROOMS in generator/rules/registry.py"),
        ("generator/rules/registry.py", '    "severities",\n', '    "severities",\n    "weather",\n', "check", "add generator/rules/weather/__init__.py with RULES: ROOMS lists it"),
        ("generator/rules/language/words/blaming-word.toml", "\nlevel = ", "\nweight = ", "check", "add level to generator/rules/language/words/blaming-word.toml"),
        ("generator/rules/language/lists/verbs.toml", "\nopeners = ", "\nprefixes = ", "check", "add openers to generator/rules/language/lists/verbs.toml"),
    ],
    ids=[
        "who may see a field and what a change of it weighs", "what an entry is called", "the mark of a deadline",
        "where a concept is shown", "the template of a page",
        "the part of a page that shows a part of a card", "what a card is made of", "a kind of card",
        "the drawing of a part of a card", "what makes a report", "an argument of what makes a report",
        "what a report returns", "a rule in the list of its room",
        "the module of a rule", "the level of a rule", "what a rule does", "a room in the list of rooms",
        "the folder of a room", "the level of a list of words", "words that a rule looks for",
    ],
)  # fmt: skip
def test_a_piece_that_is_left_out_is_asked_for_in_one_line(
    piece: str, old: str, new: str | None, command: str, told: str, tmp_path: Path
) -> None:
    scratch = Scratch(tmp_path / "program")
    if new is None:
        (scratch.folder / piece).unlink()
    else:
        scratch.change(piece, old, new)
    ran = scratch.playbook(*command.split())
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"playbook: {told}\n")


A_CLASS = '''"""Rooms."""

from __future__ import annotations

from generator.model.base import Entry, Text
from generator.model.fields import EDITORIAL, PUBLIC, fact


class Room(Entry, noun="room"):
    """A room."""

    name: Text = fact("What it is called.", PUBLIC, EDITORIAL)
'''
ITS_FIELD = '    rooms: dict[Id, Room] = fact("Rooms.", PUBLIC, EDITORIAL, default_factory=dict)\n\n'
ITS_ROW = '    "rooms": Shown("Rooms", "Where people meet.", LOOK_UP, per_page=40),\n'
ITS_TEMPLATE = "{% for one in entries %}\n## {{ one.name }} {: #{{ one.id }} }\n{% endfor %}\n"


def test_a_concept_takes_five_files(tmp_path: Path) -> None:
    """CONTRIBUTING says so: its class, its place in the playbook, its row, its template and its words."""
    scratch, small = Scratch(tmp_path / "program"), tmp_path / "small"
    shutil.copytree(SMALL, small)
    (scratch.folder / "generator/model/rooms.py").write_text(A_CLASS, encoding="utf-8")
    before = "    @cached_property\n    def steps"
    scratch.change("generator/model/playbook.py", before, ITS_FIELD + before)
    other = "from generator.model.roles import Role, Team\n"
    scratch.change("generator/model/playbook.py", other, other + "from generator.model.rooms import Room\n")
    scratch.change("generator/pages/concepts.py", '    "channels"', ITS_ROW + '    "channels"')
    (scratch.folder / "templates/pages/rooms.md.j2").write_text(ITS_TEMPLATE, encoding="utf-8")
    (small / "rooms.yaml").write_text("war-room: {name: The large one}\n", encoding="utf-8")
    ran = scratch.playbook("pages", "--work", str(tmp_path / "work"), folder=small)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "## The large one {: #war-room }" in (tmp_path / "work/docs/rooms.md").read_text("utf-8")
    assert '"Rooms": "rooms.md"' in (tmp_path / "work/mkdocs.yml").read_text("utf-8")
