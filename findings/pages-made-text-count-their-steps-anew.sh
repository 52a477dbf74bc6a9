#!/usr/bin/env bash
# inscriptis==2.7.6, html2text==2025.4.15, markdownify==1.2.3 (Python), html-to-text 10.0.1 (npm); seen on 30 November
# 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a step has the same number in the text of a page as on the page. HTML has two ways to say where to go on
# after a picture or a remark, `start` on the list and `value` on the item, and a tool that knows one knows both.
#
# Seen: each knows one of them. inscriptis heeds `value` and counts `<ol start="4">` from 1, so that step 4 is step 1.
# The other three heed `start` and pass over `value`. A list that counts down (`reversed`) goes up in all of them.
# Where a list has both, its three items have numbers from four countings: 1 7 8 or 4 5 6, and 4 7 8 on the page.
#
# Who meets it: whoever sends runbooks on as mail, tickets or text for a search, and says "go on with step 5" by phone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  inscriptis==2.7.6 html2text==2025.4.15 markdownify==1.2.3
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" html-to-text@10.0.1
cat > pages.json <<'JSON'
{
  "start": "<ol start=\"4\"><li>Page</li><li>Freeze</li></ol>",
  "value": "<ol><li value=\"4\">Page</li><li>Freeze</li></ol>",
  "both": "<ol start=\"4\"><li>Page</li><li value=\"7\">Freeze</li><li>Tell</li></ol>",
  "reversed": "<ol reversed><li>Page</li><li>Freeze</li></ol>"
}
JSON
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { convert } from "html-to-text";
for (const [name, page] of Object.entries(JSON.parse(readFileSync("pages.json"))))
  console.log(`html-to-text ${name}: ${convert(page).match(/\d+/g).join(" ")}`);
JS
cat > read.py <<'PY'
import json
import re

import html2text
import inscriptis
import markdownify

with open("pages.json") as file:
    pages = json.load(file)
for read in (inscriptis.get_text, html2text.html2text, markdownify.markdownify):
    for name, page in pages.items():
        print(f"{read.__module__.partition('.')[0]} {name}:", *re.findall(r"\d+", read(page)))
PY
seen=$(env/bin/python read.py && node read.mjs)
told='inscriptis start: 1 2
inscriptis value: 4 5
inscriptis both: 1 7 8
inscriptis reversed: 1 2
html2text start: 4 5
html2text value: 1 2
html2text both: 4 5 6
html2text reversed: 1 2
markdownify start: 4 5
markdownify value: 1 2
markdownify both: 4 5 6
markdownify reversed: 1 2
html-to-text start: 4 5
html-to-text value: 1 2
html-to-text both: 4 5 6
html-to-text reversed: 1 2'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
