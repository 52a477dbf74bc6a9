"""incident.io: severities, roles, a custom field for the incident type, and the stages of an incident as statuses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.contract import Contract
from generator.targets.made import Maps, over, refuse_over, written
from generator.targets.words import about_severity, line, listed, name, role

TITLE = "incident.io"
MAPS = Maps(
    fields=("severities", "roles", "types"),
    prose=("deadlines", "paging", "raising", "backups"),
    account=(
        "the key of the account",
        "ids of workflows, and of what they act on",
        "id of the custom field, for its options",
    ),
    notes=(
        "The rank is turned round: there a higher number is worse.",
        "One request for each body of a file. severities.json: POST /v1/severities. incident_roles.json: POST /v2/incident_roles.",
        "custom_field.json: POST /v2/custom_fields; its answer holds the id that each option needs as `custom_field_id`.",
        "custom_field_options.json: POST /v1/custom_field_options. incident_statuses.json: POST /v1/incident_statuses.",
    ),
)
_SEVERITY_NAME = 50
"""In characters: the only limit that the API states for what is made here out of a playbook's words."""


def files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield one file for each kind of thing, each a list of bodies to create."""
    playbook = contract.playbook
    worst = len(playbook.severities)
    names = {one.id: line(contract, one.name) for one in playbook.by_rank}
    refuse_over(
        [
            each
            for at, said in names.items()
            for each in over(f"severities/{at}/name", said, _SEVERITY_NAME, "a name")
        ],
        TITLE,
    )
    yield "severities.json", written([
        {"name": names[one.id], "description": about_severity(contract, one), "rank": worst - place}
        for place, one in enumerate(playbook.by_rank)
    ])  # fmt: skip
    yield "incident_roles.json", written([
        {
            "name": name(contract, one), "shortform": one.short.lower(), "description": line(contract, one.owns),
            "instructions": _instructions(contract, one.id),
        }
        for one in playbook.roles.values()
    ])  # fmt: skip
    yield "custom_field.json", written({
        "name": "Incident type", "description": "Kind of AI incident, from the playbook.", "field_type": "single_select",
    })  # fmt: skip
    yield "custom_field_options.json", written([
        {"value": name(contract, kind), "sort_key": 10 * place}
        for place, kind in enumerate(playbook.by_letter, start=1)
    ])  # fmt: skip
    yield "incident_statuses.json", written([
        {"name": name(contract, phase), "description": line(contract, phase.goal), "category": "live"}
        for phase in playbook.phases.values()
    ])  # fmt: skip


def _instructions(contract: Contract, role_id: str) -> str:
    one = contract.playbook.roles[role_id]
    pieces = (
        listed("Does", [line(contract, each) for each in one.duties]),
        listed("Must not", [line(contract, each) for each in one.must_not]),
        f"Backup: {role(contract, one.backup)}." if one.backup else "",
    )
    return "\n\n".join(filter(None, pieces))
