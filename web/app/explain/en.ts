// The sentences in English. See index.ts.

import { duration, moment } from "../format/time";
import { Kind, RefKind, Sub, refKind } from "../trace/schema";
import type { Teller } from "./index";
import { callback, code, type Entry, type Moment, type Role, type Wait } from "./moment";
import { list, say, type Part, type Sentence, type Slot } from "./sentence";

export const en: Teller = {
  [Kind.RunBegin]: (m) => say`${code(m.event.name)} starts at its first line. So far this is ordinary Python; there is no event loop yet.`,
  [Kind.RunEnd]: (m) => runEnd(m),

  [Kind.LoopBegin]: () => say`The event loop starts. From now on it decides who runs.`,
  [Kind.LoopEnd]: () => say`The event loop stops.`,
  [Kind.TurnBegin]: (m) => turnBegin(m),
  [Kind.TurnEnd]: (m) => turnEnd(m),
  [Kind.Select]: (m) => select(m),
  [Kind.ClockJump]: (m) => clockJump(m),

  [Kind.HandleScheduled]: (m) => scheduled(m),
  [Kind.HandleRun]: (m) => say`The loop takes the first entry from the ready queue: ${handle(m, "a callback")}.`,
  [Kind.HandleEnd]: (m) => say`That was ${handle(m, "a callback")}. The loop is free for the next entry.`,
  [Kind.HandleCancelled]: (m) => say`${m.doer ?? "The loop"} takes ${m.timerFor(m.event.obj) ? timer(m) : handle(m, "a callback")} back before its time: it will not run.`,

  [Kind.TimerArmed]: (m) => timerArmed(m),
  [Kind.TimerFired]: (m) => say`It is ${moment(m.event.time)}: ${timer(m)} goes off.`,

  [Kind.TaskCreated]: (m) => taskCreated(m),
  [Kind.TaskNamed]: (m) => say`From now on this task is called ${m.subject}.`,
  [Kind.StepBegin]: (m) => stepBegin(m),
  [Kind.StepEnd]: (m) => stepEnd(m),
  [Kind.Frame]: (m) => say`In ${m.subject}, ${code(m.event.name + "()")} waits${at(m)} for the coroutine that it awaits.`,
  [Kind.CancelRequested]: (m) =>
    say`${m.doer ?? "The loop"} asks ${m.subject} to cancel${at(m)}. Nothing happens to it yet: the CancelledError comes with its next step.`,
  [Kind.CancelDelivered]: (m) => say`CancelledError is raised inside ${m.subject}, at the await where it was waiting.`,
  [Kind.TaskDone]: (m) => taskDone(m),

  [Kind.FutureCreated]: (m) => say`A future is made for ${code(m.event.name)}: a result that is not there yet.`,
  [Kind.FutureDone]: (m) => futureDone(m),
  [Kind.CallbackAdded]: (m) => callbackAdded(m),
  [Kind.CallbackRemoved]: (m) => say`The note to ${m.other ? say`wake ${m.other}` : say`run ${entry(callback(m.event.name))}`} when ${m.thing(m.event.obj) ?? "a future"} is done is taken back.`,

  [Kind.ResourceCreated]: (m) => resourceCreated(m),
  [Kind.ResourceOp]: (m) => resourceOp(m),

  [Kind.ActorCreated]: actorCreated,
  [Kind.ActorBusy]: actorBusy,
  [Kind.ActorIdle]: actorIdle,
  [Kind.ExternalDone]: externalDone,

  [Kind.Output]: (m) => output(m),
  [Kind.Line]: (m) => say`${m.doer ?? "The program"} is about to run line ${m.line}${inFunction(m)}${changes(m)}.`,
  [Kind.Local]: (m) => (m.event.text ? say`${code(m.event.name)} is now ${code(m.event.text)}.` : say`${code(m.event.name)} is no longer bound.`),
  [Kind.Warning]: (m) => warning(m),
  [Kind.FrameEnd]: (m) => frameEnd(m),
  [Kind.LinesOmitted]: (m) => linesOmitted(m),
  [Kind.Breakpoint]: (m) => say`${m.doer ?? "The program"} calls ${code("breakpoint()")}${at(m)}: playback stops here.`,
};

function entry(e: Entry): Slot {
  switch (e.is) {
    case "timer":
      return say`the timer of ${e.of}`;
    case "internal":
      return say`the callback of ${e.of}`;
    default:
      return e.of;
  }
}

/** What the handle of the event runs. */
function handle(m: Moment, unknown: string): Slot {
  const e = m.handle(m.event.obj);
  return e ? entry(e) : unknown;
}

function timer(m: Moment): Slot {
  const what = m.timerFor(m.event.obj);
  return what ? say`the timer of ${what}` : "a timer";
}

function at(m: Moment): string {
  return m.line === 0 ? "" : ` at line ${m.line}`;
}

function inFunction(m: Moment): Slot {
  return named(m.event.name) ? say`, in ${code(m.event.name + "()")}` : null;
}

/** Whether it is a function and not the program itself or a comprehension. */
function named(name: string): boolean {
  return name !== "" && !name.endsWith(">");
}

/** What the line before has changed. */
function changes(m: Moment): Slot {
  const some = m.changes.slice(0, 3).map((v) => say`${code(v.name)} is now ${code(v.text)}`);
  return some.length === 0 ? null : say`; ${list(some, ", ", " and ")}`;
}

function frameEnd(m: Moment): Sentence {
  const what = code(m.event.name + "()");
  if (m.event.sub === Sub.WhyRaised) return say`${code(m.event.text)} leaves ${what}${at(m)}: whoever called it gets the exception.`;
  if (!m.event.text) return say`${what} is over and returns ${code("None")}.`;
  return say`${what} is over and returns ${code(m.event.text)}.`;
}

function linesOmitted(m: Moment): Sentence {
  if (m.event.sub === Sub.OmitBurst) return say`${m.doer ?? "The program"} repeats the same lines very often without letting go; the rest of that is left out.`;
  return say`The run has had ${m.event.value.toLocaleString("en")} lines and changes; from here on they are left out. Everything else goes on as before.`;
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? `one ${one}` : `${n} ${many}`;
}

function runEnd(m: Moment): Sentence {
  const when = duration(m.event.time);
  switch (m.event.sub) {
    case Sub.EndNormal:
      return say`The program is over, after ${when} of virtual time. Step back (←) or press Space to see how it went.`;
    case Sub.EndError:
      return say`An exception that nobody caught ends the program at ${when}.`;
    case Sub.EndExit:
      return say`The program ends itself with exit status ${m.event.value}, at ${when}.`;
    case Sub.EndDeadlock:
      return say`Deadlock at ${when}: no task is ready, no timer is set and no one outside will wake the loop. ${stuck(m)}`;
    case Sub.EndLimit:
      return say`The run is stopped at ${when}, because it hit one of the playground's limits.`;
    default:
      return say`You stopped the run at ${when}.`;
  }
}

/** Who waits for what when nothing can go on. */
function stuck(m: Moment): Slot {
  const waiting = [...m.state.tasks.values()].filter((t) => t.status === "suspended" && t.awaiting !== "");
  if (waiting.length === 0) return null;
  const some = waiting.slice(0, 3).map((t) => say`${m.task(t.id)} waits for ${code(t.awaiting)}`);
  return say`${list(some, ", ", " and ")}${waiting.length > 3 ? ", and so on" : ""}.`;
}

function turnBegin(m: Moment): Sentence {
  const ready = m.ready.slice(0, m.event.value);
  const names = ready.slice(0, 4).map((r): Slot => entry(m.entry(r)));
  if (names.length === 0) return say`Turn ${m.event.turn} of the loop begins.`;
  if (ready.length > 4) names.push(`${ready.length - 4} more`);
  return say`Turn ${m.event.turn} of the loop begins: it will run ${list(names, ", ", " and ")}${names.length > 1 ? ", in this order" : ""}.`;
}

function turnEnd(m: Moment): Sentence {
  const waiting = m.state.ready.size;
  if (waiting === 0) return say`Turn ${m.event.turn} ends: everyone who was ready has run.`;
  return say`Turn ${m.event.turn} ends: everyone who was ready when it began has run. ${capital(count(waiting, "entry that was added", "entries that were added"))} meanwhile will run in the next turn.`;
}

function select(m: Moment): Sentence {
  const { value } = m.event;
  if (value === 0) return say`The loop looks for news from outside, and does not wait: someone is ready.`;
  if (value < 0) return say`Nobody is ready and no timer is set: only something from outside can wake the loop now.`;
  return say`Nobody is ready. The next timer goes off in ${duration(value)}; until then the loop has nothing to do.`;
}

function clockJump(m: Moment): Sentence {
  const { obj, time, value } = m.event;
  const timer = m.timer(obj);
  const whom = timer ? m.wokenBy(timer.wakes) : null;
  const why: Slot =
    refKind(obj) === RefKind.Actor ? say`, when ${m.thing(obj) ?? "something outside"} has finished` : whom ? say`, when the timer for ${whom} is due` : null;
  return say`Nobody is ready, so the clock jumps ahead by ${duration(value)}, to ${moment(time)}${why}.`;
}

function scheduled(m: Moment): Sentence {
  const { sub, name } = m.event;
  const whom = m.other;
  if (whom && sub === Sub.CauseStep) return step(m, whom);
  if (whom && sub === Sub.CauseWakeup) {
    const label = m.taskState(m.ready[m.ahead]?.task ?? 0)?.awaiting ?? "";
    return say`${label ? code(label) : "What it waits for"} is ${m.cancelling ? "cancelled" : "done"}, so ${whom} joins the ready queue${behind(m)}.`;
  }
  switch (sub) {
    case Sub.CauseCallback:
      return say`${m.thing(m.event.peer) ?? "A future"} is done, so ${entry(callback(name))} joins the ready queue${behind(m)}.`;
    case Sub.CauseThreadsafe:
      return say`A thread hands ${code(name)} to the loop with ${code("call_soon_threadsafe")}.`;
    case Sub.CauseTimer:
      return say`It is time: ${timer(m)} is due and joins the ready queue${behind(m)}.`;
    default:
      return say`${m.doer ?? "The loop"} puts ${code(name)} into the ready queue${behind(m)}.`;
  }
}

function step(m: Moment, whom: Part): Sentence {
  const yields = m.event.task !== 0 && typeof whom === "object" && "task" in whom && whom.task === m.event.task;
  if (yields) return say`${whom} goes to the end of the ready queue: it lets the others go first.`;
  return say`${whom} joins the ready queue${behind(m)}. It starts when its turn comes, not before.`;
}

function behind(m: Moment): string {
  return m.ahead > 0 ? `, behind ${count(m.ahead, "other", "others")}` : "";
}

function timerArmed(m: Moment): Sentence {
  const { value, time } = m.event;
  return say`${m.doer ?? "The loop"} sets a timer for ${moment(value)}, ${duration(value - time)} from now.`;
}

function taskCreated(m: Moment): Sentence {
  const coro = code(m.event.text + "()");
  const creator = m.other ?? m.doer;
  if (m.cleans) return say`${code("asyncio.run()")} cleans up: it makes ${m.subject} to ${cleaning(m.cleans)}.`;
  if (creator) return say`${creator} makes the task ${m.subject} from ${coro}${at(m)}. It does not run yet.`;
  return say`The task ${m.subject} is made from ${coro}. It does not run yet.`;
}

/** What asyncio.run does when the program is over. */
function cleaning(what: "generators" | "threads"): string {
  return what === "generators" ? "close async generators that are still open" : "stop the threads of the default executor";
}

function stepBegin(m: Moment): Sentence {
  const before = m.before;
  if (m.cleans && !before) return say`${code("asyncio.run()")} cleans up: ${m.subject} starts, to ${cleaning(m.cleans)}.`;
  if (!before) return say`${m.subject} starts${at(m)}. It has the loop to itself until its first await that has to wait.`;
  if (m.cancelling) return say`${m.subject} goes on${at(m)}, but not as it hoped: it was asked to cancel.`;
  if (m.other) return say`${m.subject} goes on${at(m)}: ${m.other}, which it awaited, is done.`;
  if (!before.label || before.label === "sleep(0)") return say`${m.subject} goes on${at(m)}: it is its turn again.`;
  return say`${m.subject} goes on${at(m)}: ${code(before.label)} is done.`;
}

function stepEnd(m: Moment): Sentence {
  switch (m.event.sub) {
    case Sub.WhyDone:
      return say`${m.subject} reaches its end. That was its last step.`;
    case Sub.WhyRaised:
      return say`An exception leaves ${m.subject} uncaught. That was its last step.`;
    case Sub.WhyCancelled:
      return say`CancelledError leaves ${m.subject} uncaught: it ends as cancelled.`;
    default:
      return suspended(m.subject, at(m), m.wait);
  }
}

function suspended(who: Part, place: string, wait: Wait): Sentence {
  switch (wait.for) {
    case "sleep":
      return say`${who} stops${place} in ${code(wait.label)}. It goes on ${wait.until === null ? "when its time has come" : `at ${moment(wait.until)}`}; until then others can run.`;
    case "turn":
      return say`${who} stops${place} to let others run. It is ready to go on, and only waits for its turn.`;
    case "task":
      return say`${who} stops${place} to wait for ${wait.task}. It goes on when that task is done.`;
    case "item":
      return say`${who} stops${place}: ${code(wait.queue)} is empty. It goes on when someone calls ${code(wait.queue + ".put()")}.`;
    case "room":
      return say`${who} stops${place}: ${code(wait.queue)} is full${wait.capacity > 0 ? ` (${wait.capacity})` : ""}. It goes on when someone calls ${code(wait.queue + ".get()")}.`;
    case "join":
      return say`${who} stops${place} until every item of ${code(wait.queue)} is done with. Each one needs a call of ${code(wait.queue + ".task_done()")}.`;
    case "lock":
      return say`${who} stops${place}: ${code(wait.name)} is taken${wait.holders.length > 0 ? say` by ${list(wait.holders, ", ", " and ")}` : null}. It goes on when the lock is released.`;
    case "permit":
      return say`${who} stops${place}: ${code(wait.name)} has no permit left. It goes on when someone releases one.`;
    case "event":
      return say`${who} stops${place} until someone calls ${code(wait.name + ".set()")}.`;
    case "notify":
      return say`${who} lets go of ${code(wait.name)} and stops${place} until someone calls ${code(wait.name + ".notify()")}.`;
    case "barrier":
      return say`${who} stops${place} at ${code(wait.name)}: ${wait.missing > 0 ? `${wait.missing} more must arrive` : "the others must arrive"} before all go on.`;
    case "all":
      return say`${who} stops${place} in ${code(wait.label)}. It goes on when ${wait.count === 1 ? "it is done" : `all ${wait.count} are done, or one fails`}.`;
    case "wait":
      return say`${who} stops${place} in ${code(wait.label)}. It goes on when ${enough(wait.mode)}.`;
    case "next":
      return say`${who} stops${place} in ${code(wait.label)}. It goes on when the next of the tasks is done.`;
    case "group":
      return say`${who} stops${place}, at the end of the task group. It goes on when ${wait.count === 1 ? "the group's task is" : `all ${wait.count} tasks of the group are`} done.`;
    case "outside":
      return say`${who} stops${place} to wait for ${code(wait.label)}, on which ${code(wait.actor)} works outside the loop.`;
    case "future":
      return say`${who} stops${place} to wait for ${wait.label ? code(wait.label) : "a future"}. It goes on when someone gives it a result.`;
  }
}

/** What asyncio.wait waits for. */
function enough(mode: string): string {
  switch (mode) {
    case "FIRST_COMPLETED":
      return "the first of the tasks is done";
    case "FIRST_EXCEPTION":
      return "the first of the tasks fails, or all are done";
    default:
      return "all of the tasks are done";
  }
}

function taskDone(m: Moment): Sentence {
  const { sub, text } = m.event;
  if (m.cleans && sub === Sub.WhyDone) return say`${code("asyncio.run()")} cleans up: ${m.subject} is done.`;
  switch (sub) {
    case Sub.WhyRaised:
      return say`${m.subject} has failed with ${code(text)}. Whoever awaits it gets this exception.`;
    case Sub.WhyCancelled:
      return say`${m.subject} is cancelled. Whoever awaits it gets CancelledError.`;
    default:
      if (text === "" || text === "None") return say`${m.subject} is done.`;
      return say`${m.subject} is done. Its result is ${code(text)}.`;
  }
}

function futureDone(m: Moment): Sentence {
  const what = m.thing(m.event.obj) ?? "The future";
  switch (m.event.sub) {
    case Sub.WhyRaised:
      return say`${what} gets an exception: ${code(m.event.text)}. Whoever waits for it joins the ready queue.`;
    case Sub.WhyCancelled:
      return say`${what} is cancelled. Whoever waits for it joins the ready queue.`;
    default:
      return say`${what} is done. Whoever waits for it joins the ready queue; nobody is called on the spot.`;
  }
}

function callbackAdded(m: Moment): Sentence {
  const what = m.thing(m.event.obj) ?? "a future";
  if (m.other) return say`A note is made to wake ${m.other} when ${what} is done.`;
  return say`A note is made to run ${entry(callback(m.event.name))} when ${what} is done.`;
}

function resourceCreated(m: Moment): Sentence {
  const { name, text, value } = m.event;
  const what = say`${code(name)} is made, ${article(text)}`;
  if (text.endsWith("Queue")) return say`${what} ${value > 0 ? `with room for ${value}` : "without a limit"}.`;
  if (text.includes("Semaphore")) return say`${what} with ${count(value, "permit", "permits")}.`;
  if (text === "Barrier") return say`${what} for ${value}.`;
  return say`${what}.`;
}

function article(type: string): string {
  return `${/^[AEIOU]/.test(type) ? "an" : "a"} ${type}`;
}

function resourceOp(m: Moment): Sentence {
  const { sub, value, text } = m.event;
  const who = m.other ?? m.doer ?? "The program";
  const name = m.resource?.name ?? "";
  const it = code(name);
  const item: Slot = text ? code(text) : "an item";
  switch (sub) {
    case Sub.OpAcquire:
      return say`${who} gets ${it}.`;
    case Sub.OpRelease:
      return say`${who} gives ${it} back${waiters(m)}.`;
    case Sub.OpWait:
      return say`${who} has to wait for ${it}.`;
    case Sub.OpLeave:
      return say`${who} stops waiting for ${it} without getting it.`;
    case Sub.OpPut:
      return say`${who} puts ${item} into ${it}, which now holds ${value}.`;
    case Sub.OpGet:
      return say`${who} takes ${item} from ${it}, which now holds ${value}.`;
    case Sub.OpTaskDone:
      return say`${who} says that an item of ${it} is done with: ${value === 0 ? "none is" : `${value} are`} left.`;
    case Sub.OpJoin:
      return say`All items of ${it} are done with: ${code(name + ".join()")} returns.`;
    case Sub.OpSet:
      return say`${who} sets ${it}: all who wait for it are woken.`;
    case Sub.OpClear:
      return say`${who} clears ${it}: from now on, waiting for it means waiting.`;
    case Sub.OpNotify:
      return say`${who} notifies ${count(value, "task", "tasks")} that ${value === 1 ? "waits" : "wait"} on ${it}.`;
    case Sub.OpShutdown:
      return say`${who} shuts ${it} down.`;
    default:
      return say`${who} breaks ${it}: whoever waits there gets BrokenBarrierError.`;
  }
}

function waiters(m: Moment): Slot {
  const waiting = m.resource?.waiters ?? [];
  return waiting.length === 0 ? null : say`; ${m.task(waiting[0]!)} is next`;
}

const ROLES: Record<Role, string> = {
  thread: "The worker thread",
  worker: "The worker process",
  child: "The child",
  connection: "The connection",
  client: "Outside the program,",
  signals: "The",
  disk: "The",
  database: "The database",
  other: "Outside,",
};

/** Who works outside the loop, at the beginning of a sentence. */
function outside({ actor }: Moment): Sentence {
  return actor.name === "" ? say`Something outside the loop` : say`${ROLES[actor.role]} ${code(actor.name)}`;
}

function actorCreated(m: Moment): Sentence {
  switch (m.actor.role) {
    case "signals":
      return say`From outside, the program is sent its first signal.`;
    case "client":
      return say`${outside(m)} begins: it calls a server of this program, as somebody at another terminal would.`;
    case "connection":
      return say`${outside(m)} stands. What goes over it is under way outside the loop, which can run others meanwhile.`;
    case "disk":
    case "database":
      return say`${outside(m)} comes into play. It works outside the loop, at the same time.`;
    default:
      return say`${outside(m)} starts. It works outside the loop, at the same time.`;
  }
}

function actorBusy(m: Moment): Sentence {
  const what = code(m.event.name);
  if (m.actor.role === "signals") return say`The signal ${what} arrives.`;
  if (m.actor.role === "connection") return say`${what} is under way over ${code(m.actor.name)}. Meanwhile the loop can run others.`;
  return say`${outside(m)} starts ${what} outside the loop. Meanwhile the loop can run others.`;
}

function actorIdle(m: Moment): Sentence {
  const what = code(m.work);
  if (m.actor.role === "signals") return say`The signal ${what} has arrived.`;
  return m.work === "" ? say`${outside(m)} has nothing to do now.` : say`${outside(m)} is done with ${what}.`;
}

function externalDone(m: Moment): Sentence {
  if (m.actor.role === "signals") return say`The signal wakes the loop, which sees to it in this turn.`;
  return say`${outside(m)} tells the loop what it has got; the loop can now wake whoever waits for it.`;
}

function output(m: Moment): Sentence {
  const text = m.event.text.replace(/\n$/, "");
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  const where = m.event.sub === Sub.Stderr ? " to stderr" : "";
  if (short === "") return say`${m.doer ?? "The program"} prints an empty line${where}${at(m)}.`;
  return say`${m.doer ?? "The program"} prints ${code(short)}${where}${at(m)}.`;
}

function warning(m: Moment): Sentence {
  const { sub, value, name, text } = m.event;
  switch (sub) {
    case Sub.WarnBlocking:
      return say`${m.thing(m.event.obj) ?? m.doer ?? "The program"} held the loop for ${duration(value)} in ${code(name)}${at(m)}: meanwhile ${m.other ? say`${m.other} was due and had to wait` : "nobody else could run"}.`;
    case Sub.WarnNeverAwaited:
      return say`A coroutine is dropped${at(m)} that was never awaited, so nothing in it ran: ${code(text)}.`;
    case Sub.WarnNeverRetrieved:
      return say`A task failed, and nobody ever asked for its exception: ${code(text)}.`;
    case Sub.WarnDeadlock:
      return say`Nobody will ever wake ${m.subject}: it waits for ${code(m.awaiting)}, and no one is left who could bring that about.`;
    case Sub.WarnPending:
      return say`${m.thing(m.event.obj) ?? "A task"} is not done, and will never be: ${code(text)}.`;
    default:
      return say`Warning: ${code(text)}.`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
