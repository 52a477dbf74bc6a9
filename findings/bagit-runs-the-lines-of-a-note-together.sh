#!/usr/bin/env bash
# bagit==1.9.0 (Python); seen on 1 December 2026 with CPython 3.11.
#
# Expected: what is told about a bag, in `bag-info.txt`, comes back as it was given, or with blanks for the ends of
# lines: a value may go over several lines there that begin with a blank (RFC 8493, section 2.2.2), and the package
# reads such lines.
#
# Seen: ends of lines are taken out and nothing is put in their place: "Disks: 12" and "3 phones" become "Disks: 123
# phones", and no word is said. The bag is valid afterwards, for its sums are made of the changed text. Of a value over
# three lines in a bag of others, the first end of a line is dropped and the second is kept, so that one save, which
# drops that too, changes a text that nobody touched.
#
# Who meets it: whoever hands over evidence in bags and writes there who took what, line by line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bagit==1.9.0
mkdir evidence
echo "14:05 gate down" > evidence/gate.log
cat > bags.py <<'PY'
import hashlib
from pathlib import Path

import bagit

given = "Disks: 12\n3 phones\nsealed at 14:05\nby Ann"
bag = bagit.make_bag("evidence", {"External-Description": given}, checksums=["sha256"])
bag = bagit.Bag("evidence")
print(f"given:  {given!r}")
print(f"read:   {bag.info['External-Description']!r}, valid: {bag.is_valid()}")

info = Path("evidence", "bag-info.txt")
told = "Source-Organization: Desk\nHand-Over: taken by Ann,\n  kept by Bo,\n  opened by Cy\n"
info.write_text(told, encoding="utf-8")
sums = Path("evidence", "tagmanifest-sha256.txt")
rest = [line for line in sums.read_text(encoding="utf-8").splitlines() if not line.endswith(" bag-info.txt")]
rest.append(f"{hashlib.sha256(info.read_bytes()).hexdigest()} bag-info.txt")
sums.write_text("\n".join(rest) + "\n", encoding="utf-8")
bag = bagit.Bag("evidence")
print(f"folded: {bag.info['Hand-Over']!r}, valid: {bag.is_valid()}")
bag.info["Source-Organization"] = "Night desk"
bag.save()
bag = bagit.Bag("evidence")
print(f"saved:  {bag.info['Hand-Over']!r}, valid: {bag.is_valid()}")
PY
seen=$(env/bin/python bags.py 2>messages)
told=$(cat <<'TOLD'
given:  'Disks: 12\n3 phones\nsealed at 14:05\nby Ann'
read:   'Disks: 123 phonessealed at 14:05by Ann', valid: True
folded: 'taken by Ann,  kept by Bo,\n  opened by Cy', valid: True
saved:  'taken by Ann,  kept by Bo,  opened by Cy', valid: True
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
