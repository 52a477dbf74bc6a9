"""The first hour as pictures: who stands in which row, and what is said about time."""

from __future__ import annotations

import re

from generator.model import Playbook
from generator.pages import PageOptions, render_pages
from generator.pages.timetables import Chapter, Picture, chapters, night_shifts
from tests.build import playbook


def drawn(picture: Picture | None) -> list[str]:
    """Return each row of a picture: roles, then number, minutes and `*` for a bar that decides."""
    assert picture is not None
    return [
        " ".join(
            [
                "phone:" * lane.by_phone + "+".join(role.short for role in lane.roles),
                *(
                    f"{bar.number}:{bar.begins}-{bar.ends}{'*' * bar.decides}"
                    for bar in lane.bars
                    if bar.begins > 10
                ),
            ]
        )
        for lane in picture.lanes
    ]


def first(book: Playbook) -> Chapter:
    return chapters(book)[0]


def test_with_everybody_there_each_role_has_a_row() -> None:
    assert drawn(first(playbook()).full) == [
        "IC 5:19-20",
        "TL 5:11-13*",
        "CL 6:11-13 1:15-18* 3:18-19* 4:19-24*",
        "EX 2:15-17",
        "ML 1:15-20*",
    ]


def test_at_night_each_person_has_a_row_and_those_on_the_phone_come_last() -> None:
    night = first(playbook()).night
    assert night is not None
    assert drawn(night) == [
        "IC+CL 6:11-13 1:15-18* 3:18-19* 4:19-24* 5:24-25*",
        "TL+ML 5:11-13* 1:15-20*",
        "phone:EX 2:15-17",
    ]
    assert night.on_the_call == 2


def test_a_step_has_the_number_of_its_phase_page() -> None:
    """A responder who reads 5 on a card looks for 5 in the picture and in the list below it."""
    book = playbook()
    pages = {page.path: page.text for page in render_pages(book, PageOptions())}
    for phase, bars in first(book).full.by_phase:
        on_page = re.findall(
            r'id="([a-z-]+)">\s*<span class="pb-step-n"[^>]*><span>(\d+)', pages[f"first-hour/{phase.id}.md"]
        )
        assert {(bar.step.id, str(bar.number)) for bar in bars} <= set(on_page)
    assert '<li value="5">' in pages["schedule.md"]


def test_a_plan_that_states_no_hour_is_done_in_a_minute_of_none_and_says_what_it_does_not_count() -> None:
    timed = [
        f"phases/{phase}/{field}" for phase in playbook().phases for field in ("from_minute", "to_minute")
    ]
    book = playbook({"phases/contain/steps/hold/minutes": 0}, remove=timed)
    text = next(page.text for page in render_pages(book, PageOptions()) if page.path == "schedule.md")
    words = " ".join(re.sub("<[^>]*>", " ", text).split())
    assert re.search(r"done in minute \d+; one step after the other it is \d+ min of work\.", words)
    assert re.search(r"1 of the \d+ steps says nothing of how long it takes", words)
    assert " of 60" not in words
    full = first(book).full
    assert len(full.ticks) > 1
    assert (full.width, full.ticks[-1][1]) == (full.ends, full.ends)


def test_the_minutes_of_each_phase_are_counted_from_its_start() -> None:
    book = playbook({"phases/communicate/steps/tell-users/minutes": 12})
    fits = {fit.phase.id: (fit.takes, fit.has) for fit in first(book).full.fits}
    assert fits == {"confirm": (4, 5), "contain": (8, 10), "diagnose": (5, 15), "communicate": (16, 15)}
    assert first(book).full.width == 31


def test_severities_that_walk_the_same_steps_share_a_chapter_worst_first() -> None:
    found = [[severity.id for severity in chapter.severities] for chapter in chapters(playbook())]
    assert found == [["sev-1", "sev-2"], ["sev-3"]]


def test_too_few_people_for_the_roles_are_told_and_not_drawn() -> None:
    chapter = first(playbook({"about/night_crew/people": 1}))
    assert (chapter.night, chapter.fewest) == (None, 2)


def test_who_is_called_without_a_step_is_named() -> None:
    book = playbook({"severities/sev-1/joins": ["scribe", "technical-lead"]})
    assert [role.id for role in first(book).idle] == ["scribe"]


def test_strangers_do_not_read_how_few_people_are_awake() -> None:
    inside = {page.path for page in render_pages(playbook(), PageOptions())}
    outside = {page.path: page.text for page in render_pages(playbook(), PageOptions(public=True))}
    assert inside - set(outside) == {"schedule.md", "coverage.md"}
    assert "schedule.html" not in outside["first-hour.md"]
    assert "at night" not in outside["roles.md"]


def test_the_night_crew_and_one_of_a_person_more_are_shown_with_the_roles_each_holds() -> None:
    shifts = night_shifts(playbook({"about/night_crew": {"people": 2, "by_phone": ["executive-on-call"]}}))
    held = {
        shift.people: [
            "phone:" * lane.by_phone + "+".join(role.short for role in lane.roles) for lane in shift.lanes
        ]
        for shift in shifts
    }
    assert held == {2: ["IC+CL", "TL+ML", "phone:EX"], 3: ["IC", "TL+ML", "CL", "phone:EX"]}
