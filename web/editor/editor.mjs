// The editor of rules: textareas with data-lua become CodeMirror, in a shadow root so that its styles are adopted sheets,
// which the content security policy allows. The textarea stays what is sent. Tab leaves the editor, as it leaves any field.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { lua } from "@codemirror/legacy-modes/mode/lua";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { complete } from "./completion.mjs";

const pause = 700; // milliseconds after typing until the rule is checked
const longestWait = 15000;

// The page's own tokens, so that dark and high contrast follow by themselves. Meaning is in the words; colour only helps.
const theme = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1.5px solid var(--line)", borderRadius: "calc(var(--corner) * 0.7)", fontSize: "0.9em" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "2px" },
  ".cm-content": { caretColor: "var(--text)", paddingBlock: "0.5rem", minHeight: "18rem" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, 'DejaVu Sans Mono', monospace", lineHeight: "1.55", maxHeight: "70vh" },
  ".cm-cursor": { borderInlineStartColor: "var(--text)" },
  ".cm-gutters": { color: "var(--quiet)", backgroundColor: "var(--surface)", borderInlineEnd: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--tint)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--hairline)" },
  ".cm-matchingBracket": { outline: "1px solid var(--accent)", backgroundColor: "transparent" },
  ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--on-accent)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "1" },
  ".cm-diagnostic-error": { borderInlineStartColor: "var(--danger)" },
  // Its own marks are pictures in the style sheet, which the policy refuses; a sign does as well.
  ".cm-lint-marker-error": { content: "normal", color: "var(--danger)" },
  ".cm-lint-marker-error::before": { content: "'●'" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--danger)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: "650" },
  { tag: tags.string, color: "var(--accent)" },
  { tag: tags.comment, color: "var(--quiet)" },
]);

class RuleEditor {
  constructor(field) {
    this.field = field;
    this.words = field.dataset;
    this.host = document.createElement("div");
    this.host.className = "lua-editor";
    this.host.dataset.typing = ""; // the room's keys leave what is typed in here alone
    this.report = document.createElement("div");
    this.report.className = "lua-report";
    field.after(this.host, this.report);
    const root = this.host.attachShadow({ mode: "open" });
    this.view = new EditorView({ root, parent: root, state: EditorState.create({ doc: field.value, extensions: this.extensions() }) });
    const focused = document.activeElement === field;
    field.required = false;
    field.hidden = true;
    document.querySelector(`label[for='${CSS.escape(field.id)}']`)?.addEventListener("click", () => this.view.focus());
    if (focused) this.view.focus();
    this.check();
  }

  extensions() {
    const label = document.querySelector(`label[for='${CSS.escape(this.field.id)}']`)?.textContent.trim() ?? "Lua";
    const attributes = { "aria-label": `${label}. ${this.words.wordsTab}`, spellcheck: "false", autocapitalize: "none", autocorrect: "off", dir: "ltr", tabindex: "0" };
    return [
      lineNumbers(), history(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), lintGutter(),
      autocompletion({ override: [complete] }), StreamLanguage.define(lua), indentUnit.of("  "), EditorState.tabSize.of(2),
      syntaxHighlighting(colours), theme, EditorView.lineWrapping, EditorView.contentAttributes.of(attributes),
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        this.field.value = update.state.doc.toString();
        this.field.dispatchEvent(new Event("input", { bubbles: true }));
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.check(), pause);
      }),
    ];
  }

  async check() {
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const source = this.field.value;
    const token = this.field.form?.elements.namedItem("token")?.value ?? "";
    const name = this.field.dataset.name ?? "";
    try {
      const answer = await fetch(this.field.dataset.lua, {
        method: "POST", body: new URLSearchParams({ token, source, name }), signal: AbortSignal.any([signal, AbortSignal.timeout(longestWait)]),
      });
      if (!this.host.isConnected || this.field.value !== source) return;
      if (!answer.ok) {
        // Others are being tried at this moment: later.
        if (answer.status === 503 || answer.status === 429) this.timer = setTimeout(() => this.check(), 5 * pause);
        this.say(this.words.wordsUnchecked);
        return;
      }
      this.show(await answer.json());
    } catch {
      if (!signal.aborted) this.say(this.words.wordsUnchecked);
    }
  }

  say(text) {
    const line = document.createElement("p");
    line.className = "meta";
    line.textContent = text;
    this.report.replaceChildren(line);
  }

  show(result) {
    const { doc } = this.view.state;
    const diagnostics = result.faults.map((fault) => {
      const line = doc.line(Math.min(Math.max(fault.line, 1), doc.lines));
      const from = Math.min(line.from + Math.max(fault.column - 1, 0), line.to);
      return { from, to: Math.max(from, line.to), severity: "error", message: fault.advice ? `${fault.what}. ${fault.advice}` : fault.what };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
    const summary = document.createElement("p");
    summary.setAttribute("role", "status");
    summary.className = "meta";
    const right = result.examples.filter((one) => !one.fault).length;
    summary.textContent = result.passed ? this.words.wordsPassed.replace("{n}", right)
      : this.words.wordsNot.replace("{n}", result.faults.length).replace("{right}", right).replace("{all}", result.examples.length);
    const list = document.createElement("ul");
    list.className = "list";
    for (const [index, fault] of result.faults.entries()) list.append(this.faultLine(fault, diagnostics[index].from));
    for (const example of result.examples) list.append(this.exampleLine(example));
    // The same again is not said again.
    if (this.said === summary.textContent) summary.removeAttribute("role");
    this.said = summary.textContent;
    this.report.replaceChildren(summary, list);
  }

  faultLine(fault, at) {
    const item = document.createElement("li");
    const there = document.createElement("button");
    there.type = "button";
    there.className = "button plain";
    there.textContent = this.words.wordsLine.replace("{n}", fault.line);
    there.addEventListener("click", () => {
      this.view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      this.view.focus();
    });
    const what = document.createElement("span");
    what.lang = "en";
    what.textContent = ` ${fault.what}${fault.advice ? `. ${fault.advice}` : ""}`;
    item.append(there, what);
    return item;
  }

  exampleLine(example) {
    const item = document.createElement("li");
    const chip = document.createElement("span");
    chip.className = example.fault ? "chip waits" : "chip";
    chip.textContent = example.fault ? this.words.wordsDiffers : this.words.wordsRight;
    item.append(chip, ` ${example.text}`);
    return item;
  }
}

function begin() {
  for (const field of document.querySelectorAll("textarea[data-lua]:not([hidden])")) new RuleEditor(field);
}

document.addEventListener("luwte-ready", begin);
begin();
