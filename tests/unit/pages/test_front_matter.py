"""What is written into the front matter of a page is what YAML reads back."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.front_matter import front_matter

TEXT = st.text()  # hypothesis leaves out lone surrogates, as the reader does


@given(TEXT, st.dictionaries(st.sampled_from(["title", "url"]), TEXT))
def test_any_text_is_read_back_unchanged(title: str, up: dict[str, str]) -> None:
    block = front_matter({"title": title, "up": up, "left_out": None})
    assert block.startswith("---\n")
    assert block.endswith("\n---\n")
    assert yaml.load(block.strip("-\n"), Loader=yaml.CSafeLoader) == {"title": title, "up": up}


def test_each_fact_stands_on_one_line() -> None:
    assert front_matter({"title": "yes: no\n---", "generated": True}) == (
        '---\ntitle: "yes: no\\n---"\ngenerated: true\n---\n'
    )
