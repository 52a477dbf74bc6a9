"""`playbook diff` on real repositories: what it compares, what it prints, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.test_cli import playbook
from tests.build import changed, write
from tests.repository import TestRepository

SLOWER = {"severities/sev-2/contain_within": "2h"}
SLOWER_AND_SAID = SLOWER | {"about/version": "2.0.0"}


@pytest.fixture
def repository(tmp_path: Path) -> TestRepository:
    """A repository whose first commit is the small playbook."""
    repository = TestRepository(tmp_path / "team")
    repository.commit({"about/version": "1.0.0"})
    return repository


def test_the_working_tree_is_compared_with_a_revision(repository: TestRepository) -> None:
    write(changed(SLOWER | {"about/version": "1.0.0"}), repository.playbook)
    ran = playbook("diff", "main", cwd=repository.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "main (1.0.0) → working tree (1.0.0)\n"
        "\n"
        "Breaking: somebody acts differently tonight\n"
        "  SEV-2 containment 1 h → 2 h (relaxed)\n"
        "      playbook/severities.yaml:53:19\n"
        "\n"
        "Cards to print anew: Severities, SEV-2 High, AI incident: the first minutes, How bad is it?\n"
        "1 breaking change. The version stays 1.0.0, but these changes ask for 2.0.0 or higher (major).\n"
    )


def test_two_revisions_are_compared_whatever_lies_in_the_working_tree(repository: TestRepository) -> None:
    repository.commit(SLOWER_AND_SAID)
    shutil.rmtree(repository.playbook)
    ran = playbook("diff", "HEAD~1", "HEAD", "--playbook", "playbook", cwd=repository.root)
    assert ran.stdout.splitlines()[0] == "HEAD~1 (1.0.0) → HEAD (2.0.0)"
    assert (
        ran.stdout.splitlines()[-1]
        == "1 breaking change. The version goes from 1.0.0 to 2.0.0, which is enough."
    )


def test_two_folders_are_compared_without_git(tmp_path: Path) -> None:
    before = write(changed(), tmp_path / "before")
    after = write(changed(SLOWER), tmp_path / "after")
    ran = playbook("diff", before, after, "--format", "json")
    assert [change["sentence"] for change in json.loads(ran.stdout)["changes"]] == [
        "SEV-2 containment 1 h → 2 h (relaxed)"
    ]


def test_the_default_that_is_installed_can_be_compared_with() -> None:
    ran = playbook("diff", "default", "default")
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "No changes.")


def test_moved_files_comments_and_layout_are_no_change(repository: TestRepository) -> None:
    path = repository.playbook / "severities.yaml"
    (repository.playbook / "severities").mkdir()
    path.rename(repository.playbook / "severities" / "all.yaml")
    roles = repository.playbook / "roles.yaml"
    roles.write_text("# a comment\n\n" + roles.read_text("utf-8").replace("\n", "\n\n"), encoding="utf-8")
    assert "No changes." in playbook("diff", "main", cwd=repository.root).stdout


def test_a_playbook_that_was_elsewhere_is_found_behind_a_colon(repository: TestRepository) -> None:
    repository.git("mv", "playbook", "handbook")
    repository.git("commit", "--quiet", "--message=Move")
    ran = playbook("diff", "HEAD~1:playbook", "--playbook", "handbook", cwd=repository.root)
    assert "No changes." in ran.stdout


def test_a_playbook_that_was_elsewhere_says_how_to_name_it(repository: TestRepository) -> None:
    repository.git("mv", "playbook", "handbook")
    repository.git("commit", "--quiet", "--message=Move")
    ran = playbook("diff", "HEAD~1", "--playbook", "handbook", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "HEAD~1 has no playbook in handbook: write HEAD~1:FOLDER if it was elsewhere then" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--fail-on", "breaking"], 1),
        (["--fail-on", "editorial"], 1),
        (["--require-bump"], 1),
    ],
)
def test_a_gate_that_is_hit_is_exit_code_1(
    repository: TestRepository, arguments: list[str], code: int
) -> None:
    repository.commit(SLOWER | {"about/version": "1.1.0"})
    ran = playbook("diff", "HEAD~1", "HEAD", *arguments, cwd=repository.root)
    assert ran.returncode == code
    assert ran.stderr.startswith(f"Exit code 1: {' '.join(arguments)}, and ") == bool(code)


def test_a_lighter_change_than_the_gate_passes(repository: TestRepository) -> None:
    repository.commit({"about/version": "1.0.1", "roles/scribe/name": "Note taker"})
    ran = playbook(
        "diff", "HEAD~1", "HEAD", "--fail-on", "operational", "--require-bump", cwd=repository.root
    )
    assert ran.returncode == 0


def test_what_cannot_be_compared_is_exit_code_2_and_never_reads_as_no_changes(
    repository: TestRepository,
) -> None:
    good = repository.git("rev-parse", "HEAD")
    (repository.playbook / "roles.yaml").write_text("scribe: [\n", encoding="utf-8")
    repository.git("commit", "--quiet", "--all", "--message=Break")
    for arguments, said in [
        (["no-such-branch"], "'no-such-branch' names no commit"),
        (["--output=stolen"], "No such option '--output'"),
        (["--", "--output=stolen"], "'--output=stolen' names no commit"),
        ([f"{good}:nowhere"], "nowhere cannot be read"),
        (
            [good, "HEAD"],
            "HEAD cannot be compared until its files are mended:\n  HEAD:playbook/roles.yaml:1:9: the bra",
        ),
        ([""], "there is no version without a name"),
        ([], "name what to compare with"),
    ]:
        ran = playbook("diff", *arguments, cwd=repository.root)
        assert (ran.returncode, ran.stdout) == (2, ""), arguments
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr
    assert not (repository.root / "stolen").exists()


def test_an_allowance_covers_a_change_until_its_last_day(repository: TestRepository) -> None:
    repository.commit(SLOWER | {"about/version": "1.0.0"})
    allow = repository.root / "allowances.yaml"
    allow.write_text(
        'severities/sev-2/contain_within:\n  reason: The winter freeze.\n  until: "2026-12-31"\n',
        encoding="utf-8",
    )
    command = ["diff", "HEAD~1", "HEAD", "--require-bump", "--allow", str(allow)]
    during = playbook(*command, "--today", "2026-12-31", cwd=repository.root)
    assert during.returncode == 0
    assert "Allowed\n  SEV-2 containment 1 h → 2 h (relaxed)" in during.stdout
    assert "until 2026-12-31: The winter freeze." in during.stdout
    after = playbook(*command, "--today", "2027-01-01", cwd=repository.root)
    assert after.returncode == 1
    assert (
        "The allowance for severities/sev-2/contain_within ended on 2026-12-31, so the change counts.\n"
        in after.stdout
    )
    needless = playbook("diff", "HEAD", "HEAD", "--allow", str(allow), cwd=repository.root)
    assert (
        "The allowance for severities/sev-2/contain_within until 2026-12-31 covers no change; remove it.\n"
        in needless.stdout
    )


def test_an_allowance_needs_a_reason_and_a_day(repository: TestRepository) -> None:
    allow = repository.root / "allowances.yaml"
    allow.write_text("severities/sev-2:\n  reason: Because.\n", encoding="utf-8")
    ran = playbook("diff", "main", "--allow", allow, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "'severities/sev-2' has no until" in ran.stderr


def test_a_list_is_no_file_of_allowances(repository: TestRepository) -> None:
    allow = repository.root / "allowances.yaml"
    allow.write_text("- severities/sev-2\n", encoding="utf-8")
    ran = playbook("diff", "main", "--allow", allow, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "must hold the paths of changes, each with `reason` and `until` below it" in ran.stderr


def test_changes_that_share_the_next_version_are_counted_from_the_last_released_one(
    repository: TestRepository,
) -> None:
    """The first change after a release raises the version; the next one needs no version of its own."""
    repository.git("tag", "v1.0.0", "HEAD")
    repository.commit(SLOWER | {"about/version": "1.1.0"})
    repository.commit(SLOWER_AND_SAID)
    gate = ["diff", "--require-bump"]
    slower_again = {"severities/sev-2/contain_within": "3h"}
    write(changed(slower_again | {"about/version": "2.0.0"}), repository.playbook)
    enough = playbook(*gate, "HEAD", cwd=repository.root)
    assert (enough.returncode, enough.stdout.splitlines()[-1]) == (
        0,
        "1 breaking change. The version 2.0.0 is enough, 1.0.0 was released last.",
    )
    repository.git("tag", "book-1.1.0", "HEAD~1")
    other = playbook(*gate, "--prefix", "book-", "HEAD", cwd=repository.root)
    assert other.stdout.endswith("The version 2.0.0 is enough, 1.1.0 was released last.\n")
    write(changed(slower_again | {"about/version": "1.1.0"}), repository.playbook)
    too_little = playbook(*gate, "HEAD~1", cwd=repository.root)
    assert too_little.returncode == 1
    assert too_little.stdout.endswith(
        "1 breaking change. The version 1.1.0 says too little after 1.0.0, which was released last: "
        "these changes ask for 2.0.0 or higher (major).\n"
    )


def test_every_format_can_be_made_from_the_json_report(repository: TestRepository) -> None:
    repository.commit(SLOWER | {"about/version": "1.0.0"})
    report = repository.root / "report.json"
    report.write_text(
        playbook("diff", "HEAD~1", "HEAD", "--format", "json", cwd=repository.root).stdout, "utf-8"
    )
    for form in ("text", "json", "markdown", "github"):
        straight = playbook("diff", "HEAD~1", "HEAD", "--format", form, cwd=repository.root)
        again = playbook("diff", "--from", report, "--format", form, cwd=repository.root)
        assert (again.returncode, again.stdout) == (0, straight.stdout)


def test_what_belongs_to_the_making_of_a_report_is_refused_beside_one(repository: TestRepository) -> None:
    allow = repository.root / "report.json"
    allow.write_text("", encoding="utf-8")
    for option in (["--allow", allow], ["--cards", "cards.html"]):
        ran = playbook("diff", "--from", allow, *option, cwd=repository.root)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "use --cards and --allow where the report is made" in ran.stderr


@pytest.mark.parametrize("where", ["", ":playbook"])
def test_a_name_that_is_a_commit_and_a_folder_is_refused_until_it_says_which(
    repository: TestRepository, where: str
) -> None:
    """Or a change could bring a folder with the name of its base, and read as no change."""
    base = repository.git("rev-parse", "HEAD")
    write(changed(SLOWER), repository.playbook)
    shutil.copytree(repository.playbook, repository.root / f"{base}{where}")
    ran = playbook("diff", f"{base}{where}", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"write ./{base}{where} or {base}^0{where}" in ran.stderr
    folder = playbook("diff", f"./{base}{where}", cwd=repository.root)
    commit = playbook("diff", f"{base}^0{where}", cwd=repository.root)
    assert ("No changes." in folder.stdout, "1 h → 2 h" in folder.stdout) == (True, False)
    assert ("No changes." in commit.stdout, "1 h → 2 h" in commit.stdout) == (False, True)


def test_default_means_the_installed_one_whatever_is_called_like_it(repository: TestRepository) -> None:
    shutil.copytree(repository.playbook, repository.root / "default")
    repository.git("branch", "default")
    for arguments in (["default", "default"], ["default", "./default"], ["default", "refs/heads/default"]):
        ran = playbook("diff", *arguments, cwd=repository.root)
        assert (ran.returncode, "No changes." in ran.stdout) == (0, arguments[1] == "default"), arguments


def test_the_name_of_a_file_starts_no_command_of_a_ci(repository: TestRepository) -> None:
    (repository.playbook / "a\n::error::b\x1b.yaml").write_text("a: 1\n", encoding="utf-8")
    ran = playbook("diff", "main", cwd=repository.root)
    assert ran.returncode == 2
    assert "\\u{a}::error::b\\u{1b}.yaml" in ran.stderr
    assert not [line for line in ran.stderr.splitlines() if line.startswith("::")]


def test_a_key_of_a_report_starts_no_command_of_a_ci(repository: TestRepository) -> None:
    report = json.loads(playbook("diff", "main", "--format", "json", cwd=repository.root).stdout)
    path = repository.root / "report.json"
    path.write_text(json.dumps(report | {"\n::error::a##[error]\x1b": 1}), encoding="utf-8")
    ran = playbook("diff", "--from", path, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "playbook: this is no report of changes: ???error??a???error??: Extra inputs are not permitted\n"
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema_version": 2}', '{"schema_version": 1, "extra": true}', "\x00"]
)
def test_a_report_from_a_stranger_is_refused_when_it_is_none(tmp_path: Path, text: str) -> None:
    report = tmp_path / "report.json"
    report.write_text(text, encoding="utf-8")
    ran = playbook("diff", "--from", report, "--format", "markdown")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "this is no report of changes" in ran.stderr


def test_a_playbook_that_breaks_rules_is_compared_all_the_same(repository: TestRepository) -> None:
    """The reviewer of a half-done change wants to see what it means, too; `check` tells what is wrong."""
    write(changed({"about/version": "1.0.0", "levers/kill-switch/owner": "nobody"}), repository.playbook)
    ran = playbook("diff", "main", cwd=repository.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Lever “Switch the feature off” owner Technical lead → nobody\n" in ran.stdout


def test_the_installed_default_is_never_taken_for_the_playbook_that_is_meant(tmp_path: Path) -> None:
    for command in (["diff", "default"], ["release"]):
        ran = playbook(*command, cwd=tmp_path)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "playbook cannot be read" in ran.stderr


def test_line_ends_and_a_byte_order_mark_are_no_change(repository: TestRepository) -> None:
    roles = repository.playbook / "roles.yaml"
    roles.write_bytes(b"\xef\xbb\xbf" + roles.read_bytes().replace(b"\n", b"\r\n"))
    repository.git("commit", "--quiet", "--all", "--message=Edit on another system")
    assert "No changes." in playbook("diff", "HEAD~1", "HEAD", cwd=repository.root).stdout


def test_a_revision_with_links_that_leave_it_is_not_compared(repository: TestRepository) -> None:
    (repository.playbook / "more").symlink_to("/etc")
    (repository.playbook / "passwd.yaml").symlink_to("/etc/passwd")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Link")
    ran = playbook("diff", "HEAD~1", "HEAD", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "passwd.yaml is a link that leaves the playbook folder" in ran.stderr


def test_a_shallow_clone_says_what_it_lacks(repository: TestRepository, tmp_path: Path) -> None:
    repository.commit(SLOWER)
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))
    ran = playbook("diff", "HEAD~1", cwd=tmp_path / "shallow")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "'HEAD~1' names no commit" in ran.stderr
    assert "`git fetch --unshallow --tags` fetches the rest" in ran.stderr


def test_a_detached_head_and_a_dirty_tree_are_compared_as_they_are(repository: TestRepository) -> None:
    repository.git("checkout", "--quiet", "--detach")
    write(changed(SLOWER | {"about/version": "1.0.0"}), repository.playbook)
    assert "1 breaking change." in playbook("diff", "HEAD", cwd=repository.root).stdout
