#!/usr/bin/env bash
# markdown-to-mrkdwn==0.3.3, markdown-it-py==4.3.0 (for comparison); seen on 30 November 2026 with CPython 3.11.
#
# Expected: what stands between backticks is a command or a name, and arrives in Slack as it is. CommonMark 0.31.2,
# section 6.1, gives code spans precedence over emphasis and links, and the package does leave fenced code alone.
#
# Seen: code spans are translated like prose. `rm -r logs/**/old logs/**/tmp` becomes `rm -r logs/*/old logs/*/tmp`,
# which names other folders, `SELECT * FROM runs WHERE a * b` has underscores for its stars, `__main__` becomes
# `*main*`, and what looks like a link is turned around. Code that is set in by four blanks fares alike. With a single
# star, or with `f(*args, **kwargs)`, nothing happens, so that a short test passes.
#
# Who meets it: whoever posts steps of a runbook into a channel, from which people copy commands.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check markdown-to-mrkdwn==0.3.3 markdown-it-py==4.3.0
cd "$work"
"$work/env/bin/python" - <<'PY'
from markdown_it import MarkdownIt
from markdown_to_mrkdwn import SlackMarkdownConverter

CODE = (
    "rm -r logs/**/old logs/**/tmp",
    "SELECT * FROM runs WHERE a * b",
    "python -m pkg.__main__",
    "grep '[a](b)' notes",
    "cp *.log /tmp",
    "f(*args, **kwargs)",
)
converter = SlackMarkdownConverter()
markdown = MarkdownIt()
seen = []
for code in CODE:
    (paragraph,) = (token for token in markdown.parse(f"Run `{code}` now.") if token.type == "inline")
    assert [token.content for token in paragraph.children if token.type == "code_inline"] == [code]
    seen.append(converter.convert(f"Run `{code}` now."))
seen.append(converter.convert("```\nrm -r logs/**/old logs/**/tmp\n```"))
seen.append(converter.convert("Run:\n\n    rm -r logs/**/old logs/**/tmp"))
told = [
    "Run `rm -r logs/*/old logs/*/tmp` now.",
    "Run `SELECT _ FROM runs WHERE a _ b` now.",
    "Run `python -m pkg.*main*` now.",
    "Run `grep '<b|a>' notes` now.",
    "Run `cp *.log /tmp` now.",
    "Run `f(*args, **kwargs)` now.",
    "```\nrm -r logs/**/old logs/**/tmp\n```",
    "Run:\n\n    rm -r logs/*/old logs/*/tmp",
]
print(*(repr(each) for each in seen), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
