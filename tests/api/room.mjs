// The team's room by the API: who may, taking, deciding, alarms, the roster, the log.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, description, forumOf, inRoom, newPerson, numberOf, sql } from "./client.mjs";

const roomOperations = Object.entries(description.paths).filter(([path]) => path.startsWith("/api/v1/room/") && path !== "/api/v1/room/session")
  .flatMap(([path, operations]) => Object.keys(operations).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, "000000000000")]));

async function held(text = "Een wachtkamer vol mensen.") {
  const person = await newPerson(await forumOf());
  const { post } = await person.client.expect(201, "POST", `/api/v1/topics/${person.topic}/posts`, { text });
  return { ...person, post };
}

async function itemOf(moderator, text) {
  const { items } = await moderator.get("/api/v1/room/queue");
  for (const item of items.filter((one) => one.state === "waiting")) {
    await moderator.expect(200, "POST", `/api/v1/room/items/${item.id}/claim`);
    const open = await moderator.get(`/api/v1/room/items/${item.id}`);
    if (open.material?.text.map((piece) => piece.text).join("").includes(text)) return open;
    await moderator.expect(204, "DELETE", `/api/v1/room/items/${item.id}/claim`);
  }
  return assert.fail(`nothing in the queue with ${text}`);
}

test("for whoever is not of the team there is no room", async () => {
  const person = (await newPerson(await forumOf())).client;
  for (const [method, path] of roomOperations) {
    for (const visitor of [new Client(), person]) {
      const answer = await visitor.call(method, path, {});
      assert.ok(answer.status === 404 || answer.status === 422, `${method} ${path}: ${answer.status}`);
      if (answer.status === 404) assert.equal(answer.body.code, "page.not-found");
      else assert.fail(`${method} ${path} looked at the body before it asked who it is`);
    }
  }
});

test("each role sees its own part", async () => {
  const duty = await inRoom("duty");
  await duty.expect(404, "GET", "/api/v1/room/queue");
  await duty.expect(404, "GET", "/api/v1/room/audit");
  await duty.get("/api/v1/room/alarms");
  const administrator = await inRoom("administrator");
  await administrator.expect(404, "GET", "/api/v1/room/queue");
  await administrator.expect(404, "GET", "/api/v1/room/alarms");
  assert.ok((await administrator.get("/api/v1/room/audit")).items.length > 0);
  assert.deepEqual((await administrator.get("/api/v1/session")).roles, ["administrator"]);
  // The team does not write in the forums.
  assert.equal((await administrator.expect(403, "POST", `/api/v1/forums/${await forumOf()}/topics`, { title: "Hallo", text: "Van het team" })).code, "forum.staff");
});

test("a held message is read by who claims it, decided with a reason, and its author hears of it", async () => {
  const { client, post, topic } = await held("Een wachtkamer met een groene bank.");
  const moderator = await inRoom("moderator");
  const colleague = await inRoom("moderator");
  const { item, material } = await itemOf(moderator, "groene bank");
  assert.deepEqual(material.text.filter((piece) => piece.marked).map((piece) => piece.text), ["wachtkamer"]);
  assert.deepEqual(await colleague.expect(200, "POST", `/api/v1/room/items/${item.id}/claim`), { mine: false, holder: item.holder });
  assert.equal((await colleague.get(`/api/v1/room/items/${item.id}`)).material, null);
  const decide = (by, more) => by.call("POST", `/api/v1/room/items/${item.id}/decisions`,
    { decision: "publish", reason: "read", version: item.version, text_version: material.text_version, ...more });
  assert.equal((await decide(colleague)).status, 409);
  assert.equal((await decide(moderator, { reason: "because" })).body.field, "reason");
  assert.equal((await decide(moderator, { text_version: 99 })).status, 409);
  assert.equal((await decide(moderator, { decision: "destroy" })).body.field, "decision");
  assert.equal((await decide(moderator)).status, 204);
  assert.equal((await decide(moderator)).status, 409);
  assert.equal((await new Client().get(`/api/v1/posts/${post}`)).state, "published");
  const [notice] = (await client.get("/api/v1/me/notices")).items;
  assert.deepEqual([notice.kind, notice.topic], ["published", topic]);
  assert.equal((await moderator.get(`/api/v1/room/items/${item.id}`)).decisions[0].decision, "publish");
  const reasons = await moderator.get("/api/v1/room/reasons");
  assert.ok(reasons.publish.some((one) => one.code === "read"));
  await moderator.get("/api/v1/room/queue/next");
});

test("an item is dismissed only when its message is gone", async () => {
  const { post } = await held("Een wachtkamer aan zee.");
  const moderator = await inRoom("moderator");
  const { item } = await itemOf(moderator, "aan zee");
  assert.ok(post);
  await moderator.expect(409, "POST", `/api/v1/room/items/${item.id}/dismissal`);
  // What a kind of message would leave behind that goes without telling: the item points at nothing.
  sql(`update review_item set subject_id = 1 where id = ${numberOf(item.id)}`);
  assert.equal((await moderator.get(`/api/v1/room/items/${item.id}`)).gone, true);
  await moderator.expect(204, "POST", `/api/v1/room/items/${item.id}/dismissal`);
  assert.equal((await moderator.get(`/api/v1/room/items/${item.id}`)).item.state, "decided");
});

test("an alarm goes to one, is handed over, and is closed with what came of it", async () => {
  const first = await inRoom("moderator,duty");
  const second = await inRoom("duty");
  const clock = (hours) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" })
    .format(Date.now() + hours * 3600e3).replace(" ", "T");
  await first.expect(422, "POST", "/api/v1/room/roster/shifts", { from: "now", to: clock(4) });
  const { id: shift } = await second.expect(201, "POST", "/api/v1/room/roster/shifts", { from: clock(-1), to: clock(4) });
  const own = await first.expect(201, "POST", "/api/v1/room/roster/shifts", { from: clock(-1), to: clock(4) });
  await first.expect(403, "DELETE", `/api/v1/room/roster/shifts/${shift}`);

  const { post } = await held("Het is springtij bij de zwarte steiger.");
  const { open, nobody_on_duty: nobody } = await first.get("/api/v1/room/alarms");
  assert.equal(nobody, false);
  let alarm;
  for (const waiting of open.filter((one) => one.waits)) {
    assert.equal((await first.get(`/api/v1/room/alarms/${waiting.id}`)).material, null);
    await first.expect(200, "POST", `/api/v1/room/alarms/${waiting.id}/acknowledge`);
    const taken = await first.get(`/api/v1/room/alarms/${waiting.id}`);
    if (JSON.stringify(taken.material).includes("zwarte steiger")) alarm = taken;
  }
  assert.ok(alarm, `the alarm of ${post} came`);
  assert.equal(alarm.help[0].number, "112");
  const path = `/api/v1/room/alarms/${alarm.alarm.id}`;
  assert.equal((await second.expect(200, "POST", `${path}/acknowledge`)).mine, false);
  assert.equal((await second.get(path)).material, null);
  await first.expect(204, "POST", `${path}/notes`, { note: "Ik lees mee." });
  const { id: staff } = await second.get("/api/v1/session");
  const version = async () => (await first.get(path)).alarm.version;
  await first.expect(409, "POST", `${path}/act`, { note: "", version: 1 });
  await first.expect(204, "POST", `${path}/act`, { note: "", version: await version() });
  assert.equal((await first.get(path)).alarm.state, "acting");
  await first.expect(422, "POST", `${path}/hand-over`, { to: "000000000000", note: "Neem jij het over?", version: await version() });
  await first.expect(422, "POST", `${path}/hand-over`, { to: staff, note: "Neem jij het over?" });
  await first.expect(204, "POST", `${path}/hand-over`, { to: staff, note: "Neem jij het over?", version: await version() });
  assert.equal((await second.expect(200, "POST", `${path}/acknowledge`)).mine, true);
  await first.expect(403, "POST", `${path}/close`, { outcome: "helped", note: "Klaar.", version: await version() });
  await first.expect(204, "POST", `${path}/take-over`, { note: "Zij moet weg.", version: await version() });
  await first.expect(422, "POST", `${path}/close`, { outcome: "fine", note: "Klaar.", version: await version() });
  await first.expect(204, "POST", `${path}/close`, { outcome: "helped", note: "Klaar.", version: await version() });
  await first.expect(409, "POST", `${path}/close`, { outcome: "helped", note: "Nog eens.", version: await version() });
  const end = await first.get(path);
  assert.equal(end.alarm.outcome, "helped");
  assert.ok(end.history.some((line) => line.note === "Ik lees mee."));

  const roster = await first.get("/api/v1/room/roster");
  assert.ok(roster.shifts.some((one) => one.id === own.id && one.may_remove));
  await first.expect(204, "DELETE", `/api/v1/room/roster/shifts/${own.id}`);
  await second.expect(204, "DELETE", `/api/v1/room/roster/shifts/${shift}`);
});

test("faults of rules are shown until somebody has seen them", async () => {
  const moderator = await inRoom("moderator");
  await moderator.get("/api/v1/room/faults");
  await moderator.expect(204, "POST", "/api/v1/room/faults/seen");
  assert.deepEqual((await moderator.get("/api/v1/room/faults")).items, []);
});

test("the log goes page by page, by days", async () => {
  const custodian = await inRoom("custodian");
  const page = await custodian.get("/api/v1/room/audit");
  assert.ok(page.items.every((one) => one.when.kind === "today"));
  assert.deepEqual(page.items.map((one) => one.number), page.items.map((one) => one.number).sort((a, b) => b - a));
  const older = await custodian.get(`/api/v1/room/audit?before=${page.items.at(0).number}`);
  assert.equal(older.items[0].number, page.items[1].number);
  await custodian.expect(422, "GET", "/api/v1/room/audit?before=x");
});

test("staff of another organisation find nothing of this one", async () => {
  await held("Een wachtkamer bij de buren.");
  const moderator = await inRoom("moderator");
  const { item } = await itemOf(moderator, "bij de buren");
  await moderator.expect(204, "DELETE", `/api/v1/room/items/${item.id}/claim`);
  const stranger = await inRoom("moderator", "haven", `haven.localhost:${process.env.LUWTE_PORT}`);
  await stranger.expect(404, "GET", `/api/v1/room/items/${item.id}`);
  await stranger.expect(404, "POST", `/api/v1/room/items/${item.id}/claim`);
  assert.ok(!(await stranger.get("/api/v1/room/queue")).items.some((one) => one.id === item.id));
  assert.equal((await stranger.raw("GET", "/api/v1/room/queue", undefined, { host: `localhost:${process.env.LUWTE_PORT}` })).status, 404);
});
