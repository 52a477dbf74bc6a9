"""Backstage: the entry of the catalogue that leads to the playbook and lets TechDocs build it."""

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
    notes=("The catalogue holds a pointer; the playbook itself is the site behind it.",),
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
            "    backstage.io/techdocs-ref: dir:.\n"
            f"    ai-incident-playbook/version: {_text(playbook.about.version)}\n"
            f"    ai-incident-playbook/digest: {_text(str(contract.head['digest']))}\n"
            "  tags: [incident-response, playbook]\n"
            "spec:\n"
            "  type: documentation\n"
            "  lifecycle: production\n"
            "  owner: CHANGE-ME\n"
        ),
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
