"""Statuspage: a template for each script that people outside read, and which impact each severity is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.contract import Contract
from generator.model import Playbook
from generator.model.scripts import Script
from generator.targets.made import Maps, over, refuse_over, written
from generator.targets.words import name, pieces_of, release_of


def _is_notice(playbook: Playbook, script: Script) -> bool:
    """Return whether a script is for everybody: not for one person, customer or partner whom a direct channel reaches."""
    channel = playbook.channels.get(script.channel or "")
    return script.is_public and (channel is None or channel.kind != "direct")


def _notices(playbook: Playbook) -> list[Script]:
    return [script for script in playbook.scripts.values() if _is_notice(playbook, script)]


TITLE = "Statuspage"
MAPS = Maps(
    fields=("severities", "words"),
    prose=("blanks", "release"),
    taken={
        "words": lambda playbook: len(_notices(playbook)),
        "blanks": lambda playbook: sum(len(one.blanks) for one in _notices(playbook)),
        "release": lambda playbook: len(_notices(playbook)),
    },
    account=("id of the page", "ids of the components: a playbook has none", "id of the group of templates"),
    notes=(
        "Only scripts for the public and for customers are here, and none that is a letter to one of them.",
        "Blanks stay [[name]] in the words; replace each before you post. [[title]] is public: name what people see.",
        "POST /v1/pages/{page_id}/incident_templates makes a template of the `template` in a file; `release` stays with you.",
        "impacts.json is sent nowhere: it says which `impact_override` to give an incident of each severity.",
        "A playbook has more severities than Statuspage has impacts, or fewer: look at impacts.json.",
    ),
)
_STATUS = {
    "holding": "investigating", "initial": "identified", "update": "monitoring", "resolution": "resolved",
    "postmortem": "resolved", "correction": "monitoring",
}  # fmt: skip
_IMPACTS = ("critical", "major", "minor", "none")
"""From the worst."""
_TITLE, _BODY = 255, 25_000
"""Limits of what a template becomes, in characters: the name of an incident and its first message."""


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the templates by stage, and the impact of each severity."""
    playbook = contract.playbook
    problems: list[str] = []
    made: list[tuple[str, str]] = []
    for script in _notices(playbook):
        body = "\n\n".join(f"({said}) {text}" if said else text for said, text in pieces_of(contract, script))
        title = contract.part(script, ("scripts", script.id)).get("subject", "[[title]]")
        at = f"scripts/{script.id}"
        problems += over(f"{at}/subject", title, _TITLE, "the name of an incident")
        problems += over(f"{at}/{'lines' if script.lines else 'text'}", body, _BODY, "a message")
        template = {
            "name": name(contract, script),
            "title": title,
            "body": body,
            "update_status": _STATUS[script.stage],
            "should_send_notifications": False,
        }
        made.append(
            (
                f"templates/{script.stage}/{script.id}.json",
                written({"template": template, "release": release_of(contract, script)}),
            )
        )
    refuse_over(problems, TITLE)
    yield from made
    impacts = [
        {"severity": one.id, "name": one.name, "impact": _IMPACTS[min(place, len(_IMPACTS) - 1)]}
        for place, one in enumerate(playbook.by_rank)
    ]
    yield "impacts.json", written(impacts)
