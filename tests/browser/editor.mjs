// Says what an editor shows red in YAML files, as yaml-language-server tells it: node editor.mjs file.yaml...
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-languageserver-protocol/node");

const files = process.argv.slice(2);
const server = spawn(process.execPath, [require.resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
const settings = { yaml: { validate: true, schemaStore: { enable: false } } };
connection.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => settings[section] ?? null));
connection.onRequest("client/registerCapability", () => null);

const found = {};
const left = new Map(files.map((file) => [pathToFileURL(file).href, file]));
const all = new Promise((done) => {
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
    const file = left.get(uri);
    if (!file) return;
    found[file] = diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
    if (Object.keys(found).length === files.length) done();
  });
});

connection.listen();
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
});
await connection.sendNotification("initialized", {});
await connection.sendNotification("workspace/didChangeConfiguration", { settings });
for (const [uri, file] of left) {
  const text = readFileSync(file, "utf8");
  await connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
}
await all;
console.log(JSON.stringify(found));
server.kill();
process.exit(0);
