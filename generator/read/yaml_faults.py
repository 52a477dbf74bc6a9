"""What the rules about YAML tell their users. The checks are in `events`, `keys`, `texts`, `syntax`."""

from __future__ import annotations

from generator.problems import Kind, documented

YAML_RULES = documented(
    """
alias: error
No value repeats another one by an alias.

Why: A few lines of aliases of aliases unfold to gigabytes, and who reads the file does not see the value.

Bad:
    deputy: *commander

Good:
    deputy: incident-commander

anchor: error
No value is named by an anchor.

Why: Text such as "&team please join" would lose its first word without a sign.

Bad:
    say: &team please join

Good:
    say: "&team please join"

control-character: error
No text holds a control character, neither as it is nor written as an escape.

Why: It can rewrite the terminal that shows it, cut a message short, or break the page.

Bad:
    name: "Pager \\e[31m"

Good:
    name: "Pager"

directive: error
No line starts with a % directive.

Why: A directive changes how the rest of the file is read.

Bad:
    %YAML 1.1
    ---
    name: Pager

Good:
    name: Pager

duplicate-key: error
A key stands only once, in one file and in all files of a concept.

Why: YAML readers keep the last one in silence: of two deadlines one would be gone.

Bad:
    sev-1:
      contain_within: 30m
      contain_within: 4h

Good:
    sev-1:
      contain_within: 30m

hidden-character: error
No text holds characters that reorder or hide others; a key holds nothing invisible at all.

Why: What a reviewer approves would not be what a responder reads.

Bad:
    say: "Do \\u202Eton\\u202C restart"

Good:
    say: "Do not restart"

lfs-pointer: error
A file is what it says, not a pointer to where Git LFS keeps it.

Why: Whoever clones without Git LFS gets three lines about a file, and no plan.

Bad:
    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 12345

Good:
    sev-1:
      contain_within: 15m

key-not-text: error
A key is text.

Why: 1, 1.0 and true are three names for the same entry to some readers and not to others.

Bad:
    1: First severity

Good:
    "1": First severity

merge-key: error
No mapping takes over another one by a merge key.

Why: Who reads an entry must see all of it; and merges of merges unfold without end.

Bad:
    <<: {minutes: 5}
    name: Page

Good:
    minutes: 5
    name: Page

scalar-too-long: error
A text has at most 65,536 characters.

Why: Nobody reads a longer one in an incident; most often a quote was left open.

Bad:
    # a text of 70,000 characters

Good:
    # a text of one screen, with a link to the rest

several-documents: error
A file holds one document.

Why: Most readers take the first and drop the rest in silence.

Bad:
    sev-1: {name: Critical}
    ---
    sev-2: {name: High}

Good:
    sev-1: {name: Critical}
    sev-2: {name: High}

swallowed-comment: error
A # does not cut a text short.

Why: "Join #inc-1 now" would be read aloud as "Join".

Bad:
    say: Join #inc-1 now

Good:
    say: "Join #inc-1 now"

tab-indentation: error
Lines are indented with spaces.

Why: A tab is as wide as each editor likes, so what looks nested may not be.

Bad:
    sev-1:
    \tname: Critical

Good:
    sev-1:
      name: Critical

tag: error
No value carries a YAML tag.

Why: Tags make some readers run code; and of "!important Call now" only "Call now" would be left.

Bad:
    say: !important Call now

Good:
    say: "!important Call now"

text-without-quotes: warning, advice
Text that other readers of YAML take for a number or for true, false or nothing stands in quotes.

Why: An editor marks it red, and a program that saves the file again would make 471 of 0471, drop the + of a phone
number, and make false of no and 930 of 15:30.

Bad:
    reach: +41000000001

Good:
    reach: "+41000000001"

too-deep: error
Mappings and lists are nested at most 32 deep.

Why: Deeper nesting is a mistake or an attack; it can end the program that reads it.

Bad:
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:
    [[page, call]]

too-many-nodes: error
A file has at most 200,000 keys and values.

Why: Nobody reviews more, and a runaway file must not stop the build machine.

Bad:
    # 200,001 list items

Good:
    # the same items in several files

too-many-problems: error
A file has at most 100 problems of reading.

Why: A file with more is not a playbook with mistakes but another kind of file; a longer list helps nobody.

Bad:
    # a picture that was saved as roles.yaml

Good:
    # roles.yaml
    incident-commander:
      name: Incident commander

yaml-syntax: error
A file is YAML.

Why: What cannot be parsed cannot be shown; the message names the sign that needs quotes.

Bad:
    do: Tell the room: we are rolling back

Good:
    do: "Tell the room: we are rolling back"
""",
    Kind.FACTS,
)
