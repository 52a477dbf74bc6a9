"""The use case `playbook init`: answers about a team -> a playbook of its own, checked at once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

from generator.api import schema_files
from generator.carry import carried
from generator.check.check import Checked, check
from generator.errors import UsageError
from generator.folder.assemble import digest_of, version_of
from generator.folder.defaults import default_at, installed_default, to_keep
from generator.layer.manifest import FILE
from generator.layer.notes import near
from generator.model import Playbook, build_playbook
from generator.problems import Level, Problem, Spot, in_order
from generator.read.yaml_text import read_yaml
from generator.team.start import Answers, Written, read_answers, starter_files, write_files
from generator.team.start.blank import FOLDER, blank_files
from generator.team.start.files import BRAND, Base


def default_base(folder: Path, default: Path | None = None) -> Base:
    """Return what a new playbook in a folder stands on: the installed default, or the one in another folder.

    Raises:
        UsageError: the default cannot be read or is not sound.
    """
    source = default_at(default) if default else installed_default()
    playbook, problems = build_playbook(source.data)
    wrong = [problem for problem in source.problems if problem.level is Level.ERROR]
    if playbook is None or wrong:
        first = in_order([*wrong, *problems])[0]
        raise UsageError(f"the default playbook is not sound: {first.message}; `playbook check` says more")
    path = Path(os.path.relpath(default.resolve(), folder.resolve())).as_posix() if default else None
    version, digest = version_of(source.data), digest_of(source.data)
    return Base(playbook, source, version, digest, path)


def answers_in(path: Path) -> Answers:
    """Return the answers in a YAML file.

    Raises:
        UsageError: the file cannot be read, or an answer is not right; the message names the line.
    """
    try:
        document = read_yaml(path.read_bytes(), path.as_posix())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    problems: tuple[Problem, ...] = document.errors
    answers = None
    if not problems:
        data = document.data if isinstance(document.data, dict) else {}
        answers, problems = read_answers(data, path.name)
    if answers is None or problems:
        first = problems[0]
        spot = first.spot or Spot(())
        where = first.where or document.positions.of(Spot(spot.path[1:], spot.on_key))
        raise UsageError(f"{where or path}: {first.message}{f' ({first.hint})' if first.hint else ''}")
    return answers


def begin(
    folder: Path, answers: Answers, base: Base, may_replace: Callable[[str], bool]
) -> tuple[Written, Checked]:
    """Write the files of a new playbook and check the result.

    Args:
        folder: where; made if it is missing.
        answers: what the team said.
        base: the default it stands on.
        may_replace: asked for each file where something else stands.

    Raises:
        UsageError: an answer is about nothing of the default, or a file cannot be written; nothing is written then.
    """
    _refuse_strangers(answers, base.playbook)
    files: dict[str, str | bytes] = {**starter_files(answers, base), **_logo(answers), **carried()}
    schemas = {f"schema/{name}": text for name, text in schema_files(layer=True).items()}

    def besides(found: Written) -> dict[str, bytes]:  # a pin that stays needs the default that is kept
        return schemas | ({} if FILE in found.kept else to_keep(folder, base.source))

    written = write_files(folder, files, may_replace, besides)
    return written, check(folder)


def _logo(answers: Answers) -> dict[str, bytes]:
    if answers.logo is None:
        return {}
    path = Path(answers.logo).expanduser()
    try:
        return {f"{BRAND}/logo.svg": path.read_bytes()}
    except OSError as error:
        raise UsageError(f"the logo {path} cannot be read: {error.strerror}") from error


def begin_blank(
    folder: Path, answers: Answers, today: datetime.date, may_replace: Callable[[str], bool]
) -> tuple[Written, Checked]:
    """Write the files of a playbook that stands on nothing, and check it.

    Args:
        folder: where; made if it is missing.
        answers: what the team said; only the name of the organisation has a place in it.
        today: the day of its first review.
        may_replace: asked for each file where something else stands.

    Raises:
        UsageError: a file cannot be written, or layers stand there already; nothing is written then.
    """
    if (folder / FILE).exists():
        raise UsageError(f"{folder / FILE} is there: a blank playbook has no layers; begin in another folder")
    schemas = {f"schema/{name}": text for name, text in schema_files().items()}
    written = write_files(folder, blank_files(answers, today), may_replace, lambda _: schemas)
    return written, check(folder / FOLDER)


def _refuse_strangers(answers: Answers, playbook: Playbook) -> None:
    """Refuse answers about roles and severities that are not there: dropped, they would be believed to hold."""
    for asked, given, known in (
        ("on_call", answers.on_call, list(playbook.roles)),
        ("updates", answers.updates, [each.id for each in playbook.severities.values() if each.updates]),
    ):
        for name in given:
            if name not in known:
                raise UsageError(f"'{asked}' knows no '{name}': {near(name, known).rstrip('.')}")
