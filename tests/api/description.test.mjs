// The description itself: up to date, valid, and complete in both directions.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Client, description } from "./client.mjs";

test("the description is what its source makes", () => {
  const checked = spawnSync(process.execPath, [fileURLToPath(new URL("../../web/api/describe.mjs", import.meta.url)), "--check"], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stderr);
});

test("the description is valid OpenAPI 3.1", async () => {
  const result = await new Validator().validate(structuredClone(description));
  assert.ok(result.valid, JSON.stringify(result.errors));
});

test("the server gives the description, to be kept as long as it is the same", async () => {
  const client = new Client();
  const first = await client.raw("GET", "/api/v1/openapi.json");
  assert.deepEqual(JSON.parse(first.text), description);
  const again = await client.raw("GET", "/api/v1/openapi.json", undefined, { "if-none-match": first.headers.etag });
  assert.equal(again.status, 304);
});

test("every route is described, and every described operation is a route", async () => {
  const routes = (await new Client().get("/api/v1")).operations.map(({ method, path }) => `${method} ${path}`).sort();
  const described = Object.entries(description.paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`)).sort();
  assert.deepEqual(routes, described);
});

test("names of operations are there once", () => {
  const names = Object.values(description.paths).flatMap((operations) => Object.values(operations).map((one) => one.operationId));
  assert.equal(new Set(names).size, names.length);
});
