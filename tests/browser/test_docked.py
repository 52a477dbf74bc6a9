"""What docks at an edge of the screen covers nothing that appears, that a link leads to or that has the focus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import prod

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.model import Playbook
from tests.browser.conftest import DESKTOP, OpenSite, Visit

pytestmark = pytest.mark.browser

Screen = tuple[int, int, int]

SCREENS: list[Screen] = [
    (360, 740, 100),
    (390, 844, 100),
    (360, 740, 200),
    (740, 360, 100),
    (740, 360, 200),
    (180, 370, 100),
    (1280, 900, 100),
]
"""Width, height and percent of the letters: phones upright and turned, with plain and with double letters, one at
200 % zoom, and a desk."""

PHONES = SCREENS[:4]

LETTERS = """async (size) => {
  document.documentElement.style.fontSize = size;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""
"""Letters of another size, and the page laid out with them."""

LINES = """(part) => {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    if (!text.data.trim() || text.parentElement.closest(".pb-sr")) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      const [x, middle] = [box.left + box.width / 2, box.top + box.height / 2];
      const inside = box.top >= 0 && box.bottom <= innerHeight;
      const seen = (y) => part.contains(document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1)));
      found.push({ inside, covered: middle > 0 && middle < innerHeight && !(seen(box.top + 2) && seen(box.bottom - 2)) });
    }
  }
  return found;
}"""
"""Each line of text in a part: whether it is on the screen from top to bottom, and whether anything lies on it."""


def on_each(visit: Visit, name: str, screens: Sequence[Screen]) -> Iterator[tuple[Screen, Page]]:
    """Open a page, and lay it out for one screen after the other, its letters with it."""
    page = visit.go(name)
    for screen in screens:
        width, height, letters = screen
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(LETTERS, f"{letters}%")
        yield screen, page


ROOM = """() => {
  const boxes = [...document.querySelectorAll(".pb-top, .pb-act, .pb-verdict, .pb-drill, .pb-outdated")]
    .filter((part) => /sticky|fixed/.test(getComputedStyle(part).position))
    .map((part) => part.getBoundingClientRect());
  const above = boxes.filter((box) => box.top < innerHeight / 3 && box.bottom > 0);
  const below = boxes.filter((box) => box.bottom > innerHeight * 2 / 3 && box.top < innerHeight);
  return [Math.max(0, ...above.map((box) => box.bottom)), Math.min(innerHeight, ...below.map((box) => box.top))];
}"""
"""From where to where text can be read: what no docked part takes."""

EVERYWHERE = f"""() => {{
  const [lines, room] = [{LINES}, {ROOM}];
  const margin = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const found = [];
  for (const answer of document.querySelectorAll(".pb-answers > li")) {{
    const [tick, label, then] = ["input", "label", ".pb-then"].map((name) => answer.querySelector(name));
    for (const share of [0, 0.5, 1]) {{
      for (const other of document.querySelectorAll(".pb-q input")) other.checked = false;
      const box = label.getBoundingClientRect();
      const [top, bottom] = room();
      scrollBy(0, box.top - top - share * (bottom - top - box.height));
      const free = room();
      tick.click();
      const after = then ? lines(then) : [];
      const fits = then && then.offsetHeight < bottom - top - 2 * margin;
      found.push({{
        answer: `${{label.innerText}} at ${{share}}`,
        covered: after.filter((line) => line.covered).length,
        begins: !then || after[0].inside,
        whole: !fits || after.every((line) => line.inside),
        smaller: !then && (room()[0] > free[0] || room()[1] < free[1]),
      }});
    }}
  }}
  return found;
}}"""
"""What one sees after each answer, ticked at the top, in the middle and at the bottom of what one can read."""


def test_a_tick_shows_what_it_sets_off_and_covers_nothing_wherever_its_answer_stood(
    open_site: OpenSite,
) -> None:
    right = {"covered": 0, "begins": True, "whole": True, "smaller": False}
    for screen, page in on_each(open_site(), "triage", SCREENS):
        found = page.evaluate(EVERYWHERE)
        assert len(found) > 60
        assert (screen, [one for one in found if one != {"answer": one["answer"]} | right]) == (screen, [])


def test_the_emergency_number_can_be_read_whatever_else_was_answered(
    open_site: OpenSite, playbook: Playbook
) -> None:
    """Any three other answers meet, on two phones. What docks is as tall after all of them."""
    danger, *others = playbook.triage.questions.values()
    assert "emergency number" in (danger.answers[0].first or "")
    answers = [range(len(question.answers)) for question in others]
    every = list(product(*answers))
    assert len(every) > 2000
    for step, (screen, page) in zip((7, 17), on_each(open_site(), "triage", SCREENS[:2]), strict=True):
        for places in combinations(range(len(answers)), 3):
            three = [[picks[place] for place in places] for picks in every[::step]]
            assert len(set(map(tuple, three))) == prod(len(answers[place]) for place in places)
        covered, docked = page.evaluate(
            f"""(combinations) => {{
              const questions = [...document.querySelectorAll(".pb-q")].map((one) => [...one.querySelectorAll("input")]);
              const [danger, ...others] = questions;
              const sentence = danger[0].closest("li").querySelector(".pb-then > p");
              const lines = {LINES};
              const docked = new Set();
              const covered = combinations.filter((picks) => {{
                picks.forEach((pick, place) => {{ others[place][pick].checked = true; }});
                danger.at(-1).checked = true;
                danger[0].click();
                docked.add(document.querySelector(".pb-verdict").offsetHeight);
                const seen = lines(sentence);
                return !seen[0].inside || seen.some((line) => line.covered);
              }});
              return [covered, docked.size];
            }}""",
            every[::step],
        )
        assert (screen, covered, docked) == (screen, [], 1)


@pytest.mark.parametrize("name", ["triage", "first-hour/contain", "cards", "drills/drill-data-leakage"])
def test_half_of_the_screen_is_left_to_read_wherever_one_scrolls(open_site: OpenSite, name: str) -> None:
    for screen, page in on_each(open_site(), name, SCREENS):
        for share in (0.3, 0.7):
            page.evaluate("share => scrollTo(0, share * document.documentElement.scrollHeight)", share)
            top, bottom = page.evaluate(ROOM)
            assert (screen, bottom - top >= screen[1] / 2) == (screen, True)


@pytest.mark.parametrize("name", ["triage", "first-hour/contain", "drills/drill-data-leakage"])
def test_what_has_the_focus_is_not_covered(open_site: OpenSite, name: str) -> None:
    look = """() => {
      const part = document.activeElement;
      const [box] = part.getClientRects();
      if (!box || part === document.body) return null;
      const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return part.contains(hit) || hit?.contains(part) ? "" : part.outerHTML.slice(0, 120);
    }"""
    for screen, page in on_each(open_site(), name, PHONES):
        if name == "triage":
            page.locator("fieldset input").first.click()
        covered: list[str | None] = []
        for key in ["Tab"] * 30 + ["Shift+Tab"] * 20:
            page.keyboard.press(key)
            covered.append(page.evaluate(look))
        assert len([one for one in covered if one is not None]) > 40
        assert (screen, [one for one in covered if one]) == (screen, [])


@pytest.mark.parametrize("name", ["first-hour/contain", "clocks", "drills/drill-data-leakage"])
def test_the_heading_that_a_link_leads_to_is_not_covered(open_site: OpenSite, name: str) -> None:
    for screen, page in on_each(open_site(), name, PHONES):
        page.evaluate("history.replaceState(null, '', location.pathname)")
        for heading in page.locator("article :is(h2, h3)[id]").all()[:4]:
            anchor = heading.get_attribute("id")
            page.evaluate("anchor => { location.hash = anchor; }", anchor)
            lines = heading.evaluate(LINES)
            bad = [line for line in lines if line["covered"] or not line["inside"]]
            assert (screen, anchor, bad) == (screen, anchor, [])


@pytest.mark.parametrize("window", [{"width": 360, "height": 740}, DESKTOP])
def test_without_scripts_the_verdict_ends_the_questions_and_lies_on_nothing(
    open_site: OpenSite, window: ViewportSize
) -> None:
    page = open_site(viewport=window, java_script_enabled=False).go("triage")
    page.locator("fieldset label").first.click()
    verdict, last = page.locator(".pb-verdict"), page.locator(".pb-q").last
    expect(verdict).to_contain_text("SEV-1", use_inner_text=True)
    panel, question = verdict.bounding_box(), last.bounding_box()
    assert panel is not None
    assert question is not None
    assert panel["y"] >= question["y"] + question["height"]


def test_without_scripts_the_floor_of_a_type_counts_like_that_of_an_answer(
    open_site: OpenSite, playbook: Playbook
) -> None:
    kind = next(kind for kind in playbook.types.values() if kind.severity_floor)
    page = open_site(java_script_enabled=False).go("triage")
    page.locator("fieldset label").last.click()
    page.locator(f"input[value={kind.id}]").check()
    expect(page.locator(".pb-verdict p:visible")).to_contain_text(
        playbook.severities[kind.severity_floor or ""].name, use_inner_text=True
    )


def test_without_scripts_the_mildest_severity_is_no_end_before_all_is_answered(
    open_site: OpenSite, playbook: Playbook
) -> None:
    page = open_site(java_script_enabled=False).go("triage")
    shown = page.locator(".pb-verdict p:visible")
    for question in playbook.triage.questions.values():
        page.locator(f"#{question.id} label").last.click()
        expect(shown).to_contain_text("Answer the rest first.", use_inner_text=True)
        expect(shown.locator("a:visible")).to_have_count(0)
    page.locator("input[name=type][value=none]").check()
    expect(shown).not_to_contain_text("Answer the rest first.", use_inner_text=True)
    expect(shown).to_contain_text(playbook.by_rank[-1].name, use_inner_text=True)
    expect(shown).to_contain_text("Next step", use_inner_text=True)
