// What a newcomer does: read without a trace, look for help, write, keep the code, leave, come back. With JavaScript
// and without.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { cookies, exitAddress, launch, newPerson, origin, place, sql, takeCode, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a reader reads, searches and finds help without a cookie, ${how}`, async () => {
    const { context, page, wrong } = await visitor(browser, { javaScriptEnabled });
    await page.goto("/");
    await page.locator(".doors a").first().click();
    await page.waitForURL(/\/f\?d=a/);
    await page.getByRole("link", { name: "Aankomen", exact: true }).click();
    await page.waitForURL(/\/f\/[a-z0-9]{12}$/);
    const topic = page.locator(".topic h2 a").first();
    const title = (await topic.textContent()).trim();
    await topic.click();
    await page.waitForURL(/\/t\//);
    assert.equal((await page.locator("h1").textContent()).trim(), title);
    await page.goto("/z");
    await page.locator("#q").fill(title);
    await page.locator("main form.search button").click();
    await page.locator(".topic h2 a", { hasText: title }).first().waitFor();
    assert.doesNotMatch(page.url(), /\?.*q=/, "what was searched does not stand in the address");
    await page.locator("nav.bottom").getByRole("link", { name: "Nu hulp" }).click();
    await page.waitForURL(/\/nu$/);
    assert.match(await page.locator("main a.number").first().getAttribute("href"), /^tel:\+?[0-9]+$/);
    await page.goto("/w?o=1");
    await page.locator(".service h2 a").first().click();
    await page.locator("h1").waitFor();
    await page.goto("/veilig");
    assert.deepEqual(await cookies(context), []);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`a newcomer writes, keeps the code, gets an answer, leaves and comes back, ${how}`, async () => {
    const { context, page, wrong } = await visitor(browser, { javaScriptEnabled });
    const title = `Vanavond ${how}`;
    const suggested = { title, text: "Ik weet niet goed waar ik moet beginnen." };
    await write(page, suggested);
    await page.waitForURL(/\/m\/code/);
    const topic = new URL(page.url()).searchParams.get("t");
    const code = await takeCode(page);
    await page.goto("/m/code");
    assert.equal(await page.locator("#code").count(), 0, "the code is shown once");
    const [cookie, ...others] = await cookies(context);
    assert.deepEqual(others, []);
    assert.deepEqual([cookie.name.slice(0, 7), cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.expires, cookie.path],
      ["__Host-", true, true, "Strict", -1, "/"]);

    // Somebody else, who took a name of their own, answers.
    const other = await visitor(browser, { javaScriptEnabled });
    const name = `Zandplaat ${javaScriptEnabled ? "Een" : "Twee"}`;
    await other.page.goto(`/t/${topic}/reply`);
    await other.page.locator("#name").fill(name);
    await other.page.locator("#text").fill("Fijn dat je er bent. Neem de tijd.");
    await place(other.page);
    await other.page.waitForURL(/\/m\/code/);
    await page.goto(`/t/${topic}`);
    await page.getByText("Neem de tijd.").waitFor();
    assert.equal(await page.locator(".post .name", { hasText: name }).count(), 1);

    if (javaScriptEnabled) {
      for (let press = 0; press < 3; press++) await page.keyboard.press("Escape");
    } else {
      await page.locator("a.exit").click();
    }
    await page.waitForURL(exitAddress);
    await page.goto("/in");
    // Forgiving: capitals, commas and spaces do not matter.
    await page.locator("#code").fill("  " + code.toUpperCase().replaceAll(" ", " ,  ") + " ");
    await page.getByRole("button", { name: "Naar binnen" }).click();
    await page.waitForURL(/\/m$/);
    await page.getByText(title).first().waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
    await other.context.close();
  });
}
