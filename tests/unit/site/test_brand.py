"""A company's colours can be read on its site, its pictures are harmless, and all of it comes from one place."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.api import check, data_files, link_picture, site_facts, write_pages
from generator.cards.look import problems_of_look
from generator.model.cards import Brand, Cards
from generator.model.colours import DARK, LIGHT, READABLE, contrast, mixed, readable
from generator.resources import mkdocs_config, site_overrides
from generator.site import write_settings
from generator.site.brand import brand_files, styles
from generator.site.settings import PICTURE
from tests.build import changed, small, write
from tests.printing import TEMPLATES

COLOURS = ["#7a1f5c", "#ffcc00", "#0b0b0b", "#ffffff", "#00ff00", "#777777"]
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>\n'


def pairs(sheet: str) -> dict[str, tuple[str, str]]:
    return {
        name: (day, night)
        for name, day, night in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", sheet)
    }


@pytest.mark.parametrize("colour", COLOURS)
def test_words_in_any_colour_can_be_read_light_and_dark(colour: str) -> None:
    found = pairs(styles(Brand(colour=colour)))
    for scheme, grounds in enumerate((LIGHT, DARK)):
        for ground in (*grounds, found["act-wash"][scheme]):
            assert contrast(found["act"][scheme], ground) >= READABLE
            assert contrast(found["link"][scheme], ground) >= READABLE
        assert contrast(found["on-fill"][scheme], found["fill"][scheme]) >= READABLE
        assert contrast(found["on-act"][scheme], found["act"][scheme]) >= READABLE


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    tokens = pairs((site_overrides() / "assets/css/tokens.css").read_text("utf-8"))
    assert [tokens[name] for name in ("card", "paper", "well")] == list(zip(LIGHT, DARK, strict=True))


@pytest.mark.parametrize(("colour", "said"), [("#7a1f5c", "#7a1f5c"), ("#ffcc00", "#7d6400")])
def test_the_nearest_shade_keeps_its_hue_and_a_sound_colour_stays(colour: str, said: str) -> None:
    assert readable(colour, LIGHT) == said


def test_half_of_two_colours_lies_between_them() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_a_pale_colour_is_told_with_the_shade_to_write() -> None:
    (problem,) = problems_of_look(Cards(brand=Brand(colour="#ffcc00")), Path(), TEMPLATES)
    assert (problem.rule, str(problem.spot)) == ("brand-contrast", "cards/brand/colour")
    assert problem.message == "words in #ffcc00 have a contrast of 1.2 on the light pages; 4.5 can be read"
    assert problem.hint == "write #7d6400, the nearest shade that can be read; words take it meanwhile"


@pytest.mark.parametrize(
    ("inside", "danger"),
    [
        ('<script xmlns="http://www.w3.org/2000/svg">x()</script>', "<script>"),
        ('<g onclick="x()"/>', "the attribute onclick"),
        ('<image href="https://evil.example/x.png"/>', "a link to https://evil.example/x.png"),
        ('<rect style="fill:url(http://evil.example/)"/>', "a link to fill:url(http://evil.example/)"),
        ("<foreignObject/>", "<foreignobject>"),
    ],
)
def test_a_picture_that_runs_or_fetches_something_is_refused(
    tmp_path: Path, inside: str, danger: str
) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_bytes(LOGO.replace(b"/>", f">{inside}</svg>".encode()))
    (problem,) = problems_of_look(Cards(theme="brand", brand=Brand(logo="logo.svg")), tmp_path, TEMPLATES)
    assert problem.message == f"the logo 'logo.svg' holds {danger}, which a picture on a page must not"


def test_without_a_look_nothing_is_written() -> None:
    assert list(brand_files(Brand(), None)) == []


def test_one_place_says_it_for_header_icon_and_styles(tmp_path: Path) -> None:
    look = {
        "theme": "brand",
        "brand": {"name": "Ours", "colour": "#7a1f5c", "logo": "logo.svg", "logo_alt": "Us"},
    }
    folder = write(changed({"cards": look}), tmp_path / "playbook")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_bytes(LOGO)
    checked = check(folder)
    files = dict(data_files(checked))
    assert files["assets/brand/logo.svg"] == LOGO
    assert b'fill="#7a1f5c"' in files["assets/brand/favicon.svg"]
    (tmp_path / "work").mkdir()
    settings = json.loads(
        write_settings(mkdocs_config(), tmp_path / "work", site_facts(checked, ())).read_text("utf-8")
    )
    assert settings["theme"]["favicon"] == "assets/brand/favicon.svg"
    assert settings["extra_css"][-1] == "assets/brand/brand.css"
    assert settings["extra"]["brand"] == {
        "styles": "assets/brand/brand.css", "favicon": "assets/brand/favicon.svg", "colour": "#7a1f5c", "name": "Ours",
        "logo": "assets/brand/logo.svg", "alt": "Us",
    }  # fmt: skip


def test_the_picture_of_links_has_the_colour_the_logo_and_equal_bytes(tmp_path: Path) -> None:
    bare = {"theme": "brand", "brand": {"colour": "#7a1f5c", "logo": "logo.svg"}}
    folder = write(changed({"cards": bare}), tmp_path / "playbook")
    (tmp_path / "brand").mkdir()
    seen: list[bytes] = []
    for fill in ("#00ff00", "#00ff00", "#0000ff"):
        drawn = f'><rect width="2" height="1" fill="{fill}"/></svg>'
        (tmp_path / "brand/logo.svg").write_bytes(LOGO.replace(b"/>", drawn.encode()))
        seen.append(link_picture(check(folder)))
    assert seen[0] == seen[1] != seen[2]
    image = Image.open(BytesIO(seen[0])).convert("RGB")
    colours = {colour: count for count, colour in image.getcolors(maxcolors=1 << 20) or []}
    assert image.size == (1200, 630)
    assert max(colours, key=lambda colour: colours[colour]) == (0x7A, 0x1F, 0x5C)
    assert colours[0, 255, 0] > 160 * 80 * 0.9


def test_only_a_site_with_an_address_has_a_picture(tmp_path: Path) -> None:
    checked = check(write(small(), tmp_path / "playbook"))
    made = tmp_path / "work" / "docs" / PICTURE
    for settings, has in (("site_url: https://x.example/\n", True), ("# none\n", False)):
        (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
        write_pages(checked, tmp_path / "work")
        assert made.exists() is has
