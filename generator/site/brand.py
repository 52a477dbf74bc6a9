"""The look of a company on its site: the tokens of the style sheet in its colour, its favicon, what the header shows.

Cards take the same colour and logo. Whether a colour can be read is checked in `cards.look`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.model.cards import Brand
from generator.model.colours import DARK, LIGHT, SET_OFF, VISIBLE, mixed, readable, words_on

FOLDER = "assets/brand"
STYLES = f"{FOLDER}/brand.css"
_FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="{fill}"/>'
    '<g fill="none" stroke="{on}" stroke-width="2.600" stroke-linecap="round"><circle cx="16" cy="17.500" r="9"/>'
    '<path d="M16 17.500V12M16 17.500l4 2.500M13 4.500h6"/></g></svg>\n'
)


def is_branded(brand: Brand) -> bool:
    """Return whether a company says anything about its look."""
    return brand != Brand()


def brand_files(brand: Brand, theme: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a look: path on the site, content. None without a look of one's own.

    Args:
        brand: what the company says.
        theme: the folder with its logo and favicon.
    """
    if not is_branded(brand):
        return
    yield STYLES, styles(brand).encode()
    own = {name: (theme / name) for name in (brand.logo, brand.favicon) if name and theme}
    for name, path in own.items():
        if path.is_file():
            yield f"{FOLDER}/{name}", path.read_bytes()
    if not brand.favicon:
        icon = _FAVICON.format(fill=brand.colour, on=words_on(brand.colour))
        yield f"{FOLDER}/favicon.svg", icon.encode()


def brand_settings(brand: Brand, name: str) -> Mapping[str, str]:
    """Return what the pages need to know of a look: paths on the site, the name and the words for the logo; empty without one.

    Args:
        brand: what the company says.
        name: the name of the playbook.
    """
    if not is_branded(brand):
        return {}
    found = {
        "styles": STYLES,
        "favicon": f"{FOLDER}/{brand.favicon or 'favicon.svg'}",
        "colour": brand.colour,
        "name": brand.name or name,
    }
    return found | ({"logo": f"{FOLDER}/{brand.logo}", "alt": brand.logo_alt or ""} if brand.logo else {})


def styles(brand: Brand) -> str:
    """Return a style sheet that puts a company's colours in the place of ours, light and dark."""
    light, dark = readable(brand.colour, LIGHT), readable(brand.colour_in_dark or brand.colour, DARK)
    band, band_in_dark = (
        readable(brand.colour, LIGHT[1:2], SET_OFF),
        readable(brand.colour, DARK[1:2], SET_OFF),
    )
    both = {
        "act": (light, dark),
        "on-act": (words_on(light), words_on(dark)),
        "fill": (band, band_in_dark),
        "on-fill": (words_on(band), words_on(band_in_dark)),
        "act-wash": (mixed(light, LIGHT[0], 0.1), mixed(dark, DARK[0], 0.16)),
        "link": (light, dark),
    }
    if brand.accent:
        both["focus"] = (readable(brand.accent, LIGHT, VISIBLE), readable(brand.accent, DARK, VISIBLE))
        both["accent"] = both["focus"]
    lines = "".join(f"  --{name}: light-dark({day}, {night});\n" for name, (day, night) in both.items())
    return f":root {{\n{lines}}}\n"
