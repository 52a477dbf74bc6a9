"""A playbook in a zip file is read like a folder; whatever else the file holds does no harm."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.model import CONCEPTS
from generator.read.archive import open_archive, packed
from generator.read.folder import read_folder
from generator.read.limits import MAX_BYTES
from tests.build import SMALL, small


def zipped(folder: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "some.zip"
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_packed_playbook_reads_back_as_it_was_and_is_the_same_to_the_byte(tmp_path: Path) -> None:
    texts = read_folder(SMALL, CONCEPTS).texts
    path = tmp_path / "default.zip"
    path.write_bytes(packed(texts))
    read = read_folder(open_archive(path), CONCEPTS)
    assert (read.data, dict(read.texts), read.problems) == (small(), texts, ())
    assert packed(dict(reversed(texts.items()))) == path.read_bytes()


def test_a_problem_inside_shows_the_archive_and_the_file(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"top/about.yaml": b"name: A\nname: B\n"})
    read = read_folder(open_archive(path) / "top", CONCEPTS)
    assert [str(problem.where) for problem in read.problems] == [f"{path}:top/about.yaml:2:1"]


@pytest.mark.parametrize(
    "name", ["../about.yaml", "/about.yaml", "a/../../about.yaml", "c:about.yaml", "..\\about.yaml"]
)
def test_a_name_that_leads_out_is_not_there(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path, {name: b"name: A\n", "roles.yaml": b"a: {}\n"})
    assert [file.path for file in read_folder(open_archive(path), CONCEPTS).files] == ["roles.yaml"]


def test_a_file_that_unpacks_to_far_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"about.yaml": b"# " + b"a" * 40 * MAX_BYTES})
    read = read_folder(open_archive(path), CONCEPTS)
    assert [problem.rule for problem in read.problems] == ["file-too-large"]


@pytest.mark.parametrize("data", [b"", b"no zip file", b"PK\x05\x06"])
def test_what_is_no_zip_file_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "some.whl"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"some\.whl cannot be read: it is no zip file or wheel"):
        open_archive(path)


def test_an_export_is_told_from_a_damaged_wheel(tmp_path: Path) -> None:
    path = tmp_path / "playbook.json"
    path.write_text('{"schema_version": 2}')
    with pytest.raises(
        UsageError, match="it is JSON, which no playbook is read from; name the folder or the wheel"
    ):
        open_archive(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.whl cannot be read: No such file"):
        open_archive(tmp_path / "gone.whl")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the very thing
        archive.writestr("about.yaml", "name: A\n")
        archive.writestr("about.yaml", "name: B\n")
    with pytest.raises(UsageError, match="too many files, or two of one name"):
        open_archive(path)


def test_a_damaged_file_is_a_problem_with_a_place(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"about.yaml": b"name: A\n"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"name: A", b"name: B"))
    read = read_folder(open_archive(path), CONCEPTS)
    assert [(problem.rule, problem.message) for problem in read.problems] == [
        ("unreadable-file", "the file cannot be read: it is damaged")
    ]


DAMAGE = {
    "a version of the format that is not known": (b"PK\x01\x02", 6, b"\xff"),
    "a way of packing that is not known": (b"PK\x01\x02", 10, b"\x63"),
    "bytes that are no bzip2": (b"PK\x01\x02", 10, b"\x0c"),
    "bytes that are no lzma": (b"PK\x01\x02", 10, b"\x0e"),
    "encryption": (b"PK\x01\x02", 8, b"\x01"),
    "a place outside of the file": (b"PK\x01\x02", 42, b"\xff\xff\xff\x7f"),
    "a header that is gone": (b"PK\x03\x04", 0, b"XX"),
    "packed bytes that are wrong": (b"PK\x03\x04", 41, b"\xff\xff\xff"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_no_damage_of_a_zip_file_is_more_than_a_problem(kind: str, tmp_path: Path) -> None:
    path = zipped(tmp_path, {"about.yaml": b"name: A\n" * 20})
    mark, offset, put = DAMAGE[kind]
    data = bytearray(path.read_bytes())
    at = data.index(mark) + offset
    data[at : at + len(put)] = put
    path.write_bytes(data)
    try:
        read = read_folder(open_archive(path), CONCEPTS)
    except UsageError as error:
        assert "cannot be read: it is no zip file or wheel" in str(error)  # noqa: PT017 - either is right
    else:
        assert [(problem.rule, problem.message) for problem in read.problems] == [
            ("unreadable-file", "the file cannot be read: it is damaged")
        ]
