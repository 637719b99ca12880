// Every operation: what it takes, who may, what it answers with.
import { all, flag, list, number, oneOf, page, ref, shape, text } from "./schemas.mjs";

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

export const operations = [...doors, ...reading, ...writing, ...tools, ...mine];
