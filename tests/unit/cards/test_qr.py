"""The QR code of a text: the bytes that a reader takes it for, and the size that was reckoned with."""

from __future__ import annotations

import re

import pytest

from generator.cards.qr import modules, qr_svg


@pytest.mark.parametrize(
    "text",
    [
        "https://playbook.example/a#1",
        "https://störung.example/#1",  # 27 bytes, and 26 in ISO 8859-1, which fit into a smaller code
        "https://例え.example/#1",
    ],
)
def test_a_code_has_the_size_that_was_reckoned_with(text: str) -> None:
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', qr_svg(text))
    assert int(side) == modules(text)
