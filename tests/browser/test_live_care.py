"""What the live page does for people who are in a hurry: it asks, confirms, leads on, and keeps what is half written."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenSite, Visit
from tests.browser.test_live import NIGHT, SMALL, fits, go, start

pytestmark = pytest.mark.browser

LEAK = "#?type=data-leakage&data-crossed=yes"
SPREADS = "&left-the-system=no&protected-decision=no&public=yes-it-spreads-or-a-reporter-asks&reach=a-single-user&growing=no"
CALM = "&left-the-system=no&protected-decision=no&public=no&reach=a-single-user&growing=no"
DONE = ".pb-live-done"


def opened(open_site: OpenSite, anchor: str = LEAK, name: str = "Care") -> Page:
    return start(open_site(viewport=SMALL), name, anchor)


def until(page: Page, words: str) -> Locator:
    """Walk on, whatever the page asks, until a step begins with some words."""
    heading = page.locator("#_step")
    for _ in range(40):
        title = heading.inner_text()
        if title.startswith(words):
            return heading
        answers = page.locator(".pb-live-step .pb-answer")
        (answers.first if answers.count() else page.locator(DONE)).click()
        if page.get_by_role("alertdialog").count():
            page.get_by_role("button", name="Done all the same").click()
        expect(heading).not_to_have_text(title)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("step", "asks", "way"),
    [
        ("Set the severity", "No severity is set.", "Answer the questions"),
        ("Page the Incident Commander", "Nobody is marked paged.", "Go to Who"),
        ("Pull the lever", "No lever is marked pulled.", "To the levers"),
        ("Post the first word of the kind", "Nothing is marked sent: Holding notice.", "Write it"),
    ],
)
def test_done_asks_once_where_nothing_says_that_it_was_done_and_goes_on_all_the_same(
    open_site: OpenSite, step: str, asks: str, way: str
) -> None:
    page = opened(open_site, "" if step.startswith("Set") else LEAK)
    heading = until(page, step)
    page.locator(DONE).click()
    asked = page.get_by_role("alertdialog")
    expect(asked).to_contain_text(asks)
    expect(asked).to_be_focused()
    expect(asked.get_by_text(way)).to_be_in_viewport(ratio=1)
    fits(page)
    asked.get_by_text(way).click()
    fits(page)
    go(page, "Now")
    page.locator(DONE).click()
    page.get_by_role("button", name="Done all the same").click()
    expect(heading).not_to_have_text(re.compile(f"^{step}"))


def test_the_answer_that_it_stopped_is_the_moment_of_containment_until_it_is_taken_back(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    until(page, "Does a fresh check")
    page.get_by_role("button", name="Yes, or two proved a forgery").click()
    go(page, "Log")
    log = page.locator(".pb-live-log")
    expect(log).to_contain_text("Contained at ")
    go(page, "Now")
    page.get_by_role("button", name="Take back: Does a fresh check").click()
    expect(page.locator("#_step")).to_have_text(re.compile("^Does a fresh check"))
    go(page, "Log")
    expect(log.locator("s").filter(has_text="Contained at ")).to_have_count(1)


def test_the_words_of_the_kind_come_first_in_the_step_and_on_the_screen_of_words(open_site: OpenSite) -> None:
    page = opened(open_site, "#?type=harmful-output&kind=forged&public=yes-it-spreads-or-a-reporter-asks")
    until(page, "Post the first word of the kind")
    step = page.locator(".pb-live-step")
    expect(step).to_contain_text("Forgery notice goes out first in this incident.")
    expect(step.get_by_role("link", name="Write: ")).to_have_text(
        [
            "Write: Forgery notice",
            "Write: No news yet",
            "Write: Not ours",
            "Write: Reply to a reporter",
            "Write: Reply on social media",
            "Write: All-staff note",
            "Write: Not ours, at the end",
            "Write: Questions and answers",
        ]
    )
    go(page, "Say")
    first = page.get_by_role("heading", name="First for this incident").locator(
        "xpath=following-sibling::ul[1]"
    )
    expect(first.get_by_role("link")).to_have_text(
        [
            "Forgery notice",
            "No news yet",
            "Not ours",
            "Reply to a reporter",
            "Reply on social media",
            "All-staff note",
            "Not ours, at the end",
            "Questions and answers",
        ]
    )


def test_sending_with_open_blanks_is_asked_and_what_was_sent_is_confirmed(open_site: OpenSite) -> None:
    page = opened(open_site)
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    page.get_by_role("button", name="Sent").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("Still blank: symptom, feature, user step.")
    page.get_by_role("button", name="Fill them in").click()
    box = page.get_by_label(re.compile("^symptom"))
    expect(box).to_be_focused()
    page.get_by_role("button", name="Sent").click()
    page.get_by_role("button", name="Sent all the same").click()
    expect(page.get_by_role("status").filter(has_text="The words stand in the log.")).to_be_visible()
    expect(page.get_by_role("button", name="Sent again")).to_be_visible()


def test_a_closed_incident_looks_closed_and_can_be_reopened(open_site: OpenSite) -> None:
    page = opened(open_site)
    go(page, "Log")
    page.get_by_role("button", name="Close the incident").click()
    for screen in ("Now", "Log"):
        go(page, screen)
        expect(page.get_by_role("heading", level=1)).to_have_text("Closed: Care")
        expect(page.locator(".pb-live-over")).to_contain_text("Closed")
        expect(page.locator(".pb-live-due")).to_have_count(0)
    page.get_by_role("link", name="All incidents on this device").click()
    expect(page.get_by_role("heading", name="Going on")).to_have_count(0)
    closed = page.get_by_role("heading", name="Closed").locator("xpath=following-sibling::ul[1]")
    closed.get_by_role("link", name="Care").click()
    expect(page.locator(DONE)).to_have_count(0)
    page.get_by_role("button", name="Reopen the incident").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Care")
    expect(page.locator(DONE)).to_be_visible()
    go(page, "Log")
    expect(page.locator(".pb-live-log")).to_contain_text("Reopened")


def test_only_mine_shows_the_steps_of_one_role_one_by_one_and_stays_after_a_reload(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    page.get_by_label("Whose steps").select_option(label="Only mine: Communications Lead")
    heading = page.locator("#_step")
    expect(heading).to_have_text("Post the first word of the kind, else the Holding notice.")
    expect(
        page.get_by_text("The incident is at: Reproduce the fault yourself. (Technical Lead)")
    ).to_be_visible()
    page.reload()
    expect(heading).to_have_text("Post the first word of the kind, else the Holding notice.")
    page.locator(DONE).click()
    page.get_by_role("button", name="Done all the same").click()
    expect(heading).to_have_text("Post the first Internal update.")
    page.get_by_label("Whose steps").select_option(label="Everybody, to read aloud")
    expect(heading).to_have_text("Reproduce the fault yourself.")


def test_a_moment_that_has_not_come_is_asked_about(open_site: OpenSite) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT)
    page = visit.go("live")
    page.get_by_label("Since when do you know?").fill("2026-11-29T12:10")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("12:10 UTC has not come yet: it is 02:10 UTC.")
    page.get_by_role("button", name="Start with now").click()
    go(page, "Clocks")
    page.get_by_text("Moments", exact=True).click()
    contained = page.locator("#_moment-contained")
    contained.get_by_role("button", name="Earlier").click()
    contained.get_by_label("UTC").fill("2026-11-29T09:00")
    contained.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("09:00 UTC has not come yet")
    page.get_by_role("button", name="Save it all the same").click()
    page.get_by_text("Moments", exact=True).click()
    expect(contained).to_contain_text("09:00 UTC")


def test_no_answer_leads_to_the_next_person_and_each_limit_is_said_once(open_site: OpenSite) -> None:
    page = opened(open_site)
    go(page, "Who")
    row = page.locator("#_page-incident-commander")
    row.get_by_role("button", name="Paged").click()
    expect(row).to_contain_text(re.compile(r"The first answer is due in \d+ min"))
    expect(row).to_contain_text(re.compile(r"None from here\? Page the Deputy in \d+ min"))
    row.get_by_role("button", name="No answer").click()
    row.get_by_role("button", name="Deputy paged").click()
    expect(page.locator("#_page-deputy")).to_contain_text("paged")
    expect(row).to_contain_text("Deputy: paged")


def test_nothing_runs_on_after_the_answer_that_ends_it(open_site: OpenSite) -> None:
    page = opened(open_site)
    until(page, "Did it happen")
    expect(page.locator(".pb-live-due")).to_have_count(1)
    page.get_by_role("button", name="Not ours, with proof").click()
    expect(page.get_by_role("button", name="Close the incident")).to_be_visible()
    expect(page.locator(".pb-live-due")).to_have_count(0)


def test_safety_notes_stand_above_the_bar_also_where_help_for_a_person_comes_first(
    open_site: OpenSite,
) -> None:
    page = opened(open_site, LEAK + "&person-at-risk=yes")
    bar = page.locator(".pb-live-step > .pb-live-ticks")
    notes = page.locator(".pb-live-step :is(.pb-safe:not(.pb-live-help), .pb-live-help p)")
    expect(notes).to_have_count(3)
    for note in notes.all():
        lower, upper = note.bounding_box(), bar.bounding_box()
        assert lower
        assert upper
        assert lower["y"] + lower["height"] <= upper["y"]


def test_a_line_that_is_half_written_is_there_again_after_a_reload_until_it_is_written(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    go(page, "Log")
    page.get_by_label("A line").press_sequentially("Half a li")
    page.reload()
    expect(page.get_by_label("A line")).to_have_value("Half a li")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_label("A line")).to_have_value("")
    go(page, "Say")
    page.get_by_role("link", name="Holding notice").click()
    page.get_by_role("textbox", name=re.compile("^feature")).press_sequentially("cha")
    page.reload()
    expect(page.get_by_role("textbox", name=re.compile("^feature"))).to_have_value("cha")
    go(page, "Log")
    page.get_by_role("button", name="Forget this incident").click()
    page.get_by_role("button", name="Forget it now").click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('slip'))") == []


def test_a_form_to_start_with_that_is_half_filled_in_outlives_a_locked_phone_and_its_name_a_reload(
    open_site: OpenSite,
) -> None:
    page = open_site(viewport=SMALL).go("live")
    page.get_by_label("What is happening").press_sequentially("Refunds")
    page.get_by_label("This is a drill").check()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_label("This is a drill")).to_be_checked()
    page.reload()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Refunds")


def listed(visit: Visit, name: str) -> None:
    page = visit.go("live")
    page.get_by_label("What is happening").fill(name)
    page.get_by_role("button", name="Start").click()
    expect(page.locator("#_step")).to_be_visible()
    page.goto("about:blank")


def test_incidents_without_a_name_with_a_long_one_and_with_the_same_are_told_apart(
    open_site: OpenSite,
) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT)
    for name in ("", "W" * 120, "Same", "Same"):
        listed(visit, name)
    page = visit.go("live")
    expect(page.get_by_role("link", name="Incident, 02:10 UTC")).to_be_visible()
    fits(page)
    codes = page.get_by_text(re.compile("code [a-z0-9]{6}$")).all_inner_texts()
    assert len(set(codes)) == 2
    letters = [each[0] for each in page.get_by_label("Incident type").locator("option").all_inner_texts()]
    assert [each for each in letters if each in "ABCDEF"] == [*"ABCDEF"]


def test_the_focus_stays_where_somebody_tapped(open_site: OpenSite) -> None:
    page = opened(open_site)
    go(page, "Clocks")
    row = page.locator("#_clock-gdpr-33")
    row.get_by_role("button", name="It applies").focus()
    page.keyboard.press("Enter")
    expect(row).to_contain_text("applies since")
    assert page.evaluate("document.activeElement.closest('#_clock-gdpr-33') !== null")
    assert page.evaluate("document.activeElement.tagName") != "BUTTON"
    go(page, "Who")
    page.locator("#_page-incident-commander").get_by_role("button", name="Paged").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#_page-incident-commander') !== null")


def test_of_a_place_that_is_not_in_the_list_the_earliest_moment_counts_and_the_page_says_so(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    go(page, "Clocks")
    page.get_by_text("Another place, another kind of firm").click()
    page.get_by_label("Where it is due").select_option(label="Another place, not in this list")
    expect(page.get_by_text("Due in another place")).to_be_visible()
    expect(page.locator("#_clock-gdpr-33")).to_contain_text("The place 'another place' is not known here")


def test_times_are_said_in_the_zone_of_the_device_where_the_team_named_none(open_site: OpenSite) -> None:
    visit = open_site(viewport=SMALL, timezone_id="Europe/Berlin")
    visit.page.clock.install(time=NIGHT + datetime.timedelta(minutes=5))
    page = start(visit, "Zone", LEAK)
    go(page, "Say")
    page.get_by_role("link", name="Internal update").click()
    promised = page.get_by_role("textbox", name=re.compile("^next update")).input_value()
    assert re.fullmatch(r"0\d:\d\d UTC \(0\d:\d\d (CET|GMT\+1)\)", promised)


def test_the_name_can_be_changed_and_taken_back(open_site: OpenSite) -> None:
    page = opened(open_site, name="Careless")
    go(page, "Log")
    page.get_by_role("button", name="Change the name").click()
    page.get_by_label("Name of the incident").fill("Names in the chat")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".pb-live-log li").first).to_contain_text("Name now: Names in the chat")
    expect(page.locator(".pb-live-log li").last).to_contain_text("Careless")
    fits(page)
    page.reload()
    expect(page.get_by_text("Names in the chat").first).to_be_visible()
    page.get_by_role("button", name="Correct a line").click()
    page.locator(".pb-live-log li").first.get_by_role("button", name="Take back").click()
    expect(page.locator(".pb-live-gone").first).to_contain_text("Names in the chat")


def test_a_kind_that_needs_several_levers_is_contained_when_the_last_of_them_held(
    open_site: OpenSite,
) -> None:
    page = opened(
        open_site, f"#?type=prompt-injection&kind=index-poisoning&person-at-risk=yes&data-crossed=no{CALM}"
    )
    first = page.locator(".pb-live-step .pb-live-first")
    pulls = ("Pull first: Kill switch", "Pull too: Revoke tools", "Pull too: Freeze the index")
    expect(first).to_have_text([re.compile("^Page now"), *(re.compile(f"^{each}") for each in pulls)])
    for name in ("Kill switch", "Revoke tools"):
        first.filter(has_text=name).get_by_role("button", name="Pulled").click()
    expect(first).to_have_text([re.compile("^Page now"), re.compile("^Pull too: Freeze the index")])
    fits(page)


def test_at_the_worst_severity_paging_and_the_first_lever_come_before_the_steps(open_site: OpenSite) -> None:
    page = opened(open_site, f"#?type=harmful-output&kind=self-harm&person-at-risk=yes&data-crossed=no{CALM}")
    first = page.locator(".pb-live-step .pb-live-first")
    expect(first).to_have_text(
        [re.compile("^Page now: Incident Commander, Safety Expert"), re.compile("^Pull first: Kill switch")]
    )
    expect(page.locator("#_step")).to_have_text(re.compile("^Reproduce"))
    for each in (first.nth(0), first.nth(1), page.locator("#_step")):
        expect(each).to_be_in_viewport(ratio=1)
    assert page.locator(".pb-live-first ~ #_step").count() == 1
    fits(page)
    first.get_by_role("button", name="Pulled").click()
    first.get_by_role("link", name="Who").click()
    people = page.get_by_role("list", name="Who is paged")
    for name in ("Incident Commander", "Safety Expert"):
        people.locator("li").filter(has_text=name).get_by_role(
            "button", name="Paged", exact=True
        ).first.click()
    go(page, "Now")
    expect(first).to_have_count(0)
    until(page, "Page the Incident Commander")


def test_who_answered_every_question_is_not_asked_again(open_site: OpenSite) -> None:
    page = opened(open_site, f"{LEAK.replace('crossed=yes', 'crossed=no')}&person-at-risk=no{CALM}")
    page.get_by_text("All steps").click()
    expect(page.locator("#_all-set-severity .pb-chip")).to_have_text("done")
    page.locator("#_step").wait_for()
    seen = []
    for _ in range(4):
        seen.append(page.locator("#_step").inner_text())
        answers = page.locator(".pb-live-step .pb-answer")
        (answers.first if answers.count() else page.locator(DONE)).click()
        if page.get_by_role("alertdialog").count():
            page.get_by_role("button", name="Done all the same").click()
    assert not [title for title in seen if title.startswith("Set the severity")]


def test_a_milder_severity_reproduces_first_and_an_open_question_is_still_asked(open_site: OpenSite) -> None:
    page = opened(open_site, "#?type=vendor-outage&reach=many-users-or-an-important-workflow")
    expect(page.locator("#_step")).to_have_text(re.compile("^Reproduce"))
    until(page, "Set the severity")


HARM = "Harm goes on?"


def test_whom_to_page_and_what_to_pull_come_first_wherever_a_war_room_opens(open_site: OpenSite) -> None:
    page = opened(
        open_site,
        f"#?type=quality-regression&kind=agent-cascade&person-at-risk=no&data-crossed=no"
        f"{CALM.replace('left-the-system=no', 'left-the-system=yes-and-it-can-be-undone')}",
    )
    first = page.locator(".pb-live-step .pb-live-first")
    expect(first).to_have_text(
        [re.compile("^Page now: Incident Commander"), re.compile("^Pull first: Pause")]
    )
    harm = page.locator(".pb-live-step").get_by_text(HARM)
    for each in (first.nth(0), first.nth(1), harm, page.locator("#_step")):
        expect(each).to_be_in_viewport(ratio=1)
    fits(page)
    first.get_by_role("button", name="Pulled").click()
    expect(first).to_have_text([re.compile("^Page now")])
    expect(harm).to_have_count(0)


def test_what_stands_beside_a_lever_on_paper_stands_beside_it_on_the_phone(open_site: OpenSite) -> None:
    bill = CALM.replace("reach=a-single-user", "reach=many-users-or-an-important-workflow")
    page = opened(
        open_site, f"#?type=vendor-outage&kind=cost-runaway&person-at-risk=no&data-crossed=no{bill}"
    )
    note = page.locator(".pb-live-step").get_by_text("A stolen key? Rotate secrets first.")
    expect(note).to_be_in_viewport(ratio=1)
    expect(page.locator(".pb-live-first ~ p", has_text="A stolen key?")).to_have_count(1)
    for step in ("Name the first lever", "Pull the lever"):
        until(page, step)
        expect(note).to_have_count(1)
        expect(page.locator("p:has-text('A stolen key?') + [aria-label=Levers]")).to_have_count(1)
    fits(page)
    memory = f"#?type=prompt-injection&kind=memory-poisoning&person-at-risk=no&data-crossed=no{bill}"
    page = opened(open_site, memory)
    pulls = page.locator(".pb-live-step .pb-live-first").filter(has_text="Pull ")
    expect(pulls).to_have_text(
        [
            "Pull first: Revoke tools (Technical Lead)Pulled",
            "Pull too: Isolate or clear memory (Technical Lead; save first)Pulled",
        ]
    )
    for each in (pulls.nth(0), pulls.nth(1), page.locator("#_step")):
        expect(each).to_be_in_viewport(ratio=1)
    until(page, "Name the first lever")
    levers = page.get_by_role("list", name="Levers").locator("li")
    expect(levers.filter(has_text="save first")).to_have_count(1)
    expect(levers.filter(has_text="memory")).to_contain_text("; save first")


def test_four_levers_that_are_all_pulled_leave_the_step_above_the_bar(open_site: OpenSite) -> None:
    page = opened(
        open_site, f"#?type=prompt-injection&kind=tool-supply-chain&person-at-risk=no&data-crossed=no{CALM}"
    )
    expect(page.locator(".pb-live-step .pb-live-first").filter(has_text="save first")).to_have_count(1)
    bar = page.locator(".pb-live-step > .pb-live-ticks").bounding_box()
    step = page.locator("#_step").bounding_box()
    assert bar
    assert step
    assert step["y"] + step["height"] <= bar["y"] + 1
    fits(page)


def test_without_a_war_room_the_first_lever_alone_comes_before_the_steps(open_site: OpenSite) -> None:
    few = CALM.replace("a-single-user", "one-surface-one-user-segment-or-several-users")
    page = opened(open_site, f"#?type=vendor-outage&person-at-risk=no&data-crossed=no{few}")
    first = page.locator(".pb-live-step .pb-live-first")
    expect(first).to_have_text([re.compile("^Pull first: Fall")])
    fits(page)


def test_while_nobody_knows_how_bad_it_is_danger_and_harm_come_first(open_site: OpenSite) -> None:
    page = opened(open_site, "")
    before = page.locator(".pb-live-danger p")
    expect(before).to_have_text([re.compile("^Person in danger"), re.compile(f"^{re.escape(HARM)}")])
    expect(page.locator(".pb-danger")).to_be_hidden()
    for each in (before.nth(0), before.nth(1), page.locator("#_step")):
        expect(each).to_be_in_viewport(ratio=1)
    fits(page)


def test_a_kind_that_leaves_the_product_on_has_no_lever_that_switches_it_off(open_site: OpenSite) -> None:
    page = opened(open_site, f"#?type=harmful-output&kind=forged&person-at-risk=no&data-crossed=no{SPREADS}")
    until(page, "Does a fresh check")
    page.locator(".pb-live-step .pb-answer").get_by_text("No", exact=True).click()
    expect(page.locator("#_step")).to_have_text(re.compile("^Pull the next lever"))
    levers = page.get_by_role("list", name="Levers").locator("li")
    expect(levers.first).to_contain_text("Safe reply")
    expect(levers.filter(has_text=re.compile("Kill switch|Pause agents"))).to_have_count(0)
    said = page.locator(".pb-live-step").get_by_text("Forged, not ours: the product stays on.")
    expect(said).to_have_count(1)


AT_RISK = "#?type=harmful-output&kind=self-harm&person-at-risk=yes&data-crossed=no"


def test_in_a_drill_with_a_person_at_risk_all_of_the_first_screen_is_above_the_bar(
    open_site: OpenSite,
) -> None:
    """The longest first screen: two notes, whom to page, the lever, and the step, under the mark of a drill."""
    page = start(open_site(viewport=SMALL), "", AT_RISK, drill=True)
    bar = page.locator(".pb-live-step > .pb-live-ticks").bounding_box()
    assert bar
    for part in (*page.locator(".pb-live-step :is(.pb-safe, .pb-live-first)").all(), page.locator("#_step")):
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= bar["y"] + 1


def test_the_levers_are_where_the_way_to_them_leads_and_a_step_that_is_taken_back_is_in_view(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    until(page, "Pull the lever")
    page.locator(DONE).click()
    page.get_by_role("button", name="To the levers").click()
    first = page.get_by_role("list", name="Levers").get_by_role("button", name="Pulled").first
    expect(first).to_be_focused()
    box = first.bounding_box()
    assert box
    at = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).textContent", at) == "Pulled"
    page.locator(DONE).click()
    page.get_by_role("button", name="Done all the same").click()
    for answer in page.locator(".pb-live-step .pb-answer").all():
        expect(answer).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Take back: Pull the lever").click()
    expect(page.locator("#_step")).to_have_text(re.compile("^Pull the lever"))
    expect(page.locator("#_step")).to_be_in_viewport(ratio=1)


def test_a_decision_that_ended_a_lane_is_asked_again_and_is_not_the_end(open_site: OpenSite) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT)
    page = start(
        visit,
        "Again",
        f"#?type=vendor-outage&reach=one-surface-one-user-segment-or-several-users&person-at-risk=no&data-crossed=no{CALM}",
    )
    page.get_by_role("link", name="SEV-").first.click()
    page.get_by_label("Severity").select_option("sev-3")
    page.get_by_role("button", name="Set it").click()
    page.get_by_label("Why, and who decided?").fill("One surface")
    page.get_by_role("button", name="Save", exact=True).click()
    go(page, "Now")
    heading = until(page, "Do all exit criteria")
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("button", name="Ask it again")).to_be_in_viewport(ratio=1)
    expect(heading).to_have_text(re.compile("^Do all exit criteria"))
    expect(page.get_by_role("button", name="Close the incident")).to_have_count(0)
    page.get_by_role("button", name="Ask it again").click()
    page.get_by_role("button", name="Yes, all of them").click()
    expect(heading).to_have_text(re.compile("^Take back the levers"))


def test_what_was_promised_to_a_person_runs_among_the_clocks_until_it_is_written(open_site: OpenSite) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT)
    page = start(visit, "Promised", AT_RISK)
    go(page, "Say")
    page.get_by_role("link", name="Message to a person at risk").click()
    page.get_by_label(re.compile("^next update")).fill("03:30 UTC")
    page.get_by_role("button", name="Sent").click()
    page.get_by_role("button", name="Sent all the same").click()
    asked = page.get_by_label(re.compile("^Write again by"))
    expect(asked).to_have_value("2026-11-29T03:30")
    expect(page.get_by_role("button", name="It is sent")).to_be_in_viewport(ratio=1)
    asked.fill("2026-11-29T03:20")
    page.get_by_role("button", name="It is sent").click()
    go(page, "Clocks")
    row = page.get_by_role("listitem").filter(has_text="Write again: Message to a person at risk")
    expect(row).to_contain_text("03:20 UTC")
    page.clock.fast_forward(71 * 60_000)
    expect(row).to_contain_text(re.compile(r"\d (s|min) late"))
    row.get_by_role("button", name="Written").click()
    expect(row).to_have_count(0)
    go(page, "Log")
    expect(page.locator(".pb-live-log")).to_contain_text(
        "Written again as promised: Message to a person at risk"
    )


def test_long_words_show_their_beginning_in_the_log_and_all_of_them_when_tapped_and_printed(
    open_site: OpenSite,
) -> None:
    page = opened(open_site)
    go(page, "Log")
    words = f"Beginning {'of a long line ' * 20}end."
    page.get_by_label("A line").fill(words)
    page.get_by_role("button", name="Write it down").click()
    line = page.locator(".pb-live-log li").first
    end = line.get_by_text("end.", exact=False)
    expect(end).to_be_hidden()
    line.get_by_text("More", exact=True).click()
    expect(end).to_be_visible()
    assert " ".join(line.locator("details > div").inner_text().split()) == words
    line.get_by_text("Less", exact=True).click()
    expect(end).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(end).to_be_visible()


def test_however_many_experts_the_answers_bring_the_step_is_above_the_bar(open_site: OpenSite) -> None:
    unsure = ["person-at-risk", "data-crossed", "left-the-system", "protected-decision"]
    page = opened(open_site, f"#?type=data-leakage&{'&'.join(f'{each}=not-sure' for each in unsure)}")
    expect(page.locator(".pb-live-first").first).to_contain_text(re.compile(r"and \d more"))
    page.locator(DONE).click()
    for answer in page.locator(".pb-live-step .pb-answer").all():
        expect(answer).to_be_in_viewport(ratio=1)
        box, bar = answer.bounding_box(), page.locator(".pb-live-nav").bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] <= bar["y"] + 1
    until(page, "Set the severity")
    bar, heading = (
        page.locator(each).bounding_box() for each in (".pb-live-step > .pb-live-ticks", "#_step")
    )
    assert bar
    assert heading
    assert heading["y"] + heading["height"] <= bar["y"] + 1


def test_the_screen_is_asked_to_stay_on_at_the_start_after_a_reload_and_when_the_page_is_seen_again(
    open_site: OpenSite,
) -> None:
    visit = open_site(viewport=SMALL)
    visit.page.add_init_script(
        "window.asked = [];"
        "const lock = { request: (what) => { window.asked.push(what); return Promise.resolve({}); } };"
        "Object.defineProperty(navigator, 'wakeLock', { value: lock });"
    )
    page = start(visit, "Stay on", LEAK)
    expect(page.locator("#_step")).to_be_visible()
    page.wait_for_function("window.asked.length")
    page.reload()
    page.wait_for_function("window.asked.join() === 'screen'")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_function("window.asked.join() === 'screen,screen'")
