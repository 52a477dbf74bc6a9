"""`playbook diff --cards`: the cards that a change touches, before and after, on one page."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from tests.acceptance.test_cli import ROOT, playbook
from tests.build import changed, small, write

SLOWER: dict[str, object] = {"severities/sev-2/contain_within": "2h"}
CONTACTS: dict[str, object] = {"contacts": {"technical-lead": {"rota": "ML on call", "reach": "+1 555 0100"}}}


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return write(changed(CONTACTS), tmp_path / "before")


def page_of(before: Path, after: Path) -> tuple[str, str]:
    """Compare two folders; return the page with pictures and what was said beside the report."""
    target = before.parent / "cards.html"
    ran = playbook("diff", before, after, "--cards", target, cwd=before.parent)
    assert ran.returncode == 0, ran.stderr
    return target.read_text("utf-8") if target.exists() else "", ran.stderr


def faces(page: str) -> dict[str, str]:
    """Return each picture by its description, as SVG."""
    found = re.findall(r'<img alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)">', page)
    return {alt: base64.b64decode(data).decode("utf-8") for alt, data in found}


def test_a_card_that_reads_differently_is_shown_on_both_sides_with_its_lines(before: Path) -> None:
    after = write(changed(CONTACTS | SLOWER), before.parent / "after")
    page, said = page_of(before, after)
    assert said == "Cards before and after: " + (before.parent / "cards.html").as_posix() + "\n"
    assert "<li><del>Contained: 1 h</del></li>\n<li><ins>Contained: 2 h</ins></li>" in page
    names = [f"SEV-2 High, {face}, {when}" for when in ("before", "after") for face in ("front", "back")]
    shown = faces(page)
    assert [name for name in shown if name.startswith("SEV-2 High")] == names
    assert all(svg.startswith("<svg") for svg in shown.values())
    assert shown[names[0]] != shown[names[2]]


def test_a_new_card_has_no_side_before_and_one_that_is_gone_none_after(before: Path) -> None:
    name = "Correction"
    script = small()["scripts"]["resolution-announcement"] | {"name": name}
    other = write(changed(CONTACTS | {"scripts/correction": script}), before.parent / "other")
    for pair, side in (((other, before), "before"), ((before, other), "after")):
        page, _ = page_of(*pair)
        shown = [alt for alt in faces(page) if alt.startswith(name)]
        assert shown == [f"{name}, front, {side}", f"{name}, back, {side}"]
        assert page.count("<p>No picture.</p>") == 1


def test_a_private_card_is_named_and_not_shown(before: Path) -> None:
    other = {"contacts": {"technical-lead": {"rota": "ML on call", "reach": "+1 555 0199"}}}
    page, _ = page_of(before, write(changed(other), before.parent / "after"))
    assert "<h2>Contacts</h2>" in page
    assert "<p>Private.</p>" in page
    assert (faces(page), "555" in page) == ({}, False)


def test_no_page_is_written_when_every_card_reads_as_before(before: Path) -> None:
    after = write(changed(CONTACTS | {"about/summary": "Another summary."}), before.parent / "after")
    assert page_of(before, after) == ("", "No card changes.\n")


def test_cards_that_cannot_be_drawn_do_not_keep_the_report_back(before: Path) -> None:
    after = write(changed(CONTACTS | SLOWER | {"cards": {"theme": "nowhere"}}), before.parent / "after")
    ran = playbook("diff", before, after, "--cards", before.parent / "cards.html", cwd=before.parent)
    assert "SEV-2 containment 1 h → 2 h (relaxed)" in ran.stdout
    assert (ran.returncode, "The cards could not be drawn" in ran.stderr) == (0, True)
    assert "The cards could not be drawn" in ran.stdout


def test_without_the_typesetter_the_report_says_so_in_a_sentence(before: Path) -> None:
    """A package that cannot be loaded stands in for one that is not there."""
    after = write(changed(CONTACTS | SLOWER), before.parent / "after")
    (before.parent / "typst.py").write_text("raise ImportError('no typst here')\n", encoding="utf-8")
    pictures = ("--format", "json", "--cards", before.parent / "cards.html")
    ran = playbook("diff", before, after, *pictures, cwd=before.parent, PYTHONPATH=f"{before.parent}:{ROOT}")
    why = (
        "The cards could not be drawn: the typesetter cannot be loaded (no typst here): `pip install typst`."
    )
    assert (ran.returncode, ran.stderr) == (0, f"{why}\n")
    report = json.loads(ran.stdout)
    assert (report["about_cards"], "SEV-2 High" in report["cards"]) == (why, True)
    assert not (before.parent / "cards.html").exists()


def test_a_side_that_does_not_fit_is_named_with_the_reason(before: Path) -> None:
    much = {
        "severities/sev-2/criteria": [f"Many customers wait for an answer, group {n}." for n in range(60)]
    }
    after = write(changed(CONTACTS | SLOWER | much), before.parent / "after")
    target = before.parent / "cards.html"
    ran = playbook("diff", before, after, "--cards", target, cwd=before.parent)
    assert f"The cards of {after} could not be drawn: " in ran.stdout
    page = target.read_text("utf-8")
    assert f"<p><strong>The cards of {after} could not be drawn: " in page
    assert {name.rpartition(", ")[2] for name in faces(page)} == {"before"}


def test_cards_that_name_what_is_not_there_are_told_as_not_compared(before: Path) -> None:
    after = write(
        changed(CONTACTS | SLOWER | {"levers/kill-switch/owner": "nobody"}), before.parent / "after"
    )
    target = before.parent / "cards.html"
    ran = playbook("diff", before, after, "--cards", target, cwd=before.parent)
    why = f"The printed cards could not be compared, because in {after} there is no 'nobody' in roles."
    assert (ran.returncode, ran.stderr, target.exists()) == (0, f"{why}\n", False)
    assert f"\nNote: {why}\n2 breaking changes." in ran.stdout


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org", "https://a b", "https://a)[x](b"]
)
def test_a_link_that_is_no_address_is_refused(before: Path, address: str) -> None:
    ran = playbook("diff", before, before, "--format", "markdown", "--cards-at", address)
    assert (ran.returncode, ran.stdout) == (2, "")
