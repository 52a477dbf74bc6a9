"""The postmortem of a record: what it knows stands there, and only what nobody knows is asked for."""

from __future__ import annotations

from typing import Any

from generator.report.postmortem import parts_of
from tests.build import playbook

FIELDS = (
    "entries", "order-explained", "source-and-latency", "against-target", "time-to-publish", "held-back",
    "action", "owner", "due", "verification",
)  # fmt: skip
TEMPLATE = {"all": {"title": "All", "fields": {name: {"prompt": f"Write {name}."} for name in FIELDS}}}
ACTION = {"what": "Add a case.", "kind": "detect", "owner": "scribe", "due": "2026-10-20"}
RECORD: dict[str, Any] = {
    "name": "A retired table was quoted",
    "type": "quality-regression",
    "moments": {"exposure-start": "2026-10-01T08:00Z", "first-signal": "2026-10-01T13:00Z", "resolved": "2026-10-01T15:00Z"},
    "severities": [{"at": "2026-10-01T13:05Z", "severity": "sev-2"}],
}  # fmt: skip


def told(**more: Any) -> dict[str, tuple[str, ...]]:
    """Return what stands in each field, of those that are shown."""
    built = playbook({"postmortem/template": TEMPLATE, "incidents": {"one": RECORD | more}})
    (part,) = parts_of(built, built.incidents["one"], "internal")
    return {answer.field.id: answer.facts for answer in part.answers}


def test_what_a_record_knows_is_not_asked_for() -> None:
    log = [
        {"id": "a-1", "at": "2026-10-01T13:04Z", "what": "page", "about": "scribe", "state": "paged", "by": "scribe"},
        {"id": "a-2", "at": "2026-10-01T13:05Z", "what": "line", "words": "Wrong"},
        {"id": "a-3", "at": "2026-10-01T13:06Z", "what": "line", "words": "Right,\nnow", "corrects": "a-2"},
    ]  # fmt: skip
    found = told(
        detection={"source": "user", "noise": "silent"},
        moments=RECORD["moments"] | {"postmortem-published": "2026-10-09T10:00Z"},
        log=log,
        actions={"gate": ACTION | {"verified": "It fails."}},
        postmortem={"state": "published", "published": "internal", "held_back": "a claim is pending"},
    )
    assert found == {
        "entries": (
            "2026-10-01 13:04 UTC: page scribe paged, scribe",
            "2026-10-01 13:06 UTC: line: Right, now",
        ),
        "order-explained": ("Every moment that is known is in the usual order.",),
        "source-and-latency": ("First seen by: user, silent", "Detection latency: 5 h"),
        "against-target": ("Detection latency: target 4 h missed",),
        "time-to-publish": ("Due by 2026-10-08, out on 2026-10-09: late",),
        "held-back": ("Kind of reason: a claim is pending",),
        "action": ("Add a case. (detect) owner: Scribe, due: 2026-10-20, verified: It fails.",),
    }


def test_what_a_record_knows_only_in_part_is_asked_for() -> None:
    unknown = RECORD["moments"] | {"exposure-start": "not known, because the logs are gone"}
    found = told(moments=unknown, actions={"gate": ACTION, "flag": ACTION | {"due": None}})
    assert [name for name, facts in found.items() if not facts] == [
        "entries",
        "source-and-latency",
        "time-to-publish",
        "held-back",
        "due",
        "verification",
    ]
    assert found["against-target"] == (
        "Detection latency: exposure start not known, because the logs are gone",
    )
    backwards = RECORD["moments"] | {"first-signal": "2026-10-01T16:00Z"}
    assert told(moments=backwards)["order-explained"] == ()
