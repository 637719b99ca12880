// The wegwijzer by the API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "./client.mjs";

test("help now begins with 112, for everybody, in every language", async () => {
  for (const prefix of ["", "/-en", "/-nl-plain"]) {
    const { items } = await new Client().get(`${prefix}/api/v1/help`);
    assert.equal(items[0].number, "112");
    assert.equal(items[0].emergency, true);
  }
});

test("services are found by wishes from the vocabulary, and none of it stands in an address", async () => {
  const reader = new Client();
  const vocabulary = await reader.get("/api/v1/services/vocabulary");
  const everything = (await reader.expect(200, "POST", "/api/v1/services/search", {})).items;
  assert.ok(everything.length > 50);
  const wish = { channel: vocabulary.channels.find((one) => one.code === "chat").code, anonymous: true };
  const found = (await reader.expect(200, "POST", "/api/v1/services/search", wish)).items;
  assert.ok(found.length > 0 && found.length < everything.length);
  for (const line of everything.slice(0, 12)) assert.equal((await reader.get(`/api/v1/services/${line.id}`)).name, line.name);
  await reader.expect(404, "GET", "/api/v1/services/000000000000");
  await reader.expect(200, "POST", "/api/v1/services/search", { words: "' or 1=1 --", audience: "nobody" });
});
