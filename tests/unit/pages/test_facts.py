"""Facts say where they come from, how old they are and how far they are trusted; a clock says whether it runs."""

from __future__ import annotations

import html
import re

import pytest

from generator.pages import PageOptions, render_pages
from generator.pages.odds import still_allowed
from generator.pages.sayings import CONFIDENCE_MEANINGS, CONFIDENCES
from tests.build import playbook

CITING = {
    "clocks/contract-notice/cites": "clocks",
    "types/quality-regression/detection/cites": "types/quality-regression",
    "cases/slow-drift-2025/cites": "cases",
    "references/risk-framework-2026/cites": "references",
}
"""Where facts cite a source, and the page that shows the citation."""

CLOCK = "clocks/contract-notice"


def words_of(changes: dict[str, object]) -> dict[str, str]:
    """Return the words of each page, by its path without ending."""
    pages = render_pages(playbook(changes), PageOptions())
    return {
        page.path.removesuffix(".md"): " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.text)).split())
        for page in pages
    }


@pytest.mark.parametrize("confidence", CONFIDENCES)
@pytest.mark.parametrize("spot", CITING)
def test_a_citation_shows_confidence_source_day_and_doubt(spot: str, confidence: str) -> None:
    cite = {"source": "brief", "confidence": confidence, "note": "As far as we know"}
    shown = words_of({spot: [cite]})[CITING[spot]]
    assert (
        f"{CONFIDENCES[confidence]} · Brief of the small playbook , checked 2026-11-02 · As far as we know"
        in shown
    )


def test_the_page_of_sources_explains_each_confidence_and_leads_back_to_the_facts() -> None:
    cites = [{"source": "brief", "confidence": one} for one in ("primary", "secondary")]
    shown = words_of({f"{CLOCK}/cites": cites})["sources"]
    assert [words for words in CONFIDENCES.values() if words not in shown] == []
    assert [words for words in CONFIDENCE_MEANINGS.values() if words not in shown] == []
    assert "Notice to business customers (read in the text or a copy of it, read second hand)" in shown


def test_a_source_that_nothing_cites_says_so() -> None:
    source = {"title": "A book", "where": "A shelf", "checked_on": "2026-11-02"}
    shown = words_of({"sources/book": source})["sources"]
    assert "A book A shelf checked 2026-11-02, again by 2027-11-02 Background reading" in shown


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"status": "not-yet", "in_force_from": "2027-12-02"}, "From 2027-12-02"),
        ({"status": "not-yet"}, "Not yet"),
        ({"status": "proposal"}, "A proposal, not law"),
        ({"active": False}, "Switched off here"),
    ],
)
def test_a_clock_that_does_not_run_looks_like_it_everywhere(changes: dict[str, object], state: str) -> None:
    book = {f"{CLOCK}/{field}": value for field, value in changes.items()}
    book["types/quality-regression/clocks"] = ["contract-notice"]
    shown = words_of(book)
    assert "In force" not in shown["clocks"]
    assert f"Contract {state} 48 hours" in shown["clocks"]
    said = f"Not in force when this page was made: Notice to business customers ({state.lower()})"
    assert said in shown["types/quality-regression"]
    assert "48 hours" not in shown["types/quality-regression"]
    (text,) = [page.text for page in render_pages(playbook(book), PageOptions()) if page.path == "clocks.md"]
    assert "pb-clock-card pb-later" in text
    assert "pb-live" not in text
    assert "pb-state-live" not in text


def test_a_clock_that_runs_shows_its_limit_its_day_and_the_way_to_counsel() -> None:
    shown = words_of({"types/quality-regression/clocks": ["contract-notice"]})
    assert "Not in force" not in shown["clocks"]
    assert "Contract In force 48 hours to The customer's security contact" in shown["clocks"]
    assert "Checked 2026-11-02, again by 2027-03-02; confirm with counsel" in shown["clocks"]
    assert (
        "Confirm each one with counsel; this is not legal advice. Notice to business customers 48 hours "
        "First notice to The customer's security contact Contract · checked 2026-11-02"
    ) in shown["types/quality-regression"]


@pytest.mark.parametrize(
    ("status", "counted"),
    [("in-force", "1 clock that runs"), ("not-yet", "0 clocks that run"), ("proposal", "0 clocks that run")],
)
def test_only_clocks_that_run_are_counted(status: str, counted: str) -> None:
    assert f", {counted}," in words_of({f"{CLOCK}/status": status})["coverage"]


def test_a_deadline_tells_its_second_limit_its_start_and_its_reminders() -> None:
    deadlines = [
        {
            "what": "First notice",
            "within": "4h",
            "to": "The authority",
            "no_later_than": {"within": "24h", "after": "first-signal"},
        },
        {"what": "Final report", "within": "60d", "to": "The authority", "after": "resolved"},
    ]
    shown = words_of({f"{CLOCK}/deadlines": deadlines})["clocks"]
    assert (
        "4 hours First notice to The authority and no later than 24 hours after First signal : "
        "the earlier of the two counts. Remind at 50 and 80 % of the time until the earlier one"
    ) in shown
    assert "counted from Resolved Remind after 30 days, then after 48 days" in shown


def test_a_folded_clock_says_each_limit_once_for_each_who_receives_something() -> None:
    deadlines = [
        {
            "what": "First notice",
            "within": "4h",
            "to": "The authority",
            "no_later_than": {"within": "24h", "after": "first-signal"},
        },
        {"what": "Message", "wording": "Without undue delay", "to": "The people affected"},
        {"what": "Second report", "within": "72h", "to": "The authority", "counted_from": "previous"},
        {"what": "Third report", "within": "72h", "to": "The authority", "counted_from": "previous"},
        {"what": "Final report", "within": "60d", "to": "The authority", "after": "first-signal"},
    ]
    shown = words_of({f"{CLOCK}/deadlines": deadlines})["clocks"]
    assert (
        "In force 4 hours, at most 24 hours after first signal · 72 hours after the one before was sent · 60 days "
        "after first signal to The authority "
        "Without undue delay to The people affected Who must act"
    ) in shown


def test_a_clock_says_how_it_counts_for_the_safe_moment_and_by_the_law() -> None:
    days: dict[str, object] = {
        f"{CLOCK}/calendar": "calendar-days",
        f"{CLOCK}/counted_by": "eu-1182-71",
        f"{CLOCK}/days_off": "place",
        f"{CLOCK}/deadlines/0/within": "1 month",
    }
    assert (
        "Act on A month ends with the same date, or with the last day of a month that lacks it. "
        "Outer limit Regulation (EEC, Euratom) 1182/71, Article 3(2)(c): a month ends with the same date, or with its "
        "last day. Article 3(4): a last day that is a Saturday, Sunday or holiday moves to the next working day. "
        "Days off are weekends and the public holidays of the country where it is due. Decided by"
    ) in words_of(days)["clocks"]


def test_clocks_stand_in_the_order_of_their_haste_and_those_that_wait_come_last() -> None:
    (clock,) = playbook().clocks.values()
    limits = {"slow": {"within": "30d"}, "no-number": {"wording": "Promptly"}, "fast": {"within": "4h"}}
    book = {
        f"clocks/{key}": clock.model_dump(mode="json", exclude={"id"}, exclude_none=True)
        | {"name": key, "deadlines": [{"what": "Notice", "to": "The authority", **limit}]}
        for key, limit in limits.items()
    }
    waits = {"status": "not-yet", "in_force_from": "2027-01-01"}
    book |= {"clocks/later": book["clocks/fast"] | {"name": "later", "status": "proposal"}}
    book |= {"clocks/sooner": book["clocks/fast"] | {"name": "sooner"} | waits}
    (text,) = [page.text for page in render_pages(playbook(book), PageOptions()) if page.path == "clocks.md"]
    assert re.findall(r"^##+ .*#([\w-]+) \}$", text, re.M) == [
        *("_running", "fast", "contract-notice", "slow", "no-number"),
        *("_waiting", "sooner", "later"),
    ]


def test_a_clock_that_does_not_run_reminds_nobody() -> None:
    assert "Remind after" not in words_of({f"{CLOCK}/status": "proposal"})["clocks"]


def test_the_detection_latency_takes_its_targets_from_the_types() -> None:
    shown = words_of({"metrics/detection-latency/type_targets": {}})["metrics"]
    assert "Target SEV-1 : 1 hour SEV-2 : 4 hours Quality regression : 4 hours" in shown
    assert "Quality regression" not in shown.partition("Time to contain")[2]


@pytest.mark.parametrize(
    ("clean", "rate"), [(0, "100 %"), (1, "95 %"), (10, "26 %"), (60, "4.9 %"), (300, "1 %"), (3000, "0.1 %")]
)
def test_clean_replays_exclude_only_faults_that_are_more_frequent(clean: int, rate: str) -> None:
    assert still_allowed(clean) == rate
    if clean:
        shown = words_of({"types/quality-regression/confirm/not_enough_to_close": clean})
        assert (
            f"{clean} clean replays; up to {rate} of answers can still be bad"
            in shown["types/quality-regression"]
        )


@pytest.mark.parametrize(
    ("jurisdiction", "confidence", "address", "doubted"),
    [
        ("EU", "primary", "https://law.example/33", False),
        ("EU", "primary", None, True),
        ("EU", "guide", "https://guide.example/33", True),
        ("Contract", "judgement", None, False),
    ],
)
def test_a_clock_of_law_that_nobody_read_is_not_confirmed(
    jurisdiction: str, confidence: str, address: str | None, doubted: bool
) -> None:
    shown = words_of(
        {
            f"{CLOCK}/jurisdiction": jurisdiction,
            f"{CLOCK}/cites": [{"source": "brief", "confidence": confidence}],
            "sources/brief/address": address,
        }
    )["clocks"]
    assert ("Not confirmed: nobody read the law itself" in shown) is doubted


LAW = {
    "name": "Notice of hiring tools",
    "jurisdiction": "A city",
    "asks": "A yearly audit.",
    "why_no_clock": "It sets no report.",
    "types": ["quality-regression"],
    "as_of": "2026-11-02",
    "cites": [{"source": "brief", "confidence": "guide"}],
}


def test_a_law_without_a_clock_is_named_with_the_clocks_on_its_type_and_on_its_own_page() -> None:
    shown = words_of({"laws": {"hiring": LAW}})
    assert "This list of clocks is not complete." in shown["clocks"]
    assert "what they ask, and why : Notice of hiring tools A city" in shown["clocks"]
    assert "No clock here, yet ask counsel: Notice of hiring tools" in shown["types/quality-regression"]
    assert "It asks A yearly audit. No clock because It sets no report." in shown["laws"]
    assert "Read in a guide or the press · Brief of the small playbook" in shown["laws"]


def test_a_playbook_without_such_laws_has_no_page_of_them_and_claims_nothing() -> None:
    shown = words_of({"laws": {}})
    assert "laws" not in shown
    assert "Not covered here" not in shown["clocks"]
