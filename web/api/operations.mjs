// Every operation: what it takes, who may, what it answers with.
import { all, flag, list, number, oneOf, orNull, page, ref, shape, text } from "./schemas.mjs";

const cursor = ref("Cursor");
const reaction = { reaction: oneOf("recognition", "support", "thanks") };
const place = { place: { type: "string", pattern: "^(forum|topic|post):[0-9a-hjkmnp-tv-z]{12}$" } };
const written = { text, warnings: list(text), warning_words: text };
const taking = (properties, ...required) => ({ properties, required });

const get = (tag, who, path, id, summary, answer, more = {}) => ({ method: "get", tag, who, path, id, summary, answers: { 200: answer }, ...more });
const send = (method, tag, who, path, id, summary, body, answers, more = {}) => ({ method, tag, who, path, id, summary, body, answers, ...more });
const drop = (tag, who, path, id, summary, more = {}) => ({ method: "delete", tag, who, path, id, summary, answers: { 204: null }, ...more });
const done = { 204: null };
const asks = { problem: { 422: ref("Question") } };

const doors = [
  get("doors", "anyone", "/api/v1", "index", "What there is", ref("Index")),
  get("doors", "anyone", "/api/v1/openapi.json", "description", "This description", { type: "object" }),
  get("doors", "anyone", "/api/v1/organisation", "organisation", "The organisation, its languages and zones, and the words to choose from", ref("Organisation")),
];

const reading = [
  get("reading", "anyone", "/api/v1/forums", "forums", "The forums of a zone", all(ref("Forum")), { query: { zone: ref("Zone") } }),
  get("reading", "anyone", "/api/v1/forums/{forum}", "forum", "One forum", ref("Forum")),
  get("reading", "anyone", "/api/v1/forums/{forum}/topics", "topics", "Its conversations, the last written in first", page(ref("TopicLine")), { query: { cursor } }),
  get("reading", "anyone", "/api/v1/topics/{topic}", "topic", "One conversation", ref("Topic")),
  get("reading", "anyone", "/api/v1/topics/{topic}/posts", "posts", "Its messages in order, from the one named by `from` if any",
    page(ref("Post"), { previous: { anyOf: [cursor, { type: "null" }] } }), { query: { cursor, from: ref("Id") } }),
  get("reading", "anyone", "/api/v1/posts/{post}", "post", "One message, also when its kind is hidden", ref("Post")),
  send("post", "reading", "anyone", "/api/v1/search", "search", "Messages with these words", taking({ words: text, zone: ref("Zone"), cursor }, "words"),
    { 200: page(ref("Found"), { nearby: flag }) }),
];

const writing = [
  send("post", "writing", "anyone", "/api/v1/forums/{forum}/topics", "openTopic", "Begins a conversation",
    taking({ title: text, ...written, name: text, confirm: flag }, "title", "text"), { 201: ref("Stored"), 200: ref("Stored") },
    { ...asks, idempotent: true, cookie: true, problems: [409] }),
  send("post", "writing", "anyone", "/api/v1/topics/{topic}/posts", "answer", "Answers in a conversation",
    taking({ ...written, name: text, confirm: flag }, "text"), { 201: ref("Stored"), 200: ref("Stored") },
    { ...asks, idempotent: true, cookie: true, problems: [409] }),
  send("put", "writing", "person", "/api/v1/posts/{post}", "change", "Changes one's own message",
    taking({ title: text, ...written, version: number, confirm: flag }, "text", "version"), { 200: ref("Stored") },
    { problem: { 422: ref("Question"), 409: ref("Newer") }, problems: [409] }),
  drop("writing", "person", "/api/v1/posts/{post}", "withdraw", "Takes one's own message back: text and history are gone at once"),
  get("writing", "person", "/api/v1/posts/{post}/history", "history", "Earlier versions of one's own message", all(ref("Version"))),
  drop("writing", "person", "/api/v1/posts/{post}/history", "eraseHistory", "Erases them"),
  send("post", "writing", "anyone", "/api/v1/preview", "preview", "What a text will look like; nothing is stored", taking({ text }, "text"), { 200: shape({ html: text }) }),
];

const tools = [
  send("put", "tools", "person", "/api/v1/posts/{post}/reactions/{reaction}", "react", "Reacts", taking({}), done, { segments: reaction }),
  drop("tools", "person", "/api/v1/posts/{post}/reactions/{reaction}", "takeReactionBack", "Takes a reaction back", { segments: reaction, problems: [422] }),
  send("put", "tools", "person", "/api/v1/topics/{topic}/follow", "follow", "Follows a conversation", taking({}), done),
  drop("tools", "person", "/api/v1/topics/{topic}/follow", "unfollow", "Follows it no longer"),
  send("post", "tools", "person", "/api/v1/posts/{post}/avoid", "avoid", "From now on its author and the asker do not meet; the other is not told", taking({}), done),
  send("post", "tools", "anyone", "/api/v1/posts/{post}/signals", "pointOut", "Points the team to a message", taking({ reason: text, words: text }, "reason"), done),
];

const mine = [
  get("mine", "person", "/api/v1/me/decisions", "ownDecisions", "What the team decided about one's own messages, and what holds", all(ref("OwnDecision"))),
  get("mine", "person", "/api/v1/me/decisions/{decision}", "ownDecision", "One of them, with what one objected", shape({ decision: ref("OwnDecision"), appeal: orNull(ref("OwnAppeal")) })),
  send("post", "mine", "person", "/api/v1/me/decisions/{decision}/messages", "object", "Objects, or goes on with it; somebody who did not decide hears it", taking({ text }, "text"),
    { 201: shape({ help: orNull(list(ref("HelpLine"))) }) }, { problems: [409] }),
  drop("mine", "person", "/api/v1/me/decisions/{decision}/appeal", "letGo", "Lets the objection go", { problems: [409] }),
  get("mine", "person", "/api/v1/me/signals", "ownSignals", "What came of what one pointed out", all(ref("OwnSignal"))),
  get("mine", "person", "/api/v1/me/posts", "ownPosts", "What one wrote: the last fifty", all(ref("OwnPost"))),
  get("mine", "person", "/api/v1/me/follows", "follows", "What one follows", all(ref("Followed"))),
  get("mine", "person", "/api/v1/me/avoided", "avoided", "Whom one does not meet", all(ref("Avoided"))),
  drop("mine", "person", "/api/v1/me/avoided/{persona}", "meetAgain", "Takes that back"),
  get("mine", "person", "/api/v1/me/notices", "notices", "What the team told", all(ref("Notice"))),
  get("mine", "person", "/api/v1/me/drafts", "drafts", "What one is writing", all(ref("Draft"))),
  get("mine", "person", "/api/v1/me/drafts/{place}", "draft", "One draft", ref("Draft"), { segments: place }),
  send("put", "mine", "person", "/api/v1/me/drafts/{place}", "saveDraft", "Keeps a draft; an empty one is forgotten",
    taking({ title: text, ...written }, "text"), done, { segments: place }),
  drop("mine", "person", "/api/v1/me/drafts/{place}", "forgetDraft", "Forgets it", { segments: place }),
];

const session = ref("Session");
const sessions = [
  get("sessions", "locked", "/api/v1/session", "session", "Who one is here", session),
  send("post", "sessions", "anyone", "/api/v1/session", "comeBack", "Comes back with the six words", taking({ code: text }, "code"), { 200: session },
    { cookie: true, problem: { 401: ref("WrongCode") } }),
  drop("sessions", "locked", "/api/v1/session", "leave", "Ends this session"),
  send("post", "sessions", "locked", "/api/v1/session/unlock", "unlock", "Opens a locked session with its PIN or the return code", taking({ code: text, pin: text }),
    { 200: session }, { cookie: true, problems: [401, 409] }),
  send("post", "sessions", "person", "/api/v1/session/lock", "lock", "Locks it now", taking({}), done),
  send("put", "sessions", "person", "/api/v1/session/pin", "setPin", "Chooses a PIN for this session: 4 to 8 digits", taking({ pin: text }, "pin"), done),
  drop("sessions", "person", "/api/v1/session/pin", "removePin", "Takes the PIN away"),
  drop("sessions", "person", "/api/v1/me/sessions", "leaveEverywhere", "Ends every session of this account"),
  send("post", "sessions", "locked", "/api/v1/room/session", "staffIn", "Signs a member of staff in", taking({ code: text, totp: text }, "code", "totp"),
    { 200: session }, { cookie: true, problems: [401] }),
];

const account = [
  get("account", "person", "/api/v1/me/personas", "personas", "One's own names, for oneself alone", all(ref("Persona"))),
  send("patch", "account", "person", "/api/v1/me/personas/{persona}", "rename", "Another name, on everything written with it; `confirm` when it looks like a full name and is meant",
    taking({ name: text, confirm: flag }, "name"), { 200: ref("Persona") }, { problems: [409] }),
  get("account", "anyone", "/api/v1/names", "names", "Names that are free now", all(text), { query: { zone: ref("Zone") } }),
  get("account", "person", "/api/v1/me/settings", "settings", "What one chose", ref("Settings")),
  send("put", "account", "person", "/api/v1/me/settings", "choose", "Chooses; what is left out goes back to what the organisation has",
    taking({ idle_minutes: number, hidden: list(text), language: text }), done),
  get("account", "person", "/api/v1/me/code", "codeState", "Whether there is a return code, and whether it waits to be shown", ref("CodeState")),
  send("post", "account", "person", "/api/v1/me/code", "newCode", "A new return code; the old one is void at once. With a PIN set, it is asked", taking({ pin: text }),
    { 200: ref("ReturnCode") }, { cookie: true, problems: [404] }),
  send("post", "account", "person", "/api/v1/me/code/show", "showCode", "The waiting code, once", taking({}), { 200: ref("ReturnCode") }, { problems: [404] }),
  drop("account", "person", "/api/v1/me/code", "refuseCode", "Goes on without a code, until the sessions end"),
  get("account", "person", "/api/v1/me/data", "takeSettings", "What is held of the account itself", ref("Taken")),
  get("account", "person", "/api/v1/me/data/{persona}", "takeAlong", "Everything of one name", ref("Taken")),
  send("post", "account", "person", "/api/v1/me/erase", "erase", "Erases everything, at once", taking({ confirm: flag }, "confirm"), done),
];

const help = [
  get("help", "anyone", "/api/v1/help", "help", "What to call now, in the order in which to try", all(ref("HelpLine"))),
  get("help", "anyone", "/api/v1/services/vocabulary", "vocabulary", "The words to choose from when searching", ref("Vocabulary")),
  get("help", "anyone", "/api/v1/services/{service}", "service", "One service", ref("Service")),
  send("post", "help", "anyone", "/api/v1/services/search", "services", "Services that fit, best first; without wishes all of them",
    taking({ violence_type: text, audience: text, help_type: text, language: text, channel: text, anonymous: flag, open_now: flag, words: text }),
    { 200: all(ref("ServiceLine")) }),
];

const reviewers = { roles: ["moderator"] };
const called = { roles: ["moderator", "duty"] };
const planners = { roles: ["moderator", "duty", "administrator"] };
const room = [
  get("room", "staff", "/api/v1/room/queue", "queue", "What waits, by danger and age", page(ref("Item"), { heavy_lately: number }), { query: { cursor }, ...reviewers }),
  get("room", "staff", "/api/v1/room/queue/next", "nextItem", "The first that nobody has", shape({ item: { anyOf: [ref("Id"), { type: "null" }] } }), reviewers),
  get("room", "staff", "/api/v1/room/reasons", "reasons", "The reasons to choose from when deciding", ref("Reasons"), reviewers),
  get("room", "staff", "/api/v1/room/items/{item}", "item", "One item; the message for who claimed it", ref("OpenItem"), reviewers),
  send("post", "room", "staff", "/api/v1/room/items/{item}/claim", "claim", "Takes it", taking({}), { 200: ref("Claimed") }, { ...reviewers, problems: [409] }),
  drop("room", "staff", "/api/v1/room/items/{item}/claim", "release", "Gives it back", { ...reviewers, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/items/{item}/decisions", "decide", "Decides: publish, ask and remove end the item, escalate and note keep it",
    taking({ decision: oneOf("publish", "ask", "remove", "escalate", "note"), reason: text, words: text, version: number, text_version: number, level: number,
      sanction: oneOf("warning", "slow", "read_only", "pause", "exclusion"), sanction_reason: text, sanction_reach: oneOf("place", "zone", "account"), sanction_days: number, sanction_minutes: number },
      "decision", "version", "text_version"), done, { ...reviewers, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/items/{item}/dismissal", "dismiss", "Ends an item whose message is gone", taking({}), done, { ...reviewers, problems: [409] }),
  get("room", "staff", "/api/v1/room/appeals", "appeals", "Objections that wait, by danger and deadline", all(ref("Appeal")), reviewers),
  get("room", "staff", "/api/v1/room/appeals/{appeal}", "appeal", "One objection; what was written for who claimed it", ref("OpenAppeal"), reviewers),
  send("post", "room", "staff", "/api/v1/room/appeals/{appeal}/claim", "claimAppeal", "Takes it; 403 for who decided first", taking({}), done, { ...reviewers, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/appeals/{appeal}/messages", "answerAppeal", "Asks or tells the person something", taking({ text, version: number }, "text", "version"), done, { ...reviewers, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/appeals/{appeal}/outcome", "closeAppeal", "Decides it, and restores what is taken back",
    taking({ words: text, version: number, restore_message: flag, take_back_sanctions: flag }, "words", "version"), { 200: shape({ outcome: ref("AppealOutcome") }) }, { ...reviewers, problems: [409] }),
  get("room", "staff", "/api/v1/room/sanctions", "sanctions", "What holds for whom, by the names that the team dealt with", all(ref("Sanction")), reviewers),
  send("post", "room", "staff", "/api/v1/room/sanctions/{sanction}/revocation", "revokeSanction", "Takes one back", taking({ version: number }, "version"), done, { ...reviewers, problems: [409] }),
  get("room", "staff", "/api/v1/room/faults", "faults", "Rules that failed and that nobody has seen", all(ref("RuleFault")), reviewers),
  send("post", "room", "staff", "/api/v1/room/faults/seen", "faultsSeen", "Somebody has seen them", taking({}), done, reviewers),
  get("room", "staff", "/api/v1/room/alarms", "alarms", "Alarms: those that wait first; the last that were closed", ref("Alarms"), called),
  get("room", "staff", "/api/v1/room/alarms/{alarm}", "alarm", "One alarm; the message for who has it", ref("OpenAlarm"), called),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/acknowledge", "acknowledge", "Takes it", taking({}), { 200: ref("Claimed") }, { ...called, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/take-over", "takeOver", "Takes it from a colleague who cannot go on", taking({ note: text, version: number }, "note", "version"), done, { ...called, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/act", "act", "Says that one is acting; who took an alarm and does not say so in time does not have it any more", taking({ note: text, version: number }, "note", "version"), done, { ...called, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/hand-over", "handOver", "Hands it to a colleague, or to the shift that begins next (`next-shift`); it calls until it was taken",
    taking({ to: text, note: text, version: number }, "to", "note", "version"), done, { ...called, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/notes", "noteAlarm", "Notes what was done", taking({ note: text }, "note"), done, { ...called, problems: [409] }),
  send("post", "room", "staff", "/api/v1/room/alarms/{alarm}/close", "closeAlarm", "Closes it, with what came of it",
    taking({ outcome: oneOf("safe", "helped", "handed_on", "no_danger", "no_contact"), note: text, version: number }, "outcome", "note", "version"), done, { ...called, problems: [409] }),
  get("room", "staff", "/api/v1/room/roster", "roster", "Who is on duty, and where nobody is", ref("Roster"), planners),
  send("post", "room", "staff", "/api/v1/room/roster/shifts", "addShift", "Adds a shift; moments as a clock in the Netherlands has them: 2026-05-01T20:14",
    taking({ from: text, to: text, staff: ref("Id") }, "from", "to"), { 201: shape({ id: ref("Id") }) }, { ...planners, problems: [409] }),
  drop("room", "staff", "/api/v1/room/roster/shifts/{shift}", "removeShift", "Takes a shift out; one that has begun ends now", planners),
  get("room", "staff", "/api/v1/room/audit", "audit", "What was done, by days, newest first", ref("Audit"),
    { query: { before: { type: "integer", minimum: 1 } }, roles: ["administrator", "custodian"] }),
];

export const operations = [...doors, ...reading, ...writing, ...tools, ...mine, ...sessions, ...account, ...help, ...room];
