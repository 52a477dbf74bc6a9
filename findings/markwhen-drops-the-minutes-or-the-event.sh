#!/usr/bin/env bash
# @markwhen/parser 1.2.0 (npm); seen on 1 December 2026 with Node.js 20.
#
# Expected: an event from 14:05 to 14:20 is that, however its two times are joined. Markwhen reads "Dec 1 2026 14:05 -
# 14:20", "2026-12-01 14:05 / 2026-12-01 14:20" and "2026-12-01T14:05:00Z-2026-12-01T14:20:00Z", so it knows each way to
# write a time and both joints.
#
# Seen: "2026-12-01 14:05 - 14:20: Alert" is an event at 14:00 that takes no time and is called "05 - 14:20: Alert".
# With both times as in ISO 8601 and a slash between them, the interval of that very standard, there is no event at all;
# the line is text. So it is with "+02:00" for "Z", and where the seconds are left out. The parser has a list for
# messages, and it stays empty.
#
# Who meets it: whoever writes the timeline of an incident there: times from a log, pasted, are not shown or shown
# earlier.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @markwhen/parser@1.2.0
cat > events.mjs <<'JS'
import { isEvent, parse } from "@markwhen/parser";
function events(node) {
  return isEvent(node) ? [node] : (node.children ?? []).flatMap(events);
}
for (const line of [
  "Dec 1 2026 14:05 - 14:20: Alert",
  "2026-12-01 14:05 / 2026-12-01 14:20: Alert",
  "2026-12-01 14:05 / 15 minutes: Alert",
  "2026-12-01T14:05:00Z-2026-12-01T14:20:00Z: Alert",
  "2026-12-01 14:05 - 14:20: Alert",
  "2026-12-01T14:05:00Z / 2026-12-01T14:20:00Z: Alert",
  "2026-12-01T14:05:00Z/2026-12-01T14:20:00Z: Alert",
  "2026-12-01T14:05:00+02:00-2026-12-01T14:20:00+02:00: Alert",
  "2026-12-01T14:05Z-2026-12-01T14:20Z: Alert",
]) {
  const read = parse(`title: The outage\n\n${line}\n`);
  const found = events(read.events).map(({ dateRangeIso, firstLine }) => {
    const [from, to] = [dateRangeIso.fromDateTimeIso, dateRangeIso.toDateTimeIso].map((moment) => moment.slice(11, 16));
    return `${from} to ${to}, ${firstLine.restTrimmed}`;
  });
  console.log(`${line} => ${found.join("; ") || "no event"}; messages: ${read.parseMessages.length}`);
}
JS
seen=$(TZ=UTC node events.mjs)
told=$(cat <<'TOLD'
Dec 1 2026 14:05 - 14:20: Alert => 14:05 to 14:20, Alert; messages: 0
2026-12-01 14:05 / 2026-12-01 14:20: Alert => 14:05 to 14:20, Alert; messages: 0
2026-12-01 14:05 / 15 minutes: Alert => 14:05 to 14:20, Alert; messages: 0
2026-12-01T14:05:00Z-2026-12-01T14:20:00Z: Alert => 14:05 to 14:20, Alert; messages: 0
2026-12-01 14:05 - 14:20: Alert => 14:00 to 14:00, 05 - 14:20: Alert; messages: 0
2026-12-01T14:05:00Z / 2026-12-01T14:20:00Z: Alert => no event; messages: 0
2026-12-01T14:05:00Z/2026-12-01T14:20:00Z: Alert => no event; messages: 0
2026-12-01T14:05:00+02:00-2026-12-01T14:20:00+02:00: Alert => no event; messages: 0
2026-12-01T14:05Z-2026-12-01T14:20Z: Alert => no event; messages: 0
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
