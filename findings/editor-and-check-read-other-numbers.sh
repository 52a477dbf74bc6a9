#!/usr/bin/env bash
# check-jsonschema==0.39.0 with ruamel.yaml==0.19.1, yaml-language-server 1.25.0 (npm); seen on 29 November 2026 with
# CPython 3.11 and Node.js 20.
#
# Expected: a YAML file that passes check-jsonschema shows nothing red in an editor with the same schema, and the other
# way round. Both read YAML 1.2, ruamel.yaml says so of itself.
#
# Seen: `1_000` and `0b101` are whole numbers for check-jsonschema. They are in YAML 1.1 and are not in the core schema
# of 1.2; the editor takes them for text and marks them. `!!float 1` is a number by the core schema and for
# check-jsonschema; for the editor the tag does not fit what stands behind it, and it is text. `017` is 17 in both,
# `1e3` 1000.
#
# Who meets it: whoever runs the check before a merge and lets people write in an editor, on a round number of users.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check check-jsonschema==0.39.0 ruamel.yaml==0.19.1
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" yaml-language-server@1.25.0
mkdir files
printf '{"type": "object", "properties": {"users": {"type": "integer"}, "share": {"type": "number"}}}\n' > schema.json
printf 'users: 1_000\n' > files/underscore.yaml
printf 'users: 0b101\n' > files/binary.yaml
printf 'share: !!float 1\n' > files/tag.yaml
printf 'users: 017\nshare: 1e3\n' > files/plain.yaml
cat > editor.mjs <<'JS'
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
const root = `file://${process.cwd()}`;
const server = spawn("node", ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"]);
const settings = { validate: true, schemaStore: { enable: false }, schemas: { [`${root}/schema.json`]: "*.yaml" } };
const names = readdirSync("files").sort();
const told = new Map();
const send = (message) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const open = () => {
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings: {} } });
  setTimeout(() => {
    for (const name of names) {
      const text = readFileSync(`files/${name}`, "utf8");
      const document = { uri: `${root}/files/${name}`, languageId: "yaml", version: 1, text };
      send({ method: "textDocument/didOpen", params: { textDocument: document } });
    }
  }, 1000);
};
const answer = (message) => {
  if (message.id === 1 && !message.method) open();
  else if (message.method === "workspace/configuration") {
    const result = message.params.items.map((item) => (item.section === "yaml" ? settings : {}));
    send({ id: message.id, result });
  } else if (message.method === "textDocument/publishDiagnostics") {
    told.set(message.params.uri.split("/").pop(), message.params.diagnostics.map((each) => each.message));
    if (told.size === names.length) {
      for (const name of names) console.log(`editor, ${name}: ${told.get(name).join(" ") || "ok"}`);
      server.kill();
    }
  } else if (message.id !== undefined && message.method) send({ id: message.id, result: null });
};
let rest = Buffer.alloc(0);
server.stdout.on("data", (chunk) => {
  rest = Buffer.concat([rest, chunk]);
  for (;;) {
    const head = rest.indexOf("\r\n\r\n");
    const length = head < 0 ? 0 : Number(/Content-Length: (\d+)/.exec(rest.subarray(0, head))[1]);
    if (head < 0 || rest.length < head + 4 + length) return;
    const text = rest.subarray(head + 4, head + 4 + length).toString();
    rest = rest.subarray(head + 4 + length);
    answer(JSON.parse(text));
  }
});
setTimeout(() => process.exit(1), 60000).unref();
const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } };
send({ id: 1, method: "initialize", params: { processId: null, rootUri: root, capabilities } });
JS
seen=$(
  for name in binary plain tag underscore; do
    echo "check, $name.yaml: $(env/bin/check-jsonschema --schemafile schema.json "files/$name.yaml" | head -1)"
  done
  timeout 90 node editor.mjs
)
told='check, binary.yaml: ok -- validation done
check, plain.yaml: ok -- validation done
check, tag.yaml: ok -- validation done
check, underscore.yaml: ok -- validation done
editor, binary.yaml: Incorrect type. Expected "integer".
editor, plain.yaml: ok
editor, tag.yaml: Unresolved tag: tag:yaml.org,2002:float Incorrect type. Expected "number".
editor, underscore.yaml: Incorrect type. Expected "integer".'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
