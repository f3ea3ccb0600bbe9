import assert from "node:assert/strict";
import { test } from "node:test";
import { takingTurns } from "../trace/fixture";
import { Scale } from "./scale";
import { Model } from "./scene";
import { View } from "./view";

const FRAME = { width: 1100, height: 300, gutter: 100, minimap: 20, axis: 20, row: 28 };

function newView(): View {
  const model = new Model(takingTurns(10, 20));
  return new View({ ...FRAME }, model.axes, () => model.length);
}

function near(got: number, want: number): void {
  assert.ok(Math.abs(got - want) < 1e-6 * Math.max(1, Math.abs(want)), `${got}, want ${want}`);
}

test("a scale leads there and back", () => {
  const scale = Scale.between(10, 20, 100, 300);
  assert.deepEqual([scale.px(10), scale.px(15), scale.px(20)], [100, 200, 300]);
  assert.equal(scale.x(scale.px(13)), 13);
});

test("zooming leaves what is under the pointer there", () => {
  const scale = Scale.between(0, 10, 0, 100);
  const zoomed = scale.zoomed(3, 40);
  near(zoomed.px(scale.x(40)), 40);
  near(zoomed.factor, 30);
});

test("panning moves all by as much", () => {
  const scale = Scale.between(0, 10, 0, 100);
  assert.equal(scale.panned(7).px(3), scale.px(3) + 7);
});

test("the whole run is in view at first", () => {
  const view = newView();
  const place = view.place();
  assert.ok(place(0) >= FRAME.gutter);
  assert.ok(view.scale.px(200e6) <= FRAME.width);
  assert.equal(view.fitted, true);
});

test("zooming out ends at the whole run", () => {
  const view = newView();
  view.zoom(8, 500);
  assert.equal(view.fitted, false);
  view.zoom(0.001, 500);
  assert.equal(view.fitted, true);
});

test("panning does not lose the run", () => {
  const view = newView();
  view.zoom(4, 500);
  view.pan(1e9);
  assert.ok(view.place()(0) <= view.left + 24 + 1e-6);
  view.pan(-1e9);
  assert.ok(view.scale.px(240e6) >= view.right - 20 - 1e-6);
});

test("another axis shows the same events", () => {
  const view = newView();
  view.zoom(5, 600);
  const [first, last] = view.visible();
  view.turnTo("steps");
  view.blend = 1;
  const [firstThere, lastThere] = view.visible();
  assert.ok(firstThere <= first && first - firstThere < 20, `${first}, then ${firstThere}`);
  assert.ok(lastThere >= last && lastThere - last < 20, `${last}, then ${lastThere}`);
});

test("on the way between the axes events keep their order", () => {
  const view = newView();
  view.turnTo("steps");
  for (const blend of [0.1, 0.5, 0.9]) {
    view.blend = blend;
    const place = view.place();
    for (let e = 1; e < 400; e++) assert.ok(place(e) >= place(e - 1));
  }
});

test("an event out of view is brought into it, and one in view moves nothing", () => {
  const view = newView();
  view.zoom(10, view.left);
  assert.equal(view.reveal(0), false);
  const last = view.eventAt(Infinity);
  assert.equal(view.reveal(last), true);
  const px = view.place()(last);
  assert.ok(px >= view.left && px <= view.right);
});

test("another run is shown at the same part", () => {
  const old = newView();
  old.zoom(4, 500);
  const fresh = newView();
  fresh.adopt(old);
  fresh.refit(false);
  assert.deepEqual([fresh.scale.factor, fresh.scale.offset], [old.scale.factor, old.scale.offset]);
});

test("lanes scroll no further than their end", () => {
  const view = newView();
  view.scroll(1e6, 1000);
  assert.equal(view.scrollY, 1000 - (FRAME.height - view.top));
  view.scroll(-1e6, 1000);
  assert.equal(view.scrollY, 0);
});
