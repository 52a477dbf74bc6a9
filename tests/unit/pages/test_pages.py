"""All pages of a playbook: each in its place, found by every link, split when there is very much."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import yaml

from generator.model import Playbook
from generator.pages import Page, PageOptions, render_pages
from generator.pages.concepts import SHOWN
from generator.pages.listings import LINES_PER_PAGE
from generator.pages.render import tidy
from generator.problems import Level, RuleDoc, Spot
from tests.build import playbook, small

LINK = re.compile(r'href="(?!https:|mailto:|tel:|#)([^"#]*)(?:#([^"]*))?"')
HEADING_ID = re.compile(r"^#+ .*\{: #(\S+) \}$", re.M)


def rendered(book: Playbook | None = None, **options: object) -> dict[str, Page]:
    pages = render_pages(book or playbook(), PageOptions(**options))  # type: ignore[arg-type]
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


def ids(page: Page) -> list[str]:
    return [*re.findall(r'\sid="([^"]+)"', page.text), *HEADING_ID.findall(page.text)]


def dead_links(pages: Iterable[Page]) -> list[str]:
    """Return every link to a page or place that is not there."""
    places = {page.path.removesuffix(".md") + ".html": set(ids(page)) for page in pages}
    dead = []
    for page in pages:
        depth = page.path.count("/")
        for path, anchor in LINK.findall(page.text.replace("&#35;", "#")):
            target = path.removeprefix("../" * depth)
            if target not in places or (anchor and anchor not in places[target]):
                dead.append(f"{page.path}: {path}#{anchor}")
    return dead


def facts(page: Page) -> dict[str, object]:
    block = page.text.split("---\n")[1]
    return dict(yaml.load(block, Loader=yaml.CSafeLoader))


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    def where(spot: Spot) -> tuple[str, int]:
        return f"{spot.path[0]}.yaml", 1

    sources = {f"{concept}.yaml": "a: b" for concept in small()}
    rules = (RuleDoc("a-rule", Level.ERROR, "It holds.", "Because.", "bad: 1", "good: 1"),)
    assert dead_links(rendered(sources=sources, source_of=where, rules=rules).values()) == []


def test_no_id_stands_twice_on_a_page() -> None:
    for page in rendered().values():
        assert len(set(ids(page))) == len(ids(page)), page.path


def test_a_page_tells_its_title_its_overview_and_its_source() -> None:
    pages = rendered(source_of=lambda spot: ("roles.yaml", 7) if spot == Spot.of("roles", "scribe") else None)
    assert facts(pages["roles/scribe.md"]) == {
        "title": "Scribe",
        "description": "Owns: The record",
        "generated": True,
        "up": {"title": "Roles", "url": "roles.html"},
        "source": {
            "name": "roles.yaml",
            "url": "source/roles.yaml.html#L7",
            "label": "Source",
            "version": "1.0.0",
        },
    }


def test_a_source_link_leads_to_the_git_host_when_the_team_names_it() -> None:
    book = playbook({"about/edit_address": "https://git.example/team/playbook/"})
    pages = rendered(book, source_of=lambda _: ("roles.yaml", 7))
    assert facts(pages["roles/scribe.md"])["source"] == {
        "name": "roles.yaml",
        "url": "https://git.example/team/playbook/roles.yaml#L7",
        "label": "Edit",
        "version": "1.0.0",
    }


def test_what_only_the_team_knows_is_a_visible_blank_until_it_is_filled() -> None:
    lever = next(iter(small()["levers"]))
    missing = (
        playbook(remove=[f"levers/{lever}/where"]) if "where" in small()["levers"][lever] else playbook()
    )
    filled = playbook({f"levers/{lever}/where": "Flags > assistant"})
    assert '<mark class="pb-blank">Where is the switch?' in rendered(missing)["levers.md"].text
    assert "<dd>Flags &#62; assistant</dd>" in rendered(filled)["levers.md"].text


def test_a_concept_with_very_many_entries_goes_on_over_several_pages() -> None:
    size = SHOWN["glossary"].per_page
    terms = {f"t-{number}": {"term": f"Term {number}", "meaning": "x"} for number in range(size + 1)}
    pages = rendered(playbook({"glossary": terms}))
    assert 'id="t-0"' in pages["glossary.md"].text
    assert f'id="t-{size}"' in pages["glossary-2.md"].text
    assert f'id="t-{size}"' not in pages["glossary.md"].text
    assert pages["glossary.md"].section != ""
    assert pages["glossary-2.md"].section == ""
    assert dead_links(pages.values()) == []


def test_the_parts_of_a_concept_are_offered_by_number() -> None:
    size = SHOWN["glossary"].per_page
    terms = {f"t-{number}": {"term": f"Term {number}", "meaning": "x"} for number in range(size + 1)}
    pages = rendered(playbook({"glossary": terms}))
    assert '<p>More: <a href="glossary-2.html">part 2</a></p>' in pages["glossary.md"].text
    assert '<p>More: <a href="glossary.html">part 1</a></p>' in pages["glossary-2.md"].text


def test_a_page_made_from_several_files_names_none_of_them() -> None:
    def where(spot: Spot) -> tuple[str, int]:
        return (f"roles/{spot.path[1]}.yaml" if len(spot.path) > 1 else "roles/scribe.yaml", 1)

    pages = rendered(source_of=where)
    assert pages["roles.md"].file is None
    assert "source" not in facts(pages["roles.md"])
    assert pages["roles/scribe.md"].file == "roles/scribe.yaml"


def test_a_long_file_is_listed_once_and_leads_on_to_the_rest() -> None:
    pages = rendered(sources={"roles.yaml": "a: b\n" * (LINES_PER_PAGE + 1)})
    assert pages["about.md"].text.count(">roles.yaml</a>") == 1
    assert f'href="../source/roles.yaml-2.html">From line {LINES_PER_PAGE + 1} on' in (
        pages["source/roles.yaml.md"].text
    )


def test_what_is_asked_about_many_things_is_asked_once() -> None:
    levers = small()["levers"]
    page = rendered(playbook(remove=[f"levers/{key}/where" for key in levers if "where" in levers[key]]))
    asked = [line for line in page["about.md"].text.splitlines() if "Where is the switch?" in line]
    assert len(asked) == 1
    assert sorted(re.findall(r'href="levers.html#([^"]+)"', asked[0].replace("&#35;", "#"))) == sorted(levers)


def test_the_hour_leads_to_the_phases_after_it_and_to_every_role() -> None:
    book = playbook()
    text = rendered(book)["first-hour.md"].text
    assert [phase for phase in book.phases if f'href="first-hour/{phase}.html"' not in text] == []
    assert [
        role
        for role in book.roles
        if f'href="my-steps/{role}.html"' not in text and f'href="roles/{role}.html"' not in text
    ] == []


def test_a_concept_without_entries_has_no_page() -> None:
    assert "ladders.md" not in rendered(playbook({"ladders": {}}))


@pytest.mark.parametrize(("minutes", "title"), [(60, "The first hour"), (30, "The first 30 minutes")])
def test_the_first_hour_is_called_by_its_length(minutes: int, title: str) -> None:
    assert rendered(playbook({"about/horizon_minutes": minutes}))["first-hour.md"].title == title


def test_the_notice_of_the_live_preview_stands_on_every_page() -> None:
    notice = '<div class="notice">1 problem</div>'
    assert all(notice in page.text for page in rendered(notice=notice).values())


def test_the_same_playbook_gives_the_same_pages() -> None:
    assert rendered() == rendered()


def test_html_has_no_blank_line_or_indent_that_markdown_would_take_for_something() -> None:
    assert tidy("  <ul>\n\n    <li>a</li>\n  </ul>\n## Two\n<p>b</p>") == (
        "<ul>\n<li>a</li>\n</ul>\n\n## Two\n\n<p>b</p>\n"
    )
    for page in rendered().values():
        body = page.text.split("---\n", 2)[2]
        assert not re.search(r"^[ \t]", body, re.M), page.path
        for block in re.split(r"\n\n", body):
            opened, closed = (
                len(re.findall(tag, block))
                for tag in (r"<(?:div|ul|ol|dl|table)\b", r"</(?:div|ul|ol|dl|table)>")
            )
            assert opened == closed, f"{page.path}: {block[:80]}"


def test_the_walk_of_a_type_says_in_which_case_a_step_is_done() -> None:
    """What is done only when something happens is no next step; without its case, everybody would do it."""
    only = {"owner": "technical-lead", "only_for_types": ["quality-regression"]}
    steps = {
        "roll-back": only | {"do": "Go back to the last version."},
        "press": only | {"do": "Call the press office.", "when": "A {roles/scribe} hears of a journalist."},
    }
    book = playbook({f"phases/contain/steps/{name}": step for name, step in steps.items()})
    text = rendered(book)["types/quality-regression.md"].text
    lines = {
        name: re.sub(r"<[^>]+>", "", line).replace("&#32;", " ")
        for line in text[text.index("{: #_walk }") :].splitlines()
        for name in ("roll-back", "press", "pull")
        if f"#{name}" in line
    }
    assert lines["press"].endswith("· when it happens: A Scribe hears of a journalist.")
    assert not any("when it happens" in lines[name] for name in ("roll-back", "pull"))


def test_what_a_person_in_danger_needs_stands_on_every_page_on_which_somebody_begins() -> None:
    """Nobody reads the start page first when an alert or a search leads somewhere else."""
    said = "Call the fire brigade first."
    pages = rendered(playbook({"about/danger": said}))
    kinds = {f"types/{kind}.md" for kind in playbook().types}
    wanted = {"index.md", "live.md", "triage.md", "first-hour.md", *kinds}
    assert {path for path, page in pages.items() if '<div class="pb-danger">' in page.text} == wanted
    assert pages["triage.md"].text.count(said) == 2, "above the questions, and below the verdict"
    assert all(said in pages[path].text for path in wanted)
    assert not any("pb-danger" in page.text for page in rendered(playbook(remove=["about/danger"])).values())
