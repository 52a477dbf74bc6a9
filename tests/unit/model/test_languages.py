"""Which words of its own the site has for a language tag."""

from __future__ import annotations

from importlib.resources import files

import pytest

from generator.model.languages import SITE_LANGUAGES, site_language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("de-AT", "de"), ("pt-BR", "pt-BR"), ("pt-br", "pt-BR"), ("pt-PT", "pt"), ("zh-TW", "zh-TW"),
        ("zh-Hant-HK", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh"), ("no", "nb"), ("ga", None), ("tlh", None),
    ],
)  # fmt: skip
def test_a_region_is_kept_where_the_site_knows_it(tag: str, language: str | None) -> None:
    assert site_language(tag) == language


def test_the_list_is_that_of_the_theme() -> None:
    there = files("material").joinpath("templates/partials/languages").iterdir()
    assert sorted(SITE_LANGUAGES) == sorted(each.name.removesuffix(".html") for each in there)
