"""What a public edition may say although a private field says it, too."""

from __future__ import annotations

from generator.check.leaks import problems_of_edition
from generator.model.edition import public_edition
from tests.build import playbook


def test_a_text_may_refer_to_what_was_renamed() -> None:
    full = playbook(
        {
            "about/moved": {"levers/off": "levers/kill-switch"},
            "glossary/lever": {"term": "Lever", "meaning": "A switch, such as {levers/kill-switch}."},
        }
    )
    assert list(problems_of_edition(full, public_edition(full))) == []


def test_a_text_may_not_say_where_a_lever_is() -> None:
    where = "Console, feature flags, answers"
    full = playbook(
        {
            "levers/kill-switch/where": where,
            "glossary/lever": {"term": "Lever", "meaning": f"A switch: {where}."},
        }
    )
    (problem,) = problems_of_edition(full, public_edition(full))
    assert (problem.rule, str(problem.spot)) == ("private-in-public", "glossary/lever/meaning")
