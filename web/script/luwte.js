// What makes every page nicer with JavaScript: leaving without a trace, moving about in one history entry, forms that
// lose nothing, parts that renew themselves. Everything works without it. Nothing is ever stored on the device.
// Words come from the attributes of <body>, translated by the server. Listeners sit on the document, so that they
// go on when a page is shown in the place of another.

const words = () => document.body.dataset;
const inOneEntry = () => "discreet" in document.body.dataset;

// ---- Leaving ----------------------------------------------------------------------------------------------

const escapePause = 1500; // milliseconds between two presses that belong together
let escapes = 0;
let lastEscape = 0;
let left = false;

function leave() {
  if (left) return;
  left = true;
  const way = document.querySelector("a.exit")?.href ?? "/weg";
  stopListening();
  // First nothing may be seen, however slow the line is; then the entry in the history goes.
  document.body.replaceChildren();
  document.title = " ";
  location.replace(way);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  escapes = event.timeStamp - lastEscape < escapePause ? escapes + 1 : 1;
  lastEscape = event.timeStamp;
  if (escapes >= 3) leave();
}, true);

// A page that the browser kept in memory shows nothing until the server has said what may be seen now.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.body.hidden = true;
  location.reload();
});
addEventListener("pagehide", () => stopListening());

// ---- Moving about -----------------------------------------------------------------------------------------

function isOrdinaryClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || !isOrdinaryClick(event)) return;
  if (link.matches(".exit")) {
    event.preventDefault();
    leave();
    return;
  }
  const elsewhere = link.origin !== location.origin || (link.target && link.target !== "_self");
  if (elsewhere || !inOneEntry() || "plain" in link.dataset || link.hasAttribute("download")) return;
  event.preventDefault();
  location.replace(link.href);
});

/** The page `html` in the place of this one. What has to be read first gets the focus: what `hash` names, if anything. */
function showPage(html, address, hash = "") {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  stopListening();
  for (const [here, there] of [[document.documentElement, fresh.documentElement], [document.body, fresh.body]]) {
    for (const name of here.getAttributeNames()) here.removeAttribute(name);
    for (const { name, value } of there.attributes) here.setAttribute(name, value);
  }
  for (const script of fresh.head.querySelectorAll("script[src]")) {
    if (document.head.querySelector(`script[src="${script.getAttribute("src")}"]`)) continue;
    const added = document.createElement("script");
    added.type = "module";
    added.src = script.getAttribute("src");
    document.head.append(added);
  }
  document.title = fresh.title;
  document.body.replaceChildren(...fresh.body.childNodes);
  if (address !== location.href) history[inOneEntry() ? "replaceState" : "pushState"](null, "", address);
  ready();
  const named = hash || location.hash;
  const place = named ? document.getElementById(decodeURIComponent(named.slice(1))) : null;
  const first = ["[aria-invalid='true']", "[role='alert']", "[role='status']", "h1"]
    .map((what) => document.querySelector("main " + what)).find((element) => element);
  if (place) place.scrollIntoView();
  else {
    scrollTo(0, 0);
    // What has to be read first may stand further down: a message that was placed, a field that is at fault.
    if (first && !first.matches("h1")) (first.closest("article") ?? first).scrollIntoView({ block: "nearest" });
  }
  focusOn(place ?? first ?? document.querySelector("main"));
}

function focusOn(element) {
  if (!element) return;
  if (!element.matches("a[href], button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: element.tabIndex === -1 });
}

/** Says something to screen readers, politely. */
function say(text) {
  const place = document.getElementById("say");
  if (!place || !text) return;
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 60);
}

// ---- Forms ------------------------------------------------------------------------------------------------

const longestWait = 60000; // milliseconds; then the person hears that it did not arrive

function fieldsOf(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.append(button.name, button.value);
  return new URLSearchParams(fields);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (event.defaultPrevented || "plain" in form.dataset) return;
  if (form.enctype === "multipart/form-data" || form.querySelector("input[type=file]")) return;
  const address = new URL(button?.hasAttribute("formaction") ? button.formAction : form.action, location.href);
  const method = button?.hasAttribute("formmethod") ? button.formMethod : form.method;
  if (address.origin !== location.origin || method === "dialog") return;
  if (method === "get") {
    if (!inOneEntry()) return;
    event.preventDefault();
    address.search = new URLSearchParams([...fieldsOf(form, button)].filter(([, value]) => value !== ""));
    location.replace(address);
    return;
  }
  event.preventDefault();
  send(form, button, address);
});

async function send(form, button, address) {
  if ("sending" in form.dataset) return;
  const body = fieldsOf(form, button);
  form.dataset.sending = "";
  clearTimeout(drafts.get(form));
  button?.setAttribute("aria-disabled", "true");
  form.querySelector(".not-arrived")?.remove();
  const slow = setTimeout(() => say(words().sending), 700);
  try {
    const answer = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(longestWait) });
    if (left) return;
    const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    // A refusal that is no page (a server that is too busy to make one) must not take the form away.
    if (!isPage && !answer.ok) tellNotArrived(form, button);
    else if (!isPage) location.replace(answer.url);
    else showPage(await answer.text(), answer.redirected ? answer.url : location.href, answer.redirected ? "" : address.hash);
  } catch {
    if (!left) tellNotArrived(form, button);
  } finally {
    clearTimeout(slow);
    delete form.dataset.sending;
    button?.removeAttribute("aria-disabled");
  }
}

/** What was typed stays where it is; a sentence says that it did not arrive. */
function tellNotArrived(form, button) {
  const sentence = document.createElement("p");
  sentence.className = "form-error not-arrived";
  sentence.setAttribute("role", "alert");
  sentence.textContent = words().failed;
  const row = button?.closest(".buttons, .decide, .tools");
  if (row && form.contains(row)) row.before(sentence);
  else form.append(sentence);
}

// ---- Drafts on the server, and how much room is left ------------------------------------------------------

const draftPause = 2000;
const drafts = new Map();

async function keepDraft(form, atEnd = false) {
  clearTimeout(drafts.get(form));
  drafts.delete(form);
  if ("sending" in form.dataset || !form.isConnected) return;
  let kept = false;
  try {
    kept = (await fetch(form.dataset.draft, { method: "POST", body: fieldsOf(form), keepalive: atEnd })).ok;
  } catch {
    // Said below.
  }
  noteBelow(form.querySelector("textarea"), "draft-note", kept ? words().saved : words().unsaved);
}

addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && !left) for (const form of drafts.keys()) keepDraft(form, true);
});

function noteBelow(field, kind, text) {
  if (!field) return;
  let note = field.parentElement.querySelector("." + kind);
  if (!note) {
    note = document.createElement("p");
    note.className = "counter " + kind;
    field.after(note);
  }
  note.textContent = text;
}

function countLeft(field) {
  const most = Number(field.dataset.count);
  const room = most - [...field.value].length;
  const near = room < Math.max(100, most / 20);
  const text = room < 0 ? words().over.replace("{n}", -room) : words().left.replace("{n}", room);
  if (near) noteBelow(field, "count-note", text);
  else field.parentElement.querySelector(".count-note")?.remove();
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.dataset?.count) countLeft(field);
  const form = field.form;
  if (!form || !("draft" in form.dataset)) return;
  clearTimeout(drafts.get(form));
  drafts.set(form, setTimeout(() => keepDraft(form), draftPause));
});

// ---- Copying and printing ---------------------------------------------------------------------------------

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy], button[data-print]");
  if (!button) return;
  if ("print" in button.dataset) {
    print();
    return;
  }
  const source = document.querySelector(button.dataset.copy);
  if (await copy(source.textContent.trim())) {
    say(words().copied);
    const before = button.textContent;
    button.textContent = words().copied;
    setTimeout(() => { button.textContent = before; }, 3000);
  } else {
    getSelection().selectAllChildren(source); // ready to be copied by hand
  }
});

// ---- Parts that renew themselves --------------------------------------------------------------------------

let stream = null;
let renewal = 0;
let retry = 0;
let urgent = false; // an alarm is among what was told since the page was last renewed

function listen() {
  const address = document.body.dataset.wake;
  if (!address || left) return;
  stream = new EventSource(address);
  let missed = false;
  stream.addEventListener("wake", () => renewSoon());
  stream.addEventListener("alarm", () => {
    urgent = true;
    renewSoon();
  });
  stream.addEventListener("open", () => {
    if (missed) renewSoon();
    missed = false;
  });
  stream.addEventListener("error", () => {
    missed = true;
    if (stream?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    stopListening();
    renewSoon(); // which finds out whether this session has ended
    retry = setTimeout(listen, 20000 + Math.random() * 20000);
  });
}

function stopListening() {
  stream?.close();
  stream = null;
  clearTimeout(renewal);
  clearTimeout(retry);
}

/** A moment later, and not everybody at the same time. */
function renewSoon(pause = 150) {
  clearTimeout(renewal);
  renewal = setTimeout(renew, pause + Math.random() * 450);
}

const renewAgain = 5000; // milliseconds until a renewal that failed is tried again

async function renew() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html", "luwte-by-itself": "yes" }, signal: AbortSignal.timeout(longestWait) });
    if (left) return;
    if (answer.redirected) {
      // The session was locked or has ended while nobody touched the page: it cannot show what is new, but say so.
      document.dispatchEvent(new CustomEvent("luwte-closed", { detail: { urgent, address: answer.url } }));
      return;
    }
    if (answer.status === 429 || answer.status >= 500) renewSoon(renewAgain);
    if (!answer.ok) return;
    urgent = false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    let changed = false;
    for (const region of document.querySelectorAll("[data-live][id]")) {
      const other = fresh.getElementById(region.id);
      if (other) changed = renewRegion(region, other) || changed;
    }
    if (!changed) return;
    ready(false);
    say(words().new);
    document.dispatchEvent(new CustomEvent("luwte-renewed"));
  } catch {
    if (!left) renewSoon(renewAgain); // what was told is not lost with the line
  }
}

const keyOf = (element) => element.id || element.firstElementChild?.id || "";
const isBusy = (element) => element.contains(document.activeElement) || element.querySelector("details[open], [data-sending]");
const withoutTokens = (element) => element.outerHTML.replace(/(name="token" value=")[^"]*/g, "$1");

/** Makes `region` what `fresh` is, child by child where children have ids. What somebody works in stays. */
function renewRegion(region, fresh) {
  if (withoutTokens(region) === withoutTokens(fresh)) return false;
  const children = [...fresh.children];
  if (children.length === 0 || !children.every(keyOf) || ![...region.children].every(keyOf)) {
    if (isBusy(region)) return false;
    region.replaceChildren(...fresh.childNodes);
    return true;
  }
  const old = new Map([...region.children].map((child) => [keyOf(child), child]));
  let changed = false;
  const result = children.map((child) => {
    const existing = old.get(keyOf(child));
    old.delete(keyOf(child));
    if (existing && (isBusy(existing) || withoutTokens(existing) === withoutTokens(child))) return existing;
    changed = true;
    return child;
  });
  for (const gone of old.values()) {
    if (isBusy(gone)) continue;
    changed = true;
    gone.remove();
  }
  // Only what is not in its place is moved, since moving takes the focus away.
  result.forEach((child, at) => {
    if (region.children[at] === child) return;
    region.insertBefore(child, region.children[at] ?? null);
  });
  for (const child of [...region.children]) {
    if (!result.includes(child) && !isBusy(child)) child.remove();
  }
  return changed;
}

// ---- At the start of every page ---------------------------------------------------------------------------

function ready(whole = true) {
  for (const button of document.querySelectorAll("button[data-copy][hidden], button[data-print][hidden]")) button.hidden = false;
  for (const field of document.querySelectorAll("textarea[data-count]")) countLeft(field);
  if (!whole) return;
  listen();
  document.dispatchEvent(new CustomEvent("luwte-ready"));
}

ready();
