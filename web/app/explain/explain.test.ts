import { test } from "node:test";
import assert from "node:assert/strict";
import type { Language } from "../store/settings";
import { LOOP, Script, type Fields } from "../trace/fixture";
import { TraceIndex } from "../trace/index";
import { Kind, RefKind, Sub, makeRef, taskRef } from "../trace/schema";
import { States } from "../trace/state";
import { explain } from "./index";
import { list, plain, say } from "./sentence";

/** Tells the last event of the script. */
function told(s: Script, language: Language = "en"): string {
  const { trace } = s;
  const index = new TraceIndex();
  index.extend(trace);
  const i = trace.length - 1;
  return plain(explain(trace, index, new States(trace).at(i), i, language));
}

const QUEUE = makeRef(RefKind.Resource, 1);
const FUTURE = makeRef(RefKind.Future, 1);

/** main has created worker-1 and worker-2, and worker-1 runs its first step. */
function working(): Script {
  const s = new Script();
  s.create("main");
  s.create("worker-1");
  s.create("worker-2");
  s.emit(Kind.ResourceCreated, { obj: QUEUE, name: "queue", text: "Queue", value: 2 });
  return s;
}

/** worker-1 stops its step at line 8, waiting for what fields say. */
function stops(s: Script, fields: Fields): Script {
  s.emit(Kind.StepBegin, { obj: taskRef(2), line: 7 });
  s.emit(Kind.StepEnd, { obj: taskRef(2), sub: Sub.WhySuspended, peer: FUTURE, line: 8, ...fields });
  return s;
}

test("a suspension says what is awaited and who will end it", () => {
  const cases: [Fields, string, string][] = [
    [
      { name: "queue.get()" },
      "worker-1 stops at line 8: queue is empty. It goes on when someone calls queue.put().",
      "worker-1 挂起（第 8 行）：queue 是空的。有人调用 queue.put() 时它才恢复。",
    ],
    [
      { name: "queue.put(…)" },
      "worker-1 stops at line 8: queue is full (2). It goes on when someone calls queue.get().",
      "worker-1 挂起（第 8 行）：queue 满了（容量 2）。有人调用 queue.get() 时它才恢复。",
    ],
    [
      { name: "Task-3", peer: taskRef(3) },
      "worker-1 stops at line 8 to wait for worker-2. It goes on when that task is done.",
      "worker-1 挂起（第 8 行），等待 worker-2。那个任务完成后它才恢复。",
    ],
    [
      { name: "sleep(0)", peer: 0 },
      "worker-1 stops at line 8 to let others run. It is ready to go on, and only waits for its turn.",
      "worker-1 挂起（第 8 行），让别的任务先运行。它随时可以继续，只等轮到自己。",
    ],
    [
      { name: "gather(3)" },
      "worker-1 stops at line 8 in gather(3). It goes on when all 3 are done, or one fails.",
      "worker-1 在 gather(3) 处挂起（第 8 行），3 个全部完成、或其中一个失败时才恢复。",
    ],
    [
      { name: "wait(FIRST_COMPLETED)" },
      "worker-1 stops at line 8 in wait(FIRST_COMPLETED). It goes on when the first of the tasks is done.",
      "worker-1 在 wait(FIRST_COMPLETED) 处挂起（第 8 行），第一个任务完成时恢复。",
    ],
    [
      { name: "TaskGroup(2)" },
      "worker-1 stops at line 8, at the end of the task group. It goes on when all 2 tasks of the group are done.",
      "worker-1 在任务组末尾挂起（第 8 行），组里的 2 个任务全部完成时恢复。",
    ],
    [
      { name: "Future" },
      "worker-1 stops at line 8 to wait for Future. It goes on when someone gives it a result.",
      "worker-1 挂起（第 8 行），等待 Future。有人给它结果时才恢复。",
    ],
  ];
  for (const [fields, en, zh] of cases) {
    assert.equal(told(stops(working(), fields)), en);
    assert.equal(told(stops(working(), fields), "zh"), zh);
  }
});

test("a sleep says until when", () => {
  const s = working();
  s.emit(Kind.StepBegin, { obj: taskRef(2), line: 7 });
  s.emit(Kind.FutureCreated, { obj: FUTURE, name: "sleep(1.5)" });
  s.arm(1.5, FUTURE);
  s.emit(Kind.StepEnd, { obj: taskRef(2), sub: Sub.WhySuspended, peer: FUTURE, name: "sleep(1.5)", line: 8 });
  assert.equal(told(s), "worker-1 stops at line 8 in sleep(1.5). It goes on at t = 1.5 s; until then others can run.");
});

test("a taken lock says by whom", () => {
  const s = working();
  const lock = makeRef(RefKind.Resource, 2);
  s.emit(Kind.ResourceCreated, { obj: lock, name: "self._lock", text: "Lock", value: 1 });
  s.emit(Kind.ResourceOp, { obj: lock, sub: Sub.OpAcquire, peer: taskRef(3), value: 1 });
  stops(s, { name: "self._lock.acquire()" });
  assert.equal(told(s), "worker-1 stops at line 8: self._lock is taken by worker-2. It goes on when the lock is released.");
});

test("a semaphore without permits is no lock", () => {
  const s = working();
  s.emit(Kind.ResourceCreated, { obj: makeRef(RefKind.Resource, 2), name: "sem", text: "BoundedSemaphore", value: 2 });
  stops(s, { name: "sem.acquire()" });
  assert.equal(told(s), "worker-1 stops at line 8: sem has no permit left. It goes on when someone releases one.");
});

test("a step begins for a reason", () => {
  const first = working();
  first.emit(Kind.StepBegin, { obj: taskRef(2), line: 7 });
  assert.equal(told(first), "worker-1 starts at line 7. It has the loop to itself until its first await that has to wait.");

  const woken = stops(working(), { name: "queue.get()" });
  woken.emit(Kind.StepBegin, { obj: taskRef(2), line: 8 });
  assert.equal(told(woken), "worker-1 goes on at line 8: queue.get() is done.");

  const joined = stops(working(), { name: "Task-3", peer: taskRef(3) });
  joined.emit(Kind.StepBegin, { obj: taskRef(2), peer: taskRef(3), line: 8 });
  assert.equal(told(joined), "worker-1 goes on at line 8: worker-2, which it awaited, is done.");
});

test("a task that is cancelled does not go on because its sleep is over", () => {
  const s = stops(working(), { name: "sleep(1)" });
  s.emit(Kind.CancelRequested, { obj: taskRef(2) });
  s.wake(2);
  assert.equal(told(s), "sleep(1) is cancelled, so worker-1 joins the ready queue, behind 3 others.");
  s.emit(Kind.StepBegin, { obj: taskRef(2), line: 8 });
  assert.equal(told(s), "worker-1 goes on at line 8, but not as it hoped: it was asked to cancel.");
});

test("callbacks within asyncio go by the function that they belong to", () => {
  const s = working();
  s.emit(Kind.CallbackAdded, { obj: taskRef(2), name: "gather.<locals>._done_callback" });
  assert.equal(told(s), "A note is made to run the callback of gather() when worker-1 is done.");
  s.emit(Kind.CallbackAdded, { obj: taskRef(2), name: "notify" });
  assert.equal(told(s), "A note is made to run notify when worker-1 is done.");
});

test("a turn names those whom it will run, in order", () => {
  const s = working();
  s.emit(Kind.TurnBegin, { value: 3 });
  assert.match(told(s), /^Turn 0 of the loop begins: it will run main, worker-1 and worker-2, in this order\.$/);
});

test("the clock jumps for someone", () => {
  const s = stops(working(), { name: "sleep(1)" });
  s.emit(Kind.FutureCreated, { obj: FUTURE, name: "sleep(1)" });
  s.emit(Kind.CallbackAdded, { obj: FUTURE, peer: taskRef(2) });
  const timer = s.arm(1, FUTURE);
  s.hold(1);
  s.emit(Kind.ClockJump, { value: 1e9, obj: timer });
  assert.equal(told(s), "Nobody is ready, so the clock jumps ahead by 1 s, to t = 1 s, when the timer for worker-1 is due.");
});

test("an end is told with its reason", () => {
  const deadlock = stops(working(), { name: "queue.get()" });
  deadlock.emit(Kind.RunEnd, { sub: Sub.EndDeadlock });
  assert.match(told(deadlock), /^Deadlock at 0 s: .* worker-1 waits for queue\.get\(\)\.$/);

  const failed = working();
  failed.emit(Kind.TaskDone, { obj: taskRef(2), sub: Sub.WhyRaised, text: "ValueError('no')" });
  assert.equal(told(failed), "worker-1 has failed with ValueError('no'). Whoever awaits it gets this exception.");
});

test("every kind of event has a sentence in both languages", () => {
  const kinds = Object.values(Kind).filter((k): k is Kind => typeof k === "number");
  for (const kind of kinds) {
    const s = working();
    s.emit(kind, { obj: kind === Kind.ResourceOp ? QUEUE : kind >= Kind.TaskCreated && kind <= Kind.TaskDone ? taskRef(2) : LOOP, name: "n", text: "t" });
    for (const language of ["en", "zh"] as const) {
      const text = told(s, language);
      assert.match(text, /[.。]$/, `${Kind[kind]} in ${language}: ${text}`);
      assert.doesNotMatch(text, /undefined|null|NaN| {2}/, `${Kind[kind]} in ${language}`);
    }
  }
});

test("a sentence is put together from parts", () => {
  const a = { task: 1, name: "a" };
  assert.deepEqual(say`${a} stops${null} at line ${8}.`, [a, " stops at line 8."]);
  assert.equal(plain(list(["a", "b", "c"], ", ", " and ")), "a, b and c");
});

test("what asyncio.run does at its end is told as its own doing", () => {
  const s = new Script();
  const id = s.create("Task-5", "BaseEventLoop.shutdown_default_executor");
  s.emit(Kind.StepBegin, { obj: taskRef(id) });
  assert.equal(told(s), "asyncio.run() cleans up: Task-5 starts, to stop the threads of the default executor.");
  assert.equal(told(s, "zh"), "asyncio.run() 收尾：Task-5 开始运行，停止默认执行器的线程。");
  s.emit(Kind.TaskDone, { obj: taskRef(id), sub: Sub.WhyDone });
  assert.equal(told(s), "asyncio.run() cleans up: Task-5 is done.");
});

test("what works outside the loop is called what it is", () => {
  const stories: [name: string, sub: Sub, work: string, said: string[], zh: string][] = [
    ["pool_0", Sub.ActorThread, "work", ["The worker thread pool_0 starts.", "The worker thread pool_0 starts work outside the loop.", "The worker thread pool_0 is done with work.", "The worker thread pool_0 tells the loop"], "工作线程 pool_0 做完了 work。"],
    ["process 1001", Sub.ActorProcess, "sleep", ["The child process 1001 starts.", "The child process 1001 starts sleep", "The child process 1001 is done with sleep.", "The child process 1001 tells the loop"], "子进程 process 1001 做完了 sleep。"],
    ["a.test:80", Sub.ActorNet, "GET /", ["The connection a.test:80 stands.", "GET / is under way over a.test:80.", "The connection a.test:80 is done with GET /.", "The connection a.test:80 tells the loop"], "网络连接 a.test:80 做完了 GET /。"],
    ["client 1", Sub.ActorNet, "GET /", ["Outside the program, client 1 begins", "Outside the program, client 1 starts GET /", "client 1 is done with GET /.", "client 1 tells the loop"], "外部客户端 client 1 做完了 GET /。"],
    ["disk", Sub.ActorFile, "open()", ["The disk comes into play.", "The disk starts open()", "The disk is done with open().", "The disk tells the loop"], "磁盘 做完了 open()。"],
    ["signals", Sub.ActorProcess, "SIGINT", ["is sent its first signal", "The signal SIGINT arrives.", "The signal SIGINT has arrived.", "The signal wakes the loop"], "信号 SIGINT 已送达。"],
  ];
  for (const [name, sub, work, said, zh] of stories) {
    const s = working();
    const obj = s.actor(name, sub);
    const told4 = [told(s)];
    for (const [kind, fields] of [[Kind.ActorBusy, { name: work }], [Kind.ActorIdle, {}], [Kind.ExternalDone, { sub }]] as [Kind, Fields][]) {
      s.emit(kind, { obj, ...fields });
      told4.push(told(s));
      if (kind === Kind.ActorIdle) assert.equal(told(s, "zh"), zh);
    }
    said.forEach((part, k) => assert.ok(told4[k]!.includes(part), told4[k]));
  }
});
