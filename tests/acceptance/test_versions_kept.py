"""What `playbook site --versions` takes from a commit, what it believes of its own notes, what it writes on old pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.build import changed, write
from tests.repository import TestRepository

ADDRESS: dict[str, object] = {"cards": {"address": "https://playbook.example.org/"}}
OTHERS = {
    ".github/labels.yaml": "a: 1\n",
    "cards.lock.json": None,
    "mkdocs.yml": "hooks: [evil.py]\n",
    "notes/cards.lock.json": "{}\n",
    "playbook/.drafts/roles.yaml": "a: 1\n",
    "releases/old/1.json": "{}\n",
    "releases/read.py": "1\n",
    "theme/main.html": "{{ 1 }}\n",
}
"""Files beside a playbook; one of them is read at a build, the record of the cards."""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> TestRepository:
    """A repository with two released versions, the second without drills, and their site."""
    team = TestRepository(tmp_path_factory.mktemp("kept") / "team")
    team.commit({"about/version": "1.0.0"} | ADDRESS)
    assert playbook("cards", "--record", cwd=team.root).returncode == 0
    for name, text in OTHERS.items():
        path = team.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    (team.root / "link.yaml").symlink_to("/etc/hostname")
    (team.root / ".gitignore").write_text("/build/\n", encoding="utf-8")
    team.commit({"about/version": "1.0.0"} | ADDRESS, tag="v1.0.0", day="2026-02-03")
    for name in OTHERS:
        (team.root / name).unlink()
    (team.playbook / "drills.yaml").unlink()
    about = team.playbook / "about.yaml"
    about.write_text(about.read_text("utf-8").replace("1.0.0", "2.0.0"), encoding="utf-8")
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Drop the drills")
    team.git("tag", "v2.0.0")
    assert build(team) == "2 versions, built 1.0.0, 2.0.0. Open build/site/index.html\n"
    return team


def build(team: TestRepository) -> str:
    ran = playbook("site", "--versions", "--no-cards", "--work", "build", cwd=team.root)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return ran.stdout


def notice(team: TestRepository, page: str) -> str:
    text = (team.root / "build" / "site" / page).read_text("utf-8")
    return "".join(re.findall(r'<div class="pb-outdated".*?</div>', text))


def test_only_data_is_written_down_to_build_a_version(team: TestRepository) -> None:
    """No settings, theme, program or link of an old commit, and nothing that is hidden."""
    source = team.root / "build" / "versions" / ".source"
    found = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert {name for name in found if not re.fullmatch(r"playbook/\w+\.yaml", name)} == {"cards.lock.json"}
    assert "playbook/roles.yaml" in found


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (
            "1.0.0/severities.html",
            'In force is 2.0.0: <a href="../latest/severities.html" data-pb-same>this page in the latest version</a>.',
        ),
        (
            "1.0.0/first-hour/confirm.html",
            (
                'In force is 2.0.0: <a href="../../latest/first-hour/confirm.html" data-pb-same>'
                "this page in the latest version</a>."
            ),
        ),
        (
            "1.0.0/drills.html",
            (
                'In force is 2.0.0: <a href="../latest/index.html">the latest version; '
                "this page is no longer in it</a>."
            ),
        ),
    ],
)
def test_an_old_page_says_what_is_in_force_and_where(team: TestRepository, page: str, says: str) -> None:
    every = f'<a href="{"../" * page.count("/")}versions.html">All versions</a>.'
    assert notice(team, page) == (
        f'<div class="pb-outdated" role="note"><b>Version 1.0.0 is out of date.</b> {says} {every}</div>'
    )


def test_a_page_of_the_newest_version_says_nothing(team: TestRepository) -> None:
    assert [notice(team, f"{name}/severities.html") for name in ("2.0.0", "latest")] == ["", ""]


def test_the_page_for_addresses_that_lead_nowhere_is_that_of_the_newest_and_in_no_list(
    team: TestRepository,
) -> None:
    site = team.root / "build" / "site"
    assert (site / "404.html").read_bytes() == (site / "2.0.0" / "404.html").read_bytes()
    lists = [(site / name / "sitemap.xml").read_text("utf-8") for name in ("1.0.0", "2.0.0", "latest")]
    assert ["404.html" in text for text in lists] == [False] * 3
    assert ["drills.html" in text for text in lists] == [True, False, False]


def test_a_tag_that_was_moved_is_built_again(team: TestRepository) -> None:
    """It names another version of the playbook."""
    team.git("tag", "--force", "v1.0.0", "v2.0.0^{commit}")
    assert build(team) == "2 versions, built 1.0.0. Open build/site/index.html\n"
    assert not (team.root / "build" / "site" / "1.0.0" / "drills.html").exists()


def test_a_version_whose_folder_is_gone_is_built_again(team: TestRepository, tmp_path: Path) -> None:
    (folder,) = (team.root / "build" / "versions").glob("2.0.0-*")
    folder.rename(tmp_path / "away")
    assert build(team) == "2 versions, built 2.0.0. Open build/site/index.html\n"
    assert folder.is_dir()


def test_two_playbooks_of_one_repository_have_copies_of_their_own(team: TestRepository) -> None:
    """Even with one folder for what is kept, and the same version at the same commit."""
    other = team.root / "other"
    write(changed({"about/name": "The other one"}), other)
    team.git("add", "--all")
    team.git("commit", "--quiet", "--message=Another playbook")
    for prefix in ("a", "b"):
        team.git("tag", f"{prefix}1.0.0")
    for prefix, folder, name in (("a", "playbook", "Test playbook"), ("b", "other", "The other one")):
        options = ("--no-cards", "--prefix", prefix, "--out", f"build/{prefix}")
        assert playbook("site", folder, "--versions", *options, cwd=team.root).returncode == 0
        page = (team.root / "build" / prefix / "latest" / "index.html").read_text("utf-8")
        assert ("The other one" in page) is (name == "The other one")
