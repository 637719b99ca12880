// The rules that are shipped, in the organisation that has them on.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { haven, launch, takeCode, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());
const options = { baseURL: haven };
const forum = "Aan de kade";

test("a telephone number is asked about before it is placed", async () => {
  const { context, page, wrong } = await visitor(browser, options);
  const text = "Je kunt me bellen op 06-12345678, dat vind ik fijn.";
  await write(page, { forum, title: "Bellen", text });
  await page.getByRole("heading", { name: "Even checken" }).waitFor();
  assert.equal(await page.locator("#text").inputValue(), text);
  assert.match(await page.locator("main mark").first().textContent(), /06/);
  await page.locator("#text").fill("Ik praat er graag over.");
  await page.locator("main form button.button:not(.quiet):not([name])").click();
  await page.waitForURL(/\/m\/code/);
  await takeCode(page);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("violence at this moment calls somebody, and shows what to call", async () => {
  const { context, page, wrong } = await visitor(browser, options);
  await write(page, { forum, title: "Help", text: "Hij staat nu voor de deur met een mes en slaat alles kapot. Ik ben zo bang." });
  await page.getByRole("heading", { name: "Wat je schrijft klinkt gevaarlijk" }).waitFor();
  assert.ok(await page.locator("main a.number[href='tel:112']").count() > 0);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("an ordinary message is placed at once", async () => {
  const { context, page } = await visitor(browser, options);
  await write(page, { forum, title: "Wandelen", text: "Ik slaap slecht, maar vandaag heb ik gewandeld langs het water." });
  await page.waitForURL(/\/m\/code/);
  const topic = new URL(page.url()).searchParams.get("t");
  const reader = await visitor(browser, options);
  assert.equal((await reader.page.goto(`/t/${topic}`)).status(), 200);
  for (const one of [context, reader.context]) await one.close();
});
