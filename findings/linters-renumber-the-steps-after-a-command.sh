#!/usr/bin/env bash
# pymarkdownlnt==0.9.41, rumdl==0.3.0, mdformat==1.0.0 and markdown-it-py==4.3.0 (Python), markdownlint-cli2 0.22.1
# (npm); seen on 1 December 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a linter that mends the style of a file leaves the page as it is. A command between two steps, not set in,
# ends the list; the step after it begins a new list, which starts with its number (CommonMark 0.31.2, section 5.3). So
# "3." after the command is step 3 on the page, and "If step 3 has no answer" names the right one.
#
# Seen: rule MD029 of pymarkdown (`fix`) and of markdownlint-cli2 (`--fix`), on by default, makes steps 3 and 4 into 1
# and 2, on the page as well; the sentence about step 3 stays and points nowhere. The file was clean in every other
# rule, and the tools say that they mended it, not that the page changed. rumdl with the same rule leaves such a step
# alone; mdformat renumbers the file but keeps the first number of each list, and so the page.
#
# Who meets it: whoever lets a hook mend the runbooks at each commit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pymarkdownlnt==0.9.41 rumdl==0.3.0 mdformat==1.0.0 \
  markdown-it-py==4.3.0
npm install --silent --no-audit --no-fund --prefix "$work" markdownlint-cli2@0.22.1
mkdir pages
cat > pages/before.md <<'MD'
# Roll back

1. Stop the rollout.
2. Roll back:

```sh
kubectl rollout undo deployment/gate
```

3. Tell the desk.
4. If step 3 has no answer, call.
MD
cp pages/before.md pages/pymarkdown.md
cp pages/before.md pages/markdownlint-cli2.md
cp pages/before.md pages/rumdl.md
cp pages/before.md pages/mdformat.md
env/bin/pymarkdown fix pages/pymarkdown.md >messages 2>&1 || true
node_modules/.bin/markdownlint-cli2 --fix pages/markdownlint-cli2.md >>messages 2>&1 || true
env/bin/rumdl check --fix pages/rumdl.md >>messages 2>&1 || true
env/bin/mdformat pages/mdformat.md >>messages 2>&1 || true
cat > steps.py <<'PY'
from pathlib import Path

from markdown_it import MarkdownIt

for name in ("before", "pymarkdown", "markdownlint-cli2", "rumdl", "mdformat"):
    steps = []
    for token in MarkdownIt().parse(Path("pages", f"{name}.md").read_text(encoding="utf-8")):
        if token.type == "ordered_list_open":
            number = token.attrGet("start") or 1
        elif token.type == "list_item_open":
            steps.append(number)
            number += 1
    print(f"{name}: steps {steps} on the page")
PY
seen=$(env/bin/python steps.py)
told=$(cat <<'TOLD'
before: steps [1, 2, 3, 4] on the page
pymarkdown: steps [1, 2, 1, 2] on the page
markdownlint-cli2: steps [1, 2, 1, 2] on the page
rumdl: steps [1, 2, 3, 4] on the page
mdformat: steps [1, 2, 3, 4] on the page
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
