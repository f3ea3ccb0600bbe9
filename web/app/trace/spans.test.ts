import assert from "node:assert/strict";
import { test } from "node:test";
import { OPEN, Spans, SpanState } from "./spans";

/** n spans of one event each; those at rare are ready, the others run. */
function many(n: number, rare: readonly number[] = []): Spans {
  const spans = new Spans();
  for (let i = 0; i < n; i++) spans.add(i, i + 1, rare.includes(i) ? SpanState.Ready : SpanState.Running, 0);
  return spans;
}

test("beginning a span ends the one before", () => {
  const spans = new Spans();
  spans.begin(3, SpanState.Ready, 0);
  spans.begin(5, SpanState.Running, 0);
  assert.deepEqual([spans.from, spans.to], [[3, 5], [5, OPEN]]);
});

test("ending what has ended changes nothing", () => {
  const spans = many(1);
  spans.end(9);
  assert.deepEqual(spans.to, [1]);
});

for (const [count, top] of [
  [0, 0],
  [8, 0],
  [9, 1],
  [64, 1],
  [65, 2],
  [513, 3],
] as const) {
  test(`${count} spans have ${top} levels above them`, () => {
    assert.equal(many(count).top, top);
  });
}

test("every level covers every span once, and has the states of just those", () => {
  const rare = [0, 70, 511, 512, 599];
  const spans = many(600, rare);
  for (let level = 0; level <= spans.top; level++) {
    let next = 0;
    for (let entry = 0; entry < spans.size(level); entry++) {
      const first = spans.first(level, entry);
      const behind = spans.behind(level, entry);
      assert.equal(first, next);
      const states = spans.state.slice(first, behind).reduce((sum, s) => sum | s, 0);
      assert.equal(spans.states(level, entry), states, `level ${level} entry ${entry}`);
      next = behind;
    }
    assert.equal(next, spans.length);
  }
});

test("the children of an entry are the entries that it stands for", () => {
  const spans = many(600);
  assert.deepEqual([spans.child(9), spans.behindChild(1, 9)], [72, 80]);
  assert.deepEqual([spans.child(1), spans.behindChild(3, 1)], [8, spans.size(2)]);
});
