"""Runs the typesetter on a job, in this process: PDF, SVG previews, and the figures of the fit.

A job is plain data; the template gets it as JSON and places its strings as text. Nothing outside the
template folder is read and no network is asked.

The job is a file beside the templates, and `sys.inputs.job` its name: what the engine worked out for one card it then
finds again for the next, which a job among its inputs would make it forget.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.cards.qr import qr_svg
from generator.errors import RenderError

ENTRY = "main.typ"
_GLYPH = re.compile(rb"(g[0-9A-F]{30,32})")


@dataclass(frozen=True, slots=True)
class Typeset:
    """What came out of a job: the PDF, one SVG for each page when asked for, the figures of each face."""

    pdf: bytes
    svgs: tuple[bytes, ...]
    fits: tuple[dict[str, Any], ...]


class Typesetter:
    """One engine over a folder of templates and folders of fonts, for as many jobs as wanted."""

    def __init__(self, templates: Path, fonts: tuple[Path, ...]) -> None:
        try:
            import typst  # noqa: PLC0415 - heavy; only typesetting pays for it
        except ImportError as error:
            raise RenderError(f"the typesetter cannot be loaded ({error}): `pip install typst`") from error

        self._error = typst.TypstError
        self._job = templates / f"job-{os.getpid()}.json"
        self._engine = typst.Compiler(
            str(templates / ENTRY),
            root=str(templates),
            font_paths=[str(folder) for folder in fonts],
            ignore_system_fonts=True,
            sys_inputs={"job": f"/{self._job.name}"},
        )

    def run(self, job: dict[str, Any], *, previews: bool) -> Typeset:
        """Typeset a job.

        Raises:
            RenderError: the template is wrong, or holds a character without a glyph.
        """
        cards = [card | {"qr": qr_svg(card["target"]) if card["target"] else ""} for card in job["cards"]]
        said = json.dumps(job | {"cards": cards}, ensure_ascii=False, sort_keys=True)
        self._job.write_text(said, encoding="utf-8", errors="surrogatepass")
        try:
            pdf = self._engine.compile(format="pdf", pdf_standards=["ua-1"])
            fits = json.loads(self._engine.query("<fit>", field="value"))
            svgs = self._engine.compile(format="svg") if previews else []
        except self._error as error:
            if "missing document title" in str(error):
                raise RenderError(f"your {ENTRY} lacks `#set document(title: job.title)`") from error
            raise RenderError(f"the card templates do not compile: {error}") from error
        finally:
            self._job.unlink()
        return Typeset(_pages(pdf)[0], tuple(map(lean, _pages(svgs))), tuple(fits))


def lean(svg: bytes) -> bytes:
    """Return a preview a fifth lighter and of the same look: glyphs get short names, what is the default anyway goes."""
    parts = _GLYPH.split(svg)
    names: dict[bytes, bytes] = {}
    parts[1::2] = [names.setdefault(name, b"g%d" % len(names)) for name in parts[1::2]]
    return b"".join(parts).replace(b' fill-rule="nonzero"', b"")


def _pages(made: bytes | list[bytes] | list[bytes | None] | None) -> tuple[bytes, ...]:
    """Return what the engine made as pages: one page comes bare, several come as a list."""
    return tuple(page for page in (made if isinstance(made, list) else [made]) if page is not None)
