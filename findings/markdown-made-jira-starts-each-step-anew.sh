#!/usr/bin/env bash
# md-to-adf 0.6.4, marklassian 1.2.1 (npm); seen on 30 November 2026 with Node.js 20.
#
# Expected: Markdown turned into the Atlassian Document Format (the form of texts in Jira and Confluence) keeps lists:
# steps under a heading are one list, the list that begins with 7 says `order: 7`, a paragraph that is not indented ends
# the list (CommonMark 0.31.2, section 5.3), and a box that is ticked stays ticked.
#
# Seen: md-to-adf makes a list of its own for every item as soon as anything stands above the list, a heading or a
# sentence, so that each step shows as number 1. A paragraph below the list becomes part of the last step. `order` is
# never written, and boxes become the text "[x] Paged". marklassian keeps lists and numbers, but a list of boxes in which
# one line has no box loses all its boxes: "- [x] Paged" beside "- Waiting" becomes a plain bullet "Paged", and what was
# done looks like what was not. It writes `order: 1` for a list that begins with 0.
#
# Who meets it: whoever writes the steps or the state of an incident from Markdown into a ticket.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund md-to-adf@0.6.4 marklassian@1.2.1 >/dev/null
cat >run.mjs <<'JS'
import convert from "md-to-adf";
import { markdownToAdf } from "marklassian";

const STEPS = "1. Stop the agent\n2. Save the trace\n";
const UNDER = `Now:\n\n${STEPS}`;
const ABOVE = `${STEPS}\nThen rest.\n`;
const SEVEN = "7. Stop the agent\n\n8. Save the trace\n";
const BOXES = "- [x] Paged\n- [ ] Answered\n";
const MIXED = "- [x] Paged\n- Waiting for an answer\n- [ ] Answered\n";
const ZERO = "0. Breathe\n1. Stop the agent\n";

const drawn = (node) =>
  node.text ??
  node.type +
    (node.attrs?.order === undefined ? "" : ` from ${node.attrs.order}`) +
    (node.attrs?.state ? ` ${node.attrs.state}` : "") +
    (node.content ? `(${node.content.map(drawn).join(", ")})` : "");
const short = (tree) =>
  tree.content
    .map(drawn)
    .join(" + ")
    .replaceAll(/listItem\(paragraph\(([^()]*)\)\)/g, "$1");
const made = (text) => short(JSON.parse(JSON.stringify(convert(text))));
const seen = {
  "md-to-adf, steps alone": made(STEPS),
  "md-to-adf, steps under a line": made(UNDER),
  "md-to-adf, steps above a line": made(ABOVE),
  "md-to-adf, from 7": made(SEVEN),
  "md-to-adf, boxes": made(BOXES),
  "marklassian, steps under a line": short(markdownToAdf(UNDER)),
  "marklassian, steps above a line": short(markdownToAdf(ABOVE)),
  "marklassian, from 7": short(markdownToAdf(SEVEN)),
  "marklassian, boxes": short(markdownToAdf(BOXES)),
  "marklassian, boxes and a line without": short(markdownToAdf(MIXED)),
  "marklassian, from 0": short(markdownToAdf(ZERO)),
};
const told = {
  "md-to-adf, steps alone": "orderedList(Stop the agent, Save the trace)",
  "md-to-adf, steps under a line": "paragraph(Now:) + orderedList(Stop the agent) + orderedList(Save the trace)",
  "md-to-adf, steps above a line":
    "orderedList(Stop the agent, listItem(paragraph(Save the trace), paragraph(Then rest.)))",
  "md-to-adf, from 7": "orderedList(Stop the agent, Save the trace)",
  "md-to-adf, boxes": "bulletList([x] Paged, [ ] Answered)",
  "marklassian, steps under a line": "paragraph(Now:) + orderedList from 1(Stop the agent, Save the trace)",
  "marklassian, steps above a line": "orderedList from 1(Stop the agent, Save the trace) + paragraph(Then rest.)",
  "marklassian, from 7": "orderedList from 7(Stop the agent, Save the trace)",
  "marklassian, boxes": "taskList(taskItem DONE(Paged), taskItem TODO(Answered))",
  "marklassian, boxes and a line without": "bulletList(Paged, Waiting for an answer, Answered)",
  "marklassian, from 0": "orderedList from 1(Breathe, Stop the agent)",
};
for (const [name, found] of Object.entries(seen)) console.log(`${name}: ${found}`);
if (JSON.stringify(seen) !== JSON.stringify(told)) {
  console.error("This has changed. Told was:", told);
  process.exit(1);
}
JS
node run.mjs
