"""`playbook.yml`: what a team's playbook is made of: which default, which layers, for which edition."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Part
from generator.model.part import field

FILE = "playbook.yml"


class Default(Part, of_playbook=False):
    """The playbook that the layers change."""

    version: str = field(description="Version of the default that the layers were written for, in quotes.")
    digest: str | None = field(
        default=None, description="Its content digest; the check fails when the default is another one."
    )
    path: str | None = field(
        default=None, description="Folder of the default; left out, it is the one that is installed."
    )


class Manifest(Part, of_playbook=False):
    """The parts of a layered playbook."""

    default: Default = field(description="The default playbook below all layers.")
    layers: tuple[str, ...] = field(
        default=(), description="Layer folders, seen from this file, in order; later ones win."
    )
    contacts: str | None = field(
        default=None, description="Folder of the contacts layer; it may be missing: it may stay out of git."
    )
    edition: Literal["internal", "public"] = field(
        default="internal", description="internal: everything; public: nothing private."
    )
