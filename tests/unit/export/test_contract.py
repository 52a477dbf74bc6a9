"""The data contract: its form, its words, its promise, and the first form beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from generator.export.contract import Contract, Places
from generator.export.contract_schema import contract_schema
from generator.export.data import playbook_json
from generator.export.slots import DATED, classes, slots_of
from generator.model import Playbook
from generator.model.edition import public_edition
from generator.model.freshness import everything_dated
from generator.model.shape import shape_of
from generator.model.walk import walk_parts
from tests.build import playbook
from tests.unit.diff.fuller import LEFT_OUT
from tests.unit.export.old_client import OldClient

PROMISED = Path(__file__).parents[2] / "cases" / "contract-2.txt"


def fuller() -> Playbook:
    """Return the small playbook with what it leaves out as well."""
    return playbook(LEFT_OUT)


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(contract_schema())
    return found


def told(change: Mapping[str, object] | None = None, **more: Any) -> dict[str, Any]:
    return Contract(playbook(change), "internal", **more).document()


def faults(document: dict[str, Any]) -> list[str]:
    validator = Draft202012Validator(schema(), format_checker=FormatChecker())
    return [f"{error.json_path} {error.message}" for error in validator.iter_errors(document)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"] == "urn:ai-incident-playbook:schema:playbook:2"


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_a_playbook_that_states_every_field_fits_the_schema(edition: str) -> None:
    model = fuller()
    document = (
        Contract(model, "internal") if edition == "internal" else Contract(public_edition(model), "public")
    ).document()
    assert faults(document) == []


def test_what_is_no_playbook_does_not_fit() -> None:
    document = told()
    document["severities"]["sev-1"]["contain_within"]["seconds"] = "900"
    document["roles"]["incident-commander"]["salary"] = 1
    del document["digest"]
    assert len(faults(document)) == 3


def test_every_field_has_a_description_and_every_object_is_closed() -> None:
    objects = [schema(), *schema()["$defs"].values()]
    assert [
        one for one in objects if one["additionalProperties"] is not False or not one["description"]
    ] == []
    assert [
        name for one in objects for name, field in one["properties"].items() if not field.get("description")
    ] == []


def test_nothing_that_generators_of_clients_read_wrongly_stands_in_the_schema() -> None:
    text = contract_schema()
    assert [word for word in ("allOf", "prefixItems", '"null"', "oneOf", "$anchor") if word in text] == []


def test_nothing_is_null() -> None:
    assert "null" not in Contract(fuller(), "internal").text().replace('"null"', "")


def test_a_length_of_time_stands_in_words_and_seconds() -> None:
    change = {"severities/sev-1/contain_within": "90m", "postmortem/due_within": "5 business days"}
    found = told(change)
    assert found["severities"]["sev-1"]["contain_within"] == {
        "as_written": "90m", "words": "90 minutes", "seconds": 5400, "exact": True,
    }  # fmt: skip
    assert found["postmortem"]["due_within"] == {
        "as_written": "5 business days", "words": "5 business days", "seconds": 432000, "exact": False,
    }  # fmt: skip


def test_a_text_is_resolved_and_stands_beside_itself_as_it_is_written() -> None:
    found = told({"severities/sev-1/response": "All join within {severities/sev-1/war_room_within}."})
    severity = found["severities"]["sev-1"]
    assert severity["response"] == f"All join within {severity['war_room_within']['words']}."
    assert severity["response_raw"] == "All join within {severities/sev-1/war_room_within}."
    assert "label_raw" not in severity


def test_a_blank_is_typed_and_says_what_a_setting_fills_in() -> None:
    blank = {"meaning": "Where to ask.", "example": "help@example.org", "filled_by": "communications-lead"}
    change: dict[str, object] = {
        "scripts/holding-notice/text": "Ask [[contact]].",
        "scripts/holding-notice/blanks": {
            "contact": blank | {"kind": "link", "filled_from": "organisation/contact"}
        },
        "organisation": {"contact": "help@example.com"},
    }
    script = told(change)["scripts"]["holding-notice"]
    assert (script["text"], script["text_raw"]) == ("Ask help@example.com.", "Ask [[contact]].")
    assert (script["blanks"]["contact"]["kind"], script["blanks"]["contact"]["filled_with"]) == (
        "link", "help@example.com",
    )  # fmt: skip


def test_the_day_on_which_something_is_due_again_is_a_date() -> None:
    lever = told({"levers/kill-switch/tested_on": "2026-01-01"})["levers"]["kill-switch"]
    assert (lever["tested_on"], lever["tested_on_due"]) == ("2026-01-01", "2026-04-01")


def test_every_day_that_ages_is_known_to_the_contract() -> None:
    model = fuller()
    parts = dict(walk_parts(model))
    by_path = {spot.path: type(part).__name__ for spot, part in parts.items()}
    dated = {(by_path[each.spot.path[:-1]], str(each.spot.path[-1])) for each in everything_dated(model)}
    assert dated <= DATED
    assert {(cls.__name__, slot.name) for cls in classes() for slot in slots_of(cls) if slot.dated} == DATED


def test_entries_have_their_id_their_place_and_their_addresses() -> None:
    places = Places(
        {("severities", "sev-2"): "severities.html#sev-2"}, {("severities", "sev-2"): "cards/s2.html"}
    )
    severity = told(places=places)["severities"]["sev-2"]
    assert {name: severity[name] for name in ("id", "index", "page", "card")} == {
        "id": "sev-2", "index": 1, "page": "severities.html#sev-2", "card": "cards/s2.html",
    }  # fmt: skip


def test_a_public_edition_has_public_fields_only() -> None:
    model = playbook({"levers/kill-switch/command": "flag off", "levers/kill-switch/where": "The console"})
    found = Contract(public_edition(model), "public").document()
    assert found["edition"] == "public"
    assert "contacts" not in found
    assert "command" not in found["levers"]["kill-switch"]
    assert found["to_fill"] == []


def test_an_item_written_as_a_text_only_is_an_object_like_the_others() -> None:
    found = told({"severities/sev-1/criteria": ["Somebody is hurt."]})
    assert found["severities"]["sev-1"]["criteria"] == [{"says": "Somebody is hurt."}]


def test_no_name_of_the_model_collides_with_one_that_the_contract_adds() -> None:
    added = {"index", "page", "card", "code", "filled_with"}
    heads = {
        "schema",
        "schema_version",
        "edition",
        "version",
        "reviewed_on",
        "digest",
        "digest_form",
        "to_fill",
    }
    names = {shape.name for cls in classes() for shape in shape_of(cls)}
    assert added & names == set()
    assert heads & {shape.name for shape in shape_of(Playbook)} == set()


def said_of_fields() -> set[str]:
    """Return each field with the form of its value, and whether it always stands there."""
    found = set()
    for name, one in (("Playbook", schema()), *schema()["$defs"].items()):
        for field, value in one["properties"].items():
            form = value.get("$ref") or value.get("type") or "any of"
            always = " always" if field in one["required"] else ""
            found.add(f"{name}.{field} {form.removeprefix('#/$defs/')}{always}")
    return found


def test_no_field_that_was_promised_went_or_took_another_form() -> None:
    """What is new may come. What goes or changes asks for another schema version; before a release, edit the list."""
    promised = PROMISED.read_text("utf-8").splitlines()
    assert len(promised) > 500
    assert sorted(set(promised) - said_of_fields()) == []


def test_an_old_client_still_reads_the_first_form() -> None:
    client = OldClient(playbook_json(playbook()))
    assert client.worst({"harm": "No", "spread": "Yes"}) == "sev-2"
    assert (client.minutes("sev-1", "contain_within"), client.pages("sev-3")) == (15, [])
    assert client.pages("sev-1")[:2] == ["Incident commander", "Technical lead"]
    assert client.words("holding-notice").startswith("We ")


def test_an_old_client_sees_that_the_second_form_is_another() -> None:
    with pytest.raises(ValueError, match="cannot read schema version 2"):
        OldClient(Contract(playbook(), "internal").text())
