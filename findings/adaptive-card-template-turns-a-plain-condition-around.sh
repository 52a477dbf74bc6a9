#!/usr/bin/env bash
# adaptivecards-templating 2.3.1, adaptive-expressions 4.23.3 (npm); seen on 30 November 2026 with Node.js 20.
#
# Expected: `$when` keeps a part of a card while its condition is true and drops it while it is false, whether the
# condition is an expression, `"${severity == 1}"`, or already a boolean, as JSON has it: a program that writes the
# template, or a person who switches a part off for a while, puts `true` or `false` there.
#
# Seen: expressions that compare do as told. A plain `true` drops the part, and a plain `false` keeps it, each the other
# way round. `"${true}"` drops it as well. Nothing is thrown, and the key is gone from the card in every case.
#
# Who meets it: whoever switches a block of an announcement for Teams on or off in the template itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" adaptivecards-templating@2.3.1 adaptive-expressions@4.23.3
cat > expand.mjs <<'JS'
import templating from "adaptivecards-templating";
for (const when of ["${open}", "${!open}", "${1 == 1}", "${true}", true, false]) {
  const template = new templating.Template({
    type: "AdaptiveCard",
    body: [
      { type: "TextBlock", text: "Customers may be told.", $when: when },
      { type: "TextBlock", text: "Number ${number}" },
    ],
  });
  const card = template.expand({ $root: { open: true, number: 7 } });
  const kept = card.body.length === 2 ? "kept" : "dropped";
  console.log(`${JSON.stringify(when)}: ${kept}, ${"$when" in card.body[0] ? "with" : "without"} the key`);
}
JS
seen=$(node expand.mjs)
told='"${open}": kept, without the key
"${!open}": dropped, without the key
"${1 == 1}": kept, without the key
"${true}": dropped, without the key
true: dropped, without the key
false: kept, without the key'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
