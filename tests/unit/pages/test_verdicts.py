"""What a page gets to work out verdicts: ways to reach people on the internal edition only."""

from __future__ import annotations

from generator.model.edition import public_edition
from generator.pages.live import live_table
from generator.pages.verdicts import verdict_table
from tests.build import playbook, shipped_playbook

CONTACTS = {"contacts": {"technical-lead": {"reach": "/page canary", "rota": "canary rota"}}}


def test_who_is_paged_comes_with_the_way_to_reach_them_on_the_internal_edition() -> None:
    lead = verdict_table(playbook(CONTACTS), "")["roles"]["technical-lead"]
    assert lead == {
        "name": "Technical lead",
        "at": "roles/technical-lead.html",
        "backup": "machine-learning-engineer",
        "then": [["machine-learning-engineer", None, ""]],
        "contact": {"rota": "canary rota", "reach": "/page canary", "person": None, "backup": None},
    }


def test_the_public_edition_has_no_way_to_reach_anybody() -> None:
    book = public_edition(playbook(CONTACTS))
    assert verdict_table(book, "")["roles"]["technical-lead"]["contact"] is None
    assert "canary" not in str([verdict_table(book, ""), live_table(book, "")])


def test_the_live_page_has_the_safety_note_of_every_step() -> None:
    steps = live_table(shipped_playbook(), "")["steps"]
    noted = {step.id for step in shipped_playbook().steps.values() if step.safety}
    assert noted
    assert {name for name, step in steps.items() if step["safety"]} == noted
