"""In an editor a layer's file shows no error where `playbook check` shows none, and shows what it can where it does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it comes with check-jsonschema

from generator.api import schema_of
from generator.model import CONCEPTS
from generator.read.yaml_text import read_yaml
from generator.team import begin
from generator.team.start import Answers

ROOT = Path(__file__).parents[3]
VALIDATORS = {
    name: Draft202012Validator(schema) for name, schema in json.loads(schema_of(None, layer=True)).items()
}
EXAMPLES = sorted(
    path.relative_to(ROOT).as_posix() for pattern in ("*/layers/*/**/*.yaml", "*/contacts/*.yaml")
    for path in (ROOT / "examples").glob(pattern)
)  # fmt: skip


def errors(concept: str, data: object) -> list[str]:
    """Return where the schema of a layer's file finds something wrong."""
    return ["/".join(map(str, error.absolute_path)) for error in VALIDATORS[concept].iter_errors(data)]


def errors_in(path: Path) -> list[str]:
    concept = path.stem if path.stem in CONCEPTS else path.parent.name
    return errors(concept, read_yaml(path.read_bytes(), path.name).data)


def test_each_schema_is_one() -> None:
    for validator in VALIDATORS.values():
        Draft202012Validator.check_schema(validator.schema)
    assert list(VALIDATORS) == list(CONCEPTS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_line_of_an_example_is_red(name: str) -> None:
    assert errors_in(ROOT / name) == []


def test_no_line_of_a_new_playbook_is_red(tmp_path: Path) -> None:
    answers = Answers.model_validate(
        {"organisation": "A", "features": ("Chat",), "on_call": {"scribe": "/page"}, "updates": {"sev-1": "10m"},
         "jurisdictions": ("EU",), "working_days": "Vienna", "chat_channel": "#inc"}
    )  # fmt: skip
    begin.begin(tmp_path, answers, begin.default_base(tmp_path), lambda _: False)
    files = [*(tmp_path / "layers").rglob("*.yaml"), *(tmp_path / "contacts").glob("*.yaml")]
    assert len(files) > 4
    assert {path.name: errors_in(path) for path in files} == {path.name: [] for path in files}


@pytest.mark.parametrize(
    ("concept", "data"),
    [
        ("severities", {"sev-4": {"$remove": True, "$reason": "We have no such tier."}}),
        ("severities", {"sev-0": {"$new": True, "$before": "sev-1", "name": "SEV-0"}}),
        ("severities", {"sev-1": {"contain_within": {"$remove": True}, "label": {"$remove": True, "$reason": "Why."}}}),
        ("severities", {"sev-1": {"contain_within": "5m", "$was": {"contain_within": "15m"}}}),
        ("severities", {"sev-1": {"updates": {"every": "10m"}}}),
        ("severities", {"sev-1": {"updates": {"$replace": {"every": "10m"}}}}),
        ("severities", {"sev-1": {"pages": {"$add": ["scribe"], "$remove": ["deputy"]}, "aliases": {"$replace": ["P0"]}}}),
        ("severities", {"sev-1": {"examples": ["A list where none was."]}}),
        ("triage", {"how": "Ask.", "questions": {"harm": {"answers": {"No": {"floor": "sev-2"}, "Yes": {"$remove": True}}}}}),
        ("phases", {"confirm": {"steps": {"page": {"$remove": True, "$reason": "A bot does it."}, "ask": {"note": "So."}}}}),
        ("about", {"name": "Ours", "$was": {"name": "Theirs"}, "night_crew": {"people": 3}}),
    ],
)  # fmt: skip
def test_what_a_layer_may_say_is_not_red(concept: str, data: dict[str, Any]) -> None:
    assert errors(concept, data) == []


@pytest.mark.parametrize(
    ("concept", "data", "at"),
    [
        ("severities", {"sev-1": {"contain_in": "5m"}}, "sev-1"),
        ("severities", {"sev-1": {"$delete": True}}, "sev-1"),
        ("severities", {"sev-1": {"$remove": False}}, "sev-1/$remove"),
        ("severities", {"sev-1": {"contain_within": "5 minutes"}}, "sev-1/contain_within"),
        ("severities", {"sev-1": {"contain_within": {"$remove": False}}}, "sev-1/contain_within"),
        ("severities", {"sev-1": {"contain_within": None}}, "sev-1/contain_within"),
        ("severities", {"sev-1": {"pages": {"$append": ["scribe"]}}}, "sev-1/pages"),
        ("severities", {"sev-1": {"pages": {"$add": "scribe"}}}, "sev-1/pages"),
        ("severities", {"sev-1": {"updates": {"lable": "10m"}}}, "sev-1/updates"),
        ("severities", {"Sev 1": {"label": "A"}}, ""),
        ("triage", {"questions": {"harm": {"answers": {"No": {"lable": "sev-2"}}}}}, "questions/harm/answers"),
        ("about", {"nme": "Ours"}, ""),
    ],
)  # fmt: skip
def test_what_a_layer_may_not_say_is_red_at_its_place(concept: str, data: dict[str, Any], at: str) -> None:
    assert set(errors(concept, data)) == {at}


def test_every_field_keeps_its_description_for_the_editor() -> None:
    schema = json.loads(schema_of("severities", layer=True))
    contain = schema["$defs"]["Severity"]["properties"]["contain_within"]
    assert contain["description"] == "No new bad output leaves within this time."
    assert '"required"' not in json.dumps(
        {key: value for key, value in schema["$defs"].items() if key != "Removed"}
    )


def test_what_every_new_playbook_is_told_about_layers_is_right() -> None:
    text = (ROOT / "templates/start/README.md").read_text("utf-8")
    found = re.findall(r"(?ms)^```yaml\n# layers/team/(\w+)\.yaml\n(.*?)^```", text)
    assert [name for name, _ in found] == ["severities", "triage"]
    for name, lines in found:
        assert errors(name, read_yaml(lines.encode(), name).data) == []
