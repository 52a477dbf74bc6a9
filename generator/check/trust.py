"""What a team's `mkdocs.yml` may say without being code: settings on a list, and nothing else.

MkDocs runs what its settings name: hooks, plugins, theme folders, tags. A change of them is a change of a
program, and must be seen as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import resources
from generator.problems import Kind, Level, Location, Problem, Spot, documented
from generator.read.yaml_text import Document, read_yaml

FILE = "mkdocs.yml"
_RULE = "setting-runs-code"

RULES = documented(
    """
setting-runs-code: warning
The site settings of a team name nothing that is run.

Why: A hook, a plugin or a theme folder is a program: whoever may change it can run anything where the site
is built, and show anything to the people who read it in an incident.

Bad:
    # mkdocs.yml
    hooks: [hooks.py]

Good:
    # mkdocs.yml
    copyright: Example GmbH

setting-without-effect: warning
Each setting of the site has an effect.

Why: A colour in a place that nobody reads is seen by nobody, and its author believes that the site is broken.

Bad:
    # mkdocs.yml
    theme:
      palette: {primary: teal}

Good:
    # layers/team/cards.yaml
    brand:
      colour: "#00695c"
""",
    Kind.ADVICE,
)

_BRAND = 'write it in cards.yaml: `brand: {colour: "#7a1f5c", logo: logo.svg}`, which site and cards take'
_ABOUT = "write it in about.yaml: `name`, `summary` and `language` say it for site and cards"
_OURS = "leave it out: the pages and their order come from the playbook"
_WITHOUT_EFFECT: dict[tuple[str, ...], str] = {
    ("theme", "palette"): _BRAND,
    ("theme", "logo"): _BRAND,
    ("theme", "icon"): _BRAND,
    (
        "theme",
        "font",
    ): "leave it out: the site takes the fonts of the reader's own machine and fetches nothing",
    ("theme", "features"): "leave it out: our pages have their own navigation",
    ("theme", "language"): _ABOUT,
    ("theme", "direction"): _ABOUT,
    ("site_name",): _ABOUT,
    ("site_description",): _ABOUT,
    ("nav",): _OURS,
    ("docs_dir",): _OURS,
    ("site_dir",): "name the folder on the command line: `playbook build --out FOLDER`",
    ("exclude_docs",): _OURS,
    ("not_in_nav",): _OURS,
}
"""Settings that the program sets itself, or that our pages do not read, and what to write instead."""

_SETTINGS = frozenset(
    [
        "site_name",
        "site_url",
        "site_description",
        "site_author",
        "copyright",
        "repo_url",
        "repo_name",
        "edit_uri",
        "edit_uri_template",
        "docs_dir",
        "site_dir",
        "use_directory_urls",
        "theme",
        "plugins",
        "extra",
        "extra_css",
        "markdown_extensions",
        "validation",
        "nav",
        "not_in_nav",
        "exclude_docs",
        "strict",
        "dev_addr",
    ]
)
_SAID = {"hooks": "names programs that never run here: the site and its preview are made without them"}
_THEME = frozenset(
    ["name", "language", "direction", "palette", "logo", "favicon", "icon", "font", "features"]
)
_PLUGINS = frozenset({"ai-incident-playbook", "search", "offline"})
_EXTENSIONS = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
    ]
)


def problems_of_settings(root: Path) -> Iterator[Problem]:
    """Yield what in the settings beside a playbook would run code; the shipped settings are ours."""
    path = root / FILE
    if not path.is_file() or path.resolve() == resources.mkdocs_config().resolve():
        return
    document = read_yaml(path.read_bytes(), FILE)
    yield from document.errors  # MkDocs reads `True` as we read `true`
    settings = document.data if isinstance(document.data, dict) else {}
    for name in settings:
        if name not in _SETTINGS:
            yield _problem(
                document,
                (name,),
                f"'{name}' {_SAID.get(name, 'is not a setting that only describes the site')}",
            )
    yield from _without_effect(document, settings)
    yield from _theme(document, settings.get("theme"))
    for key, known, noun in (
        ("plugins", _PLUGINS, "plugin"),
        ("markdown_extensions", _EXTENSIONS, "extension"),
    ):
        yield from _listed(document, key, settings.get(key), known, noun)


def _without_effect(document: Document, settings: Mapping[str, object]) -> Iterator[Problem]:
    for path, hint in _WITHOUT_EFFECT.items():
        here: object = settings
        for part in path:
            here = here.get(part) if isinstance(here, dict) else None
        if here is not None:
            where = document.positions.of(Spot(path, on_key=True)) or Location(document.name, 1, 1)
            message = f"'{'.'.join(path)}' has no effect here"
            spot = Spot((FILE, *path))
            yield Problem("setting-without-effect", Level.WARNING, message, spot, where, hint)


def _theme(document: Document, theme: object) -> Iterator[Problem]:
    if isinstance(theme, dict):
        for name in theme:
            if name not in _THEME:
                yield _problem(
                    document, ("theme", name), f"'{name}' of the theme can hold templates, which are code"
                )
    name = theme.get("name", "material") if isinstance(theme, dict) else theme
    if name not in (None, "material"):
        yield _problem(document, ("theme",), f"'{name}' is another theme, which is code")


def _listed(
    document: Document, key: str, found: object, known: frozenset[str], noun: str
) -> Iterator[Problem]:
    items = found if isinstance(found, list) else list(found) if isinstance(found, dict) else []
    for index, item in enumerate(items):
        name = next(iter(item), "") if isinstance(item, dict) else str(item)
        if name not in known:
            at = (key, index) if isinstance(found, list) else (key, name)
            yield _problem(document, at, f"the {noun} '{name}' is a program")


def _problem(document: Document, path: tuple[str | int, ...], message: str) -> Problem:
    where = document.positions.of(Spot(path)) or Location(document.name, 1, 1)
    hint = "leave it out, or let somebody who may change programs accept it"
    return Problem(_RULE, Level.WARNING, message, Spot((FILE, *path)), where, hint)
