"""The people in the contacts are named nowhere else.

Why: A name in the plan is out of date when that person leaves, pages the wrong human at night, and goes out
with the public edition. Roles act; the contacts say who holds them.

Bad:
    # contacts.yaml
    legal-counsel:
      person: Robin Example
    # roles.yaml
    legal-counsel:
      usually: Robin Example, from the second floor

Good:
    # roles.yaml
    legal-counsel:
      usually: The lawyer on call
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Playbook
from generator.model.phrases import Phrases
from generator.problems import Level, Problem

ID = "person-named"
LEVEL = Level.ERROR


def check(playbook: Playbook) -> Iterator[Problem]:
    people = {contact.person: role for role, contact in playbook.contacts.items() if contact.person}
    if not people:
        return
    names = Phrases(people)
    for words in playbook.prose:
        if words.spot.path[0] == "contacts":
            continue
        for name, role in names.find(words.text):
            hint = f"write {{roles/{role}}}; only contacts.yaml names people"
            yield Problem(ID, LEVEL, f"'{name}' is a person", words.spot, hint=hint)
