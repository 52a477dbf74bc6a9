"""The data contract as programs of others get it: every export fits the published schema, in three validators."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from generator import api, resources
from tests.acceptance.test_cli import ROOT
from tests.browser.test_checkers import HERE, node
from tests.build import as_shipped
from tests.unit.export.old_client import OldClient
from tests.warm import command as run

FOLDERS = ("playbook", "examples/bank", "examples/healthcare", "examples/start-up")


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schema, and both editions of the default and of each example."""
    folder = tmp_path_factory.mktemp("exports")
    (folder / "schema").mkdir()
    (folder / "schema/schema.json").write_text(api.export_schema(), "utf-8")
    for name in FOLDERS:
        internal = as_shipped(name, "internal")
        public = as_shipped(name, "public")
        for checked in (internal, public):
            path = folder / f"{Path(name).name}-{checked.edition}.json"
            path.write_text(api.export(checked), "utf-8")
    return folder


def documents(exports: Path) -> list[str]:
    found = sorted(str(path) for path in exports.glob("*.json"))
    assert len(found) == 2 * len(FOLDERS)
    return found


def test_each_export_fits_in_jsonschema(exports: Path) -> None:
    schema = json.loads((exports / "schema/schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for path in documents(exports):
        found = validator.iter_errors(json.loads(Path(path).read_text("utf-8")))
        assert [f"{path} {error.json_path} {error.message}" for error in found] == []


def test_each_export_fits_in_check_jsonschema(exports: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(exports / "schema/schema.json")]
    ran = subprocess.run([*command, *documents(exports)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "ok -- validation done\n")


@pytest.mark.node
def test_each_export_fits_in_ajv(exports: Path) -> None:
    broken = exports / "schema/broken.json"
    broken.write_text(json.dumps({"schema_version": 2}), "utf-8")
    ran = node(HERE / "ajv.mjs", str(exports / "schema/schema.json"), *documents(exports), str(broken))
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    assert [errors for path, errors in found.items() if path != str(broken) and errors] == []
    assert found[str(broken)] != []


def test_the_command_prints_what_is_published_and_what_the_wheel_carries() -> None:
    assert run("schema", "--export").stdout == api.export_schema()
    carried = resources.package() / "export/playbook.schema.json"
    anew = "write it anew: playbook schema --export > generator/export/playbook.schema.json"
    assert carried.read_text("utf-8") == api.export_schema(), anew
    refused = run("schema", "--export", "roles")
    assert (refused.returncode, refused.stderr.splitlines()[-1]) == (
        2, "Error: --export has one schema: it takes nothing beside it",
    )  # fmt: skip


def test_the_first_form_is_there_for_an_old_client() -> None:
    client = OldClient(run("export", str(ROOT / "playbook"), "--schema-version", "1").stdout)
    assert client.worst({"person-at-risk": "Yes"}) == "sev-1"
    assert client.minutes("sev-1", "contain_within") == 15


def test_a_form_that_is_not_there_is_refused() -> None:
    ran = run("export", str(ROOT / "tests/small"), "--schema-version", "3")
    assert (ran.returncode, ran.stderr) == (2, "playbook: there is no schema version 3; known: 1 and 2\n")


def test_addresses_lead_to_pages_of_the_site(default_build: Path) -> None:
    site = default_build / "site"
    data = json.loads((site / "playbook.json").read_text("utf-8"))
    addresses = addresses_in(data)
    assert len(addresses) > 200
    texts = {page: (site / page).read_text("utf-8") for page in {one.partition("#")[0] for one in addresses}}
    for address in addresses:
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in texts[page], address
    assert (site / "playbook.schema.json").read_text("utf-8") == api.export_schema()


def addresses_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [address for one in value for address in addresses_in(one)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in ("page", "card") if isinstance(value.get(name), str) and "index" in value]
    return own + [address for one in value.values() for address in addresses_in(one)]
