// What somebody with a code can do: write with care, lock, take everything along, erase everything.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { firstPost, launch, letTimePass, newName, newPerson, place, tabTo, takeCode, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`even checken asks, and leaves the text untouched, ${how}`, async () => {
    const { context, page, wrong } = await visitor(browser, options);
    const text = "Een *zandloper*,\n\n  met <b>\"tekens\"</b> & <script>niets</script>\n\nen een slot.";
    await write(page, { title: "Vraag & antwoord", text });
    await page.getByRole("heading", { name: "Even checken" }).waitFor();
    assert.equal(await page.locator("#text").inputValue(), text);
    assert.equal(await page.locator("#title").inputValue(), "Vraag & antwoord");
    assert.equal(await page.locator("main mark").first().textContent(), "zandloper");
    await page.getByRole("button", { name: "Toch plaatsen" }).click();
    await page.waitForURL(/\/m\/code/);
    const topic = new URL(page.url()).searchParams.get("t");
    await page.goto(`/b/${firstPost(topic)}/edit`);
    assert.equal(await page.locator("#text").inputValue(), text);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`a held message is seen by its author alone, ${how}`, async () => {
    const author = await newPerson(browser, options, { title: "In de wachtkamer", text: "Ik zit in een wachtkamer." });
    await author.page.goto(`/t/${author.topic}`);
    await author.page.getByText("Alleen jij ziet het nu").waitFor();
    const other = await newPerson(browser, options);
    assert.equal((await other.page.goto(`/t/${author.topic}`)).status(), 404);
    const reader = await visitor(browser, options);
    assert.equal((await reader.page.goto(`/t/${author.topic}`)).status(), 404);
    await reader.page.goto("/f?d=a");
    await reader.page.getByRole("link", { name: "Aankomen", exact: true }).click();
    await reader.page.waitForURL(/\/f\/\w{12}/);
    assert.equal(await reader.page.getByText("In de wachtkamer", { exact: true }).count(), 0);
    await reader.page.goto("/z");
    await reader.page.locator("#q").fill("wachtkamer");
    await reader.page.locator("main form.search button").click();
    await reader.page.locator("main .list, main .empty").first().waitFor();
    assert.equal(await reader.page.locator(`a[href*="${author.topic}"]`).count(), 0);
    for (const one of [author, other, reader]) { assert.deepEqual(one.wrong, []); await one.context.close(); }
  });

  test(`danger shows at once what to call, ${how}`, async () => {
    const { context, page, wrong } = await visitor(browser, options);
    await write(page, { title: "Nu", text: "Het is springtij bij mij thuis." });
    await page.getByRole("heading", { name: "Wat je schrijft klinkt gevaarlijk" }).waitFor();
    assert.match(await page.getByRole("alert").innerText(), /Bel 112/);
    assert.ok(await page.locator("main a.number").count() >= 2, "there are lines to call");
    await page.locator("main .buttons a.button").last().click();
    await page.waitForURL(/\/m\/code/);
    await takeCode(page);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`it locks after the time that the person chose, and a PIN opens it, ${how}`, async () => {
    const name = newName();
    const { context, page, wrong } = await newPerson(browser, options, { name });
    await page.goto("/m/veilig");
    await page.locator("#idle").selectOption("5");
    await page.getByRole("button", { name: "Bewaar dit" }).click();
    await page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
    await page.goto("/m/veilig");
    assert.equal(await page.locator("#idle").inputValue(), "5");
    await page.locator("#pin").fill("4711");
    await page.getByRole("button", { name: "Stel de pincode in" }).click();
    await page.getByRole("button", { name: "Haal de pincode weg" }).waitFor();
    letTimePass(name, 4);
    await page.goto("/m/veilig");
    assert.equal(new URL(page.url()).pathname, "/m/veilig");
    letTimePass(name, 6);
    await page.goto("/m/veilig");
    assert.equal(new URL(page.url()).pathname, "/in/lock");
    assert.equal(await page.getByText(name).count(), 0);
    await page.locator("#pin").fill("0000");
    await page.getByRole("button", { name: "Open" }).first().click();
    await page.getByRole("alert").waitFor();
    await page.locator("#pin").fill("4711");
    await page.getByRole("button", { name: "Open" }).first().click();
    await page.waitForURL(/\/m\/veilig$/);
    // Three wrong ones end the visit.
    await page.getByRole("button", { name: "Zet nu op slot" }).click();
    await page.waitForURL(/\/in\/lock/);
    for (const pin of ["0001", "0002", "0003"]) {
      await page.locator("#pin").fill(pin);
      await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), page.getByRole("button", { name: "Open" }).first().click()]);
      // With JavaScript the new page comes into the place of the old one a moment after the answer.
      if (javaScriptEnabled) await page.waitForFunction(() => !document.querySelector("#pin")?.value);
    }
    await page.getByRole("heading", { name: "Terugkomen" }).waitFor();
    await page.goto("/m");
    assert.equal(new URL(page.url()).pathname, "/in");
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`two tabs that change the same message lose nothing, ${how}`, async () => {
    const { context, page, topic, wrong } = await newPerson(browser, options);
    const second = await context.newPage();
    const edit = `/b/${firstPost(topic)}/edit`;
    await page.goto(edit);
    await second.goto(edit);
    await page.locator("#text").fill("Uit het eerste tabblad.");
    await page.getByRole("button", { name: "Bewaar", exact: true }).click();
    await page.waitForURL(/\/t\//);
    await second.locator("#text").fill("Uit het tweede tabblad.");
    await second.getByRole("button", { name: "Bewaar", exact: true }).click();
    await second.getByRole("heading", { name: "Dit bericht is in een ander tabblad aangepast" }).waitFor();
    assert.equal(await second.locator("textarea[readonly]").inputValue(), "Uit het eerste tabblad.");
    assert.equal(await second.locator("#text").inputValue(), "Uit het tweede tabblad.");
    await second.getByRole("button", { name: "Bewaar", exact: true }).click();
    await second.waitForURL(/\/t\//);
    await second.getByText("Uit het tweede tabblad.").waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`everything can be taken along, and erased, ${how}`, async () => {
    const title = `Weg ermee ${how}`;
    const { context, page, topic, code, wrong } = await newPerson(browser, options, { title, text: "Dit blijft niet." });
    await page.goto("/m/mee");
    for (const link of ["Om te lezen", "Voor een computer (JSON)"]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).first().click()]);
      const pieces = [];
      for await (const piece of await download.createReadStream()) pieces.push(piece);
      const text = Buffer.concat(pieces).toString();
      assert.ok(text.includes("Dit blijft niet.") && text.includes(title), link);
      if (link.includes("JSON")) JSON.parse(text);
      assert.doesNotMatch(download.suggestedFilename(), /luwte|weg|geweld/i);
    }
    await page.goto("/m/weg");
    await page.getByRole("button", { name: "Wis nu alles" }).click();
    await page.getByRole("heading", { name: "Alles is gewist" }).waitFor();
    assert.deepEqual(await context.cookies(), []);
    assert.equal((await page.goto(`/t/${topic}`)).status(), 404);
    await page.goto("/in");
    await page.locator("#code").fill(code);
    await page.getByRole("button", { name: "Naar binnen" }).click();
    await page.getByRole("alert").waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("one's own code is not published, and the text comes back", async () => {
  const { context, page, topic, code } = await newPerson(browser);
  await page.goto(`/t/${topic}/reply`);
  await page.locator("#text").fill(`Mijn woorden zijn ${code}.`);
  await place(page);
  await page.locator("#text[aria-invalid=true]").waitFor();
  assert.equal(await page.locator("#text").inputValue(), `Mijn woorden zijn ${code}.`);
  await page.goto(`/t/${topic}`);
  assert.equal(await page.locator(".post").count(), 1);
  await context.close();
});

test("writing goes with the keyboard alone", async () => {
  const { context, page, wrong } = await visitor(browser);
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip", "the first step leads past the frame");
  await tabTo(page, ".doors a[href$='d=a']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/f\?d=a/);
  await tabTo(page, "main .topic h2 a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/f\/\w{12}/);
  await tabTo(page, "a.write");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/t\/new/);
  await tabTo(page, "#title");
  await page.keyboard.type("Zonder muis");
  await tabTo(page, "#text");
  await page.keyboard.type("Dit schreef ik met het toetsenbord.");
  await tabTo(page, "main form summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "input[name=warning]");
  await page.keyboard.press("Space");
  await tabTo(page, "main form button.button:not(.quiet)");
  const [outline, width] = await page.evaluate(() => { const style = getComputedStyle(document.activeElement); return [style.outlineStyle, parseFloat(style.outlineWidth)]; });
  assert.ok(outline !== "none" && width >= 2, "what has the focus is seen");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/m\/code/);
  await tabTo(page, "main button[value=show]");
  await page.keyboard.press("Enter");
  await page.locator("#code").waitFor();
  assert.deepEqual(wrong, []);
  await context.close();
});
