"""What the records measure, as points with their tables; who sees what of it."""

from __future__ import annotations

import datetime
import re
from typing import Any

from generator.model.edition import public_edition
from generator.pages import PageOptions, render_pages
from generator.pages.measured import Count, Open, measured_in, split
from generator.pages.plots import Mark, plot
from tests.build import playbook

DAY = datetime.date(2026, 10, 1)
TODAY = datetime.date(2026, 11, 2)


def record(contained: str, noise: str = "loud", **more: object) -> dict[str, Any]:
    """Return a record of a SEV-2 of the afternoon, contained at a minute such as 13:30."""
    day = more.pop("day", "2026-10-01")
    return {
        "name": "A <i>retired</i> table",
        "type": "quality-regression",
        "detection": {"source": "user", "noise": noise},
        "moments": {
            "exposure-start": f"{day}T10:00Z",
            "first-signal": f"{day}T13:00Z",
            "contained": f"{day}T{contained}Z",
            "resolved": f"{day}T15:00Z",
        },
        "severities": [
            {"at": f"{day}T13:05Z", "severity": "sev-2"},
            {"at": f"{day}T13:10Z", "severity": "sev-3"},
        ],
        **more,
    }


def test_each_metric_has_its_points_and_says_when_they_are_too_few() -> None:
    built = playbook({"incidents": {"one": record("13:30"), "two": record("14:30", "silent")}})
    found = measured_in(built, tuple(built.incidents.values()), TODAY)
    assert [(figure.id, figure.says) for figure in found.figures] == [
        ("detection-latency-loud", "1 record, too few for a middle or a trend. The worst: 3 h. 0 of 1 missed the target."),
        ("detection-latency-silent", "1 record, too few for a middle or a trend. The worst: 3 h. 0 of 1 missed the target."),
        ("time-to-contain", "2 records, too few for a middle or a trend. The worst: 1 h 30 min. 1 of 2 missed the target."),
        ("updates-kept", ""),
    ]  # fmt: skip
    contain = found.figures[2]
    assert [(row.value, row.target, row.missed) for row in contain.rows] == [
        ("30 min", "1 h", False),
        ("1 h 30 min", "1 h", True),
    ]
    assert contain.drawn.count("<circle") == 2
    assert found.figures[3].drawn == ""  # nothing is drawn of no points


def test_from_five_records_on_the_middle_is_told_and_from_forty_one_on_a_month_is_a_row() -> None:
    def with_count(count: int) -> Any:
        days = [(DAY + datetime.timedelta(days=number)).isoformat() for number in range(count)]
        built = playbook(
            {
                "incidents": {
                    f"r-{number:02}": record(f"13:{number + 1:02}", day=day)
                    for number, day in enumerate(days)
                }
            }
        )
        return measured_in(built, tuple(built.incidents.values()), TODAY).figures[2]

    assert with_count(5).says == "5 records. Median 3 min, worst 5 min. 0 of 5 missed the target."
    assert len(with_count(40).rows) == 40
    months = with_count(41)
    assert [(row.day, row.name, row.value) for row in months.rows] == [
        ("2026-10", "31 records, 0 missed the target", "median 16 min, worst 31 min"),
        ("2026-11", "10 records, 0 missed the target", "median 36 min, worst 41 min"),
    ]
    assert months.drawn.count("<circle") == 4


def test_updates_postmortems_and_actions_are_counted() -> None:
    sent = [{"script": "internal-update", "at": f"2026-10-01T13:{minute}Z"} for minute in ("12", "50")]
    severities = [{"at": "2026-10-01T13:05Z", "severity": "sev-2"}]
    action = {"what": "Add a case.", "kind": "detect"}
    actions = {
        "a": action | {"due": "2026-10-20", "done": "2026-10-20"},
        "b": action | {"due": "2026-10-20", "done": "2026-10-21"},
        "c": action | {"due": "2026-10-20"},
        "d": action,
    }
    out = record("13:30")["moments"] | {
        "resolved": "2026-10-01T13:51Z",
        "postmortem-published": "2026-10-09T09:00Z",
    }
    built = playbook(
        {
            "incidents": {
                "late": record("13:30", words=sent, severities=severities, actions=actions, moments=out),
                "open": record("13:30"),
            }
        }
    )
    found = measured_in(built, tuple(built.incidents.values()), TODAY)
    # Due at 13:20 (sent 13:12), 13:27 (sent 13:50).
    assert [(row.value, row.missed) for row in found.figures[3].rows] == [("50 %", True)]
    assert found.postmortems == (Count("late", 1, 2), Count("not out and late", 1, 2))
    assert found.actions == (
        Count("closed in time", 1, 4),
        Count("closed late", 1, 4),
        Count("open", 1, 4),
        Count("open and overdue", 1, 4),
    )


def test_what_is_open_stands_with_its_owner_and_its_day_and_is_overdue_once_a_day_says_so() -> None:
    action = {"what": "Add a case.", "kind": "detect"}
    actions = {
        "late": action | {"owner": "scribe", "due": "2026-10-20"},
        "done": action | {"due": "2026-10-20", "done": "2026-10-21"},
        "bare": action | {"what": "Ask."},
    }
    incidents = {"one": record("13:30", actions=actions), "two": record("13:30", drill=True)}
    built = playbook({"incidents": incidents, "postmortem/owner": "scribe"})
    found = measured_in(built, tuple(built.incidents.values()), TODAY)
    name = "A <i>retired</i> table"
    assert found.open == (
        Open("Postmortem", "one", name, "Scribe", "2026-10-08", overdue=True),
        Open("Add a case.", "one", name, "Scribe", "2026-10-20", overdue=True),
        Open("Ask.", "one", name, "", "", overdue=False),
    )
    assert [one.overdue for one in measured_in(built, tuple(built.incidents.values()), None).open] == [
        False
    ] * 3
    pages = {page.path: page.text for page in render_pages(built, PageOptions(today=TODAY))}
    safe = "A &#60;i&#62;retired&#60;/i&#62; table"
    assert "As of 2026-11-02." in pages["measured.md"]
    undated = next(page.text for page in render_pages(built, PageOptions()) if page.path == "measured.md")
    assert "This page was built for no day: what is past its day is overdue." in undated
    shown = re.sub(r"<a[^>]*>|</a>", "", pages["measured.md"])
    assert re.findall(r'<span class="pb-when">(.*?)</span><div>(.*?)<p class="pb-says">(.*?)</p>', shown) == [
        ("2026-10-08", "Postmortem", f"<b>overdue</b>, Scribe, after: {safe}"),
        ("2026-10-20", "Add a case.", f"<b>overdue</b>, Scribe, after: {safe}"),
        ("no day", "Ask.", f"nobody owns it, after: {safe}"),
    ]


def test_drills_never_stand_among_incidents() -> None:
    built = playbook({"incidents": {"real": record("13:30"), "drill": record("13:30", drill=True)}})
    real, drills = split(built.incidents.values())
    assert ([each.id for each in real], [each.id for each in drills]) == (["real"], ["drill"])
    assert measured_in(built, drills, TODAY).postmortems == ()  # a drill has none


def test_a_public_site_shows_published_incidents_and_figures_of_these_alone() -> None:
    account = {
        "state": "published",
        "published": "public",
        "fields": {"impact": {"internal": "Ten.", "public": "Many."}},
    }
    incidents = {
        "told": record("13:30", postmortem=account),
        "kept": record("14:59", name="A secret matter"),
        "drill": record("13:30", name="A drill matter", drill=True),
    }
    built = playbook({"incidents": incidents})
    pages = {
        page.path: page.text
        for page in render_pages(public_edition(built), PageOptions(public=True, today=TODAY))
    }
    assert [path for path in pages if path.startswith("incidents")] == ["incidents.md", "incidents/told.md"]
    assert "Made of the 1 incident whose postmortem is public." in pages["measured.md"]
    assert "Many." in pages["incidents/told.md"]
    everything = "".join(pages.values())
    assert [
        word for word in ("Ten.", "A secret matter", "A drill matter", "1 h 59 min") if word in everything
    ] == []
    inside = {page.path for page in render_pages(built, PageOptions(today=TODAY))}
    assert {"incidents/told.md", "incidents/kept.md", "incidents/drill.md", "measured.md"} <= inside


def test_what_a_record_says_is_text_on_every_page() -> None:
    built = playbook(
        {
            "incidents": {
                "one": record("13:30", words=[{"script": "x", "at": "2026-10-01T13:20Z", "note": "<b>n</b>"}])
            }
        }
    )
    pages = {page.path: page.body for page in render_pages(built, PageOptions(today=TODAY))}
    for path in ("incidents.md", "incidents/one.md", "measured.md"):
        assert re.findall(r"<(?:i|b)>(?:retired|n)<", pages[path]) == []


def test_without_a_record_there_is_no_page_of_them() -> None:
    pages = {page.path for page in render_pages(playbook(), PageOptions())}
    assert pages.isdisjoint({"incidents.md", "measured.md"})


def test_a_plot_is_the_same_bytes_and_tells_missed_points_by_their_form() -> None:
    marks = [
        Mark(DAY, 20, missed=True),
        Mark(DAY + datetime.timedelta(days=12), 42, missed=False),
        Mark(DAY, 5),
    ]
    drawn = plot(marks, "Time to <contain>")
    assert drawn == plot(tuple(marks), "Time to <contain>")
    assert "<title>Time to &#60;contain&#62;</title>" in drawn
    assert "<desc>3 points from 2026-10-01 to 2026-10-13, in minutes; 1 missed the target." in drawn
    groups = dict(re.findall(r'<g class="(pb-met|pb-missed)">(.*?)</g>', drawn))
    assert (groups["pb-missed"].count("<circle"), drawn.count("<circle")) == (1, 3)
    assert re.findall(r"<script|\bid=|href|\bon\w+=|https?://(?!www\.w3\.org/2000/svg)", drawn) == []


def test_a_plot_takes_one_point_no_point_and_points_of_any_size() -> None:
    assert plot([], "Nothing") == ""
    assert plot([Mark(DAY, 0)], "Zero").count("<circle") == 1
    assert "in days." in plot([Mark(DAY, 10_000_000)], "Long")
    assert "in per cent." in plot([Mark(DAY, 50)], "Share", percent=True)


def test_days_below_a_plot_say_their_year_once_so_that_they_do_not_touch() -> None:
    def words(*days: str) -> list[str]:
        drawn = plot([Mark(datetime.date.fromisoformat(day), 5) for day in days], "Time")
        return re.findall(r">(\d+ [A-Z][a-z]{2}(?: \d{4})?)<", drawn)

    assert words("2026-03-09", "2026-08-03") == ["9 Mar", "21 May", "3 Aug 2026"]
    assert words("2025-12-20", "2026-01-10") == ["20 Dec 2025", "30 Dec 2025", "10 Jan 2026"]
    assert words("2026-03-09") == ["9 Mar 2026"]
