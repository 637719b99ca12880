// Runs the browser tests: a private PostgreSQL cluster, the program with its demonstration, then Node's test runner.
// usage: node run.mjs [--tests FOLDER] [--only PATTERN] [--name PATTERN] [--keep] PROGRAM      (ctest calls it; PROGRAM is the built luwte)
//
//   --tests FOLDER   run those of another folder, which need the same server: tests/api
//   --only PATTERN   only the files whose name holds this
//   --name PATTERN   only the tests whose name matches this
//   --keep           serve on after the tests until Ctrl-C, and say where: to look at things by hand
//
// Everything lies in one folder under /tmp, which goes at the end; what a killed run left is removed by the next.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createSite } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const source = resolve(here, "../..");
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: "string", default: here }, only: { type: "string", default: "" }, name: { type: "string" }, keep: { type: "boolean", default: false } },
});
const program = resolve(positionals[0] ?? join(source, "build/debug/core/app/luwte"));

const prefix = "luwte-browser-";
// The only site besides ours: where the exit leads. There is no network in these tests.
function serveElsewhere() {
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", "/CN=elsewhere", "-keyout", join(folder, "elsewhere.key"), "-out", join(folder, "elsewhere.pem")]);
  if (made.status !== 0) throw new Error("openssl: " + made.stderr);
  const site = createSite({ key: readFileSync(join(folder, "elsewhere.key")), cert: readFileSync(join(folder, "elsewhere.pem")) },
    (asked, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><title>Weer</title><h1>Het weer</h1>"));
  site.unref();
  return new Promise((resolved) => site.listen(0, "127.0.0.1", () => resolved(site.address().port)));
}

const alive = (process_id) => existsSync(`/proc/${process_id}`);

function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    let owner = "";
    try {
      owner = readFileSync(join(folder, "owner"), "utf8");
    } catch {
      continue; // just being made, or somebody else's
    }
    if (alive(owner)) continue;
    cluster(folder, "cluster_stop");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs functions of scripts/library.bash on the cluster of a folder; what they print. */
function cluster(folder, words) {
  const script = `set -euo pipefail; source "${source}/scripts/library.bash"; data=${folder}; ${words}`;
  const done = spawnSync("bash", ["-c", script], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (done.status !== 0) throw new Error(`the cluster: ${words} failed`);
  return done.stdout.trim();
}

function luwte(...words) {
  const done = spawnSync(program, ["--config", configuration, ...words], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`luwte ${words.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

function freePort() {
  return new Promise((resolved, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolved(port));
    });
  });
}

async function waitUntilReady(port, server) {
  while (server.exitCode === null) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/readyz`)).ok) return;
    } catch {
      // not yet
    }
    await new Promise((resolved) => setTimeout(resolved, 50));
  }
  throw new Error("the server ended: " + readFileSync(join(folder, "server.log"), "utf8"));
}

removeLeftovers();
const folder = mkdtempSync(join(tmpdir(), prefix));
const configuration = join(folder, "luwte.toml");
let server = null;
let tests = null;

function end() {
  if (tests && tests.exitCode === null) tests.kill("SIGTERM");
  if (server && server.exitCode === null) server.kill("SIGKILL");
  server = null;
  if (!existsSync(folder)) return;
  try {
    cluster(folder, "cluster_stop");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => { end(); process.exit(1); });

try {
  writeFileSync(join(folder, "owner"), String(process.pid));
  // The first organisation gets rules of the tests' own, so that no shipped rule has a say in what they write; the
  // second keeps those that are shipped.
  cpSync(join(source, "plugins"), join(folder, "plugins"), { recursive: true });
  cpSync(join(here, "words"), join(folder, "plugins/words"), { recursive: true });
  mkdirSync(join(folder, "log"));
  mkdirSync(join(folder, "run"));
  cluster(folder, "cluster_make; cluster_start; cluster_provide");
  const connection = cluster(folder, "cluster_connection");
  const port = await freePort();
  writeFileSync(configuration, `
[server]
listen = ["127.0.0.1:${port}"]
trusted_proxies = ["127.0.0.1"]     # so that each visitor of the tests comes from an address of its own
workers = 4
[database]
connection = "${connection}"
[files]
key = "${folder}/installation.key"
plugins = "${folder}/plugins"
`);
  luwte("db", "migrate");
  luwte("demo", "load", "--json");
  const tell = (sql) => cluster(folder, `cluster_sql luwte "${sql}"`);
  tell("update organisation set plugins = '{words}' where name = 'demo'");

  const log = createWriteStream(join(folder, "server.log"));
  await new Promise((opened) => log.once("open", opened));
  server = spawn(program, ["--config", configuration, "serve"], { stdio: ["ignore", log, log] });
  await waitUntilReady(port, server);

  const environment = { ...process.env, LUWTE_PORT: port, LUWTE_CONFIG: configuration, LUWTE_PROGRAM: program,
    LUWTE_ELSEWHERE: await serveElsewhere(),
    LUWTE_DATABASE: cluster(folder, "cluster_socket_folder"), LUWTE_PSQL: cluster(folder, "cluster_programs") + "/psql" };
  const files = readdirSync(options.tests).filter((name) => name.endsWith(".test.mjs") && name.includes(options.only)).sort();
  tests = spawn(process.execPath, ["--test", "--test-concurrency=2", "--test-reporter=spec",
    ...(options.name ? ["--test-name-pattern", options.name] : []), ...files],
    { cwd: options.tests, env: environment, stdio: "inherit" });
  process.exitCode = await new Promise((resolved) => tests.once("close", (code) => resolved(code ?? 1)));
  if (process.exitCode !== 0 || options.keep) {
    const said = readFileSync(join(folder, "server.log"), "utf8");
    if (said) console.error("What the server said:\n" + said.slice(-4000));
  }
  if (server.exitCode !== null) {
    console.error("The server ended while the tests ran.");
    process.exitCode = 1;
  }
  if (options.keep) {
    console.log(`http://localhost:${port}/   ${folder}`);
    await new Promise(() => setInterval(() => {}, 1 << 30));
  }
} finally {
  end();
}
