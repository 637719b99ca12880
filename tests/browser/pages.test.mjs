// Every page for everybody: accessibility in each colour scheme and language, narrow windows, large letters, valid
// HTML, weight.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import vnu from "vnu-jar";
import { alarmOf, firstPost, haven, inRoom, launch, newPerson, port, reviewOf, visitor, write } from "./harness.mjs";

let browser, member, team, held;
/** Every address with a page, and by whom it is looked at. */
let places = [];

before(async () => {
  browser = await launch();
  member = await newPerson(browser, {}, { title: "Over deze pagina's", text: "Een *begin*, met een [koppeling](https://example.org/) en een lijst:\n\n- een\n- twee\n\n> een citaat" });
  const edited = firstPost(member.topic);
  await member.page.goto(`/b/${edited}/edit`);
  await member.page.locator("#text").fill("Een begin, anders gezegd.");
  await member.page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await member.page.waitForURL(/\/t\//);
  held = await newPerson(browser, {}, { title: "Wacht", text: "wachtkamer" });
  team = await inRoom(browser, "moderator,duty,administrator,custodian");
  const danger = await visitor(browser);
  await write(danger.page, { title: "Nu", text: "onweersbui" });
  const on = await danger.page.locator("main .buttons a.button").last().getAttribute("href");
  const alarm = alarmOf(firstPost(new URL(on, "http://x").searchParams.get("t")));
  await danger.context.close();
  const item = reviewOf(firstPost(held.topic));
  await team.page.goto(`/room/r/${item}`);
  await team.page.locator("form[action$='/neem'] button").last().click();
  await team.page.locator("button[value=publish]").waitFor();
  await team.page.goto(`/room/a/${alarm}`);
  await team.page.locator(`article form[action$='${alarm}/neem'] button`).click();
  await team.page.locator("#note").waitFor();

  const reader = await visitor(browser);
  const { page } = reader;
  await page.goto("/f?d=a");
  const forum = await page.locator(".topic h2 a").first().getAttribute("href");
  await page.goto("/w");
  const service = await page.locator(".service h2 a").first().getAttribute("href");
  await page.goto(forum);
  const other = await page.locator(`.topic h2 a:not([href*="${member.topic}"])`).last().getAttribute("href");
  const otherPost = firstPost(other.split("/").pop());
  const newTopic = `/t/new?f=${forum.split("/").pop()}`;
  await member.page.goto("/m");
  const persona = await member.page.locator("a[href*='/m/naam/']").first().getAttribute("href");
  places = [
    ...["/", "/f", "/f?d=a", "/f?d=b", "/f?d=c", "/f?d=d", forum, other, newTopic, `${other}/reply`, `/b/${otherPost}/signal`, "/z", "/w", "/w?o=1", "/w?b=3", service, "/nu", "/veilig", "/in", "/room/in", "/nergens"]
      .map((path) => ({ who: reader, path })),
    ...["/", forum, `/t/${member.topic}`, `/t/${member.topic}/reply`, `${other}/reply?q=${otherPost}`, newTopic, `/b/${edited}/edit`, `/b/${edited}/withdraw`, `/b/${edited}/history`, `/b/${otherPost}/avoid`, "/m/meet",
      `/b/${otherPost}/signal`, "/m", "/m/veilig", "/m/code", "/m/mee", "/m/weg", persona].map((path) => ({ who: member, path })),
    ...[`/t/${held.topic}`].map((path) => ({ who: held, path })),
    ...["/room", `/room/r/${item}`, "/room/a", `/room/a/${alarm}`, "/room/rooster", "/room/audit"].map((path) => ({ who: team, path })),
  ];
  places.reader = reader;
});
after(() => browser.close());

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it is now, by all rules or only some. */
async function violations(page, rules) {
  // Pages may run no script but our own; axe comes in by the browser's own door.
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
  const run = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const found = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), run);
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

/** Bars that stick to the window's edges let go: axe takes what would scroll below them for covered. */
const letGo = (page) => page.evaluate(() => {
  for (const one of document.querySelectorAll("body, body *")) {
    if (/sticky|fixed/.test(getComputedStyle(one).position)) one.style.position = "static";
  }
});

// Without motion: colours that fade from one to the other would be measured half way.
const colours = [
  { colorScheme: "light", contrast: "no-preference", reducedMotion: "reduce" },
  { colorScheme: "dark", contrast: "no-preference", reducedMotion: "reduce" },
  { colorScheme: "light", contrast: "more", reducedMotion: "reduce" },
  { colorScheme: "dark", contrast: "more", reducedMotion: "reduce" },
];

for (const [language, name] of [["", "Dutch, in every colour"], ["/-nl-plain", "plain Dutch, in high contrast"], ["/-en", "English, in the dark"]]) {
  test(`axe finds nothing on any page in ${name}`, async () => {
    const wrong = [];
    for (const { who, path } of places) {
      const look = language === "" ? colours[0] : language === "/-en" ? colours[1] : colours[2];
      await who.page.emulateMedia(look);
      await who.page.goto(language + path);
      await who.page.setViewportSize({ width: 360, height: 800 });
      await letGo(who.page);
      const found = await violations(who.page);
      for (const other of language === "" ? colours.slice(1) : []) {
        await who.page.emulateMedia(other);
        found.push(...(await violations(who.page, ["color-contrast"])).map((one) => `${one} (${other.colorScheme}, ${other.contrast})`));
      }
      if (found.length) wrong.push(`${language}${path}: ${found.join("; ")}`);
    }
    for (const { who } of places) await who.page.emulateMedia({ colorScheme: null, contrast: null, reducedMotion: null });
    assert.deepEqual(wrong, []);
  });
}

test("axe finds nothing in the second organisation's theme", async () => {
  const { context, page } = await visitor(browser);
  const wrong = [];
  for (const path of ["/", "/f", "/w", "/nu", "/veilig", "/in"]) {
    await page.goto(haven + path);
    await page.setViewportSize({ width: 360, height: 800 });
    await letGo(page);
    for (const look of colours) {
      await page.emulateMedia(look);
      const found = await violations(page, look === colours[0] ? undefined : ["color-contrast"]);
      if (found.length) wrong.push(`${path} ${look.colorScheme}, ${look.contrast}: ${found.join("; ")}`);
    }
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("nothing has to be scrolled sideways at 320 pixels, nor with letters twice as large", async () => {
  const wrong = [];
  for (const { who, path } of places) {
    for (const letters of [16, 32]) {
      await who.page.setViewportSize({ width: letters === 16 ? 320 : 640, height: 700 });
      await who.page.goto(path);
      // What a browser does whose owner chose larger letters.
      if (letters === 32) await who.page.evaluate(() => { document.documentElement.style.setProperty("font-size", "200%"); });
      const wide = await who.page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= room) return null;
        const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > room + 1 && !one.closest("svg"));
        return `${document.documentElement.scrollWidth} > ${room}: ${out.slice(0, 3).map((one) => one.tagName + "." + one.className).join(", ")}`;
      });
      if (wide) wrong.push(`${path} at ${letters}: ${wide}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("every page is valid HTML", async () => {
  const folder = mkdtempSync(join(tmpdir(), "luwte-pages-"));
  const names = new Map();
  for (const [at, { who, path }] of places.entries()) {
    for (const language of ["", "/-en"]) {
      // What the server sent, not what the browser made of it.
      const answer = await who.context.request.get(language + path);
      const name = `${String(at).padStart(3, "0")}${language.slice(1)}.html`;
      names.set(name, language + path);
      writeFileSync(join(folder, name), await answer.text());
    }
  }
  const checked = spawnSync("java", ["-jar", String(vnu.default ?? vnu), "--format", "json", "--skip-non-html", ...readdirSync(folder).map((name) => join(folder, name))],
    { encoding: "utf8", maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  const { messages } = JSON.parse(checked.stderr || checked.stdout);
  // No fault: a browser without inputmode shows its ordinary keys; a message that somebody wrote has no heading.
  const fine = /inputmode|Article lacks heading/;
  const said = messages.filter((one) => (one.type === "error" || one.subType === "warning") && !fine.test(one.message))
    .map((one) => `${names.get(one.url.split("/").pop())}: ${one.message} ${one.extract ?? ""}`);
  assert.deepEqual([...new Set(said)], []);
});

test("a first visit weighs at most 60 kB in at most 4 requests, what follows at most 15 kB", async () => {
  const wrong = [];
  const heaviest = places.filter((one) => one.who !== team && /^\/($|f$|f\/|t\/\w+$|t\/new|w|nu$|veilig|in|m$|m\/veilig)/.test(one.path));
  assert.ok(heaviest.length > 10);
  for (const { who, path } of heaviest) {
    // With the person's session, and nothing kept.
    const first = await visitor(browser, { storageState: await who.context.storageState() });
    const weigh = async (address) => {
      const client = await first.context.newCDPSession(first.page);
      await client.send("Network.enable");
      let bytes = 0, requests = 0;
      client.on("Network.loadingFinished", (one) => { bytes += one.encodedDataLength; });
      client.on("Network.requestWillBeSent", () => { requests++; });
      client.on("Network.requestServedFromCache", () => { requests--; });
      await first.page.goto(address, { waitUntil: "load" });
      await client.detach();
      return { bytes, requests };
    };
    const begin = await weigh(path);
    if (begin.bytes > 60_000 || begin.requests > 4) wrong.push(`${path}: ${begin.bytes} bytes in ${begin.requests} requests`);
    if (path === "/" || path.startsWith("/t/")) {
      const then = await weigh("/nu");
      if (then.bytes > 15_000) wrong.push(`/nu after ${path}: ${then.bytes} bytes`);
      const again = await weigh("/f?d=a");
      if (again.bytes > 15_000) wrong.push(`/f after ${path}: ${again.bytes} bytes`);
    }
    await first.context.close();
  }
  assert.deepEqual(wrong, []);
});

test("no page did what pages may not do", () => {
  for (const who of [member, held, team, places.reader]) assert.deepEqual(who.wrong, []);
});
