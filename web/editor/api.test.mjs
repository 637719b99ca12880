// What the editor completes is what plugins/README.md describes, and the other way round.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { author, globals, message, methods, values, verdicts } from "./api.mjs";

const readme = readFileSync(new URL("../../plugins/README.md", import.meta.url), "utf8");

test("everything that is completed is described", () => {
  for (const name of Object.keys(message)) assert.match(readme, new RegExp(`\`m\\.${name}\\b`), `m.${name}`);
  for (const name of Object.keys(author)) assert.match(readme, new RegExp(`\\.${name}\\b`), `m.author.${name}`);
  for (const name of Object.keys(methods)) assert.match(readme, new RegExp(`m:${name}\\b`), `m:${name}`);
  for (const name of [...Object.keys(globals), ...Object.keys(verdicts)]) assert.match(readme, new RegExp(`\`?${name}\\b`), name);
  for (const list of Object.values(values)) for (const value of list) assert.ok(readme.includes(value), value);
});

test("everything that is described of a message is completed", () => {
  const table = readme.split("## The message")[1].split("## Examples")[0];
  for (const [, name] of table.matchAll(/`m\.(\w+)/g)) assert.ok(name in message, `m.${name}`);
  for (const [, name] of table.matchAll(/`m:(\w+)/g)) assert.ok(name in methods, `m:${name}`);
});
