// Objections by the API: a decision with a sanction, heard by another than who decided, restored and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { forumOf, inRoom, newPerson } from "./client.mjs";

/** Somebody whose message a moderator took away, with a pause of three days. */
async function decidedAbout(moderator, text) {
  const person = await newPerson(await forumOf());
  await person.client.expect(201, "POST", `/api/v1/topics/${person.topic}/posts`, { text });
  const { items } = await moderator.get("/api/v1/room/queue");
  for (const item of items.filter((one) => one.state === "waiting")) {
    await moderator.expect(200, "POST", `/api/v1/room/items/${item.id}/claim`);
    const open = await moderator.get(`/api/v1/room/items/${item.id}`);
    if (!open.material?.text.map((piece) => piece.text).join("").includes(text)) {
      await moderator.expect(204, "DELETE", `/api/v1/room/items/${item.id}/claim`);
      continue;
    }
    await moderator.expect(204, "POST", `/api/v1/room/items/${item.id}/decisions`, { decision: "remove", reason: "hurts", version: open.item.version,
      text_version: open.material.text_version, sanction: "pause", sanction_reason: "hurts", sanction_days: 3 });
    const [decision] = (await person.client.get("/api/v1/me/decisions")).items;
    return { client: person.client, decision };
  }
  return assert.fail(`nothing in the queue with ${text}`);
}

const object = ({ client, decision }, text) => client.expect(201, "POST", `/api/v1/me/decisions/${decision.id}/messages`, { text });

test("an objection is heard by another, who restores the message; and one is taken back by its writer", async () => {
  const first = await inRoom("moderator");
  const second = await inRoom("moderator");
  const person = await decidedAbout(first, "Een wachtkamer met een koekoeksklok.");
  await object(person, "Zo bedoelde ik het niet, van die klok.");
  await person.client.get(`/api/v1/me/decisions/${person.decision.id}`);
  const { items } = await second.get("/api/v1/room/appeals");
  const appeal = items.find((one) => one.decision === person.decision.id);
  assert.ok(appeal, "the objection waits");
  assert.equal((await first.get(`/api/v1/room/appeals/${appeal.id}`)).messages.length, 0);
  assert.notEqual((await first.call("POST", `/api/v1/room/appeals/${appeal.id}/claim`)).status, 204);
  await second.expect(204, "POST", `/api/v1/room/appeals/${appeal.id}/claim`);
  const opened = await second.get(`/api/v1/room/appeals/${appeal.id}`);
  assert.match(opened.messages[0].text, /van die klok/);
  await second.expect(204, "POST", `/api/v1/room/appeals/${appeal.id}/messages`, { text: "Wat bedoelde je dan?", version: opened.appeal.version });
  const answered = await second.get(`/api/v1/room/appeals/${appeal.id}`);
  await second.expect(200, "POST", `/api/v1/room/appeals/${appeal.id}/outcome`,
    { words: "Je hebt gelijk.", version: answered.appeal.version, restore_message: true });

  const other = await decidedAbout(first, "Een wachtkamer met een zandbak.");
  await object(other, "Dit was een vergissing.");
  await other.client.expect(204, "DELETE", `/api/v1/me/decisions/${other.decision.id}/appeal`);
  assert.deepEqual((await other.client.get("/api/v1/me/signals")).items, []);

  const sanctions = (await first.get("/api/v1/room/sanctions")).items;
  assert.ok(sanctions.length >= 2, JSON.stringify(sanctions));
  await first.expect(204, "POST", `/api/v1/room/sanctions/${sanctions[0].id}/revocation`, { version: sanctions[0].version });
});
