"""The settings a site is built with: the team's own, over those that are shipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import resources
from generator.errors import UsageError
from generator.site import SiteFacts, write_preview_settings, write_settings
from generator.site.settings import PICTURE, has_picture

FACTS = SiteFacts("Name", "What it is.", "de-AT", [{"Start": "index.md"}])


def settings(base: Path, folder: Path, facts: SiteFacts = FACTS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_settings(base, folder, facts).read_text("utf-8"))
    return found


def test_settings_without_a_theme_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "mkdocs.yml"
    own.write_text("copyright: Acme\ntheme:\n  palette: {primary: teal}\n")
    work = tmp_path / "work"
    work.mkdir()
    shipped = settings(resources.mkdocs_config(), work)
    expected = shipped | {"copyright": "Acme", "theme": shipped["theme"] | {"palette": {"primary": "teal"}}}
    assert settings(own, work) == expected
    assert (work / shipped["theme"]["custom_dir"]).resolve() == resources.site_overrides()


def test_what_a_team_adds_replaces_nothing_that_the_pages_need(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("extra: {k: v}\nextra_css: [ours.css]\nmarkdown_extensions: [abbr, tables]\n")
    shipped, ours = settings(resources.mkdocs_config(), tmp_path), settings(own, tmp_path)
    assert ours["extra"] == shipped["extra"] | {"k": "v"}
    assert ours["extra_css"] == [*shipped["extra_css"], "ours.css"]
    assert ours["markdown_extensions"] == [*shipped["markdown_extensions"], "abbr"]


def test_an_empty_file_of_settings_means_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("# nothing of our own\n")
    assert settings(own, tmp_path) == settings(resources.mkdocs_config(), tmp_path)


def test_settings_with_a_theme_of_their_own_stand_alone(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("theme: readthedocs\n")
    assert settings(own, tmp_path)["theme"] == {"name": "readthedocs", "language": "de"}
    assert "extra_css" not in settings(own, tmp_path)


@pytest.mark.parametrize("address", ["https://x.example/book", "https://x.example/book/"])
def test_a_site_with_an_address_has_a_picture_for_links_to_it(tmp_path: Path, address: str) -> None:
    own = tmp_path / "own.yml"
    own.write_text(f"site_url: {address}\n")
    found = settings(own, tmp_path)
    assert found["site_url"] + found["extra"]["picture"] == f"https://x.example/book/{PICTURE}"
    assert has_picture(tmp_path)
    settings(resources.mkdocs_config(), tmp_path)
    assert not has_picture(tmp_path)


def test_a_public_site_leads_to_no_repository(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text("repo_url: https://git.example.com/us\nedit_uri: edit/main\n")
    public = SiteFacts("Name", "What it is.", "en", [], public=True)
    assert {"repo_url", "edit_uri"} <= settings(own, tmp_path).keys()
    assert not {"repo_url", "edit_uri"} & settings(own, tmp_path, public).keys()


def test_the_preview_of_layers_uses_the_plugin_on_the_teams_folder(tmp_path: Path) -> None:
    own = tmp_path / "mkdocs.yml"
    own.write_text("plugins: [search, ai-incident-playbook]\n")
    path = write_preview_settings(own, tmp_path / "build" / "preview", tmp_path)
    found = json.loads(path.read_text("utf-8"))
    assert (found["docs_dir"], found["plugins"]) == (tmp_path.as_posix(), ["ai-incident-playbook", "search"])


def test_neither_the_site_nor_its_preview_has_the_hooks_of_a_team(tmp_path: Path) -> None:
    own = tmp_path / "mkdocs.yml"
    own.write_text("hooks: [ours.py]\ncopyright: Acme\n")
    (tmp_path / "site").mkdir()
    site = settings(own, tmp_path / "site")
    preview = json.loads(write_preview_settings(own, tmp_path / "preview", tmp_path).read_text("utf-8"))
    assert [("hooks" in each, each["copyright"]) for each in (site, preview)] == [(False, "Acme")] * 2


def test_the_button_of_the_first_hour_says_what_its_page_is_called(tmp_path: Path) -> None:
    base = tmp_path / "ours.yml"
    base.write_text("extra:\n  act:\n    - {label: First hour, url: first-hour.html}\n", encoding="utf-8")

    def label(title: str) -> str:
        facts = SiteFacts("Name", "What it is.", "en", [{"Now": [{title: "first-hour.md"}]}])
        found: str = settings(base, tmp_path, facts)["extra"]["act"][0]["label"]
        return found

    said = [label(title) for title in ("The first hour", "Step by step", "The first 90 minutes")]
    assert said == ["First hour", "Step by step", "First 90 minutes"]


def test_settings_that_ask_the_system_are_read_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.yml"
    own.write_text("copyright: !ENV [WHOSE, nobody]\nextra: {list: [!ENV WHOSE]}\n")
    for name in ("Acme", "Other"):
        monkeypatch.setenv("WHOSE", name)
        found = settings(own, tmp_path)
        assert (found["copyright"], found["extra"]["list"]) == (name, [name])


def test_settings_on_another_file_follow_it(tmp_path: Path) -> None:
    own, base = tmp_path / "own.yml", tmp_path / "base.yml"
    own.write_text("INHERIT: base.yml\n")
    for name in ("Acme", "Other"):
        base.write_text(f"copyright: {name}\n")
        assert settings(own, tmp_path)["copyright"] == name


def test_settings_are_read_once_for_all_that_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = settings(resources.mkdocs_config(), tmp_path)
    with monkeypatch.context() as without:
        without.setattr("mkdocs.utils.yaml.yaml_load", None)
        assert settings(resources.mkdocs_config(), tmp_path) == first
        own = tmp_path / "own.yml"
        own.write_text("copyright: Acme\n")
        with pytest.raises(UsageError, match="is not valid YAML"):
            settings(own, tmp_path)
