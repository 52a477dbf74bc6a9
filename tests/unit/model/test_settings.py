"""Settings of the organisation fill what is known before an incident; the rest stays blank."""

from __future__ import annotations

from typing import Any

from generator.model.scripts import Script
from generator.model.settings import with_settings
from generator.model.text import fill
from generator.rules.registry import RULES
from tests.build import playbook

SETTING = "scripts/holding-notice/blanks/feature/filled_from"


def notice(organisation: dict[str, Any]) -> Script:
    change = {SETTING: "organisation/product", "organisation": organisation}
    return with_settings(playbook(change)).scripts["holding-notice"]


def test_a_blank_is_filled_from_its_setting_and_no_longer_listed() -> None:
    filled = notice({"product": "Helper {1}"})
    assert "[[feature]]" not in filled.words
    assert r"Helper \{1}" in filled.words
    assert (list(filled.blanks), filled.blanks_used) == (["next-update"], ("next-update",))


def test_a_blank_whose_setting_is_not_set_stays() -> None:
    before = playbook({SETTING: "organisation/product"})
    assert with_settings(before) is before
    assert "feature" in notice({"name": "Acme"}).blanks


def test_a_text_that_refers_to_a_setting_shows_it_or_a_blank() -> None:
    text = "We are {organisation/name}."
    assert fill(playbook({"organisation": {"name": "Acme"}}), text) == "We are Acme."
    assert fill(playbook(), text) == "We are [[name]]."


def test_the_shared_address_is_nobodys_own_and_may_stand_in_scripts() -> None:
    change = {
        SETTING: "organisation/contact",
        "organisation": {"contact": "help@acme.test"},
        "roles/scribe/usually": "Write to kim@acme.test.",
    }
    found = RULES["personal-contact"].check(with_settings(playbook(change)))
    assert [str(problem.spot) for problem in found] == ["roles/scribe/usually"]
