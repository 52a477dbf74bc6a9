"""The live page in a browser: an incident from its first tap to its end, kept, handed over, in two tabs, and as a drill."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.model import Playbook
from generator.model.text import title_of
from tests.browser.conftest import OpenSite, Visit
from tests.browser.serving import served

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 360, "height": 740}


def start(visit: Visit, name: str, anchor: str = "", *, drill: bool = False) -> Page:
    page = visit.go("live", anchor)
    page.get_by_label("What is happening").fill(name)
    page.get_by_label("This is a drill").set_checked(drill)
    page.get_by_role("button", name="Start").click()
    return page


def go(page: Page, screen: str) -> None:
    page.get_by_role("navigation", name="This incident").get_by_role("link", name=screen).click()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_an_incident_runs_from_the_answers_to_its_end_and_goes_on_in_a_second_browser(
    open_site: OpenSite, playbook: Playbook, tmp_path: Path
) -> None:
    visit = open_site(viewport=SMALL)
    page = start(visit, "Names of others in chat", "#?type=data-leakage&data-crossed=yes")
    for step in list(playbook.steps.values())[:20]:
        heading = page.locator("#_step")
        expect(heading).to_be_in_viewport(ratio=1)
        fits(page)
        title = heading.inner_text()
        if title.startswith("Page the"):
            break
        answers = getattr(step, "answers", ())
        if answers:
            page.locator(".pb-live-step .pb-answer").first.click()
        else:
            page.locator(".pb-live-done").click()
        expect(heading).not_to_have_text(title)
    people = page.get_by_role("list", name="Who is paged")
    expect(people.get_by_text("Privacy Lead", exact=True)).to_be_visible()
    people.get_by_role("button", name="Paged").first.click()
    people.get_by_role("button", name="No answer").click()
    expect(people.get_by_text(re.compile("^Page the .* now"))).to_be_visible()
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    page.get_by_role("textbox", name=re.compile("^feature")).fill('Chat "A" & <b>')
    page.get_by_role("button", name="Sent").click()
    go(page, "Clocks")
    fits(page)
    page.get_by_role("listitem").filter(has_text="GDPR").get_by_role(
        "button", name="It applies"
    ).first.click()
    page.get_by_text("Another place").click()
    page.get_by_label("Where it is due").select_option("DE")
    expect(page.get_by_text("Due in Germany")).to_be_visible()
    page.get_by_label("Central counterparty").check()
    fits(page)
    go(page, "Log")
    expect(page.locator(".pb-live-log")).to_contain_text("We are: central counterparty")
    expect(page.locator(".pb-live-log")).to_contain_text('Chat "A" & <b>')
    page.reload()
    expect(page.locator(".pb-live-log")).to_contain_text("Holding notice sent")
    with page.expect_download() as getting:
        page.get_by_role("button", name="Export").click()
    file = tmp_path / "incident.json"
    getting.value.save_as(file)
    exported = json.loads(file.read_text("utf-8"))
    assert (exported["severity"], exported["type"], exported["drill"]) == ("sev-1", "data-leakage", False)
    assert [each["is"] for each in exported["pages"]] == ["paged", "not-answered"]
    second = open_site(viewport=SMALL)
    other = second.go("live")
    other.get_by_label("Open the file of an incident").set_input_files(file)
    expect(other.get_by_role("heading", level=1)).to_have_text("Names of others in chat")
    go(other, "Log")
    expect(other.locator(".pb-live-log > li")).to_have_count(len(exported["log"]))
    other.get_by_role("button", name="Close the incident").click()
    other.get_by_role("button", name="Forget this incident").click()
    other.get_by_role("button", name="Forget it now").click()
    other.reload()
    expect(other.get_by_role("heading", name="Going on")).to_have_count(0)
    assert [*visit.foreign, *visit.complaints, *second.foreign, *second.complaints] == []


def test_two_tabs_write_to_one_log_and_a_wrong_file_is_named(open_site: OpenSite, tmp_path: Path) -> None:
    visit = open_site(viewport=SMALL)
    page = start(visit, "Two tabs")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("#_step")).to_be_visible()
    for tab, words in ((page, "from one"), (other, "from two")):
        go(tab, "Log")
        tab.get_by_label("A line").fill(words)
        tab.get_by_role("button", name="Write it down").click()
    for tab in (page, other):
        expect(tab.locator(".pb-live-log")).to_contain_text("from one")
        expect(tab.locator(".pb-live-log")).to_contain_text("from two")
    file = tmp_path / "wrong.json"
    file.write_text('{"format": "<img src=x onerror=alert(1)>"}', encoding="utf-8")
    page = visit.go("index")
    page = visit.go("live")
    page.get_by_label("Open the file of an incident").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("wrong.json: format: must be")


def test_a_drill_says_so_on_every_screen_and_in_every_copied_word(open_site: OpenSite) -> None:
    page = start(
        open_site(viewport=SMALL), "Exercise", "#?public=yes-it-spreads-or-a-reporter-asks", drill=True
    )
    for screen in ("Now", "Who", "Say", "Clocks", "Log"):
        go(page, screen)
        expect(page.get_by_text("DRILL. Nothing here is real.")).to_be_visible()
        fits(page)
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    expect(page.locator("#_words")).to_contain_text("DRILL. ")
    assert page.title().startswith("DRILL ")


FORBIDDEN = "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new Error('forbidden'); } })"
FULL = """
const open = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
  const made = open.call(this, stores, mode, ...more);
  if (mode === "readwrite") setTimeout(() => made.abort());
  return made;
};
"""
"""What a browser does whose storage is full: it takes a write, and gives it up at the end."""


@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_where_nothing_can_be_kept_the_page_says_so_and_goes_on(
    open_site: OpenSite, playbook: Playbook, storage: str
) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.add_init_script(storage)
    page = start(visit, "Private window")
    expect(page.get_by_role("alert")).to_contain_text("Nothing can be kept on this device")
    page.locator(".pb-live-done").click()
    expect(page.locator("#_step")).to_have_text(title_of(list(playbook.steps.values())[1]))


def test_a_site_that_was_kept_works_when_its_host_is_down(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("downloads"))
    context = browser.new_context(viewport=SMALL)
    try:
        page = context.new_page()
        with served(copy) as address:
            page.goto(f"{address}/live.html")
            assert page.evaluate("pb.keep(new URL('.', location.href))") == "Kept on this device"
        page.goto(f"{address}/?from=mail")
        expect(page.get_by_role("heading", level=1)).to_have_text("An AI incident is happening")
        page.goto(f"{address}/live.html")
        page.get_by_label("What is happening").fill("The host is down")
        page.get_by_role("button", name="Start").click()
        expect(page.locator("#_step")).to_be_visible()
    finally:
        context.close()


def test_without_scripts_the_page_leads_to_what_says_the_same(open_site: OpenSite) -> None:
    page = open_site(java_script_enabled=False).go("live")
    for words in ("questions", "scripts", "clocks", "cards"):
        expect(page.locator("article").get_by_role("link", name=words, exact=True)).to_be_visible()
