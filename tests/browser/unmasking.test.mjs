// Lifting a mask: one custodian asks, another agrees, both see the names, and the person reads that it happened.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { decodeId, firstPost, inRoom, launch, newPerson, origin, sql, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const options = { javaScriptEnabled };

  test(`two custodians lift a mask and the person is told, ${how}`, async () => {
    const person = await newPerson(browser, options, { title: "Een begin", text: `Gewone woorden, ${how}.` });
    const post = firstPost(person.topic);
    const name = sql(`select n.name from post p join persona n on n.id = p.persona_id where p.id = ${decodeId(post)}`);
    await write(person.page, { door: "b", forum: sql("select f.name from forum f join organisation o on o.id = f.organisation_id where o.name = 'demo' and f.zone = 'nearby' and f.may_write <> 'nobody' order by f.id limit 1"), title: "Ook hier", text: "Hier schrijf ik ook iets." });
    const other = sql(`select string_agg(n.name, ',') from persona n where n.account_id = (select account_id from persona where name = '${name}' and zone = 'survivors') and n.zone = 'nearby'`);

    const first = await inRoom(browser, "custodian", options);
    await first.page.goto(`/t/${person.topic}`);
    await first.page.getByRole("link", { name: "Vraag om het masker te lichten" }).first().click();
    await first.page.waitForURL(/\/room\/maskers\?bericht=post:/);
    await first.page.locator("#kind").selectOption("life");
    await first.page.locator("#words").fill("Er wordt iemand bedreigd.");
    await first.page.getByRole("button", { name: "Vraag een andere bewaarder" }).click();
    await first.page.waitForURL(/\/room\/maskers\/[0-9a-z]{12}$/);
    const address = first.page.url();
    assert.equal(await first.page.locator("button[value=agree]").count(), 0, "who asked does not agree");
    await person.page.goto("/m");
    assert.equal(await person.page.getByText("welke van jouw namen").count(), 0);

    const second = await inRoom(browser, "custodian", options);
    await second.page.goto("/room/maskers");
    await second.page.locator(`a[href="${address.replace(origin, "")}"]`).click();
    await second.page.getByText("Er wordt iemand bedreigd.").waitFor();
    await second.page.locator("#words").fill("Ik zag het ook.");
    await second.page.locator("button[value=agree]").click();
    await second.page.getByRole("link", { name: "Laat de namen zien" }).waitFor();
    for (const { page } of [first, second]) {
      await page.goto(address);
      await page.getByRole("link", { name: "Laat de namen zien" }).click();
      await page.getByText(name, { exact: true }).waitFor();
      if (other) await page.getByText(other, { exact: true }).waitFor();
    }
    const third = await inRoom(browser, "custodian", options);
    assert.equal((await third.page.goto(`${address}/namen`)).status(), 403);
    assert.ok(other, "the person has two names");
    assert.equal(await third.page.getByText(other).count(), 0, "nobody else sees the other name");

    await person.page.goto("/m");
    await person.page.getByText("Twee mensen van het team mochten een dag lang zien welke van jouw namen bij elkaar horen. De reden: iemands leven of veiligheid was in gevaar.").waitFor();
    await person.page.goto("/-en/m");
    await person.page.getByText("somebody's life or safety was in danger").waitFor();
    if (process.env.LUWTE_SHOTS) {
      for (const [page, path, file] of [[first.page, "/room/maskers", "list"], [first.page, address, "request"], [first.page, `${address}/namen`, "names"], [first.page, "/room/audit", "audit"], [first.page, "/room/audit/keten", "chain"], [person.page, "/m", "notice"]]) {
        for (const width of [360, 1200]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(path);
          await page.screenshot({ path: `${process.env.LUWTE_SHOTS}/${file}-${width}.png` });
        }
      }
    }
    for (const one of [first, second, third, person]) { assert.deepEqual(one.wrong.filter((line) => !line.includes("403")), []); await one.context.close(); }
  });
}
