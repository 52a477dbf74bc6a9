"""The words on the live page: what is offered again and where from, what is asked before they leave, what the log keeps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from generator.model import Playbook
from tests.browser.conftest import OpenSite
from tests.browser.test_live import SMALL, fits, go, start

pytestmark = pytest.mark.browser

CRISIS = "#?type=harmful-output&kind=self-harm&person-at-risk=yes"
CHILD, STAFF = "Sam Miller, 15", "kid is in hospital, chat still on"


def opened(open_site: OpenSite, anchor: str = CRISIS) -> Page:
    page = start(open_site(viewport=SMALL), "Say", anchor)
    expect(page.locator("#_step")).to_be_visible()
    return page


def write(page: Page, script: str, blanks: dict[str, str]) -> None:
    """Open a script and fill blanks of it."""
    show(page, script)
    for name, value in blanks.items():
        box = page.get_by_label(re.compile(f"^{name}"))
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
            box.blur()


def show(page: Page, script: str) -> None:
    page.evaluate("id => { location.hash = `${location.hash.split('/')[0]}/say/${id}`; }", script)
    page.wait_for_function("id => location.hash.endsWith(`/${id}`)", arg=script)
    expect(page.locator("#_words")).to_be_visible()


def test_nothing_about_one_person_and_no_word_for_staff_gets_into_another_text_or_the_log(
    open_site: OpenSite, playbook: Playbook
) -> None:
    page = opened(open_site)
    write(page, "person-at-risk", {"recipient": CHILD, "sender": "Kim Alvarez"})
    write(page, "internal-update", {"state": STAFF, "change": "prompt of Monday restored"})
    for script in playbook.scripts:
        show(page, script)
        words = page.locator("main").inner_text() + "".join(
            page.locator("main input[type=text]").evaluate_all("boxes => boxes.map((box) => box.value)")
        )
        assert ("Sam Miller" in words, STAFF in words) == (
            script == "person-at-risk",
            script == "internal-update",
        )
    show(page, "person-at-risk")
    expect(page.locator("#_words")).to_contain_text(CHILD)
    page.get_by_role("button", name="Sent").click()
    page.get_by_role("button", name="Sent all the same").click()
    page.get_by_role("button", name="It is sent").click()
    expect(page.locator("#_sent")).to_be_visible()
    expect(page.get_by_label(re.compile("^recipient"))).to_have_value("")
    go(page, "Log")
    expect(page.locator(".pb-live-log")).to_contain_text("Message to a person at risk sent")
    expect(page.locator(".pb-live-log")).not_to_contain_text("Sam Miller")
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage))")
    assert "Sam Miller" not in kept


def test_a_value_that_is_the_same_for_everybody_is_offered_again_and_says_where_it_is_from(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    write(page, "holding-notice", {"feature": "Homework Helper"})
    show(page, "public-update")
    box = page.get_by_label(re.compile("^feature"))
    expect(box).to_have_value("Homework Helper")
    expect(page.locator("label").filter(has=box)).to_contain_text(
        re.compile(r"From “Holding notice”, \d\d:\d\d UTC.*Still true\?")
    )
    expect(page.get_by_text(re.compile("Filled in before: feature"))).to_be_visible()
    box.fill("Homework Helper 2")
    expect(page.get_by_text(re.compile("Filled in before"))).to_have_count(0)
    fits(page)


def test_an_audience_without_a_rhythm_is_promised_no_hour(open_site: OpenSite) -> None:
    page = opened(open_site)
    show(page, "person-at-risk")
    expect(page.get_by_label(re.compile("^next update"))).to_have_value("")
    show(page, "internal-update")
    expect(page.get_by_label(re.compile("^next update"))).to_have_value(re.compile(r"\d\d:\d\d UTC"))


def test_words_that_counsel_clears_are_logged_with_who_cleared_and_who_released_them(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    show(page, "initial-statement")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("Still blank:")
    page.get_by_role("button", name="Fill them in").click()
    page.get_by_role("button", name="Sent").click()
    page.get_by_role("button", name="Sent all the same").click()
    fits(page)
    page.get_by_label("Cleared by").fill("Robin Hale")
    page.get_by_role("button", name="It is sent").click()
    expect(page.locator("#_sent")).to_be_visible()
    go(page, "Log")
    log = page.locator(".pb-live-log")
    expect(log).to_contain_text(
        "Initial public statement: cleared by Robin Hale, released by whom is not recorded."
    )
    expect(log).not_to_contain_text("Initial public statement sent (Incident Commander)")


def test_a_state_that_no_check_bears_out_is_asked_about(open_site: OpenSite) -> None:
    page = opened(open_site)
    write(page, "public-update", {"containment state": "is disabled while we investigate"})
    page.get_by_role("button", name="Sent").click()
    expect(page.get_by_role("alertdialog")).to_contain_text(
        "No check in the log says that a lever holds: “is disabled"
    )


def test_a_reply_to_a_reporter_leaves_the_first_public_word_due(open_site: OpenSite) -> None:
    page = opened(open_site)
    for script, left in (("reporter-reply", 1), ("holding-notice", 0)):
        show(page, script)
        page.get_by_role("button", name="Sent").click()
        page.get_by_role("button", name="Sent all the same").click()
        expect(page.locator("#_sent")).to_be_visible()
        go(page, "Clocks")
        expect(page.get_by_text("First public word", exact=True)).to_have_count(left)


def test_the_subject_of_a_drill_says_so(open_site: OpenSite) -> None:
    page = start(open_site(viewport=SMALL), "Say", CRISIS, drill=True)
    expect(page.locator("#_step")).to_be_visible()
    show(page, "customer-email")
    expect(page.locator("#_words")).to_contain_text(
        re.compile(r"^DRILL: What happened with .*DRILL\. Hello", re.DOTALL)
    )
