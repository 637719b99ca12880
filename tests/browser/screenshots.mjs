// Takes the pictures of the documentation, for scripts/screenshots. usage: node screenshots.mjs FOLDER
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoom, launch, visitor, write } from "./harness.mjs";

const folder = process.argv[2];
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1100, height: 740 } };
const browser = await launch();
const darkroom = await (await browser.newContext()).newPage();

/** Pictures beside each other, as WebP. */
async function keep(name, pictures) {
  const sources = pictures.map((picture) => picture.toString("base64"));
  const made = await darkroom.evaluate(async (list) => {
    const images = await Promise.all(list.map(async (data) => {
      const image = new Image();
      image.src = "data:image/png;base64," + data;
      await image.decode();
      return image;
    }));
    const gap = 24;
    const canvas = document.createElement("canvas");
    canvas.width = images.reduce((sum, image) => sum + image.width, 0) + gap * (images.length - 1);
    canvas.height = Math.max(...images.map((image) => image.height));
    let at = 0;
    for (const image of images) {
      canvas.getContext("2d").drawImage(image, at, 0);
      at += image.width + gap;
    }
    return canvas.toDataURL("image/webp", 0.5).split(",")[1];
  }, sources);
  const bytes = Buffer.from(made, "base64");
  if (bytes.length > 60000) throw new Error(`${name} has ${bytes.length} bytes: more than documentation should weigh`);
  writeFileSync(join(folder, name + ".webp"), bytes);
}

const take = (page) => page.screenshot({ caret: "hide" });

const reader = await visitor(browser, phone);
await reader.page.goto("/");
const front = await take(reader.page);
await reader.page.goto("/f?d=a");
await reader.page.getByRole("link", { name: "Aankomen", exact: true }).click();
await reader.page.getByRole("link", { name: "Ik lees al maanden mee" }).click();
await reader.page.waitForURL(/\/t\//);
const topic = await take(reader.page);
await reader.page.goto("/nu");
const now = await take(reader.page);

const writer = await visitor(browser, phone);
await write(writer.page, { title: "Wie belt er weleens?", text: "Bel me maar als je wilt praten: 06 12345678.\n\nIk ben 's avonds thuis." });
const asked = await take(writer.page);

const member = await inRoom(browser, "moderator,duty", desk);
const searching = await visitor(browser, phone);
await write(searching.page, { title: "Wie kent haar?", text: "Weet iemand in welke opvang Sanne zit? Ik moet haar spreken." });
await searching.page.waitForURL(/\/m\/code/);
const elsewhere = await visitor(browser, phone);
await write(elsewhere.page, { title: "Praten", text: "Zullen we op WhatsApp verder praten? Stuur me een foto van jezelf." });
await elsewhere.page.waitForURL(/\/m\/code/);
await elsewhere.page.getByRole("button", { name: "Laat de woorden zien" }).click();
await elsewhere.page.locator("#code").waitFor();
const words = await take(elsewhere.page);
await member.page.goto("/room");
const queue = await take(member.page);
const danger = await visitor(browser, phone);
await write(danger.page, { title: "Nu", text: "Hij staat nu met een mes voor de deur. Ik zit in de badkamer." });
await danger.page.getByRole("heading", { level: 1, name: "Wat je schrijft klinkt gevaarlijk" }).waitFor();
const called = await take(danger.page);
await member.page.goto("/room");
const alarm = await take(member.page);

const night = await visitor(browser, { ...phone, colorScheme: "dark" });
await night.page.goto("/");
const dark = await take(night.page);
const plain = await visitor(browser, { ...phone, contrast: "more" });
await plain.page.goto("/-nl-plain/");
const contrast = await take(plain.page);

await keep("front-topic-room", [front, topic, alarm]);
await keep("reading", [front, dark, contrast]);
await keep("writing", [asked, words, called]);
await keep("help", [topic, now]);
await keep("room", [queue]);
await browser.close();
