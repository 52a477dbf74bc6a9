"""A script in another language: what is left of the default is told, and readers, cards and rules know the language."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from generator.api import check, render
from generator.cards.job import unbroken
from generator.folder.files import LayeredFiles

SAID = """\
holding-notice:
  language: de
  text: |-
    [[danger-line]] Einige Nutzer sehen gerade [[symptom]] in [[feature]]. [[now]] Wir arbeiten daran. [[user-step]] Nachricht hier bis [[next-update]].
"""


def test_what_stays_english_is_told_and_the_words_say_their_language(started: Path) -> None:
    (started / "layers/team/scripts.yaml").write_text(SAID, encoding="utf-8")
    checked = check(started)
    told = {str(problem.spot) for problem in checked.problems}
    assert {problem.rule for problem in checked.problems} == {"script-half-translated"}
    assert told == {
        f"scripts/holding-notice/blanks/{rest}"
        for rest in (
            "danger-line/example",
            "danger-line/choices",
            "now/example",
            "now/choices",
            "symptom/example",
            "symptom/choices",
            "feature/example",
            "user-step/example",
            "user-step/choices",
        )
    }
    (page,) = (page for page in render(checked) if page.path == "scripts/holding-notice.md")
    assert '<div class="pb-script" id="holding-notice_words" lang="de" dir="auto">' in page.body
    assert " Einige Nutzer sehen" in page.body


def test_lines_that_stay_english_are_told_and_choices_name_their_preset(started: Path) -> None:
    (started / "layers/team/scripts.yaml").write_text(
        "questions-and-answers: {language: de}\n", encoding="utf-8"
    )
    hints = {str(problem.spot): problem.hint or "" for problem in check(started).problems}
    spoken = check(started).playbook.scripts["questions-and-answers"].lines  # type: ignore[union-attr]
    lines = "scripts/questions-and-answers/lines"
    assert {spot for spot in hints if spot.startswith(lines)} == {
        f"{lines}/{number}/{field}"
        for number, line in enumerate(spoken)
        for field in ("when", "text")
        if getattr(line, field)
    }
    assert hints["scripts/questions-and-answers/blanks/data-state/choices"].startswith(
        "write `preset` with them, as one of them; this is the default, so write yours in "
    )


GERMAN = """\
questions-and-answers:
  language: de
  lines:
    $replace:
      - when: Bin ich betroffen?
        text: Das wissen wir noch nicht.
      - when: jemand Geld verlor
        text: Bitte melden.
"""


def test_the_page_of_a_card_says_the_language_and_a_question_stands_as_it_is_asked(started: Path) -> None:
    (started / "layers/team/scripts.yaml").write_text(GERMAN, encoding="utf-8")
    pages = {page.path: page.body for page in render(check(started))}
    card = pages["cards/script-questions-and-answers.md"]
    assert re.findall(r"<section class=\"pb-block\"([^>]*)>\n<h3>([^<]*)</h3>", card)[:2] == [
        (' lang="de" dir="auto"', "Bin ich betroffen?"),
        (' lang="de" dir="auto"', "If jemand Geld verlor"),
    ]
    page = pages["scripts/questions-and-answers.md"]
    shown = re.findall(r"\[(?:if )?(?:Bin|jemand)[^\]]*\]", unescape(page))
    assert shown == ["[Bin ich betroffen?]", "[if jemand Geld verlor]"]


def test_a_word_too_wide_for_a_card_is_looked_for_where_the_team_wrote_it(started: Path) -> None:
    (started / "layers/team/roles.yaml").write_text(
        "privacy-lead:\n  name: Informationssicherheitsbeauftragte\n  short: ISB\n", encoding="utf-8"
    )
    source = check(started).source
    assert isinstance(source, LayeredFiles)
    where = source.where_said("Informationssicherheitsbeauftragte")
    assert where is not None
    assert (Path(where.file).name, where.line, where.column) == ("roles.yaml", 2, 9)
    assert source.where_said("Incident commander") is None


def test_a_soft_hyphen_divides_a_word() -> None:
    assert unbroken("die Informations\u00adsicherheits\u00adbeauftragte") == [
        "die", "Informations-", "sicherheits-", "beauftragte",
    ]  # fmt: skip
