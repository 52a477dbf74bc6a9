"""From one default to the next: what changes for a team is told, and following it touches what it must and no more."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.check.check import check
from generator.errors import UsageError
from generator.folder.defaults import KEPT
from generator.folder.explain import in_words
from generator.report.upgrade import told
from generator.team import begin
from generator.team.follow import Upgrading, follow, upgrading
from generator.team.start import Answers
from tests.build import SMALL

OLD_ID, NEW_ID = "kill-switch", "off-switch"


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def defaults(tmp_path: Path) -> tuple[Path, Path]:
    """The small playbook, and one a version later: two deadlines shorter, a lever renamed and faster."""
    old = Path(shutil.copytree(SMALL, tmp_path / "old"))
    new = Path(shutil.copytree(old, tmp_path / "new"))
    for path in new.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(OLD_ID, NEW_ID), encoding="utf-8")
    about = (new / "about.yaml").read_text("utf-8")
    moved = f"moved:\n  levers/{OLD_ID}: levers/{NEW_ID}\n"
    (new / "about.yaml").write_text(
        re.sub(r"(?m)^version: .*\n", f'version: "99.0.0"\n{moved}', about), encoding="utf-8"
    )
    edit(new, "severities.yaml", "  contain_within: 15m", "  contain_within: 12m")
    edit(new, "severities.yaml", "  contain_within: 1h", "  contain_within: 45m")
    edit(new, "levers.yaml", "  effect_within: 2m", "  effect_within: 1m")
    return old, new


@pytest.fixture
def ours(tmp_path: Path, defaults: tuple[Path, Path]) -> Path:
    """A team begun on the old default, with a value of its own for all that changes."""
    folder = tmp_path / "ours"
    begin.begin(
        folder, Answers(organisation="Acme"), begin.default_base(folder, defaults[0]), lambda _: False
    )
    (folder / "layers/team/severities.yaml").write_text(
        "sev-1:\n  contain_within: 10m # ours\n  $was: {contain_within: 15m}\nsev-2:\n  contain_within: 45m\n"
    )
    (folder / "layers/team/levers.yaml").write_text(f"{OLD_ID}:\n  where: Console # ours\n")
    assert not check(folder).fails()
    return folder


def effects(found: Upgrading) -> dict[str, list[str]]:
    by_effect: dict[str, list[str]] = {}
    for step in found.upgrade.steps:
        by_effect.setdefault(step.effect, []).append("/".join(map(str, step.path)))
    return by_effect


def texts(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_round_trip_from_one_default_to_the_next(ours: Path, defaults: tuple[Path, Path]) -> None:
    before = texts(ours)
    found = upgrading(ours, str(defaults[1]))
    assert (found.version, found.sound, found.problems) == ("99.0.0", True, ())
    assert effects(found)["masked"] == ["severities/sev-1/contain_within"]
    assert effects(found)["redundant"] == ["severities/sev-2/contain_within"]
    assert effects(found)["inherited"] == [
        f"levers/{NEW_ID}/effect_within"
    ]  # what only says the new name is not a change
    written, by_hand = follow(found)
    assert by_hand == ()
    after = texts(ours)
    changed = sorted(name for name in after if after[name] != before.get(name))
    assert changed == [KEPT, "layers/team/levers.yaml", "layers/team/severities.yaml", "playbook.yml"]
    assert sorted(Path(name).resolve() for name in written) == [(ours / name).resolve() for name in changed]
    assert after["layers/team/levers.yaml"].decode() == f"{NEW_ID}:\n  where: Console # ours\n"
    assert after["layers/team/severities.yaml"].decode() == (
        "sev-1:\n  contain_within: 10m # ours\n  $was: {contain_within: 12m}\nsev-2:\n  contain_within: 45m\n"
    )
    checked = check(ours)
    assert not checked.fails(), checked.problems
    assert checked.playbook is not None
    ended_with = (
        checked.playbook.levers[NEW_ID].where,
        str(checked.playbook.severities["sev-1"].contain_within),
    )
    assert ended_with == ("Console", "10m")
    again = upgrading(ours, str(defaults[1]))
    assert (again.upgrade.steps, again.edits, follow(again)) == ((), (), ((), ()))
    assert (list(found.upgrade.renamed), again.upgrade.renamed) == ([("levers", OLD_ID)], {})  # told once


def test_without_the_old_default_at_hand_the_one_that_is_kept_is_compared(
    ours: Path, defaults: tuple[Path, Path]
) -> None:
    from_folder = upgrading(ours, str(defaults[1]))
    shutil.rmtree(defaults[0])
    shutil.move(defaults[1], defaults[0])  # as when a new version is installed in place of the old one
    found = upgrading(ours)
    assert (found.old, found.version, found.exact) == (from_folder.old, "99.0.0", True)
    assert [(step.path, step.effect) for step in found.upgrade.steps] == [
        (step.path, step.effect) for step in from_folder.upgrade.steps
    ]
    follow(found)
    assert not check(ours).fails()


def test_until_it_is_followed_the_check_says_that_the_default_is_another(ours: Path) -> None:
    edit(ours, "playbook.yml", "../old", "../new")
    told_by_check = {problem.rule: problem.hint for problem in check(ours).problems}
    assert told_by_check["other-default"] == "`playbook upgrade` shows what changes for you"
    assert (
        told_by_check["vanished-target"]
        == "it is 'levers/off-switch' now; `playbook upgrade --write` writes it so, or says what to write"
    )


def test_the_report_names_old_new_and_yours_with_its_place(ours: Path, defaults: tuple[Path, Path]) -> None:
    found = upgrading(ours, str(defaults[1]))
    text = told(found.upgrade.steps, found.changes, in_words, renamed=found.upgrade.renamed)
    assert f"your files follow (1):\n  levers/{OLD_ID} -> levers/{NEW_ID}\n" in text
    assert "  severities/sev-1/contain_within\n    default: 15m -> 12m\n    yours:   10m (" in text
    assert "layers/team/severities.yaml:2:3)" in text
    assert "    default: 2m -> 1m\n" in text
    assert "For your responders:\n" in text


def test_a_target_that_is_gone_is_broken_and_says_where(ours: Path, defaults: tuple[Path, Path]) -> None:
    (ours / "layers/team/glossary.yaml").write_text("nowhere:\n  meaning: Gone.\n")
    edit(defaults[0], "glossary.yaml", "\n", "\nnowhere:\n  term: Nowhere\n  meaning: A place.\n")
    found = upgrading(ours, str(defaults[1]), defaults[0])
    assert [(problem.rule, str(problem.where).rpartition("ours/")[2]) for problem in found.problems] == [
        ("vanished-target", "layers/team/glossary.yaml:1:1")
    ]
    assert found.problems[0].hint == (
        "the new default has it no more: take your patch out, or keep it as your own: "
        '`nowhere: {$new: true, term: Nowhere, meaning: "Gone.", aliases: [Mitigation switch]}`'
    )
    assert not found.sound


def test_an_old_default_that_was_edited_is_not_taken_for_the_one_that_is_kept(
    ours: Path, defaults: tuple[Path, Path]
) -> None:
    edit(defaults[0], "severities.yaml", "  contain_within: 15m", "  contain_within: 14m")
    kept = upgrading(ours, str(defaults[1]))
    assert (kept.exact, effects(kept)["masked"]) == (True, ["severities/sev-1/contain_within"])
    (ours / KEPT).unlink()
    assert not upgrading(ours, str(defaults[1])).exact


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no more", b"not a zip file", b"a file of it"])
def test_a_kept_default_that_is_damaged_is_as_if_it_were_not_there(
    damage: bytes, ours: Path, defaults: tuple[Path, Path]
) -> None:
    whole = bytearray((ours / KEPT).read_bytes())
    whole[200:203] = b"???"  # of the first file in it; all others can be read
    (ours / KEPT).write_bytes(whole if damage == b"a file of it" else damage)
    assert upgrading(ours, str(defaults[1])).exact
    shutil.rmtree(defaults[0])
    shutil.copytree(defaults[1], defaults[0])
    with pytest.raises(UsageError, match="name the old default with --from") as caught:
        upgrading(ours)
    assert f"is damaged (`git checkout -- {KEPT}` restores it)" in str(caught.value)


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
    with pytest.raises(UsageError, match=r"new holds 99\.0\.0: name the old default with --from"):
        upgrading(ours, str(defaults[0]), defaults[1])


def test_layers_with_a_mistake_are_mended_first(ours: Path, defaults: tuple[Path, Path]) -> None:
    before = texts(ours)
    (ours / "layers/team/levers.yaml").write_text(f"{OLD_ID}:\n  where: [\n")
    with pytest.raises(
        UsageError, match=r"levers\.yaml:2:10: the bracket .* mend what `playbook check` finds"
    ):
        upgrading(ours, str(defaults[1]))
    assert texts(ours)["playbook.yml"] == before["playbook.yml"]


def test_what_the_new_default_leaves_incomplete_is_told_with_its_place(
    ours: Path, defaults: tuple[Path, Path]
) -> None:
    edit(defaults[1], "severities.yaml", "  rank: 1\n", "")
    found = upgrading(ours, str(defaults[1]))
    assert [str(problem.where).rpartition("/new/")[2] for problem in found.problems] == [
        "severities.yaml:1:1"
    ]
    assert "this can be told when what is broken below is mended" in told(
        found.upgrade.steps, found.changes, in_words, sound=found.sound
    )
