#!/usr/bin/env bash
# pip==26.3, uv==0.13.9, six 1.16.0 as what is installed; seen on 29 November 2026 with CPython 3.11.
#
# Expected: with `--require-hashes` both refuse a requirement that names no single version: pip's guide to secure
# installs says that hash-checking mode asks for a pin with `==`.
#
# Seen: pip takes `six>=1.10` with the hash of 1.16.0 and installs 1.16.0, an older release than it would choose: the
# hash is the pin. uv refuses the file, in as many words. With `six==1.16.0` both install it.
#
# Who meets it: whoever makes a list of requirements with one of them and has it installed with the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check pip==26.3 uv==0.13.9
cd "$work"
hash="--hash=sha256:8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254" # the wheel of six 1.16.0
echo "six>=1.10 $hash" > range.txt
echo "six==1.16.0 $hash" > pinned.txt
try() {
  local into="$work/$1"
  shift
  if "$@" --quiet --require-hashes --target "$into" > log 2>&1; then
    (cd "$into" && echo six-*.dist-info)
  else
    grep -o 'all requirements must have.*' log | head -1 | tr -d '`'
  fi
}
seen="pip, range: $(try one env/bin/pip install --disable-pip-version-check --requirement range.txt)
uv, range: $(try two env/bin/uv pip install --requirement range.txt)
pip, pinned: $(try three env/bin/pip install --disable-pip-version-check --requirement pinned.txt)
uv, pinned: $(try four env/bin/uv pip install --requirement pinned.txt)"
told="pip, range: six-1.16.0.dist-info
uv, range: all requirements must have their versions pinned with ==, but found: six>=1.10
pip, pinned: six-1.16.0.dist-info
uv, pinned: six-1.16.0.dist-info"
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
