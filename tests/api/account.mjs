// Sessions, personas, the return code and one's own data by the API.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, forumOf, newPerson, publicId, sql } from "./client.mjs";

test("six words alone come back, with a new cookie; wrong ones confirm nothing", async () => {
  const { client, code } = await newPerson(await forumOf());
  const back = new Client();
  assert.equal((await back.get("/api/v1/session")).kind, "reader");
  await back.expect(200, "POST", "/api/v1/session", { code: code.toUpperCase().replaceAll(" ", " - ") });
  assert.equal((await back.get("/api/v1/session")).kind, "person");
  assert.notEqual(back.cookie, client.cookie);
  assert.equal((await back.get("/api/v1/me/posts")).items.length, 1);
  const words = code.split(" ");
  const wrong = await new Client().expect(401, "POST", "/api/v1/session", { code: [...words.slice(1), words[0] + "qx"].join(" ") });
  assert.equal(wrong.code, "account.code-wrong");
  assert.equal(wrong.suggestions.length, 1);
  assert.equal((await new Client().expect(422, "POST", "/api/v1/session", { code: "een twee" })).code, "account.code-not-six-words");
  await back.expect(204, "DELETE", "/api/v1/session");
  assert.equal(back.cookie, "");
  // Another organisation does not know the code.
  await new Client({ host: `haven.localhost:${process.env.LUWTE_PORT}` }).expect(401, "POST", "/api/v1/session", { code });
});

test("guessing is slowed down for whoever guesses, and for nobody else", async () => {
  const { code } = await newPerson(await forumOf());
  const guesser = new Client();
  let answer;
  for (let at = 0; at < 12; ++at) answer = await guesser.call("POST", "/api/v1/session", { code: "aap noot mies wim zus jet" });
  assert.equal(answer.status, 429);
  await new Client().expect(200, "POST", "/api/v1/session", { code });
});

test("a locked session shows nothing until it is opened with PIN or code; three wrong PINs end it", async () => {
  const { client, code, post } = await newPerson(await forumOf());
  await client.expect(422, "PUT", "/api/v1/session/pin", { pin: "12" });
  await client.expect(204, "PUT", "/api/v1/session/pin", { pin: "4821" });
  await client.expect(204, "POST", "/api/v1/session/lock");
  assert.deepEqual(await client.get("/api/v1/session"), { kind: "person", locked: true, pin: true });
  for (const path of ["/api/v1/me/posts", "/api/v1/me/personas", `/api/v1/posts/${post}`])
    assert.equal((await client.expect(401, "GET", path)).code, "session.locked");
  await client.expect(422, "POST", "/api/v1/session/unlock", {});
  assert.equal((await client.call("POST", "/api/v1/session/unlock", { pin: "0000" })).body.code, "account.pin-wrong");
  await client.expect(200, "POST", "/api/v1/session/unlock", { pin: "4821" });
  await client.expect(409, "POST", "/api/v1/session/unlock", { pin: "4821" });
  await client.expect(204, "DELETE", "/api/v1/session/pin");
  await client.expect(204, "POST", "/api/v1/session/lock");
  await client.expect(200, "POST", "/api/v1/session/unlock", { code });
  await client.expect(204, "PUT", "/api/v1/session/pin", { pin: "4821" });
  await client.expect(204, "POST", "/api/v1/session/lock");
  let last;
  for (let at = 0; at < 3; ++at) last = await client.call("POST", "/api/v1/session/unlock", { pin: "1111" });
  assert.equal(last.body.code, "account.session-ended");
  assert.equal((await client.get("/api/v1/session")).kind, "reader");
});

test("the names of one account in two zones share nothing, and data of one is never in the file of the other", async () => {
  const { client, post } = await newPerson(await forumOf("a"), { text: "Dit schreef ik onder lotgenoten." });
  const there = await client.expect(201, "POST", `/api/v1/forums/${await forumOf("b")}/topics`, { title: "Naast iemand", text: "Dit schreef ik als naaste." });
  const [one, other] = (await client.get("/api/v1/me/personas")).items;
  assert.notEqual(one.id, other.id);
  assert.notEqual(one.avatar, other.avatar);
  const reader = new Client();
  const [first, second] = [await reader.get(`/api/v1/posts/${post}`), await reader.get(`/api/v1/posts/${there.post}`)];
  assert.equal(first.author.id, one.id);
  assert.equal(second.author.id, other.id);
  for (const mine of [one.id, one.name, one.avatar]) assert.ok(!JSON.stringify(second).includes(JSON.stringify(mine).slice(1, -1)));
  const file = JSON.stringify(await client.get(`/api/v1/me/data/${one.id}`));
  assert.match(file, /onder lotgenoten/);
  assert.doesNotMatch(file, /als naaste/);
  const settings = JSON.stringify(await client.get("/api/v1/me/data"));
  for (const persona of [one, other]) assert.ok(!settings.includes(persona.id) && !settings.includes(persona.name));
  const stranger = (await newPerson(await forumOf())).client;
  await stranger.expect(404, "GET", `/api/v1/me/data/${one.id}`);
  await stranger.expect(404, "PATCH", `/api/v1/me/personas/${one.id}`, { name: "Stille Kwal" });
});

test("a name can change; one that looks like a full name is asked about", async () => {
  const { client } = await newPerson(await forumOf());
  const [persona] = (await client.get("/api/v1/me/personas")).items;
  const path = `/api/v1/me/personas/${persona.id}`;
  const [free] = (await new Client().get("/api/v1/names?zone=a")).items;
  assert.equal((await client.expect(200, "PATCH", path, { name: free })).name, free);
  assert.equal((await client.expect(422, "PATCH", path, { name: "Anna de Vries" })).code, "account.full-name");
  assert.equal((await client.expect(422, "PATCH", path, { name: "06 12345678" })).field, "name");
  const other = (await newPerson(await forumOf())).client;
  const [theirs] = (await other.get("/api/v1/me/personas")).items;
  await other.expect(409, "PATCH", `/api/v1/me/personas/${theirs.id}`, { name: free });
});

test("settings are kept, and may be stricter than the organisation's, never laxer", async () => {
  const { client } = await newPerson(await forumOf());
  await client.expect(204, "PUT", "/api/v1/me/settings", { idle_minutes: 5, hidden: ["suicide"], language: "en" });
  const settings = await client.get("/api/v1/me/settings");
  assert.deepEqual([settings.idle_minutes, settings.hidden, settings.language], [5, ["suicide"], "en"]);
  assert.equal((await client.expect(422, "PUT", "/api/v1/me/settings", { idle_minutes: 600 })).code, "account.idle-too-long");
  assert.equal((await client.expect(422, "PUT", "/api/v1/me/settings", { hidden: ["everything"] })).field, "hidden");
  assert.equal((await client.expect(422, "PUT", "/api/v1/me/settings", { language: "xx" })).field, "language");
});

test("what is hidden by choice is not sent until it is asked for", async () => {
  const forum = await forumOf();
  const { post, topic } = await newPerson(forum, { title: "Een zware dag", text: "Zwaar om te lezen.", warnings: ["suicide"] });
  const { client } = await newPerson(forum);
  await client.expect(204, "PUT", "/api/v1/me/settings", { hidden: ["suicide"] });
  const [hidden] = (await client.get(`/api/v1/topics/${topic}/posts`)).items;
  assert.equal(hidden.hidden, true);
  assert.equal(hidden.html, undefined);
  assert.equal((await client.get(`/api/v1/topics/${topic}`)).title, "");
  assert.match((await client.get(`/api/v1/posts/${post}`)).html, /Zwaar/);
});

test("a return code is told once; a new one makes the old one void; it can be refused", async () => {
  const { client, code } = await newPerson(await forumOf());
  assert.deepEqual(await client.get("/api/v1/me/code"), { exists: true, waits: false });
  await client.expect(404, "POST", "/api/v1/me/code/show");
  const { return_code: fresh } = await client.expect(200, "POST", "/api/v1/me/code");
  await new Client().expect(401, "POST", "/api/v1/session", { code });
  await new Client().expect(200, "POST", "/api/v1/session", { code: fresh });
  await client.expect(204, "PUT", "/api/v1/session/pin", { pin: "4821" });
  assert.equal((await client.call("POST", "/api/v1/me/code", { pin: "1" })).body.code, "account.pin-wrong");
  await client.expect(200, "POST", "/api/v1/me/code", { pin: "4821" });
  await client.expect(204, "DELETE", "/api/v1/me/code");
  assert.equal((await client.get("/api/v1/me/code")).exists, false);
});

test("a code that a page made waits in its session, and is shown once", async () => {
  const { client } = await newPerson(await forumOf());
  const page = await client.raw("GET", "/m/veilig");
  const token = /name="token" value="([^"]*)"/.exec(page.text)[1];
  const asked = await client.raw("POST", "/m/code/nieuw", new URLSearchParams({ token }).toString(), { "content-type": "application/x-www-form-urlencoded" });
  assert.equal(asked.status, 303);
  assert.equal((await client.get("/api/v1/me/code")).waits, true);
  assert.match((await client.expect(200, "POST", "/api/v1/me/code/show")).return_code, /^\S+( \S+){5}$/);
  await client.expect(404, "POST", "/api/v1/me/code/show");
});

test("leaving everywhere ends every session", async () => {
  const { client, code } = await newPerson(await forumOf());
  const second = new Client();
  await second.expect(200, "POST", "/api/v1/session", { code });
  await second.expect(204, "DELETE", "/api/v1/me/sessions");
  await client.expect(401, "GET", "/api/v1/me/posts");
});

test("erasing is one request, and nothing stays", async () => {
  const { client, code, post } = await newPerson(await forumOf(), { text: "Dit moet helemaal weg." });
  const [persona] = (await client.get("/api/v1/me/personas")).items;
  await client.expect(422, "POST", "/api/v1/me/erase", { confirm: false });
  await client.expect(204, "POST", "/api/v1/me/erase", { confirm: true });
  assert.equal(client.cookie, "");
  await new Client().expect(401, "POST", "/api/v1/session", { code });
  await new Client().expect(404, "GET", `/api/v1/posts/${post}`);
  assert.ok(!sql("select id from persona").split("\n").map(publicId).includes(persona.id));
  assert.equal(sql("select count(*) from post where source like '%helemaal weg%'"), "0");
});
