// The moderators' room: what waits and who is in danger arrives by itself or by reloading; taking, deciding, closing.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { addStaff, alarmOf, closeAlarms, firstPost, inRoom, launch, newPerson, reviewOf, totp, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Waits until the page has it: by itself, or by being loaded again where no script runs. */
async function arrives(page, selector, javaScriptEnabled) {
  if (javaScriptEnabled) return page.locator(selector).waitFor();
  assert.ok(await page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() > 0, "the page loads itself anew");
  await page.reload();
  return page.locator(selector).waitFor({ timeout: 2000 });
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`a held message arrives, is decided with a reason, and its author reads it, ${how}`, async () => {
    const moderator = await inRoom(browser, "moderator", options);
    const { page } = moderator;
    await page.goto("/room");
    if (javaScriptEnabled) await page.evaluate(() => { window.notReloaded = true; });
    const text = `Een wachtkamer vol <b>woorden</b>, ${how}.`;
    const author = await newPerson(browser, options, { title: "Wacht even", text });
    const post = firstPost(author.topic);
    const item = reviewOf(post);
    await arrives(page, `#i-${item}`, javaScriptEnabled);
    if (javaScriptEnabled) assert.ok(await page.evaluate(() => window.notReloaded), "the page was not loaded again");
    await page.locator(`#i-${item} form button`).click();
    await page.waitForURL(`**/room/r/${item}`);
    assert.ok((await page.locator("article.item p.text").innerText()).includes(text), "the message stands there as it was written");
    assert.ok(await page.locator("article.item mark", { hasText: "wachtkamer" }).count() > 0, "the word that holds it is marked");

    // A colleague cannot read it meanwhile.
    const colleague = await inRoom(browser, "moderator", options);
    await colleague.page.goto(`/room/r/${item}`);
    assert.equal(await colleague.page.getByText(text).count(), 0);

    await page.locator("#reason-remove").selectOption("");
    await page.locator("button[value=remove]").click();
    await page.getByRole("alert").filter({ hasText: /reden/i }).first().waitFor();
    await page.locator("#reason-ask").selectOption("tone");
    await page.locator("#own-words").fill("Kun je het zachter zeggen?");
    await page.locator("button[value=ask]").click();
    await page.waitForURL((address) => !address.pathname.includes(item));
    await author.page.goto(`/t/${author.topic}`);
    await author.page.getByText("Kun je het zachter zeggen?").waitFor();
    await author.page.getByText("Het team vraagt je iets aan te passen").first().waitFor();
    for (const one of [moderator, colleague, author]) { assert.deepEqual(one.wrong, []); await one.context.close(); }
  });

  test(`publishing shows it to everybody, ${how}`, async () => {
    const { context, page, wrong } = await inRoom(browser, "moderator", options);
    const author = await newPerson(browser, options, { title: "Daarna wel", text: "In de wachtkamer." });
    const item = reviewOf(firstPost(author.topic));
    await page.goto(`/room/r/${item}`);
    await page.locator("form[action$='/neem'] button").last().click();
    await page.locator("button[value=publish]").click();
    await page.waitForURL((address) => !address.pathname.includes(item));
    const reader = await visitor(browser, options);
    assert.equal((await reader.page.goto(`/t/${author.topic}`)).status(), 200);
    await author.page.goto("/m");
    await author.page.getByText("Daarna wel").first().waitFor();
    assert.deepEqual(wrong, []);
    for (const one of [context, author.context, reader.context]) await one.close();
  });

  test(`an alarm arrives on every page of the room, is taken, handed over and closed, ${how}`, async () => {
    const first = await inRoom(browser, "moderator,duty", options);
    const second = await inRoom(browser, "duty", options);
    await onDuty(second.page);
    closeAlarms();
    await first.page.goto(javaScriptEnabled ? "/room/rooster" : "/room/a");
    const author = await visitor(browser, options);
    await write(author.page, { title: "Thuis", text: `Het is springtij, ${how}.` });
    await author.page.getByRole("heading", { name: "Wat je schrijft klinkt gevaarlijk" }).waitFor();
    const post = await ownPost(author.page);
    const alarm = alarmOf(post);
    await arrives(first.page, `.alarm a[href$='/room/a/${alarm}']`, javaScriptEnabled);
    await first.page.goto(`/room/a/${alarm}`);
    await first.page.locator(`article form[action$='${alarm}/neem'] button`).click();
    await first.page.locator("#note").fill("Gebeld met de achterwacht.");
    await first.page.locator("button[value=note]").click();
    await first.page.locator("aside li p", { hasText: "Gebeld met de achterwacht." }).waitFor();
    await first.page.locator("#note").fill("Ik moet weg; er is nog geen antwoord.");
    await first.page.locator("#to").selectOption({ label: second.staff.name });
    await first.page.locator("button[value=over]").click();
    await first.page.locator("aside li p", { hasText: "er is nog geen antwoord" }).waitFor();
    await second.page.goto(`/room/a/${alarm}`);
    const take = second.page.locator(`article form[action$='${alarm}/neem'] button`);
    await take.click();
    await second.page.locator("#note").fill("De persoon is veilig.");
    await second.page.locator("#outcome").selectOption({ index: 1 });
    await second.page.locator("button[value=close]").click();
    await second.page.waitForURL(/\/room\/a$/);
    await second.page.goto(`/room/a/${alarm}`);
    await second.page.locator("aside li p", { hasText: "De persoon is veilig." }).waitFor();
    await first.page.goto("/room/a");
    assert.equal(await first.page.locator(`.alarm a[href$='/room/a/${alarm}']`).count(), 0);
    for (const one of [first, second, author]) { assert.deepEqual(one.wrong, []); await one.context.close(); }
  });
}

/** The id of the message that somebody who just wrote in danger is led on to. */
async function ownPost(page) {
  const on = await page.locator("main .buttons a.button").last().getAttribute("href");
  return firstPost(new URL(on, page.url()).searchParams.get("t"));
}

/** Puts whoever looks at the page on the roster for the coming hours. */
async function onDuty(page) {
  await page.goto("/room/rooster");
  const local = (moment) => new Date(moment).toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" }).slice(0, 16).replace(" ", "T");
  await page.locator("#from").fill(local(Date.now() - 3600_000));
  await page.locator("#to").fill(local(Date.now() + 6 * 3600_000));
  await page.locator("form[action$='/room/rooster'] button").click();
  await page.locator(".week form[action$='/rooster/weg']").first().waitFor();
}

test("the three main choices have keys", async () => {
  const { context, page } = await inRoom(browser, "moderator");
  const author = await newPerson(browser, {}, { title: "Met een toets", text: "In de wachtkamer met toetsen." });
  const item = reviewOf(firstPost(author.topic));
  await page.goto(`/room/r/${item}`);
  await page.keyboard.press("1");
  await page.locator("button[value=publish]").waitFor();
  await page.keyboard.press("1");
  await page.waitForURL((address) => !address.pathname.includes(item));
  const reader = await visitor(browser);
  assert.equal((await reader.page.goto(`/t/${author.topic}`)).status(), 200);
  for (const one of [context, author.context, reader.context]) await one.close();
});

test("the room is closed to readers, people and a code without its six digits; digits serve once", async () => {
  const reader = await visitor(browser);
  for (const path of ["/room", "/room/a", "/room/rooster", "/room/audit"]) {
    await reader.page.goto(path);
    assert.equal(new URL(reader.page.url()).pathname, "/room/in");
  }
  const person = await newPerson(browser);
  for (const path of ["/room", "/room/a", "/room/stroom"]) assert.equal((await person.page.goto(path)).status(), 404);
  const staff = addStaff("moderator");
  const digits = totp(staff.totp_secret);
  const tryIn = async (code, six) => {
    const one = await visitor(browser);
    await one.page.goto("/room/in");
    await one.page.locator("#code").fill(code);
    await one.page.locator("#totp").fill(six);
    await one.page.getByRole("button", { name: "Naar binnen" }).click();
    await one.page.locator("[role=alert], #room-top").first().waitFor({ state: "attached" });
    const inside = new URL(one.page.url()).pathname !== "/room/in";
    await one.context.close();
    return inside;
  };
  assert.equal(await tryIn(staff.code, "000000" === digits ? "000001" : "000000"), false);
  assert.equal(await tryIn(person.code, digits), false);
  assert.equal(await tryIn(staff.code, digits), true);
  assert.equal(await tryIn(staff.code, digits), false, "digits that were used once");
  await reader.context.close();
  await person.context.close();
});
