"""`playbook site --versions`: every released version in one site, each built once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.repository import TestRepository

ADDRESS: dict[str, object] = {"cards": {"address": "https://playbook.example.org/"}}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> TestRepository:
    """A repository with two released versions, the second without the page of a script, and their site."""
    team = TestRepository(tmp_path_factory.mktemp("versions") / "team")
    team.commit({"about/version": "1.0.0"} | ADDRESS, tag="v1.0.0", day="2026-02-03")
    team.commit({"about/version": "2.0.0", "severities/sev-2/contain_within": "2h"} | ADDRESS, tag="v2.0.0")
    return team


def build(team: TestRepository) -> str:
    ran = playbook("site", "--versions", "--no-cards", cwd=team.root)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return ran.stdout


def test_every_version_is_built_once_and_the_next_one_costs_one_build(team: TestRepository) -> None:
    site = team.root / "build" / "site"
    assert build(team) == "2 versions, built 1.0.0, 2.0.0. Open build/site/index.html\n"
    first = {path.name: path.stat().st_mtime_ns for path in (team.root / "build" / "versions").iterdir()}
    assert build(team) == "2 versions, none had to be built. Open build/site/index.html\n"
    team.commit({"about/version": "10.0.0", "roles/scribe/name": "Note taker"} | ADDRESS, tag="v10.0.0")
    assert build(team) == "3 versions, built 10.0.0. Open build/site/index.html\n"
    kept = {path.name: path.stat().st_mtime_ns for path in (team.root / "build" / "versions").iterdir()}
    assert {name: kept[name] for name in first if not name.startswith(".")} == {
        name: moment for name, moment in first.items() if not name.startswith(".")
    }
    assert json.loads((site / "versions.json").read_text("utf-8")) == [
        {"version": "10.0.0", "title": "10.0.0", "aliases": ["latest"]},
        {"version": "2.0.0", "title": "2.0.0", "aliases": []},
        {"version": "1.0.0", "title": "1.0.0", "aliases": []},
    ]
    assert (site / "latest" / "roles.html").read_bytes() == (site / "10.0.0" / "roles.html").read_bytes()
    old, new = ((site / version / "severities.html").read_text("utf-8") for version in ("1.0.0", "latest"))
    assert (
        'In force is 10.0.0: <a href="../latest/severities.html" data-pb-same>this page in the latest version</a>'
        in old
    )
    assert "out of date" not in new
    assert "pb-version-->" not in old + new
    assert 'href="/10.0.0/severities.html"' in (site / "404.html").read_text("utf-8")
    nested = (site / "1.0.0" / "first-hour" / "confirm.html").read_text("utf-8")
    assert 'href="../../latest/first-hour/confirm.html"' in nested
    assert "1 h" in old
    assert '<li><a href="1.0.0/index.html">1.0.0</a></li>' in (site / "index.html").read_text("utf-8")


def test_settings_of_an_old_version_are_never_used(tmp_path: Path) -> None:
    """A revision's own mkdocs.yml, hooks and templates are code of that revision."""
    team = TestRepository(tmp_path / "team")
    (team.root / "mkdocs.yml").write_text("site_name: x\nhooks: [evil.py]\n", encoding="utf-8")
    (team.root / "evil.py").write_text("open('stolen', 'w')\n", encoding="utf-8")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0")
    (team.root / "mkdocs.yml").unlink()
    build(team)
    assert not list(team.root.rglob("stolen"))
    assert not list((team.root / "build" / "versions").rglob("evil.py"))


def test_a_repository_without_a_version_says_how_to_get_one(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "team")
    team.commit()
    ran = playbook("site", "--versions", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "`playbook release` makes one" in ran.stderr


def test_a_public_site_takes_its_address_from_the_settings_of_the_site(tmp_path: Path) -> None:
    """The address on the cards is private. A page for addresses that lead nowhere needs one, and so does the sitemap."""
    team = TestRepository(tmp_path / "team")
    (team.root / "mkdocs.yml").write_text("site_url: https://books.example.org/ai/\n", encoding="utf-8")
    team.commit({"about/version": "1.0.0", "cards": {"address": "https://inside.example.org/"}}, tag="v1.0.0")
    ran = playbook("site", "--versions", "--no-cards", "--edition", "public", cwd=team.root)
    nobody = "No name of a person was looked for: no contact names a person.\n"
    assert (ran.returncode, ran.stderr) == (0, nobody)
    site = team.root / "build" / "site"
    assert 'href="/ai/1.0.0/severities.html"' in (site / "404.html").read_text("utf-8")
    listed = (site / "latest" / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://books.example.org/ai/1.0.0/severities.html</loc>" in listed
    picture = "https://books.example.org/ai/1.0.0/assets/link-preview.png"
    head = (site / "1.0.0" / "severities.html").read_text("utf-8")
    assert f'<meta property="og:image" content="{picture}">' in head
    assert (site / "1.0.0" / "assets" / "link-preview.png").read_bytes().startswith(b"\x89PNG")
    assert not [page for page in site.rglob("*.*ml") if "inside.example.org" in page.read_text("utf-8")]


def test_settings_for_mike_have_a_version_selector(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "team")
    team.commit()
    for flags, extra in (([], None), (["--selector"], {"provider": "mike"})):
        assert playbook("pages", *flags, cwd=team.root).returncode == 0
        settings = json.loads((team.root / "build" / "mkdocs.yml").read_text("utf-8"))
        assert settings["extra"].get("version") == extra


def test_an_older_version_that_cannot_be_read_does_not_hold_back_the_newest(tmp_path: Path) -> None:
    """It is left out and named; once it is kept, it stays, whatever a later program can read."""
    team = TestRepository(tmp_path / "team")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0")
    build(team)
    (team.playbook / "roles.yaml").write_text("scribe: {no-such-field: 1}\n", encoding="utf-8")
    team.git("commit", "--quiet", "--all", "--message=Break")
    team.git("tag", "v2.0.0")
    assert playbook("site", "--versions", "--no-cards", cwd=team.root).returncode == 2
    team.commit({"about/version": "3.0.0"}, tag="v3.0.0")
    ran = playbook("site", "--versions", "--no-cards", cwd=team.root)
    assert (ran.returncode, ran.stdout) == (0, "2 versions, built 3.0.0. Open build/site/index.html\n")
    assert ran.stderr.startswith("Left out 2.0.0: v2.0.0 cannot be")
    assert not (team.root / "build" / "site" / "2.0.0").exists()


def test_versions_from_before_the_playbook_got_layers_stay_readable(tmp_path: Path) -> None:
    team = TestRepository(tmp_path / "team")
    team.commit({"about/version": "1.0.0"}, tag="v1.0.0", day="2026-02-03")
    team.git("mv", "playbook", "base")
    (team.root / "playbook.yml").write_text(
        'default:\n  version: "1.0.0"\n  path: base\nlayers: [ours]\n', encoding="utf-8"
    )
    (team.root / "ours").mkdir()
    (team.root / "ours" / "about.yaml").write_text('version: "2.0.0"\n', encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Layers")
    team.git("tag", "v2.0.0")
    assert build(team) == "2 versions, built 1.0.0, 2.0.0. Open build/site/index.html\n"
    assert not (team.root / "build" / "site" / "404.html").exists()  # its links would lead nowhere
    for version in ("1.0.0", "2.0.0"):
        page = (team.root / "build" / "site" / version / "severities.html").read_text("utf-8")
        assert f"Version {version}, reviewed " in page
