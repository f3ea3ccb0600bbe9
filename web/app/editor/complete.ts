// Completion: keywords, what the simulator has, and the program's own names.

import { acceptCompletion, autocompletion, closeCompletion, completionStatus, selectedCompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import { Prec, type Extension } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import { names, type Entry, type Names } from "../net/advice";
import { membersOf } from "./members";

const KEYWORDS =
  "False None True and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield".split(" ");

const WORD = /^\w*$/;

/** What stands before a dot: names with dots, or the end of a text. */
const BEFORE_DOT = /((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*|"[^"\n]*"|'[^'\n]*')\.(\w*)$/;

export function completeExtension(): Extension {
  return [
    autocompletion({ override: [complete, ownNames], icons: true, maxRenderedOptions: 60 }),
    Prec.highest(keymap.of([{ key: "Enter", run: leaveAsTyped }, { key: "Tab", run: acceptCompletion }])),
  ];
}

/** Enter after a word that is complete already is for the line, not for the list. */
function leaveAsTyped(view: EditorView): boolean {
  if (completionStatus(view.state) !== "active") return false;
  const label = selectedCompletion(view.state)?.label ?? "";
  const head = view.state.selection.main.head;
  const typed = view.state.sliceDoc(Math.max(0, head - label.length - 1), head);
  if (typed === label || (typed.endsWith(label) && !/\w/.test(typed[0]!))) closeCompletion(view);
  return false;
}

/** In texts and comments there is nothing to complete. */
function inText(context: CompletionContext): boolean {
  return /String|Comment/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name);
}

function ownNames(context: CompletionContext): CompletionResult | null {
  return context.matchBefore(/\.\w*/) || importLine(context) ? null : localCompletionSource(context);
}

/** The import statement that is being written. */
function importLine(context: CompletionContext): RegExpExecArray | null {
  const line = context.state.doc.lineAt(context.pos);
  return /^\s*(?:from\s+([\w.]*)(\s+import\s+)?|import\s+).*$/.exec(line.text.slice(0, context.pos - line.from));
}

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const known = await names();
  if (!known || inText(context)) return null;
  const importing = importLine(context);
  if (importing) return completeImport(context, importing, known);
  const dotted = context.matchBefore(BEFORE_DOT);
  if (dotted) return completeMember(context, BEFORE_DOT.exec(dotted.text)!, known);
  const word = context.matchBefore(/[A-Za-z_]\w*/);
  if (!word && !context.explicit) return null;
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword" }));
  return { from: word?.from ?? context.pos, options: [...keywords, ...options(known.builtins ?? [])], validFor: WORD };
}

function completeImport(context: CompletionContext, [, module, within]: RegExpExecArray, known: Names): CompletionResult {
  const word = context.matchBefore(within ? /\w*/ : /[\w.]*/)!;
  const modules = Object.keys(known).filter((name) => name !== "builtins");
  const list = within ? options(known[module!] ?? []) : modules.map((label) => ({ label, type: "namespace" }));
  return { from: word.from, options: list.map((o) => ({ ...o, apply: o.label })), validFor: /^[\w.]*$/ };
}

function completeMember(context: CompletionContext, [, expression, typed]: RegExpExecArray, known: Names): CompletionResult | null {
  const members = membersOf(expression!, context.state.doc.toString(), known);
  return members && { from: context.pos - typed!.length, options: options(members), validFor: WORD };
}

function options(entries: readonly Entry[]): Completion[] {
  return entries.map(([label, type, parameters, summary]) => ({
    label,
    type,
    detail: parameters.length > 48 ? `${parameters.slice(0, 47)}…` : parameters,
    ...(summary || parameters.length > 48 ? { info: () => infoOf(parameters, summary) } : {}),
  }));
}

/** What is shown beside the chosen name. */
function infoOf(parameters: string, summary: string): HTMLElement {
  const box = document.createElement("div");
  const signature = document.createElement("code");
  signature.textContent = parameters;
  box.append(signature, document.createElement("p"));
  box.lastElementChild!.textContent = summary;
  return box;
}
