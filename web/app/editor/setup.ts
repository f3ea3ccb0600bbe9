// What the editor can do: Python, undo, brackets.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState, Prec, type Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, keymap } from "@codemirror/view";
import { editorTheme } from "./theme";

export function basics(run: () => void): Extension {
  return [
    // Before the default keys, where Ctrl+Enter opens a line.
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }])),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    python(),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.lineWrapping,
    editorTheme,
  ];
}
