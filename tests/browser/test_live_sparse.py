"""The live page of a plan that says little: it leaves out what the plan does not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator import api
from tests.browser.conftest import OpenSite
from tests.browser.test_live import start
from tests.build import changed, write

pytestmark = pytest.mark.browser

SCREENS = ("now", "who", "say", "say/internal-update", "clocks", "log", "handover")
NOT_SAID = (
    *(f"scripts/internal-update/{name}" for name in ("channel", "drafter", "releaser")),
    *(f"levers/kill-switch/{name}" for name in ("backup", "effect_within")),
    *(f"clocks/contract-notice/{name}" for name in ("owner", "timestamp", "trigger", "who_must_act")),
    *(f"severities/sev-1/updates/{name}" for name in ("by", "channel")),
)


def test_no_screen_says_null_for_what_a_plan_does_not_say(open_site: OpenSite, tmp_path: Path) -> None:
    data = changed({"phases/confirm/steps/replay/uses": {"levers": ["kill-switch"]}}, NOT_SAID)
    for blank in data["scripts"]["internal-update"].get("blanks", {}).values():
        blank.pop("example", None)
        blank.pop("filled_by", None)
    checked = api.check(write(data, tmp_path / "sparse"))
    api.build(checked, tmp_path / "work", tmp_path / "site", with_cards=False)
    page = start(open_site(tmp_path / "site"), "Sparse", "#?type=quality-regression&harm=yes")
    incident = page.evaluate("location.hash").split("/")[0]
    for screen in SCREENS:
        page.evaluate(f"location.hash = '{incident}/{screen}'")
        page.wait_for_function(
            "name => document.querySelector('main') && location.hash.endsWith(name)", arg=screen
        )
        assert re.findall(r".*\b(?:null|undefined)\b.*", page.inner_text("main")) == []


def test_a_page_that_nobody_answers_leads_down_the_escalation(open_site: OpenSite, tmp_path: Path) -> None:
    calls = [{"after": "4m", "to": "deputy"}, {"after": "9m", "to": "scribe"}]
    checked = api.check(write(changed({"roles/incident-commander/escalation": calls}), tmp_path / "calls"))
    api.build(checked, tmp_path / "work", tmp_path / "site", with_cards=False)
    page = start(open_site(tmp_path / "site"), "Calls", "#?type=quality-regression&harm=yes")
    page.evaluate(f"location.hash = '{page.evaluate('location.hash').split('/')[0]}/who'")
    row = page.locator("#_page-incident-commander")
    row.get_by_role("button", name="Paged").click()
    expect(row).to_contain_text(re.compile(r"None from here\? Page the Deputy in [34] min"))
    row.get_by_role("button", name="No answer").click()
    expect(row).to_contain_text("Page the Deputy now.")
    row.get_by_role("button", name="Deputy paged").click()
    expect(row).to_contain_text("Page the Scribe now.")
    row.get_by_role("button", name="Scribe paged").click()
    expect(row).to_contain_text("Scribe: paged")
