"""Site settings that run code are told with their place; those that only describe the site are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.check.trust import problems_of_settings


def told(folder: Path, text: str) -> list[str]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return [f"{problem.where}: {problem.rule}: {problem.message}" for problem in problems_of_settings(folder)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hooks: [evil.py]\n", "mkdocs.yml:1:8: setting-runs-code: 'hooks' names programs that never run here: the site and its preview are made without them"),
        ("INHERIT: other.yml\n", "mkdocs.yml:1:10: setting-runs-code: 'INHERIT' is not a setting that only describes the site"),
        ("theme:\n  custom_dir: mine\n", "mkdocs.yml:2:15: setting-runs-code: 'custom_dir' of the theme can hold templates, which are code"),
        ("theme: readthedocs\n", "mkdocs.yml:1:8: setting-runs-code: 'readthedocs' is another theme, which is code"),
        ("theme:\n  name: readthedocs\n", "mkdocs.yml:2:3: setting-runs-code: 'readthedocs' is another theme, which is code"),
        ("plugins:\n  - search\n  - macros\n", "mkdocs.yml:3:5: setting-runs-code: the plugin 'macros' is a program"),
        ("plugins:\n  macros: {}\n", "mkdocs.yml:2:11: setting-runs-code: the plugin 'macros' is a program"),
        ("markdown_extensions:\n  - pymdownx.snippets:\n      base_path: /\n", "mkdocs.yml:2:5: setting-runs-code: the extension 'pymdownx.snippets' is a program"),
        ("extra_javascript: [x.js]\n", "mkdocs.yml:1:19: setting-runs-code: 'extra_javascript' is not a setting that only describes the site"),
    ],
)  # fmt: skip
def test_a_setting_that_runs_code_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert told(tmp_path, text) == [said]


def test_a_tag_that_would_run_while_reading_is_an_error(tmp_path: Path) -> None:
    found = told(tmp_path, "copyright: !!python/object/apply:os.getcwd []\n")
    assert len(found) == 1
    assert "mkdocs.yml:1:12" in found[0]


def test_settings_that_describe_the_site_are_fine(tmp_path: Path) -> None:
    text = "site_url: https://x.example/\ncopyright: Us\ntheme:\n  favicon: assets/x.svg\nplugins: [search, offline]\n"
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("theme:\n  palette: {primary: teal}\n", "mkdocs.yml:2:3: 'theme.palette' has no effect here", "write it in cards.yaml: `brand: "),
        ("theme:\n  logo: nowhere.svg\n", "mkdocs.yml:2:3: 'theme.logo' has no effect here", "write it in cards.yaml: `brand: "),
        ("theme:\n  language: de\n", "mkdocs.yml:2:3: 'theme.language' has no effect here", "write it in about.yaml: "),
        ("site_name: Ours\n", "mkdocs.yml:1:1: 'site_name' has no effect here", "write it in about.yaml: "),
        ("nav: []\n", "mkdocs.yml:1:1: 'nav' has no effect here", "leave it out: "),
    ],
)  # fmt: skip
def test_a_setting_without_effect_is_told_with_what_to_write_instead(
    tmp_path: Path, text: str, said: str, hint: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    (problem,) = problems_of_settings(tmp_path)
    assert (problem.rule, f"{problem.where}: {problem.message}") == ("setting-without-effect", said)
    assert (problem.hint or "").startswith(hint)


@pytest.mark.parametrize("text", ["", "- hooks\n", "hooks\n"])
def test_settings_that_set_nothing_run_nothing(tmp_path: Path, text: str) -> None:
    assert [line for line in told(tmp_path, text) if "setting-runs-code" in line] == []


def test_without_settings_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert list(problems_of_settings(tmp_path)) == []


def test_the_shipped_settings_are_ours() -> None:
    assert list(problems_of_settings(resources.mkdocs_config().parent)) == []
