"""What a public edition may say although a private field says it, too."""

from __future__ import annotations

from pathlib import Path

from generator import api, resources
from generator.check.leaks import problems_of_edition
from generator.model.edition import public_edition
from tests.build import changed, playbook, write


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


def test_a_text_of_the_default_gives_no_secret_of_a_team_away(tmp_path: Path) -> None:
    """A drill that ended with "not at all" would stop a team's public site over a sentence that is not theirs."""
    ours = "A tool is called less often than before, or not at all."
    assert ours in (resources.default_playbook() / "types/quality-regression.yaml").read_text("utf-8")

    def told(meaning: str) -> list[str]:
        change = {
            "levers/kill-switch/where": "Not at all",
            "glossary/lever": {"term": "Lever", "meaning": meaning},
        }
        found = api.check(write(changed(change), tmp_path / "playbook"), edition="public").problems
        return [str(problem.spot) for problem in found if problem.rule == "private-in-public"]

    assert told(ours) == []
    assert told("It works not at all.") == ["glossary/lever/meaning"]
