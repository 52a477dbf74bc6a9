"""Backstage: the entry of the catalogue that leads to the published site.

TechDocs is not asked to build it: its reader looks for `PAGE/index.html`, and the pages here are `PAGE.html`, so that a
site opens from a folder (source: backstage/backstage, pull request 28061, read 2026-11-29). It also drops style sheets
and scripts, and with them the verdict of triage and the live page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.export.contract import Contract
from generator.targets.made import Maps
from generator.targets.words import line

TITLE = "Backstage"
MAPS = Maps(
    fields=(),
    prose=("types",),
    account=(
        "the group that owns it, as the catalogue calls it",
        "the address at which the site is published",
    ),
    notes=(
        "The catalogue holds a pointer; the playbook itself is the site behind it.",
        "TechDocs does not show the site: it looks for each page in a folder of its own.",
    ),
)


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the entry; a text in it is JSON, which YAML reads as it is."""
    playbook = contract.playbook
    kinds = ", ".join(line(contract, kind.name) for kind in playbook.by_letter)
    about = f"{line(contract, playbook.about.summary)} For: {kinds}."
    yield (
        "catalog-info.yaml",
        (
            "apiVersion: backstage.io/v1alpha1\n"
            "kind: Component\n"
            "metadata:\n"
            "  name: ai-incident-playbook\n"
            f"  title: {_text(line(contract, playbook.about.name))}\n"
            f"  description: {_text(about)}\n"
            "  annotations:\n"
            f"    ai-incident-playbook/version: {_text(playbook.about.version)}\n"
            f"    ai-incident-playbook/digest: {_text(str(contract.head['digest']))}\n"
            "  tags: [incident-response, playbook]\n"
            "  links:\n"
            f"    - {{url: {_text(playbook.cards.address or 'https://CHANGE-ME')}, title: The playbook}}\n"
            "spec:\n"
            "  type: documentation\n"
            "  lifecycle: production\n"
            "  owner: CHANGE-ME\n"
        ),
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
