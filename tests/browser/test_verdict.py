"""The script of the site works out the verdict that the program does: every combination of answers and types."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.model import Playbook
from generator.model.verdict import NO_TYPE, Verdict, Verdicts
from generator.model.verdict_plan import Paged, Pull, Reason
from generator.pages.verdicts import verdict_table
from tests.browser.asking import asked, page_with
from tests.build import playbook, shipped_playbook, small

pytestmark = pytest.mark.browser

TYPE = "types/quality-regression"


def shipped() -> Playbook:
    return shipped_playbook()


def bent() -> Playbook:
    """Return a small playbook with what the default has nowhere: a late lever, a role called twice, a floor beside it.

    And steps for some types or kinds only, before and in containment, and kinds that differ in each part.
    """
    kind = {"name": "After a release", "looks_like": "It began with a release."}
    kinds = {
        "after-release": {
            **kind,
            "levers": ["roll-back-model", "kill-switch"],
            "levers_together": 2,
            "scripts": ["internal-update", "initial-statement"],
            "evidence": ["change-log"],
            "pulls_in": [{"role": "executive-on-call", "within": "5m"}],
        },
        "unseen": {
            **kind,
            "name": "Unseen",
            "product_stays_on": True,
            "unseen_outside": True,
            "default_severity": "sev-3",
            "first": "Page the Executive on call.",
            "clocks": ["by-kind"],
        },
        "milder": {
            **kind,
            "name": "Milder",
            "severity_floor": "sev-3",
            "pulls_in": [{"role": "scribe"}],
            "pulls_in_are": "all",
            "first": "Call them.",
        },
    }
    other = small()["types"]["quality-regression"] | {
        "letter": "B",
        "severity_floor": "sev-1",
        "kinds": {},
        "levers": ["kill-switch"],
        "pulls_in": [
            {"role": "technical-lead", "within": "30m"},
            {"role": "executive-on-call", "within": "2h"},
            {"role": "executive-on-call", "within": "1h"},
        ],
    }
    return playbook(
        {
            "types/leak": other,
            f"{TYPE}/severity_floor": "sev-2",
            f"{TYPE}/raises": ["Many ask.", {"when": "A person is hurt.", "severity": "sev-1"}],
            f"{TYPE}/lowers": [
                {"when": "Nobody saw it.", "severity": "sev-2"},
                {"when": "It is a test.", "severity": "sev-3"},
            ],
            f"{TYPE}/signals": [
                {"what": "A call."},
                {"what": "An alert.", "suggests": "sev-1"},
                {"what": "A note.", "suggests": "sev-2"},
            ],
            "severities/sev-3/experts_wait": True,
            "severities/sev-2/pulls_in": [{"role": "executive-on-call", "within": "2h"}, {"role": "scribe"}],
            f"{TYPE}/kinds": kinds,
            "phases/confirm/steps/page-commander/only_for_types": ["leak", "unseen"],
            "phases/contain/steps/pull/only_for_types": ["after-release"],
            "phases/contain/steps/pull/uses/levers": ["kill-switch"],
            "phases/contain/steps/preserve/only_for_types": ["leak"],
            "phases/contain/steps/preserve/uses/evidence": ["trace"],
            "triage/questions/harm/answers/1/also": "leak",
            "triage/questions/spread/answers/0/seen_outside": True,
            "triage/questions/spread/answers/0/scripts": [
                "initial-statement",
                "holding-notice",
                "internal-update",
            ],
            "clocks/by-kind": small()["clocks"]["contract-notice"] | {"only_for": ["sev-1", "sev-3"]},
            "clocks/by-severity": small()["clocks"]["contract-notice"] | {"only_for": ["sev-2"]},
            "triage/questions/harm/answers/0/lever": "kill-switch",
            "levers/third": small()["levers"]["kill-switch"] | {"name": "Third lever"},
            "triage/questions/harm/answers/1/lever": "third",
            "triage/questions/harm/answers/1/next_levers": ["roll-back-model"],
            "triage/questions/spread/answers/0/lever": "roll-back-model",
            "triage/pull_order": ["third", "kill-switch"],
            "levers/roll-back-model/effect_within": "2h",
            "contacts": {"technical-lead": {"reach": "/page tl"}},
        }
    )


def told(found: Verdict) -> str:
    conditions = [[each.by, each.type_id, each.place, each.severity, each.worse] for each in found.conditions]
    plain = [
        found.severity,
        why(found.because),
        conditions,
        list(found.open),
        found.settled,
        why(found.at_once),
    ]
    words = found.say and [found.say.script, found.say.within.words if found.say.within else None]
    last = [
        list(found.kinds),
        list(found.save),
        words,
        list(found.words),
        list(found.clocks),
        found.next_step,
    ]
    return f"[{joined(plain)},{planned(found.pages, found.levers)},{joined(last)}]"


@cache
def planned(pages: tuple[Paged, ...], levers: tuple[Pull, ...]) -> str:
    return joined(
        [
            [
                [
                    each.role,
                    why(each.because),
                    each.within.minutes if each.within else 0,
                    each.within.words if each.within else "",
                    each.backup,
                ]
                for each in pages
            ],
            [[each.lever, each.in_time, each.too] for each in levers],
        ]
    )


def why(reasons: tuple[Reason, ...]) -> list[list[Any]]:
    return [[each.by, each.id, each.answer, *([each.via] if each.via else [])] for each in reasons]


def joined(values: list[Any]) -> str:
    """Return values as JSON without the brackets around them."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))[1:-1]


@pytest.mark.parametrize("make", [shipped, bent])
def test_the_script_and_the_program_agree_on_every_combination_of_answers_and_types_and_on_kinds(
    browser: Browser, make: Any, tmp_path: Path
) -> None:
    book, luck = make(), random.Random(2026)
    verdicts, questions = Verdicts(book), book.triage.questions
    kinds = [None, NO_TYPE, *book.types, *book.kinds]
    half: list[dict[str, Any]] = [
        {
            "answers": {
                each.id: luck.randrange(len(each.answers))
                for each in questions.values()
                if luck.random() < 0.6
            },
            "kind": luck.choice(kinds),
        }
        for _ in range(1000)
    ]
    page = page_with(browser, ["verdict.js"], tmp_path)
    found = asked(page, "verdict_jobs.js", {"table": verdict_table(book, ""), "cases": half})
    page.close()
    assert found["carried"]
    ours = [told(verdicts.of(each["answers"], each["kind"])) for each in half]
    assert [pair for pair in zip(half, ours, found["single"], strict=True) if pair[1] != pair[2]][:1] == []
    whole = (hashlib.sha256() for _ in itertools.count())
    first = next(iter(questions))
    blocks: dict[tuple[str | None, int], Any] = {}
    for way, kind in verdicts.every():
        key = (kind, way[first])
        block = blocks[key] if key in blocks else blocks.setdefault(key, next(whole))
        block.update(f"{told(verdicts.of(way, kind))}\n".encode())
    assert dict(zip(blocks, found["hashes"], strict=True)) == {
        key: block.hexdigest() for key, block in blocks.items()
    }
