"""A built site and a real browser without a network, for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    sync_playwright,
)

from generator import api
from generator.model import Playbook
from tests.build import as_shipped
from tests.conftest import BROWSERS

ROOT = Path(__file__).parents[2]
PHONE: ViewportSize = {"width": 360, "height": 800}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
LOCAL = ("file:", "data:", "blob:", "about:")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def checked() -> api.Checked:
    """The default playbook."""
    return as_shipped()


@pytest.fixture(scope="session")
def playbook(checked: api.Checked) -> Playbook:
    """The default playbook as a model."""
    assert checked.playbook is not None
    return checked.playbook


@pytest.fixture(scope="session")
def site(default_build: Path) -> Path:
    """The folder of the default site."""
    return default_build / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, with no host it could reach."""
    found = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page that is open, and what it asked for and complained about since it was opened."""

    page: Page
    site: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, name: str, anchor: str = "") -> Page:
        """Open a page of the site by its path without ending, as a file."""
        self.page.goto((self.site / f"{name}.html").as_uri() + anchor)
        return self.page

    def hear(self, line: ConsoleMessage) -> None:
        """Note what the browser complains about."""
        if line.type in ("error", "warning"):
            self.complaints.append(line.text)

    @property
    def foreign(self) -> list[str]:
        """What was asked for from elsewhere."""
        return [address for address in self.requests if not address.startswith(LOCAL)]


OpenSite = Callable[..., Visit]


@pytest.fixture
def open_site(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenSite]:
    """Return a function that opens a site in a fresh window: the default one, or the folder given."""
    contexts: list[BrowserContext] = []

    def open_one(folder: Path | None = None, **settings: Any) -> Visit:
        return _open(browser, contexts, folder or request.getfixturevalue("site"), **settings)

    yield open_one
    for context in contexts:
        context.close()


def _open(browser: Browser, contexts: list[BrowserContext], site: Path, **settings: Any) -> Visit:
    context = browser.new_context(**({"viewport": PHONE, "reduced_motion": "reduce"} | settings))
    contexts.append(context)
    visit = Visit(context.new_page(), site)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("console", visit.hear)
    return visit


@dataclass(frozen=True)
class Seen:
    """What one look at a page on a phone showed: how wide it is, and the levels of its headings."""

    width: int
    levels: list[int]


@dataclass(frozen=True)
class Walk:
    """One look at every page of the default site, in one window."""

    pages: dict[str, Seen]
    visit: Visit


@pytest.fixture(scope="session")
def walk(browser: Browser, site: Path) -> Walk:
    """Every page of the default site, looked at once on a phone."""
    visit = _open(browser, [], site)
    look = """({ width: document.documentElement.scrollWidth,
                 levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(one => +one.tagName[1]) })"""
    return Walk({name: Seen(**visit.go(name).evaluate(look)) for name in page_names(site)}, visit)


def page_names(site: Path) -> list[str]:
    """Return the path of every page of a site without its ending; not the page for wrong addresses."""
    names = (path.relative_to(site).as_posix().removesuffix(".html") for path in site.rglob("*.html"))
    return sorted(name for name in names if name != "404")
