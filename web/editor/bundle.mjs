// Bundles the editor into web/script/editor.js, which is kept in the repository so that running the program needs no npm.
//   npm ci && node bundle.mjs            makes it anew
//   node bundle.mjs --check              says whether it is as these sources make it
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../script/editor.js");
const made = await build({
  entryPoints: [join(here, "editor.mjs")], bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", charset: "utf8", write: false,
  banner: { js: "/* The editor of rules: web/editor with CodeMirror 6 (MIT, https://codemirror.net). Made by web/editor/bundle.mjs; change it there. */" },
});
const text = made.outputFiles[0].text;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("web/script/editor.js is older than web/editor: node web/editor/bundle.mjs");
    process.exit(1);
  }
} else writeFileSync(target, text);
console.log(`${target}: ${Math.round(text.length / 1024)} KiB`);
