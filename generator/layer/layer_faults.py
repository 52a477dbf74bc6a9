"""What a layer can get wrong, explained for the people who write layers."""

from __future__ import annotations

from generator.problems import Kind, documented

RULES = documented(
    """
layer-folder: error
Every layer is a folder with files of the playbook, named once, and so is the default.

Why: A layer that is not read changes nothing: the default is in force where the team believes otherwise.

Bad:
    # playbook.yml
    layers: [layers/taem]

Good:
    # playbook.yml
    layers: [layers/team]

layer-unused: warning
Every folder in layers/ is named by playbook.yml, and no file of a playbook stands beside it, where nobody reads it.

Why: What is written into a folder that nobody reads is in no plan, and nobody notices before the night.

Bad:
    # playbook.yml, beside layers/team and layers/group
    layers: [layers/team]

Good:
    # playbook.yml, beside layers/team and layers/group
    layers: [layers/group, layers/team]

other-default: error
The default below the layers is the one they were written for.

Why: A default that changes under a team changes its plan without anyone having read it.

Bad:
    # playbook.yml
    default: {version: "1.0.0"}  # installed is 1.1.0

Good:
    # playbook.yml
    default: {version: "1.1.0"}

contacts-elsewhere: error
Contacts stand in the contacts layer, and in no other.

Why: Numbers and names in any other layer are in git for good, and with everybody who may read it.

Bad:
    # layers/team/contacts.yaml
    scribe:
      reach: /page scribe

Good:
    # contacts/contacts.yaml, which playbook.yml names as `contacts: contacts`
    scribe:
      reach: /page scribe

contacts-only: error
The folder of the contacts holds contacts and nothing else.

Why: It may be missing where the site is built; what else stood there would then be in no plan.

Bad:
    # contacts/severities.yaml, where playbook.yml says `contacts: contacts`
    sev-1:
      contain_within: 10m

Good:
    # layers/team/severities.yaml
    sev-1:
      contain_within: 10m

vanished-target: error
A patch names an entry that the layers below have.

Why: A patch for an id that was renamed, removed or misspelt would change nothing, and nobody would notice.

Bad:
    # team/severities.yaml
    sev-11:
      contain_within: 10m

Good:
    # team/severities.yaml
    sev-1:
      contain_within: 10m

already-there: error
A new entry has an id that no layer below has.

Why: Two entries under one id would be mixed into one that nobody wrote.

Bad:
    scribe:
      $new: true
      name: Note taker

Good:
    scribe:
      name: Note taker

null-in-layer: error
Nothing is removed by leaving a value empty.

Why: An empty value is more often a slip than a wish; a deadline must not vanish by a slip.

Bad:
    sev-2:
      contain_within:

Good:
    sev-2:
      contain_within: {$remove: true}

bare-list: error
A list over a list says whether it replaces, adds or removes.

Why: Replacing silently drops what the default adds next year; adding silently doubles what is there.

Bad:
    sev-1:
      pages: [on-call-dba]

Good:
    sev-1:
      pages: {$add: [on-call-dba]}

only-for-emptied: error
A list that says for whom something is does not become empty by taking the last one out.

Why: Without anybody named it is for everybody: the ticket for the mildest severity becomes a step of the worst one.

Bad:
    file-ticket:
      only_for: {$remove: [sev-4]}

Good:
    file-ticket:
      $remove: true
      $reason: We use three severities.

unknown-operator: error
A key that starts with $ is one of the operators.

Why: A misspelt operator would be taken for a field, or for nothing.

Bad:
    sev-4:
      $delete: true

Good:
    sev-4:
      $remove: true
      $reason: We use the ticket queue instead.

operator-misused: error
An operator stands where it has a meaning and gets what it needs.

Why: An operator that does nothing leaves the default in force while its author believes otherwise.

Bad:
    sev-1:
      rank: {$add: [1]}

Good:
    sev-1:
      rank: 1

reason-missing: error
Removing a severity, a role or a step gives a reason.

Why: A year later nobody knows whether it may come back; the reviewer of the change wants to know now.

Bad:
    sev-4:
      $remove: true

Good:
    sev-4:
      $remove: true
      $reason: We use the ticket queue instead.

default-changed: warning
The value a patch was written against is still the value below.

Why: The default changed under your change; yours stays in force, but it may no longer be what you want.

Bad:
    sev-1:
      contain_within: 10m
      $was: {contain_within: 20m}

Good:
    sev-1:
      contain_within: 10m
      $was: {contain_within: 15m}
""",
    Kind.FACTS,
)
