#!/usr/bin/env bash
# sms-counter 1.0.0, sms-counter-npm 1.0.4, sms-length 0.2.2, smshelper 0.1.0, split-sms 0.1.7, sms-segments-calculator
# 1.3.0 (npm), smsutil==1.1.3 (Python); seen on 1 December 2026 with Node.js 20 and CPython 3.11.
#
# Expected: counters of text messages agree. In the alphabet of 3GPP TS 23.038 the brackets [ ] { }, the bar and the
# tilde are two characters each. 160 fit into one message and 153 into each of several, and such a pair does not go over
# the end of one (TS 23.040, 9.2.3.24.1), so that 152 letters, a brace and 152 letters need a third message.
#
# Seen: sms-counter names the extended alphabet and counts a bracket as one: 159 letters and a brace fit into one
# message, where everybody else needs two. sms-length and sms-counter-npm count it as two and forget the end of a
# message: two messages where smshelper, split-sms, sms-segments-calculator and smsutil need three.
#
# Who meets it: whoever cuts pages to the length of a message; "[FIRING:2] ... {region=eu}" is full of these.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check smsutil==1.1.3
npm install --silent --no-audit --no-fund --prefix "$work" sms-counter@1.0.0 sms-counter-npm@1.0.4 sms-length@0.2.2 \
  smshelper@0.1.0 split-sms@0.1.7 sms-segments-calculator@1.3.0
cat > texts.json <<'JSON'
{
  "an alarm of 45 characters": "[FIRING:2] gate: latency > 2s {eu-1} call +49",
  "159 letters": "LETTERS159",
  "159 letters and a brace": "LETTERS159{",
  "152 letters, a brace, 152 letters": "LETTERS152{LETTERS152"
}
JSON
sed -i "s/LETTERS159/$(printf 'a%.0s' $(seq 159))/; s/LETTERS152/$(printf 'a%.0s' $(seq 152))/g" texts.json
cat > count.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { SegmentedMessage } = require("sms-segments-calculator");
const counters = {
  "sms-counter": (text) => require("sms-counter").default.count(text).messages,
  "sms-counter-npm": (text) => require("sms-counter-npm").count(text).messages,
  "sms-length": (text) => require("sms-length").count(text).messages,
  smshelper: (text) => require("smshelper").parts(text),
  "split-sms": (text) => require("split-sms").split(text).parts.length,
  "sms-segments-calculator": (text) => new SegmentedMessage(text).segmentsCount,
};
const texts = JSON.parse(readFileSync("texts.json", "utf8"));
for (const [name, count] of Object.entries(counters)) {
  console.log(`${name}: ${Object.values(texts).map(count).join(" ")}`);
}
const alarm = texts["an alarm of 45 characters"];
console.log(`length of the alarm, sms-counter: ${require("sms-counter").default.count(alarm).length}`);
console.log(`length of the alarm, sms-length: ${require("sms-length").count(alarm).length}`);
JS
cat > count.py <<'PY'
import json

import smsutil

texts = json.load(open("texts.json", encoding="utf-8"))
print("smsutil:", *(len(smsutil.split(text).parts) for text in texts.values()))
PY
seen=$(node count.cjs; env/bin/python count.py)
told=$(cat <<'TOLD'
sms-counter: 1 1 1 2
sms-counter-npm: 1 1 2 2
sms-length: 1 1 2 2
smshelper: 1 1 2 3
split-sms: 1 1 2 3
sms-segments-calculator: 1 1 2 3
length of the alarm, sms-counter: 45
length of the alarm, sms-length: 49
smsutil: 1 1 2 3
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
