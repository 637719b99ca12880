// The duty pages: weekly shifts, holes, swaps, "I am here", handing over, drills, response times; in the second
// organisation, where no other test has shifts or alarms.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import axe from "axe-core";
import { addStaff, haven, launch, request, sql, tabTo, totp, visitor } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const organisation = "(select id from organisation where name = 'haven')";
const staffId = (name) => sql(`select id from staff where name = '${name}'`);

async function inHaven(roles, options = {}) {
  const staff = addStaff(roles, "haven");
  const member = await visitor(browser, { baseURL: haven, ...options });
  await member.page.goto("/room/in");
  await member.page.locator("#code").fill(staff.code);
  await member.page.locator("#totp").fill(totp(staff.totp_secret));
  await member.page.getByRole("button", { name: "Naar binnen" }).click();
  await member.page.waitForURL(/\/room(\/(a|rooster|audit))?$/);
  return { ...member, staff };
}

function nobodyOnDuty() {
  const all = (table) => `delete from ${table} where organisation_id = ${organisation}`;
  // Locked, so that no series puts new shifts in meanwhile.
  sql(`begin; lock table shift in exclusive mode; ${all("shift_swap")}; ${all("shift")}; ${all("shift_series_gap")}; ${all("shift_series")}; commit`);
  sql(`update drill set ended_at = now(), next_step_at = null where organisation_id = ${organisation} and ended_at is null`);
}
/** A shift from so many hours ahead until so many. */
const onDuty = (name, from, to) => sql(`insert into shift (id, organisation_id, staff_id, starts_at, ends_at)
  values (floor(random() * 1e15)::bigint, ${organisation}, ${staffId(name)}, now() + interval '${from} hours', now() + interval '${to} hours')`);

/** The clock in the Netherlands so many hours ahead, as a field takes it. */
const local = (hours) => new Date(Date.now() + hours * 3600_000).toLocaleString("sv-SE", { timeZone: "Europe/Amsterdam" }).slice(0, 16).replace(" ", "T");

/** Loads the page again until it shows this: somebody else's work comes in a moment. */
async function shows(page, selector, hasText) {
  const wanted = page.locator(selector, { hasText }).first();
  for (let tries = 0; tries < 100 && await wanted.count() === 0; ++tries) await page.reload();
  await wanted.waitFor();
  return wanted;
}

/** Presses what the selector names by keyboard, and waits for the page that comes. */
async function press(page, selector) {
  await page.locator(selector).first().waitFor();
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

async function end(...people) {
  for (const one of people) { assert.deepEqual(one.wrong, []); await one.context.close(); }
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`a weekly shift stands in the roster of every coming week until it is ended, ${how}`, async () => {
    nobodyOnDuty();
    const member = await inHaven("moderator,duty", options);
    const { page, staff } = member;
    await page.goto("/room/rooster/vast");
    await page.locator("#weekday").selectOption({ label: "woensdag" });
    await page.locator("#starts").fill("21:30");
    await page.locator("#ends").fill("06:15");
    await page.locator("form[action$='/rooster/vast'] .buttons button").click();
    const row = page.locator("table tr", { hasText: staff.name });
    await row.filter({ hasText: "21:30–06:15" }).waitFor();
    for (const days of [7, 28]) {
      await page.goto(`/room/rooster?week=${local(days * 24).slice(0, 10)}`);
      await page.locator(".week .day", { hasText: "woensdag" }).locator("li", { hasText: "21:30–24:00" }).filter({ hasText: staff.name }).waitFor();
      await page.locator(".week .day", { hasText: "donderdag" }).locator("li", { hasText: "00:00–06:15" }).filter({ hasText: staff.name }).waitFor();
    }
    await page.goto("/room/rooster/vast");
    await row.locator("button").click();
    await row.waitFor({ state: "detached" });
    await page.goto(`/room/rooster?week=${local(7 * 24).slice(0, 10)}`);
    assert.equal(await page.locator(".week li", { hasText: staff.name }).count(), 0, "it is gone from the coming weeks");
    await end(member);
  });

  test(`hours in which nobody is on duty are shown until somebody is, ${how}`, async () => {
    nobodyOnDuty();
    const administrator = await inHaven("administrator", options);
    const member = await inHaven("moderator,duty", options);
    const { page } = administrator;
    onDuty(member.staff.name, -1, 24);
    await page.goto("/room/audit");
    await page.locator("#room-top .notice.danger", { hasText: "op deze tijden niemand dienst" }).locator("li").first().waitFor();
    await page.goto(`/room/rooster?week=${local(72).slice(0, 10)}`);
    await page.locator(".week .hole", { hasText: "niemand" }).first().waitFor();
    await page.locator("#room-roster .notice.danger li").first().waitFor();
    assert.equal(await page.locator("#room-top .notice.danger:not([hidden])").count(), 0, "the roster names its holes once");
    onDuty(member.staff.name, 12, 9 * 24);
    await page.goto("/room/rooster");
    await page.getByText("De komende zeven dagen heeft er altijd iemand dienst.").waitFor();
    await page.goto("/room/audit");
    assert.equal(await page.locator("#room-top .notice.danger:not([hidden])").count(), 0);
    await end(administrator, member);
  });

  test(`a swap is asked of a colleague, who takes the shift over, by keyboard, ${how}`, async () => {
    nobodyOnDuty();
    const asks = await inHaven("moderator,duty", options);
    const takes = await inHaven("duty", options);
    const other = await inHaven("duty", options);
    onDuty(asks.staff.name, 30, 36);
    const week = `/room/rooster?week=${local(30).slice(0, 10)}`;
    const mine = ".week a[href*='/ruil/']";
    await asks.page.goto(week);
    await press(asks.page, mine);
    await asks.page.locator("#of").selectOption({ label: takes.staff.name });
    await press(asks.page, "main form[action*='/ruil/'] .buttons button");
    await asks.page.waitForURL(/\/room\/rooster$/);
    await asks.page.locator(".list li", { hasText: takes.staff.name }).getByRole("button", { name: "Laat maar" }).waitFor();
    await other.page.goto("/room/rooster");
    assert.equal(await other.page.locator("button[name=answer]").count(), 0, "nobody else answers for a colleague");
    await takes.page.goto("/room/rooster");
    await press(takes.page, "button[name=answer][value=ja]");
    await takes.page.locator("button[name=answer]").first().waitFor({ state: "detached" });
    await takes.page.goto(week);
    await takes.page.locator(mine).first().waitFor();
    await asks.page.goto(week);
    assert.equal(await asks.page.locator(mine).count(), 0, "the shift is the colleague's now");
    await asks.page.locator(".week li", { hasText: takes.staff.name }).first().waitFor();
    await end(asks, takes, other);
  });

  test(`who begins a shift says to be there, from any page of the room, ${how}`, async () => {
    nobodyOnDuty();
    const member = await inHaven("moderator,duty", options);
    const { page, staff } = member;
    await page.goto("/room/rooster");
    await page.locator("#from").fill(local(0.2));
    await page.locator("#to").fill(local(6));
    await page.locator("form[action$='/room/rooster'] .buttons button").click();
    await page.locator(".week li", { hasText: staff.name }).first().waitFor();
    await page.goto("/room/overdracht");
    const here = "#room-top form[action$='/rooster/hier'] button";
    await press(page, here);
    await page.locator(here).waitFor({ state: "detached" });
    await page.goto(`/room/rooster?week=${local(0.2).slice(0, 10)}`);
    await page.locator(".week li", { hasText: staff.name }).filter({ hasText: "is er" }).first().waitFor();
    await end(member);
  });

  test(`what is handed over is read by the next, and by nobody else, ${how}`, async () => {
    const writes = await inHaven("moderator,duty", options);
    const reads = await inHaven("duty", options);
    const administrator = await inHaven("administrator", options);
    const words = `Rustig gebleven <b>vannacht</b>, ${how}.`;
    await writes.page.goto("/room/overdracht");
    await writes.page.locator("#text").fill(words);
    await press(writes.page, "form[action$='/overdracht'] .buttons button");
    await writes.page.locator("#duty-notes li", { hasText: words }).first().waitFor();
    await reads.page.goto("/room/overdracht");
    const note = reads.page.locator("#duty-notes li", { hasText: words });
    await note.first().waitFor();
    assert.equal(await note.locator("button").count(), 0, "it is not the reader's to take away");
    assert.equal((await administrator.page.goto("/room/overdracht")).status(), 404);
    await writes.page.locator("#duty-notes li", { hasText: words }).locator("button").click();
    await writes.page.locator("#duty-notes li", { hasText: words }).waitFor({ state: "detached" });
    await end(writes, reads, administrator);
  });

  test(`a drill calls who is on duty, says that it is one, and ends when it was seen, ${how}`, async () => {
    nobodyOnDuty();
    const administrator = await inHaven("administrator", options);
    const member = await inHaven("duty", options);
    onDuty(member.staff.name, -1, 6);
    await administrator.page.goto("/room/oefening");
    await administrator.page.locator("#what").selectOption("chain");
    await press(administrator.page, "form[action$='/room/oefening'] .buttons button");
    await administrator.page.waitForURL(/\/room\/oefening\/\w+$/);
    await member.page.goto("/room/overdracht");
    const banner = await shows(member.page, "#room-top .drill", "Dit is een oefening");
    await banner.getByText("Er is niemand in gevaar").waitFor();
    await press(member.page, "#room-top .drill button");
    await member.page.waitForURL(/\/room\/oefening\/\w+$/);
    await shows(administrator.page, "#drill .chip", "voorbij");
    const line = administrator.page.locator("#drill tr", { hasText: member.staff.name }).first();
    assert.match(await line.locator("td").last().innerText(), /na \d+ (s|min)/);
    assert.equal(await member.page.locator("#room-top .drill").count(), 0, "it calls no longer");
    await end(administrator, member);
  });

  test(`response times are shown by month, few alarms only as few, and leave as CSV, ${how}`, async () => {
    sql(`delete from escalation where organisation_id = ${organisation} and subject like 'measured%'`);
    const member = await inHaven("duty", options);
    const alarms = (level, many, month) => sql(`insert into escalation (id, organisation_id, subject, level, categories, state, level_since, raised_at,
        acknowledged_at, due_at, closed_at, holder_id, outcome)
      select floor(random() * 1e15)::bigint, ${organisation}, 'measured ${level} ' || n, ${level}, '{}', 'closed', at, at,
        at + n * interval '30 seconds', at + interval '2 minutes', at + interval '1 hour', ${staffId(member.staff.name)}, 'safe'
      from generate_series(1, ${many}) n, (select date_trunc('month', now()) - interval '${month} months' + interval '3 days' as at) moment`);
    alarms(3, 5, 1);
    alarms(2, 4, 1);
    const { page } = member;
    await page.goto("/room/reactie");
    const rows = page.locator("main tbody tr");
    await rows.filter({ hasText: "1 min 30 s" }).filter({ hasText: "2 min 30 s" }).filter({ hasText: "80 %" }).waitFor();
    await rows.filter({ hasText: "minder dan 5" }).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Als CSV" }).click()]);
    assert.equal(download.suggestedFilename(), "tijden.csv", "a name that says nothing");
    const cookie = (await member.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const answer = await request("/room/reactie.csv", { host: new URL(haven).host, headers: { cookie } });
    assert.match(answer.headers["content-type"], /^text\/csv/);
    const lines = answer.text.trim().split("\r\n");
    assert.equal(lines[0], "month,level,alarms,median_seconds,p90_seconds,in_time_percent");
    assert.ok(lines.some((one) => /^\d{4}-\d\d,3,5,90,150,80$/.test(one)), lines.join("\n"));
    assert.ok(lines.some((one) => /^\d{4}-\d\d,2,<5,,,$/.test(one)), lines.join("\n"));
    sql(`delete from escalation where organisation_id = ${organisation} and subject like 'measured%'`);
    await end(member);
  });

  test(`axe finds nothing on today's pages of the room, and nothing is wider than a phone, ${how}`, async () => {
    nobodyOnDuty();
    // axe is JavaScript too: "without" is the page as it was sent, with none of its own modules.
    const team = await inHaven("moderator,duty,administrator,custodian");
    const { page, staff } = team;
    if (!javaScriptEnabled) await team.context.route("**/*", (route) => route.request().resourceType() === "script" ? route.abort() : route.continue());
    onDuty(staff.name, 0.2, 6);
    onDuty(staff.name, 30, 36);
    await page.goto("/room/rooster/vast");
    await page.locator("#staff").selectOption({ label: staff.name });
    await page.locator("#skips").check();
    await page.locator("form[action$='/rooster/vast'] .buttons button").click();
    await page.locator("table tr", { hasText: staff.name }).waitFor();
    await page.goto("/room/bereik");
    await page.locator("#hook-address").fill("https://hook.example.org/a");
    await page.locator("form:has(#hook-address) button").click();
    await page.locator("code").first().waitFor();
    await page.goto("/room/oefening");
    await page.locator("#what").selectOption("chain");
    await page.locator("form[action$='/room/oefening'] .buttons button").click();
    await page.waitForURL(/\/room\/oefening\/\w+$/);
    const drill = new URL(page.url()).pathname;
    await page.goto(`/room/rooster?week=${local(30).slice(0, 10)}`);
    const swap = await page.locator(".week a[href*='/ruil/']").first().getAttribute("href");
    const wrong = [];
    for (const path of ["/room", "/room/bezwaar", "/room/reclame", "/room/toetsen", "/room/plekken", "/room/a", "/room/geldt", "/room/rooster", "/room/rooster?week=2026-12-21", "/room/rooster/vast", swap, "/room/overdracht", "/room/bereik",
      "/room/bereik/allen", "/room/oefening", drill, "/room/reactie", "/room/audit", "/room/regels", "/room/regels/nieuw", "/room/regels/formulier"]) {
      for (const [language, width, colorScheme] of [["", 360, "light"], ["/-nl-plain", 1280, "dark"]]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        assert.equal((await page.goto(language + path)).status(), 200, path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) wrong.push(`${path} is ${wide} too wide at ${width}`);
        // Bars that stick to the edges let go: axe takes what would scroll below them for covered.
        await page.evaluate(() => {
          for (const one of document.querySelectorAll("body *")) if (/sticky|fixed/.test(getComputedStyle(one).position)) one.style.position = "static";
        });
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"],
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }));
        wrong.push(...found.violations.map((one) => `${language}${path} ${colorScheme} ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`));
      }
    }
    assert.deepEqual(wrong, []);
    nobodyOnDuty();
    await end(team);
  });
}
