// A client that believes nothing: every answer it gets is checked against the description, and against what no answer may tell.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHmac, randomInt } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import Ajv2020 from "ajv/dist/2020.js";

export const port = Number(process.env.LUWTE_PORT);
export const description = JSON.parse(readFileSync(new URL("../../web/api/openapi.json", import.meta.url), "utf8"));
/** Operations that answered with success in this program: "GET /api/v1/…". */
export const seen = new Set();

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: "openapi", components: description.components });
const compiled = new Map();
function validator(schema) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components', '"openapi#/components'))));
  return compiled.get(key);
}

const templates = Object.entries(description.paths).map(([path, operations]) => ({
  path, operations, pattern: new RegExp("^" + path.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.") + "$"), fixed: path.replaceAll(/\{\w+\}/g, "").length }))
  .sort((a, b) => b.fixed - a.fixed);

export function operationOf(method, path) {
  const bare = path.split("?")[0].replace(/^\/-[^/]*/, "");
  const found = templates.find((one) => one.pattern.test(bare) && one.operations[method.toLowerCase()]);
  return found && { name: `${method} ${found.path}`, ...found.operations[method.toLowerCase()] };
}

export function sql(text) {
  return execFileSync(process.env.LUWTE_PSQL,
    ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", process.env.LUWTE_DATABASE, "-U", "postgres", "-d", "luwte", "-c", text],
    { encoding: "utf8" }).trim();
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** An id as addresses have it, from the number in the database. */
export function publicId(value) {
  let number = BigInt(value);
  let written = "";
  for (let at = 0; at < 12; ++at, number >>= 5n) written = alphabet[Number(number & 31n)] + written;
  return written;
}

/** And back. */
export const numberOf = (id) => [...id].reduce((number, letter) => number * 32n + BigInt(alphabet.indexOf(letter)), 0n);

/** What no answer to a reader or a person may hold: ids of accounts, exact moments, other numbers that identify. */
function checkPrivacy(name, answer, isStaff) {
  if (name === "GET /api/v1/openapi.json") return;
  // Until when something holds for oneself is a moment that one has to know, as the page tells it: to the minute.
  const told = name.startsWith("GET /api/v1/me/decisions") ? answer.text.replaceAll(/"until":"[^"]*T\d\d:\d\d:00Z"/g, "") : answer.text;
  if (!isStaff) assert.doesNotMatch(told, /\d{4}-\d\d-\d\dT|\d\d:\d\d:\d\d|"[a-z_]*(_at|timestamp)":/, `an exact moment in ${name}: ${answer.text}`);
  assert.doesNotMatch(answer.text, /"(account|session)(_id)?":|seed"|"organisation_id"/i, `${name} tells of accounts: ${answer.text}`);
  for (const account of sql("select id from account").split("\n").filter(Boolean)) {
    assert.ok(!answer.text.includes(account), `the id of an account in ${name}`);
    assert.ok(!answer.text.includes(publicId(account)), `the id of an account in ${name}`);
  }
}

export class Client {
  constructor({ host = `localhost:${port}`, staff = false } = {}) {
    this.host = host;
    this.staff = staff;
    this.cookie = "";
    this.address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  }

  /** The bare request; nothing is checked. `body` is sent as it is. */
  raw(method, path, body, headers = {}) {
    const all = { host: this.host, forwarded: `for=${this.address}`, ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }), ...headers };
    for (const [name, value] of Object.entries(all)) if (value === null) delete all[name];
    return new Promise((resolved, failed) => {
      const sent = http.request({ host: "127.0.0.1", port, method, path, agent: false, headers: all }, (answer) => {
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("end", () => resolved({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces).toString() }));
      });
      sent.on("error", failed);
      sent.setTimeout(30000, () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
      sent.end(body);
    });
  }

  /** A request of a described operation; its answer must be as described. Returns {status, body, headers}. */
  async call(method, path, value, headers = {}) {
    const sends = ["POST", "PUT", "PATCH"].includes(method);
    const body = typeof value === "string" || Buffer.isBuffer(value) ? value : sends ? JSON.stringify(value ?? {}) : undefined;
    const answer = await this.raw(method, path, body, headers);
    const operation = operationOf(method, path);
    assert.ok(operation, `${method} ${path} is not described`);
    const described = operation.responses[answer.status];
    assert.ok(described, `${operation.name} answers ${answer.status}, which is not described: ${answer.text}`);
    if (!described.content) {
      assert.equal(answer.text, "", operation.name);
    } else {
      const [type] = (answer.headers["content-type"] ?? "").split(";");
      assert.ok(described.content[type], `${operation.name} answers ${answer.status} as ${type}: ${answer.text}`);
      answer.body = type.endsWith("json") ? JSON.parse(answer.text) : answer.text;
      const validate = validator(described.content[type].schema);
      assert.ok(validate(answer.body), `${operation.name} ${answer.status}: ${ajv.errorsText(validate.errors)}\n${answer.text}`);
      if (type === "application/problem+json") assert.equal(answer.body.status, answer.status);
    }
    checkPrivacy(operation.name, answer, this.staff);
    if (answer.status < 300) seen.add(operation.name);
    for (const line of answer.headers["set-cookie"] ?? []) {
      assert.match(line, /^__Host-s=[^;]*; Path=\/; Secure; HttpOnly; SameSite=Strict/i, line);
      assert.doesNotMatch(line, /expires/i);
      this.cookie = line.split(";")[0].replace(/^__Host-s=$/, "");
    }
    return answer;
  }

  /** The same, which must answer with this status. */
  async expect(status, method, path, value, headers) {
    const answer = await this.call(method, path, value, headers);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    return answer.body;
  }
  get(path) { return this.expect(200, "GET", path); }
}

/** Somebody who wrote a first message: {client, post, topic, code}. */
export async function newPerson(forum, message = {}, client = new Client()) {
  const made = await client.expect(201, "POST", `/api/v1/forums/${forum}/topics`, { title: "Een begin", text: "Dit is mijn eerste bericht hier.", ...message });
  return { client, post: made.post, topic: made.topic, code: made.return_code, made };
}

export async function forumOf(zone = "a") {
  const forums = (await new Client().get(`/api/v1/forums?zone=${zone}`)).items;
  return forums.find((one) => !one.archive).id;
}

/** RFC 6238: six digits, SHA-1, steps of thirty seconds. */
export function totp(secret, at = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[\s=]/g, "").toUpperCase()].map((one) => letters.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  return String((digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff) % 1000000).padStart(6, "0");
}

export function addStaff(roles, organisation = "demo") {
  const done = spawnSync(process.env.LUWTE_PROGRAM, ["--config", process.env.LUWTE_CONFIG, "staff", "add", organisation, "Tester " + randomInt(1e6), "--role", roles, "--json"],
    { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

/** A member of staff who is signed in by the API. */
export async function inRoom(roles, organisation = "demo", host) {
  const made = addStaff(roles, organisation);
  const client = new Client({ staff: true, ...(host ? { host } : {}) });
  await client.expect(200, "POST", "/api/v1/room/session", { code: made.code, totp: totp(made.totp_secret) });
  return client;
}
