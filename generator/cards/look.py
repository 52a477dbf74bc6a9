"""What is wrong with a team's own theme folder and logo, as far as it shows without typesetting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from generator.model.cards import Brand, Cards
from generator.model.colours import DARK, LIGHT, READABLE, contrast, is_readable, readable
from generator.problems import Level, Problem, Spot

_RUNS = frozenset({"script", "foreignobject", "iframe", "embed", "object"})
THEME, BRAND = Spot.of("cards", "theme"), Spot.of("cards", "brand")


def problems_of_look(cards: Cards, root: Path, shipped: Path) -> Iterator[Problem]:
    """Yield what keeps cards from looking as a team wants them to.

    Args:
        cards: the settings of the cards.
        root: the folder in which the theme folder lies.
        shipped: the templates that come with the program.
    """
    yield from _colours(cards.brand)
    theme = cards.theme
    pictures = {name: file for name in ("logo", "favicon") if (file := getattr(cards.brand, name))}
    if theme and not (root / theme).is_dir():
        message = f"there is no folder '{theme}' with templates or a logo"
        hint = "make it, beside playbook.yml or the playbook folder, or leave `theme` out"
        yield Problem("card-theme-missing", Level.ERROR, message, THEME, hint=hint)
        return
    if theme:
        yield from _unused(root / theme, theme, shipped)
    for what, file in pictures.items():
        if theme:
            yield from _picture(root / theme / file, theme, file, what)
        else:
            hint = f"put {file} into a folder of your own, such as brand, and write `theme: brand` above `brand:`"
            message = f"no folder holds the {what} '{file}'"
            yield Problem("card-logo-missing", Level.ERROR, message, BRAND.at(what), hint=hint)


def _colours(brand: Brand) -> Iterator[Problem]:
    """Yield the colours that words of the site cannot have, each with the nearest shade that they take."""
    for name, scheme, grounds in (("colour", "light", LIGHT), ("colour_in_dark", "dark", DARK)):
        colour = getattr(brand, name)
        if colour and not is_readable(colour, grounds):
            least = min(contrast(colour, ground) for ground in grounds)
            message = f"words in {colour} have a contrast of {least:.1f} on the {scheme} pages; {READABLE} can be read"
            hint = f"write {readable(colour, grounds)}, the nearest shade that can be read; words take it meanwhile"
            yield Problem("brand-contrast", Level.WARNING, message, BRAND.at(name), hint=hint)


def _unused(folder: Path, theme: str, shipped: Path) -> Iterator[Problem]:
    """Yield the templates that replace none of ours and that no other one imports."""
    ours = sorted(file.name for file in shipped.glob("*.typ"))
    own = {
        file.name: file.read_text("utf-8", errors="replace")
        for file in sorted(folder.glob("*.typ"))
        if file.is_file()
    }
    for name in own:
        if name not in ours and not any(f'"{name}"' in text for other, text in own.items() if other != name):
            message = f"nothing uses the template {theme}/{name}"
            hint = (
                f"name it like the one that it replaces: {', '.join(ours)}; blocks drawn anew go into own.typ"
            )
            yield Problem("card-theme-unused", Level.ERROR, message, THEME, hint=hint)


def _picture(file: Path, theme: str, logo: str, what: str) -> Iterator[Problem]:
    """Yield why a logo or a favicon cannot be drawn."""
    hint = f"save it as a plain SVG file in {theme}/"
    if not file.is_file() or Path(logo).name != logo:
        message = f"the {what} '{logo}' is not in the folder '{theme}'"
        hint = f"put the SVG file into {theme}/, which stands beside playbook.yml or the playbook folder"
    elif file.suffix != ".svg":
        message = f"the {what} '{logo}' is no SVG file, so it would be coarse in print"
    elif fault := _fault_of_svg(file.read_bytes()):
        message = f"the {what} '{logo}' is damaged: {fault}"
    elif danger := _danger_of_svg(file.read_bytes()):
        message = f"the {what} '{logo}' holds {danger}, which a picture on a page must not"
    else:
        return
    yield Problem("card-logo-missing", Level.ERROR, message, BRAND.at(what), hint=hint)


def _fault_of_svg(data: bytes) -> str:
    """Return what is wrong with an SVG file, with its line; nothing when it is well formed."""
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: names.append(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"line {error.lineno}: {expat.ErrorString(error.code)}"
    return "" if names[0].split(" ")[-1] == "svg" else f"it begins with <{names[0]}>"


def _danger_of_svg(data: bytes) -> str:
    """Return what of an SVG file runs, or is fetched from elsewhere, when somebody opens it; nothing for a plain picture."""
    found: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", maxsplit=1)[-1].lower()
        if tag in _RUNS:
            found.append(f"<{tag}>")
        for key, value in attributes.items():
            short = key.split(" ")[-1].lower()
            if short.startswith("on"):
                found.append(f"the attribute {short}")
            elif (
                short == "href" and not value.startswith(("#", "data:image/"))
            ) or "url(http" in value.lower():
                found.append(f"a link to {value[:60]}")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = lambda name, *_: found.append(f"the entity {name}")
    parser.Parse(data, True)
    return found[0] if found else ""
