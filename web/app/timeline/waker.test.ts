import assert from "node:assert/strict";
import { test } from "node:test";
import { Script } from "../trace/fixture";
import { Lanes } from "../trace/lanes";
import { Sub, taskRef } from "../trace/schema";
import { wakingArrow } from "./waker";

test("who waits is woken by whoever will make it ready", () => {
  const s = new Script();
  const main = s.create("main");
  const other = s.create("other");
  s.turn(() => s.step(main, null, "queue.get()"));
  const waits = s.trace.length - 1;
  s.jump(1);
  s.turn(() => s.step(other, () => s.wake(main), Sub.WhyDone));
  s.turn(() => s.step(main, null, "queue.get()"));
  const waitsForEver = s.trace.length - 1;
  const lanes = new Lanes();
  lanes.extend(s.trace);
  const lane = lanes.find(taskRef(main));
  const arrow = wakingArrow(lanes, lane, waits);
  assert.equal(lanes.arrows.fromLane[arrow], lanes.find(taskRef(other)));
  assert.equal(wakingArrow(lanes, lane, waitsForEver), -1);
  assert.equal(wakingArrow(lanes, lanes.find(taskRef(other)), waitsForEver), -1, "it is over");
});
