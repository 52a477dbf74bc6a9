"""The schema of a layer's file accepts patches; which schema belongs to which file is decided elsewhere."""

from __future__ import annotations

import json

from generator.export import schemas
from generator.layer.schema import layer_schema

SEVERITIES = layer_schema(json.loads(dict(schemas())["severities"]))


def test_no_field_is_needed_in_a_patch() -> None:
    assert '"required"' not in json.dumps(
        {key: value for key, value in SEVERITIES["$defs"].items() if key != "Removed"}
    )


def test_every_field_can_be_removed_and_keeps_its_description() -> None:
    contain = SEVERITIES["$defs"]["Severity"]["properties"]["contain_within"]
    assert contain["anyOf"][-1] == {"$ref": "#/$defs/Removed"}
    assert contain["description"] == "No new bad output leaves within this time."


def test_lists_take_operators_and_entries_take_theirs() -> None:
    pages = SEVERITIES["$defs"]["Severity"]["properties"]["pages"]["anyOf"][0]["anyOf"][1]
    assert sorted(pages["properties"]) == ["$add", "$remove", "$replace"]
    assert list(SEVERITIES["$defs"]["Severity"]["patternProperties"]) == [
        "^\\$(after|before|new|reason|remove|was)$"
    ]
    assert SEVERITIES["$defs"]["Severity"]["additionalProperties"] is False
