#!/usr/bin/env bash
# @modelcontextprotocol/inspector 2.12.0 (npm), mcp==2.3.0, pydantic==2.14.4 (Python); seen on 30 November 2026 with
# Node.js 20 and CPython 3.11.
#
# Expected: `--tool-arg name=value` of the inspector's command line sends what the schema of the tool asks for. The
# schema of the tool says `string`, so `revision=1.10` arrives as the text "1.10".
#
# Seen: each value is read as JSON first, whatever the schema says. A version, a number of an incident or a commit in
# short form that reads like a number arrives as one: 1.10 as 1.1, the commit 62e7 as 620000000, a trace id of twenty
# digits with other digits at its end; `true` and `null` are no text either. A server that is strict refuses them, with
# a message that shows a value nobody typed. 0123 stays a text, because JSON has no such number. Quotes inside the
# value ('revision="1.10"') make it a text; an empty value is refused whatever stands before the sign.
#
# Who meets it: whoever tries or tests a tool of an agent by the inspector with versions, commits, numbers of incidents
# or traces. A failure comes and goes with the digits of the commit.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mcp==2.3.0 pydantic==2.14.4
npm install --silent --no-audit --no-fund @modelcontextprotocol/inspector@2.12.0 >/dev/null
cat >server.py <<'PY'
from typing import Any

from mcp.server import MCPServer

server = MCPServer("plan")


@server.tool()
def strict(revision: str) -> str:
    return f"got {revision!r}"


@server.tool()
def open_to_all(revision: Any) -> str:
    return f"got {revision!r}"


server.run()
PY
env/bin/python - <<'PY'
import subprocess

COMMAND = ("node_modules/.bin/mcp-inspector", "--cli", "env/bin/python", "server.py", "--method", "tools/call")


def asked(tool, value):
    run = subprocess.run(
        [*COMMAND, "--tool-name", tool, "--tool-arg", f"revision={value}"], capture_output=True, text=True, timeout=120
    )
    said = run.stdout + run.stderr
    for mark in ("got ", "input_value=", "Invalid parameter format"):
        if mark in said:
            return mark + said.partition(mark)[2].partition('"' if mark == "got " else ",")[0].partition(":")[0]
    return said


told = {
    ("strict", "1.10"): "input_value=1.1",
    ("strict", '"1.10"'): "got '1.10'",
    ("strict", "62e7"): "input_value=620000000",
    ("strict", "62e7a"): "got '62e7a'",
    ("strict", "0123"): "got '0123'",
    ("strict", "true"): "input_value=True",
    ("open_to_all", "1.10"): "got 1.1",
    ("open_to_all", "null"): "got None",
    ("open_to_all", "12345678901234567890"): "got 12345678901234567000",
    ("open_to_all", ""): "Invalid parameter format",
}
seen = {each: asked(*each) for each in told}
print(*(f"{tool}, revision={value}: {found}" for (tool, value), found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
