"""Terms of the glossary in running text: which words are found, and where they become links."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.model.words import Term
from generator.pages import PageOptions, render_pages
from generator.pages.addresses import Addresses
from generator.pages.escaping import Html
from generator.pages.glossary import Glossary, link_terms
from generator.pages.richtext import TextRenderer
from tests.build import playbook, shipped_playbook

ROOT = Path(__file__).parents[3]
TERMS = {
    "lever": ("Lever", ("containment action",)),
    "trace": ("trace", ()),
    "holding-notice": ("holding notice", ()),
    "notice": ("notice", ()),
    "mttr": ("time to recover", ("MTTR",)),
    "odd": ("(odd) C++", ()),
}


def linked(text: str, **changes: bool) -> str:
    """Return text with `[term:words]` where a link would stand."""
    terms = {
        key: Term(id=key, term=term, meaning="x", aliases=aliases, linked=changes.get(key, True))
        for key, (term, aliases) in TERMS.items()
    }
    html = link_terms(Glossary(terms).marked(text), Html)
    return re.sub(r'<a class="pb-term" href="([^"]*)">(.*?)</a>', r"[\1:\2]", html)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pull a lever.", "Pull a [lever:lever]."),
        ("Levers work.", "[lever:Levers] work."),
        ("leverage, clever, lever-like", "leverage, clever, lever-like"),
        ("LEVER", "LEVER"),
        ("A containment action stops it.", "A [lever:containment action] stops it."),
        ("A containment\naction", "A [lever:containment&#10;action]"),
        ("a holding notice and a notice", "a [holding-notice:holding notice] and a [notice:notice]"),
        ("MTTR, not mttr", "[mttr:MTTR], not mttr"),
        ("the trace's id", "the [trace:trace]&#39;s id"),
        ("an (odd) C++ word", "an [odd:&#40;odd&#41; C&#43;&#43;] word"),
        ("first trace, second trace, Trace", "first [trace:trace], second trace, Trace"),
        ("nothing *here*", "nothing &#42;here&#42;"),
    ],
)
def test_a_term_is_found_as_a_whole_word_and_linked_once(text: str, shown: str) -> None:
    assert linked(text) == shown


def test_a_term_that_is_not_to_be_linked_stays_a_word() -> None:
    assert linked("A lever and a trace", lever=False) == "A lever and a [trace:trace]"


def test_each_main_section_of_a_page_links_a_term_anew() -> None:
    page = Glossary({"trace": Term(id="trace", term="trace", meaning="x")})
    text = "\n## ".join(page.marked("one trace, another trace") for _ in range(3))
    link = '<a class="pb-term" href="trace">trace</a>'
    assert link_terms(text, Html) == "\n## ".join([f"one {link}, another trace"] * 3)


def test_links_code_headings_and_words_in_links_stay_as_they_are() -> None:
    book = playbook({"glossary": {"trace": {"term": "trace", "meaning": "A trace."}}})
    texts = TextRenderer(book, Addresses(book))
    text = "`trace` [a trace](https://a.example) **trace**"
    assert "pb-term" not in link_terms(texts.bare(text), Html)
    html = link_terms(texts.rich(text), Html)
    assert html.startswith('<p><code>trace</code> <a href="https&#58;//a.example"')
    assert html.endswith('>a trace</a> <strong><a class="pb-term" href="trace">trace</a></strong></p>')


def test_references_to_entries_are_not_mistaken_for_terms() -> None:
    book = playbook({"glossary": {"zero": {"term": "0", "meaning": "x"}}})
    texts = TextRenderer(book, Addresses(book))
    assert "pb-term" not in link_terms(texts.rich("Ask the {roles/scribe}."), Html)


def test_a_term_with_characters_that_mean_something_to_html_is_found() -> None:
    book = playbook({"glossary": {"lab": {"term": "R&D <lab>", "meaning": "x"}}})
    html = link_terms(TextRenderer(book, Addresses(book)).rich("Ask the R&D <lab>."), Html)
    assert html == '<p>Ask the <a class="pb-term" href="lab">R&#38;D &#60;lab&#62;</a>.</p>'


def test_a_user_cannot_write_the_marks_of_a_term() -> None:
    book = playbook(remove=["glossary"])
    texts = TextRenderer(book, Addresses(book))
    assert link_terms(texts.rich("\ue005lever\ue006x\ue007"), Html) == (
        "<p>\N{REPLACEMENT CHARACTER}lever\N{REPLACEMENT CHARACTER}x\N{REPLACEMENT CHARACTER}</p>"
    )


def test_the_glossary_does_not_link_to_itself_and_other_pages_do() -> None:
    book = playbook({"severities/sev-1/response": "Pull a lever. Containment first."})
    pages = {page.path: page.text for page in render_pages(book, PageOptions())}
    assert 'class="pb-term"' not in pages["glossary.md"]
    assert '<a class="pb-term" href="glossary.html#lever">lever</a>' in pages["severities.md"]
    assert not any(re.search("[\ue000-\uf8ff]", text) for text in pages.values())


class _Nesting(HTMLParser):
    """Collects the links that stand where a link may not."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        closed = {"a", "code", "pre", "h2", "h3", "label", "button"}
        if tag == "a" and ("class", "pb-term") in attrs and closed & set(self.inside):
            self.wrong.append(str(dict(attrs)["href"]))
        if tag not in ("br", "img", "input", "hr", "wbr"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass


def test_no_link_to_a_term_stands_in_a_link_heading_label_or_code_of_the_shipped_site() -> None:
    book = shipped_playbook()
    found = 0
    for page in render_pages(book, PageOptions()):
        parser = _Nesting()
        parser.feed(page.text)
        assert parser.wrong == [], page.path
        assert not [line for line in page.text.splitlines() if line.startswith("#") and "pb-term" in line]
        found += page.text.count("pb-term")
    assert found > 50
