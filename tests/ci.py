"""The workflows that a team gets, taken apart, and their shell parts run as a runner does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.repository import TestRepository

ROOT = Path(__file__).parents[1]
START = ROOT / "templates" / "start"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(START.glob("github*.yml"))}
PIPELINE = yaml.safe_load((START / "gitlab.yml").read_text("utf-8"))
SLOWER: dict[str, object] = {"about/version": "1.0.0", "severities/sev-2/contain_within": "2h"}

FAKE_GH = """\
#!/usr/bin/env bash
# Stands in for GitHub: answers look-ups from the environment, writes down what is sent.
case "$*" in
  *"/artifacts"*) echo "$GH_ARTIFACT" ;;
  *"--method GET"*) echo "$GH_NUMBER" ;;
  *--paginate*) printf '%s' "$GH_COMMENTS" ;;
  *) echo "$*" >> "$GH_LOG" ;;
esac
"""


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of a workflow of GitHub."""
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def shell(name: str, title: str) -> str:
    """Return the shell part of a step of a workflow of GitHub."""
    return str(next(step["run"] for step in steps(name) if step.get("name") == title))


def script(job: str) -> str:
    """Return the script of a job of GitLab, without what installs programs."""
    return "\n".join(line for line in PIPELINE[job]["script"] if not line.startswith("apt-get"))


def with_programs(folder: Path) -> Path:
    """Put the command `playbook` into a folder, and one that stands in for `gh`."""
    folder.mkdir(exist_ok=True)
    (folder / "playbook").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m generator.cli "$@"\n', encoding="utf-8"
    )
    (folder / "gh").write_text(FAKE_GH, encoding="utf-8")
    for program in folder.iterdir():
        program.chmod(0o755)
    return folder


def run(script: str, cwd: Path, programs: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell part as the runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PATH": f"{programs}:{os.environ['PATH']}"} | environment,
    )  # fmt: skip


def without_a_playbook(clone: TestRepository) -> str:
    """Commit a clone without its playbook, and the playbook after it; return the first."""
    clone.git("checkout", "--quiet", "--orphan", "other")
    clone.git("rm", "-r", "--quiet", "--cached", "playbook")
    clone.git("commit", "--quiet", "--allow-empty", "--message=Nothing yet")
    base = clone.git("rev-parse", "HEAD")
    clone.commit(SLOWER)
    return base
