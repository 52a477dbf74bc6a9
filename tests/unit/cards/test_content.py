"""Cards choose and order the words of the playbook; they never have words of their own beside the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cards.content import cards_of
from generator.cards.fonts import font_files, without_glyph
from generator.cards.job import strings
from generator.model import CONCEPTS, Playbook, build_playbook
from generator.model.base import Instruction, Part
from generator.model.card import Card, Checklist, Facts, Note, Row, plain, text_of
from generator.model.clock_limits import limit_words
from generator.model.levers import Lever
from generator.model.phases import ActionStep, SubStep
from generator.model.preparation import Task
from generator.model.prose import as_read
from generator.model.walk import walk_words
from generator.problems import Spot
from generator.read.folder import read_folder
from tests.build import playbook

ROOT = Path(__file__).parents[3]
HARM = "triage/questions/harm/answers/0"


@pytest.fixture(scope="module")
def default() -> Playbook:
    built, problems = build_playbook(read_folder(ROOT / "playbook", CONCEPTS).data)
    assert built is not None, problems
    return built


LEGEND = Spot.of("roles")
"""Where what the short forms of roles stand for comes from."""


def every_card(model: Playbook) -> list[Card]:
    return [card for deck in model.cards.decks.values() for card in cards_of(model, deck)]


def test_there_is_a_card_for_every_severity_role_phase_type_and_script(default: Playbook) -> None:
    ids = {card.id for card in every_card(default)}
    wanted = {
        f"{kind}-{entry}"
        for kind, concept in (
            ("severity", "severities"), ("role", "roles"), ("phase", "phases"), ("type", "types"), ("script", "scripts"),
        )
        for entry in getattr(default, concept)
    }  # fmt: skip
    single = {"overview", "triage", "everything", "levers", "clocks", "contacts", "badge"}
    assert ids == wanted | single


def test_every_long_sentence_of_a_card_stands_in_the_playbook_word_for_word(default: Playbook) -> None:
    known = " \n ".join(" ".join(as_read(default, words.text).split()) for words in walk_words(default))
    due = (each for clock in default.clocks.values() for each in clock.deadlines)
    known = " \n ".join([known, *map(limit_words, due)])
    said = {
        text
        for card in every_card(default)
        for block in card.blocks
        for words in strings(plain(block))
        for text in words.split(" / ")  # the choices of a blank
        if len(text.split()) > 6
        and "(" not in text
        and block.kind != "script"
        and not text.startswith(("Minute ", "IC, ", "; ", "Nobody knows"))  # names in a row, and a label
        and not text.endswith(":")  # for whom and in which case
        and ": some at once, the shortest limit " not in text  # a label
    }
    assert len(said) > 200
    assert [text for text in sorted(said) if text.strip() not in known] == []


def test_the_card_of_the_clocks_says_at_once_first_and_every_limit_of_a_clock_or_none(
    default: Playbook,
) -> None:
    (card,) = (card for card in every_card(default) if card.id == "clocks")
    lines = {text.split(": ")[0].split(" From ")[0]: text for text in card.blocks[1].lines()}
    names = {clock.name: clock for clock in default.clocks.values()}
    assert list(lines)[:2] == [default.clocks["eu-dsa-18"].name, default.clocks["us-csam-2258a"].name]
    numbers = [name for name in lines if names[name].deadlines[0].within]
    shortest = [min(each.within.minutes for each in names[name].deadlines if each.within) for name in numbers]
    assert shortest == sorted(shortest)
    for name, text in lines.items():
        for deadline in names[name].deadlines:
            assert limit_words(deadline) in text
            assert f" {deadline.what}" in text
            if deadline.counted_from != "previous":
                assert (deadline.wording or "") in text
            assert deadline.to in text
    assert "at most 24 hours after awareness" in lines["DORA Article 19"]
    assert "Start: classification" in lines["DORA Article 19"]
    assert "copy nothing, stop what would delete it" in lines[default.clocks["us-csam-2258a"].name]
    named = [{text_of(thing) for thing in row.things} for row in card.blocks[2:] if isinstance(row, Row)]
    assert f"{default.laws['india-cert-in'].name}: 6 hours" in named[0]
    assert len(named[0]) == sum(law.within is not None for law in default.laws.values())
    assert len(lines) + len(named[1]) == sum(clock.can_start for clock in default.clocks.values())


def test_a_team_gets_the_clocks_of_its_places_and_no_card_without_any(default: Playbook) -> None:
    deck = default.cards.decks["clocks"]
    ours = default.model_copy(
        update={"organisation": default.organisation.model_copy(update={"jurisdictions": ("UK",)})}
    )
    (card,) = cards_of(ours, deck)
    assert {line.split(" ")[0] for line in card.blocks[1].lines()} == {"UK", "Contract"}
    assert cards_of(default.model_copy(update={"clocks": {}}), deck) == ()


def test_the_first_five_minutes_are_read_and_done(default: Playbook) -> None:
    card = next(card for card in every_card(default) if card.id == "phase-confirm")
    assert card.kicker == "Minute 0 to 5 · READ, then DO"
    steps = next(block for block in card.blocks if isinstance(block, Checklist))
    assert 5 <= len(steps.items) <= 9


def test_a_card_says_what_the_short_forms_of_its_roles_stand_for(default: Playbook) -> None:
    names = {role.short: role.name for role in default.roles.values()}
    explained = 0
    for card in every_card(default):
        if card.kind == "clocks":  # names no role; its SEC is an authority
            continue
        legend = {
            thing[0].text: thing[1].text.strip()
            for block in card.blocks
            if isinstance(block, Row) and block.spot == LEGEND
            for thing in block.things
        }
        assert legend.items() <= names.items(), card.id
        said = " ".join(
            text for block in card.blocks if block.spot != LEGEND for text in strings(plain(block))
        ).replace("ML Engineer", "")
        used = set(re.findall(r"\b[A-Z]{2,3}\b", said)) & names.keys()
        assert used <= legend.keys(), card.id
        explained += len(legend)
    assert explained > 100


def test_where_few_roles_are_named_their_names_are_written_out(default: Playbook) -> None:
    (mild,) = (card for card in every_card(default) if card.id == "severity-sev-4")
    assert "Led by: Support Lead" in mild.lines
    assert "Roles" not in mild.lines


def test_what_a_role_must_not_do_is_forbidden_and_not_left_to_others(default: Playbook) -> None:
    titles = [block.title for card in every_card(default) if card.kind == "role" for block in card.back]
    assert "Must not" in titles
    assert "Leave to others" not in titles


def test_who_fills_a_blank_never_stands_alone_on_a_line(default: Playbook) -> None:
    said = [
        text_of(fact.value)
        for card in every_card(default)
        if card.kind == "script"
        for block in card.blocks
        if isinstance(block, Facts) and block.title == "Blanks"
        for fact in block.rows
    ]
    assert len(said) > 50
    assert [text for text in said if not re.search(r"\S\N{NO-BREAK SPACE}\([A-Z]+\)$", text)] == []


def test_the_cards_of_incident_types_follow_their_letters(default: Playbook) -> None:
    cards = cards_of(default, default.cards.decks["types"])
    assert [card.mark for card in cards] == ["A", "B", "C", "D", "E", "F"]


def test_what_a_plan_does_not_say_has_no_box() -> None:
    model = playbook({"about/danger": "Call 112."}, ["about/unsure"])
    silent = playbook({}, ["about/danger", "about/unsure"])
    boxes = [
        {block.title for card in cards for block in card.blocks if isinstance(block, Note)}
        for cards in map(every_card, (model, silent))
    ]
    assert boxes[0] - boxes[1] == {model.cards.labels.danger}


def test_the_card_of_a_role_says_whom_a_page_goes_to_next() -> None:
    model = playbook({"roles/incident-commander/escalation": [{"after": "5m", "to": "executive-on-call"}]})
    card = next(card for card in every_card(model) if card.id == "role-incident-commander")
    assert f"No answer after 5 min: {model.roles['executive-on-call'].name}" in card.lines


def test_a_type_with_a_floor_says_how_bad_it_is_at_least_on_its_card_and_in_the_drawer(
    default: Playbook,
) -> None:
    cards = {card.id: " ".join(card.lines) for card in every_card(default)}
    floors = {kind: default.types[kind].severity_floor for kind in default.types}
    names = {kind: default.severities[floor].name for kind, floor in floors.items() if floor}
    kinds = {default.type_of_kind[name] for name, kind in default.kinds.items() if kind.severity_floor}
    assert {kind for kind in floors if " at least" in cards[f"type-{kind}"]} == names.keys() | kinds
    assert [kind for kind, name in names.items() if f"{name} at least" not in cards[f"type-{kind}"]] == []
    own = [kind.severity_floor for kind in default.kinds.values() if kind.severity_floor]
    said = re.findall(r"; (\S+) (?:at least|is enough)", cards["everything"])
    assert sorted(said) == sorted([*names.values(), *(default.severities[floor].name for floor in own)])


@pytest.mark.parametrize(
    ("reversible", "said"), [("yes", ""), ("partly", " (save first)"), ("no", " (save first)")]
)
def test_a_lever_without_a_way_back_says_what_comes_first(reversible: str, said: str) -> None:
    model = playbook({"levers/roll-back-model/reversible": reversible})
    card = next(card for card in every_card(model) if card.id == "type-quality-regression")
    levers = next(block for block in card.front if block.title == model.cards.labels.levers)
    assert isinstance(levers, Checklist)
    assert text_of(levers.items[0].runs).replace("\N{NO-BREAK SPACE}", " ") == f"Roll back the model{said}"


LEFT_TO_THE_PAGE = {
    "ActionStep": "backup minutes after note kind responsible work uses next done_when consulted informed "
    "consulted_parties informed_parties "
    "opens_war_room pages pages_experts pages_responders",
    "SubStep": "",
    "Instruction": "",
    "Task": "note done_on evidence",
    "Lever": "what backup effect_within keeps_evidence needs_approval verify undo watch_out where other_way runbook tested_on",
}
"""What a card leaves out on purpose, of the parts that can have a command; its page says it."""

SHOWN = {
    "ActionStep": "owner only_for only_for_types when done_within every then do steps command safety",
    "SubStep": "do when command steps",
    "Instruction": "do when command",
    "Task": "do owner every command",
    "Lever": "name owner reversible command fits",
}


def subclasses(cls: type[Part]) -> Iterator[type[Part]]:
    """Yield the classes of the product below one; other tests in this process may have made some of their own."""
    for below in cls.__subclasses__():
        if below.__module__.startswith("generator."):
            yield below
        yield from subclasses(below)


def test_every_part_that_can_have_a_command_says_of_each_field_whether_a_card_shows_it() -> None:
    parts = (ActionStep, SubStep, Instruction, Task, Lever)
    assert {cls for cls in subclasses(Part) if "command" in cls.model_fields} == set(parts)
    told = {cls: sorted(f"{LEFT_TO_THE_PAGE[cls.__name__]} {SHOWN[cls.__name__]}".split()) for cls in parts}
    assert told == {cls: sorted({*cls.model_fields} - {"id", "accepted"}) for cls in parts}


def test_each_command_stands_on_the_card_below_what_it_belongs_to() -> None:
    steps = [
        {"do": "Do one.", "command": "one --first"},
        {"do": "Do two."},
        {"do": "Do three.", "command": "three"},
    ]
    model = playbook(
        {
            "phases/confirm/steps/replay/command": "replay --all",
            "phases/confirm/steps/replay/steps": steps,
            "levers/roll-back-model/command": "roll back",
        }
    )
    cards = {card.id: list(card.lines) for card in every_card(model)}
    lines = cards["phase-confirm"]
    at = lines.index("replay --all")
    assert lines[at - 1].startswith("1. TL Replay")
    assert lines[at + 1 : at + 6] == ["Do one.", "one --first", "Do two.", "Do three.", "three"]
    lever = cards["type-quality-regression"]
    assert "Roll back the model" in lever[lever.index("roll back") - 1]


def test_a_value_that_changes_in_the_playbook_changes_on_the_card() -> None:
    def timers(value: str) -> list[str]:
        model = playbook({"severities/sev-1/contain_within": value})
        (card,) = (card for card in every_card(model) if card.id == "severity-sev-1")
        return [line for line in card.lines if line.startswith("Contained")]

    assert (timers("15m"), timers("10m")) == (["Contained: 15 min"], ["Contained: 10 min"])


def test_contacts_stand_on_the_internal_card_and_on_no_public_one() -> None:
    model = playbook({"contacts": {"incident-commander": {"rota": "IC rota", "reach": "+1 555 0100"}}})
    internal = cards_of(model, model.cards.decks["contacts"])
    assert "Incident commander\N{NO-BREAK SPACE}(DC), IC rota, +1 555 0100" in internal[0].lines
    assert cards_of(model, model.cards.decks["contacts"], public=True) == ()


def test_an_address_that_takes_the_incident_along_is_printed_as_it_works_without_one() -> None:
    said = {"rota": "IC rota", "reach": "<mailto:duty@clinic.example?subject={severity}: {incident}>"}
    chat = "https://rooms.example/new?name={incident}"
    model = playbook({"contacts": {"incident-commander": said}, "channels/war-room/where": chat})
    (card,) = cards_of(model, model.cards.decks["contacts"])
    printed = repr(card)
    assert "'duty@clinic.example'" in printed
    assert "'https://rooms.example/new'" in printed
    assert "{incident}" not in printed


def test_every_character_of_the_default_cards_has_a_glyph(default: Playbook) -> None:
    used = {
        ord(char)
        for card in every_card(default)
        for block in card.blocks
        for text in strings(plain(block))
        for char in text
    }
    assert without_glyph(used, font_files()) == set()


def test_a_step_has_one_number_on_the_card_of_its_type_and_of_its_phase() -> None:
    """Where a branch leads is found under that number on both papers; what is on one of them alone says its phase."""
    only = {"only_for_types": ["quality-regression"], "owner": "technical-lead"}
    steps = {
        "choose": only | {
            "ask": "Is it a new version?",
            "answers": [{"answer": "Yes", "goto": "back"}, {"answer": "No", "goto": "off"}, {"answer": "Both", "goto": "hold"}],
        },
        "back": only | {"do": "Go back.", "done_within": "10m", "next": "pull"},
        "off": only | {"do": "Switch it off.", "next": "preserve"},
        "vendor": only | {"hand_over_to": {"name": "Vendor plan", "address": "https://vendor.example.org"}, "next": "off"},
    }  # fmt: skip
    model = playbook({f"phases/contain/steps/{name}": step for name, step in steps.items()})
    cards = {card.id: card for card in every_card(model)}
    steps_of = {
        name: {item.number or place: item for place, item in enumerate(block.items, start=block.first)}
        for name in ("type-quality-regression", "phase-contain")
        for block in cards[name].blocks
        if isinstance(block, Checklist) and block.spot.path[0] == "phases"
    }
    of_type, of_phase = steps_of["type-quality-regression"], steps_of["phase-contain"]
    assert list(of_type) == [7, 8, 9, 10]
    assert [text_of(branch.then) for branch in of_type[7].branches] == ["step 8", "step 9", "Contain, step 6"]
    assert [text_of(branch.then) for branch in of_phase[7].branches] == ["step 8", "step 9", "step 6"]
    assert [text_of(of_type[place].runs) for place in (8, 9, 10)] == [
        "Go back. → Contain, step 3",
        "Switch it off. → Contain, step 2",
        "Hand over to Vendor plan → step 9",
    ]
    assert text_of(of_phase[10].runs) == text_of(of_type[10].runs)
    assert text_of(of_phase[9].runs) == "Switch it off. → step 2"
    assert of_type[8].only.replace(" ", " ") == "within 10 minutes:"
    assert "7. Technical lead" in "\n".join(cards["type-quality-regression"].lines)


def test_the_drawer_has_every_step_under_its_number_and_counts_the_smaller_ones(default: Playbook) -> None:
    """Also a step that waits for something to happen: whoever has this card alone sees that there is more, and where."""
    cards = {card.id: card for card in every_card(default)}
    lists = {
        block.spot.path[1]: block for block in cards["everything"].blocks if isinstance(block, Checklist)
    }
    assert list(lists) == ["confirm", "contain"]
    for phase, block in lists.items():
        (full,) = (each for each in cards[f"phase-{phase}"].blocks if isinstance(each, Checklist))
        counts = [f" +{len(item.below)}" if item.below else "" for item in full.items]
        assert any(counts)
        assert [text_of(item.runs) for item in block.items] == [
            text_of(item.runs) + more for item, more in zip(full.items, counts, strict=True)
        ]
        assert [item.only for item in block.items] == [item.only for item in full.items]
    titles = [block.title for block in lists.values()]
    assert [" (+n: n smaller steps on its card or page)" in title for title in titles] == [True, False]
    assert titles[1].endswith("Contain. Then, by card: Diagnose, Communicate, Long incident, Close")
    assert any(line.startswith("9. SAF If a person is at risk:") for line in cards["everything"].lines)


def test_the_drawer_says_for_whom_alone_a_phase_is_and_has_the_words_of_a_handover() -> None:
    """Two phases without smaller steps: no mark is explained that stands nowhere."""
    handed = {"hand_over_to": {"name": "Vendor plan"}, "say": "We stand down.", "owner": "technical-lead"}
    model = playbook({
        "cards": {"decks": {"all": {"name": "All", "cards": ["everything"]}}},
        "phases/contain/only_for": ["sev-1", "sev-2"],
        "phases/contain/steps/vendor": handed,
    })  # fmt: skip
    (card,) = every_card(model)
    block = next(each for each in card.blocks if each.spot.path[:2] == ("phases", "contain"))
    assert block.title == "Minute 5 to 15: Contain · SEV-1/2. Then, by card: Diagnose, Communicate"
    assert list(block.lines())[-2:] == ["7. TL Hand over to Vendor plan", "We stand down."]


def test_the_card_of_a_type_has_the_smaller_steps_of_its_own_steps() -> None:
    smaller = [{"do": "Tell the network.", "when": "The level is low"}, {"do": "Close valve 1."}]
    model = playbook({
        "phases/contain/steps/pull/only_for_types": ["quality-regression"],
        "phases/contain/steps/pull/steps": smaller,
    })  # fmt: skip
    said = lines_of(model, "type-quality-regression")
    assert "If the level is low: Tell the network. | Close valve 1." in said


def test_the_card_of_a_role_without_duties_has_its_steps_and_what_it_needs_beforehand() -> None:
    """A small plan says what its roles do in its steps; a card that says nothing of them is no card."""
    change: dict[str, object] = {
        "roles/technical-lead/prerequisites": ["Access to the gateway"],
        "roles/technical-lead/people": 2,
        "phases/contain/steps/pull/steps": [{"do": "Close valve 1."}],
        "phases/contain/steps/hold/owner": "everybody",
    }
    few = [
        f"phases/confirm/steps/{name}/owner"
        for name in ("replay", "reproduced", "set-severity", "page-commander")
    ]
    alone = playbook(change | dict.fromkeys(few, "incident-commander"), ["roles/technical-lead/duties"])
    said = lines_of(alone, "role-technical-lead")
    assert "Contain | 2. Save the evidence" in said
    assert (
        "3. Pull the first lever of this incident type. | Close valve 1. | 4. Has the bad output stopped?"
        in said
    )
    assert "6. All Post the" in said
    assert "Before you take it | Access to the gateway" in said
    assert "People at the same time: 2" in said
    many = playbook(change, ["roles/technical-lead/duties"])
    assert "Steps | Confirm: 1, 2, 3, 4 | Contain: 2, 3, 4, 5, 6" in lines_of(many, "role-technical-lead")
    assert "Save the evidence" not in lines_of(playbook(change), "role-technical-lead")
    guest = playbook(change | {"roles/guest": {"name": "Guest"}})
    assert "role-guest" not in {card.id for card in every_card(guest)}


def test_the_card_of_a_type_says_how_bad_it_is_at_first_and_which_sign_says_otherwise() -> None:
    signal = {"what": "The filter is off.", "suggests": "sev-1"}
    model = playbook({"types/quality-regression/signals": [signal]})
    said = lines_of(model, "type-quality-regression")
    assert "Starts as SEV-2" in said
    assert "Severity | SEV-1: The filter is off." in said
    floor = playbook({"types/quality-regression/severity_floor": "sev-2"})
    assert "Starts as" not in lines_of(floor, "type-quality-regression")


def test_a_step_that_leads_past_the_line_below_it_says_where() -> None:
    """After a step that ends a way, nobody goes on with the one that happens to stand below it."""
    model = playbook({
        "phases/contain/steps/fall-back/next": "end",
        "phases/contain/steps/pull/next": "hold",
        "phases/contain/steps/preserve/next": "tell-staff",
        "phases/contain/steps/open-room/next": "preserve",
        "phases/contain/steps/hold/next": "end",
    })  # fmt: skip
    card = next(card for card in every_card(model) if card.id == "phase-contain")
    steps = next(block for block in card.blocks if isinstance(block, Checklist))
    said = [text_of(item.runs).partition("\N{RIGHTWARDS ARROW} ")[2] for item in steps.items]
    assert said == ["", "Communicate, step 1", "step 6", "", "end", ""]
    assert without_glyph({ord("\N{RIGHTWARDS ARROW}")}, font_files()) == set()


def test_an_entry_with_nothing_to_print_has_no_card() -> None:
    model = playbook({"roles/guest": {"name": "Guest"}})
    assert "role-guest" not in {card.id for card in every_card(model)}


def test_a_kind_with_a_floor_of_its_own_says_it_beside_its_lever(default: Playbook) -> None:
    cards = {card.id: card.lines for card in every_card(default)}
    for name, kind in default.kinds.items():
        lines = cards[f"type-{default.type_of_kind[name]}"]
        (row,) = [line for line in lines if line.startswith(f"{kind.short or kind.name}: ")]
        floor = default.severities.get(kind.severity_floor or "")
        usual = default.severities.get(default.types[default.type_of_kind[name]].severity_floor or "")
        milder = floor and usual and floor.rank > usual.rank
        said = f"{floor.name} {'is enough' if milder else 'at least'}" if floor else ""
        assert re.findall(r"; (\S+ (?:at least|is enough))", row) == ([said] if floor else [])


def test_the_front_of_a_type_says_what_is_pulled_first_for_each_kind_and_for_none_before_it_says_how_to_confirm(
    default: Playbook,
) -> None:
    titles = [default.cards.labels.kinds, default.cards.labels.confirm, default.cards.labels.levers]
    for kind in default.types.values():
        card = next(card for card in every_card(default) if card.id == f"type-{kind.id}")
        assert [block.title for block in card.blocks if block.title in titles[:2]] == titles[:2]
        rows = next(block for block in card.front if isinstance(block, Facts)).rows
        assert [text_of(row.label) for row in rows[:-1]] == [
            own.short or own.name for own in kind.kinds.values()
        ]
        for row, levers in zip(rows, [*(own.levers for own in kind.kinds.values()), ()], strict=True):
            first = default.levers[(levers or kind.levers)[0]]
            assert first.name in [run.text for run in row.value if run.kind == "strong"]
            assert default.roles[first.owner].name in text_of(row.value)


def test_a_type_without_kinds_names_its_levers_once_and_before_how_to_confirm() -> None:
    card = next(card for card in every_card(playbook()) if card.id == "type-quality-regression")
    assert [block.title for block in card.front if block.title] == ["Levers, in this order", "Confirm"]


def test_the_row_of_a_kind_that_leaves_the_product_on_says_so_and_no_other(default: Playbook) -> None:
    lines = next(card for card in every_card(default) if card.id == "everything").lines
    rows = {line.split(":")[0].removeprefix("– ") for line in lines if "; product stays on" in line}
    own = {kind.short for kind in default.kinds.values() if kind.product_stays_on}
    assert rows == own == {"Forged, not ours", "Tools not ours", "Weights leaked"}
    assert [line for line in lines if line.startswith("Product stays on? Neither, unless triage says so.")]


def test_a_triage_answer_says_whom_it_pages_what_it_pulls_and_what_comes_at_once() -> None:
    model = playbook({
        f"{HARM}/lever": "kill-switch",
        f"{HARM}/first": "Write down the time. Then pull the {levers/kill-switch}.",
        "triage/questions/spread/answers/0/pulls_in": ["deputy", "technical-lead"],
    })  # fmt: skip
    lines = next(card for card in every_card(model) if card.id == "triage").lines
    assert [line for line in lines if "?" in line or line.startswith("Yes")] == [
        "Did anyone come to harm, or did data leave the company? Yes: SEV-1 (EX; Switch the feature off); Not sure: SEV-2 (EX); No: SEV-3",
        "Yes: Write down the time.",
        "Do many users see it? Yes: SEV-2 (DC, TL); Not sure: SEV-2; No: SEV-3",
    ]


def test_what_a_person_in_danger_needs_is_said_once_above_the_questions() -> None:
    danger = {
        f"{HARM}/lever": "kill-switch",
        "about/danger": "Call for help, then pull the {levers/kill-switch}.",
    }
    model = playbook(danger)
    lines = next(card for card in every_card(model) if card.id == "triage").lines
    assert "Call for help, then pull the Switch the feature off." in lines
    assert not [line for line in lines if line.startswith("Yes: ")]


def test_the_card_of_levers_has_each_that_can_come_first_with_its_place_and_how_to_see_that_it_worked(
    default: Playbook,
) -> None:
    card = next(card for card in every_card(default) if card.id == "levers")
    first = {
        name
        for kind in default.types.values()
        for name in (*kind.levers[:1], *(own.levers[0] for own in kind.kinds.values() if own.levers))
    }
    said = " ".join(card.lines)
    for name in first:
        assert f"{default.levers[name].name}\N{NO-BREAK SPACE}(" in said
        assert " ".join(as_read(default, default.levers[name].verify or "").split()) in said
    deck = {"cards": {"decks": {"l": {"name": "L", "cards": ["levers"]}}}}
    model = playbook({"levers/kill-switch/where": "Flags, page ai", f"{HARM}/lever": "kill-switch", **deck})
    (card,) = every_card(model)
    assert "Switch the feature off\N{NO-BREAK SPACE}(TL, ML), Flags, page ai" in card.lines


def test_whom_a_type_and_a_kind_need_stands_in_the_drawer_beside_how_bad_it_is_and_how_it_looks(
    default: Playbook,
) -> None:
    lines = next(card for card in every_card(default) if card.id == "everything").lines
    (leak,) = [line for line in lines if line.startswith("E: ")]
    assert leak.startswith(
        f"E: Data leakage through model output: {default.types['data-leakage'].looks_like}. "
    )
    assert "; SEV-1 at least; page also PRI, SEC, LEG, ML" in leak
    said = " ".join(lines)
    assert [kind.name for kind in default.kinds.values() if (kind.short or kind.name) not in said] == []
    assert "SEV-3 is enough; no public word; page only LEG" in said
    assert any(
        "Nobody knows the type? SEV-2 at least." in block.title
        for block in next(card for card in every_card(default) if card.id == "everything").front
    )


def lines_of(model: Playbook, card_id: str) -> str:
    return " | ".join(next(card for card in every_card(model) if card.id == card_id).lines)


def test_the_card_of_a_type_says_whom_it_needs_which_clocks_it_starts_and_whom_a_lever_asks() -> None:
    """With a time or without, in full names: nobody looks for a legend at night."""
    kind = next(iter(playbook().types))
    book = playbook({
        "cards": {"decks": {"all": {"name": "All", "cards": ["types"]}}},
        f"types/{kind}/pulls_in": [{"role": "scribe"}, {"role": "deputy", "within": "30m"}],
        f"types/{kind}/clocks": ["contract-notice"],
        f"types/{kind}/levers": ["kill-switch"],
        "levers/kill-switch/needs_approval": "incident-commander",
        "phases/contain/steps/pull/only_for_types": [kind],
    })  # fmt: skip
    said = lines_of(book, f"type-{kind}")
    clock = book.clocks["contract-notice"]
    owner = book.roles[clock.owner or ""].name
    wanted = (
        "Scribe",
        f"{book.roles['deputy'].name} (30 min)",
        clock.name,
        f"({owner})",
        "asks Incident commander",
    )
    assert [words for words in wanted if words not in said] == []
    assert set(re.findall(r"\b[A-Z]{2,}\b", said)) & {role.short for role in book.roles.values()} == set()


def test_a_type_with_many_clocks_says_how_many_and_how_soon_the_first_ends(default: Playbook) -> None:
    live = [clock for name in default.types["data-leakage"].clocks if (clock := default.clocks[name]).is_live]
    limits = [each.within for clock in live for each in clock.deadlines if each.within]
    least = min(limits, key=lambda each: each.minutes)
    some = f"{len(live)}: some at once, the shortest limit {least.short}"
    assert f"Clocks it can start: {some}" in lines_of(default, "type-data-leakage")
    assert any(not any(each.within for each in clock.deadlines) for clock in live)


def test_who_sends_the_updates_of_a_severity_is_explained_on_its_card() -> None:
    deck = {"cards": {"decks": {"all": {"name": "All", "cards": ["severities"]}}}}
    book = playbook(deck | {"severities/sev-1/updates/by": "machine-learning-engineer"})
    role = book.roles["machine-learning-engineer"]
    assert role.id not in {*book.severities["sev-1"].pages, *book.severities["sev-1"].joins}
    said = lines_of(book, "severity-sev-1")
    assert (f"({role.short})" in said, f"{role.short} {role.name}" in said) == (True, True)
