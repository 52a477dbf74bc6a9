#!/usr/bin/env bash
# typst==0.15.2, pypdf==7.1.1; seen on 30 November 2026 with CPython 3.11.
#
# Expected: a footnote in the head of a table is one note with one number. The head is repeated on each page that the
# table reaches (`table.header`, `repeat: true`), and a repeated head says the same as the first: the note was written
# once.
#
# Seen: each repetition is a new footnote with the next number. The head that is `Step¹` on the first page is `Step²`,
# `Step³`, `Step⁴` on those that follow, each with the same words at the foot, and the next note of the document is 5
# instead of 2. How many there are hangs on the length of the table, so that one more row changes the numbers behind it.
#
# Who meets it: whoever explains a column ("within, from the start of the incident") by a note in a table over pages.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
cd "$work"
cat > table.typ <<'TYP'
#set page(height: 6cm, width: 10cm)
#table(table.header(repeat: true)[Step#footnote[Of the lead.]], ..range(int(sys.inputs.rows)).map(row => [Row #row]))
After the table.#footnote[Another note.]
TYP
cat > show.py <<'PY'
import io
import re

import pypdf
import typst

for rows in (3, 16):
    file = io.BytesIO(typst.compile("table.typ", sys_inputs={"rows": str(rows)}))
    for number, page in enumerate(pypdf.PdfReader(file).pages, 1):
        text = page.extract_text()
        print(f"{rows} rows, page {number}:", *re.findall(r"Step ?\d|\d ?Of the lead|After the table. ?\d", text), sep=" | ")
PY
seen=$(env/bin/python show.py)
told='3 rows, page 1: | Step1 | After the table.2 | 1Of the lead
16 rows, page 1: | Step1 | 1Of the lead
16 rows, page 2: | Step2 | 2Of the lead
16 rows, page 3: | Step3 | 3Of the lead
16 rows, page 4: | Step4 | After the table.5 | 4Of the lead'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
