#!/bin/sh
# Runs the program that this repository carries: `sh .playbook/run check`, `sh .playbook/run serve`.
# It keeps an environment of its own in .playbook/env, made by hash from requirements.txt and made anew when that
# changes. Needs Python 3.11 or newer; another interpreter: PYTHON=python3.12 sh .playbook/run check
set -eu
cd "$(dirname "$0")/.."
env=.playbook/env
if [ -d "$env/Scripts" ]; then bin=$env/Scripts; else bin=$env/bin; fi
if ! cmp -s requirements.txt "$env/made-from" || ! "$bin/python" -c '' 2> /dev/null; then
  python=${PYTHON:-python3}
  "$python" -c 'import sys; sys.exit("Python 3.11 or newer is needed: set PYTHON" if sys.version_info < (3, 11) else 0)'
  echo "Installing what .playbook/ and requirements.txt hold ..." >&2
  rm -rf "$env"
  "$python" -m venv "$env"
  if [ -d "$env/Scripts" ]; then bin=$env/Scripts; else bin=$env/bin; fi
  "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt >&2
  cp requirements.txt "$env/made-from"
fi
exec "$bin/playbook" "$@"
