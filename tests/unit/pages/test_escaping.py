"""Text is shown exactly as written wherever a template puts it, and never becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from generator.pages.environment import environment
from generator.pages.escaping import CLOSE, OPEN, ROOT, as_text

EXTENSIONS = [
    "attr_list",
    "tables",
    "fenced_code",
    "admonition",
    "md_in_html",
    "def_list",
    "footnotes",
    "abbr",
    "smarty",
]
LINES = (
    st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1)
    .map(str.strip)
    .filter(bool)
)


class Words(HTMLParser):
    """Collects the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(html: str) -> str:
    parser = Words()
    parser.feed(html)
    parser.close()
    return parser.text


@given(LINES)
def test_text_in_a_block_is_read_as_it_was_written(text: str) -> None:
    page = Markdown(extensions=EXTENSIONS).convert(f"<div>\n<p>{as_text(text)}</p>\n</div>")
    assert seen(page).strip() == text


@given(LINES)
def test_text_in_a_heading_is_read_as_it_was_written(text: str) -> None:
    page = Markdown(extensions=["attr_list"]).convert(f"## {as_text(text)} {{: #it }}")
    assert page.startswith('<h2 id="it">')
    assert " ".join(seen(page).split()) == " ".join(text.split())


@given(LINES)
def test_text_in_an_attribute_is_read_as_it_was_written(text: str) -> None:
    found: list[tuple[str, str | None]] = []

    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend([(tag, None), *attrs])

    Attributes().feed(f'<p title="{as_text(text)}">')
    assert found == [("p", None), ("title", text)]


def test_line_breaks_never_end_a_block() -> None:
    assert as_text("one\n\ntwo") == "one&#10;&#10;two"


def test_the_private_marks_of_this_package_cannot_be_written_by_users() -> None:
    assert (
        as_text(f"{ROOT}{OPEN}0{CLOSE}")
        == "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}0\N{REPLACEMENT CHARACTER}"
    )


@pytest.fixture
def engine(tmp_path: object) -> jinja2.Environment:
    return environment(tmp_path, {"words": "<b>*x*</b>", "nothing": None, "flag": True}, {})  # type: ignore[arg-type]


def test_a_template_prints_values_as_text(engine: jinja2.Environment) -> None:
    assert engine.from_string("{{ words }}").render() == "&#60;b&#62;&#42;x&#42;&#60;&#47;b&#62;".replace(
        "&#47;", "/"
    )


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ flag }}", "{{ unknown }}", "{{ words.nope }}"])
def test_a_template_that_prints_no_words_is_refused(engine: jinja2.Environment, source: str) -> None:
    with pytest.raises(jinja2.TemplateError):
        engine.from_string(source).render()


@pytest.mark.parametrize("name", ["safe", "forceescape", "escape", "e", "urlize", "xmlattr", "tojson"])
def test_no_filter_can_call_words_harmless(engine: jinja2.Environment, name: str) -> None:
    with pytest.raises(jinja2.TemplateAssertionError):
        engine.from_string(f"{{{{ words | {name} }}}}")


def test_a_template_cannot_reach_behind_a_value(engine: jinja2.Environment) -> None:
    with pytest.raises(jinja2.TemplateError):
        engine.from_string("{{ words.__class__.__mro__ }}").render()
