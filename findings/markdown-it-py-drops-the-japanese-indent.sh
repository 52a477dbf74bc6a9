#!/usr/bin/env bash
# markdown-it-py==4.3.0 (Python), commonmark 0.31.2 and markdown-it 15.0.3 (npm); seen on 29 November 2026 with CPython
# 3.11 and Node.js 20.
#
# Expected: a Japanese paragraph that begins with an ideographic space (U+3000), as is usual there, keeps it. CommonMark
# 0.31.2, section 4.8, takes initial and final spaces and tabs off a paragraph, and a space is U+0020 there.
# markdown-it-py passes the tests of CommonMark and follows markdown-it.
#
# Seen: markdown-it-py and commonmark.js, the reference in JavaScript, take it off, and a no-break space at the end as
# well. markdown-it keeps both. A space at the beginning of the second line stays in all three.
#
# Who meets it: whoever has texts for East Asia rendered on a server in Python and in a browser by markdown-it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check markdown-it-py==4.3.0
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" commonmark@0.31.2 markdown-it@15.0.3
cat > render.py <<'PY'
import json

from markdown_it import MarkdownIt

render = MarkdownIt("commonmark").render
for text in ("\u3000すぐに連絡する。", "5 minutes\u00a0", "一\n\u3000二"):
    print("markdown-it-py:", json.dumps(text), json.dumps(render(text).strip("\n")))
PY
cat > render.mjs <<'JS'
import { HtmlRenderer, Parser } from "commonmark";
import MarkdownIt from "markdown-it";
const ascii = (text) => JSON.stringify(text).replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt().toString(16).padStart(4, "0")}`);
const renders = {
  "commonmark.js": (text) => new HtmlRenderer().render(new Parser().parse(text)),
  "markdown-it": (text) => new MarkdownIt("commonmark").render(text),
};
for (const [name, render] of Object.entries(renders))
  for (const text of ["\u3000すぐに連絡する。", "5 minutes\u00a0", "一\n\u3000二"])
    console.log(`${name}: ${ascii(text)} ${ascii(render(text).replace(/\n$/, ""))}`);
JS
seen=$(env/bin/python render.py && node render.mjs)
told=$(cat <<'TOLD'
markdown-it-py: "\u3000\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002" "<p>\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002</p>"
markdown-it-py: "5 minutes\u00a0" "<p>5 minutes</p>"
markdown-it-py: "\u4e00\n\u3000\u4e8c" "<p>\u4e00\n\u3000\u4e8c</p>"
commonmark.js: "\u3000\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002" "<p>\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002</p>"
commonmark.js: "5 minutes\u00a0" "<p>5 minutes</p>"
commonmark.js: "\u4e00\n\u3000\u4e8c" "<p>\u4e00\n\u3000\u4e8c</p>"
markdown-it: "\u3000\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002" "<p>\u3000\u3059\u3050\u306b\u9023\u7d61\u3059\u308b\u3002</p>"
markdown-it: "5 minutes\u00a0" "<p>5 minutes\u00a0</p>"
markdown-it: "\u4e00\n\u3000\u4e8c" "<p>\u4e00\n\u3000\u4e8c</p>"
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
