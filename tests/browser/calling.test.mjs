// What a page does when it cannot do what it should: it calls whoever is on duty all the same, and loses no text.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { forumAddress, inRoom, launch, place, sql, visitor } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A room whose page has renewed itself once, as it does when its stream has opened. */
async function waitingRoom() {
  const room = await inRoom(browser, "moderator,duty");
  const renewed = room.page.waitForResponse((answer) => answer.url().endsWith("/room/rooster") && answer.request().resourceType() === "fetch");
  await room.page.goto("/room/rooster");
  await renewed;
  return room;
}

async function fillIn(page, text) {
  const address = await forumAddress(page, "Aankomen");
  await page.goto(`/t/new?f=${address.split("/").pop()}`);
  await page.locator("#title").fill("Thuis");
  await page.locator("#text").fill(text);
}

async function raiseAlarm() {
  const { context, page } = await visitor(browser);
  await fillIn(page, "Het is springtij.");
  await place(page);
  await page.getByRole("heading", { name: "Wat je schrijft klinkt gevaarlijk" }).waitFor();
  await context.close();
}

test("a room that was locked while nobody touched it still calls when an alarm comes", async () => {
  const { context, page, staff, wrong } = await waitingRoom();
  await page.evaluate(() => {
    window.calls = 0;
    AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator,
      { apply: (make, sound, words) => { window.calls++; return Reflect.apply(make, sound, words); } });
  });
  sql(`update session set last_seen_at = now() - interval '1 hour' where staff_id = (select id from staff where name = '${staff.name}')`);
  assert.equal(await page.locator("#room-closed").isVisible(), false);
  await raiseAlarm();
  await page.locator("#room-closed").waitFor();
  await page.waitForFunction(() => window.calls > 0);
  await page.locator("#room-closed a").click();
  await page.waitForURL(/\/room\/in/);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a page that could not be renewed is renewed a moment later", async () => {
  const { context, page } = await waitingRoom();
  let refused = 0;
  const alarms = await page.locator(".alarm").count();
  await page.route("**/room/rooster", (route) => {
    if (route.request().resourceType() !== "fetch" || refused > 0) return route.continue();
    refused++;
    return route.fulfill({ status: 503, contentType: "text/plain", body: "Very busy" });
  });
  await raiseAlarm();
  await page.waitForFunction((before) => document.querySelectorAll(".alarm").length > before, alarms, { timeout: 20000 });
  assert.equal(refused, 1);
  await context.close();
});

test("what was written stays in the form when a refusal is no page", async () => {
  const { context, page } = await visitor(browser);
  await fillIn(page, "Dit mag niet weg.");
  await page.route("**/t/new*", (route) => route.request().method() === "POST"
    ? route.fulfill({ status: 503, contentType: "text/plain", body: "Very busy" }) : route.continue());
  await place(page);
  await page.locator(".not-arrived").waitFor();
  assert.equal(await page.locator("#text").inputValue(), "Dit mag niet weg.");
  await context.close();
});
