"""Same input, same bytes; unchanged cards are not typeset again; a team's own templates and logo."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

import pytest

from generator.cards.content import cards_of
from generator.cards.make import Printed
from generator.errors import UsageError
from tests.build import changed, write
from tests.printing import CARDS, pages_of, printed, small
from tests.warm import command


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_equal_input_gives_equal_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    folder = write(changed({"cards": CARDS}), tmp_path / "playbook")
    (tmp_path / "elsewhere").mkdir()
    surroundings = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ]
    made = []
    for number, environment in enumerate(surroundings):
        out = tmp_path / f"out-{number}"
        ran = command(
            "cards", folder, "--work", tmp_path / f"work-{number}" / "deeper", "--out", out, **environment
        )
        assert ran.returncode == 0, ran.stderr
        made.append(hashes(out))
    assert made[0] == made[1]


def test_the_number_of_workers_changes_no_byte(
    tmp_path: Path, made: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cards.press.CHUNK", 3)
    again = printed(small(), tmp_path, workers=2)
    bytes_of = [{file.name: file.source.read_bytes() for file in one.files} for one in (made, again)]
    assert bytes_of[0] == bytes_of[1]


def test_what_did_not_change_is_not_typeset_again(tmp_path: Path) -> None:
    first = printed(small(), tmp_path)
    assert first.typeset > 10
    assert printed(small(), tmp_path).typeset == 0
    one_word = printed(small({"severities/sev-1/criteria": ["Another test for it."]}), tmp_path)
    assert one_word.typeset == 3, "the card in two formats, and its sheet"


def test_another_template_invalidates_what_was_typeset(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "own.typ").write_text("#let own = (:)\n// another\n", encoding="utf-8")
    first = printed(small(), tmp_path / "work")
    assert printed(small(), tmp_path / "work", theme=theme).typeset == first.typeset


def test_a_team_redraws_one_kind_of_block_and_the_fit_is_still_checked(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    tall = '#let own = (note: (block, level) => box(height: 130mm, par("Mission")))\n'
    (theme / "own.typ").write_text(tall, encoding="utf-8")
    result = printed(small(), tmp_path / "work", theme=theme)
    assert {problem.rule for problem in result.problems} == {"card-too-tall"}


def test_a_template_of_ones_own_that_tells_no_figures_fails_the_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    own = "#let job = json(sys.inputs.job)\n#set document(title: job.title)\n= #job.title\n"
    (theme / "main.typ").write_text(own, encoding="utf-8")
    result = printed(small(), tmp_path / "work", theme=theme)
    (problem,) = result.problems
    assert (problem.rule, str(problem.spot)) == ("card-without-figures", "cards/theme")
    faces = sum(len(cards_of(small(), deck)) for deck in small().cards.decks.values()) * 2
    assert problem.message == (
        "severity-sev-1 front [a6]: the template says nothing about how the text fits, "
        f"and nothing about {faces - 1} more faces"
    )


def test_severities_are_told_apart_on_grey_paper(made: Printed) -> None:
    shades = []
    for card in next(deck for deck in made.decks if deck.deck.id == "pocket").cards:
        if card.card.kind == "severity":
            page = next(pages_of(card.files[0].source, 72, "L"))
            shades.append(page.crop((2, 2, page.width - 2, 12)).resize((1, 1)).tobytes()[0])
    assert shades == sorted(shades)
    assert all(later - earlier > 30 for earlier, later in itertools.pairwise(shades)), shades


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"><script>alert(1)</script><rect width="{}" height="10" fill="#00ff00" onload="alert(1)"/></svg>'


def test_a_logo_is_drawn_within_its_column_and_brings_no_script(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    decks = {"badge": CARDS["decks"]["badge"]}
    model = small(theme="theme", brand={"logo": "logo.svg"}, decks=decks)
    for width in (20, 100_000):
        (theme / "logo.svg").write_text(LOGO.format(width, width), encoding="utf-8")
        result = printed(model, tmp_path / "work", theme=theme)
        assert result.problems == ()
        (card,) = result.decks[0].cards
        back = list(pages_of(card.files[0].source, 300))[1]
        pixels = back.tobytes()
        green = [
            place for place in range(len(pixels) // 3) if pixels[3 * place : 3 * place + 3] == b"\0\xff\0"
        ]
        columns = {place % back.width for place in green}
        assert columns, width
        assert 4 / 86 * back.width - 2 <= min(columns), width
        assert max(columns) <= (86 - 4 - 15) / 86 * back.width, width
        for file in card.previews:
            assert "alert" not in file.source.read_text("utf-8")


def test_a_logo_that_is_missing_or_elsewhere_is_told(tmp_path: Path) -> None:
    for name in ("logo.svg", "../logo.svg"):
        with pytest.raises(UsageError, match=f"the logo {name} is missing"):
            printed(small(brand={"logo": name}), tmp_path)
