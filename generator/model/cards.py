"""Settings of the printed cards: which decks there are, on which formats and sheets, and how they look.

What a card says is never written here: it comes from the other concepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from generator.model.base import Entry, Id, Part, TeamFills, Text, Url
from generator.model.fields import EDITORIAL, OPERATIONAL, PRIVATE, PUBLIC, fact, facts_of
from generator.model.marks import limits
from generator.model.severities import DEADLINES, Severity

KINDS: Mapping[str, str] = {
    "severities": "by_rank",
    "roles": "roles",
    "phases": "phases",
    "types": "by_letter",
    "scripts": "scripts",
    "preparation": "preparation",
    "overview": "",
    "triage": "",
    "everything": "",
    "levers": "",
    "clocks": "",
    "contacts": "",
    "badge": "",
}
"""Kinds of card, and which entries of a playbook have a card each; a kind without entries is a single card."""

if TYPE_CHECKING:
    Kind = str
else:
    Kind = Literal[tuple(KINDS)]
Millimetres = Annotated[float | int, limits(ge=0, le=100)]
Shift = Annotated[float | int, limits(ge=-10, le=10)]

COLOUR = r"^#[0-9a-fA-F]{6}$"


def _printed(default: str, description: str, says: str = "") -> Any:
    """Declare a label: public like all print, and nobody acts by its words."""
    return fact(description, PUBLIC, EDITORIAL, says=says, default=default)


class _LabelsAbove(Part):
    """The labels that stand before those of the deadlines in a file and in an export."""

    severity: Text = _printed("Severity", "Above the name of a severity.")
    role: Text = _printed("Role", "Above the name of a role.")
    incident_type: Text = _printed("Incident type", "Above the name of an incident type.")
    script: Text = _printed("Script", "Above the name of a script.")
    minute: Text = _printed("Minute {from} to {to}", "Above a phase; {from} and {to} are minutes.")
    from_minute: Text = _printed("From minute {from}", "Above a phase without an end.")
    read_do: Text = _printed("READ, then DO", "How to use a read-do list.")
    do_confirm: Text = _printed("READ, WORK, CONFIRM", "How to use a do-confirm list.")
    criteria: Text = _printed("One is enough", "Above the criteria of a severity.")
    timers: Text = _printed("Timers", "Above the deadlines of a severity.")


_DEADLINES: Any = {
    name: _printed(mark.label, "Label of that deadline.", facts_of(Severity)[name].one)
    for name, mark in DEADLINES.items()
}
if TYPE_CHECKING:
    _LabelsOfDeadlines = _LabelsAbove
else:
    _LabelsOfDeadlines = type(
        "_LabelsOfDeadlines",
        (_LabelsAbove,),
        {**_DEADLINES, "__annotations__": dict.fromkeys(_DEADLINES, Text), "__module__": __name__},
    )


class Labels(_LabelsOfDeadlines):
    """The words on cards that are not in any other file; write them anew for another language."""

    updates: Text = _printed("Internal updates every", "Label of the rhythm of internal updates.")
    updates_for: Text = _printed(
        "{audience} updates every", "Label of the rhythm for another audience; {audience} is its name."
    )
    updates_after: Text = _printed("{every} after {after}", "A later update rhythm, behind the first one.")
    led_by: Text = _printed("Led by", "Who leads.")
    pages: Text = _printed("Paged at once", "Who is paged.")
    joins: Text = _printed("Join", "Who joins without a page.")
    raise_when: Text = _printed("Raise it when one holds", "Above the reasons to raise a severity.")
    lower_when: Text = _printed("Lower it when all hold", "Above the conditions to lower one.")
    unsure: Text = _printed("Not sure?", "Above what to do when nobody is sure.")
    danger: Text = _printed("Danger", "Above what to do when a person is in danger.")
    duties: Text = _printed("Do", "Above the duties of a role.")
    role_steps: Text = _printed(
        "Steps", "Above the numbers of the steps of a role, where they are too many to be printed."
    )
    authority: Text = _printed("May decide alone", "Above the authority of a role.")
    must_not: Text = _printed("Must not", "Above what a role must not do.")
    backup: Text = _printed("Backup", "Who stands in.")
    no_answer: Text = _printed("No answer after {after}", "Before whom a page goes to next.")
    nobody_answers: Text = _printed("No answer", "The same, where it is not said after how long.")
    reports_to: Text = _printed("Reports to", "Whom a role reports to.")
    prerequisites: Text = _printed("Before you take it", "Above what a role needs beforehand.")
    people: Text = _printed("People at the same time", "Before how many people a role needs.")
    goal: Text = _printed("Goal", "Above the goal of a phase.")
    steps: Text = _printed("Steps", "Above the steps of a phase.")
    along: Text = _printed(
        "At the same time as {phase}",
        "Above a phase that runs beside one of the main lane; {phase} is its name.",
    )
    not_now: Text = _printed("Not now", "Above what waits for a later phase.")
    smaller: Text = _printed(
        "+n: n smaller steps on its card or page",
        "Behind a phase whose steps are shown with the number of their parts alone.",
    )
    elsewhere: Text = _printed(
        "Then, by card: {phases}",
        "Behind the last list of the card with everything; {phases} are those it leaves out.",
    )
    step: Text = _printed("step", "Before the number of a step, in a decision.")
    hand_over_to: Text = _printed(
        "Hand over to {name}", "A step that ends here; {name} is the other playbook."
    )
    the_end: Text = _printed("end", "Where a way stops.")
    everybody: Text = _printed("All", "Who does a step that is for everybody.")
    only_for: Text = _printed("{names} only:", "Before a step for some severities only.")
    confirm: Text = _printed("Confirm", "Above how to confirm an incident type.")
    levers: Text = _printed("Levers, in this order", "Above the levers of an incident type.")
    levers_choice: Text = _printed("Levers, the one that fits", "The same where each is for another case.")
    kinds: Text = _printed("Pull first", "Above the first levers of the kinds of a type.")
    no_kind_fits: Text = _printed(
        "No kind fits", "Beside the first lever of a type, below those of its kinds."
    )
    first_levers: Text = _printed(
        "Pull first (who, and who else)", "Above the first lever of each incident type."
    )
    at_least: Text = _printed(
        "{severity} at least", "Beside an incident type that is never milder; {severity} is how bad it is."
    )
    starts_as: Text = _printed(
        "Starts as {severity}",
        "Beside an incident type without a floor; {severity} is how bad it is at first.",
    )
    enough: Text = _printed(
        "{severity} is enough", "Beside a kind that may be milder than its type; {severity} is how mild."
    )
    type_unknown: Text = _printed(
        "Nobody knows the type? {severity} at least.", "Below the triage questions; {severity} is how bad."
    )
    product_stays_on: Text = _printed(
        "product stays on",
        "Beside a kind for which the levers of the steps, such as switching off, are not.",
    )
    page_also: Text = _printed("page also", "Before whom a type or a kind needs beside the others.")
    then: Text = _printed("then", "Before the lever that follows when those before it do not hold.")
    experts_wait: Text = _printed(
        "{severity}: who leads calls the experts of a letter.",
        "Behind the title of the first levers: {severity} is one at which the experts of a type are not paged.",
    )
    approved_by: Text = _printed("asks {role}", "Behind a lever that somebody has to approve; {role} is who.")
    clocks_of_type: Text = _printed("Clocks it can start", "Above or beside the clocks of an incident type.")
    clocks_many: Text = _printed(
        "{count}, the shortest {time}",
        "Beside it where they are many; {count} is how many, {time} the shortest limit.",
    )
    clocks_at_once: Text = _printed(
        "{count}: some at once, the shortest limit {time}",
        "The same where one of them has no number, as with `promptly`.",
    )
    page_only: Text = _printed("page only", "Before whom a kind needs in the place of those of its type.")
    brings: Text = _printed(
        "page; pull first", "Above the triage questions: what stands in brackets behind an answer."
    )
    levers_card: Text = _printed("Levers", "Title of the card with the levers that come first.")
    lever: Text = _printed("Lever (who, and who else)", "Above the levers of that card.")
    second_way: Text = _printed(
        "Second way", "Column to write in: where a lever is when the first way is down."
    )
    verify: Text = _printed("It worked when", "Above how to see that a lever worked.")
    offline: Text = _printed("When the network is down", "Above how to work without the own network.")
    save_first: Text = _printed("save first", "After a lever that cannot be undone, or not fully.")
    evidence: Text = _printed("Save first", "Above the evidence of an incident type.")
    do_not: Text = _printed("Do not", "Above the mistakes that make it worse.")
    pulls_in: Text = _printed("Pull in", "Above the experts of an incident type.")
    say: Text = _printed("Say", "Before the first public words of a kind, where they are other ones.")
    no_word: Text = _printed("no public word", "For a kind that nobody outside can notice.")
    preparation: Text = _printed("Before an incident", "Above the name of a checklist of preparation.")
    tasks: Text = _printed("Tasks", "Above the tasks of a checklist.")
    every: Text = _printed("every {time}", "How often a task is done; {time} is the time between.")
    within: Text = _printed("within {time}", "Before a step with a time limit; {time} is the limit.")
    parties: Text = _printed("Outside", "Above the outside parties of the card of contacts.")
    said_if: Text = _printed("If {case}", "Above words for one case; {case} is the case.")
    words: Text = _printed("Words", "Above the words of a script.")
    subject: Text = _printed("Subject", "Above the subject line of a script.")
    blanks: Text = _printed("Blanks", "Above the blanks of a script.")
    optional: Text = _printed("or nothing", "After what goes into a blank that may stay empty.")
    never_say: Text = _printed("Never say", "Above what must not be said.")
    channel: Text = _printed("Where", "Where a script is posted.")
    drafter: Text = _printed("Written by", "Who fills the blanks.")
    clearer: Text = _printed("Cleared by", "Who clears a script.")
    pre_approved: Text = _printed("in advance; change the blanks only", "For scripts that are cleared.")
    releaser: Text = _printed("Sent by word of", "Who releases a script.")
    overview: Text = _printed("Severities", "Title of the overview card.")
    triage_card: Text = _printed("Triage questions", "Title of the card with the triage questions.")
    everything: Text = _printed("AI incident: the first minutes", "Title of the card with everything.")
    everything_general: Text = _printed(
        "Incident: the first minutes", "The same where the playbook is not for AI incidents."
    )
    clocks: Text = _printed("Clocks of law and contracts", "Title of the card of the clocks.")
    no_advice: Text = _printed(
        "No complete list, no legal advice: counsel decides.", "At the top of the card of the clocks."
    )
    outer: Text = _printed(
        "Hours and days are outer limits. Most of these laws say without undue delay: send when you can.",
        "Behind it.",
    )
    checked: Text = _printed(
        "Checked {day} or later.", "Behind it; {day} is the day on which the oldest entry was checked."
    )
    counts_from: Text = _printed("Start", "Before the moment that the limits of a clock count from.")
    bound: Text = _printed("Who", "Before who must act under a clock.")
    started_by: Text = _printed("Started by", "Before what starts a clock.")
    begins: Text = _printed(
        "From {day}:", "Before a clock that counts from a later day on; {day} is that day."
    )
    longer: Text = _printed(
        "Longer limits, or later; see the site", "Above the clocks that are only named on their card."
    )
    not_counted: Text = _printed(
        "Not counted here; call counsel",
        "Above laws without a clock of their own that have a limit in hours or days.",
    )
    contacts: Text = _printed("Contacts", "Title of the contacts card.")
    badge: Text = _printed("How bad is it?", "Title of the badge.")
    triage: Text = _printed("Ask all, take the worst", "Above the triage questions.")
    name: Text = _printed("Name", "Column to write in.")
    reach: Text = _printed("Reach", "Column to write in.")
    place: Text = _printed("Link or number", "Column to write in.")
    channels: Text = _printed("Channels", "Above the channels.")
    roles: Text = _printed("Roles", "Above the roles.")
    expired: Text = _printed("EXPIRED", "Across a card whose review is long overdue.")
    reviewed: Text = _printed("reviewed", "Before the day of the last review.")
    review_by: Text = _printed("review by", "Before the day of the next review.")
    edition: Text = _printed("internal", "The edition, in the footer.")
    public_edition: Text = _printed("public", "The same on a public edition.")
    is_it_current: Text = _printed("Still current?", "Before the address of the page of a card.")
    compare: Text = _printed(
        "Compare this code with the page of the card on your playbook site.",
        "In the place of the address, where the address of the site is not known.",
    )
    turn_over: Text = _printed("Turn over", "On the front of a card that goes on at the back.")
    log_time: Text = _printed("UTC", "Column of the log to write in.")
    log_time_general: Text = _printed(
        "Time", "The same on the cards of a playbook for incidents of any kind."
    )
    log_note: Text = _printed("Note", "Column of the log to write in.")
    scale_bar: Text = _printed(
        "{length} mm: print at 100 %, not fit to page", "Beside the scale bar; {length} is its length."
    )


class Brand(Part):
    """How the site, the cards and previews of links look: one place for all of them."""

    name: Text | None = fact(
        "Name beside the logo in the header of the site; that of the playbook when left out.",
        PUBLIC,
        EDITORIAL,
        default=None,
    )
    colour: Annotated[str, limits(pattern=COLOUR)] = fact(
        "Your colour, as #rrggbb: buttons and links of the site, bands of cards that are no severity. Words of the site "
        "take the nearest shade that can be read.",
        PUBLIC,
        EDITORIAL,
        default="#0b4a60",
    )
    colour_in_dark: Annotated[str, limits(pattern=COLOUR)] | None = fact(
        "Its shade in the dark scheme; the nearest one that can be read when left out.",
        PUBLIC,
        EDITORIAL,
        default=None,
    )
    accent: Annotated[str, limits(pattern=COLOUR)] | None = fact(
        "A second colour, for the line below the header and for what has the focus.",
        PUBLIC,
        EDITORIAL,
        default=None,
    )
    favicon: Text | None = fact(
        "A square SVG file in the theme folder, for tabs of browsers; a clock in your colour when left out.",
        PUBLIC,
        EDITORIAL,
        default=None,
    )
    logo: Text | None = fact(
        "An SVG file in the theme folder, for the header and the cards.", PUBLIC, EDITORIAL, default=None
    )
    logo_alt: Text | None = fact(
        "What the logo shows, in words; the name of the playbook when left out.",
        PUBLIC,
        EDITORIAL,
        default=None,
    )


class Deck(Entry, noun="deck"):
    """Cards that belong together, and what is made of them."""

    name: Text = fact("What the deck is called.", PUBLIC, EDITORIAL)
    cards: tuple[Kind, ...] = fact("Kinds of card, in order.", PUBLIC, OPERATIONAL, min_length=1)
    only: tuple[Id, ...] = fact(
        "Ids of the entries to take; all when left out.", PUBLIC, OPERATIONAL, default=()
    )
    leave_out: tuple[Id, ...] = fact("Ids of the entries to leave out.", PUBLIC, OPERATIONAL, default=())
    format: Id = fact("Format of its cards.", PUBLIC, EDITORIAL, default="a6")
    sheets: tuple[Id, ...] = fact("Sheets to print its cards on.", PUBLIC, EDITORIAL, default=())


class Sheet(Entry, noun="sheet"):
    """How cards are put on paper. Lengths are in millimetres."""

    paper: Literal["a4", "letter", "a3"] = fact("Size of the paper.", PUBLIC, EDITORIAL)
    layout: Literal["nup", "pocketmod", "zcard", "fold"] = fact(
        "nup: a grid of cards; pocketmod: one sheet folded to eight pages; zcard: a folded strip; "
        "fold: front and back above each other, folded once.",
        PUBLIC,
        EDITORIAL,
    )
    orientation: Literal["portrait", "landscape"] = fact(
        "Of the paper.", PUBLIC, EDITORIAL, default="portrait"
    )
    columns: Annotated[int, limits(ge=1, le=8)] = fact("Cards side by side.", PUBLIC, EDITORIAL, default=1)
    rows: Annotated[int, limits(ge=1, le=8)] = fact("Cards above each other.", PUBLIC, EDITORIAL, default=1)
    gutter: Millimetres = fact("Space between cards.", PUBLIC, EDITORIAL, default=0)
    flip: Literal["long", "short"] = fact(
        "Edge about which the printer turns the sheet.", PUBLIC, EDITORIAL, default="long"
    )
    shift_x: Shift = fact("How far the printer puts the back too far left.", PUBLIC, EDITORIAL, default=0)
    shift_y: Shift = fact("How far the printer puts the back too high.", PUBLIC, EDITORIAL, default=0)
    printer_margin: Millimetres = fact("Edge the printer cannot print on.", PUBLIC, EDITORIAL, default=5)
    format: Id | None = fact(
        "Format of the cards on it; the deck's when left out.", PUBLIC, EDITORIAL, default=None
    )


def _deck(deck_id: str, name: str, cards: tuple[Kind, ...], **more: object) -> Deck:
    return Deck.model_validate({"id": deck_id, "name": name, "cards": cards} | more)


def default_decks() -> dict[str, Deck]:
    """Return the decks of a playbook that does not choose its own."""
    decks = (
        _deck("severity", "Severity cards", ("overview", "triage", "severities"), sheets=("a4", "letter")),
        _deck("first-hour", "First hour", ("phases",), sheets=("a4", "letter")),
        _deck("roles", "Role cards", ("roles",), sheets=("a4",)),
        _deck("types", "Incident types", ("types",), sheets=("a4",)),
        _deck("scripts", "Scripts to fill in", ("scripts",), format="a5"),
        _deck("drawer", "Everything on one card", ("everything",), format="a4"),
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
    ] = fact(
        "Address of the published site, for the QR codes; without it cards bear their code in large letters.",
        PRIVATE,
        OPERATIONAL,
        default=None,
    )
    theme: Text | None = fact(
        "Folder with your own theme parts, beside the playbook folder.", PUBLIC, EDITORIAL, default=None
    )
    families: tuple[Text, ...] = fact(
        "Names of more font families, in the order in which they are tried.", PUBLIC, EDITORIAL, default=()
    )
    brand: Brand = fact("Colour and logo.", PUBLIC, EDITORIAL, default_factory=Brand)
    labels: Labels = fact("Words of the cards themselves.", PUBLIC, EDITORIAL, default_factory=Labels)
    decks: dict[Id, Deck] = fact("Decks by id.", PUBLIC, OPERATIONAL, default_factory=default_decks)
    sheets: dict[Id, Sheet] = fact("More sheets by id.", PUBLIC, OPERATIONAL, default_factory=dict)

    def sheet(self, sheet_id: str) -> Sheet | None:
        """Return a sheet, the team's own before the one that comes with the program."""
        return self.sheets.get(sheet_id) or default_sheets().get(sheet_id)
