// The life of a rule: a moderator writes it, tries it on history, a second one puts it in force, it acts, and is rolled back.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { firstPost, inRoom, launch, newPerson, sql, decodeId } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const source = (name, word) => `return rule {
  id = "${name}",
  about = { nl = "Zoekt ${word}" },
  patterns = { seen = { "${word}" } },
  verdict = hold { reason = "kijken", category = "spam" },
  reasons = { kijken = { nl = "Iemand van het team leest dit eerst." } },
  examples = { { "Hier staat ${word}.", hold = true }, { "Niets bijzonders.", hold = false } },
}
`;

/** Posts until what judges is what it should be: every process compiles anew in the background. */
async function becomes(options, word, state) {
  for (let attempt = 0; attempt < 20; ++attempt) {
    const author = await newPerson(browser, options, { title: "Een vraag", text: `Poging ${attempt}: ${word}.` });
    const is = sql(`select state from post where id = ${decodeId(firstPost(author.topic))}`);
    await author.context.close();
    if (is === state) return;
  }
  assert.fail(`no message with ${word} became ${state}`);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`a rule is written, tried on history, published by a second person, acts, and is rolled back, ${how}`, async () => {
    const word = javaScriptEnabled ? "zeppelinvlucht" : "kwartelkoning";
    const name = `geen-${word}`;
    const author = await newPerson(browser, options, { title: "Vroeger", text: `Ooit een ${word} gezien.` });
    const one = await inRoom(browser, "moderator", options);
    const other = await inRoom(browser, "moderator", options);

    // Written.
    const { page } = one;
    await page.goto("/room/regels/nieuw");
    const token = await page.locator("#rule-form input[name=token]").inputValue();
    const sent = await page.request.post("/room/regels/nieuw", {
      form: { token, source: source(name, word), reason: "Om te proberen." }, headers: { "sec-fetch-site": "same-origin", origin: new URL(page.url()).origin }, maxRedirects: 0 });
    assert.equal(sent.status(), 303);
    const version = sent.headers().location;
    await page.goto(version);
    await page.getByText("De regel laadt").waitFor();
    assert.equal(await page.locator("button[value=proposed]").count(), 0, "what was not tried cannot be proposed");

    // Tried on what was written before.
    await page.locator("form[action$='/proef'] button").click();
    await page.waitForURL(/\/room\/proef\//);
    for (let look = 0; look < 40 && await page.locator("progress").count() > 0; ++look) await page.reload();
    await page.getByText("Wat er zou veranderen").waitFor();
    await page.locator("a[href*='/b/1']").click();
    assert.ok((await page.locator(".rule-message").innerText()).includes(word), "what would change can be read");

    // Proposed by its writer, put in force by somebody else.
    await page.goto(version);
    await page.locator("button[value=proposed]").click();
    await page.getByText("Een collega laat deze versie ingaan").waitFor();
    assert.equal(await page.locator("button[value=published]").count(), 0);
    await other.page.goto(version);
    await other.page.locator("button[value=published]").click();
    await other.page.locator(".chip.in-force").first().waitFor();
    await becomes(options, word, "held");

    // Withdrawn with a reason, and gone back to in one action.
    await page.goto(version);
    await page.locator("#step-reason").fill("Houdt te veel vast.");
    await page.locator("button[value=withdrawn]").click();
    await page.locator("#back-reason").waitFor();
    await becomes(options, word, "published");
    await page.locator("#back-reason").fill("Toch nodig.");
    await page.locator("form[action$='/terug'] button").click();
    await page.locator(".chip.in-force").first().waitFor();
    await becomes(options, word, "held");
    await page.locator("#step-reason").fill("Klaar met proberen.");
    await page.locator("button[value=withdrawn]").click();
    await page.locator("#back-reason").waitFor();

    await page.goto("/room/regels");
    await page.getByRole("link", { name }).waitFor();
    for (const somebody of [one, other, author]) { assert.deepEqual(somebody.wrong, []); await somebody.context.close(); }
  });
}

test("rules are for moderators alone", async () => {
  for (const roles of ["duty", "duty,administrator,custodian", "duty,editor"]) {
    const { context, page } = await inRoom(browser, roles);
    for (const path of ["/room/regels", "/room/regels/nieuw", "/room/proef/000000000000"])
      assert.equal((await page.goto(path)).status(), 404, `${roles} at ${path}`);
    await context.close();
  }
});
