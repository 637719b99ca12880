// What the browser tests stand on: visitors with a browser of their own each, the database, staff, plain requests.
import { execFileSync, spawnSync } from "node:child_process";
import { createHmac, randomInt } from "node:crypto";
import assert from "node:assert/strict";
import http from "node:http";
import { chromium } from "playwright-core";

export const port = Number(process.env.LUWTE_PORT);
export const origin = `http://localhost:${port}`;
export const haven = `http://haven.localhost:${port}`;
export const exitAddress = "https://www.buienradar.nl/";

/** One row a line, columns separated by |. */
export function sql(text) {
  return execFileSync(process.env.LUWTE_PSQL,
    ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", process.env.LUWTE_DATABASE, "-U", "postgres", "-d", "luwte", "-c", text],
    { encoding: "utf8" }).trim();
}

export const launch = () => chromium.launch({
  executablePath: process.env.LUWTE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--mute-audio",
    `--host-resolver-rules=MAP www.buienradar.nl:443 127.0.0.1:${process.env.LUWTE_ELSEWHERE}, MAP www.ns.nl:443 127.0.0.1:${process.env.LUWTE_ELSEWHERE}`],
});

/** An address that nobody else of this run has: limits count per client. */
export const newAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

const isOurs = (address) => /^http:\/\/([a-z]+\.)?localhost:/.test(address);

/**
 * Somebody with a browser of their own, in Dutch unless `options` (Playwright's, for a context) say otherwise. What
 * a page did that none may do is in `wrong`: scripts that ran, policies that were hit, requests to other sites.
 */
export async function visitor(browser, options = {}) {
  const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true, locale: "nl-NL", extraHTTPHeaders: { forwarded: `for=${newAddress()}` }, ...options });
  context.setDefaultTimeout(10000);
  const wrong = [];
  context.on("page", (page) => {
    page.on("dialog", (dialog) => { wrong.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
    page.on("pageerror", (error) => wrong.push(`error ${error.message}`));
    page.on("console", (message) => {
      // What a page of refusal answers with is no fault of the page.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) wrong.push(`console ${message.text()}`);
    });
  });
  context.on("request", (request) => {
    if (!isOurs(request.url()) && !request.url().startsWith(exitAddress)) wrong.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  return { context, page, wrong };
}

export async function cookies(context) {
  return context.cookies();
}

/** The address of a forum, by its name. */
export async function forumAddress(page, name, door = "a") {
  await page.goto(`/f?d=${door}`);
  return page.getByRole("link", { name, exact: true }).getAttribute("href");
}

/** Fills in and sends the form of a new conversation. Ends on whatever page follows. */
export async function write(page, { forum = "Aankomen", door = "a", title, text, name }) {
  const address = await forumAddress(page, forum, door);
  await page.goto(`/t/new?f=${address.split("/").pop()}`);
  if (name) await page.locator("#name").fill(name);
  await page.locator("#title").fill(title);
  await page.locator("#text").fill(text);
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), place(page)]);
}

/** Presses the button that places what was written. */
export const place = (page) => page.locator("main form button:not([name])", { hasText: /^Plaats$/ }).click();

/** From the page that offers the return code: shows it, takes it along, goes on. */
export async function takeCode(page) {
  await page.getByRole("button", { name: "Laat de woorden zien" }).click();
  const code = (await page.locator("#code").textContent()).trim();
  assert.match(code, /^\p{L}+( \p{L}+){5}$/u);
  return code;
}

/** A new person with one message and a code. The visitor's page ends on its own overview. */
export async function newPerson(browser, options = {}, message = {}) {
  const person = await visitor(browser, options);
  await write(person.page, { title: "Een begin", text: "Dit is mijn eerste bericht hier.", ...message });
  await person.page.waitForURL(/\/m\/code/);
  person.topic = new URL(person.page.url()).searchParams.get("t");
  person.code = await takeCode(person.page);
  return person;
}

export function addStaff(roles, organisation = "demo") {
  const name = "Tester " + randomInt(1e6);
  const done = spawnSync(process.env.LUWTE_PROGRAM, ["--config", process.env.LUWTE_CONFIG, "staff", "add", organisation, name, "--role", roles, "--json"],
    { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

/** RFC 6238: six digits, SHA-1, steps of thirty seconds. */
export function totp(secret, at = Date.now()) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[\s=]/g, "").toUpperCase()].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const start = digest.at(-1) & 15;
  return String((digest.readUInt32BE(start) & 0x7fffffff) % 1000000).padStart(6, "0");
}

/** Somebody of the team, in the room. */
export async function inRoom(browser, roles, options = {}) {
  const staff = addStaff(roles);
  const member = await visitor(browser, options);
  await member.page.goto("/room/in");
  await member.page.locator("#code").fill(staff.code);
  await member.page.locator("#totp").fill(totp(staff.totp_secret));
  await member.page.getByRole("button", { name: "Naar binnen" }).click();
  await member.page.waitForURL(/\/room(\/(a|rooster|audit))?$/);
  return { ...member, staff };
}

/** One request as a hostile or simple client makes it: no redirects followed, headers as given. */
export function request(path, { method = "GET", host = `localhost:${port}`, headers = {}, body } = {}) {
  return new Promise((resolved, failed) => {
    const sent = http.request({ host: "127.0.0.1", port, method, path, agent: false,
      headers: { host, forwarded: `for=${newAddress()}`, ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }), ...headers } },
    (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () => resolved({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces), text: Buffer.concat(pieces).toString() }));
    });
    sent.on("error", failed);
    sent.setTimeout(30000, () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
    sent.end(body);
  });
}

export const formOf = (fields) => new URLSearchParams(fields).toString();
/** The token of the first form in a page. */
export const tokenIn = (text) => /name="token" value="([^"]*)"/.exec(text)?.[1];

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** An id as it stands in the database, from its public form; and the other way. */
export const decodeId = (text) => [...text].reduce((value, letter) => value * 32n + BigInt(alphabet.indexOf(letter)), 0n);
export function encodeId(value) {
  let text = "";
  for (let rest = BigInt(value); text.length < 12; rest /= 32n) text = alphabet[Number(rest % 32n)] + text;
  return text;
}

/** A schuilnaam that nobody has yet. */
export const newName = () => "Wad" + Array.from({ length: 8 }, () => "bdfgklmnprstvz"[randomInt(14)] + "aeiou"[randomInt(5)]).join("").slice(0, 12);

/** The id of the topic's first post, and of what waits in the room because of it. */
export const firstPost = (topic) => encodeId(sql(`select id from post where topic_id = ${decodeId(topic)} and opens_topic`));
export const reviewOf = (post) => encodeId(sql(`select id from review_item where subject_id = ${decodeId(post)}`));
/** Closes what other tests left open: the room shows the first alarms whole and only names the rest. */
export const closeAlarms = () => sql(`update escalation e set state = 'closed', closed_at = now(), outcome = 'no_danger', next_step_at = null,
  holder_id = (select id from staff s where s.organisation_id = e.organisation_id limit 1) where state <> 'closed'`);
export const alarmOf = (post) => encodeId(sql(`select id from escalation where subject like '%${post}%' or subject like '%${decodeId(post)}%'`));

/** Puts whoever has this name so many minutes back: their sessions were quiet for that long. */
export function letTimePass(name, minutes) {
  const moved = sql(`update session s set last_seen_at = last_seen_at - interval '${minutes} minutes' from persona p
    where p.account_id = s.account_id and p.name = '${name}' returning 1`);
  assert.equal(moved, "1", "one session was moved");
}

/** Tab until what the selector names has the focus. */
export async function tabTo(page, selector) {
  for (let step = 0; step < 120; step++) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} cannot be reached by the Tab key`);
}
