"""What the rules about files and their bytes tell their users. The checks are in `folder` and `decode`."""

from __future__ import annotations

from generator.problems import Level, RuleDoc

FILE_RULES = (
    RuleDoc(
        id="empty-file",
        level=Level.ERROR,
        summary="A playbook file says something.",
        why="An empty file is what a failed save or merge leaves behind; a concept would vanish without a word.",
        bad="# roles.yaml\n",
        good="# roles.yaml\nincident-commander:\n  name: Incident commander\n",
    ),
    RuleDoc(
        id="file-not-a-mapping",
        level=Level.ERROR,
        summary="A playbook file is a mapping: the id of each entry, and the entry below it.",
        why="Entries are found, linked and overridden by their ids; the items of a list have none.",
        bad="- name: Incident commander\n",
        good="incident-commander:\n  name: Incident commander\n",
    ),
    RuleDoc(
        id="file-too-large",
        level=Level.ERROR,
        summary="A file has at most 1 MiB.",
        why="Nobody reviews a larger one, and a runaway file must not stop the build machine.",
        bad="# scripts.yaml, 2 MiB\n",
        good="# scripts/internal.yaml and scripts/public.yaml, each below 1 MiB\n",
    ),
    RuleDoc(
        id="link-outside",
        level=Level.ERROR,
        summary="A symbolic link stays inside the playbook folder.",
        why="A link that leads out could publish any file of the machine that builds the site.",
        bad="# roles.yaml -> /etc/passwd\n",
        good="# roles.yaml is a file of its own\n",
    ),
    RuleDoc(
        id="not-utf-8",
        level=Level.ERROR,
        summary="A file is UTF-8.",
        why="In any other encoding names arrive garbled, and differently on each machine.",
        bad="name: Zo\N{REPLACEMENT CHARACTER} # saved as Latin-1\n",
        good="name: Zoë # saved as UTF-8\n",
    ),
    RuleDoc(
        id="unknown-file",
        level=Level.ERROR,
        summary="Every file of the playbook folder is named after a concept and ends in .yaml.",
        why="A file under another name would be left out, and nobody would miss it until the incident.",
        bad="# severity.yaml, roles.yml\n",
        good="# severities.yaml, roles.yaml, or roles/anything.yaml\n",
    ),
    RuleDoc(
        id="unreadable-file",
        level=Level.ERROR,
        summary="Every file of the playbook folder can be opened.",
        why="A file that cannot be opened would be left out of the playbook.",
        bad="# roles.yaml -> a file that was deleted\n",
        good="# roles.yaml, readable by whoever builds the site\n",
    ),
)
