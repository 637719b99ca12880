// All operations on the real program, in one process, so that the last test can say which none of them reached.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./forum.mjs";
import "./account.mjs";
import "./help.mjs";
import "./room.mjs";
import "./appeals.mjs";
import "./hostile.mjs";
import { Client, description, seen } from "./client.mjs";

test("the doors are open to everybody", async () => {
  await new Client().get("/api/v1");
  await new Client().get("/api/v1/openapi.json");
});

test("every described operation answered with success in some test", () => {
  const all = Object.entries(description.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
  assert.deepEqual(all.filter((name) => !seen.has(name)), []);
});
