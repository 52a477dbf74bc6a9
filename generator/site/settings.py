"""The settings of a generated site: the hand-written `mkdocs.yml`, pointed at the generated tree.

The result stands beside the tree and is complete, so that MkDocs and Zensical both build from it.
It is written as JSON, which is YAML that holds no surprises.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from generator.errors import UsageError

PLUGIN = "ai-incident-playbook"
_ONLY_WITH_PLUGIN = ("exclude_docs", "watch", "INHERIT", "hooks")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the playbook says about its site.

    Attributes:
        name: title of the site.
        description: one sentence for search engines and link previews.
        language: language tag; themes know the two-letter ones.
        navigation: nested list for `nav`: each item maps a title to a page path or to a list of items.
    """

    name: str
    description: str
    language: str
    navigation: Sequence[Mapping[str, Any]]

    @property
    def theme_language(self) -> str:
        """The language as the theme names it."""
        return self.language.split("-", maxsplit=1)[0]


def write_settings(base: Path, folder: Path, facts: SiteFacts) -> Path:
    """Write `<folder>/mkdocs.yml` for the tree in `<folder>/docs`, and return its path.

    Args:
        base: the hand-written settings.
        folder: where the tree is.
        facts: what the playbook adds.

    Raises:
        UsageError: the base cannot be read as MkDocs settings.
    """
    settings = _read(base)
    for key in _ONLY_WITH_PLUGIN:
        settings.pop(key, None)
    theme = dict(settings.get("theme") or {})
    if "custom_dir" in theme:
        theme["custom_dir"] = _relative(base.parent / theme["custom_dir"], folder)
    settings |= {
        "site_name": facts.name,
        "site_description": facts.description,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": list(facts.navigation),
        "theme": theme | {"language": facts.theme_language},
        "plugins": [plugin for plugin in settings.get("plugins") or [] if not _is_ours(plugin)],
    }
    path = folder / "mkdocs.yml"
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _read(base: Path) -> dict[str, Any]:
    try:
        with base.open("rb") as stream:
            settings = yaml_load(stream)
    except OSError as error:
        raise UsageError(f"{base} cannot be read: {error.strerror}") from error
    except Exception as error:  # MkDocs lets the errors of its YAML library through
        raise UsageError(f"{base} is not valid YAML: {error}") from error
    return dict(settings)


def _is_ours(plugin: object) -> bool:
    return plugin == PLUGIN or (isinstance(plugin, dict) and PLUGIN in plugin)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
