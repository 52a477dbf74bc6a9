"""The floor: the least that turns the same Markdown into pages, to measure a site engine against.

One Markdown instance with the same extensions and a ten-line Jinja2 page. No navigation, search, link
check or theme. Run as a program: `python -m benchmarks.floor SETTINGS OUT`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jinja2
import markdown
import yaml

_PAGE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="description" content="{{ description }}">
</head>
<body>
<nav>{{ toc }}</nav>
<main>{{ content }}</main>
</body></html>
"""
_MKDOCS_OWN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs adds to those of the settings."""


def build(settings: Path, out: Path) -> int:
    """Turn the tree of a generated `mkdocs.yml`, which is JSON, into bare pages; return how many."""
    stated = json.loads(settings.read_text("utf-8"))
    source = settings.parent / stated["docs_dir"]
    converter = _converter(stated["markdown_extensions"])
    template = jinja2.Environment(autoescape=False).from_string(_PAGE)  # noqa: S701 - the input is our own HTML
    pages = sorted(source.rglob("*.md"))
    for page in pages:
        facts, text = _front_matter(page.read_text("utf-8"))
        content = converter.reset().convert(text)
        target = (out / page.relative_to(source)).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        toc = getattr(converter, "toc", "")
        target.write_text(template.render(facts, language="en", toc=toc, content=content), encoding="utf-8")
    return len(pages)


def _converter(extensions: list[str | dict[str, Any]]) -> markdown.Markdown:
    names: list[str] = list(_MKDOCS_OWN)
    options: dict[str, dict[str, Any]] = {}
    for extension in extensions:
        stated = extension if isinstance(extension, dict) else {extension: {}}
        for name, values in stated.items():
            names.append(name)
            options[name] = values or {}
    return markdown.Markdown(extensions=list(dict.fromkeys(names)), extension_configs=options)


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the facts on top of a page, of which it shows title and description, and the rest."""
    _, facts, content = text.split("---\n", 2)
    return yaml.load(facts, yaml.CSafeLoader), content  # a safe loader, the fast one


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
