import assert from "node:assert/strict";
import { test } from "node:test";
import { Spans, SpanState } from "../trace/spans";
import { walk, type Stretch } from "./lod";
import { shapesOf, without } from "./shapes";

/** Spans that touch, each as long as given, in turn running and suspended. */
function stretch(lengths: readonly number[], pxPerEvent: number, right = 1000): Stretch {
  const spans = new Spans();
  let at = 0;
  lengths.forEach((length, k) => {
    spans.add(at, at + length, k % 2 === 0 ? SpanState.Running : SpanState.Suspended, 0);
    at += length;
  });
  return { spans, place: (event) => event * pxPerEvent, lastEvent: at, left: 0, right };
}

test("spans wider than a pixel are bars of their own", () => {
  const { bars } = shapesOf(stretch([10, 20, 10], 1));
  assert.deepEqual(bars.get(SpanState.Running), [0, 10, 30, 40]);
  assert.deepEqual(bars.get(SpanState.Suspended), [10, 30]);
});

test("a span without any width is a pixel of its own", () => {
  const { bars } = shapesOf(stretch([0, 50, 0, 50], 1));
  assert.deepEqual(bars.get(SpanState.Running), [0, 1, 50, 51]);
});

test("what shares a pixel melts into what matters most", () => {
  const { bars } = shapesOf(stretch(new Array(100).fill(1), 0.1));
  assert.deepEqual(bars.get(SpanState.Running), [0, 10]);
  assert.equal(bars.get(SpanState.Suspended), undefined);
});

test("bars end at the edges of the view", () => {
  const part = { ...stretch([100, 100], 1), left: 50, right: 150 };
  const { bars } = shapesOf(part);
  assert.deepEqual([bars.get(SpanState.Running), bars.get(SpanState.Suspended)], [[50, 100], [100, 150]]);
});

test("only spans with room carry a label", () => {
  const { captions } = shapesOf(stretch([10, 100, 10], 1));
  assert.deepEqual(captions, [{ span: 1, left: 10, right: 110 }]);
});

test("the work depends on the pixels, not on the spans", () => {
  const whole = stretch(new Array(100_000).fill(1), 0.005);
  let visits = 0;
  const place = (event: number) => (visits++, event * 0.005);
  let found = 0;
  walk({ ...whole, place }, { span: () => found++, sliver: () => found++ });
  assert.ok(visits < 10_000, `${visits} places asked for`);
  assert.ok(found >= 500, `${found} found in 500 pixels`);
});

test("what lies outside the view is passed over in one go", () => {
  const far = { ...stretch(new Array(100_000).fill(1), 10), left: 500_000, right: 500_100 };
  const seen: number[] = [];
  walk(far, { span: (i) => seen.push(i), sliver: () => assert.fail("nothing is narrow here") });
  assert.deepEqual([seen[0], seen[seen.length - 1]], [49_999, 50_010]);
});

for (const [name, bars, gaps, want] of [
  ["no gaps", [0, 10], [], [0, 10]],
  ["a gap inside", [0, 10], [3, 5], [0, 3, 5, 10]],
  ["a gap over an edge", [0, 10], [8, 12], [0, 8]],
  ["a gap over a whole bar", [0, 10, 20, 30], [15, 35], [0, 10]],
  ["gaps in several bars", [0, 10, 20, 30], [2, 3, 25, 26], [0, 2, 3, 10, 20, 25, 26, 30]],
] as const) {
  test(`bars without ${name}`, () => assert.deepEqual(without([...bars], [...gaps]), want));
}
