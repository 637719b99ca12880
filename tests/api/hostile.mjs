// What strangers send: other origins, other types, broken and oversize bodies, fields that are none, ids of others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, description, forumOf, newPerson, port, sql } from "./client.mjs";

const anyId = "000000000000";
const sending = Object.entries(description.paths).flatMap(([path, operations]) => Object.entries(operations)
  .filter(([method, one]) => ["post", "put", "patch"].includes(method) && !one.security?.length && !path.includes("/room/"))
  .map(([method]) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, anyId)]));

test("a request from another site is refused, whatever it asks", async () => {
  const { client, post } = await newPerson(await forumOf());
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { "sec-fetch-site": "none" }, { origin: "https://evil.example" }, { origin: "null" }]) {
    assert.equal((await client.expect(403, "DELETE", `/api/v1/posts/${post}`, undefined, headers)).code, "form.foreign");
    assert.equal((await client.expect(403, "POST", "/api/v1/me/erase", { confirm: true }, headers)).code, "form.foreign");
  }
  await client.get(`/api/v1/posts/${post}`);
  await client.expect(204, "PUT", "/api/v1/session/pin", { pin: "4821" }, { "sec-fetch-site": "same-origin", origin: `http://localhost:${port}` });
});

test("only application/json is read", async () => {
  for (const [method, path] of sending) {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "application/json; charset=utf-16", null]) {
      const answer = await new Client().call(method, path, "{}", { "content-type": type });
      assert.equal(answer.status, 415, `${method} ${path} as ${type}`);
    }
  }
});

test("a body that is no JSON object in UTF-8 is refused, and says why", async () => {
  const bodies = { "json.not-utf8": Buffer.from('{"text":"\xff\xfe"}', "latin1"), "json.malformed": '{"text":', "json.not-object": "[]",
    "json.too-deep": '{"text":' + "[".repeat(5000) + "]".repeat(5000) + "}" };
  for (const [code, body] of Object.entries(bodies)) assert.equal((await new Client().expect(400, "POST", "/api/v1/preview", body)).code, code);
  for (const body of ["", "null", '"text"', '{"text":"\\ud800"}', "{'text':1}", '{"text":NaN}', "{}x"]) assert.equal((await new Client().call("POST", "/api/v1/preview", body)).status, 400, body);
});

test("fields that are unknown, missing, double or of another kind are named", async () => {
  const wrong = [[{ text: "a", html: "b" }, "html"], [{}, "text"], [{ text: 5 }, "text"], [{ text: null }, "text"], ['{"text":"a","text":"b"}', "text"], [{ text: "a\u0000b" }, "text"],
    [{ text: "a", ["x".repeat(500)]: 1 }, undefined]];
  for (const [body, field] of wrong) {
    const answer = await new Client().expect(422, "POST", "/api/v1/preview", body);
    if (field) assert.equal(answer.field, field);
    else assert.ok(answer.field.length < 70);
  }
});

test("what is too large is refused: by the connection, and by the rules", async () => {
  const forum = await forumOf();
  assert.equal((await new Client().call("POST", "/api/v1/session", { code: "x".repeat(20_000) })).status, 413);
  assert.equal((await new Client().call("POST", `/api/v1/forums/${forum}/topics`, { title: "Lang", text: "x".repeat(300_000) })).status, 413);
  assert.equal((await new Client().expect(422, "POST", `/api/v1/forums/${forum}/topics`, { title: "Lang", text: "woord ".repeat(2_000) })).code, "forum.text-too-long");
  assert.equal((await new Client().expect(422, "POST", `/api/v1/forums/${forum}/topics`, { title: "x".repeat(121), text: "kort" })).field, "title");
});

test("a method that an address does not take is told so", async () => {
  const answer = await new Client().raw("DELETE", "/api/v1/forums");
  assert.equal(answer.status, 405);
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(answer.headers.allow, "GET, HEAD");
  const nowhere = await new Client().raw("GET", "/api/v1/nowhere");
  assert.deepEqual([nowhere.status, nowhere.headers["content-type"]], [404, "application/problem+json"]);
});

test("cursors and ids that are none of ours are refused or find nothing, never fail", async () => {
  const forum = await forumOf();
  const { client, topic } = await newPerson(forum);
  const odd = ["x", "n", "n00000000000", "n000000000000", "z000000000000", "'; drop table post; --", "%00", "%F0%9F%8C%8A", "n" + "u".repeat(12), "../../etc/passwd"];
  for (const text of odd.map(encodeURIComponent)) {
    for (const path of [`/api/v1/forums/${forum}/topics?cursor=${text}`, `/api/v1/topics/${topic}/posts?cursor=${text}`, `/api/v1/topics/${topic}/posts?from=${text}`])
      assert.ok([200, 400, 404, 422].includes((await client.call("GET", path)).status), path);
    for (const path of ["/api/v1/forums/", "/api/v1/topics/", "/api/v1/posts/", "/api/v1/services/"]) {
      const answer = await client.raw("GET", path + text);
      assert.ok([400, 404].includes(answer.status), `${path}${text}: ${answer.status}`);
    }
  }
});

test("text that is meant to break out stays text", async () => {
  const forum = await forumOf();
  const texts = ["<script>alert(1)</script>", "[x](javascript:alert(1))", "'); drop table post; --", "\u202egnp.exe", "{{7*7}}", "\\u0000", "<img src=x onerror=alert(1)>"];
  const { client, topic } = await newPerson(forum);
  for (const text of texts) {
    const { post } = await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { text: `Kijk: ${text}` });
    const { html } = await client.get(`/api/v1/posts/${post}`);
    assert.doesNotMatch(html, /<script|<img|href="javascript|\u202e/i, html);
  }
  assert.equal(Number(sql("select count(*) > 0 from post") === "t"), 1);
});

test("nothing of one organisation is found at another", async () => {
  const { client, post, topic } = await newPerson(await forumOf());
  const stranger = new Client({ host: `haven.localhost:${port}` });
  stranger.cookie = client.cookie;
  assert.equal((await stranger.get("/api/v1/session")).kind, "reader");
  for (const path of [`/api/v1/posts/${post}`, `/api/v1/topics/${topic}`, `/api/v1/topics/${topic}/posts`]) await stranger.expect(404, "GET", path);
  await stranger.expect(404, "POST", `/api/v1/topics/${topic}/posts`, { text: "Hallo" });
  await stranger.expect(401, "DELETE", `/api/v1/posts/${post}`);
});

test("publishing one's own return code is refused", async () => {
  const { client, topic, code } = await newPerson(await forumOf());
  const refused = await client.expect(422, "POST", `/api/v1/topics/${topic}/posts`, { text: `Mijn woorden zijn ${code}.` });
  assert.equal(refused.code, "forum.own-code");
});

test("readers get no cookie and nobody's page is kept for another", async () => {
  const { client, topic } = await newPerson(await forumOf(), { text: "Van mij alleen te wijzigen." });
  const before = await new Client().raw("GET", `/api/v1/topics/${topic}/posts`);
  assert.equal(before.headers["set-cookie"], undefined);
  assert.match(before.headers["cache-control"], /no-store/);
  assert.equal((await client.get(`/api/v1/topics/${topic}/posts`)).items[0].own, true);
  const after = await new Client().raw("GET", `/api/v1/topics/${topic}/posts`);
  assert.equal(after.text, before.text);
  assert.equal(JSON.parse(after.text).items[0].own, false);
});
