// Completion for rules, from what stands before the cursor.
import { author, globals, message, methods, ruleFields, values, verdicts } from "./api.mjs";

const options = (all, type) => Object.entries(all).map(([label, detail]) => ({ label, detail, type }));
const inMessage = options(message, "property");
const inAuthor = options(author, "property");
const asMethods = options(methods, "method");
const byName = [...options(globals, "function"), ...options(verdicts, "function"), ...options(ruleFields, "keyword"),
  ...["and", "or", "not", "if", "then", "else", "elseif", "end", "for", "in", "do", "function", "return", "local", "true", "false", "nil"].map((label) => ({ label, type: "keyword" }))];

/** Names of the rule's own patterns, which stand as `name = words …` and the like. */
function patternsIn(text) {
  return [...new Set([...text.matchAll(/^\s*(\w+)\s*=\s*(?:words|data|re|exact|\{|")/gm)].map((found) => found[1]))]
    .filter((name) => !(name in ruleFields)).map((label) => ({ label, type: "variable" }));
}

/** A CompletionSource of @codemirror/autocomplete. */
export function complete(context) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const quoted = /(\w+)\s*(?:=\s*)?[({]?\s*(?:"[^"]*"\s*,\s*)*"([\w-]*)$/.exec(before);
  if (quoted) {
    const from = context.pos - quoted[2].length;
    if (quoted[1] in values) return { from, options: values[quoted[1]].map((label) => ({ label, type: "constant" })) };
    if (quoted[1] in methods) return { from, options: patternsIn(context.state.doc.toString()) };
    return null;
  }
  if ((before.match(/"/g) ?? []).length % 2 === 1 || /--/.test(before)) return null;
  const access = /\b(m\.author\.|[ms][.:])(\w*)$/.exec(before);
  if (access) {
    const all = access[1] === "m.author." ? inAuthor : access[1].endsWith(":") ? asMethods : inMessage;
    return { from: context.pos - access[2].length, options: all, validFor: /^\w*$/ };
  }
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  return { from: word ? word.from : context.pos, options: byName, validFor: /^\w*$/ };
}
