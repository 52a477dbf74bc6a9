"""A site that is put together from a shell that was kept is, byte for byte, the one that MkDocs makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from generator import api, resources
from generator.pages import Page, write_tree
from generator.pages.front_matter import front_matter
from generator.site import SiteFacts, build_html, write_settings

Tree = Mapping[str, bytes]


@dataclass(frozen=True)
class State:
    """What a site is made of: pages as title, description and body, what is said about it, files beside the pages."""

    pages: Mapping[str, tuple[str, str, str]]
    facts: SiteFacts
    files: Mapping[str, bytes] = field(default_factory=dict)
    settings: str = ""
    epoch: int = 0
    version: str = "1.0.0"


def page(title: str, *sections: str) -> tuple[str, str, str]:
    body = f"# {title} {{: #_top }}\n\n" + "\n\n".join(
        f"## Part {number} {{: #part-{number} }}\n\n{section}" for number, section in enumerate(sections)
    )
    return title, f"About {title}", f"{body}\n"


FACTS = SiteFacts(
    "A playbook",
    'What "we" do & why it\'s so',
    "en",
    [{"Home": "index.md"}, {"Roles": [{"All": "roles.md"}, {"Scribe": "roles/scribe.md"}]}],
    edition="Version 1.0.0, reviewed 2026-11-29, content 0123456789ab & more",
)
BEGIN = State(
    {
        "index.md": page("Home", '<p>Begin <a href="roles.html">here</a>.</p>'),
        "roles.md": page("Roles", "<p>One.</p>", "<p>Two &#38; three.</p>"),
        "roles/scribe.md": page("Scribe", '<p>Writes. <a href="../index.html#part-0">Home</a></p>'),
    },
    FACTS,
    {"assets/data.js": b"let a = 1;\n"},
)


def with_page(state: State, path: str, made: tuple[str, str, str]) -> State:
    return replace(state, pages={**state.pages, path: made})


def with_facts(state: State, **facts: object) -> State:
    return replace(state, facts=replace(state.facts, **facts))  # type: ignore[arg-type]


EDITS: Mapping[str, Callable[[State], State]] = {
    "nothing": lambda state: state,
    "a word": lambda state: with_page(state, "roles.md", page("Roles", "<p>Another.</p>", "<p>Two.</p>")),
    "an edition": lambda state: with_facts(state, edition="Version 2.0.0 <of> 'today'"),
    "a version": lambda state: replace(state, version="2.0.0-<'rc'>"),
    "no version": lambda state: replace(state, version=""),
    "no edition": lambda state: with_facts(state, edition=""),
    "a description": lambda state: with_facts(state, description="Something <else>"),
    "no description": lambda state: with_facts(state, description=""),
    "a file's words": lambda state: replace(state, files={"assets/data.js": b"let a = 2;\n"}),
    "a file more": lambda state: replace(state, files={**state.files, "assets/more.js": b"1;\n"}),
    "a file less": lambda state: replace(state, files={}),
    "a section more": lambda state: with_page(state, "roles.md", page("Roles", "<p>1</p>", "<p>2</p>", "<p>3</p>")),
    "a title": lambda state: with_page(state, "roles/scribe.md", page("Writer", "<p>Writes.</p>")),
    "a name in the navigation": lambda state: with_facts(state, navigation=[{"Start": "index.md"}, {"Roles": "roles.md"}]),
    "a name of the site": lambda state: with_facts(state, name="Another playbook"),
    "a language": lambda state: with_facts(state, language="de"),
    "a page more": lambda state: with_page(state, "roles/lead.md", page("Lead", "<p>Leads.</p>")),
    "a page that MkDocs reads": lambda state: with_page(state, "roles.md", ("Roles", "About", "# *Roles* {: #_top }\n\n- one\n")),
    "a day": lambda state: replace(state, epoch=86_400 * 365),
    "an address": lambda state: replace(state, settings="site_url: https://example.org/playbook/\n"),
    "another search": lambda state: replace(state, settings="plugins: [offline]\n"),
}  # fmt: skip


def _facts(state: State, path: str, title: str, about: str) -> dict[str, object]:
    source = {"name": f"{path}.yaml", "url": "index.html", "label": "Source", "version": state.version}
    return {
        "title": title,
        "description": about,
        "generated": True,
        "source": source if path != "index.md" else None,
    }


def build(state: State, home: Path, kept: Path | None) -> tuple[Tree, bool]:
    """Build a state in a folder; return the site, and whether MkDocs made it."""
    work, out = home / "work", home / "site"
    for folder in (work, out):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    pages = [
        Page(path, front_matter(_facts(state, path, title, about)) + body, title, body=body)
        for path, (title, about, body) in state.pages.items()
    ]
    write_tree(pages, work / "docs")
    for name, content in state.files.items():
        (work / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "docs" / name).write_bytes(content)
    settings = resources.mkdocs_config()
    if state.settings:
        settings = home / "mkdocs.yml"
        settings.write_text(state.settings, encoding="utf-8")
    told: list[int] = []
    given = api.ready(pages)
    write_settings(settings, work, state.facts)
    assert build_html(work / "mkdocs.yml", out, state.epoch, given, told=told.append, kept=kept) == ()
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }, bool(told)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A place where the first state was built, and what was kept there."""
    home = tmp_path_factory.mktemp("begun")
    build(BEGIN, home, home / "memory" / "site")
    return home, home / "memory"


@pytest.mark.parametrize("edit", EDITS)
def test_a_site_is_the_same_with_what_was_kept_and_without(
    begun: tuple[Path, Path], tmp_path: Path, edit: str
) -> None:
    home, memory = begun
    kept = Path(shutil.copytree(memory, tmp_path / "memory")) / "site"
    state = EDITS[edit](BEGIN)
    plain, _ = build(state, home, None)
    assert [build(state, home, kept)[0] == plain for _ in range(2)] == [True, True]


@pytest.mark.parametrize(
    "edit", ["nothing", "a word", "a version", "an edition", "a description", "a file's words"]
)
def test_what_changes_no_frame_needs_no_mkdocs(begun: tuple[Path, Path], edit: str) -> None:
    home, memory = begun
    assert build(EDITS[edit](BEGIN), home, memory / "site")[1] is False


def test_a_damaged_or_a_deleted_memory_costs_time_and_nothing_else(
    begun: tuple[Path, Path], tmp_path: Path
) -> None:
    home, memory = begun
    plain, _ = build(BEGIN, home, None)
    kept = Path(shutil.copytree(memory, tmp_path / "memory")) / "site"
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[:100] + b"x" + whole[101:], b""):
        file.write_bytes(damaged)
        assert build(BEGIN, home, kept) == (plain, True)
        assert build(BEGIN, home, kept) == (plain, False)
    shutil.rmtree(kept)
    assert build(BEGIN, home, kept) == (plain, True)


def test_a_site_with_a_theme_of_its_own_is_made_by_mkdocs(tmp_path: Path) -> None:
    overrides = Path(shutil.copytree(resources.site_overrides(), tmp_path / "overrides"))
    state = replace(BEGIN, settings=f"theme: {{name: material, custom_dir: {overrides.as_posix()}}}\n")
    assert [build(state, tmp_path, tmp_path / "memory" / "site")[1] for _ in range(2)] == [True, True]
    assert not (tmp_path / "memory").exists()
