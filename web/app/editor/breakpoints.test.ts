import { test } from "node:test";
import assert from "node:assert/strict";
import { EditorState } from "@codemirror/state";
import { breakpointExtension, breakpointLines, setBreakpoints } from "./breakpoints";

function editor(...lines: number[]): EditorState {
  const state = EditorState.create({ doc: "one\ntwo\nthree\nfour", extensions: breakpointExtension(() => ({ set: "", remove: "", changed: () => "" }), () => {}) });
  return state.update({ effects: setBreakpoints.of(lines) }).state;
}

function change(state: EditorState, from: number, to: number, insert: string): EditorState {
  return state.update({ changes: { from, to, insert } }).state;
}

test("breakpoints are at the lines where they were put, as far as there are such lines", () => {
  assert.deepEqual(breakpointLines(editor(3, 1, 3, 99)), [1, 3]);
});

test("they stay with their lines", () => {
  assert.deepEqual(breakpointLines(change(editor(2), 0, 0, "zero\n")), [3]);
  assert.deepEqual(breakpointLines(change(editor(2), 4, 4, "\n")), [3], "a line broken before its start moves down");
  assert.deepEqual(breakpointLines(change(editor(2), 6, 6, "\n")), [2], "a line broken in its middle stays");
});

test("they go with their lines", () => {
  assert.deepEqual(breakpointLines(change(editor(2, 4), 2, 9, "")), [2]);
});
