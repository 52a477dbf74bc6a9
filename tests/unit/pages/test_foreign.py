"""Kinds of fact that playbooks of other organisations hold: each has a place, a page, and a card where it is needed."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from generator import api
from generator.cards.content import cards_of
from generator.model import Playbook
from generator.model.crew import may_share
from generator.model.edition import public_edition
from generator.model.unfinished import questions
from generator.pages import PageOptions, render_pages
from tests.build import changed, data_of, playbook, write

FACTS = data_of(Path(__file__).parents[2] / "cases/foreign/facts.yaml")


@cache
def foreign() -> Playbook:
    return playbook(FACTS)


@cache
def pages(*, public: bool = False) -> dict[str, str]:
    shown = public_edition(foreign()) if public else foreign()
    found = render_pages(shown, PageOptions(public=public))
    return {page.path.removesuffix(".md"): page.text for page in found}


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", pages()[page])).split())


def card(kind: str, name: str) -> tuple[str, ...]:
    deck = foreign().cards.decks["types"].model_copy(update={"cards": (kind,)})
    return next(each.lines for each in cards_of(foreign(), deck) if each.id == name)


def test_a_playbook_that_says_all_of_it_has_no_problem(tmp_path: Path) -> None:
    write(changed(FACTS), tmp_path)
    assert api.check(tmp_path).problems == ()


SAID = [
    ("types/quality-regression", "seen from inside: Alert of the evaluation job · start as SEV-2"),
    ("types/quality-regression", "SEV-1 : A payment went out on a wrong answer."),
    ("types/quality-regression", "Replay the exact trace. if [[ -n $TOKEN ]]; then"),
    ("types/quality-regression", "trace-id : Id of the bad answer, from the report"),
    ("evidence", "trace get [[trace-id]] --since [[first-seen]]"),
    (
        "evidence",
        "Kept in Bucket incident-evidence, write once Proved unchanged SHA-256 of the file, in the log",
    ),
    ("parties", "Vendor: Northwind Models Restores the model and says since when answers changed."),
    ("parties", "Called by Technical lead : Two regions fail at the same time."),
    ("parties", "How Support line +49 30 901820 , option 2 Mon to Fri, 8 to 18 UTC Quote Contract NW-4711"),
    ("parties", "No answer Post in the vendor's public forum, and switch over. Runs Model API"),
    ("parties", "How do you reach them in an incident?"),
    ("dependencies", "Without it Users get the error page. the product stops"),
    ("dependencies", "It is then Quality regression SEV-2"),
    ("dependencies", "Instead The last model, in our own data centre. Run by Model vendor"),
    ("preparation", "For everybody Before Quality regression Answers for it Technical lead"),
    ("preparation", "restore --dry-run Scribe every 30 days When was this last done? Ticket OPS-12"),
    ("types/quality-regression", "Traces can be read : Technical lead"),
    ("types/quality-regression", "Model API : Users get the error page."),
    ("roles/scribe", "Can write to the incident channel. Every year Shadow one incident"),
    ("roles/scribe", "Checklists Traces can be read"),
    (
        "severities",
        "Status page every 20 minutes; after 2 hours every hour, by Communications lead , with Call of a customer",
    ),
    ("severities", "; the first within 15 minutes may wait: Nothing changed since the last one"),
    ("severities", "Executives every 30 minutes, by Incident commander"),
    ("scripts/money-lost", "work on it. [if the caller lost money] We open case"),
    ("roles/scribe", "At SEV-3 also Technical lead"),
    ("roles", "Technical lead (at SEV-3)"),
    ("postmortem", "required within 3 business days meeting within 2 business days public"),
    ("postmortem", "required within 5 business days internal"),
    ("postmortem", "Draft within 1 business day, by Scribe : The timeline is complete."),
    ("postmortem", "Communications lead : A statement went out."),
    ("postmortem", "Only for Quality regression: How many users were affected?"),
    ("roles", "Command Led by Incident commander : Incident commander , Scribe . Keeps the call in order."),
    ("roles", "A, R Compare the weeks."),
    ("roles/scribe", "People 2 at the same time Team Command, led by Incident commander"),
    (
        "roles/incident-commander",
        "Nobody answers after 5 minutes Deputy , after 10 minutes Executive on call",
    ),
    ("severities", "It rings until somebody answers"),
    ("first-hour/contain", "every 15 minutes"),
    ("first-hour/contain", "within 20 minutes"),
    ("first-hour/contain", "If a customer lost data: Ask legal."),
    ("types/quality-regression", "{: #_reading } Brief of the small playbook"),
    ("first-hour/contain", "Ask first: Executive on call"),
    ("first-hour/contain", "Tell: Scribe"),
    ("first-hour/contain", "Look at the lever . Read its state. lever state"),
    ("first-hour/contain", "When it happens: A journalist calls. Everybody"),
    ("types", "Slow faults"),
    ("types/quality-regression", "Pull the one that fits"),
    ("types/quality-regression", "Compare the weeks. Machine-learning engineer · only Drift"),
    ("variables", "Id of the bad answer Example 4f2a Look it up in the report Known by Scribe"),
]


@pytest.mark.parametrize(("page", "said"), SAID)
def test_a_page_says_it(page: str, said: str) -> None:
    assert said in words(page)


def test_a_command_is_copied_as_it_was_written() -> None:
    text = pages()["types/quality-regression"]
    copied = re.search(r"<pre><code>(.*?)</code></pre>", text, re.S)
    assert copied
    command = FACTS["types/quality-regression/confirm/steps"][1]["command"]
    assert html.unescape(re.sub(r"<[^>]*>", "", copied[1])) == command
    assert copied[1].count("<mark") == 1


def test_a_card_says_what_names_a_severity_and_has_the_command() -> None:
    lines = card("types", "type-quality-regression")
    assert "SEV-1: A payment went out on a wrong answer." in lines
    assert "2. Replay the exact trace." in lines
    assert FACTS["types/quality-regression/confirm/steps"][1]["command"] in lines


def test_a_card_carries_a_checklist_and_the_card_of_contacts_the_parties() -> None:
    assert card("preparation", "preparation-traces") == (
        "Before an incident: Traces can be read",
        "Tasks",
        "1. TL Keep every trace for 90 days.",
        "2. SC Restore one trace from the backup.",
        "restore --dry-run",
        "every 30 days",
        "Roles",
        "TL Technical lead",
        "SC Scribe",
    )
    lines = card("contacts", "contacts")
    assert "Model vendor, Northwind Models, Support line +49 30 901820, option 2" in lines


def test_cards_tell_each_rhythm_and_each_case() -> None:
    lines = card("severities", "severity-sev-1")
    assert "Status page updates every: 20 min (CL), 1 h after 2 h" in lines
    assert "Executives updates every: 30 min (IC)" in lines
    assert "If the caller lost money" in card("scripts", "script-money-lost")


@pytest.mark.parametrize(("at", "may"), [((), False), (("sev-3",), True), (("sev-1", "sev-3"), False)])
def test_one_person_holds_both_roles_where_it_is_allowed_only(at: tuple[str, ...], may: bool) -> None:
    assert may_share(foreign(), "technical-lead", "scribe", at) is may


def test_what_is_open_is_asked_about_each_task_training_and_party() -> None:
    asked = [(str(each.spot), each.answered) for each in questions(foreign())]
    assert [each for each in asked if each[0].split("/")[0] in ("preparation", "parties", "roles")] == [
        ("parties/model-vendor/reach", True),
        ("parties/insurer/reach", False),
        ("preparation/traces/tasks/keep/done_on", False),
        ("preparation/traces/tasks/restore/done_on", False),
        ("roles/scribe/training/shadow/recorded_in", False),
    ]


def test_a_public_edition_has_the_facts_and_none_of_the_commands_and_places() -> None:
    text = "".join(pages(public=True).values())
    assert "Only staff saw it." in html.unescape(text)
    for private in ("trace get", "incident-evidence", "4f2a", "Northwind", "901820", "NW-4711", "OPS-12"):
        assert private not in html.unescape(text)
    assert "variables" not in pages(public=True)
