"""What people click, tick, copy and reach by keyboard does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import api
from generator.model import Playbook
from generator.model.belonging import is_for
from generator.model.scripts import BLANK
from generator.model.text import fill
from generator.model.verdict import Verdicts
from generator.pages.concepts import SHOWN
from tests.browser.conftest import DESKTOP, OpenSite
from tests.build import changed, write

pytestmark = pytest.mark.browser


def clipboard(page: Page) -> str:
    """Return what was copied, by pasting it into a field."""
    page.evaluate(
        "document.body.prepend(Object.assign(document.createElement('textarea'), { id: 'pasted' }))"
    )
    page.locator("#pasted").focus()
    page.keyboard.press("Control+V")
    pasted = page.locator("#pasted").input_value()
    page.evaluate("document.getElementById('pasted').remove()")
    return pasted


def test_each_copy_button_copies_exactly_the_words_with_their_blanks_and_presets(
    open_site: OpenSite, playbook: Playbook
) -> None:
    visit = open_site()
    for script in playbook.scripts.values():
        page = visit.go(f"scripts/{script.id}")
        page.locator(f"button[data-pb-copy='{script.id}_words']").click()
        expect(page.get_by_text("Copied")).to_be_visible()
        preset = {name: blank.preset for name, blank in script.blanks.items() if blank.preset}
        lines = (
            f"[{'' if line.answers else 'if '}{line.when}] {line.text}" if line.when else line.text
            for line in script.lines
        )
        words = BLANK.split(fill(playbook, script.text or "\n".join(lines)))
        words[1::2] = [preset.get(name, f"[{name}]") for name in words[1::2]]
        assert clipboard(page) == "".join(words)


def test_the_postmortem_template_is_copied_as_markdown(open_site: OpenSite) -> None:
    page = open_site().go("postmortem")
    page.locator("button[data-pb-copy]").click()
    copied = clipboard(page)
    assert copied.startswith("# Postmortem:\n\n## ")
    assert copied == page.locator("#_template-text").text_content()


def test_the_worst_answer_ticked_is_the_verdict(open_site: OpenSite, playbook: Playbook) -> None:
    rank = {severity.id: severity.rank for severity in playbook.severities.values()}
    page = open_site().go("triage")
    verdict = page.locator(".pb-verdict")
    expect(verdict).to_have_text("Nothing ticked yet. The worst answer counts.", use_inner_text=True)
    page.locator("input[name=type][value=none]").check()
    mildest = {}
    for question in playbook.triage.questions.values():
        mildest[question.id] = max(question.answers, key=lambda answer: rank[answer.floor])
        page.locator(f"#{question.id} label").nth(question.answers.index(mildest[question.id])).click()
    worst = min(rank[answer.floor] for answer in mildest.values())
    expect(verdict).to_contain_text(playbook.by_rank[worst - 1].name, use_inner_text=True)
    last = list(playbook.triage.questions.values())[-1]
    first = next(iter(playbook.triage.questions.values()))
    page.locator(f"#{first.id} label").first.click()
    expect(verdict).to_contain_text(playbook.by_rank[0].name, use_inner_text=True)
    page.locator(f"#{last.id} label").last.click()
    expect(verdict).to_contain_text(playbook.by_rank[0].name, use_inner_text=True)


def test_what_would_raise_the_severity_stands_under_it_and_counts_for_nothing(
    open_site: OpenSite, tmp_path: Path
) -> None:
    kind = "types/quality-regression"
    change = {
        f"{kind}/raises": [{"when": "A patient is in the zone.", "severity": "sev-1"}],
        f"{kind}/signals": [{"what": "The alarm of the pump.", "suggests": "sev-2"}],
    }
    api.build(
        api.check(write(changed(change), tmp_path / "ours")),
        tmp_path / "work",
        tmp_path / "site",
        with_cards=False,
    )
    page = open_site(tmp_path / "site").go("triage", "#_verdict?type=quality-regression&harm=no&spread=no")
    verdict = page.locator("#_verdict")
    expect(verdict.locator("h2")).to_have_text(re.compile("SEV-3 Low"))
    raised = [
        "Raise to SEV-1 Critical when this holds: A patient is in the zone.",
        "Raise to SEV-2 High when you see this sign: The alarm of the pump.",
    ]
    expect(verdict.locator("ul.pb-says > li")).to_have_text(raised)
    page.locator("#harm label").first.click()
    expect(verdict.locator("h2")).to_have_text(re.compile("SEV-1 Critical"))
    expect(verdict.locator("ul.pb-says")).to_have_count(0)


def test_the_first_thing_to_do_is_on_a_phone_after_the_last_tap_and_the_answers_go_along(
    open_site: OpenSite, playbook: Playbook
) -> None:
    page = open_site(viewport={"width": 360, "height": 740}).go("triage")
    for question in playbook.triage.questions.values():
        page.locator(f"#{question.id} label").last.click()
    page.locator("#public label").first.click()
    page.locator("input[value=harmful-output]").check()
    first = page.locator(".pb-v-first")
    expect(first.nth(0)).to_have_text("Page Incident Commander; Executive on Call and 8 more")
    expect(first.nth(1)).to_have_text("Pull Tick the kind. None fits? Kill switch")
    forged = page.locator("input[value=forged]")
    forged.check()
    told = [
        "Page Incident Commander; Executive on Call and 9 more",
        "Pull Safe reply",
        "Say Forgery notice within 20 minutes",
    ]
    expect(first).to_have_text(told)
    for line in first.all():
        expect(line).to_be_in_viewport(ratio=1)
    page.reload()
    expect(page.locator("input[value=harmful-output]")).to_be_checked()
    expect(forged).to_be_checked()
    page.locator(".pb-verdict").get_by_text("Next step").click()
    expect(page).to_have_url(
        re.compile(r"/first-hour/confirm\.html#page-commander\?type=harmful-output&kind=forged&")
    )
    verdict = page.locator("#_carried")
    expect(verdict.get_by_text("Not ours", exact=True)).to_be_visible()
    expect(verdict.get_by_role("heading")).to_contain_text("SEV-1", use_inner_text=True)
    expect(verdict.get_by_text("Safety Expert")).to_be_visible()
    expect(verdict.locator("li", has_text="Page now").first.locator("li").first).to_be_in_viewport(ratio=1)
    verdict.get_by_text("Change the answers").click()
    expect(page.locator("#public input").first).to_be_checked()


def test_nothing_is_given_as_the_end_before_all_is_answered(open_site: OpenSite, playbook: Playbook) -> None:
    page = open_site(viewport={"width": 360, "height": 740}).go("triage")
    panel = page.locator(".pb-verdict")
    questions = list(playbook.triage.questions.values())
    for left, question in zip(range(len(questions) - 1, -1, -1), questions, strict=True):
        page.locator(f"#{question.id} label").last.click()
        many = f"{left} questions and the type" if left > 1 else "the type"
        expect(panel).to_contain_text(many, use_inner_text=True)
        expect(panel).not_to_contain_text("SEV-4", use_inner_text=True)
        expect(panel.get_by_text("Next step")).to_have_count(0)
    page.locator("input[value=not-sure]").check()
    expect(panel).to_contain_text("SEV-2", use_inner_text=True)
    page.locator("input[name=type][value=none]").check()
    expect(panel).to_contain_text("SEV-4", use_inner_text=True)
    expect(panel).to_contain_text("File the report", use_inner_text=True)


TOLD = """([answers, type, kind]) => {
  for (const tick of document.querySelectorAll(".pb-triage input")) tick.checked = false;
  for (const [question, place] of answers) document.getElementById(question).querySelectorAll("input")[place].checked = true;
  document.querySelector(`input[name=type][value="${type}"]`).checked = true;
  const tick = document.querySelector(`input[name="kind ${type}"][value="${kind}"]`);
  tick.checked = true;
  tick.dispatchEvent(new Event("change", { bubbles: true }));
  const panel = document.querySelector(".pb-verdict");
  const end = document.querySelector(".pb-act").getBoundingClientRect().top + 1;
  const seen = (part) => {
    const { top, bottom } = part.getBoundingClientRect();
    return top >= 0 && bottom <= end && part.scrollHeight <= part.clientHeight + 1;
  };
  return [panel.innerText, [...panel.children].every(seen), panel.offsetHeight];
}"""
"""Ticks answers, a type and a kind: what the panel says, whether all of it can be read, and how tall it is."""


def test_whom_to_page_what_to_pull_and_to_say_is_read_on_a_phone_for_each_kind(
    open_site: OpenSite, playbook: Playbook
) -> None:
    """With the worst answers of each question, and with the mildest ones; somebody can be reached by a long address."""
    verdicts, questions = Verdicts(playbook), playbook.triage.questions
    page = open_site(viewport={"width": 360, "height": 740}).go("triage")
    page.evaluate("""() => {
      pbVerdicts.roles["incident-commander"].contact = { reach: "+1 555 0100", person: null, rota: null, backup: null };
    }""")
    heights = set()
    mildest = {each.id: len(each.answers) - 1 for each in questions.values()}
    ways = [mildest, *({**mildest, name: 0} for name in questions)]
    for kind, incident in playbook.type_of_kind.items():
        for way in ways:
            found = verdicts.of(way, kind)
            words, seen, height = page.evaluate(TOLD, [list(way.items()), incident, kind])
            assert seen, (kind, way)
            heights.add(height)
            if playbook.severities[found.severity].motion == "ticket":
                continue
            assert playbook.roles[found.pages[0].role].name in words
            assert ("+1 555 0100" in words) == (found.pages[0].role == "incident-commander")
            assert playbook.levers[found.levers[0].lever].name in words
            said = found.say.script if found.say else found.words[0]
            assert playbook.scripts[said or ""].name in words
    assert len(heights) == 1


def test_a_kind_leads_to_triage_and_to_the_live_page_with_what_was_answered(open_site: OpenSite) -> None:
    visit = open_site()
    page = visit.go("types/harmful-output", "#jailbreak-viral")
    kind = page.locator("a[data-pb-carry='type=harmful-output&kind=jailbreak-viral']")
    for link, to in zip(kind.all(), ("triage", "live"), strict=True):
        expect(link).to_have_attribute(
            "href", re.compile(rf"{to}\.html#\?type=harmful-output&kind=jailbreak-viral$")
        )
    kind.first.click()
    expect(page.locator("input[value=jailbreak-viral]")).to_be_checked()
    page.locator("#public label").first.click()
    page.locator("a[href*='types/vendor-outage.html']").first.evaluate("link => link.click()")
    expect(page.locator("#_carried").get_by_role("heading")).to_contain_text("SEV-1", use_inner_text=True)
    page.locator("a[data-pb-carry*='kind=model-swapped']").first.click()
    expect(page.locator("#public input").first).to_be_checked()
    expect(page.locator("input[value=model-swapped]")).to_be_checked()
    assert visit.complaints == []


def test_what_an_answer_sets_off_appears_when_it_is_ticked(open_site: OpenSite) -> None:
    page = open_site().go("triage")
    sets_off = page.locator("li:has(> .pb-then)").first
    expect(sets_off.locator(".pb-then")).to_be_hidden()
    sets_off.locator("label").click()
    expect(sets_off.locator(".pb-then")).to_be_visible()


def test_choosing_a_severity_leaves_only_the_steps_it_comes_to(
    open_site: OpenSite, playbook: Playbook
) -> None:
    reached = {severity: ways.place.keys() for ways in playbook.ways for severity in ways.severities}
    visit = open_site()
    for phase in playbook.phases.values():
        page = visit.go(f"first-hour/{phase.id}")
        expect(page.locator(".pb-nothing:visible")).to_have_count(0)
        for severity in playbook.by_rank:
            page.locator(".pb-filter").get_by_text(severity.name, exact=True).click()
            shown = [step.get_attribute("id") for step in page.locator(".pb-step:visible").all()]
            happens = {step for step, own in phase.steps.items() if own.when and is_for(own, severity.id)}
            assert shown == [step for step in phase.steps if step in reached[severity.id] or step in happens]
            said = page.locator(".pb-nothing:visible").all_inner_texts()
            assert [text.startswith(severity.name) for text in said] == ([] if shown else [True])


def test_an_answer_to_a_decision_leads_to_its_step(open_site: OpenSite, playbook: Playbook) -> None:
    step = next(step for step in playbook.steps.values() if step.kind == "decision")
    page = open_site().go(f"first-hour/{playbook.phase_of[step.id].id}")
    page.locator(f"#{step.id} .pb-answer").first.click()
    expect(page.locator(f"#{step.answers[0].goto}")).to_be_in_viewport()


def test_the_keyboard_reaches_the_first_three_things_to_do(open_site: OpenSite) -> None:
    page = open_site(viewport=DESKTOP).go("index")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    reached: list[str | None] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.locator(":focus").get_attribute("href"))
        if reached[-3:] == ["triage.html", "first-hour.html", "scripts.html"] and len(reached) > 6:
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/scripts\.html$"))


def test_the_keyboard_opens_and_leaves_the_search(open_site: OpenSite) -> None:
    page = open_site(viewport=DESKTOP).go("index")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_have_value("/")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_hidden()


def test_every_item_links_to_the_line_it_comes_from(open_site: OpenSite) -> None:
    page = open_site().go("levers", "#kill-switch")
    page.locator(".pb-reviewers > summary").click()
    page.locator(".pb-reviewers .pb-meta", has_text="#kill-switch").get_by_role("link", name="Source").click()
    expect(page.locator(":target")).to_contain_text("kill-switch:")


def test_a_clock_is_folded_until_a_link_leads_to_it_and_whole_on_paper(
    open_site: OpenSite, playbook: Playbook
) -> None:
    first, *_ = (clock for clock in playbook.clocks.values() if clock.is_live)
    page = open_site().go("clocks", f"#{first.id}")
    expect(page.locator(".pb-fold[open]")).to_have_count(1)
    expect(page.locator(f"#{first.id} + .pb-clock-card .pb-deadlines")).to_be_visible()
    shown = page.locator(".pb-deadlines:visible")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(shown).to_have_count(min(len(playbook.clocks), SHOWN["clocks"].per_page))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(shown).to_have_count(1)


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("levers", "kill-switch"),
        ("cases", "dpd-2024"),
        ("postmortem", "timeline"),
        ("scripts", "customer-email"),
        ("severities", "sev-2"),
        ("sources", "s30"),
        ("references", "mitre-atlas-5-6"),
        ("types/data-leakage", "_mappings"),
        ("cards", "deck-severity"),
    ],
)
def test_what_is_folded_opens_where_a_link_leads_and_nowhere_else(
    open_site: OpenSite, name: str, anchor: str
) -> None:
    page = open_site().go(name, f"#{anchor}")
    expect(page.locator(".pb-fold[open]")).to_have_count(1)
    place = f"xpath=(//*[@id='{anchor}']//details | //*[@id='{anchor}']/following::details)[1]"
    expect(page.locator(place)).to_have_attribute("open", "")
