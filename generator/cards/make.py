"""From a playbook to finished files: every card as PDF with previews, every deck on its sheets.

Nothing is handed out unless everything fits.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.cards import fonts, notes, review
from generator.cards.content import cards_of
from generator.cards.figures import gathered, problems_of
from generator.cards.formats import FORMATS
from generator.cards.job import Desk
from generator.cards.layouts import LayoutError, PrintPage, impose, single
from generator.cards.naming import card_label, sheet_label
from generator.cards.press import CHUNK, Press, Unit
from generator.cards.store import Store, digest, key_of
from generator.cards.theme import compose, logo_in
from generator.errors import UsageError
from generator.model import Playbook
from generator.model.card import Card
from generator.model.cards import Deck, Sheet, default_sheets
from generator.problems import Level, Problem, Spot, in_order

Say = Callable[[str], None]

_OUR_PART = tuple(Path(__file__).with_name(f"{name}.py") for name in ("prefs", "qr", "typeset"))
"""What we do to the bytes of a result ourselves; results of an earlier release are not used again."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to make: decks and sheets by id, another format; everything as the decks say where nothing is named.

    Where cards are named, they are made one by one and put on no sheet.
    """

    decks: tuple[str, ...] = ()
    form: str | None = None
    sheets: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()

    def of(self, playbook: Playbook) -> list[Deck]:
        """Return the decks to make, as they are to be made.

        Raises:
            UsageError: a name is unknown.
        """
        cards = playbook.cards
        _known("deck", self.decks, cards.decks)
        _known("format", (self.form,) if self.form else (), FORMATS)
        _known("sheet", self.sheets, {**default_sheets(), **cards.sheets})
        changes: dict[str, object] = ({"format": self.form} if self.form else {}) | (
            {"sheets": () if self.cards else self.sheets} if self.sheets or self.cards else {}
        )
        decks = [deck for deck in cards.decks.values() if not self.decks or deck.id in self.decks]
        return [deck.model_copy(update=changes) for deck in decks]


def _known(what: str, names: Sequence[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise UsageError(f"there is no {what} '{name}'; known: {', '.join(sorted(known))}")


@dataclass(frozen=True, slots=True)
class File:
    """A finished file: its name, where its bytes are, and what a reader calls it."""

    name: str
    source: Path
    label: str


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card in the format of its deck: PDF, and previews of its faces."""

    card: Card
    deck: str
    format: str
    files: tuple[File, ...]
    previews: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class PrintedDeck:
    """A deck: its cards and its sheets."""

    deck: Deck
    cards: tuple[PrintedCard, ...]
    sheets: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that was made, or the problems because of which nothing was."""

    decks: tuple[PrintedDeck, ...] = ()
    problems: tuple[Problem, ...] = ()
    typeset: int = 0
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> Iterator[File]:
        """Every file."""
        for deck in self.decks:
            yield from deck.sheets
            for card in deck.cards:
                yield from card.files
                yield from card.previews


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where cards are made.

    Attributes:
        templates: the shipped templates.
        theme: the team's theme folder.
        work: folder for results and the templates as they are used.
        public: whether the edition is public.
        workers: how many processes typeset at a time; as many as the machine has cores when left out.
        today: the day on which cards that are too old get a mark; none does without it.
    """

    templates: Path
    theme: Path | None
    work: Path
    public: bool = False
    workers: int | None = None
    today: datetime.date | None = None


def make(playbook: Playbook, shop: Workshop, chosen: Selection, say: Say) -> Printed:
    """Typeset the chosen cards; the store is asked first.

    Raises:
        RenderError: a template is wrong.
        UsageError: a theme folder or a font is missing.
    """
    run = _Run(playbook, shop, chosen)
    first = in_order(run.problems_before())
    if _fails(first):
        return Printed(problems=first)
    done = run.press.print(run.single_units(), say)
    problems = in_order([*first, *gathered(run.problems_of_singles())])
    if _fails(problems):
        return Printed(problems=problems, typeset=done)
    done += run.press.print(run.sheet_units(), say, 2 * CHUNK)
    problems = in_order([*problems, *gathered(run.problems_of_sheets())])
    if _fails(problems):
        return Printed((), problems, done)
    return Printed(run.result(), problems, done, tuple(run.notes()))


def _fails(problems: Sequence[Problem]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)


@dataclass(slots=True)
class _Sheets:
    """A deck on a sheet: cards in groups of what one worker can hold, and the unit for each group."""

    deck: Deck
    sheet: Sheet
    form: str
    groups: list[tuple[Sequence[Card], Unit]] = field(default_factory=list)


class _Run:
    """One run: what is made of which deck, in which unit."""

    def __init__(self, playbook: Playbook, shop: Workshop, chosen: Selection) -> None:
        self._playbook = playbook
        self._chosen = chosen
        self._desk = Desk(playbook, shop.public, shop.today)
        self._decks = chosen.of(playbook)
        self._cards = {
            deck.id: tuple(
                card
                for card in cards_of(playbook, deck, public=shop.public)
                if not chosen.cards or card.id in chosen.cards
            )
            for deck in self._decks
        }
        files = compose(shop.templates, shop.theme, shop.work / "cards-templates")
        logo_in(shop.work / "cards-templates", playbook.cards.brand.logo)
        self._fonts = fonts.font_files()
        self._surroundings = digest((*files, *_OUR_PART), _engine(), *fonts.editions(self._fonts))
        folder = shop.work / "cards-cache"
        self._store = Store(folder)
        self.press = Press(shop.work / "cards-templates", self._fonts, self._store, folder, shop.workers)
        self._singles: dict[tuple[str, str], Unit] = {}
        self._sheets: list[_Sheets] = []
        self._passed_over: dict[tuple[str, str], str] = {}

    def problems_before(self) -> Iterator[Problem]:
        """Yield what is known to be wrong before anything is typeset."""
        for deck in self._decks:
            cards = self._cards[deck.id]
            if cards:
                job = self._desk.job(deck.name, cards[:1], FORMATS[deck.format], ())
                yield from review.glyphs(job, cards, self._fonts)
                yield from review.codes(self._desk, deck, cards)
            for sheet in self._sheets_of(deck):
                yield from self._layout(deck, sheet)

    def _layout(self, deck: Deck, sheet: Sheet) -> Iterator[Problem]:
        try:
            impose(sheet, FORMATS[sheet.format or deck.format], 1)
        except LayoutError as error:
            if self._chosen.form and not self._chosen.sheets:
                self._passed_over[deck.id, sheet.id] = notes.passed_over(
                    deck.id, sheet.id, deck.format, error
                )
                return
            message = f"deck {deck.id} on sheet {sheet.id}: {error}"
            hint = "choose fewer columns or rows, another paper or a smaller format"
            own = sheet.id in self._playbook.cards.sheets
            spot = (
                Spot.of("cards", "sheets", sheet.id) if own else Spot.of("cards", "decks", deck.id, "sheets")
            )
            yield Problem("card-layout-does-not-fit", Level.ERROR, message, spot, hint=hint)

    def _sheets_of(self, deck: Deck) -> Iterator[Sheet]:
        for name in deck.sheets:
            sheet = self._playbook.cards.sheet(name)
            if sheet is not None and (deck.id, sheet.id) not in self._passed_over:
                yield sheet

    def notes(self) -> Iterator[str]:
        """Yield what is worth knowing and is no fault."""
        yield from self._passed_over.values()
        sizes = {
            (form, card): float(self._store.fits(unit.key)[0]["size"])
            for (card, form), unit in self._singles.items()
        }
        yield from notes.small_type(sizes)

    def _unit(self, job: dict[str, object], *, previews: bool, duplex: str | None) -> Unit:
        return Unit(key_of(job, f"{self._surroundings} {previews} {duplex}"), job, previews, duplex)

    def single_units(self) -> list[Unit]:
        """Return a unit for each card in the format of its deck."""
        for deck in self._decks:
            form = FORMATS[deck.format]
            for card in self._cards[deck.id]:
                if (card.id, deck.format) not in self._singles:
                    job = self._desk.job(card.title, (card,), form, single(form, 1))
                    self._singles[card.id, deck.format] = self._unit(job, previews=True, duplex="long")
        return list(self._singles.values())

    def problems_of_singles(self) -> Iterator[Problem]:
        """Yield what does not fit on the cards."""
        for deck in self._decks:
            for card in self._cards[deck.id]:
                unit = self._singles[card.id, deck.format]
                yield from problems_of(deck.format, (card,), self._store.fits(unit.key))

    def sheet_units(self) -> list[Unit]:
        """Return the units of all sheets; type sizes are known from the single cards of the same format."""
        for deck in self._decks:
            for sheet in self._sheets_of(deck):
                self._sheets.append(self._sheet(deck, sheet))
        return [unit for sheets in self._sheets for _, unit in sheets.groups]

    def _sheet(self, deck: Deck, sheet: Sheet) -> _Sheets:
        form = sheet.format or deck.format
        made = _Sheets(deck, sheet, form)
        cards = self._cards[deck.id]
        for start in range(0, len(cards), CHUNK):
            group = cards[start : start + CHUNK]
            pages = impose(sheet, FORMATS[form], len(group))
            fits = {
                card.id: self._store.fits(self._singles[card.id, form].key)
                for card in group
                if (card.id, form) in self._singles
            }
            job = self._desk.job(deck.name, group, replace(FORMATS[form], bleed=0), pages, fits)
            duplex = sheet.flip if _has_backs(pages) else None
            made.groups.append((group, self._unit(job, previews=False, duplex=duplex)))
        return made

    def problems_of_sheets(self) -> Iterator[Problem]:
        """Yield what does not fit on the cards of the sheets."""
        for sheets in self._sheets:
            for group, unit in sheets.groups:
                yield from problems_of(sheets.form, group, self._store.fits(unit.key))

    def result(self) -> tuple[PrintedDeck, ...]:
        """Return every file; results of earlier runs that nothing uses any more are forgotten."""
        if self._chosen == Selection():
            used = {unit.key for unit in self._singles.values()}
            used |= {unit.key for sheets in self._sheets for _, unit in sheets.groups}
            self._store.keep_only(used)
        return tuple(self._printed(deck) for deck in self._decks if self._cards[deck.id])

    def _printed(self, deck: Deck) -> PrintedDeck:
        cards = tuple(self._printed_card(deck, card) for card in self._cards[deck.id])
        sheets = tuple(
            file for made in self._sheets if made.deck.id == deck.id for file in self._sheet_files(made)
        )
        return PrintedDeck(deck, cards, sheets)

    def _printed_card(self, deck: Deck, card: Card) -> PrintedCard:
        key = self._singles[card.id, deck.format].key
        files = (File(f"{card.id}-{deck.format}.pdf", self._store.pdf(key), card_label(deck.format)),)
        previews = tuple(
            File(f"{card.id}-{deck.format}-{side}.svg", self._store.svg(key, number), side)
            for number, side in enumerate(("front", "back"))
        )
        return PrintedCard(card, deck.id, deck.format, files, previews)

    def _sheet_files(self, made: _Sheets) -> Iterator[File]:
        for number, (_, unit) in enumerate(made.groups, start=1):
            part = f"-{number:03}" if len(made.groups) > 1 else ""
            label = sheet_label(made.sheet, number if part else None)
            yield File(f"deck-{made.deck.id}-{made.sheet.id}{part}.pdf", self._store.pdf(unit.key), label)


def _has_backs(pages: Sequence[PrintPage]) -> bool:
    return len(pages) > 1 and all(slot.side == "back" for slot in pages[1].slots)


def _engine() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only typesetting asks

    try:
        return f"typst {version('typst')}"
    except PackageNotFoundError as error:
        raise UsageError("the typesetter is not installed: `pip install typst`") from error
