// Somebody objects to a decision: a colleague who did not take it hears them, and what was taken away is there again.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import axe from "axe-core";
import { firstPost, inRoom, launch, newPerson, reviewOf, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Nothing that keeps somebody out, on this page. In a window as high as the page: no bar covers a target. */
async function isAccessible(page) {
  const seen = page.viewportSize();
  await page.setViewportSize({ width: seen.width, height: 4000 });
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`), []);
  await page.setViewportSize(seen);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`an objection is heard by another, and the message is there again, ${how}`, async () => {
    const author = await newPerson(browser, options, { title: "Bezwaar", text: `In de wachtkamer, ${how}.` });
    const first = await inRoom(browser, "moderator", options);
    const second = await inRoom(browser, "moderator", options);
    const item = reviewOf(firstPost(author.topic));
    await first.page.goto(`/room/r/${item}`);
    await first.page.locator("form[action$='/neem'] button").last().click();
    await first.page.locator("#reason-remove").selectOption("hurts");
    const more = first.page.locator("details.for-author > summary");
    await more.click();
    await first.page.locator("#sanction").selectOption("pause");
    await first.page.locator("#sanction-reason").selectOption("hurts");
    await first.page.locator("#sanction-days").selectOption("3");
    await first.page.locator("button[value=remove]").click();
    await first.page.waitForURL((address) => !address.pathname.includes(item));

    // The person cannot write, reads why, and keeps the text.
    await write(author.page, { title: "Nog iets", text: "Dit wil ik nog zeggen." });
    await author.page.getByRole("heading", { name: "Schrijven kan hier nu niet" }).waitFor();
    assert.equal(await author.page.locator("#text").inputValue(), "Dit wil ik nog zeggen.");
    await author.page.locator("main a[href*='/m/besluiten/']").click();
    await author.page.getByText("schrijfpauze").first().waitFor();
    if (javaScriptEnabled) await isAccessible(author.page);
    const decision = new URL(author.page.url()).pathname;
    await author.page.locator("#text").fill("Zo bedoelde ik het niet.");
    await author.page.getByRole("button", { name: "Verstuur mijn bezwaar" }).click();
    await author.page.getByRole("heading", { name: "Jouw bezwaar" }).waitFor();

    // Who decided cannot hear it; a colleague can.
    await first.page.goto("/room/bezwaar");
    await first.page.locator(".item", { hasText: "Jij besloot eerst" }).first().waitFor();
    await first.page.locator(".item", { hasText: "Jij besloot eerst" }).locator("a[href*='/room/bezwaar/']").first().click();
    await first.page.getByText("Jij besloot eerst").waitFor();
    assert.equal(await first.page.getByText("Zo bedoelde ik het niet").count(), 0);
    const appeal = new URL(first.page.url()).pathname;
    await second.page.goto("/room/bezwaar");
    if (javaScriptEnabled) await isAccessible(second.page);
    await second.page.goto(appeal);
    await second.page.locator("form[action$='/neem'] button").last().click();
    await second.page.getByText("Zo bedoelde ik het niet.").waitFor();
    if (javaScriptEnabled) await isAccessible(second.page);
    await second.page.locator("#own-words").fill("Ik las het opnieuw, en je hebt gelijk.");
    await second.page.locator("#restore").check();
    await second.page.locator("#take-back").check();
    await second.page.locator("button[value=close]").click();
    await second.page.waitForURL(/\/room\/bezwaar$/);

    await author.page.goto(decision);
    await author.page.getByText("Ik las het opnieuw, en je hebt gelijk.").waitFor();
    await author.page.getByText("neemt het besluit terug").waitFor();
    const reader = await visitor(browser, options);
    assert.equal((await reader.page.goto(`/t/${author.topic}`)).status(), 200);
    await reader.page.getByText(`In de wachtkamer, ${how}.`).waitFor();
    await write(author.page, { title: "Weer terug", text: "Nu kan het weer." });
    await author.page.waitForURL(/\/t\//);
    for (const one of [author, first, second, reader]) { assert.deepEqual(one.wrong, []); await one.context.close(); }
  });
}
