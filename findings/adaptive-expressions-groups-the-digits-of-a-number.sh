#!/usr/bin/env bash
# adaptivecards-templating 2.3.1, adaptive-expressions 4.23.3 (npm); seen on 30 November 2026 with Node.js 20.
#
# Expected: `string(number)` gives the number as text, as `INC-${number}` and `concat('INC-', number)` do, and a text
# for a person is made with `formatNumber`. What `string` makes of a number, `int` and `float` read back.
#
# Seen: `string` groups the digits, in the way of the language that the machine is set to: 12345 is `12,345` on an
# English one and `12.345` on a German one, and a year is `2,026`. `int` reads it back as 12, without an error, and
# `equals(string(12345), '12345')` is false. A number below zero begins with a minus sign (U+2212), which `int` refuses.
#
# Who meets it: whoever puts the number of an incident or a ticket into a link or compares it in a card for Teams.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" adaptivecards-templating@2.3.1 adaptive-expressions@4.23.3
cat > expand.mjs <<'JS'
import templating from "adaptivecards-templating";
for (const text of [
  "INC-${number}",
  "${concat('INC-', number)}",
  "${concat('INC-', string(number))}",
  "${string(year)}",
  "${string(change)}",
  "${int(string(number))}",
  "${equals(string(number), '12345')}",
  "${int(string(change))}",
]) {
  const template = new templating.Template({ told: text });
  let told;
  try {
    told = template.expand({ $root: { number: 12345, year: 2026, change: -3 } }).told;
  } catch (error) {
    told = `refused: ${error.message}`;
  }
  console.log(`${process.env.LC_ALL} ${text}: ${told}`);
}
JS
seen=$(for language in en_US de_DE; do LC_ALL=$language.UTF-8 node expand.mjs; done)
told=$(cat <<'TOLD'
en_US.UTF-8 INC-${number}: INC-12345
en_US.UTF-8 ${concat('INC-', number)}: INC-12345
en_US.UTF-8 ${concat('INC-', string(number))}: INC-12,345
en_US.UTF-8 ${string(year)}: 2,026
en_US.UTF-8 ${string(change)}: −3
en_US.UTF-8 ${int(string(number))}: 12
en_US.UTF-8 ${equals(string(number), '12345')}: false
en_US.UTF-8 ${int(string(change))}: refused: parameter −3 is not a valid number string.
de_DE.UTF-8 INC-${number}: INC-12345
de_DE.UTF-8 ${concat('INC-', number)}: INC-12345
de_DE.UTF-8 ${concat('INC-', string(number))}: INC-12.345
de_DE.UTF-8 ${string(year)}: 2.026
de_DE.UTF-8 ${string(change)}: −3
de_DE.UTF-8 ${int(string(number))}: 12
de_DE.UTF-8 ${equals(string(number), '12345')}: false
de_DE.UTF-8 ${int(string(change))}: refused: parameter −3 is not a valid number string.
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
