"""What a layer can get wrong, explained for the people who write layers."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Level, RuleDoc


def _error(rule: str, summary: str, why: str, bad: str, good: str) -> RuleDoc:
    return RuleDoc(rule, Level.ERROR, summary, why, bad, good)


RULES: Mapping[str, RuleDoc] = {
    doc.id: doc
    for doc in (
        _error(
            "layer-folder",
            "Every layer is a folder with files of the playbook, named once, and so is the default.",
            "A layer that is not read changes nothing: the default is in force where the team believes otherwise.",
            "# playbook.yml\nlayers: [layers/taem]",
            "# playbook.yml\nlayers: [layers/team]",
        ),
        RuleDoc(
            "layer-unused",
            Level.WARNING,
            "Every folder in layers/ is named by playbook.yml.",
            "What is written into a folder that nobody reads is in no plan, and nobody notices before the night.",
            "# playbook.yml, beside layers/team and layers/group\nlayers: [layers/team]",
            "# playbook.yml, beside layers/team and layers/group\nlayers: [layers/group, layers/team]",
        ),
        _error(
            "other-default",
            "The default below the layers is the one they were written for.",
            "A default that changes under a team changes its plan without anyone having read it.",
            '# playbook.yml\ndefault: {version: "1.0.0"}  # installed is 1.1.0',
            '# playbook.yml\ndefault: {version: "1.1.0"}',
        ),
        _error(
            "contacts-elsewhere",
            "Contacts stand in the contacts layer, and in no other.",
            "Numbers and names in any other layer are in git for good, and with everybody who may read it.",
            "# layers/team/contacts.yaml\nscribe:\n  reach: /page scribe",
            "# contacts/contacts.yaml, which playbook.yml names as `contacts: contacts`\nscribe:\n  reach: /page scribe",
        ),
        _error(
            "contacts-only",
            "The folder of the contacts holds contacts and nothing else.",
            "It may be missing where the site is built; what else stood there would then be in no plan.",
            "# contacts/severities.yaml, where playbook.yml says `contacts: contacts`\nsev-1:\n  contain_within: 10m",
            "# layers/team/severities.yaml\nsev-1:\n  contain_within: 10m",
        ),
        _error(
            "vanished-target",
            "A patch names an entry that the layers below have.",
            "A patch for an id that was renamed, removed or misspelt would change nothing, and nobody would notice.",
            "# team/severities.yaml\nsev-11:\n  contain_within: 10m",
            "# team/severities.yaml\nsev-1:\n  contain_within: 10m",
        ),
        _error(
            "already-there",
            "A new entry has an id that no layer below has.",
            "Two entries under one id would be mixed into one that nobody wrote.",
            "scribe:\n  $new: true\n  name: Note taker",
            "scribe:\n  name: Note taker",
        ),
        _error(
            "null-in-layer",
            "Nothing is removed by leaving a value empty.",
            "An empty value is more often a slip than a wish; a deadline must not vanish by a slip.",
            "sev-2:\n  contain_within:",
            "sev-2:\n  contain_within: {$remove: true}",
        ),
        _error(
            "bare-list",
            "A list over a list says whether it replaces, adds or removes.",
            "Replacing silently drops what the default adds next year; adding silently doubles what is there.",
            "sev-1:\n  pages: [on-call-dba]",
            "sev-1:\n  pages: {$add: [on-call-dba]}",
        ),
        _error(
            "unknown-operator",
            "A key that starts with $ is one of the operators.",
            "A misspelt operator would be taken for a field, or for nothing.",
            "sev-4:\n  $delete: true",
            "sev-4:\n  $remove: true\n  $reason: We use the ticket queue instead.",
        ),
        _error(
            "operator-misused",
            "An operator stands where it has a meaning and gets what it needs.",
            "An operator that does nothing leaves the default in force while its author believes otherwise.",
            "sev-1:\n  rank: {$add: [1]}",
            "sev-1:\n  rank: 1",
        ),
        _error(
            "reason-missing",
            "Removing a severity, a role or a step gives a reason.",
            "A year later nobody knows whether it may come back; the reviewer of the change wants to know now.",
            "sev-4:\n  $remove: true",
            "sev-4:\n  $remove: true\n  $reason: We use the ticket queue instead.",
        ),
        RuleDoc(
            "default-changed",
            Level.WARNING,
            "The value a patch was written against is still the value below.",
            "The default changed under your change; yours stays in force, but it may no longer be what you want.",
            "sev-1:\n  contain_within: 10m\n  $was: {contain_within: 20m}",
            "sev-1:\n  contain_within: 10m\n  $was: {contain_within: 15m}",
        ),
    )
}
