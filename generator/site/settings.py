"""The settings of a generated site: the hand-written `mkdocs.yml`, pointed at the generated tree.

The result stands beside the tree and is complete, so that MkDocs and Zensical both build from it.
It is written as JSON, which is YAML that holds no surprises.
"""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import resources
from generator.errors import UsageError
from generator.model.languages import site_language
from generator.of_texts import data_of

PLUGIN = "ai-incident-playbook"
PICTURE = "assets/link-preview.png"
"""Where a site has the picture for previews of links to it; only one that knows its address has any."""
_ONLY_WITH_PLUGIN = ("exclude_docs", "watch", "INHERIT", "hooks")
_ADDED_TO = ("markdown_extensions", "extra_css", "extra_javascript")
_FOLLOWS_FROM_MORE = re.compile(rb"(?:^|[\s\[{,:-])!|INHERIT")
"""A tag, or another file: such settings follow from variables of the system and more, and are read each time."""
_NOT_PUBLIC = ("repo_url", "repo_name", "edit_uri", "edit_uri_template")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the playbook says about its site.

    Attributes:
        name: title of the site.
        description: one sentence for search engines and link previews.
        language: language tag of its words.
        navigation: nested list for `nav`: each item maps a title to a page path or to a list of items.
        public: whether strangers read it; then nothing leads to the team's repository.
        version_address: address of this version beside others, empty when it is not known; None for a site
            without versions.
        edition: which version of the playbook it shows, in words for the foot of every page.
        brand: the look of a company, as `brand_settings` returns it; empty without one.
    """

    name: str
    description: str
    language: str
    navigation: Sequence[Mapping[str, Any]]
    public: bool = False
    version_address: str | None = None
    edition: str = ""
    brand: Mapping[str, str] = field(default_factory=dict)

    @property
    def theme_language(self) -> str:
        """The language as the theme names it, English where it has none."""
        return site_language(self.language) or "en"


def write_settings(base: Path, folder: Path, facts: SiteFacts) -> Path:
    """Write `<folder>/mkdocs.yml` for the tree in `<folder>/docs`, and return its path.

    Args:
        base: the hand-written settings.
        folder: where the tree is.
        facts: what the playbook adds.

    Raises:
        UsageError: the base cannot be read as MkDocs settings.
    """
    settings = _complete(base, folder)
    for key in (*_ONLY_WITH_PLUGIN, *(_NOT_PUBLIC if facts.public else ())):
        settings.pop(key, None)
    settings |= {
        "site_name": facts.name,
        "site_description": facts.description,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": list(facts.navigation),
        "theme": settings["theme"] | {"language": facts.theme_language},
        "plugins": [plugin for plugin in settings.get("plugins") or [] if not _is_ours(plugin)],
    }
    extra = settings.get("extra") or {}
    settings["extra"] = (
        extra | _in_reach(extra, facts.navigation) | {"edition": facts.edition, "words_in": facts.language}
    )
    if facts.brand:
        settings["extra"] |= {"brand": dict(facts.brand)}
        settings["theme"] = settings["theme"] | {"favicon": facts.brand["favicon"]}
        settings["extra_css"] = [*(settings.get("extra_css") or []), facts.brand["styles"]]
    if facts.version_address is not None:
        settings["extra"] |= {"version": {"provider": "mike"}}
        settings |= {"site_url": facts.version_address} if facts.version_address else {}
    if address := settings.get("site_url"):
        settings["site_url"] = f"{str(address).rstrip('/')}/"  # as MkDocs does; the template adds paths to it
        settings["extra"] |= {"picture": PICTURE}
    return _write(settings, folder)


def has_picture(folder: Path) -> bool:
    """Return whether the settings that `write_settings` left in a folder ask for a picture for previews of links."""
    settings = json.loads((folder / "mkdocs.yml").read_text("utf-8"))
    return "picture" in settings["extra"]


def _in_reach(extra: Mapping[str, Any], navigation: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the pages that are always in reach, without those that the playbook has no words for.

    The shipped label of the first hour follows the title of its page: a plan without minutes has no hour.
    """
    act, titles = extra.get("act"), dict(titles_in(navigation))
    if not isinstance(act, list):
        return {}
    ours = {"triage.html", "scripts.html"}
    gone = {url for url in ours if url.replace(".html", ".md") not in titles}
    hour = titles.get(_HOUR["url"].replace(".html", ".md"), _HOUR["label"]).removeprefix("The ")
    shown = [item for item in act if not (isinstance(item, dict) and item.get("url") in gone)]
    return {
        "act": [_HOUR | {"label": hour[:1].upper() + hour[1:]} if item == _HOUR else item for item in shown]
    }


_HOUR = {"label": "First hour", "url": "first-hour.html"}


def titles_in(navigation: object, title: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each page in the navigation with its title."""
    if isinstance(navigation, str):
        yield navigation, title
    elif isinstance(navigation, Mapping):
        for name, value in navigation.items():
            yield from titles_in(value, str(name))
    elif isinstance(navigation, Sequence):
        for value in navigation:
            yield from titles_in(value, title)


def stated_address(base: Path) -> str:
    """Return where hand-written settings say that the site is; nothing where they do not say.

    Raises:
        UsageError: they cannot be read as MkDocs settings.
    """
    stated = _read(base).get("site_url")
    return stated if isinstance(stated, str) else ""


def write_preview_settings(base: Path, folder: Path, docs: Path) -> Path:
    """Write `<folder>/mkdocs.yml` for the live preview with a team's own settings; return its path.

    Args:
        base: the hand-written settings, which may hold only what differs from the shipped ones.
        folder: where the settings go.
        docs: the folder with `playbook.yml`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = _complete(base, folder)
    settings.pop("hooks", None)  # the site is built without them, too
    own = [plugin for plugin in settings.get("plugins") or [] if not _is_ours(plugin)]
    return _write(settings | {"docs_dir": docs.resolve().as_posix(), "plugins": [PLUGIN, *own]}, folder)


def _complete(base: Path, folder: Path) -> dict[str, Any]:
    """Return settings for a folder; what names no theme of its own is laid over the shipped settings."""
    settings = _read(base)
    theme = settings.get("theme") or {}
    shipped = resources.mkdocs_config()
    if isinstance(theme, dict) and "name" not in theme and base != shipped:
        complete = _read(shipped)
        theme = complete["theme"] | {"custom_dir": _below(shipped, complete["theme"])} | theme
        settings = complete | settings | _joined(complete, settings)
    elif isinstance(theme, dict):
        theme = dict(theme)
    else:
        theme = {"name": theme}
    if "custom_dir" in theme:
        theme["custom_dir"] = _relative(base.parent / theme["custom_dir"], folder)
    return settings | {"theme": theme}


def _joined(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings to which a team adds its own, instead of replacing what the pages need."""
    found: dict[str, Any] = {}
    for key, theirs in own.items():
        ours = shipped.get(key)
        if key == "extra" and isinstance(ours, dict) and isinstance(theirs, dict):
            found[key] = ours | theirs
        elif key in _ADDED_TO and isinstance(ours, list) and isinstance(theirs, list):
            found[key] = [*ours, *(each for each in theirs if each not in ours)]
    return found


def _below(settings: Path, theme: Mapping[str, Any]) -> str:
    return (settings.resolve().parent / str(theme["custom_dir"])).as_posix()


def _write(settings: Mapping[str, Any], folder: Path) -> Path:
    path = folder / "mkdocs.yml"
    text = json.dumps(settings, ensure_ascii=False, indent=1) + "\n"
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _read(base: Path) -> dict[str, Any]:
    try:
        content = base.read_bytes()
    except OSError as error:
        raise UsageError(f"{base} cannot be read: {error.strerror}") from error
    if _FOLLOWS_FROM_MORE.search(content):
        return _loaded(base) or {}
    found = data_of(b"mkdocs.yml\0" + content, lambda: _plain(_loaded(base)))
    return copy.deepcopy(found) if found is not None else _loaded(base) or {}


def _loaded(base: Path) -> dict[str, Any] | None:
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415 - slow to import, and settings hardly ever change

    try:
        with base.open("rb") as stream:
            settings = yaml_load(stream)
    except Exception as error:  # MkDocs lets the errors of its YAML library through
        raise UsageError(f"{base} is not valid YAML: {error}") from error
    return dict(settings) if settings else None


def _plain(settings: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return settings that JSON gives back as they are; None for others, which are not remembered."""
    try:
        return settings if json.loads(json.dumps(settings)) == settings else None
    except (TypeError, ValueError):
        return None


def _is_ours(plugin: object) -> bool:
    return plugin == PLUGIN or (isinstance(plugin, dict) and PLUGIN in plugin)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
