"""The picture that other programs show beside a link to the site: name, summary, colour and logo, as PNG."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from generator.cards.fonts import families, font_files
from generator.errors import RenderError
from generator.model import Playbook
from generator.model.colours import words_on

_PPI = 144
"""Dots an inch; the template is 600 x 315 points, so the picture is 1200 x 630."""


def picture(playbook: Playbook, summary: str, templates: Path, theme: Path | None) -> bytes:
    """Return the picture of a link preview as PNG, 1200 x 630 dots; equal words give equal bytes.

    Args:
        playbook: the playbook, in the edition that is shown.
        summary: its summary with every figure filled in.
        templates: the folder with the template of the picture.
        theme: the team's theme folder, which holds the logo.

    Raises:
        RenderError: the template or the logo cannot be drawn.
        UsageError: a font package is missing.
    """
    import typst  # noqa: PLC0415 - heavy; only a site with an address pays for it

    brand, about = playbook.cards.brand, playbook.about
    logo = theme / brand.logo if theme and brand.logo and (theme / brand.logo).is_file() else None
    said = {
        "fill": brand.colour,
        "on": words_on(brand.colour),
        "accent": brand.accent,
        "logo": "logo.svg" if logo else None,
        "brand": brand.name if brand.name != about.name else None,
        "name": about.name,
        "summary": summary,
        "lang": about.language.split("-")[0].lower(),
        "fonts": families(playbook.cards.families),
    }
    with tempfile.TemporaryDirectory(prefix="playbook-picture-") as name:
        folder = Path(name)
        shutil.copyfile(templates / "main.typ", folder / "main.typ")
        (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")
        if logo:
            shutil.copyfile(logo, folder / "logo.svg")
        try:
            made = typst.compile(
                str(folder / "main.typ"),
                root=name,
                font_paths=sorted({str(file.parent) for file in font_files()}),
                ignore_system_fonts=True,
                format="png",
                ppi=_PPI,
                sys_inputs={"said": "/said.json"},
            )
        except typst.TypstError as error:
            raise RenderError(f"the picture of link previews cannot be drawn: {error}") from error
    if not isinstance(made, bytes):
        raise RenderError("the picture of link previews takes more than one page")
    return made
