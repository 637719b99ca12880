// Writes openapi.json, the description of the API (OpenAPI 3.1), from the compact one in this folder.
// usage: node web/api/describe.mjs [--check]      --check: only say whether openapi.json is up to date (exit code 1)
import { readFileSync, writeFileSync } from "node:fs";
import { schemas } from "./schemas.mjs";
import { operations } from "./operations.mjs";

const problem = { $ref: "#/components/schemas/Problem" };
const meanings = {
  400: "The body is not UTF-8, not JSON, or not one object.", 401: "Nobody is signed in, or the session is locked.",
  403: "Not allowed, or the request comes from another site.", 404: "Nothing there, or nothing that this visitor may know of.",
  409: "Changed in the meantime, or somebody else was first.", 413: "Longer than fits.",
  415: "The content type is not application/json.", 422: "A field breaks a rule: `field` says which.",
  429: "Too much in a short time.", 500: "A defect of ours. Nothing was stored.", 503: "Busy. Nothing was stored; try again later.",
};
const access = {
  anyone: {}, person: { security: [{ session: [] }] }, staff: { security: [{ session: [] }] }, locked: { security: [{}, { session: [] }] },
};
const answersWith = (schema, description, type = "application/json") => ({ description, content: { [type]: { schema } } });

/** Which refusals an operation can give follows from what it takes. */
function refusals(operation) {
  const writes = operation.method !== "get";
  const sends = ["post", "put", "patch"].includes(operation.method);
  const statuses = [429, 500, 503];
  if (writes) statuses.push(403);
  if (operation.method === "delete") statuses.push(400);
  if (sends) statuses.push(400, 413, 415, 422);
  if (operation.query) statuses.push(422);
  if (operation.who !== "locked") statuses.push(401);
  if (operation.path.includes("{") || operation.who === "staff") statuses.push(404);
  return [...new Set([...statuses, ...(operation.problems ?? [])])].sort();
}

function responses(operation) {
  const all = {};
  for (const status of refusals(operation))
    all[status] = answersWith(operation.problem?.[status] ?? problem, meanings[status], "application/problem+json");
  // The connection refuses what is too long before it is read.
  if (all[413]) all[413].content["text/plain"] = { schema: { type: "string" } };
  for (const [status, schema] of Object.entries(operation.answers)) {
    all[status] = schema === null ? { description: "Done." } : answersWith(schema, operation.summary);
    if (operation.cookie) all[status].headers = { "Set-Cookie": { description: "The session, for as long as the program that asked runs.", schema: { type: "string" } } };
  }
  return all;
}

function parameters(operation) {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name, in: "path", required: true, schema: operation.segments?.[name] ?? { $ref: "#/components/schemas/Id" } }));
  const inQuery = Object.entries(operation.query ?? {}).map(([name, schema]) => ({ name, in: "query", schema }));
  const inHeader = operation.idempotent ? [{ name: "Idempotency-Key", in: "header",
    description: "A UUID, or 22 to 64 letters, digits, - and _ made at random. The same key with the same body is placed once.",
    schema: { type: "string", pattern: "^[A-Za-z0-9_-]{22,64}$" } }] : [];
  return [...inPath, ...inQuery, ...inHeader];
}

function describe(operation) {
  const described = { operationId: operation.id, tags: [operation.tag], summary: operation.summary, ...access[operation.who] };
  if (operation.roles) described.description = `For staff with one of the roles ${operation.roles.join(", ")}; for anybody else there is nothing here.`;
  const given = parameters(operation);
  if (given.length) described.parameters = given;
  if (["post", "put", "patch"].includes(operation.method)) {
    const { properties = {}, required = [] } = operation.body ?? {};
    described.requestBody = { required: true, content: { "application/json": { schema: {
      type: "object", properties, ...(required.length ? { required } : {}), additionalProperties: false } } } };
  }
  described.responses = responses(operation);
  return described;
}

const paths = {};
for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation);

const written = JSON.stringify({
  openapi: "3.1.0",
  info: {
    title: "Luwte", version: "1", license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    description: readFileSync(new URL("introduction.md", import.meta.url), "utf8"),
  },
  servers: [{ url: "/" }],
  tags: [...new Set(operations.map((one) => one.tag))].map((name) => ({ name })),
  paths,
  components: { schemas, securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-s" } } },
}, null, 1) + "\n";

const file = new URL("openapi.json", import.meta.url);
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== written) {
    console.error("web/api/openapi.json is older than what it is made from: node web/api/describe.mjs");
    process.exit(1);
  }
} else {
  writeFileSync(file, written);
}
