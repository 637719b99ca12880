// The team's room with JavaScript: keys for the three main choices, minutes that tick, an alarm that is heard and felt.

// ---- Keys -------------------------------------------------------------------------------------------------

const isTyping = (element) => element.matches?.("input, select, textarea, [contenteditable], [data-typing]");
const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => document.activeElement?.closest?.("[data-item]");

/** What each letter presses in the item that is meant: open, claim, put back. */
const pressed = { o: "a[data-open], button[data-claim]", c: "button[data-claim]", p: "button[data-release]" };
const keysAddress = () => new URL(document.querySelector(".tabs a[href*='/room']")?.href ?? "/room", location.href).href.replace(/\/room.*$/, "/room/toetsen");

function moveBy(step) {
  const all = items();
  const at = all.indexOf(current());
  const next = all[at === -1 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || isTyping(event.target)) return;
  if (document.querySelector("[data-no-keys]")) return; // switched off by whoever works here
  if (event.key === "?") {
    event.preventDefault();
    location.assign(document.querySelector("a[data-help]")?.href ?? keysAddress());
    return;
  }
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    moveBy(event.key === "j" ? 1 : -1);
    return;
  }
  // Which item is meant must be plain: the one with the focus, or the only one.
  const all = items();
  const item = current() ?? (all.length === 1 ? all[0] : null);
  const button = item?.querySelector(pressed[event.key] ?? `button[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
});

// ---- A claim lasts while somebody is at work with it ------------------------------------------------------

const renewEvery = 180000; // milliseconds; a claim holds for ten minutes
let renewed = Date.now();

async function keepClaim() {
  const form = document.querySelector("form[data-renew]");
  if (!form || Date.now() - renewed < renewEvery) return;
  renewed = Date.now();
  try {
    await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  } catch {
    renewed = 0; // tried again at the next sign of life
  }
}

for (const sign of ["keydown", "pointerdown", "wheel"]) document.addEventListener(sign, keepClaim, { passive: true });

// ---- Minutes ----------------------------------------------------------------------------------------------

function tick() {
  const language = document.documentElement.lang;
  for (const clock of document.querySelectorAll("[data-since]")) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 60000));
    if (Number.isNaN(minutes)) continue;
    const [amount, unit] = minutes < 120 ? [minutes, "minute"] : [Math.floor(minutes / 60), "hour"];
    clock.textContent = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
  }
}

setInterval(tick, 15000);

// ---- Alarm ------------------------------------------------------------------------------------------------

const rounds = 20000; // milliseconds between two rounds of the tone while nobody took the alarm
let sound = null;
let sounding = 0;

function tone(start, pitch) {
  const wave = sound.createOscillator();
  const loudness = sound.createGain();
  wave.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.25, start + 0.05);
  loudness.gain.linearRampToValueAtTime(0, start + 0.45);
  wave.connect(loudness).connect(sound.destination);
  wave.start(start);
  wave.stop(start + 0.5);
}

function sayAlarm() {
  // Browsers refuse it, and complain, until somebody touched the page.
  if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([300, 150, 300]);
  sound ??= new AudioContext();
  if (sound.state === "suspended") sound.resume();
  tone(sound.currentTime, 660);
  tone(sound.currentTime + 0.5, 880);
}

function watchAlarm() {
  const alarm = document.querySelector(".alarm");
  if (!alarm) {
    clearInterval(sounding);
    sounding = 0;
  } else if (!sounding) {
    sayAlarm();
    sounding = setInterval(sayAlarm, rounds);
  }
}

// This page may not look any more (the session is locked, or over), and something has changed. An alarm goes on calling.
document.addEventListener("luwte-closed", ({ detail }) => {
  const notice = document.getElementById("room-closed");
  if (!notice) return;
  notice.querySelector("a").href = detail.address;
  const news = notice.hidden;
  notice.hidden = false;
  if (news || detail.urgent) sayAlarm();
  if (detail.urgent) sounding ||= setInterval(sayAlarm, rounds);
});

// ---- Writing rules ------------------------------------------------------------------------------------------

// The editor is large: it comes where a rule is written, and nowhere else. Without it the text area does.
const bringEditor = () => {
  if (document.querySelector("textarea[data-lua]:not([hidden])")) import(document.body.dataset.editor).catch(() => {});
};
document.addEventListener("luwte-ready", bringEditor);
bringEditor();

for (const name of ["luwte-ready", "luwte-renewed"]) {
  document.addEventListener(name, () => {
    tick();
    watchAlarm();
  });
}
tick();
watchAlarm();

// ---- Notices of this browser ------------------------------------------------------------------------------

// The address that the browser gets from its push service goes into the form, and the form is sent as any other.
async function switchOnNotices(form) {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("refused");
  const worker = await navigator.serviceWorker.register("/room/seintje.js", { scope: "/room/" });
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
  form.elements.address.value = subscription.endpoint;
  form.submit();
}

for (const form of document.querySelectorAll("form[data-push]")) {
  if (!("serviceWorker" in navigator && "PushManager" in window)) continue;
  form.querySelector("[data-without]").hidden = true;
  form.querySelector("button").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    switchOnNotices(form).catch(() => (form.querySelector("[data-refused]").hidden = false));
  });
}
