"""`playbook fleet` on Dask: the same rows and sites as here, whatever happens to a worker."""

from __future__ import annotations

import datetime
import os
import pickle
import re
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import dask
import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from distributed import Client, LocalCluster
from distributed.security import Security

from generator import api
from generator.errors import UsageError
from generator.fleet import cluster, hand
from generator.fleet.cluster import rows_over
from generator.fleet.parcel import Packing, Shelf, answer_to
from generator.fleet.pool import TRIES, rows_of
from generator.fleet.rows import Job
from generator.fleet.teams import Team
from tests.acceptance.test_cli import ROOT
from tests.acceptance.test_fleet import files
from tests.build import changed, write
from tests.warm import command as run

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask warns of unclosed sockets when a worker is killed


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers on this machine."""
    with cast(Any, LocalCluster)(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as made:
        yield str(made.scheduler_address)


def job(folder: Path, does: str = "check") -> Job:
    return Job(does, datetime.date(2026, 11, 29), folder / "out")


def teams(folder: Path) -> list[Team]:
    """Return a sound team, a broken one, one whose default lies elsewhere, and one that is not there."""
    write(changed(), folder / "alpha")
    write(changed({"severities/sev-1/led_by": "nobody"}), folder / "beta")
    places = [folder / "alpha", folder / "beta", ROOT / "examples/bank", folder / "none"]
    return [Team(name, place) for name, place in zip(("alpha", "beta", "bank", "none"), places, strict=True)]


def test_dask_and_the_pool_give_equal_rows_and_a_killed_worker_costs_none(
    scheduler: str, tmp_path: Path
) -> None:
    ours = teams(tmp_path)
    counted: list[int] = []

    def kill_one(count: int) -> None:
        counted.append(count)
        if count == 2:
            with cast(Any, Client)(scheduler) as client:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)

    there = rows_over(ours, job(tmp_path), kill_one, scheduler=scheduler, limit=600)
    here = rows_of(ours, job(tmp_path), processes=2)
    assert [row | {"failure": bool(row["failure"])} for row in there] == [
        row | {"failure": bool(row["failure"])} for row in here
    ]
    assert [row["ok"] for row in there] == [True, False, True, False]
    assert counted[-1] == 4


def test_a_client_that_does_not_close_in_time_costs_no_row(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = Client.close

    def late(client: Any) -> None:
        cast(Any, close)(client)
        raise TimeoutError("timed out after 20 s.")

    monkeypatch.setattr(Client, "close", late)
    (row,) = rows_over(teams(tmp_path)[:1], job(tmp_path), scheduler=scheduler, limit=600)
    assert (row["team"], row["ok"]) == ("alpha", True)


def test_a_scheduler_that_is_away_is_named() -> None:
    with pytest.raises(UsageError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9: "):
        rows_over([], job(Path()), scheduler="tcp://127.0.0.1:9")


def certified(folder: Path, authority: str, *nodes: str) -> None:
    """Write a certificate of an authority and those of nodes with their keys, as `openssl` does in docs/fleet.md."""
    issuer, key = named(authority), ec.generate_private_key(ec.SECP256R1())
    for name in (authority, *nodes):
        own = key if name == authority else ec.generate_private_key(ec.SECP256R1())
        made = (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(issuer)
            .public_key(own.public_key())
        )
        made = made.serial_number(x509.random_serial_number()).not_valid_before(day(2020))
        made = made.not_valid_after(day(2021 if name == "expired" else 2100))
        made = made.add_extension(x509.BasicConstraints(name == authority, None), critical=True)
        pem = made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
        (folder / f"{name}.pem").write_bytes(pem)
        secret = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / f"{name}.key").write_bytes(secret)


def day(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def settings(folder: Path, authority: str = "ca", node: str = "node") -> dict[str, Any]:
    """Return the settings of docs/fleet.md over those that are in force, with certificates of this folder."""
    text = (ROOT / "docs/fleet.md").read_text("utf-8")
    (shown,) = (part for part in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "ca-file" in part)
    for name, ours in (("ca.pem", f"{authority}.pem"), ("node.", f"{node}.")):
        shown = shown.replace(f"/etc/fleet/{name}", f"{folder.as_posix()}/{ours}")
    return dask.config.merge(dask.config.config, yaml.safe_load(shown))


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a scheduler that asks for certificates, with one worker, and a folder of right and wrong ones."""
    folder = tmp_path_factory.mktemp("certificates")
    certified(folder, "ca", "node", "expired")
    certified(folder, "other", "foreign")
    (folder / "note.pem").write_text("No certificate.\n", "utf-8")
    shutil.copy(folder / "node.pem", folder / "mixed.pem")
    shutil.copy(folder / "foreign.key", folder / "mixed.key")
    with dask.config.set(settings(folder)):
        made = cast(Any, LocalCluster)(
            n_workers=1, threads_per_worker=1, host="tls://127.0.0.1", dashboard_address=None, silence_logs=50,
            security=cast(Any, Security)(),
        )  # fmt: skip
    with made:
        yield str(made.scheduler_address), folder


def test_teams_are_checked_over_tls_with_the_settings_that_the_docs_show(
    encrypted: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = encrypted
    assert address.startswith("tls://")
    ours = teams(tmp_path)[:2]
    with dask.config.set(settings(folder)):
        rows = rows_over(ours, job(tmp_path), scheduler=address, limit=600)
    assert list(rows) == list(rows_of(ours, job(tmp_path)))
    assert [row["ok"] for row in rows] == [True, False]


OF_ONE_AUTHORITY = r"do not take each other's certificates: .*; both must be of one authority and not expired"


@pytest.mark.parametrize(
    ("authority", "node", "told"),
    [
        ("other", "foreign", OF_ONE_AUTHORITY),
        ("ca", "foreign", OF_ONE_AUTHORITY),
        ("ca", "expired", OF_ONE_AUTHORITY),
        ("away", "node", r"/away\.pem is not there, or is no file; it is named in the settings of Dask"),
        ("ca", "away", r"/away\.pem is not there, or is no file"),
        ("note", "node", r"are no certificate with its key: .*; they are named in the settings of Dask"),
        ("ca", "mixed", r"are no certificate with its key: .*key values mismatch"),
    ],
)
def test_a_wrong_certificate_is_named(
    encrypted: tuple[str, Path], tmp_path: Path, authority: str, node: str, told: str
) -> None:
    address, folder = encrypted
    with (
        dask.config.set(settings(folder, authority, node)),
        pytest.raises(UsageError, match=told),
    ):
        rows_over([], job(tmp_path), scheduler=address)


def test_where_the_settings_ask_for_encryption_an_address_without_it_is_refused(
    encrypted: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = encrypted
    with (
        dask.config.set(settings(folder)),
        pytest.raises(UsageError, match=r"^tcp://127\.0\.0\.1:\d+ cannot be used, write tls://…: encryption"),
    ):
        rows_over([], job(tmp_path), scheduler=address.replace("tls://", "tcp://"))


def test_a_scheduler_over_tls_asks_for_certificates_where_none_are_named(scheduler: str) -> None:
    with pytest.raises(UsageError, match=r"^tls://127\.0\.0\.1:\d+ needs certificates: name ca-file, "):
        rows_over([], job(Path()), scheduler=scheduler.replace("tcp://", "tls://"))


def test_settings_of_dask_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "fleet.yaml").write_text("folders: [alpha]\n", "utf-8")
    (tmp_path / "settings.yaml").write_text("distributed: {comm: [}\n", "utf-8")
    write(changed(), tmp_path / "alpha")
    ran = subprocess.run(
        [sys.executable, "-m", "generator.cli", "fleet", "check", "--dask", str(tmp_path / "fleet.yaml")],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env=os.environ | {"DASK_CONFIG": str(tmp_path / "settings.yaml")},
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("playbook: the settings of Dask cannot be read: A dask config file at ")


def test_a_worker_with_another_version_is_refused(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "tool_version", lambda: "9.9.9")
    with pytest.raises(UsageError, match=r"has version .* of this program, and here is 9\.9\.9: install one"):
        rows_over([], job(tmp_path), scheduler=scheduler)
    monkeypatch.setattr(
        cluster, "_refuse_other_versions", lambda _: None
    )  # as if it came when all others were compared
    with pytest.raises(UsageError, match=r"has version .* of this program, and here is 9\.9\.9: install one"):
        rows_over(teams(tmp_path)[:1], job(tmp_path), scheduler=scheduler)


def test_a_team_travels_as_bytes_with_the_default_that_its_layers_name(tmp_path: Path) -> None:
    packing = Packing()
    parcel = packing.pack(Team("bank", ROOT / "examples/bank"))
    answer = answer_to(parcel, packing.crates, job(tmp_path))
    assert (answer.row["ok"], answer.row["edition"]) == (True, "internal")


def test_a_default_that_several_teams_name_is_packed_once_and_no_program_travels(tmp_path: Path) -> None:
    bank = Path(shutil.copytree(ROOT / "examples/bank", tmp_path / "bank"))
    (bank / "playbook.yml").write_text(
        re.sub(r"path: \S+", f"path: {ROOT / 'playbook'}", (bank / "playbook.yml").read_text("utf-8")),
        "utf-8",
    )
    (bank / ".playbook").mkdir(exist_ok=True)
    (bank / ".playbook/program.whl").write_bytes(b"large")
    packing = Packing()
    first, second = (packing.pack(Team(name, bank)) for name in ("first", "second"))
    (crate,) = packing.crates.values()
    assert first.crates == second.crates
    assert [digest for _, digest in first.crates] == [crate.digest]
    assert "about.yaml" in crate.files
    assert not [name for name in first.files if name.endswith((".whl", "sev-1.yaml"))]


@pytest.mark.parametrize("path", ["../../default", "{here}/default"])
def test_a_default_beside_the_team_travels_however_it_is_named_and_problems_in_it_keep_their_place(
    tmp_path: Path, path: str
) -> None:
    write(changed({"severities/sev-1/led_by": "nobody"}), tmp_path / "default")
    team = tmp_path / "teams/alpha"
    (team / "ours").mkdir(parents=True)
    (team / "ours/about.yaml").write_text("name: Ours\n", "utf-8")
    manifest = f'default: {{version: "1.0.0", path: {path.format(here=tmp_path)}}}\nlayers: [ours]\n'
    (team / "playbook.yml").write_text(manifest, "utf-8")
    packing = Packing()
    parcel = packing.pack(Team("alpha", team))
    (row,) = rows_of([Team("alpha", team)], job(tmp_path))
    (tmp_path / "default").rename(tmp_path / "not-on-the-other-machine")
    assert answer_to(parcel, packing.crates, job(tmp_path)).row == row
    assert row["problems"]["first"][0].startswith(f"{tmp_path}/default/severities")


def test_what_a_row_says_of_places_is_as_it_is_here(tmp_path: Path) -> None:
    _, broken, *_ = teams(tmp_path)
    (row,) = rows_of([broken], job(tmp_path))
    assert answer_to(Packing().pack(broken), {}, job(tmp_path)).row == row
    assert str(tmp_path) in row["problems"]["first"][0]


def test_a_team_that_ends_its_process_or_takes_too_long_is_a_failed_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcel = Packing().pack(teams(tmp_path)[0])
    (tmp_path / "deadly.py").write_text("import os\nos._exit(3)\n", "utf-8")
    (tmp_path / "endless.py").write_text("import time\ntime.sleep(100)\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for name, limit, why in (
        ("deadly", 60, f"it ended its process {TRIES} times"), ("endless", 1, "it took longer than 1 seconds"),
    ):  # fmt: skip
        monkeypatch.setattr(hand, "__name__", name)
        row = hand.answer_in_time(parcel, {}, job(tmp_path), limit).row
        assert row == {"team": "alpha", "ok": False, "failure": why}


def test_a_hand_whose_worker_is_gone_ends_without_a_word(tmp_path: Path) -> None:
    """A worker can be killed while a team is under way; what answers for it then has nobody to answer to."""
    parcel = Packing().pack(teams(tmp_path)[0])
    asked = pickle.dumps((parcel, {}, job(tmp_path)))
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as nobody:
        ran = subprocess.run(
            [sys.executable, "-m", "generator.fleet.hand"],
            input=struct.pack("!Q", len(asked)) + asked,
            stdout=nobody, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("kept", [3, 100])
def test_a_hand_whose_worker_is_killed_while_it_asks_ends_without_a_word(tmp_path: Path, kept: int) -> None:
    asked = pickle.dumps((Packing().pack(teams(tmp_path)[0]), {}, job(tmp_path)))
    ran = subprocess.run(
        [sys.executable, "-m", "generator.fleet.hand"],
        input=(struct.pack("!Q", len(asked)) + asked)[:kept], capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_the_command_builds_on_a_scheduler_and_publishes_here(scheduler: str, tmp_path: Path) -> None:
    write(changed(), tmp_path / "alpha")
    (tmp_path / "fleet.yaml").write_text("folders: [alpha]\n", "utf-8")
    said: list[Any] = ["--out", str(tmp_path / "out"), "--today", "2026-11-29"]
    ran = run("fleet", "build", str(tmp_path / "fleet.yaml"), *said, "--scheduler", scheduler)
    assert (ran.returncode, ran.stderr) == (0, "")
    here = run("fleet", "build", str(tmp_path / "fleet.yaml"), "--out", str(tmp_path / "here"), *said[2:])
    assert (here.returncode, here.stdout) == (0, ran.stdout)
    assert files(tmp_path / "out/alpha") == files(tmp_path / "here/alpha")
    diff = run(
        "fleet",
        "diff",
        str(tmp_path / "alpha"),
        str(tmp_path / "fleet.yaml"),
        *said,
        "--scheduler",
        "tcp://127.0.0.1:9",
    )
    assert (diff.returncode, diff.stderr) == (0, "")  # it reads the history, which is here
    away = run(
        "fleet", "check", str(tmp_path / "fleet.yaml"), *said, "--anew", "--scheduler", "tcp://127.0.0.1:9"
    )
    assert (
        away.returncode,
        away.stderr.startswith("playbook: no scheduler answers at tcp://127.0.0.1:9"),
    ) == (2, True)


def test_what_one_team_leaves_is_not_there_for_the_next_whose_default_stays_unpacked(tmp_path: Path) -> None:
    packing, shelf = Packing(), Shelf(tmp_path / "shelf")
    ours = [Team("bank", ROOT / "examples/bank"), *teams(tmp_path)[:2], Team("again", ROOT / "examples/bank")]
    parcels = [packing.pack(team) for team in ours]
    rows = []
    for parcel in parcels:
        rows.append(answer_to(parcel, packing.crates, job(tmp_path), shelf).row)
        assert not (shelf.root / "files" / parcel.place / "playbook.yml").exists()
        assert shelf.crates == parcel.crates
    assert (shelf.root / "files/playbook/about.yaml").is_file()
    assert [row | {"team": ""} for row in rows] == [
        answer_to(parcel, packing.crates, job(tmp_path)).row | {"team": ""} for parcel in parcels
    ]
    assert answer_to(parcels[0], {}, job(tmp_path), shelf).row == rows[0]
