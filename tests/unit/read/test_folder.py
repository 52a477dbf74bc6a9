"""A playbook folder: which files are read, how they are put together, and the way back to file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.errors import PlaybookError, UsageError
from generator.problems import Location, Spot
from generator.read.folder import Source, read_folder
from tests.unit.read.cases import CONCEPTS


def write(folder: Path, **files: str) -> Path:
    """Write `roles__lead="..."` to `roles/lead.yaml` below a folder."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Source:
    folder = write(
        tmp_path,
        roles__b="deputy:\n  name: Deputy\n",
        roles__a="lead:\n  name: Lead\n",
        roles="scribe: {name: Scribe}\n",
        about="name: Ours\n",
    )
    return read_folder(folder, CONCEPTS, label="playbook")


def test_the_files_of_a_concept_become_one_mapping_in_the_order_of_their_names(source: Source) -> None:
    assert source.problems == ()
    assert [file.path for file in source.files] == [
        "about.yaml",
        "roles/a.yaml",
        "roles/b.yaml",
        "roles.yaml",
    ]
    assert source.data == {
        "about": {"name": "Ours"},
        "roles": {"lead": {"name": "Lead"}, "deputy": {"name": "Deputy"}, "scribe": {"name": "Scribe"}},
    }
    assert list(source.data["roles"]) == ["lead", "deputy", "scribe"]


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (Spot.of("roles", "deputy", "name"), ("playbook/roles/b.yaml", 2, 9)),
        (Spot.of("roles", "deputy").key, ("playbook/roles/b.yaml", 1, 1)),
        (Spot.of("roles", "deputy", "owner"), ("playbook/roles/b.yaml", 1, 1)),
        (Spot.of("roles", "scribe", "name"), ("playbook/roles.yaml", 1, 16)),
        (Spot.of("roles", "nobody"), ("playbook/roles/a.yaml", 1, 1)),
        (Spot.of("about", "version"), ("playbook/about.yaml", 1, 1)),
        (Spot.of("about"), ("playbook/about.yaml", 1, 1)),
    ],
)
def test_a_spot_is_located_in_the_file_that_holds_its_entry(
    source: Source, spot: Spot, place: tuple[str, int, int]
) -> None:
    assert source.locate(spot) == Location(*place)


@pytest.mark.parametrize("spot", [Spot.of("types", "x"), Spot.of("types"), Spot(())])
def test_a_concept_without_a_file_is_nowhere(source: Source, spot: Spot) -> None:
    assert source.locate(spot) is None
    assert source.file_of(spot) is None
    assert source.file_and_line(spot) is None


def test_an_entry_knows_its_file_and_line_for_edit_links(source: Source) -> None:
    assert source.file_of(Spot.of("roles", "deputy", "name")) == "roles/b.yaml"
    assert source.file_and_line(Spot.of("roles", "deputy", "name")) == ("roles/b.yaml", 2)


def test_the_line_of_a_location_can_be_shown(source: Source) -> None:
    assert source.source_line(Location("playbook/roles/b.yaml", 2, 9)) == "  name: Deputy"
    assert source.source_line(Location("playbook/roles/b.yaml", 3, 1)) == ""
    assert source.source_line(Location("playbook/roles/b.yaml", 4, 1)) == ""
    assert source.source_line(Location("playbook/other.yaml", 1, 1)) == ""
    assert source.texts["roles/b.yaml"] == "deputy:\n  name: Deputy\n"


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    folder = write(tmp_path, roles__a="lead: @x\n", roles__b="deputy: {}\n")
    source = read_folder(folder, CONCEPTS, label="playbook")
    assert source.data == {"roles": {"deputy": {}}}
    assert [problem.rule for problem in source.problems] == ["yaml-syntax"]
    assert source.locate(Spot.of("roles", "lead")) == Location("playbook/roles/a.yaml", 1, 1)
    assert source.source_line(Location("playbook/roles/a.yaml", 1, 7)) == "lead: @x"


def test_problems_come_sorted_by_file_and_line(tmp_path: Path) -> None:
    folder = write(tmp_path, types="b: *x\na: *x\n", about="- x\n", roles__z="a: &x 1\n")
    source = read_folder(folder, CONCEPTS, label="playbook")
    assert [str(problem.where) for problem in source.problems] == [
        "playbook/about.yaml:1:1",
        "playbook/roles/z.yaml:1:4",
        "playbook/types.yaml:1:4",
        "playbook/types.yaml:2:4",
    ]


def test_files_are_named_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "team" / "playbook", about="name: x\n")
    other = tmp_path / "other"
    other.mkdir()

    def shown(folder: Path, here: Path) -> str:
        monkeypatch.chdir(here)
        return str(read_folder(folder, CONCEPTS).locate(Spot.of("about")))

    assert shown(Path("team/playbook"), tmp_path) == "team/playbook/about.yaml:1:1"
    assert shown(tmp_path / "team" / "playbook", tmp_path / "team") == "playbook/about.yaml:1:1"
    assert shown(Path(), tmp_path / "team" / "playbook") == "about.yaml:1:1"
    absolute = (tmp_path / "team" / "playbook").as_posix()
    assert shown(tmp_path / "team" / "playbook", other) == f"{absolute}/about.yaml:1:1"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, about="name: x\n")
    os.mkfifo(tmp_path / "roles.yaml")
    (problem,) = read_folder(tmp_path, CONCEPTS, label="playbook").problems
    assert (problem.rule, problem.message) == (
        "unreadable-file",
        "the file cannot be read: it is not a regular file",
    )


def test_a_link_that_stays_inside_is_followed(tmp_path: Path) -> None:
    write(tmp_path, types__base="drift: {}\n")
    (tmp_path / "types" / "linked.yaml").symlink_to("../roles.yaml")
    write(tmp_path, roles="lead: {}\n")
    assert read_folder(tmp_path, CONCEPTS).data["types"] == {"drift": {}, "lead": {}}


def test_links_in_a_circle_are_reported(tmp_path: Path) -> None:
    write(tmp_path, about="name: x\n")
    (tmp_path / "roles.yaml").symlink_to("roles.yaml")
    (problem,) = read_folder(tmp_path, CONCEPTS).problems
    assert problem.rule == "unreadable-file"


def test_a_missing_folder_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match=r"gone cannot be read .*; name the folder that holds the YAML files"
    ):
        read_folder(tmp_path / "gone", CONCEPTS)


def test_a_file_in_place_of_the_folder_is_said_with_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, about="name: x\n")
    with pytest.raises(UsageError, match=r"about.yaml cannot be read .*; name the folder"):
        read_folder(tmp_path / "about.yaml", CONCEPTS)


def test_a_folder_without_a_playbook_is_said_with_the_nearest_remedy(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x")
    with pytest.raises(UsageError, match=r"no file named about.yaml or the like; name the folder"):
        read_folder(tmp_path, CONCEPTS)
    (tmp_path / "roles.yml").write_text("x")
    with pytest.raises(
        UsageError, match=r"no file named about.yaml or the like; roles.yml: rename it to roles.yaml"
    ):
        read_folder(tmp_path, CONCEPTS)


@pytest.mark.parametrize("name", ["about.yaml.bak", "about.yml"])
def test_a_copy_beside_a_file_is_to_go_and_not_to_take_its_name(name: str, tmp_path: Path) -> None:
    write(tmp_path, about="name: x\n")
    (tmp_path / name).write_text("name: y\n")
    (told,) = read_folder(tmp_path, CONCEPTS).problems
    assert (told.rule, told.hint) == (
        "unknown-file",
        "about.yaml is there beside it: delete this one, or move it out of the folder",
    )


def test_without_libyaml_it_is_said_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    with pytest.raises(PlaybookError, match="install its wheel with: python -m pip install"):
        read_folder(write(tmp_path, about="name: what no other test reads\n"), CONCEPTS)
