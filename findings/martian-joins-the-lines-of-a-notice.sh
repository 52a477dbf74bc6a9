#!/usr/bin/env bash
# @tryfabric/martian 1.2.4 (npm); seen on 30 November 2026 with Node.js 20.
#
# Expected: a hard line break in Markdown, two blanks or a backslash at the end of a line, becomes a line break in the
#
# Seen: the hard break is left out with nothing in its place. "We know about it." and "Next update by 14:00 UTC." become
# "We know about it.Next update by 14:00 UTC.", and a number for calls that stands on a line of its own grows on to the
# name above it. A plain line end, which Markdown shows as a blank, is kept as "\n": so the break that was meant is lost
# and the one that was not is drawn. `<br>` is left out in the same way.
#
# Who meets it: whoever brings notices, addresses or lists of numbers from Markdown into Notion.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @tryfabric/martian@1.2.4 >/dev/null
cat >run.mjs <<'JS'
import { markdownToBlocks } from "@tryfabric/martian";

const told = {
  "We know about it.  \nNext update by 14:00 UTC.": "We know about it.Next update by 14:00 UTC.",
  "We know about it.\\\nNext update by 14:00 UTC.": "We know about it.Next update by 14:00 UTC.",
  "Call the lead  \n+1 415 555 0100": "Call the lead+1 415 555 0100",
  "Stop it.<br>Log it.": "Stop it.Log it.",
  "We know about it.\nNext update by 14:00 UTC.": "We know about it.\nNext update by 14:00 UTC.",
};
const words = (blocks) =>
  blocks.map((block) => block[block.type].rich_text.map((part) => part.text.content).join("")).join(" / ");
let changed = false;
for (const [text, expected] of Object.entries(told)) {
  const seen = words(markdownToBlocks(text));
  console.log(`${JSON.stringify(text)} -> ${JSON.stringify(seen)}`);
  changed ||= seen !== expected;
}
if (changed) {
  console.error("This has changed. Told was:", told);
  process.exit(1);
}
JS
node run.mjs
