"""Addresses of contacts and channels take values of the incident along, and no value leads elsewhere."""

from __future__ import annotations

import random
import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from generator import api
from generator.model.templated import Template, pieces
from tests.browser.asking import page_with
from tests.browser.conftest import OpenSite
from tests.browser.test_live import SMALL, fits, go, start
from tests.build import changed, write

pytestmark = pytest.mark.browser

NAME = "R&D bot: 50% off #1? /x\\y +a “é” <b>&cc=evil@x.example"
CHAT = "https://rooms.example/new?name={incident}&sev={severity}"
SAID = {
    "reach": "Page at https://beeper.example/{id}/{incident}?t={awareness}, else +49 30 5550 1234",
    "rota": "<mailto:duty@clinic.example?subject=[{severity}] {type}: {incident}>",
    "backup": "Ask at https://beeper.example/?x={incident}",
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook with such addresses, as an internal and as a public site."""
    folder = tmp_path_factory.mktemp("addresses")
    contacts = dict.fromkeys(("incident-commander", "technical-lead"), SAID)
    data = changed(
        {"contacts": contacts, "channels/war-room/where": CHAT, "scripts/internal-update/channel": "war-room"}
    )
    for edition in ("internal", "public"):
        checked = api.check(write(data, folder / f"{edition}-book"), edition=edition)
        api.build(checked, folder / f"{edition}-work", folder / edition, with_cards=False)
    return folder


def test_the_live_page_fills_addresses_in_for_the_place_where_values_stand(
    open_site: OpenSite, sites: Path
) -> None:
    visit = open_site(sites / "internal", viewport=SMALL)
    page = start(visit, NAME, "#?type=quality-regression&harm=yes", drill=True)
    go(page, "Who")
    incident = page.evaluate("location.hash.slice(1).split('/')[0]")
    severity = page.evaluate("pbVerdicts.severities[0].name")
    reach = page.locator(".pb-reach").first
    paged, called, mailed = [link.get_attribute("href") or "" for link in reach.get_by_role("link").all()]
    expect(reach).to_contain_text("duty@clinic.example (takes the severity, the type, the name along)")
    assert called == "tel:+493055501234"
    found = urlsplit(paged)
    assert (found.scheme, found.netloc) == ("https", "beeper.example")
    assert [unquote(each) for each in found.path.split("/")] == ["", incident, f"DRILL: {NAME}"]
    assert re.fullmatch(r"t=\d{4}-\d\d-\d\dT\d\d%3A\d\dZ", found.query)
    mail = urlsplit(mailed)
    assert (mail.scheme, mail.path) == ("mailto", "duty@clinic.example")
    assert parse_qsl(mail.query) == [("subject", f"[{severity}] Quality regression: DRILL: {NAME}")]
    fits(page)
    page.evaluate(f"location.hash = '#{incident}/say/internal-update'")
    chat = page.get_by_role("link", name="rooms.example/new")
    assert parse_qsl(urlsplit(chat.get_attribute("href") or "").query) == [
        ("name", f"DRILL: {NAME}"),
        ("sev", severity),
    ]
    fits(page)
    assert visit.complaints == []


def test_pages_without_an_incident_show_addresses_that_work_without_values(
    open_site: OpenSite, sites: Path
) -> None:
    visit = open_site(sites / "internal")
    where = visit.go("channels").get_by_role("link", name="https://rooms.example/new")
    assert where.get_attribute("href") == "https://rooms.example/new"
    shown = visit.go("contacts").locator("article")
    expect(shown).to_contain_text("Page at https://beeper.example/, else +49 30 5550 1234")
    expect(shown.get_by_role("link", name="duty@clinic.example").first).to_have_attribute(
        "href", "mailto:duty@clinic.example"
    )
    expect(shown).not_to_contain_text("{")


def test_nothing_of_such_an_address_stands_in_a_public_site(sites: Path) -> None:
    told = [
        path
        for path in (sites / "public").rglob("*")
        if path.is_file() and re.search(rb"(?:rooms|beeper)\.example|clinic\.example", path.read_bytes())
    ]
    assert told == []
    assert (sites / "public" / "assets" / "live-data.js").is_file()


WORDS = ("x", "..", ".", "//evil.example", "\\evil", "@evil.example", ":", "?", "#", "&", "=", "%0a", "\n", "\r\nBcc: a@b.example", " ", "é", "\u202e", "\ud83d", "a" * 300, "", "javascript:alert(1)", "+", "%")  # fmt: skip
SOUND = (
    "https://a.example/{incident}", "https://a.example/x/{incident}/{id}/y?z={severity}#{type}",
    "https://a.example?{incident}", "slack://channel?team=T1&text={incident}", "msteams:/l/{incident}",
    "mailto:a@b.example?subject={incident} {id}", "sms:+4930123?body={incident}",
)  # fmt: skip


def test_no_value_changes_who_is_reached_or_brings_another_header(browser: Browser, tmp_path: Path) -> None:
    page = page_with(browser, ("live-incident.js",), tmp_path)
    chance = random.Random(7)
    asks: list[tuple[tuple[str, ...], dict[str, str]]] = []
    for _ in range(3000):
        (template,) = [each for each in pieces(f"<{chance.choice(SOUND)}>") if isinstance(each, Template)]
        value = "".join(chance.choices(WORDS, k=chance.randint(0, 4)))
        asks.append((template.encoded, dict.fromkeys(("incident", "id", "severity", "type"), value)))
    filled = page.evaluate("asks => asks.map(([parts, values]) => pb.filledAddress(parts, values))", asks)
    for (parts, _), address in zip(asks, filled, strict=True):
        if address is None:
            continue
        found, meant = urlsplit(address), urlsplit("".join(parts[::2]))
        assert (found.scheme, found.netloc) == (meant.scheme, meant.netloc)
        assert not re.search(r"[\s\x00-\x1f]|%0[0-9a-f]|%E2%80%AE", address, re.IGNORECASE)
        if found.scheme in ("mailto", "sms"):
            assert found.path == meant.path
            assert [name for name, _ in parse_qsl(found.query)] == [
                name for name, _ in parse_qsl(meant.query, keep_blank_values=True)
            ]
        assert len(found.path.split("/")) == len((meant.path or "/").split("/")) or meant.path == ""
    assert sum(each is None for each in filled) < len(filled) / 10


def test_a_value_that_leads_up_a_path_makes_no_link_and_one_that_nobody_knows_is_said(
    browser: Browser, tmp_path: Path
) -> None:
    page = page_with(browser, ("live-incident.js",), tmp_path)
    ask = "([parts, values]) => pb.filledAddress(parts, values)"
    parts = ["https://a.example/rooms/", "incident", "/join?s=", "severity", ""]
    assert page.evaluate(ask, [parts, {"incident": "..", "severity": "SEV1"}]) is None
    assert (
        page.evaluate(ask, [parts, {"incident": "a/b\nc"}])
        == "https://a.example/rooms/a%2Fb%20c/join?s=not%20known%20yet"
    )
