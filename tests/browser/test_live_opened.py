"""Files that somebody opens on the live page: what is wrong or doubtful in one is told where the eye is, and nothing is taken in unasked."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenSite
from tests.browser.test_live import NIGHT, SMALL

pytestmark = pytest.mark.browser

EXAMPLE = json.loads((Path(__file__).parents[1] / "cases" / "live" / "incident.json").read_text("utf-8"))
Change = Callable[[dict[str, Any]], object]


def opened(open_site: OpenSite, folder: Path, name: str, text: str) -> Page:
    visit = open_site(viewport=SMALL)
    visit.page.clock.install(time=NIGHT.replace(hour=4))
    page = visit.go("live")
    (folder / name).write_text(text, encoding="utf-8")
    page.get_by_label("Open the file of an incident").set_input_files(folder / name)
    return page


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.yaml",
            "name: x\nlog: []\n",
            "a.yaml: line 1: must be { of a .json file, # of a handover, or the id",
        ),
        ("a.json", "{", "a.json: the file: is not JSON"),
        ("a.md", "# Handover\n", "a.md: the file: has no incident at its end"),
    ],
)
def test_what_is_wrong_is_told_in_view_and_in_focus_by_the_form_of_the_file(
    open_site: OpenSite, tmp_path: Path, name: str, text: str, said: str
) -> None:
    page = opened(open_site, tmp_path, name, text)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(said)
    expect(alert).to_be_in_viewport(ratio=1)
    expect(alert).to_be_focused()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda file: file["moments"].update(awareness="2026-01-01T00:00:00Z"),
            'moments/awareness: "2026-01-01T00:00:00Z" in the file, "2026-11-29T02:08:00Z" in the log; the log counts',
        ),
        (
            lambda file: file.update(severity="sev-3"),
            'severity: "sev-3" in the file, "sev-1" in the log; the log counts',
        ),
        (lambda file: file["log"][4].update(about="nope"), 'log/4/about: this playbook has no type "nope"'),
        (lambda file: file["log"][4].update(by="nobody"), 'log/4/by: this playbook has no role "nobody"'),
        (lambda file: file["log"][-1].update(at="2026-11-29T01:00:00Z"), "before the line above it"),
        (
            lambda file: file["log"][-1].update(at="2026-11-29T09:00:00Z"),
            "which has not come yet on this device",
        ),
    ],
)
def test_what_contradicts_itself_or_is_not_of_this_playbook_is_told_before_it_is_taken_in(
    open_site: OpenSite, tmp_path: Path, change: Change, said: str
) -> None:
    file = copy.deepcopy(EXAMPLE)
    change(file)
    page = opened(open_site, tmp_path, "doubtful.json", json.dumps(file))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("doubtful.json was read, with doubts:")
    expect(alert).to_contain_text(said)
    expect(alert).to_be_focused()
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("heading", name="Going on")).to_have_count(0)
    page.get_by_label("Open the file of an incident").set_input_files(tmp_path / "doubtful.json")
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("#_step")).to_be_visible()


def test_a_file_without_a_doubt_is_opened_at_once(open_site: OpenSite, tmp_path: Path) -> None:
    page = opened(open_site, tmp_path, "sound.json", json.dumps(EXAMPLE))
    expect(page.locator("#_step")).to_be_visible()
