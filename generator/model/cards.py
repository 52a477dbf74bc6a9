"""Settings of the printed cards: which decks there are, on which formats and sheets, and how they look.

What a card says is never written here: it comes from the other concepts.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Entry, Id, Part, TeamFills, Text, Url

Kind = Literal[
    "severities", "roles", "phases", "types", "scripts", "overview", "everything", "contacts", "badge"
]
Millimetres = Annotated[float | int, Field(ge=0, le=100)]
Shift = Annotated[float | int, Field(ge=-10, le=10)]

COLOUR = r"^#[0-9a-fA-F]{6}$"


class Labels(Part):
    """The words on cards that are not in any other file; write them anew for another language."""

    severity: Text = Field(default="Severity", description="Above the name of a severity.")
    role: Text = Field(default="Role", description="Above the name of a role.")
    incident_type: Text = Field(default="Incident type", description="Above the name of an incident type.")
    script: Text = Field(default="Script", description="Above the name of a script.")
    minute: Text = Field(
        default="Minute {from} to {to}", description="Above a phase; {from} and {to} are minutes."
    )
    from_minute: Text = Field(default="From minute {from}", description="Above a phase without an end.")
    read_do: Text = Field(default="READ, then DO", description="How to use a read-do list.")
    do_confirm: Text = Field(default="DO, then CONFIRM", description="How to use a do-confirm list.")
    criteria: Text = Field(default="One is enough", description="Above the criteria of a severity.")
    timers: Text = Field(default="Timers", description="Above the deadlines of a severity.")
    acknowledge_within: Text = Field(default="Page acknowledged", description="Label of that deadline.")
    escalate_after: Text = Field(default="Else the backup after", description="Label of that deadline.")
    war_room_within: Text = Field(default="War room open", description="Label of that deadline.")
    contain_within: Text = Field(default="Contained", description="Label of that deadline.")
    public_word_within: Text = Field(default="First public word", description="Label of that deadline.")
    updates: Text = Field(default="Updates every", description="Label of the update rhythm.")
    updates_after: Text = Field(default="After {after}, every", description="Label of a later update rhythm.")
    led_by: Text = Field(default="Led by", description="Who leads.")
    pages: Text = Field(default="Paged at once", description="Who is paged.")
    joins: Text = Field(default="Join", description="Who joins without a page.")
    raise_when: Text = Field(
        default="Raise it when one holds", description="Above the reasons to raise a severity."
    )
    lower_when: Text = Field(
        default="Lower it when all hold", description="Above the conditions to lower one."
    )
    unsure: Text = Field(default="Not sure?", description="Above what to do when nobody is sure.")
    danger: Text = Field(default="Danger", description="Above what to do when a person is in danger.")
    duties: Text = Field(default="Do", description="Above the duties of a role.")
    authority: Text = Field(default="May decide alone", description="Above the authority of a role.")
    must_not: Text = Field(default="Must not", description="Above what a role must not do.")
    backup: Text = Field(default="Backup", description="Who stands in.")
    reports_to: Text = Field(default="Reports to", description="Whom a role reports to.")
    goal: Text = Field(default="Goal", description="Above the goal of a phase.")
    steps: Text = Field(default="Steps", description="Above the steps of a phase.")
    not_now: Text = Field(default="Not now", description="Above what waits for a later phase.")
    step: Text = Field(default="step", description="Before the number of a step, in a decision.")
    the_end: Text = Field(default="end", description="Where a way stops.")
    only_for: Text = Field(default="{names} only:", description="Before a step for some severities only.")
    confirm: Text = Field(default="Confirm", description="Above how to confirm an incident type.")
    levers: Text = Field(default="Levers, in this order", description="Above the levers of an incident type.")
    save_first: Text = Field(
        default="save first", description="After a lever that cannot be undone, or not fully."
    )
    evidence: Text = Field(default="Save first", description="Above the evidence of an incident type.")
    do_not: Text = Field(default="Do not", description="Above the mistakes that make it worse.")
    pulls_in: Text = Field(default="Pull in", description="Above the experts of an incident type.")
    words: Text = Field(default="Words", description="Above the words of a script.")
    subject: Text = Field(default="Subject", description="Above the subject line of a script.")
    blanks: Text = Field(default="Blanks", description="Above the blanks of a script.")
    never_say: Text = Field(default="Never say", description="Above what must not be said.")
    channel: Text = Field(default="Where", description="Where a script is posted.")
    drafter: Text = Field(default="Written by", description="Who fills the blanks.")
    clearer: Text = Field(default="Cleared by", description="Who clears a script.")
    pre_approved: Text = Field(
        default="in advance; change the blanks only", description="For scripts that are cleared."
    )
    releaser: Text = Field(default="Sent by word of", description="Who releases a script.")
    overview: Text = Field(default="Severities", description="Title of the overview card.")
    everything: Text = Field(
        default="AI incident: the first minutes", description="Title of the card with everything."
    )
    contacts: Text = Field(default="Contacts", description="Title of the contacts card.")
    badge: Text = Field(default="How bad is it?", description="Title of the badge.")
    triage: Text = Field(default="Ask all, take the worst", description="Above the triage questions.")
    name: Text = Field(default="Name", description="Column to write in.")
    reach: Text = Field(default="Reach", description="Column to write in.")
    place: Text = Field(default="Link or number", description="Column to write in.")
    channels: Text = Field(default="Channels", description="Above the channels.")
    roles: Text = Field(default="Roles", description="Above the roles.")
    expired: Text = Field(default="EXPIRED", description="Across a card whose review is long overdue.")
    reviewed: Text = Field(default="reviewed", description="Before the day of the last review.")
    review_by: Text = Field(default="review by", description="Before the day of the next review.")
    edition: Text = Field(default="internal", description="The edition, in the footer.")
    public_edition: Text = Field(default="public", description="The same on a public edition.")
    is_it_current: Text = Field(
        default="Still current?", description="Before the address of the page of a card."
    )
    compare: Text = Field(
        default="Compare this code with the page of the card on your playbook site.",
        description="In the place of the address, where the address of the site is not known.",
    )
    turn_over: Text = Field(
        default="Turn over", description="On the front of a card that goes on at the back."
    )
    log_time: Text = Field(default="UTC", description="Column of the log to write in.")
    log_note: Text = Field(default="Note", description="Column of the log to write in.")
    scale_bar: Text = Field(
        default="{length} mm: print at 100 %, not fit to page",
        description="Beside the scale bar; {length} is its length.",
    )


class Brand(Part):
    """How the cards of a company look."""

    colour: Annotated[str, Field(pattern=COLOUR)] = Field(
        default="#0b4a60", description="Colour of the bands that are no severity, as #rrggbb."
    )
    logo: Text | None = Field(default=None, description="An SVG file in the theme folder.")
    logo_alt: Text | None = Field(
        default=None, description="What the logo shows, in words; the name of the playbook when left out."
    )


class Deck(Entry):
    """Cards that belong together, and what is made of them."""

    name: Text = Field(description="What the deck is called.")
    cards: tuple[Kind, ...] = Field(min_length=1, description="Kinds of card, in order.")
    only: tuple[Id, ...] = Field(default=(), description="Ids of the entries to take; all when left out.")
    leave_out: tuple[Id, ...] = Field(default=(), description="Ids of the entries to leave out.")
    format: Id = Field(default="a6", description="Format of its cards.")
    sheets: tuple[Id, ...] = Field(default=(), description="Sheets to print its cards on.")


class Sheet(Entry):
    """How cards are put on paper. Lengths are in millimetres."""

    paper: Literal["a4", "letter", "a3"] = Field(description="Size of the paper.")
    layout: Literal["nup", "pocketmod", "zcard", "fold"] = Field(
        description="nup: a grid of cards; pocketmod: one sheet folded to eight pages; zcard: a folded strip; "
        "fold: front and back above each other, folded once."
    )
    orientation: Literal["portrait", "landscape"] = Field(default="portrait", description="Of the paper.")
    columns: Annotated[int, Field(ge=1, le=8)] = Field(default=1, description="Cards side by side.")
    rows: Annotated[int, Field(ge=1, le=8)] = Field(default=1, description="Cards above each other.")
    gutter: Millimetres = Field(default=0, description="Space between cards.")
    flip: Literal["long", "short"] = Field(
        default="long", description="Edge about which the printer turns the sheet."
    )
    shift_x: Shift = Field(default=0, description="How far the printer puts the back too far left.")
    shift_y: Shift = Field(default=0, description="How far the printer puts the back too high.")
    printer_margin: Millimetres = Field(default=5, description="Edge the printer cannot print on.")
    format: Id | None = Field(
        default=None, description="Format of the cards on it; the deck's when left out."
    )


def _deck(deck_id: str, name: str, cards: tuple[Kind, ...], **more: object) -> Deck:
    return Deck.model_validate({"id": deck_id, "name": name, "cards": cards} | more)


def default_decks() -> dict[str, Deck]:
    """Return the decks of a playbook that does not choose its own."""
    decks = (
        _deck("severity", "Severity cards", ("overview", "severities"), sheets=("a4", "letter")),
        _deck("first-hour", "First hour", ("phases",), sheets=("a4", "letter")),
        _deck("roles", "Role cards", ("roles",), sheets=("a4",)),
        _deck("types", "Incident types", ("types",), sheets=("a4",)),
        _deck("scripts", "Scripts to fill in", ("scripts",), format="a5"),
        _deck("drawer", "Everything on one card", ("everything",), format="a5", sheets=("a4-a5",)),
        _deck("contacts", "Contacts", ("contacts",)),
        _deck("badge", "Lanyard badge", ("badge",), format="badge", sheets=("badge-a4",)),
    )
    return {deck.id: deck for deck in decks}


def _sheet(sheet_id: str, **more: object) -> Sheet:
    return Sheet.model_validate({"id": sheet_id} | more)


def default_sheets() -> dict[str, Sheet]:
    """Return the sheets that decks can name without defining them."""
    sheets = (
        _sheet("a4", paper="a4", layout="nup", columns=2, rows=2),
        _sheet(
            "letter",
            paper="letter",
            layout="nup",
            orientation="landscape",
            columns=2,
            gutter=10,
            flip="short",
        ),
        _sheet("a4-a5", paper="a4", layout="nup", orientation="landscape", columns=2, flip="short"),
        _sheet("badge-a4", paper="a4", layout="fold"),
        _sheet("booklet", paper="a4", layout="pocketmod", orientation="landscape", format="panel-a4"),
        _sheet(
            "booklet-letter",
            paper="letter",
            layout="pocketmod",
            orientation="landscape",
            format="panel-letter",
        ),
        _sheet(
            "strip",
            paper="a4",
            layout="zcard",
            orientation="landscape",
            columns=4,
            format="panel-a4",
            flip="short",
        ),
    )
    return {sheet.id: sheet for sheet in sheets}


class Cards(Part):
    """Which cards are printed, and how."""

    address: Annotated[
        Url | None, TeamFills("Where do people open this site? Write the address of its first page.")
    ] = Field(
        default=None,
        description="Address of the published site, for the QR codes; without it cards bear their code in large letters.",
    )
    theme: Text | None = Field(
        default=None, description="Folder with your own theme parts, beside the playbook folder."
    )
    families: tuple[Text, ...] = Field(
        default=(), description="Names of more font families, in the order in which they are tried."
    )
    brand: Brand = Field(default_factory=Brand, description="Colour and logo.")
    labels: Labels = Field(default_factory=Labels, description="Words of the cards themselves.")
    decks: dict[Id, Deck] = Field(default_factory=default_decks, description="Decks by id.")
    sheets: dict[Id, Sheet] = Field(default_factory=dict, description="More sheets by id.")

    def sheet(self, sheet_id: str) -> Sheet | None:
        """Return a sheet, the team's own before the one that comes with the program."""
        return self.sheets.get(sheet_id) or default_sheets().get(sheet_id)
