// An alarm that nobody takes climbs the chain, and the room shows it: who was called by what, what comes next, who acts.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { alarmOf, closeAlarms, decodeId, firstPost, inRoom, launch, sql, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const staffId = (name) => sql(`select id from staff where name = '${name}'`);
/** On duty now, at this place of the chain and alone there. */
function onDuty(name, place) {
  sql(`insert into shift (id, organisation_id, staff_id, starts_at, ends_at, place)
    select floor(random() * 1e15)::bigint, organisation_id, id, now() - interval '1 hour', now() + interval '6 hours', ${place} from staff where name = '${name}'`);
}
/** The deadline of the present step has passed. */
const letTimePass = (alarm) => sql(`update escalation set next_step_at = now() where id = ${decodeId(alarm)}; notify luwte, 'escalation -'`);

/** The message that somebody who just wrote in danger is led on to. */
async function ownPost(page) {
  const on = await page.locator("main .buttons a.button").last().getAttribute("href");
  return firstPost(new URL(on, page.url()).searchParams.get("t"));
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`an alarm that nobody takes climbs the chain, is acted on, handed over and closed, ${how}`, async () => {
    sql("update shift set starts_at = least(starts_at, now() - interval '2 hours'), ends_at = now() - interval '1 minute' where ends_at > now() and starts_at < now()");
    const first = await inRoom(browser, "duty", options);
    const second = await inRoom(browser, "moderator,duty", options);
    const administrator = await inRoom(browser, "administrator", options);
    onDuty(first.staff.name, 1);
    onDuty(second.staff.name, 2);
    closeAlarms();
    const author = await visitor(browser, options);
    await write(author.page, { title: "Thuis", text: `Het is springtij in de keten, ${how}.` });
    const alarm = alarmOf(await ownPost(author.page));

    /** Until the page shows it: by itself, or by being loaded again. */
    const shows = async (page, selector, text) => {
      const wanted = page.locator(selector, { hasText: text }).first();
      for (let tries = 0; !javaScriptEnabled && tries < 100 && await wanted.count() === 0; ++tries) await page.reload();
      await wanted.waitFor();
    };
    const { page } = second;
    await page.goto(`/room/a/${alarm}`);
    await shows(page, ".calls li", `${first.staff.name} · een pagina van de kamer`);
    await shows(page, "#alarm-state .meta", `wordt ${second.staff.name} geroepen`);

    // Who cannot be called sees that nobody has it, and nothing of what it is about.
    await administrator.page.goto("/room/audit");
    await administrator.page.locator(".alarm").first().waitFor();
    assert.equal(await administrator.page.locator(".alarm button, .alarm a").count(), 0);

    letTimePass(alarm);
    await shows(page, ".calls h3", "Niemand nam het op tijd op zich: de volgende in de keten wordt geroepen");
    letTimePass(alarm);
    await shows(page, ".calls h3", "Iedereen die geroepen kan worden, wordt geroepen");
    letTimePass(alarm);
    await shows(page, ".calls h3", "Het vangnet van de organisatie wordt geroepen");
    assert.deepEqual(sql(`select string_agg(stage, ' ' order by number) from escalation_event where escalation_id = ${decodeId(alarm)} and what = 'called'`),
      "on_duty next everyone fallback");

    await page.locator(`article form[action$='${alarm}/neem'] button`).click();
    await shows(page, "#alarm-state .meta", "roept het alarm weer");
    if (javaScriptEnabled) await page.keyboard.press("1");
    else await page.locator("button[value=act]").click();
    await shows(page, "#alarm-state strong", `${second.staff.name} is ermee bezig`);
    if (process.env.LUWTE_SHOTS) {
      for (const [name, width] of [["desktop", 1200], ["phone", 360]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${process.env.LUWTE_SHOTS}/${name}-${javaScriptEnabled}.png`, fullPage: true });
      }
    }

    // What a colleague changed meanwhile is not overwritten, and no word is lost.
    const stale = await second.context.newPage();
    await stale.goto(`/room/a/${alarm}`);
    await page.locator("#note").fill("Ik ga naar huis.");
    await page.locator("#to").selectOption({ label: first.staff.name });
    await page.locator("button[value=over]").click();
    await shows(page, "#alarm-state strong", `Overgedragen aan ${first.staff.name}`);
    await stale.locator("#note").fill("Dit was net te laat.");
    await stale.locator("#outcome").selectOption({ index: 1 });
    await stale.locator("button[value=close]").click();
    await stale.locator("main [role=alert]", { hasText: "Zo staat het er nu voor" }).first().waitFor();
    assert.equal(await stale.locator("#note").inputValue(), "Dit was net te laat.");
    assert.equal(sql(`select state from escalation where id = ${decodeId(alarm)}`), "handed_over");

    await first.page.goto(`/room/a/${alarm}`);
    await first.page.locator(`article form[action$='${alarm}/neem'] button`).click();
    await first.page.locator("#note").fill("Veilig bij een vriendin.");
    await first.page.locator("#outcome").selectOption({ index: 1 });
    await first.page.locator("button[value=close]").click();
    await first.page.waitForURL(/\/room\/a$/);
    assert.equal(sql(`select holder_id from escalation where id = ${decodeId(alarm)} and state = 'closed'`), staffId(first.staff.name));
    await administrator.page.goto("/room/audit");
    assert.equal(await administrator.page.locator(".alarm").count(), 0);
    for (const one of [first, administrator, author]) { assert.deepEqual(one.wrong, []); await one.context.close(); }
    await second.context.close();
  });
}
