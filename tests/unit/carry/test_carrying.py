"""The wheel that is carried, the requirements beside it, and what is told when it cannot be installed."""

from __future__ import annotations

import hashlib
import io
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from generator.carry import carried, proven, wheel_of_this_program
from generator.team.start import write_files

ROOT = Path(__file__).parents[3]
NAMES = re.compile(r"(?m)^([a-z0-9-]+)==")


def locked(name: str) -> set[str]:
    return set(NAMES.findall((ROOT / name).read_text("utf-8")))


def test_the_version_says_which_content_it_is() -> None:
    wheel = wheel_of_this_program()
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert re.fullmatch(rf"{re.escape(stated)}\+c[0-9a-f]{{12}}", wheel.version)
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as archive:
        metadata = archive.read(f"ai_incident_playbook-{wheel.version}.dist-info/METADATA").decode()
    assert metadata.count(f"\nVersion: {wheel.version}\n") == 1


def test_the_same_files_give_the_same_bytes() -> None:
    first = wheel_of_this_program.__wrapped__()
    assert first.content == wheel_of_this_program().content


def test_the_record_names_every_file_with_its_hash() -> None:
    wheel = wheel_of_this_program()
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as archive:
        record = f"ai_incident_playbook-{wheel.version}.dist-info/RECORD"
        listed = [line.split(",")[0] for line in archive.read(record).decode().splitlines()]
        assert archive.namelist() == listed
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_the_requirements_are_the_lock_with_the_program_and_without_its_build_backend() -> None:
    said = carried()["requirements.txt"].decode()
    more = locked("requirements-extras.lock") - locked("requirements.lock")
    assert set(NAMES.findall(said)) - more == locked("requirements.lock")
    assert "hatchling" not in locked("requirements.lock")


def test_an_extra_in_use_is_carried_with_all_that_its_packages_need() -> None:
    """Otherwise an installation by hash refuses; and what no extra needs is in no lock."""
    extras = sorted(name for names in wheel_of_this_program().extras.values() for name in names)
    before = "".join(f"{name}==0 \\\n    --hash=sha256:0\n" for name in extras)
    made = carried(before)["requirements.txt"].decode().removesuffix(before)
    assert set(NAMES.findall(made)) == locked("requirements-extras.lock")


def test_an_extra_that_brings_much_is_in_use_only_where_it_is_asked_for() -> None:
    plain = carried()["requirements.txt"].decode()
    assert set(NAMES.findall(plain)) & {"mcp", "starlette", "distributed"} == set()
    asked = plain.replace(".whl \\\n", ".whl[mcp] \\\n", 1)
    made = carried(asked)["requirements.txt"].decode()
    assert re.search(r"(?m)^\./\.playbook/\S+\.whl\[mcp\] \\$", made)
    assert {"mcp", "starlette", "anyio"} <= set(NAMES.findall(made))
    assert "distributed" not in NAMES.findall(made)
    assert carried(made)["requirements.txt"].decode() == made


def test_an_extra_that_the_requirements_name_stays_in_use() -> None:
    before = "fontpkg-noto-sans-thai==2.0 \\\n    --hash=sha256:0\n"
    assert "fontpkg-noto-sans-thai" not in carried()["requirements.txt"].decode()
    made = carried(before)["requirements.txt"].decode()
    assert "\nfontpkg-noto-sans-thai==2.2 \\\n" in made


def test_one_setting_names_the_published_wheel_instead() -> None:
    files = carried(published=True)
    plain = wheel_of_this_program(local=False)
    assert [name for name in files if name.endswith(".whl")] == []
    assert (
        f"\nai-incident-playbook=={plain.version} \\\n    --hash=sha256:{hashlib.sha256(plain.content).hexdigest()}\n"
        in files["requirements.txt"].decode()
    )
    assert "+" not in plain.version


def test_a_sound_wheel_of_other_bytes_is_seen_before_anybody_installs_it(tmp_path: Path) -> None:
    write_files(tmp_path, carried(), lambda _: True)
    with zipfile.ZipFile(tmp_path / ".playbook" / wheel_of_this_program().name, "a") as archive:
        archive.comment = b"x"
    assert proven(tmp_path).startswith("Hash mismatch")


def test_who_is_offline_is_told_what_could_not_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, carried(), lambda _: True)
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_NO_CACHE", "1")
    assert proven(tmp_path).startswith("Because annotated-types was not found in the cache")
