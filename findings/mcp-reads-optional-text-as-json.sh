#!/usr/bin/env bash
# mcp==2.3.0 (the SDK of the Model Context Protocol for Python), pydantic==2.14.4; seen on 29 November 2026 with CPython
# 3.11.
#
# Expected: a tool whose argument is `str | None` gets the text that the client sends, as one whose argument is `str`
# does. The input schema of the tool says a string or null, and a string was sent.
#
# Seen: a text for `str | None` is tried as JSON first. `null` arrives as None, and a text that is a JSON list or object
# (`["SEV-1"]`, `{"a": 1}`) is refused with "Input should be a valid string", although it is one. `123` and `true`
# arrive as they are. With `str` all of them do. Between the two stands only that the argument can be left out.
#
# Who meets it: whoever passes log lines, error messages or names through an optional argument of a tool.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check mcp==2.3.0 pydantic==2.14.4
cd "$work"
"$work/env/bin/python" - <<'PY'
import asyncio

from mcp import Client
from mcp.server import MCPServer

TEXTS = ("null", '["SEV-1"]', '{"a": 1}', "123", "true")
server = MCPServer("echo")


@server.tool()
def required(text: str = "") -> str:
    return f"got {text!r}"


@server.tool()
def optional(text: str | None = None) -> str:
    return f"got {text!r}"


async def ask():
    async with Client(server) as client:
        (schema,) = [each.input_schema for each in (await client.list_tools()).tools if each.name == "optional"]
        seen = {"schema of the optional one": schema["properties"]["text"]["anyOf"]}
        for text in TEXTS:
            for tool in ("required", "optional"):
                said = (await client.call_tool(tool, {"text": text})).content[0].text
                refused = "refused: Input should be a valid string"
                seen[f"{tool} {text}"] = refused if refused[9:] in said else said
        return seen


seen = asyncio.run(ask())
told = {"schema of the optional one": [{"type": "string"}, {"type": "null"}]}
told |= {f"{tool} {text}": f"got {text!r}" for text in TEXTS for tool in ("required", "optional")}
told |= {
    "optional null": "got None",
    'optional ["SEV-1"]': "refused: Input should be a valid string",
    'optional {"a": 1}': "refused: Input should be a valid string",
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
