"""The page of all teams in a browser: on a phone, sorted, printed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.fleet.portfolio import portfolio

pytestmark = pytest.mark.browser

ROW: dict[str, Any] = {
    "ok": True, "failure": "", "problems": {"errors": 0, "warnings": 0, "first": []}, "version": "1.2.0",
    "age_days": 4, "to_fill": 70, "drills": 13, "levers_untested": 3, "levers": 20, "overdue": [],
    "default": "0.1.0", "behind": False, "edition": "internal",
}  # fmt: skip


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    """The page of a hundred teams; of one the playbook is broken, and one is behind its default."""
    rows = [
        {"team": f"team-{n:03}", "name": f"AI Incident Playbook of team {n}", "drills_held": n % 12} | ROW
        for n in range(100)
    ]
    rows[7] |= {"ok": False, "problems": {"errors": 1, "warnings": 0, "first": ["a.yaml:1:1: wrong"]}}
    rows[8] |= {"behind": True, "overdue": ["a", "b"]}
    (tmp_path / "index.html").write_text(portfolio(rows, "2026-11-30"), "utf-8")
    made = browser.new_page()
    made.goto((tmp_path / "index.html").as_uri())
    return made


def test_on_a_phone_nothing_is_wider_than_the_screen_and_each_value_has_its_name(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    shown = page.evaluate("""
        [...document.querySelectorAll("tbody tr:nth-child(8) td")].map((cell) => {
          const name = getComputedStyle(cell, "::before").content, box = cell.getBoundingClientRect();
          return `${name} ${cell.innerText.replace(/\\s+/g, " ")} ${box.left >= 0 && box.right <= 360}`;
        })""")
    assert shown[:2] == [
        '"Team" team-007 AI Incident Playbook of team 7 true', '"State" 1 error true',
    ]  # fmt: skip
    assert all(line.endswith(" true") for line in shown)


def test_a_title_sorts_by_number_with_the_keyboard_and_turns_round(page: Page) -> None:
    title = page.get_by_role("button", name="Drills held")

    def first() -> tuple[str, str | None]:
        row = page.locator("tbody tr").first
        return row.locator("td").nth(5).inner_text(), page.locator("th[aria-sort]").get_attribute("aria-sort")

    title.focus()
    page.keyboard.press("Enter")
    assert first() == ("0 of 13", "ascending")
    page.keyboard.press("Enter")
    assert first() == ("11 of 13", "descending")
    page.get_by_role("button", name="State").click()
    assert page.locator("tbody tr").first.locator("td").nth(1).inner_text() == "1 error"


def test_on_paper_a_team_is_a_line_and_every_sheet_has_the_titles(page: Page) -> None:
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    texts = [sheet.extract_text() for sheet in sheets]
    assert len(sheets) <= 4
    assert all("Levers untested" in text for text in texts)
    assert sum(text.count("AI Incident Playbook of team") for text in texts) == 100
