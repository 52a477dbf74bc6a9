"""`playbook release` and `playbook at` in real repositories, and the page that tells what changed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.export import content_digest
from generator.problems import Location
from generator.release.make import with_version
from tests.acceptance.test_cli import playbook
from tests.build import changed, write
from tests.build import playbook as built
from tests.repository import TestRepository

SLOWER = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}
DAY = ("--today", "2026-11-10")


@pytest.fixture
def repository(tmp_path: Path) -> TestRepository:
    """A repository with a released version 1.0.0 and a breaking change after it, committed."""
    repository = TestRepository(tmp_path / "team")
    repository.git("config", "user.name", "Test")
    repository.git("config", "user.email", "test@example.org")
    repository.commit({"about/version": "1.0.0"}, tag="v1.0.0", day="2026-02-03")
    repository.commit(SLOWER, day="2026-04-01")
    return repository


def test_a_dry_run_shows_version_files_and_changelog_and_writes_nothing(repository: TestRepository) -> None:
    ran = playbook("release", *DAY, cwd=repository.root)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "  SEV-2 containment 1 h → 2 h (relaxed)\n" in ran.stdout
    assert "Version 2.0.0, tag v2.0.0. Files:\n  playbook/about.yaml, line 3: version 2.0.0\n" in ran.stdout
    assert (
        "  releases/2.0.0.json: the record of the release\n  cards.lock.json: the record of the cards\n"
        in ran.stdout
    )
    assert "## 2.0.0 - 2026-11-10\n" in ran.stdout
    assert ran.stdout.endswith("Nothing was written. With --write this is done; nothing is pushed.\n")
    assert repository.git("status", "--porcelain") == ""
    assert repository.git("tag") == "v1.0.0"


def test_a_release_writes_commits_and_tags_and_pushes_nothing(
    repository: TestRepository, tmp_path: Path
) -> None:
    bare = TestRepository(tmp_path / "bare")
    repository.git("remote", "add", "origin", str(bare.root))
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 0, ran.stderr
    assert repository.git("status", "--porcelain") == ""
    assert repository.git("tag").split() == ["v1.0.0", "v2.0.0"]
    assert repository.git("rev-parse", "v2.0.0^{commit}") == repository.git("rev-parse", "HEAD")
    assert repository.git("show", "--name-only", "--format=%s", "HEAD").split("\n\n") == [
        "Release 2.0.0",
        "CHANGELOG.md\ncards.lock.json\nplaybook/about.yaml\nreleases/2.0.0.json",
    ]
    about = (repository.playbook / "about.yaml").read_text("utf-8")
    assert 'version: "2.0.0"\n' in about
    record = json.loads((repository.root / "releases" / "2.0.0.json").read_text("utf-8"))
    assert (record["released_on"], record["before"]["name"], record["after"]["name"]) == (
        "2026-11-10",
        "v1.0.0",
        "v2.0.0",
    )
    assert bare.git("tag") == ""
    assert playbook("check", *DAY, cwd=repository.root).returncode == 0
    assert (
        playbook("release", *DAY, cwd=repository.root).stdout == "Nothing changed since the last release.\n"
    )


KIM, JO = (
    {
        "about/version": "1.0.0",
        "contacts": {"technical-lead": {"rota": "ML", "reach": "+1 555 0100", "person": name}},
    }
    for name in ("Kim Lee", "Jo Doe")
)


def test_what_is_written_down_about_a_release_names_nobody(tmp_path: Path) -> None:
    """A reviewer is told whose page it is; a record is read for years, and may be published."""
    team = TestRepository(tmp_path / "team")
    team.git("config", "user.name", "Test")
    team.git("config", "user.email", "test@example.org")
    team.commit(KIM, tag="v1.0.0")
    team.commit(JO)
    said = "Jo Doe answers the page for Technical lead at SEV-1, SEV-2 (before: Kim Lee)"
    assert said in playbook("diff", "v1.0.0", cwd=team.root).stdout
    assert playbook("release", "--write", *DAY, cwd=team.root).returncode == 0
    written = [team.root / "releases" / "2.0.0.json", team.root / "CHANGELOG.md"]
    assert all("Somebody else answers the page for" in path.read_text("utf-8") for path in written)
    for path in written:
        assert not [name for name in ("Kim", "Jo Doe", "555") if name in path.read_text("utf-8")]


def test_an_allowed_change_is_released_as_the_smallest_step_and_told_with_its_reason(
    repository: TestRepository,
) -> None:
    allow = repository.root / "allowances.yaml"
    allow.write_text(
        'severities/sev-2/contain_within:\n  reason: The winter freeze.\n  until: "2026-12-31"\n', "utf-8"
    )
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Allow it")
    ran = playbook("release", "--write", "--allow", "allowances.yaml", *DAY, cwd=repository.root)
    assert ran.returncode == 0, ran.stderr
    assert "Version 1.0.1, tag v1.0.1." in ran.stdout
    changelog = (repository.root / "CHANGELOG.md").read_text("utf-8")
    assert (
        "### Allowed: released without the version that such a change asks for\n\n- **SEV-2** cont"
        in changelog
    )
    assert "until 2026-12-31: The winter freeze" in changelog
    assert playbook("pages", cwd=repository.root).returncode == 0
    page = (repository.root / "build" / "docs" / "changes.md").read_text("utf-8")
    assert "SEV-2 containment 1 h → 2 h &#40;relaxed&#41;. The winter freeze." in page


def test_a_higher_version_that_the_playbook_states_is_kept(repository: TestRepository) -> None:
    repository.commit(SLOWER | {"about/version": "3.1.0"})
    assert "Version 3.1.0, tag v3.1.0." in playbook("release", *DAY, cwd=repository.root).stdout


def named(root: Path) -> TestRepository:
    """Return a new repository in which git knows who commits."""
    repository = TestRepository(root)
    repository.git("config", "user.name", "Test")
    repository.git("config", "user.email", "test@example.org")
    return repository


def test_the_first_release_is_the_version_that_the_playbook_states_and_leaves_a_record(
    tmp_path: Path,
) -> None:
    repository = named(tmp_path / "new")
    repository.commit({"about/version": "0.3.0"})
    ran = playbook("release", "--prefix", "playbook-", "--write", *DAY, cwd=repository.root)
    assert (ran.returncode, ran.stderr.splitlines()[1:]) == (0, [])
    assert "The first release.\n\nVersion 0.3.0, tag playbook-0.3.0." in ran.stdout
    assert "  releases/0.3.0.json: the record of the release\n" in ran.stdout
    assert json.loads(repository.git("show", "playbook-0.3.0:releases/0.3.0.json")) == {
        "schema_version": 1,
        "released_on": "2026-11-10",
        "after": {
            "name": "playbook-0.3.0",
            "version": "0.3.0",
            "digest": content_digest(built({"about/version": "0.3.0"})),
            "digest_form": 2,
        },
        "not_compared": "The first release.",
    }
    assert "## 0.3.0 - 2026-11-10\n\nThe first release.\n" in (repository.root / "CHANGELOG.md").read_text(
        "utf-8"
    )
    told = playbook("at", "2027-01-01", "--prefix", "playbook-", "--today", "2027-01-01", cwd=repository.root)
    assert (told.returncode, told.stderr, told.stdout[:18]) == (0, "", "0.3.0, in force si")


def test_the_page_of_changes_begins_with_the_first_release_in_both_editions(tmp_path: Path) -> None:
    repository = named(tmp_path / "new")
    repository.commit({"about/version": "1.0.0"})
    released(repository)
    repository.commit(SLOWER)
    released(repository)
    for edition in ("internal", "public"):
        ran = playbook("pages", "--edition", edition, cwd=repository.root)
        assert ran.returncode == 0, ran.stderr
        page = (repository.root / "build" / "docs" / "changes.md").read_text("utf-8")
        assert page.index("Released on 2026-11-10, after 1.0.0. 1 breaking change.") < page.index("## 1.0.0")
        assert "<p>Released on 2026-11-10. The first release.</p>" in page


def layered(root: Path) -> TestRepository:
    """Return a repository with a default in a folder and a layer that does not say which version it is."""
    repository = named(root)
    write(changed({"about/version": "0.7.0"}), root / "base")
    team = root / "layers" / "team"
    team.mkdir(parents=True)
    (team / "roles.yaml").write_text("scribe: {name: Note taker}\n", encoding="utf-8")
    manifest = "default: {path: base, version: 0.7.0}\nlayers: [layers/team]\n"
    (root / "playbook.yml").write_text(manifest, encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Begin")
    return repository


def test_the_version_of_the_default_is_not_that_of_a_first_release(tmp_path: Path) -> None:
    """Or the next default, with a version of its own, would look like a release of the team."""
    repository = layered(tmp_path / "team")
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "playbook: 0.7.0 is the version of the default, and a release needs one of your own: write "
        '`version: "1.0.0"` into layers/team/about.yaml, a new file\n'
    )
    (repository.root / "layers" / "team" / "about.yaml").write_text('version: "1.0.0"\n', encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=State a version")
    released(repository)
    assert repository.git("tag") == "v1.0.0"
    assert "version: 0.7.0" in (repository.root / "base" / "about.yaml").read_text("utf-8").replace('"', "")


def test_a_release_that_is_dated_before_the_last_one_is_refused(repository: TestRepository) -> None:
    """By its record; where it has none, by its commit."""
    ran = playbook("release", "--write", "--today", "2026-02-02", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "1.0.0 was released on 2026-02-03, and 2026-02-02 is before that: " in ran.stderr
    released(repository)
    repository.commit(SLOWER | {"about/version": "2.0.0", "roles/scribe/name": "Note taker"})
    ran = playbook("release", "--write", "--today", "2026-11-09", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "2.0.0 was released on 2026-11-10, and 2026-11-09 is before that: " in ran.stderr
    assert "`--today 2026-11-10`" in ran.stderr
    assert repository.git("tag").split() == ["v1.0.0", "v2.0.0"]
    released(repository)  # two on one day are in order


def test_a_release_whose_commit_would_be_older_than_its_parent_is_taken_back(
    repository: TestRepository,
) -> None:
    """The clock of this machine, or of the one before, is wrong, and `at` goes by the days of commits."""
    head = repository.commit(SLOWER, day="2090-01-01")
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 2
    assert "is dated before the commit that it stands on" in ran.stderr
    assert (repository.git("rev-parse", "HEAD"), repository.git("status", "--porcelain")) == (head, "")
    assert repository.git("tag") == "v1.0.0"


def test_a_last_release_that_cannot_be_read_any_more_does_not_end_releasing(
    repository: TestRepository,
) -> None:
    """A newer program may refuse what an older one took; nobody can mend a tag."""
    (repository.playbook / "roles.yaml").write_text("scribe: {no-such-field: 1}\n", encoding="utf-8")
    repository.git("commit", "--quiet", "--all", "--message=Of another time")
    repository.git("tag", "v1.5.0")
    repository.commit(SLOWER)
    ran = playbook("release", *DAY, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "raise `version` in about.yaml yourself" in ran.stderr
    repository.commit(SLOWER | {"about/version": "2.0.0"})
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 0, ran.stderr
    said = "Not compared with 1.5.0, which the program of today cannot read.\n"
    assert ran.stdout.startswith(f"{said}\nVersion 2.0.0, tag v2.0.0.")
    assert f"## 2.0.0 - 2026-11-10\n\n{said}" in (repository.root / "CHANGELOG.md").read_text("utf-8")


def test_a_playbook_with_errors_is_not_released(repository: TestRepository) -> None:
    write(changed(SLOWER | {"levers/kill-switch/owner": "nobody"}), repository.playbook)
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 1
    assert "there is no 'nobody' in roles" in ran.stdout
    assert repository.git("tag") == "v1.0.0"


def test_what_is_not_committed_is_not_released(repository: TestRepository) -> None:
    (repository.root / "notes.txt").write_text("mine\n", encoding="utf-8")
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 2
    assert "commit or remove what is not committed first: notes.txt" in ran.stderr
    assert repository.git("tag") == "v1.0.0"


def test_a_commit_that_fails_leaves_every_file_as_it_was(repository: TestRepository) -> None:
    hook = repository.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert (ran.returncode, "not today" in ran.stderr) == (2, True)
    assert repository.git("status", "--porcelain") == ""
    assert repository.git("tag") == "v1.0.0"
    hook.unlink()
    assert playbook("release", "--write", *DAY, cwd=repository.root).returncode == 0


@pytest.mark.parametrize("hook", ["pre-commit", "post-commit"])
@pytest.mark.parametrize("how", ["INT", "TERM"])
def test_a_release_that_is_stopped_leaves_every_file_and_the_branch_as_they_were(
    repository: TestRepository, hook: str, how: str
) -> None:
    repository.commit({"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"})
    head = repository.git("rev-parse", "HEAD")
    path = repository.root / ".git" / "hooks" / hook
    path.parent.mkdir(exist_ok=True)
    playbook_process = "cut -d' ' -f4 /proc/$PPID/stat 2>/dev/null || ps -o ppid= -p $PPID"
    path.write_text(f"#!/bin/sh\nkill -{how} $({playbook_process})\nsleep 1\n", encoding="utf-8")
    path.chmod(0o755)
    ran = playbook("release", "--write", cwd=repository.root)
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (130, "Interrupted.")
    assert repository.git("rev-parse", "HEAD") == head
    assert repository.git("status", "--porcelain") == ""
    assert "v2.0.0" not in repository.git("tag", "--list")


def test_a_tag_that_fails_takes_the_commit_back(repository: TestRepository) -> None:
    """Half a release would be made again at the next try, and told twice in the changelog."""
    repository.git("config", "tag.gpgSign", "true")
    repository.git("config", "gpg.program", "false")
    before = (repository.git("rev-parse", "HEAD"), repository.git("ls-files"))
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 2
    assert "git tag failed" in ran.stderr
    assert (repository.git("rev-parse", "HEAD"), repository.git("ls-files")) == before
    assert repository.git("status", "--porcelain") == ""


def test_a_release_on_no_branch_is_refused(repository: TestRepository) -> None:
    repository.git("checkout", "--quiet", "--detach")
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ran.returncode == 2
    assert "no branch is checked out" in ran.stderr
    assert repository.git("tag") == "v1.0.0"


@pytest.mark.parametrize("command", [("release",), ("at", "2026-03-01"), ("site", "--versions")])
def test_where_released_versions_can_be_missing_nothing_is_said_about_them(
    repository: TestRepository, tmp_path: Path, command: tuple[str, ...]
) -> None:
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "shallow"))
    ran = playbook(*command, cwd=tmp_path / "shallow")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "`git fetch --unshallow --tags` fetches the rest" in ran.stderr


def test_a_tag_that_is_there_stops_a_release_before_it_writes(repository: TestRepository) -> None:
    """Somebody put the tag by hand, on a commit that says another version."""
    repository.git("tag", "v2.0.0", repository.git("rev-parse", "HEAD~1"))
    repository.commit(SLOWER | {"about/version": "2.0.0"})
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert (ran.returncode, repository.git("status", "--porcelain")) == (2, "")
    assert "there is a tag v2.0.0 already" in ran.stderr


def test_a_file_keeps_its_line_ends_when_its_version_is_raised(repository: TestRepository) -> None:
    about = repository.playbook / "about.yaml"
    about.write_bytes(about.read_bytes().replace(b"\n", b"\r\n"))
    repository.git("commit", "--quiet", "--all", "--message=Edit on another system")
    assert playbook("release", "--write", *DAY, cwd=repository.root).returncode == 0
    assert repository.git("show", "--format=", "--numstat", "HEAD", "--", "playbook/about.yaml").split()[
        :2
    ] == ["1", "1"]


def test_the_line_of_a_version_is_counted_as_the_check_counts_lines() -> None:
    """A separator that Python takes for a line end, as in a comment, ends no line of YAML."""
    text = "name: A\r\n# one\u2028two\x0cthree\x85four\r\nversion: '1.0.0'\r\n# 1.0.0\n"
    expected = text.replace("'1.0.0'", '"2.0.0"')
    assert with_version(text, Location("about.yaml", 3, 10), "2.0.0") == expected


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2026-02-02", 1, "No version was released by 2026-02-02.\n"),
        ("2026-02-03", 0, "1.0.0, in force since 2026-02-03 (tag v1.0.0, commit "),
        ("2026-04-30", 0, "1.0.0, in force since 2026-02-03 (tag v1.0.0, commit "),
        ("2026-05-01", 0, "10.0.0, in force since 2026-05-01 (tag v10.0.0, commit "),
    ],
)
def test_the_version_in_force_on_a_day_is_the_last_one_tagged_by_then(
    repository: TestRepository, day: str, code: int, said: str
) -> None:
    repository.commit({"about/version": "10.0.0"}, day="2026-05-01", tag="v10.0.0")
    repository.git("tag", "v9-is-no-version")
    ran = playbook("at", day, cwd=repository.root)
    assert ran.returncode == code
    assert ran.stdout.startswith(said)


def test_of_a_day_to_come_it_is_the_last_version_so_far(repository: TestRepository) -> None:
    known = playbook("at", "2026-05-01", "--today", "2026-05-01", cwd=repository.root)
    assert "so far" not in known.stdout
    ahead = playbook("at", "2026-05-02", "--today", "2026-05-01", cwd=repository.root)
    assert ahead.stdout.startswith("1.0.0, in force since 2026-02-03 (tag v1.0.0, commit ")
    assert ahead.stdout.endswith(
        "; so far: 2026-05-02 is still to come, and a later release would replace it\n"
    )
    repository.git("tag", "--delete", "v1.0.0")
    none = playbook("at", "2026-05-02", "--today", "2026-05-01", cwd=repository.root)
    assert (none.returncode, none.stdout) == (1, "No version was released so far.\n")


@pytest.mark.parametrize(("today", "so_far"), [("2026-03-01", False), ("2026-02-28", True)])
def test_the_version_in_force_is_told_to_programs(
    repository: TestRepository, today: str, so_far: bool
) -> None:
    ran = playbook("at", "2026-03-01", "--today", today, "--format", "json", cwd=repository.root)
    assert json.loads(ran.stdout) == {
        "schema_version": 1,
        "day": "2026-03-01",
        "so_far": so_far,
        "in_force": {
            "version": "1.0.0",
            "tag": "v1.0.0",
            "commit": repository.git("rev-parse", "v1.0.0^{commit}"),
            "since": "2026-02-03",
            "digest": content_digest(built({"about/version": "1.0.0"})),
            "digest_form": 2,
            "signature": "",
        },
        "doubts": [],
    }


def released(repository: TestRepository) -> None:
    assert playbook("release", "--write", *DAY, cwd=repository.root).returncode == 0


READ_HISTORY = (("release",), ("at", "2027-01-01"), ("site", "--versions"))


@pytest.mark.parametrize("command", READ_HISTORY)
def test_a_record_without_its_tag_stops_with_the_command_that_fetches_it(
    repository: TestRepository, command: tuple[str, ...]
) -> None:
    """A clone without tags is what CI makes by default."""
    released(repository)
    repository.git("tag", "--delete", "v1.0.0", "v2.0.0")
    ran = playbook(*command, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert (
        "releases/2.0.0.json records a release, and its tag v2.0.0 is not here: `git fetch --tags`"
        in ran.stderr
    )


@pytest.mark.parametrize("command", READ_HISTORY)
def test_a_tag_that_is_not_on_its_release_stops(repository: TestRepository, command: tuple[str, ...]) -> None:
    released(repository)
    repository.git("tag", "--force", "v2.0.0", "HEAD~1")
    ran = playbook(*command, cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "which does not hold releases/2.0.0.json as it is here" in ran.stderr


def test_a_clone_without_tags_says_how_to_get_a_released_version_and_counts_from_its_records(
    repository: TestRepository,
) -> None:
    released(repository)
    repository.commit({"about/version": "3.0.0", "severities/sev-2/contain_within": "3h"})
    repository.git("tag", "--delete", "v1.0.0", "v2.0.0")
    for words in (("diff",), ("check", "--revision"), ("export", "--revision"), ("cards", "--revision")):
        ran = playbook(*words, "v2.0.0", cwd=repository.root)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "`git fetch --tags` fetches branches and tags" in ran.stderr
    ran = playbook("diff", "HEAD", cwd=repository.root)
    assert ran.stdout.endswith("The version 3.0.0 is enough, 2.0.0 was released last.\n")


def test_a_release_under_another_prefix_is_named_with_it(repository: TestRepository) -> None:
    released(repository)
    ran = playbook("at", "2027-01-01", "--prefix", "book-", cwd=repository.root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "2.0.0 is released with the tag v2.0.0: say `--prefix v`" in ran.stderr


def test_a_record_that_is_younger_than_its_successor_is_told(repository: TestRepository) -> None:
    """As a version of this program from before would leave it, or a hand."""
    released(repository)
    repository.commit(SLOWER | {"about/version": "2.0.0", "roles/scribe/name": "Note taker"})
    released(repository)
    record = repository.root / "releases" / "2.0.1.json"
    text = record.read_text("utf-8").replace('"released_on": "2026-11-10"', '"released_on": "2026-05-05"')
    record.write_text(text, encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Edit a record")
    repository.git("tag", "--force", "v2.0.1")
    ran = playbook("at", "2027-01-01", cwd=repository.root)
    said = (
        "v2.0.1 is dated 2026-03-01, before a commit that it stands on: it was not in force on that day\n"
        "releases/2.0.0.json says 2026-11-10, which is after 2.0.1, its successor, of 2026-05-05\n"
    )
    assert (ran.returncode, ran.stderr) == (0, said)


def told_at(repository: TestRepository) -> tuple[str, dict[str, object]]:
    """Return what `at` says on the error stream and the facts of the version in force."""
    ran = playbook("at", "2027-01-01", "--today", "2027-01-01", "--format", "json", cwd=repository.root)
    return ran.stderr, json.loads(ran.stdout)["in_force"]


def test_the_record_of_a_release_and_its_tag_have_one_digest(repository: TestRepository) -> None:
    """Although the release itself writes the version into the playbook."""
    released(repository)
    recorded = json.loads(repository.git("show", "v2.0.0:releases/2.0.0.json"))["after"]
    said, found = told_at(repository)
    assert (said, found["version"]) == ("", "2.0.0")
    assert (recorded["digest"], recorded["digest_form"]) == (found["digest"], 2)


def test_a_record_in_the_older_form_is_told_as_one_and_differs_from_nothing(
    repository: TestRepository,
) -> None:
    released(repository)
    record = repository.root / "releases" / "2.0.0.json"
    record.write_text(record.read_text("utf-8").replace(',\n    "digest_form": 2', ""), encoding="utf-8")
    repository.git("commit", "--quiet", "--all", "--amend", "--no-edit")
    repository.git("tag", "--force", "v2.0.0")
    said, found = told_at(repository)
    digest = str(found["digest"])[:12]
    assert said.splitlines()[-1] == (
        "releases/2.0.0.json names the content by a digest of form 1, an older one; "
        f"{digest} is of form 2, and the two cannot be compared"
    )


def with_key(repository: TestRepository, folder: Path) -> Path:
    """Let git sign with a new key; return the file that says whose key it is, which git does not know yet."""
    key, allowed = folder / "key", folder / "allowed"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    allowed.write_text(f"releaser@example.org {key.with_suffix('.pub').read_text('utf-8')}", encoding="utf-8")
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(key))):
        repository.git("config", name, value)
    return allowed


@pytest.mark.needs("ssh-keygen")
def test_the_list_of_versions_tells_who_signed_and_that_of_a_public_site_names_nobody(tmp_path: Path) -> None:
    repository = TestRepository(tmp_path / "team")
    repository.git("config", "gpg.ssh.allowedSignersFile", str(with_key(repository, tmp_path)))
    repository.commit({"about/version": "1.0.0"})
    repository.git("tag", "--sign", "--message=Signed", "v1.0.0")
    for edition, signed in (("internal", ", signed by releaser@example.org"), ("public", "")):
        ran = playbook("site", "--versions", "--no-cards", "--edition", edition, cwd=repository.root)
        assert ran.returncode == 0, ran.stderr
        page = (repository.root / "build" / "site" / "versions.html").read_text("utf-8")
        assert f'<li><a href="1.0.0/index.html">1.0.0</a>{signed}</li>' in page
        assert ("releaser" in page) == bool(signed)


@pytest.mark.needs("ssh-keygen")
def test_who_signed_a_release_is_told(repository: TestRepository, tmp_path: Path) -> None:
    allowed = with_key(repository, tmp_path)
    repository.git("tag", "--sign", "--message=Signed", "v3.0.0", day="2026-04-01")
    told = playbook("at", "2026-04-02", cwd=repository.root).stdout
    assert "signed, and this machine cannot tell by whom: " in told
    repository.git("config", "gpg.ssh.allowedSignersFile", str(allowed))
    repository.git("config", "tag.gpgSign", "true")
    repository.commit(SLOWER | {"about/version": "3.1.0"}, day="2026-04-03")
    ran = playbook("release", "--write", *DAY, cwd=repository.root)
    assert ", tag v3.1.0, signed by releaser@example.org. Push both when you are ready.\n" in ran.stdout
    assert "signed by releaser@example.org)" in playbook("at", "2026-04-02", cwd=repository.root).stdout


def test_the_site_tells_what_each_release_changed_newest_first(repository: TestRepository) -> None:
    playbook("release", "--write", *DAY, cwd=repository.root)
    repository.commit(SLOWER | {"about/version": "2.0.0", "roles/scribe/name": "Note taker"})
    playbook("release", "--write", "--today", "2026-12-06", cwd=repository.root)
    ran = playbook("pages", cwd=repository.root)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    page = (repository.root / "build" / "docs" / "changes.md").read_text("utf-8")
    first, second = page.index("## 2.0.1"), page.index("## 2.0.0")
    assert first < page.index("Note taker name Scribe → Note taker.") < second
    assert "Released on 2026-12-06, after 2.0.0. 1 editorial change." in page
    assert second < page.index("SEV-2 containment 1 h → 2 h &#40;relaxed&#41;.")


def test_the_public_edition_tells_only_what_changed_in_public(repository: TestRepository) -> None:
    """Where a switch is and what to type stay out, in the old words and in the new."""
    private = {
        "levers/kill-switch/where": "Console, page canary1",
        "levers/kill-switch/command": "flags canary2",
    }
    repository.commit(SLOWER | private)
    assert playbook("release", "--write", *DAY, cwd=repository.root).returncode == 0
    repository.commit(SLOWER | {"about/version": "2.0.0", "levers/kill-switch/command": "flags canary3"})
    assert playbook("release", "--write", *DAY, cwd=repository.root).returncode == 0  # nothing for the public
    pages = repository.root / "build" / "docs"
    assert playbook("pages", cwd=repository.root).returncode == 0
    inside = (pages / "changes.md").read_text("utf-8")
    assert [word in inside for word in ("canary1", "canary2", "canary3", "## 3.0.0")] == [True] * 4
    assert playbook("pages", "--edition", "public", cwd=repository.root).returncode == 0
    outside = (pages / "changes.md").read_text("utf-8")
    assert "SEV-2 containment 1 h → 2 h &#40;relaxed&#41;." in outside
    assert "Released on 2026-11-10, after 1.0.0. 1 breaking change." in outside
    assert "3.0.0" not in outside
    assert [path.name for path in pages.rglob("*.md") if "canary" in path.read_text("utf-8")] == []


def test_a_record_that_does_not_say_what_is_public_is_not_published(repository: TestRepository) -> None:
    playbook("release", "--write", *DAY, cwd=repository.root)
    record = repository.root / "releases" / "2.0.0.json"
    said = json.loads(record.read_text("utf-8"))
    assert [change["subject"] for change in said.pop("public")] == ["SEV-2"]
    record.write_text(json.dumps(said), encoding="utf-8")
    assert playbook("pages", "--edition", "public", cwd=repository.root).returncode == 0
    assert not (repository.root / "build" / "docs" / "changes.md").exists()
