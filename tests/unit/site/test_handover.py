"""Pages that are handed over finished: the same site as MkDocs makes of their Markdown, and a way back for any other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin

from generator import api
from generator.pages import Page
from generator.pages.finish import finish
from generator.site import build_html
from generator.site.handover import with_handover
from generator.site.ready import Ready

ROOT = Path(__file__).parents[3]


def without_blank_lines(text: str) -> str:
    """Return a page without what nobody sees: blank lines, and a mark for the search plugin that it leaves behind."""
    return re.sub(r"\n\s*\n+", "\n", text).lstrip().replace(" data-search-exclude id=", " id=")


def html_of(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): without_blank_lines(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def found_by_search(site: Path) -> set[tuple[str, str, str, int]]:
    """Return what the search finds: address, title, words without spaces and empty items, and how much a hit counts."""
    docs = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    return {
        (
            doc["location"],
            doc["title"],
            "".join(doc["text"].split()).replace("<li></li>", ""),
            doc.get("boost", 1),
        )
        for doc in docs
    }


def test_a_site_of_finished_pages_is_the_one_that_mkdocs_makes_of_their_markdown(tmp_path: Path) -> None:
    pages = api.write_pages(api.check(ROOT / "tests" / "small"), tmp_path / "work")
    ready = api.ready(pages)
    assert [page.path for page in pages if page.path not in ready] == []
    sites = {}
    for name, given in (("parsed", {}), ("handed over", ready)):
        (tmp_path / name).mkdir()
        assert build_html(tmp_path / "work" / "mkdocs.yml", tmp_path / name, 0, given) == ()
        sites[name] = html_of(tmp_path / name), found_by_search(tmp_path / name)
    assert sites["handed over"] == sites["parsed"]


@pytest.mark.parametrize(
    "body",
    [
        "# With *emphasis* {: #_top }",
        "# With `code` {: #_top }",
        "# Without an anchor",
        "# Title {: #_top }\n\nRunning text.",
        "# Title {: #_top }\n\n<span>in a line</span>",
        "# Title {: #_top }\n\n- an item",
        "# Title {: #_top }\n\n    code",
    ],
)
def test_what_only_markdown_can_read_is_left_to_it(body: str) -> None:
    assert finish(Page("a.md", body, "Title", body=body)) is None


def test_the_words_to_find_leave_out_what_says_so_and_end_with_their_section() -> None:
    body = (
        "# Top {: #_top }\n\n<p class='x'>One&#58; two</p>\n\n## Next&#58; this {: #next }\n\n"
        '<div><p class="pb-meta" data-search-exclude>id <a href="#next">#</a></p><ul><li>a &#60; b</li></ul></div>\n\n'
        "## Hidden {: #hidden data-search-exclude }\n\n<p>secret</p>\n"
    )
    made = finish(Page("sub/a.md", body, "Top", body=body))
    assert made is not None
    assert made.entries == (
        {"location": "sub/a.html", "title": "Top", "text": "<p>One: two</p>"},
        {"location": "sub/a.html#next", "title": "Next: this", "text": "<ul><li>a &lt; b</li></ul>"},
    )


class Shouting(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin that works on Markdown."""

    def on_page_markdown(self, markdown: str, **_: object) -> str:
        return markdown.replace("quiet", "*loud*")


def test_a_page_that_another_plugin_changes_is_read_by_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    bodies = {"index.md": "<p>a quiet page</p>\n", "other.md": "a quiet page\n\n<p>of HTML</p>\n"}
    for name, body in bodies.items():
        (tmp_path / "docs" / name).write_text(body, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Two pages\nuse_directory_urls: false\n", encoding="utf-8"
    )
    handed = {name: Ready(body, "<p>handed over</p>", (), ()) for name, body in bodies.items()}
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins["shouting"] = Shouting()
    with_handover(config, handed)
    build(config)
    site = html_of(tmp_path / "site")
    assert "<p>a <em>loud</em> page</p>" in site["other.html"]
    assert "<p>a *loud* page</p>" in site["index.html"]
