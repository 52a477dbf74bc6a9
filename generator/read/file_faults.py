"""What the rules about files and their bytes tell their users. The checks are in `folder` and `decode`."""

from __future__ import annotations

from generator.problems import Kind, documented

FILE_RULES = documented(
    """
empty-file: error
A playbook file says something.

Why: An empty file is what a failed save or merge leaves behind; a concept would vanish without a word.

Bad:
    # roles.yaml

Good:
    # roles.yaml
    incident-commander:
      name: Incident commander

file-not-a-mapping: error
A playbook file is a mapping: the id of each entry, and the entry below it.

Why: Entries are found, linked and overridden by their ids; the items of a list have none.

Bad:
    - name: Incident commander

Good:
    incident-commander:
      name: Incident commander

file-too-large: error
A file has at most 1 MiB.

Why: Nobody reviews a larger one, and a runaway file must not stop the build machine.

Bad:
    # scripts.yaml, 2 MiB

Good:
    # scripts/internal.yaml and scripts/public.yaml, each below 1 MiB

link-outside: error
A symbolic link stays inside the playbook folder.

Why: A link that leads out could publish any file of the machine that builds the site.

Bad:
    # roles.yaml -> /etc/passwd

Good:
    # roles.yaml is a file of its own

not-utf-8: error
A file is UTF-8.

Why: In any other encoding names arrive garbled, and differently on each machine.

Bad:
    name: Zo\ufffd # saved as Latin-1

Good:
    name: Zoë # saved as UTF-8

unknown-file: error
Every file of the playbook folder is named after a concept and ends in .yaml.

Why: A file under another name would be left out, and nobody would miss it until the incident.

Bad:
    # severity.yaml, roles.yml

Good:
    # severities.yaml, roles.yaml, or roles/anything.yaml

unreadable-file: error
Every file of the playbook folder can be opened.

Why: A file that cannot be opened would be left out of the playbook.

Bad:
    # roles.yaml -> a file that was deleted

Good:
    # roles.yaml, readable by whoever builds the site
""",
    Kind.FACTS,
)
