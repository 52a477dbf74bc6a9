"""The workflows that a team gets, read by a linter that runs on Node."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.test_checkers import MODULES, node

pytestmark = pytest.mark.node

WORKFLOWS = sorted((Path(__file__).parents[2] / "templates" / "start").glob("github*.yml"))
LINTER = MODULES / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing_in_a_workflow(path: Path) -> None:
    done = node(LINTER, str(path))
    assert (done.returncode, "passed lint checks" in done.stdout) == (0, True), done.stdout


def test_actionlint_would_find_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        WORKFLOWS[0].read_text("utf-8").replace("github.event.", "github.evnt."), encoding="utf-8"
    )
    done = node(LINTER, str(wrong))
    assert (done.returncode, 'property "evnt" is not defined' in done.stdout) == (1, True), done.stdout
