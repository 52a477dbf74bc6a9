"""The people in the contacts are named nowhere else, in no form of their names.

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

from collections.abc import Iterable, Iterator

from generator.model import Playbook
from generator.model.incidents import Incident
from generator.model.people import People
from generator.model.playbook import RECORDS
from generator.problems import Kind, Level, Problem, Spot
from generator.rules.record import record_unknown_id

ID = "person-named"
LEVEL = Level.ERROR
KIND = Kind.FACTS
BY_CONCEPT = True


def check(playbook: Playbook) -> Iterator[Problem]:
    texts = [(words.spot, words.text) for words in playbook.prose if words.spot.path[0] != "contacts"]
    yield from named_in((each for each in texts if each[0].path[0] not in RECORDS), people_of(playbook))
    if playbook.incidents:
        people = people_of(playbook, of_events=True)
        yield from named_in((each for each in texts if each[0].path[0] in RECORDS), people)
        for incident in playbook.incidents.values():
            yield from named_in(incident.notes if people else (), people)
            for spot, name in _ids(playbook, incident) if people else ():
                for found in people.find(name):
                    hint = f"write the role, such as {found.meaning}; only contacts.yaml names people"
                    yield Problem(ID, LEVEL, f"'{found.text}' is a person", spot, hint=hint)


def _ids(playbook: Playbook, incident: Incident) -> Iterator[tuple[Spot, str]]:
    """Yield the ids that the author of a record made up, and those that stand for a role and are none."""
    spot = Spot.of("incidents", incident.id)
    yield spot.key, incident.id
    for name in incident.actions:
        yield spot.at("actions", name).key, name
    for path, concept, named in record_unknown_id.ids_named(incident):
        if concept == "roles" and named and named not in playbook.roles:
            yield spot.at(*path), named


def people_of(playbook: Playbook, *, of_events: bool = False) -> People:
    """Return the people whom the contacts name; `of_events` as in `People`."""
    named = {contact.person: role for role, contact in playbook.contacts.items() if contact.person}
    return People(named, of_events=of_events)


def named_in(texts: Iterable[tuple[Spot, str]], people: People) -> Iterator[Problem]:
    """Yield each person whom some texts name."""
    for spot, text in texts if people else ():
        for found in people.find(text):
            hint = f"write {{roles/{found.meaning}}}; only contacts.yaml names people"
            yield Problem(ID, LEVEL, f"'{found.text}' is a person", spot, hint=hint)
