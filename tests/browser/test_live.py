"""The live page in a browser: an incident from its first tap to its end, kept, handed over, in two tabs, and as a drill."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from playwright.sync_api import Error as PlaywrightError

from generator.model import Playbook
from generator.model.text import fill, title_of
from generator.site import write_kept
from tests.browser.conftest import FLAGS, OpenSite, Visit
from tests.browser.serving import served
from tests.conftest import BROWSERS

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 360, "height": 740}
NAMED = "Chät “A” & <b> \u2013 日本\u202f$&"


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


def correct(page: Page) -> None:
    """Write a line, correct it by hand, and take a tick back; the old lines stay, struck through."""
    page.get_by_label("A line").fill("Support has 14 reports")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("button", name="Correct a line").click()
    page.get_by_role("button", name="Correct", exact=True).first.click()
    page.get_by_label("What is right?").fill("Support has 41 reports")
    page.get_by_role("button", name="Save").click()
    log = page.locator(".pb-live-log")
    expect(log.locator("li").first).to_contain_text("Support has 41 reports")
    expect(log.locator("s")).to_have_text(["Support has 14 reports"])
    page.get_by_role("button", name="Take back").first.click()
    expect(log.locator("s")).to_have_count(2)


def test_an_incident_runs_from_the_answers_to_its_end_and_goes_on_in_a_second_browser(
    open_site: OpenSite, playbook: Playbook, tmp_path: Path
) -> None:
    visit = open_site(viewport=SMALL, permissions=["clipboard-read", "clipboard-write"])
    page = start(visit, "Names of others in chat", "#?type=data-leakage&data-crossed=yes")
    for step in list(playbook.steps.values())[:20]:
        heading = page.locator("#_step")
        expect(heading).to_be_in_viewport(ratio=1)
        fits(page)
        title = heading.inner_text()
        if title.startswith("Page the"):
            break
        answers = getattr(step, "answers", ())
        tick = page.locator(".pb-live-step .pb-answer").first if answers else page.locator(".pb-live-done")
        expect(tick).to_be_in_viewport(ratio=1)  # nobody scrolls to say that it is done
        tick.click()
        expect(heading).not_to_have_text(title)
    people = page.get_by_role("list", name="Who is paged")
    expect(people.get_by_text("Privacy Lead", exact=True)).to_be_visible()
    people.get_by_role("button", name="Paged").first.click()
    people.get_by_role("button", name="No answer").click()
    expect(people.get_by_text(re.compile("^Page the .* now"))).to_be_visible()
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    page.get_by_role("textbox", name=re.compile("^feature")).fill(NAMED)
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copy all the same").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    promised = page.get_by_role("textbox", name=re.compile("^next update")).input_value()
    blanks = {"feature": NAMED, "next-update": promised}
    notice = playbook.scripts["holding-notice"]
    left_out = {f"[[{name}]] " for name, blank in notice.blanks.items() if blank.optional}
    text = fill(playbook, notice.text or "")
    for each in left_out:
        text = text.replace(each, "")
    words = re.sub(r"\[\[(.*?)\]\]", lambda blank: blanks.get(blank[1], f"[{blank[1]}]"), text)
    assert page.evaluate("navigator.clipboard.readText()") == words
    page.get_by_role("button", name="Sent").click()
    page.get_by_role("button", name="Sent all the same").click()
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
    expect(page.locator(".pb-live-log")).to_contain_text(NAMED)
    correct(page)
    page.reload()
    expect(page.locator(".pb-live-log")).to_contain_text("Holding notice sent")
    with page.expect_download() as getting:
        page.get_by_role("button", name="Export to go on elsewhere").click()
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
    go(page, "Log")
    with page.expect_download() as getting:
        page.get_by_role("button", name="Export to go on elsewhere").click()
    getting.value.save_as(tmp_path / "ours.json")
    page.get_by_role("link", name="All incidents on this device").click()
    opening = page.get_by_label("Open the file of an incident")
    opening.set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("wrong.json: format: must be")
    theirs = json.loads((tmp_path / "ours.json").read_text("utf-8"))
    theirs["log"][-1]["words"] = "other words"
    theirs["log"].append(theirs["log"][-1] | {"id": "new", "words": "from a file"})
    file.write_text(json.dumps(theirs), encoding="utf-8")
    opening.set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text(
        "wrong.json has 1 more. In 1 lines it says something else"
    )
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    opening.set_input_files(file)
    page.get_by_role("button", name="Take in 1 line").click()
    expect(page.locator("#_step")).to_be_visible()
    go(page, "Log")
    expect(page.locator(".pb-live-log")).to_contain_text("from a file")
    expect(page.locator(".pb-live-log")).not_to_contain_text("other words")


def test_a_drill_says_so_on_every_screen_and_in_every_copied_word(open_site: OpenSite) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT)
    page = start(visit, "Exercise", "#?public=yes-it-spreads-or-a-reporter-asks", drill=True)
    for screen in ("Now", "Who", "Say", "Clocks", "Log"):
        go(page, screen)
        expect(page.get_by_text("DRILL. Nothing here is real.")).to_be_visible()
        fits(page)
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    expect(page.locator("#_words")).to_contain_text("DRILL. ")
    assert page.title().startswith("DRILL ")
    clocks_run_and_contradict(page)


def clocks_run_and_contradict(page: Page) -> None:
    """Let forty minutes pass, then put the clock of the device back by an hour."""
    page.clock.fast_forward("40:00")
    late = page.locator(".pb-live-late")
    expect(late).to_contain_text("min late")
    expect(page).to_have_title(re.compile(r"^DRILL \d+ min late: "))
    go(page, "Log")
    page.get_by_label("A line").fill("before")
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".pb-live-log")).not_to_contain_text("One of the two is wrong")
    page.clock.set_system_time(NIGHT - datetime.timedelta(minutes=20))
    page.get_by_label("A line").fill("after")
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator(".pb-live-log")).to_contain_text(
        re.compile(
            r"is (59|60) min behind it\. One of the two is wrong\."
        )  # by where in its second a line was written
    )
    expect(page.get_by_text("the clock of a device is wrong")).to_be_visible()


HOME = "An AI incident is happening"
KEEP = "(cards) => pb.keep(new URL('.', location.href), Boolean(cards))"
OFFERED = """
pb.canKeep = () => true;
dispatchEvent(Object.assign(new Event("beforeinstallprompt"), { prompt: () => { globalThis.asked = true; } }));
"""
"""What a browser says over https when the site can be installed; a page of this machine is not asked."""
NIGHT = datetime.datetime(2026, 11, 29, 2, 10, tzinfo=datetime.UTC)


def killed(profile: Path) -> None:
    """Kill a browser by the folder of its profile, as a system does that needs the memory."""
    asked = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = process.read_bytes().split(b"\0")
            if asked in words and not any(word.startswith(b"--type=") for word in words):
                os.kill(int(process.parent.name), signal.SIGKILL)


def test_what_was_kept_is_there_after_the_page_was_frozen_and_its_browser_killed(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    def opened() -> tuple[BrowserContext, Page]:
        found = next(filter(None, map(shutil.which, BROWSERS)))
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=found, args=FLAGS, viewport=SMALL, reduced_motion="reduce"
        )
        page = context.pages[0]
        page.goto((site / "live.html").as_uri())
        return context, page

    context, page = opened()
    page.get_by_label("What is happening").fill("Killed")
    page.get_by_role("button", name="Start").click()
    for state in ("frozen", "active"):
        context.new_cdp_session(page).send("Page.setWebLifecycleState", {"state": state})
    page.locator(".pb-live-done").click()
    expect(page.locator("#_kept")).to_have_text("Saved")
    step = page.locator("#_step").inner_text()
    address = page.url
    killed(tmp_path / "profile")
    with suppress(PlaywrightError):
        context.close()
    context, page = opened()
    page.goto(address)
    expect(page.locator("#_step")).to_have_text(step)
    context.close()


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


def test_a_site_that_was_kept_works_when_its_host_is_down_and_its_next_version_waits_until_it_is_whole(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("downloads"))
    card, index = copy / "downloads" / "card.pdf", copy / "index.html"
    card.parent.mkdir()
    card.write_bytes(b"%PDF-1.4")
    write_kept(copy, "Site")
    assert '.map"' not in (copy / "worker.js").read_text("utf-8")
    context = browser.new_context(viewport=SMALL)
    try:
        page = context.new_page()
        with served(copy) as address:
            page.goto(f"{address}/live.html")
            assert page.evaluate(KEEP, True) == "Kept on this device, with 1 printed card"
            index.write_text(index.read_text("utf-8").replace(HOME, "A newer page"), encoding="utf-8")
            write_kept(copy, "Site")
            missing = (copy / "glossary.html").rename(copy / "later.html")
            assert page.evaluate(KEEP).startswith("It could not be kept")
            missing.rename(copy / "glossary.html")
            page.goto(f"{address}/live.html")
            expect(page.get_by_text("A newer version of this site")).to_have_count(0)
            assert page.evaluate(KEEP).endswith("The newer version waits until all its pages are closed")
            page.goto(f"{address}/live.html")
            expect(page.get_by_text("A newer version of this site is on this device.")).to_be_visible()
            page.evaluate(OFFERED)
            page.get_by_role("button", name="Install it as an app").click()
            assert page.evaluate("asked")
        page.goto(f"{address}/?from=mail")
        expect(page.get_by_role("heading", level=1)).to_have_text(HOME)
        assert page.evaluate("fetch('downloads/card.pdf').then((found) => found.status)") == 200
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
