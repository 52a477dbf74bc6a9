#!/usr/bin/env bash
# mermaid 11.17.2, jsdom 29.1.1 (npm); seen on 1 December 2026 with Node.js 20.
#
# Expected: a Gantt chart that `excludes weekends` treats a task in hours one way or the other. Either hours are hours,
# and 24 of them from Friday 18:00 lead to Saturday 18:00, or those of Saturday and Sunday do not count, and 7 of them
# lead to Monday 01:00. An end that is written out stays where it is.
#
# Seen: up to 23 hours are hours, Saturday 17:00 or before; 24 hours lead to Monday 18:00, 49 hours later. The chart
# looks once in 24 hours from the start whether a day is excluded, so that a task within a day works through the weekend
# and a longer one rests. 72 hours lead to Wednesday; in two tasks, 12 hours and then 60, they lead to Tuesday. An end
# that is written as a date is kept, and one with a time moves on as well: "2026-12-07 18:00", a Monday, is drawn on
# Wednesday.
#
# Who meets it: whoever draws the clock of a report, 24 or 72 hours that run on over a weekend, beside work that does
# not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" mermaid@11.17.2 jsdom@29.1.1
cat > chart.mjs <<'JS'
import { JSDOM } from "jsdom";
const page = new JSDOM("<!doctype html><body></body>");
globalThis.window = page.window;
globalThis.document = page.window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });
for (const [form, ...tasks] of [
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 7h"],
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 23h"],
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 24h"],
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 1440m"],
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 72h"],
  ["YYYY-MM-DD HH:mm", "Warning: warning, 2026-12-04 18:00, 12h", "Report: after warning, 60h"],
  ["YYYY-MM-DD HH:mm", "Report: 2026-12-04 18:00, 2026-12-07 18:00"],
  ["YYYY-MM-DD", "Report: 2026-12-04, 2026-12-08"],
]) {
  const text = ["gantt", `dateFormat ${form}`, "excludes weekends", "section Clock", ...tasks].join("\n");
  const chart = await mermaid.mermaidAPI.getDiagramFromText(text);
  const ends = chart.db.getTasks().map((task) => {
    const day = task.endTime.toLocaleDateString("en-GB", { weekday: "long" });
    return `${day} ${task.endTime.toISOString().slice(11, 16)}`;
  });
  console.log(`${tasks.join(" / ")} => ${ends.join(", ")}`);
}
JS
seen=$(TZ=UTC node chart.mjs)
told=$(cat <<'TOLD'
Report: 2026-12-04 18:00, 7h => Saturday 01:00
Report: 2026-12-04 18:00, 23h => Saturday 17:00
Report: 2026-12-04 18:00, 24h => Monday 18:00
Report: 2026-12-04 18:00, 1440m => Monday 18:00
Report: 2026-12-04 18:00, 72h => Wednesday 18:00
Warning: warning, 2026-12-04 18:00, 12h / Report: after warning, 60h => Saturday 06:00, Tuesday 18:00
Report: 2026-12-04 18:00, 2026-12-07 18:00 => Wednesday 18:00
Report: 2026-12-04, 2026-12-08 => Tuesday 00:00
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
