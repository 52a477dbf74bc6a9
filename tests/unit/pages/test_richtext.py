"""The Markdown subset: what it lets through, what stays visible as text, where references lead."""

from __future__ import annotations

import pytest

from generator.pages.addresses import Addresses
from generator.pages.escaping import ROOT
from generator.pages.richtext import TextRenderer, with_code
from tests.build import playbook


@pytest.fixture(scope="module")
def texts() -> TextRenderer:
    book = playbook()
    return TextRenderer(book, Addresses(book))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain words", "<p>plain words</p>"),
        (
            "**bold** and *italic* and `code`",
            "<p><strong>bold</strong> and <em>italic</em> and <code>code</code></p>",
        ),
        (
            "See https://a.example/x, *now*",
            '<p>See <a href="https&#58;//a.example/x" rel="noopener noreferrer">https&#58;//a.example/x</a>, <em>now</em></p>',
        ),
        (
            "Call +49 30 1234567",
            '<p>Call <a href="tel:+49301234567" dir="ltr">&#43;49 30 1234567</a></p>',
        ),
        ("`https://a.example`", "<p><code>https&#58;//a.example</code></p>"),
        ("- one\n- two", "<ul>&#10;<li>one</li>&#10;<li>two</li>&#10;</ul>"),
        ("1. one\n2. two", "<ol>&#10;<li>one</li>&#10;<li>two</li>&#10;</ol>"),
        ("one\n\ntwo", "<p>one</p>&#10;<p>two</p>"),
        ("<b>no</b>", "<p>&#60;b&#62;no&#60;/b&#62;</p>"),
        ("# no heading", "<p>&#35; no heading</p>"),
        ("&amp; stays", "<p>&#38;amp; stays</p>"),
        ("`<b>&amp;`", "<p><code>&#60;b&#62;&#38;amp;</code></p>"),
        ("1 < 2 & 2 > 1", "<p>1 &#60; 2 &#38; 2 &#62; 1</p>"),
        ("**a**b", "<p><strong>a</strong>b</p>"),
        ("**重要：**すぐに", "<p><strong>重要：</strong>すぐに</p>"),
        ("a_b_c and __d__", "<p>a&#95;b&#95;c and <strong>d</strong></p>"),
        (
            "Check:\n\n```bash\nget pods # all\n\ndelete <x>\n```",
            "<p>Check&#58;</p>&#10;<pre><code>get pods &#35; all&#10;&#10;delete &#60;x&#62;</code></pre>",
        ),
        ("a\n\n    get pods", "<p>a</p>&#10;<pre><code>get pods</code></pre>"),
        ("Do:\n1. one\n2. two", "<p>Do&#58;</p>&#10;<ol>&#10;<li>one</li>&#10;<li>two</li>&#10;</ol>"),
        ("3. c\n4. d", '<ol start="3">&#10;<li>c</li>&#10;<li>d</li>&#10;</ol>'),
        ("1) a", "<ol>&#10;<li>a</li>&#10;</ol>"),
        (
            "- a\n  - b\n- c",
            "<ul>&#10;<li>a&#10;<ul>&#10;<li>b</li>&#10;</ul>&#10;</li>&#10;<li>c</li>&#10;</ul>",
        ),
        (
            "1. a\n   - b\n2. c",
            "<ol>&#10;<li>a&#10;<ul>&#10;<li>b</li>&#10;</ul>&#10;</li>&#10;<li>c</li>&#10;</ol>",
        ),
        (
            "Region | Flag\n--- | --:\nEU | `ai`",
            (
                '<table>&#10;<thead>&#10;<tr>&#10;<th>Region</th>&#10;<th align="right">Flag</th>&#10;</tr>&#10;</thead>&#10;'
                '<tbody>&#10;<tr>&#10;<td>EU</td>&#10;<td align="right"><code>ai</code></td>&#10;</tr>&#10;</tbody>&#10;</table>'
            ),
        ),
    ],
)
def test_rich_text_becomes_this_html(texts: TextRenderer, text: str, html: str) -> None:
    assert texts.rich(text) == html


def test_a_link_to_the_web_stays_one(texts: TextRenderer) -> None:
    assert texts.rich("[here](https://a.example/b)") == (
        '<p><a href="https&#58;//a.example/b" rel="noopener noreferrer">here</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//a.example", "/path", "data:text/html,x", "file:///etc"]
)
def test_an_address_that_is_not_on_the_web_is_dropped(texts: TextRenderer, address: str) -> None:
    assert "href" not in texts.rich(f"[here]({address})")


def test_a_reference_to_an_entry_is_a_link_with_its_name(texts: TextRenderer) -> None:
    assert texts.line("Ask the {roles/incident-commander}.") == (
        f'Ask the <a href="{ROOT}roles/incident-commander.html">Incident commander</a>.'
    )


def test_a_reference_to_a_value_is_its_words(texts: TextRenderer) -> None:
    assert texts.line("within {severities/sev-1/war_room_within}") == "within 15 minutes"


def test_a_reference_that_leads_nowhere_stays_as_it_was_written(texts: TextRenderer) -> None:
    assert texts.line("{roles/nobody}") == "&#123;roles/nobody&#125;"


def test_words_for_a_link_hold_no_link(texts: TextRenderer) -> None:
    assert (
        texts.bare("Ask **the** {roles/incident-commander}.")
        == "Ask <strong>the</strong> Incident commander."
    )


def test_blanks_of_a_script_are_marked_and_lines_kept(texts: TextRenderer) -> None:
    assert texts.script("See [[feature]].\nBye *now*.") == (
        'See <mark class="pb-blank">&#91;feature&#93;</mark>.&#10;Bye &#42;now&#42;.'
    )


def test_a_step_that_refers_to_itself_ends() -> None:
    book = playbook({"phases/confirm/steps/replay/do": "Do {steps/replay} again."})
    texts = TextRenderer(book, Addresses(book))
    assert texts.line("{steps/replay}").startswith("<a href=")


def test_what_the_documentation_puts_between_backticks_is_code() -> None:
    assert with_code("Write `a <b>`, not `c`.") == "Write <code>a &#60;b&#62;</code>, not <code>c</code>."
