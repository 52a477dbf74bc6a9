"""From one default to the next: what changes for a team is told, and following it touches one word at a time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import resources, team
from generator.checking import check
from generator.errors import UsageError
from generator.explain import in_words
from generator.problems import Location
from generator.report.upgrade import told
from generator.start import Answers
from generator.upgrade import Edit, apply
from generator.upgrading import Upgrading, follow, sound, upgrading

RENAMED = ("safe-reply", "fixed-reply")


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def defaults(tmp_path: Path) -> tuple[Path, Path]:
    """The shipped default, and one a version later: two deadlines shorter, a lever renamed."""
    old = Path(shutil.copytree(resources.default_playbook(), tmp_path / "old"))
    new = Path(shutil.copytree(old, tmp_path / "new"))
    for path in new.rglob("*.yaml"):
        text = path.read_text("utf-8")
        if RENAMED[0] in text:
            path.write_text(text.replace(*RENAMED), encoding="utf-8")
    about = (new / "about.yaml").read_text("utf-8")
    moved = f"moved:\n  levers/{RENAMED[0]}: levers/{RENAMED[1]}\n"
    (new / "about.yaml").write_text(
        re.sub(r"(?m)^version: .*\n", f'version: "99.0.0"\n{moved}', about), encoding="utf-8"
    )
    edit(new, "severities.yaml", "  contain_within: 15m", "  contain_within: 12m")
    edit(new, "severities.yaml", "  acknowledge_within: 5m", "  acknowledge_within: 4m")
    return old, new


@pytest.fixture
def ours(tmp_path: Path, defaults: tuple[Path, Path]) -> Path:
    """A team begun on the old default, with a value of its own for all that changes."""
    folder = tmp_path / "ours"
    team.begin(folder, Answers(organisation="Acme"), team.default_base(folder, defaults[0]), lambda _: False)
    (folder / "layers/team/severities.yaml").write_text(
        "sev-1:\n  contain_within: 10m # ours\n  $was: {contain_within: 15m}\nsev-2:\n  acknowledge_within: 4m\n"
    )
    (folder / "layers/team/levers.yaml").write_text(f"{RENAMED[0]}:\n  where: Console # ours\n")
    assert not check(folder).fails()
    return folder


def effects(found: Upgrading) -> dict[str, list[str]]:
    by_effect: dict[str, list[str]] = {}
    for step in found.upgrade.steps:
        by_effect.setdefault(step.effect, []).append("/".join(map(str, step.path)))
    return by_effect


def test_a_round_trip_from_one_default_to_the_next(ours: Path, defaults: tuple[Path, Path]) -> None:
    before = {path: path.read_text("utf-8") for path in ours.rglob("*") if path.is_file()}
    found = upgrading(ours, str(defaults[1]))
    assert (found.new, sound(found), found.problems) == ("99.0.0", True, ())
    assert effects(found)["masked"] == ["severities/sev-1/contain_within"]
    assert effects(found)["redundant"] == ["severities/sev-2/acknowledge_within"]
    assert "types/harmful-output/levers" in effects(found)["inherited"]
    written, by_hand = follow(found)
    assert by_hand == ()
    changed = sorted(
        str(path.relative_to(ours)) for path, text in before.items() if path.read_text("utf-8") != text
    )
    assert changed == ["layers/team/levers.yaml", "layers/team/severities.yaml", "playbook.yml"]
    assert sorted(Path(name).resolve() for name in written) == sorted(
        (ours / name).resolve() for name in changed
    )
    assert (ours / "layers/team/levers.yaml").read_text() == f"{RENAMED[1]}:\n  where: Console # ours\n"
    assert (
        "contain_within: 10m # ours\n  $was: {contain_within: 12m}\n"
        in (ours / "layers/team/severities.yaml").read_text()
    )
    checked = check(ours)
    assert not checked.fails(), checked.problems
    assert checked.playbook is not None
    assert (
        checked.playbook.levers[RENAMED[1]].where,
        str(checked.playbook.severities["sev-1"].contain_within),
    ) == ("Console", "10m")
    assert upgrading(ours, str(defaults[1])).upgrade.steps == ()


def test_until_it_is_followed_the_check_says_that_the_default_is_another(ours: Path) -> None:
    edit(ours, "playbook.yml", "../old", "../new")
    told_by_check = {problem.rule: problem.hint for problem in check(ours).problems}
    assert told_by_check["other-default"] == "`playbook upgrade --to 99.0.0` shows what changes for you"
    assert (
        told_by_check["vanished-target"]
        == "it was renamed to 'levers/fixed-reply'; `playbook upgrade --write` writes it so"
    )


def test_the_report_names_old_new_and_yours_with_its_place(ours: Path, defaults: tuple[Path, Path]) -> None:
    found = upgrading(ours, str(defaults[1]))
    text = told(found.upgrade.steps, found.changes, in_words)
    assert "  severities/sev-1/contain_within\n    default: 15m -> 12m\n    yours:   10m (" in text
    assert "layers/team/severities.yaml:2:3)" in text
    assert "  types/harmful-output/levers\n    default: [safe-reply] -> [fixed-reply]\n" in text
    assert "For your responders:\n" in text


def test_a_target_that_is_gone_is_broken_and_says_where(ours: Path, defaults: tuple[Path, Path]) -> None:
    (ours / "layers/team/glossary.yaml").write_text("nowhere:\n  meaning: Gone.\n")
    edit(defaults[0], "glossary.yaml", "\n", "\nnowhere:\n  term: Nowhere\n  meaning: A place.\n")
    found = upgrading(ours, str(defaults[1]), defaults[0])
    assert [(problem.rule, str(problem.where).rpartition("ours/")[2]) for problem in found.problems] == [
        ("vanished-target", "layers/team/glossary.yaml:1:1")
    ]
    assert not sound(found)


def test_an_old_default_that_was_edited_is_not_taken_for_the_one_that_was_pinned(
    ours: Path, defaults: tuple[Path, Path]
) -> None:
    assert upgrading(ours, str(defaults[1])).exact
    edit(defaults[0], "severities.yaml", "  contain_within: 15m", "  contain_within: 14m")
    assert not upgrading(ours, str(defaults[1])).exact


def test_to_the_same_default_nothing_changes(ours: Path, defaults: tuple[Path, Path]) -> None:
    found = upgrading(ours, str(defaults[0]))
    assert (found.upgrade.steps, found.changes, found.edits) == ((), (), ())


@pytest.mark.parametrize(
    ("to", "complaint"),
    [("0.0.9", "default 0.0.9 is not installed, "), ("no/folder", "default no/folder is not installed, ")],
)
def test_a_default_that_is_not_there_is_told(ours: Path, to: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        upgrading(ours, to)


def test_a_plain_folder_cannot_follow(defaults: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match=r"has no playbook\.yml"):
        upgrading(defaults[0], str(defaults[1]))


def test_an_old_default_that_is_not_the_one_pinned_is_refused(
    ours: Path, defaults: tuple[Path, Path]
) -> None:
    with pytest.raises(UsageError, match="name the folder of the old default with --from"):
        upgrading(ours, str(defaults[0]), defaults[1])


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("a: 15m # why\n", "15m", "12m", "a: 12m # why\n"),
        ('a: "1.0.0"\n', "1.0.0", "1.1.0", 'a: "1.1.0"\n'),
        ("a: '15m', b\n", "15m", "12m", "a: \"12m\", b\n"),
        ("a: word\n", "word", "12:30", 'a: "12:30"\n'),
    ],
)  # fmt: skip
def test_an_edit_replaces_one_word_and_keeps_the_line(text: str, old: str, new: str, after: str) -> None:
    refused: list[Edit] = []
    assert apply(text, [Edit(Location("f", 1, 4), old, new)], refused.append) == after
    assert refused == []


def test_an_edit_that_does_not_find_its_word_is_left_to_a_person() -> None:
    refused: list[Edit] = []
    lost = Edit(Location("f", 1, 4), "15m", "12m")
    assert apply("a: >-\n  15m\n", [lost], refused.append) == "a: >-\n  15m\n"
    assert refused == [lost]
