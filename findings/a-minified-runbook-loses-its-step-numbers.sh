#!/usr/bin/env bash
# minify-html==0.18.1, markitdown==0.1.9, markdownify==1.2.3, html2text==2025.4.15, inscriptis==2.7.6,
# html-to-markdown==3.21.2; seen on 1 December 2026 with CPython 3.11.
#
# Expected: a page gives the same text before and after a minifier. What minify-html leaves out is optional: HTML ends
# an item, a row or a paragraph where the next begins (HTML Standard, 13.1.2.4), and a browser shows the same page.
#
# Seen: markitdown and markdownify, which read pages with the parser of Python's own library, take each step for a part
# of the step before: one of three steps has a number, and all stand on one line, "1. Stop.- Roll back.- Tell the desk."
# A table of numbers turns into cells within cells. html2text keeps the steps and runs the table into one line.
# inscriptis and html-to-markdown, which parse as browsers do, give the same text as before.
#
# Who meets it: whoever feeds the pages of a site, minified when it was built, to an assistant or a search.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check minify-html==0.18.1 markitdown==0.1.9 markdownify==1.2.3 \
  html2text==2025.4.15 inscriptis==2.7.6 html-to-markdown==3.21.2
cat > texts.py <<'PY'
import io
import re

import html2text
import html_to_markdown
import inscriptis
import markdownify
import minify_html
from markitdown import MarkItDown

PAGE = """<!doctype html>
<html lang="en"><head><title>Roll back</title></head><body>
<ol><li>Stop.</li><li>Roll back.</li><li>Tell the desk.</li></ol>
<table><tr><th>Who</th><th>Number</th></tr><tr><td>Desk</td><td>4711</td></tr></table>
</body></html>
"""
READERS = {
    "markitdown": lambda page: MarkItDown().convert_stream(io.BytesIO(page.encode()), file_extension=".html").markdown,
    "markdownify": markdownify.markdownify,
    "html2text": html2text.html2text,
    "inscriptis": inscriptis.get_text,
    "html-to-markdown": lambda page: html_to_markdown.convert(page).content,
}
small = minify_html.minify(PAGE)
print(f"minified: {small}")
for name, read in READERS.items():
    texts = [read(page).splitlines() for page in (PAGE, small)]
    before, after = ([" ".join(line.split()) for line in lines if line.strip()] for lines in texts)
    numbered = [sum(bool(re.match(r"\d\.", line)) for line in lines) for lines in (before, after)]
    print(f"{name}: {numbered[0]} numbered lines before, {numbered[1]} after; {'same' if before == after else after}")
PY
seen=$(env/bin/python texts.py 2>messages)
told=$(cat <<'TOLD'
minified: <!doctype html><html lang=en><title>Roll back</title><body><ol><li>Stop.<li>Roll back.<li>Tell the desk.</ol><table><tr><th>Who<th>Number<tr><td>Desk<td>4711</table>
markitdown: 3 numbered lines before, 1 after; ['1. Stop.- Roll back.- Tell the desk.', '| | | | |', '| --- | --- | --- | --- |', '| Who Number| | | | --- | --- | | Desk 4711 | | | |']
markdownify: 3 numbered lines before, 1 after; ['Roll back', '1. Stop.- Roll back.- Tell the desk.', '| | | | |', '| --- | --- | --- | --- |', '| Who Number| | | | --- | --- | | Desk 4711 | | | |']
html2text: 3 numbered lines before, 3 after; ['Roll back', '1. Stop.', '2. Roll back.', '3. Tell the desk.', 'Who| Number| Desk| 4711']
inscriptis: 3 numbered lines before, 3 after; same
html-to-markdown: 3 numbered lines before, 3 after; same
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
