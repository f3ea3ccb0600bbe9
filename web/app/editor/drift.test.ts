import { test } from "node:test";
import assert from "node:assert/strict";
import { EditorState } from "@codemirror/state";
import { drifts, lineStart, runLine, markSent, markShown, sentPlace } from "./drift";

const PROGRAM = "one\ntwo\nthree";

/** An editor whose program has just been run. */
function ran(): EditorState {
  const state = EditorState.create({ doc: PROGRAM, extensions: drifts });
  return state.update({ effects: [markSent.of(null), markShown.of(null)] }).state;
}

function insert(state: EditorState, from: number, text: string, to = from): EditorState {
  return state.update({ changes: { from, to, insert: text } }).state;
}

test("lines are found where they were", () => {
  assert.deepEqual([1, 2, 3, 4].map((n) => lineStart(ran(), n)), [0, 4, 8, null]);
});

test("lines are found after others were put before them", () => {
  const state = insert(ran(), 0, "zero\n");
  assert.equal(state.doc.lineAt(lineStart(state, 2)!).text, "two");
});

test("a line that was typed into stays the same line", () => {
  const state = insert(ran(), 5, "xx");
  assert.equal(state.doc.lineAt(lineStart(state, 2)!).text, "txxwo");
});

test("lines of a program that was replaced are nowhere", () => {
  const state = insert(ran(), 0, "another", PROGRAM.length);
  assert.equal(lineStart(state, 2), null);
});

test("what is sent is not what is shown, until it is", () => {
  let state = insert(ran(), 0, "zero\n").update({ effects: markSent.of(null) }).state;
  assert.equal(lineStart(state, 1), 5, "the shown run is of the text before");
  state = state.update({ effects: markShown.of(null) }).state;
  assert.equal(lineStart(state, 1), 0);
});

test("columns count characters and not halves of them", () => {
  const state = EditorState.create({ doc: "x = '😀' +", extensions: drifts }).update({ effects: markSent.of(null) }).state;
  assert.equal(sentPlace(state, 1, 6), 7);
});

test("a line knows which it was in the program that was run", () => {
  const lines = (state: EditorState) => Array.from({ length: state.doc.lines }, (_, n) => runLine(state, state.doc.line(n + 1).from));
  assert.deepEqual(lines(ran()), [1, 2, 3]);
  assert.deepEqual(lines(insert(ran(), 4, "new\n")), [1, null, 2, 3]);
  assert.deepEqual(lines(insert(ran(), 0, "", 4)), [2, 3]);
});
