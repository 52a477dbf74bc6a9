#!/usr/bin/env bash
# ical.js 2.2.1, vcf 2.1.2, vcard4 4.0.5 (npm), vobject==0.9.9 (Python); seen on 1 December 2026 with Node.js 20 and
# CPython 3.11.
#
# Expected: a note of a contact, "Press 1; wait, then 4711", comes through programs that save it by turns as it is. In
# vCard a semicolon in a text may be written as \; (RFC 6350, section 4, and RFC 2426, where it must), and who reads \;
# takes the backslash off. ical.js does so in calendars, and in the fields of a vCard that have parts.
#
# Seen: vobject writes \; and ical.js leaves the backslash in a note of a vCard. When it saves, that backslash is a
# character of its own and written as two; vobject reads one, and writes three. After each turn of the two there is one
# more: three turns make "Press 1\\\; wait". vcf leaves the backslash of the comma as well; vcard4 reads both right.
#
# Who meets it: whoever keeps the number of a bridge, and what to press, in contacts that several programs edit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check vobject==0.9.9
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1 vcf@2.1.2 vcard4@4.0.5
cat > save.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import ICAL from "ical.js";
const card = new ICAL.Component(ICAL.parse(readFileSync("card.vcf", "utf8")));
writeFileSync("card.vcf", `${card.toString()}\r\n`);
console.log(card.getFirstPropertyValue("note"));
JS
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import { parse } from "vcard4";
import vcf from "vcf";
const note = "Press 1\\; wait\\, then 4711";
const lines = ["BEGIN:VCARD", "VERSION:4.0", "FN:Bridge", "ORG:Gate\\; North;Desk", `NOTE:${note}`, "END:VCARD", ""];
const card = lines.join("\r\n");
const event = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", `SUMMARY:${note}`, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
const contact = new ICAL.Component(ICAL.parse(card));
console.log(`written: ${note}`);
console.log(`ical.js, note of a vCard: ${contact.getFirstPropertyValue("note")}`);
console.log(`ical.js, first part of an organisation: ${contact.getFirstPropertyValue("org")[0]}`);
const meeting = new ICAL.Component(ICAL.parse(event)).getFirstSubcomponent("vevent");
console.log(`ical.js, summary of an event: ${meeting.getFirstPropertyValue("summary")}`);
console.log(`vcf: ${vcf.parse(card)[0].get("note").valueOf()}`);
console.log(`vcard4: ${parse(card).getProperty("NOTE")[0].value}`);
JS
cat > turns.py <<'PY'
import subprocess
from pathlib import Path

import vobject

card = vobject.vCard()
card.add("fn").value = "Bridge"
card.add("n").value = vobject.vcard.Name(family="Bridge")
card.add("note").value = "Press 1; wait, then 4711"
for turn in (1, 2, 3):
    Path("card.vcf").write_text(card.serialize(), encoding="utf-8", newline="")
    seen = subprocess.run(["node", "save.mjs"], check=True, capture_output=True, text=True).stdout.strip()
    card = vobject.readOne(Path("card.vcf").read_text(encoding="utf-8"))
    print(f"turn {turn}: ical.js {seen}; vobject {card.note.value}")
PY
seen=$(node read.mjs; env/bin/python turns.py)
told=$(cat <<'TOLD'
written: Press 1\; wait\, then 4711
ical.js, note of a vCard: Press 1\; wait, then 4711
ical.js, first part of an organisation: Gate; North
ical.js, summary of an event: Press 1; wait, then 4711
vcf: Press 1\; wait\, then 4711
vcard4: Press 1; wait, then 4711
turn 1: ical.js Press 1\; wait, then 4711; vobject Press 1\; wait, then 4711
turn 2: ical.js Press 1\\; wait, then 4711; vobject Press 1\\; wait, then 4711
turn 3: ical.js Press 1\\\; wait, then 4711; vobject Press 1\\\; wait, then 4711
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
