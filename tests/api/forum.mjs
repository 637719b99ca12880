// Reading and writing in the forums by the API.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Client, forumOf, newPerson, sql } from "./client.mjs";

test("a reader reads without an account or a cookie, page by page", async () => {
  const reader = new Client();
  const organisation = await reader.get("/api/v1/organisation");
  assert.ok(organisation.zones.length >= 2);
  let topics = 0;
  for (const zone of organisation.zones) {
    for (const forum of (await reader.get(`/api/v1/forums?zone=${zone.id}`)).items) {
      assert.equal((await reader.get(`/api/v1/forums/${forum.id}`)).name, forum.name);
      let cursor = "";
      do {
        const page = await reader.get(`/api/v1/forums/${forum.id}/topics${cursor}`);
        for (const line of page.items) {
          ++topics;
          assert.equal((await reader.get(`/api/v1/topics/${line.id}`)).forum, forum.id);
          const posts = await reader.get(`/api/v1/topics/${line.id}/posts`);
          assert.ok(posts.items.length > 0);
          const last = posts.items.at(-1);
          assert.equal((await reader.get(`/api/v1/posts/${last.id}`)).html, last.html);
        }
        cursor = page.next && `?cursor=${page.next}`;
      } while (cursor);
    }
  }
  assert.ok(topics > 3);
  assert.equal(reader.cookie, "");
});

test("a first message makes an account: a cookie, and the return code once", async () => {
  const { client, topic, post, code } = await newPerson(await forumOf());
  assert.match(code, /^\p{L}+( \p{L}+){5}$/u);
  assert.notEqual(client.cookie, "");
  const [first] = (await client.get(`/api/v1/topics/${topic}/posts`)).items;
  assert.equal(first.id, post);
  assert.equal(first.own, true);
  assert.equal((await client.get(`/api/v1/posts/${post}`)).source, "Dit is mijn eerste bericht hier.");
  const others = await new Client().get(`/api/v1/posts/${post}`);
  assert.equal(others.own, false);
  assert.equal(others.source, undefined);
  assert.equal(others.version, undefined);
  const again = await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { text: "Nog iets." });
  assert.equal(again.return_code, undefined);
});

test("the same sending twice is placed once", async () => {
  const forum = await forumOf();
  const { client, topic } = await newPerson(forum);
  const key = { "idempotency-key": randomUUID() };
  const first = await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { text: "Een keer maar." }, key);
  const second = await client.expect(200, "POST", `/api/v1/topics/${topic}/posts`, { text: "Een keer maar." }, key);
  assert.equal(second.repeated, true);
  assert.equal(second.post, first.post);
  assert.equal((await client.get(`/api/v1/topics/${topic}/posts`)).items.length, 2);
  // The same key with other words is another message: no text is ever swallowed.
  await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { text: "Iets anders." }, key);
  const refused = await client.expect(422, "POST", `/api/v1/topics/${topic}/posts`, { text: "Kort." }, { "idempotency-key": "1" });
  assert.equal(refused.field, "Idempotency-Key");
});

test("a reader who sends a first message twice makes one account", async () => {
  const forum = await forumOf();
  const before = Number(sql("select count(*) from account"));
  const key = { "idempotency-key": randomUUID() };
  const message = { title: "Een begin", text: "Het antwoord kwam niet aan." };
  const first = await new Client().expect(201, "POST", `/api/v1/forums/${forum}/topics`, message, key);
  const second = await new Client().expect(200, "POST", `/api/v1/forums/${forum}/topics`, message, key);
  assert.equal(second.post, first.post);
  assert.equal(second.return_code, undefined);
  assert.equal(Number(sql("select count(*) from account")) - before, 1);
});

test("what the rules ask about comes back with its words marked, and is placed when confirmed", async () => {
  const { client, topic } = await newPerson(await forumOf());
  const message = { text: "Er stond een zandloper op tafel." };
  const asked = await client.expect(422, "POST", `/api/v1/topics/${topic}/posts`, message);
  assert.equal(asked.code, "forum.asked");
  assert.equal(asked.reasons.length, 1);
  assert.deepEqual(asked.marked.filter((piece) => piece.marked).map((piece) => piece.text), ["zandloper"]);
  assert.equal(asked.marked.map((piece) => piece.text).join(""), message.text);
  assert.equal((await client.get("/api/v1/me/drafts")).items[0].text, message.text);
  assert.equal((await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { ...message, confirm: true })).state, "published");
});

test("what is held is seen by its author alone, with why and when", async () => {
  const { client, topic } = await newPerson(await forumOf());
  const held = await client.expect(201, "POST", `/api/v1/topics/${topic}/posts`, { text: "Een wachtkamer vol." });
  assert.equal(held.state, "held");
  assert.equal(held.reasons.length, 1);
  assert.match(held.message, /uur/);
  assert.equal((await client.get(`/api/v1/posts/${held.post}`)).state, "held");
  await new Client().expect(404, "GET", `/api/v1/posts/${held.post}`);
  assert.equal((await new Client().get(`/api/v1/topics/${topic}/posts`)).items.length, 1);
});

test("danger is answered with what to call now", async () => {
  const { made } = await newPerson(await forumOf(), { text: "Het is hier springtij." });
  assert.equal(made.state, "held");
  assert.ok(made.alarm.help.length > 0);
  assert.equal(made.alarm.help[0].number, "112");
  assert.ok(made.return_code);
});

test("a change needs the version that was read; a newer one comes back", async () => {
  const { client, post } = await newPerson(await forumOf());
  const change = { title: "Een begin", text: "Anders gezegd.", version: 1 };
  await client.expect(200, "PUT", `/api/v1/posts/${post}`, change);
  const newer = await client.expect(409, "PUT", `/api/v1/posts/${post}`, { ...change, text: "Uit een ander venster." });
  assert.equal(newer.current_version, 2);
  assert.equal(newer.current.text, "Anders gezegd.");
  const history = await client.get(`/api/v1/posts/${post}/history`);
  assert.deepEqual(history.items.map((one) => one.text), ["Dit is mijn eerste bericht hier."]);
  await new Client().expect(401, "GET", `/api/v1/posts/${post}/history`);
  const other = (await newPerson(await forumOf())).client;
  await other.expect(404, "GET", `/api/v1/posts/${post}/history`);
  await other.expect(404, "PUT", `/api/v1/posts/${post}`, { ...change, version: 2 });
  await client.expect(204, "DELETE", `/api/v1/posts/${post}/history`);
  assert.equal((await client.get(`/api/v1/posts/${post}/history`)).items.length, 0);
  await other.expect(404, "DELETE", `/api/v1/posts/${post}`);
  await client.expect(204, "DELETE", `/api/v1/posts/${post}`);
  await new Client().expect(404, "GET", `/api/v1/posts/${post}`);
});

test("reactions, following, not meeting and pointing out work as on the pages", async () => {
  const forum = await forumOf();
  const writer = await newPerson(forum, { text: "Over een ongewone vuurtoren." });
  const other = await newPerson(forum);
  await other.client.expect(204, "PUT", `/api/v1/posts/${writer.post}/reactions/support`);
  assert.deepEqual((await writer.client.get(`/api/v1/posts/${writer.post}`)).reactions, ["support"]);
  assert.deepEqual((await other.client.get(`/api/v1/topics/${writer.topic}/posts`)).items[0].own_reactions, ["support"]);
  await other.client.expect(204, "DELETE", `/api/v1/posts/${writer.post}/reactions/support`);
  assert.deepEqual((await writer.client.get(`/api/v1/posts/${writer.post}`)).reactions, []);
  await writer.client.expect(422, "PUT", `/api/v1/posts/${writer.post}/reactions/support`);
  await other.client.expect(404, "PUT", `/api/v1/posts/${writer.post}/reactions/love`);

  await other.client.expect(204, "PUT", `/api/v1/topics/${writer.topic}/follow`);
  await writer.client.expect(201, "POST", `/api/v1/topics/${writer.topic}/posts`, { text: "En nog iets." });
  assert.deepEqual((await other.client.get("/api/v1/me/follows")).items.map((one) => [one.topic, one.fresh]), [[writer.topic, true]]);
  await other.client.get(`/api/v1/topics/${writer.topic}/posts`);
  assert.equal((await other.client.get("/api/v1/me/follows")).items[0].fresh, false);
  await other.client.expect(204, "DELETE", `/api/v1/topics/${writer.topic}/follow`);
  assert.equal((await other.client.get("/api/v1/me/follows")).items.length, 0);

  await new Client().expect(204, "POST", `/api/v1/posts/${writer.post}/signals`, { reason: "hurts", words: "Dit is hard." });
  await new Client().expect(422, "POST", `/api/v1/posts/${writer.post}/signals`, { reason: "nothing" });

  await other.client.expect(204, "POST", `/api/v1/posts/${writer.post}/avoid`);
  await other.client.expect(404, "GET", `/api/v1/posts/${writer.post}`);
  await writer.client.expect(404, "GET", `/api/v1/posts/${other.post}`);
  const [avoided] = (await other.client.get("/api/v1/me/avoided")).items;
  await other.client.expect(204, "DELETE", `/api/v1/me/avoided/${avoided.persona}`);
  assert.equal((await other.client.get(`/api/v1/posts/${writer.post}`)).id, writer.post);
});

test("drafts are kept on the server, each for its own author", async () => {
  const forum = await forumOf();
  const { client, post } = await newPerson(forum);
  const place = `/api/v1/me/drafts/forum:${forum}`;
  await client.expect(204, "PUT", place, { title: "Later", text: "Nog niet af", warnings: ["suicide"] });
  assert.equal((await client.get(place)).title, "Later");
  assert.equal((await client.get("/api/v1/me/drafts")).items.length, 1);
  await (await newPerson(forum)).client.expect(404, "GET", place);
  await client.expect(204, "DELETE", place);
  await client.expect(404, "GET", place);
  await client.expect(404, "PUT", `/api/v1/me/drafts/post:1`, { text: "x" });
  assert.equal((await client.get("/api/v1/me/posts")).items[0].id, post);
  assert.deepEqual((await client.get("/api/v1/me/notices")).items, []);
});

test("searching finds by words within a zone, and nothing across zones", async () => {
  const word = "zeepaardje" + "bcdfghjk"[Math.floor(Math.random() * 8)];
  const { topic } = await newPerson(await forumOf(), { text: `Over een ${word} in zee.` });
  const found = await new Client().expect(200, "POST", "/api/v1/search", { words: word });
  assert.ok(found.items.some((one) => one.topic === topic && one.excerpt.some((piece) => piece.marked)));
  const elsewhere = await new Client().expect(200, "POST", "/api/v1/search", { words: word, zone: "b" });
  assert.ok(!elsewhere.items.some((one) => one.topic === topic));
});

test("a preview stores nothing and lets no HTML through", async () => {
  const { html } = await new Client().expect(200, "POST", "/api/v1/preview", { text: "**ja** <script>alert(1)</script>" });
  assert.match(html, /<strong>ja<\/strong>/);
  assert.doesNotMatch(html, /<script/);
});
