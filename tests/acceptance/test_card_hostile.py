"""Templates and words that somebody hostile or careless wrote: nothing is read, asked or lost that should not be."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cards.formats import FORMATS
from generator.cards.shelf import Shelf, make_cards
from generator.errors import RenderError, UsageError
from generator.model.card import Checklist, text_of
from tests.printing import CARDS, POINT, card_of, pages_of, printed, small, words_of
from tests.readers import by_eye, one_blank

ONE = {"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}}
HIDDEN = "what nobody outside may read"


def theme_with(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.typ").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("own", ["../elsewhere", "linked"])
def test_a_theme_folder_outside_of_the_teams_own_is_refused_however_it_is_written(
    own: str, tmp_path: Path
) -> None:
    theme_with(tmp_path / "elsewhere", own="#let own = (:)")
    team = tmp_path / "team"
    team.mkdir()
    (team / "linked").symlink_to(tmp_path / "elsewhere")
    shelf = Shelf(small(theme=own, decks=ONE), team)
    with pytest.raises(UsageError, match=f"the theme folder {re.escape(own)} lies outside of"):
        make_cards(shelf, tmp_path / "work", ((), None, (), ()), lambda _: None)


@pytest.mark.parametrize("path", ["../secret.txt", "../../secret.txt", "{absolute}"])
def test_a_template_reads_nothing_outside_of_its_folder(path: str, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "work"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.txt").write_text(HIDDEN, encoding="utf-8")
    reading = path.format(absolute=(tmp_path / "secret.txt").as_posix())
    note = f'#let own = (note: (block, level) => par(read("{reading}")))'
    with pytest.raises(RenderError) as refused:
        printed(small(decks=ONE), tmp_path / "work", theme=theme_with(tmp_path / "theme", own=note))
    assert HIDDEN not in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        '#import "@preview/cetz:0.3.0": canvas',
        '#import "@" + "preview/cetz:0.3.0": canvas',
        '#import ("@preview/cetz:0.3.0"): canvas',
        r'#import "\u{40}preview/cetz:0.3.0": canvas',
        '#let name = "@preview/cetz:0.3.0"; #import name: canvas',
        '#eval("#imp" + "ort \\"@preview/cetz:0.3.0\\"")',
        '#include "../../elsewhere.typ"',
    ],
)
def test_a_template_that_could_fetch_something_is_refused_before_it_runs(line: str, tmp_path: Path) -> None:
    theme = theme_with(tmp_path / "theme", own=f"#let own = (:)\n{line}\n")
    with pytest.raises(
        UsageError, match=r"own\.typ:2: `(import|eval|include)` may only name a file of the theme"
    ):
        printed(small(decks=ONE), tmp_path / "work", theme=theme)


def test_a_template_uses_files_of_the_theme_and_the_modules_of_the_engine(tmp_path: Path) -> None:
    own = '#import "theme.typ": ink\n#import calc: max\n#let own = (note: (block, level) => par(text(fill: ink)[#max(6, 7)]))\n'
    result = printed(small(decks=ONE), tmp_path / "work", theme=theme_with(tmp_path / "theme", own=own))
    assert result.problems == ()
    assert " 7 " in words_of(result.decks[0].cards[0].files[0].source)[0]


def test_a_main_template_without_a_title_says_what_it_lacks(tmp_path: Path) -> None:
    theme = theme_with(tmp_path / "theme", main="#let job = json(sys.inputs.job)\n= #job.title\n")
    with pytest.raises(RenderError, match=r"your main\.typ lacks `#set document\(title: job\.title\)`"):
        printed(small(decks=ONE), tmp_path / "work", theme=theme)


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#00ff00"/></svg>'


def test_a_team_with_its_logo_colour_script_and_commands_gets_all_of_it(tmp_path: Path) -> None:
    theme = theme_with(tmp_path / "theme")
    (theme / "logo.svg").write_text(LOGO, encoding="utf-8")
    phase = next(iter(small().phases.values()))
    step = next(step for step in phase.steps.values() if step.kind == "action")
    shell = "curl -sS 'https://a.test/?$ID&b=%20' | jq '.[0] | {ok: .done}' #now"
    model = small(
        {
            "about/language": "ar",
            f"phases/{phase.id}/steps/{step.id}/command": shell,
            "roles/incident-commander/duties": ["أوقف الإخراج السيئ قبل 2027-05-23.", "قرر الآن."],
        },
        theme="theme",
        brand={"logo": "logo.svg", "colour": "#ffee00", "accent": "#d1007a"},
        decks={
            "all": {"name": "All", "cards": ["phases", "roles"], "only": [phase.id, "incident-commander"]}
        },
    )
    result = printed(model, tmp_path / "work", theme=theme)
    assert result.problems == ()
    role, steps = card_of(result, "role-incident-commander"), card_of(result, f"phase-{phase.id}")
    assert shell in one_blank(by_eye(steps.files[0].source))
    front, back = pages_of(role.files[0].source, 150)
    assert front.getpixel((8, 8)) == (255, 238, 0)
    assert (209, 0, 122) in {colour for _, colour in front.getcolors(1 << 24) or ()}
    assert "2027-05-23" in words_of(role.files[0].source)[0]
    assert (0, 255, 0) in {colour for _, colour in back.getcolors(1 << 24) or ()}


@pytest.mark.parametrize("address", [None, "https://playbook.example.com"])
def test_a_logo_takes_the_room_that_the_small_print_leaves(address: str | None, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "logo.svg").write_text(LOGO, encoding="utf-8")
    decks = {
        form: {"name": form, "cards": ["roles"], "only": ["incident-commander"], "format": form}
        for form in ("panel-a4", "a6")
    }
    labels = {"edition": "internal, for the response only"}
    model = small(theme="theme", brand={"logo": "logo.svg"}, decks=decks, address=address, labels=labels)
    result = printed(model, tmp_path / "work", theme=theme)
    assert result.problems == ()
    for deck, tallest in zip(result.decks, (6.5, 7.0), strict=True):
        back = list(pages_of(deck.cards[0].files[0].source, 254))[1]
        rows = [
            y for y in range(back.height) if (0, 255, 0) in [back.getpixel((x, y)) for x in range(0, 200, 4)]
        ]
        assert 2.8 <= len(rows) / 10 <= tallest + 0.2, deck.deck.id


def test_small_print_that_runs_out_of_its_foot_is_told(tmp_path: Path) -> None:
    labels = {
        "edition": "internal, for the members of the incident response team and for nobody else at all, "
        "neither on paper nor on a screen"
    }
    result = printed(small(labels=labels, decks={"tiny": CARDS["decks"]["tiny"]}), tmp_path)
    told = [problem for problem in result.problems if problem.rule == "card-footer-too-long"]
    assert told
    assert re.fullmatch(
        r"severity-sev-1 front \[a7\]: the small print at the foot needs \d+\.\d mm and has 7\.1 mm",
        next(problem.message for problem in told if "sev-1 front" in problem.message),
    )
    assert result.decks == ()


WORDS = st.text(
    st.sampled_from(
        "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789äößéñжщΩ.,:;!?-_/\\'\"()[]{}<>@#$%&*+=~^|`   "
    ),
    min_size=1,
    max_size=160,
).filter(lambda text: bool(re.search(r"\w", text)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(duties=st.lists(WORDS, min_size=2, max_size=9))
def test_any_words_either_stand_whole_on_the_card_or_are_told(duties: list[str], tmp_path: Path) -> None:
    form = FORMATS["a6"]
    result = printed(small({"roles/incident-commander/duties": duties}, decks=ONE), tmp_path)
    if result.problems:
        assert {problem.rule for problem in result.problems} <= {
            "card-too-tall", "card-word-too-wide", "card-list-too-long", "card-character-missing",
        }  # fmt: skip
        assert result.decks == ()
        return
    with pdfplumber.open(result.decks[0].cards[0].files[0].source) as document:
        for page in document.pages:
            for char in (each for each in page.chars if each["text"].strip()):
                assert form.margin - 0.1 <= char["x0"] / POINT, char["text"]
                assert char["x1"] / POINT <= form.width - form.margin + 0.1, char["text"]
                assert char["bottom"] / POINT <= form.height - form.edge + 1.5, char["text"]
    said = " ".join(words_of(result.decks[0].cards[0].files[0].source))
    card = result.decks[0].cards[0].card
    (written,) = (block for block in card.blocks if isinstance(block, Checklist))
    for item in written.items:
        assert " ".join(text_of(item.runs).split()) in said.replace("\n", " "), item
