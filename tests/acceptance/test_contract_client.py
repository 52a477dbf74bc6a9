"""A client that knows only the address of a site answers what an incident asks first, as the program itself does."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator import api
from generator.doors.beside import files_beside
from generator.model.severities import DEADLINES
from generator.report import VERDICT_REPORTERS
from tests.acceptance.test_cli import ROOT
from tests.browser.test_checkers import HERE, MODULES, node
from tests.build import as_shipped

TYPESCRIPT = MODULES / "typescript/lib/tsc.js"
QUICKTYPE = ROOT / "tests/mock/node_modules/quicktype/dist/index.js"

SITUATIONS: list[tuple[str, list[str]]] = [
    ("A", []),
    ("B", ["public=yes-it-spreads-or-a-reporter-asks"]),
    ("B", ["public=posted-and-nobody-picked-it-up"]),
    ("C", ["left-the-system=it-reached-a-tool-or-private-text-no-more"]),
    ("C", ["data-crossed=not-sure", "growing=not-sure"]),
    ("D", ["reach=nearly-all-users-are-blocked"]),
    ("E", ["data-crossed=yes"]),
    ("F", ["protected-decision=not-sure"]),
    (
        "A",
        ["person-at-risk=no", "data-crossed=no", "left-the-system=no", "protected-decision=no", "public=no"],
    ),
    ("D", ["person-at-risk=yes", "public=not-sure"]),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of what a site carries for programs."""
    folder = tmp_path_factory.mktemp("site")
    checked = as_shipped(edition="public")
    for name, text in files_beside(checked, (), {}):
        (folder / name).write_text(text, "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Client:
    """The code of docs/data.md as it stands there; it resolves nothing and asks nothing but the file."""

    def __init__(self, address: str) -> None:
        found = re.search(r"```python\n(.*?)```", (ROOT / "docs/data.md").read_text("utf-8"), re.DOTALL)
        assert found
        code = found[1].replace("https://playbook.example.org", address)
        self.said = io.StringIO()
        self.shown: dict[str, Any] = {}
        with redirect_stdout(self.said):
            exec(code, self.shown)  # noqa: S102 - our own documentation
        with urllib.request.urlopen(f"{address}/playbook.json") as answer:  # noqa: S310 - our own server
            self.data = json.load(answer)
        assert self.data["schema_version"] == 2

    def ask(self, letter: str, said: list[str]) -> dict[str, Any]:
        asked = dict(each.split("=") for each in said)
        return dict(self.shown["first_minutes"](self.data, letter, asked))


class Generated(Client):
    """The same questions asked of the classes that datamodel-code-generator makes of the schema."""

    def __init__(self, address: str, classes: ModuleType) -> None:
        with urllib.request.urlopen(f"{address}/playbook.json") as answer:  # noqa: S310 - our own server
            self.playbook = classes.Playbook.model_validate_json(answer.read())

    def ask(self, letter: str, said: list[str]) -> dict[str, Any]:
        all_of = self.playbook
        kind = next(one for one in all_of.types.values() if one.letter == letter)
        questions = all_of.triage.questions
        pairs = [each.split("=") for each in said]
        given = [one for name, code in pairs for one in questions[name].answers if one.code == code]
        kinds = [kind, *(all_of.types[answer.also] for answer in given if answer.also)]
        floors = [one.floor for one in given] + [one.severity_floor for one in kinds if one.severity_floor]
        floors += [kind.default_severity] if len(given) < len(questions) else []
        severity = min((all_of.severities[floor] for floor in floors), key=lambda one: one.rank)
        called = list(severity.pages)
        if severity.motion.value != "ticket":
            called += [role for answer in given for role in answer.pulls_in]
            called += [one.role for each in kinds for one in each.pulls_in]
        outside = [
            one
            for one in all_of.scripts.values()
            if one.audience.value in ("public", "customers") and severity.id in one.used_for
        ]
        words = [one.id for stage in ("holding", "initial") for one in outside if one.stage.value == stage]
        limits = [limit for name in DEADLINES if (limit := getattr(severity, name)) is not None]
        return {
            "severity": severity.id,
            "who": [all_of.roles[role].name for role in dict.fromkeys(called)],
            "words": words[0] if words else None,
            "next": min(limits, key=lambda limit: limit.seconds).as_written if limits else None,
        }


def told(letter: str, said: list[str]) -> dict[str, Any]:
    """Return what the program itself answers."""
    verdict = json.loads(VERDICT_REPORTERS["json"](*api.triage(as_shipped(edition="public"), letter, said)))
    deadlines = verdict["severity"]["deadlines"]
    return {
        "severity": verdict["severity"]["id"],
        "who": sorted(each["name"] for each in verdict["pages"]),
        "words": ((verdict["say"] or {}).get("script") or {}).get("id"),
        "next": deadlines[0]["within"] if deadlines else None,
    }


def in_one_order(found: dict[str, Any]) -> dict[str, Any]:
    return found | {"who": sorted(found["who"])}


@pytest.mark.parametrize(("letter", "said"), SITUATIONS)
def test_a_client_gives_the_answers_of_the_program(address: str, letter: str, said: list[str]) -> None:
    assert in_one_order(Client(address).ask(letter, said)) == told(letter, said)


def test_the_code_that_the_docs_show_prints_an_answer(address: str) -> None:
    printed = ast.literal_eval(Client(address).said.getvalue())
    assert in_one_order(printed) == told("E", ["data-crossed=yes"])


def schema_from(address: str, folder: Path) -> Path:
    with urllib.request.urlopen(f"{address}/playbook.schema.json") as answer:  # noqa: S310 - our own server
        (folder / "schema.json").write_bytes(answer.read())
    return folder / "schema.json"


def test_a_python_client_made_of_the_schema_gives_the_answers_of_the_program(
    address: str, tmp_path: Path
) -> None:
    made = tmp_path / "classes.py"
    command = ["datamodel_code_generator", "--input", schema_from(address, tmp_path), "--output", made]
    options = ["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]
    ran = subprocess.run(
        [sys.executable, "-m", *map(str, command), *options, "--formatters", "builtin"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    client = Generated(address, classes_of(made))
    for letter, said in SITUATIONS:
        assert in_one_order(client.ask(letter, said)) == told(letter, said)


def classes_of(path: Path) -> ModuleType:
    spec = spec_from_file_location("classes_of_the_schema", path)
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


@pytest.mark.node
def test_a_typescript_client_made_of_the_schema_gives_the_answers_of_the_program(
    address: str, tmp_path: Path
) -> None:
    schema = schema_from(address, tmp_path)
    made = node(
        MODULES / "json-schema-to-typescript/dist/src/cli.js", str(schema), str(tmp_path / "playbook.ts")
    )
    assert made.returncode == 0, made.stderr
    with urllib.request.urlopen(f"{address}/playbook.json") as answer:  # noqa: S310 - our own server
        document = answer.read().decode()
    (tmp_path / "fits.ts").write_text(
        f'import type {{ Playbook }} from "./playbook";\nexport const fits: Playbook = {document};\n', "utf-8"
    )
    shutil.copy(HERE / "ask.ts", tmp_path / "ask.mts")
    refuse_wrong_types(tmp_path / "ask.mts", tmp_path / "fits.ts")
    assert answers_of(tmp_path / "ask.mts", address) == [told(*each) for each in SITUATIONS]


@pytest.mark.skipif(
    not (QUICKTYPE.exists() and TYPESCRIPT.exists()),
    reason="run first: npm ci --prefix tests/mock and --prefix tests/browser",
)
def test_a_client_on_the_types_of_quicktype_gives_the_answers_of_the_program(
    address: str, tmp_path: Path
) -> None:
    """Its code also compares the document with the types while it reads it."""
    schema = schema_from(address, tmp_path)
    options = ["--src-lang", "schema", "--top-level", "Playbook", "--lang", "typescript", "--prefer-unions"]
    made = node(QUICKTYPE, *options, "--out", str(tmp_path / "playbook.mts"), str(schema))
    assert made.returncode == 0, made.stderr
    _, _, rest = (HERE / "ask.ts").read_text("utf-8").partition('from "./playbook";')
    names = "type ReviewWithin as Duration, type Playbook, type SeverityValue as Severity"
    ours = f'import {{ Convert, {names}, type QuestionAnswer as TriageAnswer }} from "./playbook.mts";{rest}'
    plain = "(await (await fetch(`${address}/playbook.json`)).json()) as Playbook"
    assert plain in ours
    reading = "Convert.toPlaybook(await (await fetch(`${address}/playbook.json`)).text())"
    (tmp_path / "ask.mts").write_text(ours.replace(plain, reading), "utf-8")
    refuse_wrong_types(tmp_path / "ask.mts")
    assert answers_of(tmp_path / "ask.mts", address) == [told(*each) for each in SITUATIONS]


def refuse_wrong_types(*files: Path) -> None:
    options = "--strict --noEmit --target es2022 --module esnext --moduleResolution bundler"
    checked = node(TYPESCRIPT, *options.split(), "--allowImportingTsExtensions", *map(str, files))
    assert checked.returncode == 0, checked.stdout[:2000]


def answers_of(client: Path, address: str) -> list[dict[str, Any]]:
    asked = [
        {"letter": letter, "said": dict(each.split("=") for each in said)} for letter, said in SITUATIONS
    ]
    ran = node(client, address, json.dumps(asked))
    assert ran.returncode == 0, ran.stderr
    return [in_one_order(each) for each in json.loads(ran.stdout)]
