"""Addresses and numbers in plain words can be tapped, and nothing else becomes a link."""

from __future__ import annotations

import html
import re

import pytest

from generator.pages.tapping import tappable


def hrefs(text: str) -> list[str]:
    return [html.unescape(href) for href in re.findall(r'href="([^"]*)"', tappable(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "https://flags.example.com/en_US/kill_switch_(ai)?env=prod_eu",
            ["https://flags.example.com/en_US/kill_switch_(ai)?env=prod_eu"],
        ),
        ("Console (https://a.example/x), then ask.", ["https://a.example/x"]),
        ("See https://a.example/a. Then wait.", ["https://a.example/a"]),
        ("/page ic, or +49 (30) 123-456 7", ["tel:+49301234567"]),
        ("tel:+41 44 668 18 00", ["tel:+41446681800"]),
        ("help@example.com or mailto:a.b@example.co.uk", ["mailto:help@example.com", "mailto:a.b@example.co.uk"]),
        ("Slack huddle in #inc-ai, version 1+2, SEV-1 +3 dB", []),
        ("Chat slack://channel?id=C2, sms:+4930123456.", ["slack://channel?id=C2", "sms:+4930123456"]),
        ("data:text/html,x javascript:alert(1) //a.example 030 123456", []),
    ],
)  # fmt: skip
def test_these_links_are_found(text: str, expected: list[str]) -> None:
    assert hrefs(text) == expected


def test_the_words_stay_and_a_number_keeps_its_order() -> None:
    assert tappable("Call +49 30 1234567 <now>") == (
        'Call <a href="tel:+49301234567" dir="ltr">&#43;49 30 1234567</a> &#60;now&#62;'
    )
