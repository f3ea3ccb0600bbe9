import { test } from "node:test";
import assert from "node:assert/strict";
import { clock, duration } from "./time";

test("a duration takes the unit that suits it", () => {
  const cases: [number, string][] = [
    [0, "0 s"],
    [7, "7 ns"],
    [1_500, "1.5 µs"],
    [20_000_000, "20 ms"],
    [300_000_000, "300 ms"],
    [1_500_000_000, "1.5 s"],
    [59_000_000_000, "59 s"],
    [60_000_000_000, "1 min"],
    [125_250_000_000, "2 min 5.25 s"],
    [-500_000_000, "-500 ms"],
  ];
  for (const [ns, text] of cases) assert.equal(duration(ns), text);
});

test("the clock keeps its decimals", () => {
  assert.equal(clock(1_000_000_000), "1.000 s");
  assert.equal(clock(0), "0.000 s");
});
