// The shapes of what goes over the line.

/** An object with these fields and no others; a name that ends in ? may be missing. */
export function shape(fields, description) {
  const required = Object.keys(fields).filter((name) => !name.endsWith("?"));
  const properties = Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ""), schema]));
  return { type: "object", properties, ...(required.length ? { required } : {}), additionalProperties: false, ...(description ? { description } : {}) };
}
export const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
export const list = (items) => ({ type: "array", items });
export const orNull = (schema) => ({ anyOf: [schema, { type: "null" }] });
export const text = { type: "string" };
export const flag = { type: "boolean" };
export const number = { type: "integer" };
export const oneOf = (...values) => ({ type: "string", enum: values });
const stage = oneOf("on_duty", "next", "everyone", "fallback", "handed_over");

const id = ref("Id");
const cursor = orNull(ref("Cursor"));
export const page = (items, more = {}) => shape({ items: list(items), next: cursor, ...more });
export const all = (items) => shape({ items: list(items) });

const problemFields = { type: text, title: text, status: number, code: text, "field?": text, "detail?": text };
const warnings = { warnings: list(text), warning_words: text };
const writing = { title: text, text, ...warnings };
const service = { id, name: text, summary: text, open: ref("Open"), anonymous: orNull(flag), verified: flag };
const named = shape({ code: text, text });

export const schemas = {
  Id: { type: "string", pattern: "^[0-9a-hjkmnp-tv-z]{12}$" },
  Cursor: { type: "string", pattern: "^[a-z][0-9a-hjkmnp-tv-z]{12}$" },
  Zone: { ...oneOf("a", "b", "c", "d"), description: "One of the spaces that never touch each other, as addresses have it." },
  Problem: shape(problemFields, "RFC 9457"),
  Question: shape({ ...problemFields, "reasons?": list(text), "marked?": list(ref("Piece")) },
    "With code `forum.asked`: nothing was placed, the rules have a question. Sent again with `confirm`, it is placed."),
  Newer: shape({ ...problemFields, "current?": shape(writing), "current_version?": number },
    "With code `forum.outdated`: the message was changed since that version; this is what is there now."),
  Piece: shape({ text, marked: flag }),
  When: shape({ kind: oneOf("today", "yesterday", "this-week", "this-month", "in-month", "in-year"), text, "month?": number, "year?": number },
    "As exactly as others may know."),
  Index: shape({ description: text, operations: list(shape({ method: text, path: text })) }),
  Organisation: shape({ title: text, exit: text, idle_minutes: number, languages: list(shape({ code: text, name: text })),
    zones: list(shape({ id: ref("Zone"), name: oneOf("survivors", "nearby", "involved", "professionals") })),
    content_warnings: list(named), reactions: list(text), signal_reasons: list(named) }),
  Author: shape({ id, name: text, avatar: { type: "string", description: "SVG" } }),
  Forum: shape({ id, zone: ref("Zone"), name: text, purpose: text, rules: list(text), language: text, archive: flag }),
  TopicLine: shape({ id, when: ref("When"), author_name: text, ...warnings, hidden: flag, "title?": text, "first_line?": text }),
  Topic: shape({ id, forum: id, forum_name: text, zone: ref("Zone"), title: text, author: orNull(ref("Author")), warnings: list(text),
    hidden: flag, listed: flag, may_answer: flag, "follows?": flag }),
  Post: shape({ id, topic: id, opens_topic: flag, own: flag, state: oneOf("published", "held", "returned", "removed", "gone"), hidden: flag,
    author: orNull(ref("Author")), "warnings?": list(text), "warning_words?": text, "when?": ref("When"), "edited?": flag, "language?": text,
    "title?": text, "html?": text, "reactions?": list(text), "own_reactions?": list(text), "version?": number, "reasons?": list(text), "source?": text },
    "`version`, `reasons` and `source` are for its author alone. Of a message that is hidden or gone only what is needed to say so."),
  Found: shape({ post: id, topic: id, author_name: text, when: ref("When"), ...warnings, hidden: flag, "title?": text, "excerpt?": list(ref("Piece")) }),
  Stored: shape({ post: id, topic: id, state: oneOf("published", "held", "returned", "removed", "withdrawn"), repeated: flag, message: text,
    reasons: list(text), "alarm?": ref("Alarmed"), "return_code?": text },
    "What became of a message. `return_code`: of the account that this message made, once."),
  Alarmed: shape({ message: text, within: text, emergency: text, duty: text, help: list(ref("HelpLine")) }),
  Open: shape({ state: oneOf("open", "closed", "unknown"), text }),
  HelpLine: shape({ service: orNull(id), name: text, channel: text, number: text, address: text, open: ref("Open"), "chat?": ref("Open"),
    cost: oneOf("unknown", "free", "regular"), anonymous: orNull(flag), on_bill: orNull(flag), staffed_by: list(text), summary: text,
    emergency: flag, speaks: flag, verified: flag }),
  Version: shape({ ...writing, version: number, when: ref("When") }),
  OwnPost: shape({ id, topic: id, first_line: text, state: oneOf("published", "held", "returned", "removed", "withdrawn"), reasons: list(text),
    version: number, when: ref("When") }),
  Followed: shape({ topic: id, title: text, fresh: flag, when: ref("When") }),
  Avoided: shape({ persona: id, name: text, zone: ref("Zone") }),
  Notice: shape({ kind: oneOf("published", "returned", "removed", "unmasked", "reply"), reason: text, post: orNull(id), topic: orNull(id), when: ref("When") }),
  Session: shape({ kind: oneOf("reader", "person", "staff", "left"), locked: flag, "pin?": flag, "roles?": list(text), "id?": id }),
  WrongCode: shape({ ...problemFields, "suggestions?": list(shape({ typed: text, near: list(text) })) },
    "`suggestions`: words that are in no code, and those of the list that look like them."),
  Persona: shape({ id, name: text, avatar: { type: "string", description: "SVG" }, zone: ref("Zone") }),
  Settings: shape({ idle_minutes: number, longest_idle_minutes: number, hidden: list(text), language: orNull(text) }),
  CodeState: shape({ exists: flag, waits: flag }),
  ReturnCode: shape({ return_code: text }, "Told once. It cannot be looked up."),
  Taken: { type: "object", description: "What is held, by kind.", additionalProperties: list({ type: "object", additionalProperties: text }) },
  Term: named,
  Vocabulary: shape({ violence_types: list(ref("Term")), audiences: list(ref("Term")), help_types: list(ref("Term")), channels: list(ref("Term")),
    staff: list(ref("Term")), languages: list(ref("Term")) }),
  ServiceLine: shape({ ...service, certain: flag }, "`certain`: false when the list does not say whether one of the wishes holds."),
  Service: shape({ ...service, address: text, calling: text, violence_types: list(text), audiences: list(text), help_types: list(text),
    languages: list(text), staffed_by: list(text), region: text, source: text, checked: text, channels: list(shape({ type: text, value: text,
      open: ref("Open"), hours: text, staffed: flag, cost: oneOf("unknown", "free", "regular"), on_bill: orNull(flag) })) }),
  Moment: { type: "string", format: "date-time" },
  Day: { type: "string", format: "date" },
  Item: shape({ id, state: oneOf("waiting", "claimed", "decided"), mine: flag, holder: text, cause: oneOf("held", "escalated", "failed", "signal"),
    danger: { type: "integer", minimum: 0, maximum: 3 }, categories: list(text), first_disclosure: flag, first_reply: flag, graphic: flag,
    placement: oneOf("published", "held"), reasons: list(shape({ rule: text, text })), opened_at: ref("Moment"), version: number }),
  ReviewMessage: shape({ name: text, avatar: text, html: text, ...warnings, when: ref("When") }),
  Material: shape({ message: ref("ReviewMessage"), text: list(ref("Piece")), before: list(ref("ReviewMessage")), forum: text, path: text,
    state: oneOf("published", "held", "returned", "removed", "withdrawn"), first_message: flag, text_version: number },
    "Who wrote it is a pen name; every look at what is not public is in the audit log."),
  OpenItem: shape({ item: ref("Item"), material: orNull(ref("Material")), gone: flag, signals: list(shape({ reason: text, words: text })),
    decisions: list(shape({ decision: text, staff: text, reason: text, words: text, at: ref("Moment"), sanctions: list(ref("Sanction")) })), sanctions: list(ref("Sanction")) },
    "`sanctions`: what this pen name was given before, and nothing of any other one."),
  AppealOutcome: oneOf("upheld", "partly", "overturned", "withdrawn"),
  Appeal: shape({ id, decision: id, open: flag, own_decision: flag, mine: flag, holder: text, danger: { type: "integer", minimum: 0, maximum: 3 }, waits_for: oneOf("team", "person"),
    opened_at: ref("Moment"), due_at: ref("Moment"), late: flag, outcome: orNull(ref("AppealOutcome")), version: number }),
  OpenAppeal: shape({ appeal: ref("Appeal"), messages: list(shape({ from: oneOf("team", "person"), text, unreadable: flag, at: ref("Moment") })), material: orNull(ref("Material")), sanctions: list(ref("Sanction")) }),
  OwnDecision: shape({ id, post: orNull(ref("Id")), decision: oneOf("publish", "ask", "remove"), reason: text, words: text, name: text, place: text, taken_back: flag, object_until: ref("Day"),
    sanctions: list(shape({ kind: text, text, reason: text, until: ref("Moment"), holds: flag })), when: ref("When") }),
  OwnAppeal: shape({ open: flag, answer_before: ref("Day"), your_turn: flag, outcome: orNull(ref("AppealOutcome")), messages: list(shape({ from: oneOf("team", "person"), text, unreadable: flag, when: ref("When") })) }),
  OwnSignal: shape({ reason: text, state: oneOf("waits", "stays", "asked", "removed", "restored", "ended"), when: ref("When") }),
  Sanction: shape({ id, kind: oneOf("warning", "slow", "read_only", "pause", "exclusion"), reach: oneOf("place", "zone", "account"), name: text, place: text,
    reason: text, words: text, every_minutes: number, starts_at: ref("Moment"), ends_at: ref("Moment"), holds: flag, counts: flag, revoked: flag, given_by: text, version: number }),
  Claimed: shape({ mine: flag, holder: text }, "Of many at the same moment one wins; the others are told who."),
  Reasons: shape({ publish: list(ref("Term")), ask: list(ref("Term")), remove: list(ref("Term")) }),
  RuleFault: shape({ rule: text, traceback: text, times: number, last_at: ref("Moment") }),
  Alarm: shape({ id, level: number, categories: list(text), state: oneOf("raised", "delivered", "acknowledged", "acting", "handed_over", "closed"),
    waits: flag, mine: flag, holder: text, handed_by: text, raised_at: ref("Moment"), due_at: ref("Moment"), acknowledged_at: orNull(ref("Moment")),
    acting_at: orNull(ref("Moment")), step: number, stage: orNull(stage), next_step_at: orNull(ref("Moment")),
    closed_at: orNull(ref("Moment")), outcome: orNull(oneOf("safe", "helped", "handed_on", "no_danger", "no_contact")), version: number }),
  Alarms: shape({ open: list(ref("Alarm")), closed: list(ref("Alarm")), nobody_on_duty: flag }),
  OpenAlarm: shape({ alarm: ref("Alarm"), material: orNull(ref("Material")), gone: flag, help: list(ref("HelpLine")),
    excerpt: text, history: list(shape({ what: text, at: ref("Moment"), staff: text, to: text, note: text, unreadable: flag, step: number, stage: orNull(stage) })),
    calls: list(ref("Call")) }),
  Call: shape({ id, step: number, name: text, fallback: flag, channel: text, state: oneOf("waiting", "sent", "failed", "acknowledged", "cancelled"),
    attempts: number, at: ref("Moment"), sent_at: orNull(ref("Moment")), failure: text },
    "One call: whom, by which channel (`room`: a page of the room), and what came of it."),
  Colleague: shape({ staff: id, name: text }),
  Roster: shape({ called: list(ref("Colleague")), nobody_on_duty: flag, colleagues: list(ref("Colleague")),
    shifts: list(shape({ id, staff: id, name: text, from: ref("Moment"), to: ref("Moment"), may_remove: flag })),
    holes: list(shape({ from: ref("Moment"), to: ref("Moment") })) }),
  Audit: shape({ items: list(shape({ number, when: ref("When"), actor: text, action: text, subject: text, details: { type: "object" } })),
    before: orNull(number) }),
  Draft: shape({ ...writing, place: text, reason: text, when: ref("When") }),
};
