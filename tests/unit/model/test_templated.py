"""Addresses of contacts and channels take values of an incident along, and stand without them where there is none."""

from __future__ import annotations

import pytest

from generator.model.templated import Template, Wrong, pieces, without_values, wrong_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://chat.example/new?name={incident}&sev={severity}", "https://chat.example/new"),
        ("https://chat.example/new?team=7&name={incident}#x", "https://chat.example/new?team=7#x"),
        ("https://chat.example/new?team=7#{incident}", "https://chat.example/new?team=7"),
        ("https://chat.example/rooms/inc-{id}/join?a=b#c", "https://chat.example/rooms/"),
        ("Mail mailto:duty@bank.example?subject=[{severity}] {incident}, then wait.", "Mail duty@bank.example, then wait."),
        ("<mailto:duty@bank.example?cc=x@bank.example&subject=AI incident: {incident}> now", "mailto:duty@bank.example?cc=x@bank.example now"),
        ("sms:+4930123456?body={incident}.", "sms:+4930123456."),
        ("(https://a.example/x?n={incident}).", "(https://a.example/x)."),
        ("slack://channel?team=T1&text={type}", "slack://channel?team=T1"),
        ("Run /page {service} at https://a.example/{severities/sev-1/name}", "Run /page {service} at https://a.example/{severities/sev-1/name}"),
        (r"https://a.example/?q=\{incident}", r"https://a.example/?q=\{incident}"),
        ("No braces at https://a.example/", "No braces at https://a.example/"),
    ],
)  # fmt: skip
def test_without_an_incident_an_address_works_without_its_values(text: str, expected: str) -> None:
    assert without_values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/{incident}?s={severity}#{type}", []),
        ("mailto:a@b.example?subject={incident}&body={awareness}%0A{id}", []),
        ("HTTPS://a.example/?q={incident}", []),
        ("https://{incident}.example/", [Wrong("incident", place="the host")]),
        ("https://a.example{incident}", [Wrong("incident", place="the host")]),
        ("https://user:{id}@a.example/", [Wrong("id", place="the host")]),
        ("https:///{incident}", [Wrong("incident", place="the host")]),
        (r"https://a.example\{incident}/", []),
        ("slack://{type}/x", [Wrong("type", place="the host")]),
        ("mailto:{incident}@b.example", [Wrong("incident", place="the mail address")]),
        ("mailto:a@b.example?bcc={incident}", [Wrong("incident", place="another part than subject or body")]),
        ("mailto:a@b.example?{incident}=x", [Wrong("incident", place="another part than subject or body")]),
        ("sms:+49{id}?body=x", [Wrong("id", place="the number")]),
        ("tel:+4930123{id}", [Wrong("id", place="the number")]),
        ("https://a.example/?q={Incident}", [Wrong("Incident", unknown=True)]),
        ("Say {incident} in the chat", [Wrong("incident")]),
        ("javascript:alert({incident})", [Wrong("incident")]),
        ("Run /page {service}", []),
    ],
)
def test_a_placeholder_that_cannot_be_filled_in_is_found(text: str, expected: list[Wrong]) -> None:
    assert list(wrong_in(text)) == expected


def test_what_no_address_may_hold_is_encoded_where_values_stand() -> None:
    ((_, found, _),) = [tuple(pieces("<mailto:a@b.example?subject=[{severity}] {incident} – now>"))]
    assert isinstance(found, Template)
    assert found.encoded == (
        "mailto:a@b.example?subject=%5B",
        "severity",
        "%5D%20",
        "incident",
        "%20%E2%80%93%20now",
    )
