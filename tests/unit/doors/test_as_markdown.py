"""A page of ours as Markdown: what a listener hears, in lists and quotes that CommonMark reads as they were meant."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from generator.doors.as_markdown import as_markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<li><a href="a.html"><span aria-hidden="true">1</span> <b>Go</b></a></li>', "- [**Go**](a.md)"),
        ('<div role="img"><ol><li>0</li></ol></div><p>The same.</p>', "The same."),
        ("<p>Run <code>show a_b/c_d</code> now_</p>", "Run `show a_b/c_d` now\\_"),
        ('<p><a href="a.html">Page it.</a><span>Lead</span></p>', "[Page it.](a.md) Lead"),
        ("<blockquote><p>Pay me.</p></blockquote>", "> Pay me."),
        ("<dl><dt>Takes</dt><dd>30 minutes</dd></dl>", "**Takes**: 30 minutes"),
        ("<ol><li><h3>Call.</h3><ul><li>Two</li></ul></li><li></li></ol><p>End</p>",
         "1. **Call.**\n   - Two\n\nEnd"),
        ("<fieldset><label>All</label></fieldset><p>Steps</p>", "Steps"),
    ],
)  # fmt: skip
def test_a_page_reads_as_it_sounds(html: str, markdown: str) -> None:
    assert as_markdown(html) == f"{markdown}\n"


def test_what_stands_in_an_item_stays_in_it() -> None:
    text = as_markdown("<ol><li><p>One.</p><p>More.</p><ul><li>Part</li></ul></li><li>Two.</li></ol>")
    html = MarkdownIt("commonmark").render(text)
    assert html.count("<ol>") == 1
    assert (
        html.index("<ol>")
        < html.index("More.")
        < html.index("Part")
        < html.index("Two.")
        < html.index("</ol>")
    )
