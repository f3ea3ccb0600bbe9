import assert from "node:assert/strict";
import { test } from "node:test";
import { differences, draftOf, seedOf, settingsOf } from "./draft";

const world = {
  profile: "tutorial",
  cpu: { cost: "1µs", switch: "1ms" },
  network: { latency: "1s", hosts: { "a.test": { fail: "refused" }, "b.test": { fail: "reset", latency: "2s" }, "c.test": { routes: {} } } },
  signals: [{ at: "2s", signal: "SIGINT" }],
  clients: [{ at: "1s", request: "GET http://localhost/", text: "body" }],
};

test("a world is taken apart into fields, and nothing is lost", () => {
  const draft = draftOf({ seed: 7, world });
  assert.equal(draft.seed, "7");
  assert.equal(draft.profile, "tutorial");
  assert.deepEqual(draft.fields, { "cpu.cost": "1µs", "network.latency": "1s" });
  assert.deepEqual(draft.hosts, [{ host: "a.test", fail: "refused" }, { host: "b.test", fail: "reset" }]);
  assert.deepEqual(draft.signals, [{ at: "2s", signal: "SIGINT" }]);
  assert.deepEqual(draft.clients, [], "a client with a body is more than a row can show");
  assert.deepEqual(JSON.parse(draft.rest), {
    cpu: { switch: "1ms" },
    network: { hosts: { "b.test": { latency: "2s" }, "c.test": { routes: {} } } },
    clients: world.clients,
  });
});

test("taking a world apart leaves it as it is", () => {
  const before = JSON.stringify(world);
  draftOf({ world });
  assert.equal(JSON.stringify(world), before);
});

test("fields become settings; what is not filled in is left out", () => {
  const draft = draftOf({});
  assert.deepEqual(settingsOf(draft), []);
  draft.fields["cpu.count"] = "2";
  draft.fields["disk.latency"] = " ";
  draft.fields["network.bandwidth"] = "fast";
  draft.hosts = [{ host: "", fail: "dns" }, { host: " a.test ", fail: "dns" }];
  draft.signals = [{ at: "", signal: "SIGINT" }];
  assert.deepEqual(settingsOf(draft), [
    { path: ["cpu", "count"], value: 2 },
    { path: ["network", "bandwidth"], value: "fast" }, // the server says what is wrong with it
    { path: ["network", "hosts", "a.test", "fail"], value: "dns" },
  ]);
});

test("a seed is a whole number", () => {
  const seeds = ["", "12", "-3", "1.5", "x"].map((seed) => seedOf({ ...draftOf({}), seed }));
  assert.deepEqual(seeds, [0, 12, -3, null, null]);
});

test("what differs from the lesson is told", () => {
  const lesson = draftOf({ world });
  assert.deepEqual(differences(lesson, lesson), []);
  const changed = { ...world, network: { ...world.network, latency: "3s" }, signals: [...world.signals, { at: "3s", signal: "SIGTERM" }] };
  assert.deepEqual(differences(draftOf({ seed: 5, lines: false, world: changed }), lesson), [
    { what: "seed", value: "5" },
    { what: "signal", at: "3s", signal: "SIGTERM" },
    { what: "field", field: "network.latency", value: "3s" },
    { what: "lines" },
  ]);
});

test("what the lesson has and the run has not is told, too", () => {
  const lesson = draftOf({ world });
  const found = differences(draftOf({ world: { ...world, signals: [], network: undefined } }), lesson);
  assert.deepEqual(found, [{ what: "field", field: "network.latency", value: "" }, { what: "rest" }]);
});
