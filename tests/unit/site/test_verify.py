"""Verifying a built site: a reader's click must lead somewhere, and nothing may come from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.verify import verify


def messages(folder: Path, pages: dict[str, str], expected: tuple[str, ...] = ()) -> list[str]:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [problem.message for problem in verify(folder, expected)]


def test_a_page_that_was_not_built_is_missing(tmp_path: Path) -> None:
    assert messages(tmp_path, {"index.html": ""}, ("index.md", "roles/ic.md")) == [
        "the page roles/ic.html was not built"
    ]


def test_a_picture_that_git_lfs_did_not_fetch_is_told(tmp_path: Path) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"

    assert messages(tmp_path, {"index.html": "", "logo.png": pointer}) == [
        "logo.png is a pointer of Git LFS, not a picture"
    ]


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ('<a href="b.html">', None),
        ('<a href="b.html#here">', None),
        ('<a class="x" href="sub/">', None),
        ('<a href="#top">', None),
        ('<a href="https://example.org/">', None),
        ('<a href="tel:+1">', None),
        ('<img src="data:image/svg+xml,x">', None),
        ('<a href="c.html">', "the page a.html links to c.html, which is not in the site"),
        ('<a href="b.html#gone">', "the page a.html links to b.html#gone, but b.html has no such place"),
        ("<a href=#gone>", "the page a.html links to #gone, but a.html has no such place"),
        (
            '<script src="//cdn.example/x.js">',
            "the page a.html loads //cdn.example/x.js from another place; the site must work without a network",
        ),
        (
            '<link rel="stylesheet" href="https://fonts.example/x.css">',
            (
                "the page a.html loads https://fonts.example/x.css from another place; "
                "the site must work without a network"
            ),
        ),
    ],
)
def test_each_kind_of_link(tmp_path: Path, link: str, complaint: str | None) -> None:
    pages = {"a.html": f'<p id="top">{link}</p>', "b.html": '<p id="here">', "sub/index.html": ""}
    assert messages(tmp_path, pages) == ([complaint] if complaint else [])


@pytest.mark.parametrize("page", [
    '<meta name="description" content="Say <img src=x> and <a href=y>">',
    "<meta content='Say <img src=x>'>",
    '<meta name="description" content="Say &lt;img src=x&gt; and &lt;a href=y&gt;">',
    "<meta content='Say &lt;img src=x&gt;'>",
    '<p title="a > b <script src=//evil.example/x.js>">',
])  # fmt: skip
def test_what_a_value_says_is_no_link(tmp_path: Path, page: str) -> None:
    assert messages(tmp_path, {"a.html": page}) == []


def test_a_link_after_a_value_with_a_bracket_is_looked_at_and_a_place_in_a_value_is_none(
    tmp_path: Path,
) -> None:
    pages = {
        "a.html": '<a title="1 > 0" href="gone.html"><a href="#x">',
        "b.html": '<p title="<i id=x>"><a href="#x">',
        "c.html": '<p title="&lt;i id=x&gt;"><a href="#x">',
    }
    assert sorted(messages(tmp_path, pages)) == [
        "the page a.html links to #x, but a.html has no such place",
        "the page a.html links to gone.html, which is not in the site",
        "the page b.html links to #x, but b.html has no such place",
        "the page c.html links to #x, but c.html has no such place",
    ]
