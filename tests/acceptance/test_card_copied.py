"""What can be copied from a card: commands, addresses and words, blank by blank, with whatever program reads the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.cards import make
from generator.cards.content import cards_of
from generator.cards.formats import FORMATS
from generator.cards.make import Printed, PrintedCard, Selection, Workshop
from generator.model.card import Card, Checklist, Runs
from tests.build import as_shipped
from tests.printing import POINT, ROOT, SITE, TEMPLATES, card_of, printed, small
from tests.readers import IN_PYTHON, READERS, each_reader, one_blank

Reader = Callable[[Path], str]

INVISIBLE = re.compile("[\x00-\x08\u00ad\u200b\u2060\u2066-\u2069\ufeff\ufffd\ufffe]")
DEPLOY = "kubectl --context=prod.eu-west-1 -n ai/serving rollout undo deploy/answers --to-revision=0"
COMMANDS = (
    DEPLOY,
    "git revert HEAD --no-edit",
    "git log - | grep -v - --color=always --max-count=100 - - -",
    "echo \"two words\" 'and one-two' >> /tmp/some-file-name.txt \\",
    "/inc declare --sev 1",
    "curl -fsS -X POST https://example.com/v1/off?x=1",
    "x=1",
)
LONG = {"letters": "a" * 90, "hash": "0123456789abcdef" * 6, "flag": "--no-" * 20 + "x",
        "address": f"{SITE}/cards/role-incident-commander.html?first=1&second=2#part-of-the-page"}  # fmt: skip
WORDS = {
    "en": ("Run", "then re-read the hand-over note, pre- and post-check, on the call."),
    "ar": ("نفّذ", "ثم اتصل الآن."),
    "ja": ("次を実行する：", "そして記録に残す。"),
}


def deck(form: str = "a6", *only: str, cards: tuple[str, ...] = ("roles",)) -> dict[str, Any]:
    return {"one": {"name": "One", "cards": list(cards), "only": list(only), "format": form}}


def path_of(made: Printed, card: str = "role-incident-commander") -> Path:
    assert made.problems == ()
    return card_of(made, card).files[0].source


def with_duties(duties: list[str], work: Path, form: str = "a6", language: str = "en") -> Path:
    change = {"about/language": language, "roles/incident-commander/duties": duties}
    return path_of(printed(small(change, decks=deck(form, "incident-commander")), work))


def runs_of(card: Card) -> Iterator[Runs]:
    """Yield the words of the items of its lists."""
    for block in card.blocks:
        for item in block.items if isinstance(block, Checklist) else getattr(block, "items", ()):
            yield from (item.runs, *item.below) if isinstance(block, Checklist) else (item,)


def commands_of(card: Card) -> list[str]:
    """Every command and all inline code on a card."""
    lists = (block for block in card.blocks if isinstance(block, Checklist))
    own = [item.command for block in lists for item in block.items if item.command]
    return own + [run.text for runs in runs_of(card) for run in runs if run.kind in ("code", "command")]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """A card full of commands in each language and format."""
    return {
        (language, form): with_duties(
            [f"{before} `{command}` {after}" for command in some],
            tmp_path_factory.mktemp(f"{language}-{form}"), form, language,
        )
        for language, (before, after) in WORDS.items()
        for form, some in (("a6", COMMANDS[:4]), ("4x6in", COMMANDS[3:]), ("a7", (COMMANDS[0], COMMANDS[4])))
    }  # fmt: skip


@each_reader
def test_a_command_is_copied_with_every_blank_in_every_language_and_format(
    read: Reader, copies: dict[tuple[str, str], Path]
) -> None:
    some = {"a6": COMMANDS[:4], "4x6in": COMMANDS[3:], "a7": (COMMANDS[0], COMMANDS[4])}
    for (language, form), path in copies.items():
        said = one_blank(read(path))
        lost = [command for command in some[form] if command not in said]
        assert lost == [], (language, form)
        assert not INVISIBLE.search(said), (language, form)


@pytest.fixture(scope="module")
def of_examples(tmp_path_factory: pytest.TempPathFactory) -> list[PrintedCard]:
    """Each card of the default and of the examples that has a command."""
    found: list[PrintedCard] = []
    for folder in (ROOT / "playbook", *sorted(filter(Path.is_dir, (ROOT / "examples").iterdir()))):
        model = as_shipped(folder.relative_to(ROOT).as_posix()).playbook
        assert model is not None
        cards = {name: cards_of(model, each) for name, each in model.cards.decks.items()}
        wanted = {card.id for all_of in cards.values() for card in all_of if commands_of(card)}
        if not wanted:
            continue
        shop = Workshop(TEMPLATES, None, tmp_path_factory.mktemp("of-examples"))
        made = make.make(model, shop, Selection(cards=tuple(sorted(wanted))), lambda _: None)
        found += [card_of(made, card) for card in sorted(wanted)]
    return found


@each_reader
def test_every_command_of_the_examples_is_copied_with_every_blank(
    read: Reader, of_examples: list[PrintedCard]
) -> None:
    assert of_examples
    for card in of_examples:
        said = one_blank(read(card.files[0].source))
        assert [each for each in commands_of(card.card) if one_blank(each) not in said] == [], card.card.id


@each_reader
@pytest.mark.parametrize("name", LONG)
def test_a_token_wider_than_the_card_is_broken_within_and_loses_nothing_but_its_line(
    read: Reader, name: str, tmp_path: Path
) -> None:
    said = read(with_duties([f"Run `{LONG[name]}` now.", "Wait.", "Look."], tmp_path))
    (found,) = re.findall(r"\s*".join(map(re.escape, LONG[name])), said)
    lines = found.split()
    assert "".join(lines) == LONG[name]
    assert 3 <= len(lines) <= 6
    assert all("\n" in gap for gap in re.findall(r"\s+", found)), "within a token there is no blank to copy"
    assert not any(line.endswith("-") for line in lines[:-1])


def marks(path: Path) -> int:
    """How many lines on the front of a card say that they go on below: by the heads of their arrows."""
    with pdfplumber.open(path) as document:
        return sum(len(curve["pts"]) == 4 for curve in document.pages[0].curves)


@pytest.mark.parametrize(
    ("form", "command", "goes_on"),
    [
        ("a6", "git revert HEAD --no-edit", False),
        ("a6", DEPLOY, True),
        ("a7", DEPLOY, True),
        ("a6", LONG["letters"], True),
        ("a6", "one\ntwo\n", False),
    ],
)
def test_a_line_that_goes_on_below_says_so_and_nobody_copies_what_it_says(
    form: str, command: str, goes_on: bool, tmp_path: Path
) -> None:
    model = small(
        {"phases/confirm/steps/replay/command": command}, decks=deck(form, "confirm", cards=("phases",))
    )
    path = path_of(printed(model, tmp_path), "phase-confirm")
    with pdfplumber.open(path) as document:
        mono = [char for char in document.pages[0].chars if "Mono" in char["fontname"]]
        lines = len({round(char["bottom"]) for char in mono})
        assert max(char["x1"] for char in mono) / POINT <= FORMATS[form].width - FORMATS[form].margin + 0.1
    assert (lines > 1) == (command != "git revert HEAD --no-edit")
    assert marks(path) == (lines - 1 if goes_on else 0)
    said = READERS["pypdf"](path)
    assert re.search(r"\s*".join(map(re.escape, command.strip())), said)


def test_the_printed_address_leads_where_it_says(tmp_path: Path) -> None:
    """Whole where it fits on a line, else broken after one of its parts and never at a hyphen."""
    for form in ("a6", "a7"):
        made = printed(small(decks=deck(form, "incident-commander")), tmp_path / form)
        path, code = path_of(made), made.decks[0].cards[0].card.code
        back: Any = pypdf.PdfReader(path).pages[1]
        targets = {str(each.get_object()["/A"]["/URI"]) for each in back["/Annots"]}
        address = "playbook.example.com/cards/role-incident-commander.html"
        assert targets == {f"https://{address}#{code}"}
        wanted = address if form == "a6" else address.replace("cards/", "cards/ ")
        assert [name for name in IN_PYTHON if wanted not in one_blank(READERS[name](path))] == []


HARMLESS = st.lists(
    st.text("abcdefghijklmnoprstuvwxyzABCDEZ0123456789äößéñ", min_size=1, max_size=9).flatmap(
        lambda word: st.sampled_from(
            [word, f"{word},", f"({word})", f"{word}-{word}", f"{word}- {word}", f"--{word}", f"{word}/{word}",
             f'"{word}"', f"{word}:", f"{word} & {word}", f"{word}’s", f"{word} – {word}", f"{word}@{word}.de"]
        )
    ),
    min_size=3, max_size=14,
).map(" ".join)  # fmt: skip


@settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.lists(HARMLESS, min_size=7, max_size=7), code=st.lists(HARMLESS, min_size=2, max_size=2))
def test_what_is_written_is_what_is_read_in_every_kind_of_block(
    words: list[str], code: list[str], tmp_path: Path
) -> None:
    mission, duty, other, authority, not_now, answer, part = (f"Do {said} now." for said in words)
    coded, command = (f"do {said} x" for said in code)
    model = small(
        {
            "roles/incident-commander/mission": mission,
            "roles/incident-commander/duties": [duty, f"Run (`{coded}`), **{other}** then."],
            "roles/incident-commander/authority": [authority],
            "phases/confirm/not_now": not_now,
            "phases/confirm/steps/replay/do": answer,
            "phases/confirm/steps/replay/steps": [{"do": part, "command": command}],
        },
        decks=deck("4x6in", "confirm", "incident-commander", cards=("roles", "phases")),
    )
    made = printed(model, tmp_path)
    assert made.problems == ()
    for name in IN_PYTHON:
        role, phase = (
            one_blank(READERS[name](path_of(made, card)))
            for card in ("role-incident-commander", "phase-confirm")
        )
        for said in (mission, duty, f"Run ({coded}), {other} then.", authority):
            assert said in role, name
        for said in (not_now, answer, f"{part} {command}"):
            assert said in phase, name
