"""`playbook site --versions` after a team went public: no old version shows what was private when it was released."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from generator.model.edition import private_fields
from generator.model.walk import walk_parts
from tests.acceptance.test_cli import playbook as run
from tests.acceptance.test_public_edition import (
    BESIDE,
    LINK,
    NOT_WORDS,
    Planter,
    found_in,
    holder_in,
    pdf_readable,
    readings,
)
from tests.build import SMALL, changed, playbook, write
from tests.repository import TestRepository

NOBODY = "No name of a person was looked for: no contact names a person.\n"
TOKENS = re.compile(r"canary\d{4}x|2031-07-19")
BASE = {path: value for path, value in LINK.items() if not path.endswith("/held")}  # a layer has one
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#7a1f5c"/></svg>\n'


def planted_team(root: Path) -> tuple[TestRepository, Planter]:
    """Return an internal team with a brand, and a token in each private field and in all that is beside the plan."""
    team, planter = TestRepository(root), Planter()
    data = changed(BASE)
    data["contacts"] = {
        "scribe": {name: planter.token(name) for name in ("rota", "reach", "person", "backup")}
    }
    for spot, part in walk_parts(playbook(BASE)):
        for name in private_fields(type(part)):
            if (type(part).__name__, name) not in NOT_WORDS | {("Playbook", "contacts")}:
                holder_in(data, spot.path)[name] = planter.value(type(part), name)
    write(data, root / "base")
    for name, text in BESIDE.items():
        pieces = re.split(r"(\{\})", f"{name}\0{text}")
        words = "".join(planter.token(name) if piece == "{}" else piece for piece in pieces)
        file, _, words = words.partition("\0")
        save(root / file, words.replace("{{", "{").replace("}}", "}").replace(str(SMALL), "base"))
    save(root / "layers/team/cards.yaml", "theme: brand\nbrand: {logo: logo.svg, logo_alt: Us}\n")
    save(root / "brand/logo.svg", LOGO)
    release(team, "1.0.0", "internal")
    return team, planter


def save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def release(team: TestRepository, version: str, edition: str) -> None:
    about, manifest = team.root / "layers/team/about.yaml", team.root / "playbook.yml"
    save(
        about,
        re.sub(r"\nversion: .*|$", f'\nversion: "{version}"', about.read_text("utf-8").rstrip(), count=1)
        + "\n",
    )
    save(manifest, re.sub(r"edition: \w+", f"edition: {edition}", manifest.read_text("utf-8")))
    save(team.root / ".gitignore", "/build/\n")
    team.git("add", "--all")
    team.git("commit", "--quiet", f"--message=Release {version}")
    team.git("tag", f"v{version}")


def site(team: TestRepository, *options: str) -> tuple[int, str, str]:
    ran = run("site", "--versions", *options, cwd=team.root)
    return ran.returncode, ran.stdout, ran.stderr


@pdf_readable
def test_no_byte_of_an_internal_version_stands_on_the_site_of_a_team_that_went_public(tmp_path: Path) -> None:
    """HTML, JSON, search index, SVG, and PDF files read back; the version itself stays readable, with its brand."""
    team, planter = planted_team(tmp_path / "team")
    built = team.root / "build" / "site"
    assert site(team) == (0, "1 version, built 1.0.0. Open build/site/index.html\n", "")
    told = {line.rpartition(": ")[2] for line in found_in(built, TOKENS)}
    assert len(told) > 40, planter.planted  # or the search below would find nothing in anything
    release(team, "1.1.0", "public")
    said = "2 versions, built 1.0.0, 1.1.0. Open build/site/index.html\n"
    assert site(team) == (0, said, "")
    assert found_in(built, TOKENS) == []
    for version in ("1.0.0", "1.1.0", "latest"):
        files = built / version / "downloads" / "cards"
        assert any("#7a1f5c" in text for text in readings(files / "role-scribe-a6-back.svg"))
        assert len(list(files.glob("*.pdf"))) > 9
    again = "2 versions, none had to be built. Open build/site/index.html\n"
    assert site(team) == (0, again, "")
    assert found_in(built, TOKENS) == []


def test_a_run_on_an_older_commit_that_was_internal_does_not_undo_the_public_edition(tmp_path: Path) -> None:
    """A publishing workflow runs for the tag that was pushed, and that can be an old one."""
    team, _ = planted_team(tmp_path / "team")
    release(team, "1.1.0", "public")
    team.git("switch", "--quiet", "--detach", "v1.0.0")
    assert site(team, "--no-cards")[0] == 0
    assert found_in(team.root / "build" / "site", TOKENS) == []


def test_nothing_is_built_while_nobody_can_read_which_edition_it_is(tmp_path: Path) -> None:
    team, _ = planted_team(tmp_path / "team")
    manifest = team.root / "playbook.yml"
    save(manifest, manifest.read_text("utf-8").replace("edition: internal", "edition: publik"))
    code, out, wrong = site(team, "--no-cards")
    assert (code, out) == (2, "")
    assert "playbook.yml:4:10: " in wrong
    assert not (team.root / "build" / "site").exists()


TELLS: dict[str, object] = {
    "channels/war-room/where": "https://meet.example.org/canary",
    "severities/sev-1/response": "Everybody joins https://meet.example.org/canary.",
}


def plain_team(root: Path, *versions: tuple[str, dict[str, object]]) -> TestRepository:
    team = TestRepository(root)
    save(root / ".gitignore", "/build/\n/playbook/contacts.yaml\n")
    for version, change in versions:
        team.commit({"about/version": version} | change, tag=f"v{version}")
    return team


def test_an_older_version_whose_public_edition_would_tell_is_left_out_and_named(tmp_path: Path) -> None:
    team = plain_team(tmp_path / "team", ("1.0.0", TELLS), ("2.0.0", {}))
    assert site(team, "--no-cards") == (0, "2 versions, built 1.0.0, 2.0.0. Open build/site/index.html\n", "")
    code, out, wrong = site(team, "--no-cards", "--edition", "public")
    assert (code, out) == (0, "1 version, built 2.0.0. Open build/site/index.html\n")
    assert wrong == (
        f"{NOBODY}Left out 1.0.0: the public edition of it would show what is private: v1.0.0:playbook/severities.yaml:"
        f"{line_of(team, 'v1.0.0:playbook/severities.yaml', 'meet')}:13: the public edition would say here what "
        "'channels/war-room/where' keeps private (private-in-public)\n"
    )
    built = team.root / "build" / "site"
    assert not (built / "1.0.0").exists()
    assert found_in(built, re.compile("meet.example.org")) == []
    left_out = "<li>1.0.0 is not here: the public edition of it would show what is private.</li>"
    assert [left_out in (built / name).read_text("utf-8") for name in ("index.html", "versions.html")] == [
        True
    ] * 2
    assert [each["version"] for each in json.loads((built / "versions.json").read_text("utf-8"))] == ["2.0.0"]


def line_of(team: TestRepository, blob: str, word: str) -> int:
    lines = team.git("show", blob).splitlines()
    return next(number for number, line in enumerate(lines, start=1) if word in line)


def test_the_newest_version_stops_the_command_when_its_public_edition_would_tell(tmp_path: Path) -> None:
    team = plain_team(tmp_path / "team", ("1.0.0", {}), ("2.0.0", TELLS))
    code, out, wrong = site(team, "--no-cards", "--edition", "public")
    assert (code, out) == (1, "")
    assert "v2.0.0:playbook/severities.yaml:" in wrong
    assert "private-in-public" in wrong
    assert wrong.endswith(
        "The newest version is not published: the public edition of it would show what is private. Mend it and release "
        "it anew; the site that was there is untouched.\n"
    )
    assert not (team.root / "build" / "site").exists()


def test_contacts_of_today_that_cannot_be_read_are_told_where_they_stand(tmp_path: Path) -> None:
    """Their names are looked for in every version, so none is published without them."""
    team = plain_team(tmp_path / "team", ("1.0.0", {}))
    save(team.playbook / "contacts.yaml", "scribe: {name: Noor Beispiel}\n")
    code, out, wrong = site(team, "--no-cards", "--edition", "public")
    assert (code, out) == (2, "")
    assert wrong == (
        "playbook: 1.0.0 cannot be built until its files are mended:\n  playbook/contacts.yaml:1:1: 'scribe' has no reach; "
        "add `reach:` How to reach them now: paging command, phone, mail. An address may "
        "take {incident}, {id}, {severity}, {type} and {awareness} along, such as "
        "https://pager.example/new?title={incident}&urgency={severity}.\n  playbook/contacts.yaml:1:10: 'scribe' has no "
        "field 'name'; known here: rota, reach, person, backup, checked_on\n"
    )


def test_a_copy_that_was_kept_is_not_published_once_it_is_known_to_tell(tmp_path: Path) -> None:
    """Whose name it is stands in the contacts, which came later and are in no version."""
    names: dict[str, object] = {"roles/scribe/mission": "Writes what Noor Beispiel says."}
    team = plain_team(tmp_path / "team", ("1.0.0", names), ("2.0.0", {}))
    assert site(team, "--no-cards", "--edition", "public") == (
        0, "2 versions, built 1.0.0, 2.0.0. Open build/site/index.html\n", NOBODY,
    )  # fmt: skip
    save(team.playbook / "contacts.yaml", "scribe: {person: Noor Beispiel, reach: /page canary}\n")
    code, out, wrong = site(team, "--no-cards", "--edition", "public")
    assert (code, out) == (
        0,
        "1 version, built 2.0.0. Open build/site/index.html\n",
    )  # its page of us says so
    assert wrong.startswith(
        "Left out 1.0.0: the public edition of it would show what is private: v1.0.0:playbook/"
    )
    assert found_in(team.root / "build" / "site", re.compile("Noor|/page canary")) == []


def test_contacts_that_stay_out_of_git_are_in_the_latest_of_an_internal_site_only(tmp_path: Path) -> None:
    """As a build of today shows them; those of yesterday are in no copy that is kept."""
    team = plain_team(tmp_path / "team", ("1.0.0", {}), ("2.0.0", {}))
    built = team.root / "build" / "site"
    for reach in ("/page first", "/page second"):
        save(team.playbook / "contacts.yaml", f"scribe: {{rota: Nights, reach: {reach}}}\n")
        assert site(team, "--no-cards")[0] == 0
        assert pages_with(built, reach) == {"latest"}
    assert pages_with(team.root / "build", "/page first") == set()


def pages_with(folder: Path, words: str) -> set[str]:
    pages: Any = folder.rglob("*.html")
    return {path.relative_to(folder).parts[0] for path in pages if words in path.read_text("utf-8")}
