// A rule by form: filled in, looked at, kept as a draft, opened again as the same form; with and without JavaScript, by
// keyboard, and found in order by axe. And what a hand-written rule gets told.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import axe from "axe-core";
import { formOf, inRoom, launch, newName, request } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const shots = process.env.LUWTE_SHOTS; // a folder, for people who want to look
const shot = async (page, name) => { if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }); };

async function violations(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: false } } }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(", ")}`);
}

/** Presses a button of the form, and waits for the page that comes back. */
const press = (page, value) => Promise.all([
  page.waitForResponse((answer) => answer.request().method() === "POST"),
  page.locator(`button[name=do][value='${value}']:not([aria-hidden])`).click(),
]).then(() => page.waitForLoadState());

async function fillIn(page, id) {
  await page.locator("#f-about-nl").fill("Iemand die net hier is en \"snel geld\" biedt");
  await page.locator("#f-id").fill(id);
  await page.locator("#f-g0-c0-lines").fill("snel geld\nverdien");
  await page.locator("#f-g0-new").selectOption("account-days");
  await press(page, "add:g0");
  await page.locator("#f-g0-c1-number").fill("5");
  await page.locator("#f-sentence").fill("Hier bieden we niets te koop aan. Iemand van het team kijkt even mee.");
  await page.locator("#f-category").selectOption("spam");
  await page.locator("#f-e0-text").fill("Verdien snel geld, echt waar.");
  await page.locator("#f-e0 summary").click();
  await page.locator("#f-e0-author-days").fill("1");
  await page.locator("#f-e1-text").fill("Verdien ik dit?");
  await press(page, "show");
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`a rule is written by form, kept, and opened again as the same form, ${how}`, async () => {
    const { context, page, wrong } = await inRoom(browser, "moderator", { javaScriptEnabled });
    await page.goto("/room/regels/formulier");
    const id = newName().toLowerCase();
    await fillIn(page, id);
    const lua = await page.locator("#f-source").inputValue();
    assert.match(lua, /m\.author\.days < 5/);
    assert.match(lua, /"snel geld~", "verdien~"/);
    assert.match(lua, /about = \{ nl = "Iemand die net hier is en \\"snel geld\\" biedt" \}/);
    assert.equal(await page.locator("#f-written .chip", { hasText: "klopt niet" }).count(), 0);
    assert.equal(await page.locator("#f-written .chip", { hasText: "klopt" }).count(), 2);
    await shot(page, `form-${javaScriptEnabled ? "js" : "plain"}`);
    await page.locator("#f-reason").fill("Na de golf van vorige week.");
    await page.locator("#f-written button").click();
    await page.waitForURL(/\/room\/regels\/[^/]+\/v\/1$/);
    const rule = new URL(page.url()).pathname.split("/").at(3);
    await page.goto(`/room/regels/formulier?van=${rule}`);
    assert.equal(await page.locator("#f-id").inputValue(), id);
    assert.equal(await page.locator("#f-g0-c0-lines").inputValue(), "snel geld\nverdien\n");
    assert.equal(await page.locator("#f-g0-c1-number").inputValue(), "5");
    assert.equal(await page.locator("#f-e0-author-days").inputValue(), "1");
    await press(page, "show");
    assert.equal(await page.locator("#f-source").inputValue(), lua);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`what is wrong stands beside its field and nothing typed is lost, ${how}`, async () => {
    const { context, page, wrong } = await inRoom(browser, "moderator", { javaScriptEnabled });
    await page.goto("/room/regels/formulier");
    await page.locator("#f-id").fill("Geen Goede Naam");
    await page.locator("#f-sentence").fill("</textarea><script>alert(1)</script>");
    await press(page, "show");
    await page.locator("#f-id[aria-invalid=true]").waitFor();
    assert.equal(await page.locator("#f-id").inputValue(), "Geen Goede Naam");
    assert.equal(await page.locator("#f-sentence").inputValue(), "</textarea><script>alert(1)</script>");
    assert.equal(await page.locator("#f-written").count(), 0);
    assert.match(await page.locator("#f-g0-c0-error").textContent(), /Vul dit in/);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("every kind of condition can be added, filled in and taken away", async () => {
  const { context, page, wrong } = await inRoom(browser, "moderator");
  await page.goto("/room/regels/formulier");
  const kinds = await page.locator("#f-g0-new option").evaluateAll((options) => options.map((one) => one.value));
  assert.ok(kinds.length >= 30);
  for (const kind of kinds) {
    await page.locator("#f-g0-new").selectOption(kind);
    await press(page, "add:g0");
    await page.locator(`input[name='g0.c1.kind'][value='${kind}']`).waitFor({ state: "attached" });
    await press(page, "drop:g0.c1");
    await page.locator("input[name='g0.c1.kind']").waitFor({ state: "detached" });
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("a rule that says more than the form can is left as it is, with the line", async () => {
  const { context, page, wrong } = await inRoom(browser, "moderator");
  await page.goto("/room/regels/formulier");
  const token = await page.locator("form.rule-builder input[name=token]").getAttribute("value");
  const source = "return rule {\n  id = \"met-de-hand\",\n  judge = function(m) return hold {} end,\n}\n";
  await page.evaluate(([value, text]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/room/regels/formulier/lees";
    for (const [name, content] of [["token", value], ["source", text]]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = content;
      form.append(field);
    }
    document.body.append(form);
    form.requestSubmit();
  }, [token, source]);
  await page.getByRole("heading", { name: "Deze regel past niet in het formulier" }).waitFor();
  assert.match(await page.locator(".difference del").textContent(), /3\s*judge = function/);
  assert.equal(await page.locator("#f-source").inputValue(), source.replace(/\r/g, ""));
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(wrong, []);
  await context.close();
});

test("axe finds nothing in the form, by day, at night and on a phone", async () => {
  for (const [name, options] of [["day", {}], ["night", { colorScheme: "dark" }], ["phone", { viewport: { width: 360, height: 740 } }]]) {
    const { context, page } = await inRoom(browser, "moderator", options);
    await page.goto("/room/regels/formulier");
    await page.locator("#f-g0-new").selectOption("data");
    await press(page, "add:g0");
    await page.locator("details.filter").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    assert.deepEqual(await violations(page), [], name);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${name}: nothing sticks out`);
    await shot(page, `form-${name}`);
    await context.close();
  }
});

test("the form can be filled in by keyboard: a condition is added and the focus goes there", async () => {
  const { context, page } = await inRoom(browser, "moderator");
  await page.goto("/room/regels/formulier");
  await page.locator("#f-g0-new").focus();
  await page.keyboard.type("Er staan persoons");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("input[name='g0.c1.kind'][value=data]").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.activeElement?.closest("#f-g0-c1") !== null);
  await context.close();
});

test("the form and the check are for moderators alone, and take no forged form", async () => {
  const { context, page } = await inRoom(browser, "duty");
  assert.equal((await page.goto("/room/regels/formulier")).status(), 404);
  await context.close();
  for (const path of ["/room/regels/formulier", "/room/regels/controle", "/room/regels/formulier/lees"]) {
    const answer = await request(path, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: formOf({ source: "return 1" }) });
    assert.ok([303, 403, 404, 401].includes(answer.status), `${path}: ${answer.status}`);
  }
});

test("the editor checks while somebody types, completes, lets Tab go, and sends what stands in it", async () => {
  const { context, page, wrong } = await inRoom(browser, "moderator");
  await page.goto("/room/regels/nieuw");
  const content = page.locator(".lua-editor .cm-content");
  await content.waitFor();
  await page.getByText(/De regel klopt: 2 voorbeelden/).waitFor();
  assert.deepEqual(await violations(page), []);
  await shot(page, "editor");
  await content.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("oeps(");
  await page.locator(".lua-report button", { hasText: /^Regel \d+$/ }).first().waitFor();
  await page.locator(".lua-editor .cm-lintRange-error, .lua-editor .cm-lint-marker-error").first().waitFor();
  // Undone, and a fact of the message completed.
  for (let i = 0; i < 20 && /oeps/.test(await page.locator("#rule-source").inputValue()); ++i) await page.keyboard.press("Control+z");
  await page.getByText(/De regel klopt/).waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("-");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("m.danger_".slice(0, 5));
  await page.locator(".lua-editor .cm-tooltip-autocomplete li", { hasText: "danger" }).waitFor();
  await page.keyboard.press("Escape");
  for (let i = 0; i < 5; ++i) await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".lua-editor")), false, "Tab leaves the editor");
  assert.ok((await page.locator("#rule-source").inputValue()).startsWith("return rule {"));
  assert.deepEqual(wrong, [], "no policy was hit");
  await context.close();
});

test("the rules to start from open as forms", async () => {
  const { context, page, wrong } = await inRoom(browser, "moderator");
  await page.goto("/room/regels/klaar");
  assert.ok(await page.locator("main li.topic").count() >= 20);
  await page.locator("a[href*='klaar=raid']").click();
  await page.locator("#f-id").waitFor();
  assert.equal(await page.locator("#f-id").inputValue(), "raid");
  await press(page, "show");
  await page.locator("#f-source").waitFor({ state: "attached" });
  assert.equal(await page.locator("#f-written .chip", { hasText: "klopt niet" }).count(), 0);
  assert.deepEqual(wrong, []);
  await context.close();
});
