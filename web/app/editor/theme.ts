// How the editor looks: the page's own colours and type.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const style = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.bool, tags.null, tags.self], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.function(tags.variableName)], color: "var(--code-function)" },
  { tag: tags.definition(tags.className), color: "var(--code-class)" },
]);

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--text-m)", color: "var(--text)", backgroundColor: "var(--bg)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 12px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--bg)", color: "var(--muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 0", minWidth: "28px", cursor: "pointer" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--line-strong)",
  },
  ".cm-panels": { backgroundColor: "var(--bg-soft)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-tooltip": { backgroundColor: "var(--bg-raised)", border: "1px solid var(--line-strong)", color: "var(--text)" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", fontSize: "var(--text-s)", maxHeight: "16em" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "2px 8px 2px 4px", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--selection)", color: "var(--text)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal", marginLeft: "12px" },
  "li[aria-selected] .cm-completionDetail, li[aria-selected] .cm-completionIcon": { color: "var(--text)" },
  ".cm-completionIcon": { opacity: "1", color: "var(--muted)" },
  ".cm-tooltip.cm-completionInfo": { padding: "8px 12px", maxWidth: "320px", fontSize: "var(--text-s)" },
  ".cm-completionInfo code": { fontFamily: "var(--font-mono)" },
  ".cm-completionInfo p": { margin: "4px 0 0", fontFamily: "var(--font-ui)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--error)", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warn)", textUnderlineOffset: "3px" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--error)" },
  ".cm-diagnostic": { padding: "6px 12px", maxWidth: "420px", fontFamily: "var(--font-ui)", fontSize: "var(--text-s)", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--warn)" },
  ".cm-breakpoints": { width: "16px", cursor: "pointer" },
  ".cm-breakpoints .cm-gutterElement": { display: "flex", justifyContent: "center" },
  // In the middle of the first row of a line that is wrapped.
  ".cm-breakpoint": { width: "10px", height: "10px", marginTop: "calc((1.6em - 10px) / 2)", borderRadius: "50%", backgroundColor: "var(--accent)" },
  ".cm-breakpoint.off": { backgroundColor: "transparent" },
  ".cm-breakpoints .cm-gutterElement:hover .off": { border: "2px solid var(--accent)" },
  ".cm-run-values": { marginLeft: "16px", color: "var(--muted)", fontStyle: "italic", fontSize: "var(--text-s)" },
  ".cm-run-gutter": { width: "20px" },
  ".cm-run-gutter .cm-gutterElement": { textAlign: "center" },
  ".cm-run-here": { backgroundColor: "var(--mark)", boxShadow: "inset 3px 0 var(--hue)" },
  ".cm-run-chain": { boxShadow: "inset 3px 0 var(--hue)" },
  ".cm-run-arrow": { color: "var(--hue)" },
  ".cm-run-label": {
    marginLeft: "12px",
    padding: "0 5px",
    border: "1px solid var(--line)",
    borderRadius: "3px",
    backgroundColor: "var(--bg-soft)",
    color: "var(--text)",
    fontSize: "var(--text-s)",
    lineHeight: "1.3",
    cursor: "pointer",
    whiteSpace: "nowrap",
  },
  // The sign for "suspended", drawn because few fonts have it.
  ".cm-run-label::before": {
    content: '""',
    display: "inline-block",
    width: "7px",
    height: "9px",
    marginRight: "5px",
    borderLeft: "2.5px solid var(--hue)",
    borderRight: "2.5px solid var(--hue)",
  },
  ".cm-run-error": { textDecoration: "underline wavy var(--error)", textUnderlineOffset: "3px" },
  ".cm-run-error-line": { backgroundColor: "var(--error-soft)" },
});

export const editorTheme = [look, syntaxHighlighting(style)];
