"""A check of a revision, what the rules of a folder are, and where a value comes from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.check.catalogue import rule_docs
from generator.check.check import Checked, check
from generator.check.levels import levels_set
from generator.errors import UsageError
from generator.folder.assemble import assemble
from generator.folder.explain import Saying, sayings
from generator.history.surroundings import named, write_files
from generator.history.versions import files_of_revision, find_revision
from generator.model import build_playbook
from generator.model.edition import Edition
from generator.model.rule_levels import SetLevel
from generator.problems import RuleDoc


def check_revision(
    name: str,
    folder: Path,
    work: Path,
    today: datetime.date | None = None,
    edition: Edition | None = None,
    *,
    errors_alone: bool = False,
) -> Checked:
    """Check a playbook as a git revision has it. Nothing is checked out, and nothing of the working tree is read.

    Args:
        name: such as `v1.2.0`, with `:` and a path where the playbook was elsewhere.
        folder: the playbook folder, which says where the revision has it.
        work: an empty folder, for what stands beside the playbook in the revision; keep it while the result is used.
        today: the day on which the playbook must be fresh; without it nothing ages.
        edition: what the result holds; what `playbook.yml` of the revision says when left out.
        errors_alone: ask no rule that would only warn, and none about cards.

    Raises:
        UsageError: there is no such revision, or no playbook in it.
    """
    found = find_revision(name, folder)
    files, beside = files_of_revision(found), work.resolve() / "revision"
    theme = files.data.get("cards", {}).get("theme")
    look = theme if isinstance(theme, str) else None
    write_files(found.repository, found.commit, found.path, beside, look, settings=True)
    checked = check(beside / found.path, today, edition, files, errors_alone=errors_alone)
    label = found.name.partition(":")[0]
    return replace(checked, problems=tuple(named(problem, beside, label) for problem in checked.problems))


def rules_here(
    folder: Path, today: datetime.date | None = None
) -> tuple[tuple[RuleDoc, ...], Mapping[str, SetLevel]]:
    """Return the documentation of everything a check can report about a folder, and what its team says about rules.

    Without a sound playbook in the folder it is that of ours.
    """
    try:
        files = assemble(folder)
        playbook, _ = build_playbook(files.data)
    except UsageError:
        return rule_docs(), {}
    docs = rule_docs(playbook)
    return docs, levels_set(playbook, docs, files, today) if playbook else {}


def explain(folder: Path, path: str) -> tuple[Saying, ...]:
    """Return what each layer says about a value, the one in force last.

    Args:
        folder: a playbook folder, or a team's.
        path: such as `severities/sev-1/contain_within`.

    Raises:
        UsageError: there is no playbook in the folder, or nothing at the path in any layer.
    """
    return sayings(assemble(folder), path)
