#!/usr/bin/env bash
# rulestamp-nis2-incident-runbook-lint==1.0.8 (Python, checks by its bundled Node.js program); seen on 1 December 2026
# with CPython 3.11 and Node.js 20.
#
# Expected: a runbook with the three clocks of Article 23(4) of Directive (EU) 2022/2555 as they are, 24 hours and 72
# hours from becoming aware and one month from the notification, gets no word on its clocks, in a list or under
# headings; and one that counts the month from becoming aware gets one, for the linter's own message says that the month
# is "after the incident notification".
#
# Seen: under headings, with the hours in the sentence below, each of the three clocks is "wrong", the same three
# messages as for 48 hours, 96 hours and 14 days. In a list, where the name and the hours share a line, the right one
# passes and 48 hours do not; but a month from becoming aware and a month from the early warning pass, which are other
# days than a month from the notification.
#
# Who meets it: whoever lets it judge a runbook with one heading for each report, and mends what was right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rulestamp-nis2-incident-runbook-lint==1.0.8
cat > clocks.py <<'PY'
import re
import subprocess
from pathlib import Path

LISTED = """# Incident runbook

Last reviewed: 2026-11-01.

1. Early warning: sent {early} of becoming aware of the significant incident, to the CSIRT.
2. Incident notification: sent {second} of becoming aware of the significant incident, to the CSIRT.
3. Final report: sent not later than {last}, to the CSIRT.
"""
HEADED = re.sub(r"^\d\. ([^:]+): sent", r"\n## \1\n\nSent", LISTED, flags=re.MULTILINE)
RIGHT = {"early": "within 24 hours", "second": "within 72 hours", "last": "one month after the incident notification"}
WRONG = {"early": "within 48 hours", "second": "within 96 hours", "last": "14 days after the incident notification"}
for title, text, clocks in [
    ("list, right", LISTED, RIGHT),
    ("list, wrong", LISTED, WRONG),
    ("list, month from becoming aware", LISTED, {**RIGHT, "last": "one month after becoming aware"}),
    ("list, month from the early warning", LISTED, {**RIGHT, "last": "one month after the early warning"}),
    ("headings, right", HEADED, RIGHT),
    ("headings, wrong", HEADED, WRONG),
]:
    Path("runbook.md").write_text(text.format(**clocks), encoding="utf-8")
    said = subprocess.run(["env/bin/nis2-incident-runbook-lint", "runbook.md"], capture_output=True, text=True).stdout
    wrong = re.findall(r"The (early warning|incident notification|final report) is on the wrong clock", said)
    print(f"{title}: {len(wrong)} on the wrong clock {wrong}")
PY
seen=$(env/bin/python clocks.py)
told=$(cat <<'TOLD'
list, right: 0 on the wrong clock []
list, wrong: 3 on the wrong clock ['early warning', 'incident notification', 'final report']
list, month from becoming aware: 0 on the wrong clock []
list, month from the early warning: 0 on the wrong clock []
headings, right: 3 on the wrong clock ['early warning', 'incident notification', 'final report']
headings, wrong: 3 on the wrong clock ['early warning', 'incident notification', 'final report']
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
