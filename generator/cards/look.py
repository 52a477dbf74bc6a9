"""What is wrong with a team's own theme folder and logo, as far as it shows without typesetting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from generator.model.cards import Cards
from generator.problems import Level, Problem, Spot

THEME, LOGO = Spot.of("cards", "theme"), Spot.of("cards", "brand", "logo")


def problems_of_look(cards: Cards, root: Path, shipped: Path) -> Iterator[Problem]:
    """Yield what keeps cards from looking as a team wants them to.

    Args:
        cards: the settings of the cards.
        root: the folder in which the theme folder lies.
        shipped: the templates that come with the program.
    """
    theme, logo = cards.theme, cards.brand.logo
    if theme and not (root / theme).is_dir():
        message = f"there is no folder '{theme}' with templates or a logo"
        hint = "make it, beside playbook.yml or the playbook folder, or leave `theme` out"
        yield Problem("card-theme-missing", Level.ERROR, message, THEME, hint=hint)
        return
    if theme:
        yield from _unused(root / theme, theme, shipped)
    if logo and theme:
        yield from _logo(root / theme / logo, theme, logo)
    elif logo:
        hint = f"put {logo} into a folder of your own, such as brand, and write `theme: brand` above `brand:`"
        yield Problem("card-logo-missing", Level.ERROR, f"no folder holds the logo '{logo}'", LOGO, hint=hint)


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


def _logo(file: Path, theme: str, logo: str) -> Iterator[Problem]:
    """Yield why a logo cannot be drawn."""
    hint = f"save it as a plain SVG file in {theme}/"
    if not file.is_file() or Path(logo).name != logo:
        message = f"the logo '{logo}' is not in the folder '{theme}'"
        hint = f"put the SVG file into {theme}/, which stands beside playbook.yml or the playbook folder"
    elif file.suffix != ".svg":
        message = f"the logo '{logo}' is no SVG file, so it would be coarse in print"
    elif fault := _fault_of_svg(file.read_bytes()):
        message = f"the logo '{logo}' is damaged: {fault}"
    else:
        return
    yield Problem("card-logo-missing", Level.ERROR, message, LOGO, hint=hint)


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
