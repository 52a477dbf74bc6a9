"""A public edition that names somebody of the contacts is not published, wherever the name comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import api
from generator.check.published import texts_of
from generator.model.people import People
from tests.build import SMALL
from tests.readers import by_pdfium, by_pypdf

PEOPLE = {"scribe": "Noor Beispiel", "incident-commander": "Mark"}


def team(folder: Path, files: dict[str, str], *, contacts: bool = True) -> api.Checked:
    people = "".join(f"{role}: {{reach: /page x, person: {name}}}\n" for role, name in PEOPLE.items())
    texts = {
        "playbook.yml": f'default: {{version: "1.0.0", path: {SMALL}}}\nlayers: [team]\ncontacts: contacts\nedition: public\n',
        "team/about.yaml": "name: Ours\n",
    } | ({"contacts/contacts.yaml": people} if contacts else {})
    for name, text in (texts | files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return api.check(folder)


def test_a_name_in_the_settings_of_the_site_is_found_before_the_site_is_swapped_in(tmp_path: Path) -> None:
    checked = team(tmp_path, {"mkdocs.yml": "copyright: Kept by Noor <b>Bei&shy;spiel</b>'s team\n"})
    assert [each.rule for each in checked.problems if each.level == "error"] == []
    built = api.build(checked, tmp_path / "build", tmp_path / "site", with_cards=False)
    assert {each.rule for each in built.problems} == {"person-named"}
    assert "Noor Beispiel" in built.problems[0].message
    assert not (tmp_path / "site").exists()


def test_the_case_of_a_possessive_is_an_error_in_the_file_of_the_team(tmp_path: Path) -> None:
    checked = team(tmp_path, {"team/roles.yaml": 'scribe:\n  usually: "Noor Beispiel\'s team"\n'})
    found = [each for each in checked.problems if each.level == "error"]
    assert [(each.rule, str(each.where).rpartition("/")[2]) for each in found] == [
        ("person-named", "roles.yaml:2:12")
    ]


def test_a_surname_with_an_initial_in_the_glossary_is_an_error(tmp_path: Path) -> None:
    change = {"team/glossary.yaml": "lever:\n  meaning: A switch of N. Beispiel.\n"}
    assert {each.rule for each in team(tmp_path, change).problems if each.level == "error"} == {
        "person-named"
    }


def test_a_sound_public_edition_names_nobody_in_pages_search_and_cards(tmp_path: Path) -> None:
    checked = team(tmp_path, {})
    built = api.build(checked, tmp_path / "build", tmp_path / "site")
    assert built.problems == ()
    about = (tmp_path / "site/about.html").read_text("utf-8")
    assert "looked for in every text before this was published" in about
    cards = sorted((tmp_path / "site").rglob("*.pdf"))
    assert cards
    for path in cards:
        assert [list(checked.people.find(read(path))) for read in (by_pypdf, by_pdfium)] == [[], []]
    assert list(checked.people.find(api.export(checked))) == []


def test_without_contacts_the_page_and_the_check_say_that_nobody_was_looked_for(tmp_path: Path) -> None:
    checked = team(tmp_path, {}, contacts=False)
    assert checked.names_missing == "contacts/ is not here"
    about = next(page.text for page in api.render(checked) if page.path == "about.md")
    assert "not looked for: the contacts were not there" in about


def test_without_contacts_the_records_that_nobody_read_for_names_are_counted(tmp_path: Path) -> None:
    record = """{id}:
  name: A retired table was quoted
  type: quality-regression
  moments: {{resolved: did not happen}}
  severities: [{{at: "2026-10-01T13:05Z", severity: sev-3}}]
  postmortem: {{state: published, published: {readers}}}
"""
    readers = {"one": "public", "two": "internal"}
    files = {
        f"team/incidents/{each}.yaml": record.format(id=each, readers=those)
        for each, those in readers.items()
    }
    checked = team(tmp_path, files, contacts=False)
    assert checked.names_missing == "contacts/ is not here, and 1 record of incidents would be public"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.html", "<p>Noor <em>Bei</em>spiel</p>"),
        ("a.html", '<img alt="Beispiel,&nbsp;Noor">'),
        ("a.html", "<p>Noor<br>Beispiel</p>"),
        ("a.json", json.dumps({"docs": [{"location": "index.html", "text": "<p>N. Beispiel</p>"}]})),
        ("a.json", json.dumps({"Noor Beispiel": 1})),
        ("a.svg", "<svg><title>Noors Beispiels</title></svg>"),
        ("noor-beispiel.html", "<p></p>"),
    ],
)  # fmt: skip
def test_a_published_file_is_read_as_a_reader_would(name: str, written: str, tmp_path: Path) -> None:

    (tmp_path / name).write_text(written, encoding="utf-8")
    people = People({person: role for role, person in PEOPLE.items()})
    assert any(list(people.find(text)) for text in texts_of(tmp_path / name))
