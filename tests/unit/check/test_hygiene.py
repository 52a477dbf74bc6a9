"""People and secrets are found where no page shows them: comments, reasons, replaced values, files beside the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.check import check
from tests.build import SMALL, small, write

PIN = f'default: {{version: "1.0.0", path: {SMALL}}}\n'
CONTACTS = 'scribe:\n  person: Robin Example\n  reach: "+49 170 1234567" # or 0171 7654321\n'
KEY = "ghp_0123456789012345678901234567890123456789"
ORG = "org/roles.yaml"


def told(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Return rule and place of each error of a team with two layers and contacts apart."""
    texts = {
        "playbook.yml": f"{PIN}layers: [org, team]\ncontacts: contacts\n",
        "contacts/contacts.yaml": CONTACTS,
        "org/about.yaml": "version: '1.0.0'\n",
        "team/about.yaml": "version: '1.0.0'\n",
    } | files
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    found = [problem for problem in check(folder).problems if problem.level == "error"]
    return [(problem.rule, str(problem.where).removeprefix(f"{folder}/")) for problem in found]


def test_contacts_may_say_how_to_reach_people(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        (ORG, "# ask Robin Example\nscribe: {name: Scribe}\n", ("person-named", f"{ORG}:1:7")),
        (ORG, "scribe: {name: Scribe} # +49 170 1234567\n", ("personal-contact", f"{ORG}:1:26")),
        (ORG, f"scribe: {{name: Scribe}} # {KEY}\n", ("secret-in-text", f"{ORG}:1:26")),
        (ORG, "scribe:\n  usually: Call 0170 1234567.\n", ("personal-contact", f"{ORG}:2:17")),
        ("org/levers.yaml", "kill-switch:\n  $was: {where: kim@company.test}\n", ("personal-contact", "org/levers.yaml:2:17")),
        (
            "org/levers.yaml",
            "kill-switch:\n  accepted: [{rule: long-sentence, reason: Ask kim@company.test}]\n",
            ("personal-contact", "org/levers.yaml:2:48"),
        ),
        ("contacts/contacts.yaml", f"{CONTACTS}  backup: {KEY}\n", ("secret-in-text", "contacts/contacts.yaml:4:11")),
        ("playbook.yml", f"{PIN}layers: [org, team] # {KEY}\ncontacts: contacts\n", ("secret-in-text", "playbook.yml:2:23")),
    ],
)  # fmt: skip
def test_what_is_in_git_counts_whether_a_page_shows_it_or_not(
    tmp_path: Path, file: str, text: str, found: tuple[str, str]
) -> None:
    replaced = (
        "scribe: {usually: Somebody with a keyboard}\n"  # the later layer wins, the earlier one is in git
    )
    assert told(tmp_path, **{"team/roles.yaml": replaced, file: text}) == [found]


def test_a_name_is_found_with_the_apostrophe_and_the_hyphen_of_a_word_processor(tmp_path: Path) -> None:
    files = {
        "contacts/contacts.yaml": "scribe: {rota: Desk, reach: /page scribe, person: Jo O'Brien-Roe}\n",
        ORG: "# ask Jo O\u2019Brien\u2011Roe\nscribe: {usually: Jo O\u2019BRIEN\u2010ROE}\n",
    }
    assert told(tmp_path, **files) == [("person-named", f"{ORG}:1:7"), ("person-named", f"{ORG}:2:19")]


def test_a_comment_of_a_plain_playbook_counts_too(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "playbook")
    path = folder / "roles.yaml"
    path.write_text(f"# ask kim@company.test\n{path.read_text('utf-8')}", encoding="utf-8")
    assert [(problem.rule, str(problem.where)) for problem in check(folder).problems] == [
        ("personal-contact", f"{path}:1:7")
    ]


def test_contacts_in_another_layer_are_refused(tmp_path: Path) -> None:
    found = told(tmp_path, **{"team/contacts.yaml": "scribe: {backup: /page deputy}\n"})
    assert found == [("contacts-elsewhere", "team/contacts.yaml:1:1")]
