// Leaving without a trace (safety.md S1-S4): the history, the way back, what stays on the device.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { exitAddress, haven, launch, newPerson, origin, visitor } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What the browser keeps of our site, beside cookies. */
const kept = (page) => page.evaluate(async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  files: await navigator.storage.getDirectory().then(async (root) => { let n = 0; for await (const one of root.keys()) n++; return n; }),
}));
const nothing = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, files: 0 };

async function pressEscape(page, times = 3) {
  for (let press = 0; press < times; press++) await page.keyboard.press("Escape");
}

test("with JavaScript, moving about keeps one entry in the history", async () => {
  const { context, page, wrong } = await newPerson(browser);
  await page.goto("/");
  const before = await page.evaluate(() => history.length);
  for (const [link, address] of [[".doors a", /\/f\?d=a/], [".topic h2 a", /\/f\/\w{12}/], [".topic h2 a", /\/t\//], ["nav.bottom a[href$='/w']", /\/w$/], [".way-back, a.home", /./]]) {
    await page.locator(link).first().click();
    await page.waitForURL(address);
    await page.waitForLoadState();
    assert.equal(await page.evaluate(() => history.length), before, `no entry after ${link}`);
  }
  await page.goto(`/t/new?f=${(await context.request.get("/f?d=a").then((answer) => answer.text())).match(/\/f\/(\w{12})/)[1]}`);
  const entries = await page.evaluate(() => history.length);
  await page.locator("#text").fill("Nog niet klaar.");
  await page.getByRole("button", { name: "Bekijk eerst" }).click();
  await page.locator("section.card .text", { hasText: "Nog niet klaar." }).waitFor();
  assert.equal(await page.evaluate(() => history.length), entries, "a form makes no entry");
  assert.deepEqual(await kept(page), nothing);
  const leaving = page.waitForResponse((answer) => answer.url().endsWith("/weg"));
  await pressEscape(page);
  await page.waitForURL(exitAddress);
  const headers = await (await leaving).allHeaders();
  assert.match(headers["clear-site-data"], /"cache"/);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("with JavaScript, one visit from an empty tab leaves nothing that Back can reach", async () => {
  const { context, page } = await visitor(browser);
  await page.goto("/");
  await page.locator(".doors a").first().click();
  await page.waitForURL(/\/f\?d=a/);
  await page.locator(".topic h2 a").first().click();
  await page.waitForURL(/\/f\/\w{12}/);
  await page.locator("main").waitFor();
  await pressEscape(page);
  await page.waitForURL(exitAddress);
  await page.goBack({ timeout: 3000 }).catch(() => {});
  assert.doesNotMatch(page.url(), /localhost/);
  await context.close();
});

test("the exit leads to the organisation's own neutral page, also by the button and on every page", async () => {
  const { context, page } = await visitor(browser);
  for (const path of ["/", "/f", "/z", "/w", "/nu", "/veilig", "/in", "/nergens"]) {
    await page.goto(path);
    const box = await page.locator("a.exit").boundingBox();
    assert.ok(box.y >= 0 && box.y < 60 && box.width >= 44 && box.height >= 44, `the exit stands at the top of ${path}`);
  }
  await page.locator("a.exit").click();
  await page.waitForURL(exitAddress);
  await page.goto(haven + "/");
  await page.locator("a.exit").click();
  await page.waitForURL("https://www.ns.nl/");
  await context.close();
});

test("two presses, or three slow ones in a held key, do not leave", async () => {
  const { context, page } = await visitor(browser);
  await page.goto("/veilig");
  await pressEscape(page, 2);
  await page.keyboard.press("Tab");
  assert.equal(new URL(page.url()).pathname, "/veilig");
  await context.close();
});

test("without JavaScript, titles and addresses tell nothing, and Back shows a neutral page to whoever was signed in", async () => {
  const title = "Hij slaat mij elke nacht";
  const { context, page } = await newPerson(browser, { javaScriptEnabled: false }, { title, text: "Geweld, en de politie." });
  const seen = [];
  for (const path of ["/", "/f?d=a", "/m", "/m/veilig", "/w", "/nu", "/z", "/m/mee"]) {
    await page.goto(path);
    seen.push([await page.title(), page.url()]);
  }
  await page.goto("/m");
  await page.getByRole("link", { name: title }).click();
  await page.waitForURL(/\/t\//);
  seen.push([await page.title(), page.url()]);
  for (const [shown, address] of seen) {
    assert.doesNotMatch(shown, /geweld|slaa|slacht|misbruik|huiselijk|politie|hulp|nacht/i, `the title of ${address}`);
    assert.match(address.slice(origin.length), /^\/[a-z0-9/]*(\?[a-z]=[a-z0-9]+(&[a-z]=[a-z0-9]*)*)?(#p-[a-z0-9]+)?$/, "the address");
  }
  await page.locator("a.exit").click();
  await page.waitForURL(exitAddress);
  await page.goBack();
  assert.equal(new URL(page.url()).origin, origin);
  assert.equal((await page.locator("body").innerText()).replace(/\s+/g, " ").trim(), "Pagina Verder");
  assert.equal(await page.getByText(title).count(), 0);
  assert.equal((await context.request.get("/m")).url(), origin + "/m", "not even led to the place to come back");
  await page.getByRole("link", { name: "Verder" }).click();
  await page.locator("main h1").first().waitFor();
  await context.close();
});

test("after leaving nothing is kept, and the session is of no use to whoever copied its cookie", async () => {
  const { context, page } = await newPerson(browser);
  const [before] = await context.cookies();
  await page.goto("/m");
  assert.deepEqual(await kept(page), nothing);
  await page.locator("a.exit").click();
  await page.waitForURL(exitAddress);
  await page.goto("/veilig");
  assert.deepEqual(await kept(page), nothing);
  assert.ok((await context.cookies()).every((cookie) => cookie.value !== before.value && cookie.expires === -1));
  await context.clearCookies();
  await context.addCookies([before]);
  await page.goto("/m");
  assert.equal(new URL(page.url()).pathname, "/in");
  await context.close();
});
