"""What different programs read out of a PDF, and what an eye reads there: somebody will copy from each of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

BROWSER = Path(__file__).parent / "browser"
BLANK = 0.2
"""So wide a gap between two letters is seen as a blank, in parts of the size of the type."""


def by_pypdf(path: Path) -> str:
    return "\n".join(page.extract_text() or "" for page in pypdf.PdfReader(path).pages)


def by_pdfium(path: Path) -> str:
    """As the viewer of Chrome copies it."""
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(str(page.get_textpage().get_text_range()) for page in document)


def by_pdf_js(path: Path) -> str:
    """As the viewer of Firefox copies it."""
    node = next((BROWSER / "node_modules").glob("node-*/bin/node"), Path("node"))
    return _said(node, BROWSER / "pdf_text.mjs", path)


def by_poppler(path: Path) -> str:
    """As the viewers of most Linux desktops copy it."""
    return _said("pdftotext", path, "-")


def by_eye(path: Path) -> str:
    """The letters where they are drawn, line by line from left to right; a blank is where a gap is."""
    with pdfplumber.open(path) as document:
        return "\n".join(
            page.filter(lambda each: each["object_type"] != "char" or each["text"].strip()).extract_text(
                x_tolerance_ratio=BLANK
            )
            for page in document.pages
        )


def _said(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, check=True).stdout.decode("utf-8")


READERS: Mapping[str, Callable[[Path], str]] = {
    "pypdf": by_pypdf,
    "pdfium": by_pdfium,
    "pdf.js": by_pdf_js,
    "poppler": by_poppler,
    "eye": by_eye,
}

IN_PYTHON = ("pypdf", "pdfium", "eye")
"""Those that every machine has which runs the tests."""

each_reader = pytest.mark.parametrize(
    "read",
    [
        pytest.param(READERS["pypdf"], id="pypdf"),
        pytest.param(READERS["pdfium"], id="pdfium"),
        pytest.param(READERS["pdf.js"], id="pdf.js", marks=pytest.mark.node),
        pytest.param(READERS["poppler"], id="poppler", marks=pytest.mark.needs("pdftotext")),
        pytest.param(READERS["eye"], id="eye"),
    ],
)


def one_blank(text: str) -> str:
    """A text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())
