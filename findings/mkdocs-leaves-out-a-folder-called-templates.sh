#!/usr/bin/env bash
# mkdocs==1.6.1; seen on 29 November 2026 with CPython 3.11.
#
# Expected: a page that stands in the docs folder, in the navigation and behind a link is built; if it is not,
# `--strict` ends with an error, as it does for a page that is missing.
#
# Seen: a folder called `templates` right below the docs folder is never built, with any theme and without any setting.
# What `exclude_docs` leaves out of itself holds `/templates/` beside hidden files. Navigation and link then lead
# nowhere, which is told as INFO, and `mkdocs build --strict` ends with 0. One folder further down it is built.
#
# Who meets it: whoever keeps templates of messages to customers or regulators as pages, in a folder of that name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1 click==8.5.1
cd "$work"
mkdir -p docs/templates docs/messages/templates docs/scripts
for folder in templates messages/templates scripts; do
  printf '# To the regulator\n\nWe write to you because\n' > "docs/$folder/regulator.md"
done
printf '# Home\n\n[To the regulator](templates/regulator.md)\n' > docs/index.md
cat > mkdocs.yml <<'YAML'
site_name: Messages
nav:
  - index.md
  - templates/regulator.md
  - messages/templates/regulator.md
  - scripts/regulator.md
YAML
ended=0
env/bin/mkdocs build --strict > log 2>&1 || ended=$?
seen="ended with $ended
$(grep -c "excluded from the built site" log) of the lines tell of it, $(grep -c '^WARNING' log || true) as a warning
$(cd site && find . -path '*regulator*' -name index.html | sort)"
told="ended with 0
2 of the lines tell of it, 0 as a warning
./messages/templates/regulator/index.html
./scripts/regulator/index.html"
echo "$seen"
if [ "$seen" != "$told" ]; then
  cat log
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
