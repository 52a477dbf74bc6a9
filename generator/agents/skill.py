"""An Agent Skill of a playbook: `SKILL.md` with what to do and when not to use it, and references to open when needed.

The readers of its front matter are simple: plain words on one line each, no brackets, no colon, no three hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.agents.answers import DECIDES
from generator.doors.as_markdown import plain_heading
from generator.export.contract import Contract
from generator.export.found import find
from generator.export.sheet import Sheet
from generator.model.base import Entry
from generator.model.prose import as_read
from generator.model.situation import codes
from generator.model.text import title_of

NAME = "ai-incident-playbook"
MOST_LINES = 500
_DESCRIPTION = 1000
_REFERENCES = {
    "severities": "how bad it is, and what each severity sets in motion",
    "types": "the kinds of incident, how each shows and is confirmed, its levers and exit criteria",
    "phases": "the steps, with owner and with how each is seen to be done",
    "roles": "who is responsible for what",
    "levers": "what stops bad answers, and who may pull it",
    "scripts": "words to send, with their blanks, who clears and who releases them",
    "clocks": "legal and contractual deadlines; no legal advice",
    "evidence": "what to save before anything is changed",
}
"""Files of a playbook that are references, and what each is for."""


def skill_files(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield each file of the skill: its path below the folder of the skill, and its text."""
    yield "SKILL.md", _skill(contract)
    for concept in _references(contract):
        found = find(contract, concept)
        told = {key: found.told[key] for key in found.value}
        yield f"references/{concept}.md", Sheet(contract, True).whole(found.value, told, found.path)


def _references(contract: Contract) -> Iterable[str]:
    return [name for name in _REFERENCES if getattr(contract.playbook, name)]


def _skill(contract: Contract) -> str:
    playbook, head = contract.playbook, contract.head
    lines = [
        "---",
        f"name: {NAME}",
        f"description: {_description(contract)}",
        "license: see the playbook",
        "metadata:",
        f'  version: "{head["version"]}"',
        f"  edition: {head['edition']}",
        f"  digest: {str(head['digest'])[:12]}",
        "---",
        "",
        f"# {plain_heading(as_read(playbook, playbook.about.name))}",
        "",
        DECIDES,
        "",
        "## When to use it",
        "",
        "- An AI product or feature gives harmful, wrong, leaked or biased output, is attacked by prompts, or its vendor fails.",
        "- Somebody asks how severe such an incident is, whom to page, what comes next, what to say, or until when to report.",
        "",
        "## When not to use it",
        "",
        "- An incident without an AI product: use the plan for that one.",
        "- To decide, page, pull a lever, clear or send anything. You look up and draft; a person does it.",
        "- As legal advice: the owner of a clock decides whether it applies.",
        "- When somebody may be in danger now: say first that they call the emergency number of the place where that person is.",
        "",
        "## How to use it",
        "",
        '1. Ask the questions below. The worst floor wins; an answer nobody is sure of is "not sure".',
        "2. Say the severity as a proposal, with the answer that gives it. A person sets it.",
        "3. Open the reference that is needed, never all of them. Quote; do not reword numbers, names or scripts.",
        "4. In a script fill only its blanks, leave open what nobody confirmed, and name who clears and who releases it.",
        "5. Give version and digest with what you say: " + f"{head['version']}, {str(head['digest'])[:12]}.",
        "",
        "With the program installed, `playbook triage`, `playbook next`, `playbook show` and `playbook deadlines` say it exactly.",
        "",
        "## Severities",
        "",
        *_severities(contract),
        "",
        "## Questions",
        "",
        *_questions(contract),
        "## References",
        "",
        *(
            f"- [references/{name}.md](references/{name}.md): {_REFERENCES[name]}"
            for name in _references(contract)
        ),
    ]
    return "\n".join(lines[:MOST_LINES]) + "\n"


def _description(contract: Contract) -> str:
    playbook = contract.playbook
    kinds = ", ".join(as_read(playbook, kind.name).lower() for kind in playbook.by_letter)
    text = (
        "Looks up the incident playbook for AI products. Use it when an AI feature goes wrong "
        f"({kinds}) and somebody asks how severe it is, whom to page, the next step, words to send or deadlines. "
        "Do not use it for incidents without an AI product, for legal advice, or to decide or send anything."
    )
    clean = re.sub(r"\s+", " ", re.sub(r"[\[\]{}\"'#:<>|`]|---+", " ", text)).strip()
    return clean if len(clean) <= _DESCRIPTION else clean[:_DESCRIPTION].rsplit(" ", 1)[0]


def _severities(contract: Contract) -> Iterator[str]:
    playbook = contract.playbook
    for severity in playbook.by_rank:
        pages = ", ".join(
            _title(contract, playbook.roles[role]) for role in severity.pages if role in playbook.roles
        )
        yield f"- {_title(contract, severity)} (`{severity.id}`): {_line(contract, severity.response)}" + (
            f" Pages: {pages}." if pages else ""
        )


def _questions(contract: Contract) -> Iterator[str]:
    playbook = contract.playbook
    for question in playbook.triage.questions.values():
        yield f"- {_line(contract, question.ask)} (`{question.id}`)"
        for code, answer in zip(codes(question), question.answers, strict=True):
            floor = playbook.severities.get(answer.floor)
            yield f"  - `{code}`: at least {_title(contract, floor) if floor else answer.floor}"
    yield ""


def _title(contract: Contract, entry: Entry) -> str:
    return plain_heading(as_read(contract.playbook, title_of(entry)))


def _line(contract: Contract, text: str | None) -> str:
    return plain_heading(" ".join(as_read(contract.playbook, text or "").split()))
