"""The scripts of the site in a real browser, on a page of their own: what they work out is compared with the program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generator import resources

HERE = Path(__file__).parent
ASSETS = resources.site_overrides() / "assets"


def page_with(browser: Browser, scripts: Sequence[str], folder: Path) -> Page:
    """Return an empty page with some scripts of the site.

    Args:
        browser: where.
        scripts: their names in `assets/`, in order.
        folder: takes the page; a file is a context in which a browser works out hashes.
    """
    blank = folder / "blank.html"
    blank.write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(blank.as_uri())
    for name in scripts:
        page.add_script_tag(path=ASSETS / name)
    return page


def asked(page: Page, job: str, value: object) -> Any:
    """Return what a function of this folder makes of a value on the page; both travel as JSON, which is quick."""
    told = f"async (text) => JSON.stringify(await ({(HERE / job).read_text('utf-8')})(JSON.parse(text)))"
    return json.loads(page.evaluate(told, json.dumps(value)))
