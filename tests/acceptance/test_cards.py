"""Printed cards as they leave the machine: what a PDF reader, a decoder and a pair of eyes find in them."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from generator.cards import make
from generator.cards.formats import FORMATS
from generator.cards.make import Printed, Selection, Workshop
from generator.model import Playbook
from generator.model.card import Bullets, Card, Checklist, text_of
from tests.build import changed, playbook, write

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates" / "cards"
POINT = 72 / 25.4
SITE = "https://playbook.example.com"

CARDS: dict[str, Any] = {
    "address": SITE,
    "decks": {
        "pocket": {
            "name": "Pocket",
            "cards": ["severities", "roles", "phases"],
            "leave_out": ["executive-on-call"],
            "sheets": ["a4"],
        },
        "badge": {"name": "Badge", "cards": ["badge"], "format": "badge", "sheets": ["badge-a4"]},
        "tiny": {"name": "Tiny", "cards": ["severities"], "format": "a7"},
    },
}


def small(change: Mapping[str, object] | None = None, **cards: object) -> Playbook:
    return playbook({"cards": CARDS | cards} | dict(change or {}))


def printed(model: Playbook, work: Path, *, theme: Path | None = None, workers: int | None = None) -> Printed:
    return make.make(model, Workshop(TEMPLATES, theme, work, workers=workers), Selection(), lambda _: None)


@pytest.fixture(scope="module")
def model() -> Playbook:
    return small()


@pytest.fixture(scope="module")
def made(model: Playbook, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    result = printed(model, tmp_path_factory.mktemp("cards"))
    assert result.problems == ()
    return result


def pdfs(made: Printed) -> dict[str, Path]:
    return {file.name: file.source for file in made.files if file.name.endswith(".pdf")}


def catalogue(path: Path) -> Any:
    """The root object of a file, of which pypdf's types say little."""
    return pypdf.PdfReader(path).trailer["/Root"]


def pages_of(path: Path, dpi: int, mode: str = "RGB") -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=dpi / 72).to_pil().convert(mode)


def test_every_card_is_two_pages_of_exactly_its_format(made: Printed) -> None:
    for deck in made.decks:
        form = FORMATS[deck.deck.format]
        for card in deck.cards:
            pages = pypdf.PdfReader(card.files[0].source).pages
            sizes = [
                (round(float(page.mediabox.width) / POINT, 2), round(float(page.mediabox.height) / POINT, 2))
                for page in pages
            ]
            assert sizes == [(form.width, form.height)] * 2


def test_every_pdf_is_tagged_titled_in_its_language_and_declared_accessible(made: Printed) -> None:
    for name, path in pdfs(made).items():
        reader = pypdf.PdfReader(path)
        root = catalogue(path)
        assert root["/MarkInfo"]["/Marked"].value, name
        assert root["/Lang"] == "en", name
        assert reader.metadata is not None
        assert reader.metadata.title, name
        xmp = root["/Metadata"].get_data()
        assert b"pdfuaid:part" in xmp or b"pdfuaid" in xmp, name


def elements(node: Any) -> Iterator[Any]:
    """Walk the structure tree."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for member in node:
            yield from elements(member)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_a_screen_reader_finds_one_main_heading_for_each_card_real_lists_and_named_pictures(
    made: Printed,
) -> None:
    for deck in made.decks:
        for file, count in [
            *((card.files[0], 1) for card in deck.cards),
            *((file, len(deck.cards)) for file in deck.sheets),
        ]:
            found = list(elements(catalogue(file.source)["/StructTreeRoot"]))
            kinds = [str(each["/S"]) for each in found]
            assert kinds.count("/H1") == count, file.name
            assert [each for each in found if each["/S"] == "/Figure" and not each.get("/Alt")] == [], (
                file.name
            )
            assert kinds.count("/LI") == kinds.count("/LBody"), file.name


def test_the_print_dialogue_starts_without_scaling_and_turns_about_the_right_edge(made: Printed) -> None:
    wanted = {"deck-pocket-a4.pdf": "/DuplexFlipLongEdge", "deck-badge-badge-a4.pdf": "/Simplex"}
    for name, duplex in wanted.items():
        preferences = catalogue(pdfs(made)[name])["/ViewerPreferences"]
        assert (preferences["/PrintScaling"], preferences["/Duplex"]) == ("/None", duplex)


def fonts(path: Path) -> set[tuple[str, str, bool]]:
    """Name, kind and whether it is embedded, of each font in a file."""
    found = set()
    for page in pypdf.PdfReader(path).pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(key in descriptor for key in ("/FontFile2", "/FontFile3"))
            found.add((str(font["/BaseFont"]).split("+")[-1], str(font["/Subtype"]), embedded))
    return found


def test_every_font_is_ours_embedded_and_real_outlines(made: Printed) -> None:
    for name, path in pdfs(made).items():
        for font, kind, embedded in fonts(path):
            assert re.match(r"IBMPlex(Sans|Mono)", font), (name, font)
            assert (kind, embedded) == ("/Type0", True), (name, font)


def words_of(path: Path) -> list[str]:
    return [" ".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(path).pages]


def items(card: Card) -> Iterator[str]:
    for block in card.blocks:
        if isinstance(block, Checklist):
            yield from (text_of(item.runs) for item in block.items)
        elif isinstance(block, Bullets):
            yield from map(text_of, block.items)


def test_every_item_can_be_read_out_of_the_pdf_and_nothing_invisible_stands_between(made: Printed) -> None:
    squeezed = re.compile(r"\s+")
    for deck in made.decks:
        for card in deck.cards:
            said = squeezed.sub("", "".join(words_of(card.files[0].source)))
            for item in items(card.card):
                assert squeezed.sub("", item) in said, (card.card.id, item)
            assert not re.search("[\u200b\u2060\u2066-\u2069\u202a-\u202e\ufeff]", said)


def test_every_letter_stands_inside_the_part_of_the_card_that_printers_reach(made: Printed) -> None:
    for deck in made.decks:
        form = FORMATS[deck.deck.format]
        for card in deck.cards:
            with pdfplumber.open(card.files[0].source) as document:
                for page in document.pages:
                    for char in (each for each in page.chars if each["text"].strip()):
                        assert char["x0"] / POINT >= form.margin - 0.1, (card.card.id, char["text"])
                        assert char["x1"] / POINT <= form.width - form.margin + 0.1, (
                            card.card.id,
                            char["text"],
                        )
                        assert char["top"] / POINT >= form.edge - 1.5, (card.card.id, char["text"])
                        assert char["bottom"] / POINT <= form.height - form.edge + 1.5, (
                            card.card.id,
                            char["text"],
                        )


@pytest.mark.parametrize(("dpi", "mode"), [(300, "RGB"), (150, "L")])
def test_a_decoder_reads_every_code_from_paper_and_it_leads_to_the_page_with_the_cards_own_code(
    made: Printed, dpi: int, mode: str
) -> None:
    for deck in made.decks:
        wanted = {f"{SITE}/cards/{card.card.id}.html#{card.card.code}" for card in deck.cards}
        for file in [*(card.files[0] for card in deck.cards if deck.deck.id != "pocket"), *deck.sheets]:
            read = {
                code.text
                for page in pages_of(file.source, dpi, mode)
                for code in zxingcpp.read_barcodes(page)
            }
            assert read <= wanted
            assert read == wanted or (file in [card.files[0] for card in deck.cards] and len(read) == 1), (
                file.name
            )


def test_a_command_is_copied_byte_for_byte_however_it_is_broken(tmp_path: Path) -> None:
    command = "kubectl --context=prod.eu-west-1 -n ai/serving rollout undo deploy/answers --to-revision=0"
    base = small()
    phase = next(iter(base.phases.values()))
    step = next(step for step in phase.steps.values() if step.kind == "action")
    model = small({f"phases/{phase.id}/steps/{step.id}/command": command})
    result = printed(model, tmp_path)
    assert result.problems == ()
    card = next(card for deck in result.decks for card in deck.cards if card.card.id == f"phase-{phase.id}")
    said = "".join(words_of(card.files[0].source))
    assert re.sub(r"\s", "", command) in re.sub(r"\s", "", said)


HOSTILE = [
    "#panic(1)", '#import "@preview/x:1.0.0"', "$x^2$", "= heading", "<script>alert(1)</script>", "/* c */ // c",
    "#read(\"/etc/passwd\")", "@ref <label> _under_ ~", "{{ 7 * 7 }}",
]  # fmt: skip


def test_hostile_words_appear_as_they_are_and_nothing_obeys_them(tmp_path: Path) -> None:
    model = small({"roles/incident-commander/duties": HOSTILE})
    result = printed(model, tmp_path)
    assert result.problems == ()
    card = next(
        card for deck in result.decks for card in deck.cards if card.card.id == "role-incident-commander"
    )
    said = re.sub(r"\s", "", "".join(words_of(card.files[0].source)))
    assert [text for text in HOSTILE if re.sub(r"[\s_]", "", text) not in said.replace("_", "")] == []


def overflowing(change: Mapping[str, object], tmp_path: Path, **cards: object) -> list[tuple[str, str, str]]:
    result = printed(small(change, **cards), tmp_path)
    assert result.decks == ()
    return [(problem.rule, problem.message, str(problem.spot)) for problem in result.problems]


LONG = " ".join(["Say what you know and what you do not know."] * 12)


def test_text_that_does_not_fit_says_card_face_millimetres_lines_and_block(tmp_path: Path) -> None:
    ((rule, message, spot),) = overflowing({"roles/incident-commander/duties": [LONG] * 3}, tmp_path)
    assert (rule, spot) == ("card-too-tall", "roles/incident-commander/duties")
    assert re.fullmatch(
        r"role-incident-commander front \[a6\]: the text is \d+\.\d mm too tall at the smallest size, 10 pt "
        r"\(needs \d+\.\d, has \d+\.\d mm; about \d+ lines\); blocks: Do \d+\.\d mm, mission \d+\.\d mm",
        message,
    )
    over, need, have = (
        float(number) for number in re.findall(r"(\d+\.\d)(?: mm too|, has| mm; about)", message)
    )
    assert over == pytest.approx(need - have, abs=0.11)


def test_a_word_wider_than_its_column_is_told_with_its_width(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    ((rule, message, spot),) = overflowing(
        {"roles/incident-commander/duties": ["Do.", word, "Do."]}, tmp_path
    )
    assert (rule, spot) == ("card-word-too-wide", "roles/incident-commander/duties")
    assert re.search(rf"the word '{word}' is \d+\.\d mm wide and cannot be divided", message)


def test_a_title_that_does_not_fit_the_band_is_told(tmp_path: Path) -> None:
    name = "The person who holds the whole picture and decides and drives it all to its very end tonight"
    found = overflowing({"roles/incident-commander/name": name}, tmp_path)
    ((_, message, spot),) = [each for each in found if each[0] == "card-title-too-long"]
    assert spot == "roles/incident-commander"
    assert message == f"role-incident-commander front [a6]: the title '{name}' does not fit into the band"


def test_a_character_without_a_glyph_is_told_by_name_before_anything_is_typeset(tmp_path: Path) -> None:
    found = overflowing({"roles/incident-commander/duties": ["Stop \N{OCTAGONAL SIGN} now."]}, tmp_path)
    assert found == [
        (
            "card-character-missing",
            "role-incident-commander: no font has a glyph for U+1F6D1 (octagonal sign)",
            "roles/incident-commander/duties",
        )
    ]
    assert not (tmp_path / "cards-cache").exists()


def test_a_sheet_on_which_the_cards_do_not_fit_is_refused_with_its_numbers(tmp_path: Path) -> None:
    sheets = {"four": {"paper": "letter", "layout": "nup", "columns": 2, "rows": 2}}
    decks = {"pocket": {"name": "Pocket", "cards": ["severities"], "sheets": ["four"]}}
    needed = "2 x 2 cards of 105 x 148 mm need 210 x 296 mm, but letter portrait is 215.9 x 279.4 mm"
    assert overflowing({}, tmp_path, sheets=sheets, decks=decks) == [
        (
            "card-layout-does-not-fit",
            f"deck pocket on sheet four: {needed}",
            "cards/sheets/four",
        )
    ]


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *map(str, arguments)],
        cwd=ROOT,
        env=dict(os.environ) | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_overflow_names_file_and_line_fails_the_command_and_leaves_earlier_cards_alone(
    tmp_path: Path,
) -> None:
    folder = write(changed({"cards": CARDS}), tmp_path / "playbook")
    first = command("cards", folder, "--work", tmp_path / "work", "--deck", "tiny")
    assert (first.returncode, first.stderr) == (0, "")
    before = {path.name: path.read_bytes() for path in (tmp_path / "work" / "cards").iterdir()}
    criteria = [f"Harm of kind {number} reached a user of the product in some place." for number in range(16)]
    write(changed({"cards": CARDS, "severities/sev-1/criteria": criteria}), folder)
    second = command("cards", folder, "--work", tmp_path / "work", "--deck", "tiny")
    assert second.returncode == 1
    assert re.search(
        r"severities\.yaml:\d+:\d+: error: severity-sev-1 (front|back) \[a7\]: the text is ", second.stderr
    )
    assert "help: shorten One is enough, use a larger format for this deck" in second.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "work" / "cards").iterdir()} == before


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_equal_input_gives_equal_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    folder = write(changed({"cards": CARDS}), tmp_path / "playbook")
    (tmp_path / "elsewhere").mkdir()
    surroundings = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Pacific/Apia", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ]
    made = []
    for number, environment in enumerate(surroundings):
        out = tmp_path / f"out-{number}"
        ran = command(
            "cards", folder, "--work", tmp_path / f"work-{number}" / "deeper", "--out", out, **environment
        )
        assert ran.returncode == 0, ran.stderr
        made.append(hashes(out))
    assert made[0] == made[1]


def test_the_number_of_workers_changes_no_byte(
    tmp_path: Path, made: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cards.press.CHUNK", 3)
    again = printed(small(), tmp_path, workers=2)
    bytes_of = [{file.name: file.source.read_bytes() for file in one.files} for one in (made, again)]
    assert bytes_of[0] == bytes_of[1]


def test_what_did_not_change_is_not_typeset_again(tmp_path: Path) -> None:
    first = printed(small(), tmp_path)
    assert first.typeset > 10
    assert printed(small(), tmp_path).typeset == 0
    one_word = printed(small({"severities/sev-1/criteria": ["Another test for it."]}), tmp_path)
    assert one_word.typeset == 3, "the card in two formats, and its sheet"


def test_another_template_invalidates_what_was_typeset(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "own.typ").write_text("#let own = (:)\n// another\n", encoding="utf-8")
    first = printed(small(), tmp_path / "work")
    assert printed(small(), tmp_path / "work", theme=theme).typeset == first.typeset


def test_a_team_redraws_one_kind_of_block_and_the_fit_is_still_checked(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    tall = '#let own = (note: (block, level) => box(height: 130mm, par("Mission")))\n'
    (theme / "own.typ").write_text(tall, encoding="utf-8")
    result = printed(small(), tmp_path / "work", theme=theme)
    assert {problem.rule for problem in result.problems} == {"card-too-tall"}


def test_a_template_of_ones_own_that_tells_no_figures_fails_the_build(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    own = "#let job = json(bytes(sys.inputs.job))\n#set document(title: job.title)\n= #job.title\n"
    (theme / "main.typ").write_text(own, encoding="utf-8")
    result = printed(small(), tmp_path / "work", theme=theme)
    assert {problem.rule for problem in result.problems} == {"card-without-figures"}
    assert "severity-sev-1 front [a6]: the template says nothing about how the text fits" in [
        problem.message for problem in result.problems
    ]


def test_severities_are_told_apart_on_grey_paper(made: Printed) -> None:
    shades = []
    for card in next(deck for deck in made.decks if deck.deck.id == "pocket").cards:
        if card.card.kind == "severity":
            page = next(pages_of(card.files[0].source, 72, "L"))
            shades.append(page.crop((2, 2, page.width - 2, 12)).resize((1, 1)).tobytes()[0])
    assert shades == sorted(shades)
    assert all(later - earlier > 30 for earlier, later in itertools.pairwise(shades)), shades


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ru", "Остановите новые плохие ответы.", "IBMPlexSans"),
        ("ja", "新しい誤った出力を止める。", "NotoSansCJK"),
        ("ar", "أوقف الإخراج السيئ الجديد قبل 2027-05-23.", "IBMPlexSansArabic"),
    ],
)
def test_other_scripts_are_set_in_fonts_from_packages(
    language: str, text: str, family: str, tmp_path: Path
) -> None:
    decks = {"roles": {"name": "R", "cards": ["roles"], "only": ["incident-commander"]}}
    model = small({"about/language": language, "roles/incident-commander/duties": [text] * 5}, decks=decks)
    result = printed(model, tmp_path)
    assert result.problems == ()
    path = result.decks[0].cards[0].files[0].source
    assert any(family in name for name, _, _ in fonts(path))
    said = "".join(words_of(path))
    assert ("2027-05-23" in said) == (language == "ar")
    assert catalogue(path)["/Lang"] == language


def test_a_public_edition_has_no_contacts_card_and_says_what_it_is(tmp_path: Path) -> None:
    contacts = {"contacts": {"incident-commander": {"rota": "IC rota", "reach": "+1 555 0100"}}}
    decks = {"all": {"name": "All", "cards": ["contacts", "roles"], "only": ["incident-commander"]}}
    model = small(contacts, decks=decks)
    shop = Workshop(TEMPLATES, None, tmp_path, public=True)
    result = make.make(model, shop, Selection(), lambda _: None)
    (card,) = result.decks[0].cards
    assert card.card.id == "role-incident-commander"
    content = b"".join(file.source.read_bytes() for file in result.files)
    assert b"555 0100" not in content
    assert "public" in words_of(card.files[0].source)[0]


def test_long_text_either_fits_or_is_told(tmp_path: Path) -> None:
    """Around the border nothing is lost: either every letter is inside the card, or the build says what is over."""
    model = small()
    role = model.roles["incident-commander"]
    outcomes = set()
    for count in range(1, 40, 4):
        text = " ".join(["Say what you know."] * count)
        change = {"roles/incident-commander/duties": [text] * 4}
        decks = {"roles": {"name": "R", "cards": ["roles"], "only": [role.id]}}
        result = printed(small(change, decks=decks), tmp_path)
        outcomes.add(bool(result.problems))
        if not result.problems:
            with pdfplumber.open(result.decks[0].cards[0].files[0].source) as document:
                lowest = max(char["bottom"] for char in document.pages[0].chars) / POINT
            assert lowest <= 148 - 5 + 1.5
    assert outcomes == {False, True}


def test_previews_show_each_face_as_a_picture_without_a_word_in_it(made: Printed) -> None:
    for deck in made.decks:
        for card in deck.cards:
            assert [file.label for file in card.previews] == ["front", "back"]
            for file in card.previews:
                svg = file.source.read_text("utf-8")
                assert svg.startswith("<svg ")
                assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg)
