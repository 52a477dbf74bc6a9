"""Changes as sentences, Markdown and annotations; what a playbook says never becomes markup or a command."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diff import Allowance, Allowed, Change, Comparison, Direction, Kind, Side, Weight
from generator.problems import Location, Spot
from generator.report import CHANGE_REPORTERS
from generator.report.changes import as_github, read_json, sentence
from generator.report.changes.markdown import BUDGET, MARK

SIDES = Side("main", "1.0.0", "0" * 64), Side("working tree", "1.0.0", "1" * 64)
SLOWER = Change(
    Kind.CHANGED, Weight.BREAKING, Spot.of("severities", "sev-2", "contain_within"), "SEV-2", "containment",
    "1 h", "2 h", Direction.RELAXED, Location("playbook/severities.yaml", 45, 19),
)  # fmt: skip
LONG = "We are looking into a fault of the assistant and switched it off. You hear from us again within {}."


def changed(kind: Kind, **more: Any) -> Change:
    plain = Change(kind, Weight.BREAKING, Spot.of("x"), "SEV-1")
    return replace(plain, **more)


def report(form: str, *changes: Change) -> str:
    return CHANGE_REPORTERS[form](Comparison(*SIDES, changes))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SLOWER, "SEV-2 containment 1 h → 2 h (relaxed)"),
        (changed(Kind.PAGED, after="Legal Counsel"), "SEV-1 now also pages Legal Counsel"),
        (changed(Kind.NOT_PAGED, before="Legal Counsel"), "SEV-1 no longer pages Legal Counsel"),
        (changed(Kind.NEW, subject="step “Call legal”"), "Step “Call legal” is new"),
        (changed(Kind.GONE), "SEV-1 is gone"),
        (changed(Kind.ADDED, aspect="containment", after="1 h"), "SEV-1 containment: now 1 h (before: nothing)"),
        (
            changed(Kind.ADDED, aspect="criterion", after="A press call.", spot=Spot.of("x", 3)),
            "SEV-1 criterion: now also “A press call.”",
        ),
        (changed(Kind.REMOVED, aspect="containment", before="1 h"), "SEV-1 containment: now nothing (before: 1 h)"),
        (
            changed(Kind.REMOVED, aspect="pages", before="Scribe", spot=Spot.of("x", 3)),
            "SEV-1 pages: no longer Scribe",
        ),
        (
            changed(Kind.CHANGED, aspect="instruction", before="Call.", after="Call twice."),
            "SEV-1 instruction: Call. → Call twice.",
        ),
        (changed(Kind.RENAMED, before="p-1", after="sev-1"), "SEV-1 has the id sev-1 (before: p-1)"),
        (
            changed(Kind.MOVED, aspect="phase", before="Confirm", after="Contain"),
            "SEV-1, phase: Contain (before: Confirm)",
        ),
        (
            changed(Kind.STANDS_IN, aspect="SEV-1, SEV-2", subject="Technical Lead", before="Scribe"),
            "When Technical Lead does not answer, nobody is paged at SEV-1, SEV-2 (before: Scribe)",
        ),
        (
            changed(Kind.ANSWERS, aspect="SEV-1, SEV-2", subject="Technical Lead", before="Kim Lee", after="Jo Doe"),
            "Jo Doe answers the page for Technical Lead at SEV-1, SEV-2 (before: Kim Lee)",
        ),
        (
            changed(Kind.ANSWERS, aspect="SEV-1", subject="Scribe", before="(private)", after="(private)"),
            "Somebody else answers the page for Scribe at SEV-1 (private)",
        ),
        (
            changed(Kind.CHANGED, aspect="way to be reached", before="(private)", after="(private)"),
            "SEV-1 way to be reached changed (private)",
        ),
        (
            changed(Kind.MOVED, aspect="order of steps", before="“Page” after “Set”", after="“Page” first"),
            "SEV-1, order of steps: “Page” first (before: after “Set”)",
        ),
        (
            changed(
                Kind.CHANGED, subject="question “At risk?”", aspect="answer “Not sure”: floor", before="SEV-1",
                after="SEV-2", direction=Direction.RELAXED,
            ),
            "Question “At risk?” answer “Not sure”: floor SEV-1 → SEV-2 (relaxed)",
        ),
        (
            changed(Kind.OUTCOME, subject="Triage", aspect="3 of 9 ways to answer", before="SEV-2", after="SEV-1"),
            "Triage now gives SEV-1 instead of SEV-2 for 3 of 9 ways to answer",
        ),
        (
            changed(Kind.WORKLOAD, aspect="first 60 minutes", before="1 step, 2 min", after="2 steps, 5 min"),
            "SEV-1, first 60 minutes: 1 step, 2 min → 2 steps, 5 min",
        ),
        (
            changed(Kind.READS, before=LONG.format("15 minutes"), after=LONG.format("one hour")),
            "SEV-1 now reads: … us again within 15 minutes. → … us again within one hour.",
        ),
        (
            changed(
                Kind.CHANGED, subject="decision “Public yet?”", aspect="answer “Not sure”: leads to",
                before="Wait", after="Treat as public", spot=Spot.of("phases", "answers", 1, "goto"),
            ),
            "Decision “Public yet?”: answer “Not sure” now leads to “Treat as public” (before: “Wait”)",
        ),
    ],
)  # fmt: skip
def test_each_kind_has_a_sentence(change: Change, said: str) -> None:
    assert sentence(change) == said


def test_every_kind_has_words_of_its_own() -> None:
    said = {sentence(changed(kind, aspect="a", before="b", after="c")) for kind in Kind}
    assert len(said) == len(Kind)


def test_markdown_counts_first_opens_breaking_and_folds_the_rest() -> None:
    operational = replace(SLOWER, kind=Kind.NEW, weight=Weight.OPERATIONAL, direction=None, where=None)
    assert report("markdown", SLOWER, operational) == (
        f"{MARK}\n"
        "### What changes for responders\n"
        "\n"
        "1 breaking, 1 operational changes. "
        "The version stays 1.0.0, but these changes ask for 2.0.0 or higher (major).\n"
        "\n"
        "Compared: main (1.0.0) → working tree (1.0.0)\n"
        "\n"
        "#### Breaking: somebody acts differently tonight (1)\n"
        "\n"
        "- **SEV-2** containment 1 h → 2 h (relaxed) <sub>playbook&#47;severities&#46;yaml, line 45</sub>\n"
        "\n"
        "<details><summary>Operational: responders must read it, what comes out stays the same (1)</summary>\n"
        "\n"
        "- **SEV-2** is new\n"
        "\n"
        "</details>\n"
        "\n"
    )


def test_markdown_keeps_to_its_budget_and_says_what_it_leaves_out() -> None:
    many = [replace(SLOWER, subject=f"SEV-{number} {'x' * 50}") for number in range(2_000)]
    text = report("markdown", *many)
    shown = text.count("\n- ")
    assert len(text) <= BUDGET
    assert text.endswith(f"{2_000 - shown} more changes have no room here; the JSON report has them all.\n")
    assert 200 < shown < 2_000


def test_markdown_spends_its_budget_once_on_all_weights_together() -> None:
    many = [
        replace(SLOWER, subject=f"SEV-{number} {'x' * 50}", weight=weight)
        for weight in Weight
        for number in range(250)
    ]
    text = report("markdown", *many)
    shown = text.count("\n- ")
    assert BUDGET - 2_000 < len(text) <= BUDGET
    assert text.count("<details>") == 1, "nothing is left for the editorial ones"
    assert text.endswith(
        f"{len(many) - shown} more changes have no room here; the JSON report has them all.\n"
    )


def test_markdown_keeps_to_its_budget_whatever_a_stranger_writes_into_a_report() -> None:
    long = "#" * 90_000
    change = replace(SLOWER, subject=long, aspect=long, before=long, after=long)
    whole = Comparison(
        Side("#" * 500, "1.0.0", "0" * 64),
        Side("#" * 500, "1.0.0", "1" * 64),
        (SLOWER, change),
        cards=(long,) * 40,
    )
    text = CHANGE_REPORTERS["markdown"](whole)
    assert len(text) <= BUDGET
    assert "containment 1 h → 2 h" in text
    assert text.endswith("1 more change has no room here; the JSON report has them all.\n")


def test_an_allowance_that_ended_is_told_from_one_that_covers_nothing() -> None:
    ended = Allowance("severities/sev-2", "Agreed.", "2026-01-01")
    needless = Allowance("severities/sev-3", "Agreed.", "2026-12-31")
    text = CHANGE_REPORTERS["markdown"](Comparison(*SIDES, (SLOWER,), (), (ended, needless)))
    assert text.endswith(
        "1 allowance has ended, and what it covered counts.\n1 allowance covers no change and can be removed.\n"
    )


@pytest.mark.parametrize(
    ("severity", "said"),
    [
        ("sev-2", "1 allowance has ended, and what it covered counts."),
        ("sev-3", "1 allowance covers no change and can be removed."),
    ],
)
def test_one_allowance_is_told_once(severity: str, said: str) -> None:
    found = Comparison(*SIDES, (SLOWER,), (), (Allowance(f"severities/{severity}", "Agreed.", "2026-01-01"),))
    lines = CHANGE_REPORTERS["markdown"](found).splitlines()
    assert [line for line in lines if "allowance" in line] == [said]


def test_cards_to_print_anew_are_named_and_twenty_are_enough() -> None:
    whole = replace(Comparison(*SIDES, (SLOWER,)), cards=tuple(f"Card {number}" for number in range(22)))
    assert "Cards to print anew: Card 0, Card 1," in CHANGE_REPORTERS["text"](whole)
    assert "Card 19 and 2 more.\n" in CHANGE_REPORTERS["text"](whole)
    assert "Cards to print anew: Card 0, Card 1," in CHANGE_REPORTERS["markdown"](whole)


def test_text_github_and_markdown_say_when_nothing_changed() -> None:
    assert all("No changes." in report(form) for form in ("text", "github", "markdown"))


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_a_change_is_never_told_as_no_changes(form: str) -> None:
    assert "No changes" not in report(form, SLOWER)


def test_ten_annotations_of_a_level_are_made_and_the_rest_is_counted() -> None:
    breaking = [replace(SLOWER, subject=str(number), where=None) for number in range(12)] + [SLOWER]
    lines = as_github(Comparison(*SIDES, tuple(breaking)), must_bump=True).splitlines()
    assert lines[0].startswith("::error title=version::The version stays 1.0.0")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[1].startswith("::warning file=playbook/severities.yaml,line=45")
    assert "3 more are not shown as annotations." in lines[-1]


def test_a_version_that_says_too_little_is_a_warning_where_nothing_asks_for_more() -> None:
    """It is one of the ten warnings, so that the tenth change is counted and not dropped without a word."""
    breaking = [replace(SLOWER, subject=str(number)) for number in range(10)]
    lines = report("github", *breaking).splitlines()
    assert lines[0].startswith("::warning title=version::The version stays 1.0.0")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert not [line for line in lines if line.startswith("::error ")]
    assert "1 more is not shown as annotations." in lines[-1]


def test_an_annotation_names_the_file_as_the_host_knows_it() -> None:
    where = Location("topic:playbook/severities.yaml", 45, 19)
    sides = SIDES[0], replace(SIDES[1], name="topic:playbook")
    text = CHANGE_REPORTERS["github"](Comparison(*sides, (replace(SLOWER, where=where),)))
    assert "::warning file=playbook/severities.yaml,line=45,col=19," in text


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_why_cards_could_not_be_compared_stands_in_every_report(form: str) -> None:
    whole = replace(Comparison(*SIDES, (SLOWER,)), about_cards="The cards could not be drawn <here>.")
    shown = "The cards could not be drawn &#60;here&#62;." if form == "markdown" else whole.about_cards
    assert shown in CHANGE_REPORTERS[form](whole)


HOSTILE = st.text(st.sampled_from("ab@#`*_[]()<>|\\&;:!~-+=.\n\r%\x1b\u202e/'\"wh "), min_size=1, max_size=40)


@given(HOSTILE, HOSTILE)
def test_words_of_a_playbook_stay_words_in_markdown(subject: str, words: str) -> None:
    """No tag, link or mention comes out that the report itself does not write."""
    change = replace(SLOWER, subject=subject, aspect=words, before=words, after=subject + words)
    sides = replace(SIDES[0], name=words), replace(SIDES[1], name=subject)
    text = CHANGE_REPORTERS["markdown"](Comparison(*sides, (change,), about_cards=words))
    html = markdown.markdown(text, extensions=["tables", "fenced_code"])
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= {"h3", "h4", "p", "ul", "li", "strong", "sub"}
    assert re.search(r"@\w", html) is None
    assert re.search(r"(?<!&)#\w", html) is None
    assert re.search(r"(?m)^\s*/", text) is None  # GitLab would take it for something to do
    said = unescape(re.sub(r"<[^>]*>", "", html))
    assert re.search(r"[~!$%&]\w", said) is None  # nor for a merge request, a label or a snippet


def test_what_looks_like_a_reference_to_an_issue_is_none() -> None:
    for words in ("GH-1", "gh-12", "team/repo#5", "a GH-1"):
        text = unescape(report("markdown", replace(SLOWER, subject=words)))
        assert re.search(r"(?i)GH-\d|#\d", text) is None, words
        assert words.lower() in text.replace("\u2060", "").lower()


@given(HOSTILE)
def test_words_of_a_playbook_start_no_workflow_command(words: str) -> None:
    change = replace(SLOWER, subject=words, after=words, where=Location(words, 1, 1))
    whole = replace(Comparison(*SIDES, (change,)), about_cards=f"{words}\n::error::{words}")
    lines = re.split(r"[\r\n]", CHANGE_REPORTERS["github"](whole).rstrip("\n"))
    assert len(lines) == 3
    assert [line.partition(" ")[0] for line in lines[:2]] == ["::warning", "::warning"]


@given(HOSTILE)
def test_a_terminal_gets_nothing_it_could_obey(words: str) -> None:
    text = report("text", replace(SLOWER, subject=words, after=words))
    assert not set(text) & {"\x1b", "\u202e", "\r"}


@given(st.lists(st.tuples(st.sampled_from(Kind), st.sampled_from(Weight), HOSTILE), max_size=5))
def test_json_is_read_back_as_the_same_comparison(found: list[tuple[Kind, Weight, str]]) -> None:
    changes = tuple(replace(SLOWER, kind=kind, weight=weight, after=words) for kind, weight, words in found)
    allowance = Allowance("severities/sev-2", "Agreed.", "2026-12-31")
    whole = Comparison(
        *SIDES, changes, (Allowed(SLOWER, allowance),), (allowance,), ("SEV-2", "Badge"), "0.9.0", "Why."
    )
    assert read_json(CHANGE_REPORTERS["json"](whole)) == whole
