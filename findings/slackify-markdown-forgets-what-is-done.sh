#!/usr/bin/env bash
# slackify-markdown 4.5.0 (npm), with markdown-to-mrkdwn==0.3.3 (Python) beside it; seen on 30 November 2026 with
# Node.js 20 and CPython 3.11.
#
# Expected: the package reads GitHub's Markdown: it knows struck text, tables and bare addresses. So it knows the task
# list as well, the kind of list that incident tickets are made of, and its marks stay to be seen, as signs or as typed.
#
# Seen: the marks are dropped. What is done and what is not becomes the same list of bullets. The package did know them:
# text that only looks like a mark (`[y]`) stays. Two blanks at the end of a line, a line break in Markdown, become a
# backslash, which Slack shows. The other package has a box with or without a tick.
#
# Who meets it: whoever posts the state of a checklist into the channel of an incident.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check markdown-to-mrkdwn==0.3.3
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" slackify-markdown@4.5.0
printf '%s\n' '- [x] Paged the lead' '- [ ] Told the customers' '- [y] Froze ~~the model~~ the gateway' '' \
  'Next update:  ' '15:00' > state.md
cat > post.mjs <<'JS'
import { readFileSync } from "node:fs";
import slackify from "slackify-markdown";
console.log(slackify(readFileSync("state.md", "utf8")).replaceAll("\u200b", "").trimEnd());
JS
seen=$(node post.mjs; echo; env/bin/python - <<'PY'
from markdown_to_mrkdwn import SlackMarkdownConverter

with open("state.md") as file:
    print(*(line.rstrip() for line in SlackMarkdownConverter().convert(file.read()).splitlines()), sep="\n")
PY
)
told='•   Paged the lead
•   Told the customers
•   [y] Froze ~the model~ the gateway

Next update:\
15:00

• ☑ Paged the lead
• ☐ Told the customers
• [y] Froze ~the model~ the gateway

Next update:
15:00'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
