// 中文的句子。见 index.ts。

import { duration, moment } from "../format/time";
import { Kind, RefKind, Sub, refKind } from "../trace/schema";
import type { Teller } from "./index";
import { callback, code, type Entry, type Moment, type Role, type Wait } from "./moment";
import { list, say, type Part, type Sentence, type Slot } from "./sentence";

export const zh: Teller = {
  [Kind.RunBegin]: (m) => say`${code(m.event.name)} 从第一行开始执行。此刻还是普通的 Python，事件循环尚未出现。`,
  [Kind.RunEnd]: (m) => runEnd(m),

  [Kind.LoopBegin]: () => say`事件循环启动。从现在起，由它决定轮到谁运行。`,
  [Kind.LoopEnd]: () => say`事件循环停止。`,
  [Kind.TurnBegin]: (m) => turnBegin(m),
  [Kind.TurnEnd]: (m) => turnEnd(m),
  [Kind.Select]: (m) => select(m),
  [Kind.ClockJump]: (m) => clockJump(m),

  [Kind.HandleScheduled]: (m) => scheduled(m),
  [Kind.HandleRun]: (m) => say`事件循环取出就绪队列的第一项：${handle(m, "一个回调")}。`,
  [Kind.HandleEnd]: (m) => say`${handle(m, "回调")} 处理完毕，事件循环可以取下一项了。`,
  [Kind.HandleCancelled]: (m) => say`${m.doer ?? "事件循环"} 撤销了 ${m.timerFor(m.event.obj) ? timer(m) : handle(m, "一个回调")}，它不会再运行。`,

  [Kind.TimerArmed]: (m) => timerArmed(m),
  [Kind.TimerFired]: (m) => say`${moment(m.event.time)}：${timer(m)}触发。`,

  [Kind.TaskCreated]: (m) => taskCreated(m),
  [Kind.TaskNamed]: (m) => say`这个任务从现在起叫 ${m.subject}。`,
  [Kind.StepBegin]: (m) => stepBegin(m),
  [Kind.StepEnd]: (m) => stepEnd(m),
  [Kind.Frame]: (m) => say`在 ${m.subject} 里，${code(m.event.name + "()")}${place(m)}等着它所 await 的协程。`,
  [Kind.CancelRequested]: (m) =>
    say`${m.doer ?? "事件循环"} 请求取消 ${m.subject}${place(m)}。它此刻还没有任何变化，下一步运行时才会收到 CancelledError。`,
  [Kind.CancelDelivered]: (m) => say`CancelledError 在 ${m.subject} 里抛出，就在它等待的那个 await 处。`,
  [Kind.TaskDone]: (m) => taskDone(m),

  [Kind.FutureCreated]: (m) => say`为 ${code(m.event.name)} 建立一个 future：一个还没到来的结果。`,
  [Kind.FutureDone]: (m) => futureDone(m),
  [Kind.CallbackAdded]: (m) => callbackAdded(m),
  [Kind.CallbackRemoved]: (m) => say`撤回一条登记：${m.thing(m.event.obj) ?? "future"} 完成时不再${m.other ? say`唤醒 ${m.other}` : say`运行 ${entry(callback(m.event.name))}`}。`,

  [Kind.ResourceCreated]: (m) => resourceCreated(m),
  [Kind.ResourceOp]: (m) => resourceOp(m),

  [Kind.ActorCreated]: actorCreated,
  [Kind.ActorBusy]: actorBusy,
  [Kind.ActorIdle]: actorIdle,
  [Kind.ExternalDone]: externalDone,

  [Kind.Output]: (m) => output(m),
  [Kind.Line]: (m) => say`${m.doer ?? "程序"} 将要执行第 ${m.line} 行${inFunction(m)}${changes(m)}。`,
  [Kind.Local]: (m) => (m.event.text ? say`${code(m.event.name)} 现在是 ${code(m.event.text)}。` : say`${code(m.event.name)} 不再绑定任何值。`),
  [Kind.Warning]: (m) => warning(m),
  [Kind.FrameEnd]: (m) => frameEnd(m),
  [Kind.LinesOmitted]: (m) => linesOmitted(m),
  [Kind.Breakpoint]: (m) => say`${m.doer ?? "程序"} 调用了 ${code("breakpoint()")}${place(m)}，播放在此停下。`,
};

function entry(e: Entry): Slot {
  switch (e.is) {
    case "timer":
      return say`${e.of} 的定时器`;
    case "internal":
      return say`${e.of} 的回调`;
    default:
      return e.of;
  }
}

/** 事件里的 handle 所运行的东西。 */
function handle(m: Moment, unknown: string): Slot {
  const e = m.handle(m.event.obj);
  return e ? entry(e) : unknown;
}

function timer(m: Moment): Slot {
  const what = m.timerFor(m.event.obj);
  return what ? say`${what} 的定时器` : "一个定时器";
}

function place(m: Moment): string {
  return m.line === 0 ? "" : `（第 ${m.line} 行）`;
}

function inFunction(m: Moment): Slot {
  return named(m.event.name) ? say`（${code(m.event.name + "()")} 中）` : null;
}

/** 是函数，而不是程序本身或推导式。 */
function named(name: string): boolean {
  return name !== "" && !name.endsWith(">");
}

/** 上一行改变了什么。 */
function changes(m: Moment): Slot {
  const some = m.changes.slice(0, 3).map((v) => say`${code(v.name)} 变为 ${code(v.text)}`);
  return some.length === 0 ? null : say`；${list(some, "，", "，")}`;
}

function frameEnd(m: Moment): Sentence {
  const what = code(m.event.name + "()");
  if (m.event.sub === Sub.WhyRaised) return say`${code(m.event.text)} 从 ${what} 中传出${place(m)}，由调用者接着处理。`;
  return say`${what} 执行完毕，返回 ${code(m.event.text || "None")}。`;
}

function linesOmitted(m: Moment): Sentence {
  if (m.event.sub === Sub.OmitBurst) return say`${m.doer ?? "程序"} 一直反复执行同样的几行，没有让出事件循环；其余的重复从略。`;
  return say`已经记录了 ${m.event.value.toLocaleString("zh")} 次换行和变量变化，此后不再记录；其他事件照常。`;
}

function runEnd(m: Moment): Sentence {
  const when = duration(m.event.time);
  switch (m.event.sub) {
    case Sub.EndNormal:
      return say`程序结束，虚拟时间共 ${when}。按 ← 往回走，或按空格键看它是怎样运行的。`;
    case Sub.EndError:
      return say`一个没人捕获的异常让程序在 ${when} 终止。`;
    case Sub.EndExit:
      return say`程序在 ${when} 自行退出，退出状态 ${m.event.value}。`;
    case Sub.EndDeadlock:
      return say`${when} 时死锁：没有就绪的任务，没有定时器，外部也不会有人唤醒事件循环。${stuck(m)}`;
    case Sub.EndLimit:
      return say`运行在 ${when} 被中止：触到了本站的某项限制。`;
    default:
      return say`你在 ${when} 停止了运行。`;
  }
}

function stuck(m: Moment): Slot {
  const waiting = [...m.state.tasks.values()].filter((t) => t.status === "suspended" && t.awaiting !== "");
  if (waiting.length === 0) return null;
  const some = waiting.slice(0, 3).map((t) => say`${m.task(t.id)} 在等 ${code(t.awaiting)}`);
  return say`${list(some, "，", "，")}${waiting.length > 3 ? "，等等" : ""}。`;
}

function turnBegin(m: Moment): Sentence {
  const ready = m.ready.slice(0, m.event.value);
  const names = ready.slice(0, 4).map((r): Slot => entry(m.entry(r)));
  if (names.length === 0) return say`事件循环第 ${m.event.turn} 轮开始。`;
  const more = ready.length > 4 ? ` 等 ${ready.length} 项` : "";
  return say`事件循环第 ${m.event.turn} 轮开始，将依次运行 ${list(names, "、", "、")}${more}。`;
}

function turnEnd(m: Moment): Sentence {
  const waiting = m.state.ready.size;
  if (waiting === 0) return say`第 ${m.event.turn} 轮结束：就绪的都已运行过。`;
  return say`第 ${m.event.turn} 轮结束：开始时就绪的都已运行过。其间新加入的 ${waiting} 项留到下一轮。`;
}

function select(m: Moment): Sentence {
  const { value } = m.event;
  if (value === 0) return say`事件循环看一眼外部有没有消息，但不等待：已经有就绪的任务了。`;
  if (value < 0) return say`没有就绪的任务，也没有定时器：现在只有外部能唤醒事件循环。`;
  return say`没有就绪的任务。下一个定时器在 ${duration(value)} 之后，在那之前事件循环无事可做。`;
}

function clockJump(m: Moment): Sentence {
  const { obj, time, value } = m.event;
  const timer = m.timer(obj);
  const whom = timer ? m.wokenBy(timer.wakes) : null;
  const why: Slot =
    refKind(obj) === RefKind.Actor ? say`，这时 ${m.thing(obj) ?? "外部"} 完成了工作` : whom ? say`，这时 ${whom} 的定时器到期` : null;
  return say`没有就绪的任务，于是时钟向前跳 ${duration(value)}，到 ${moment(time)}${why}。`;
}

function scheduled(m: Moment): Sentence {
  const { sub, name } = m.event;
  const whom = m.other;
  if (whom && sub === Sub.CauseStep) return step(m, whom);
  if (whom && sub === Sub.CauseWakeup) {
    const label = m.taskState(m.ready[m.ahead]?.task ?? 0)?.awaiting ?? "";
    return say`${label ? code(label) : "所等的结果"} 已${m.cancelling ? "取消" : "完成"}，${whom} 被唤醒，进入就绪队列${behind(m)}。`;
  }
  switch (sub) {
    case Sub.CauseCallback:
      return say`${m.thing(m.event.peer) ?? "future"} 已完成，${entry(callback(name))} 进入就绪队列${behind(m)}。`;
    case Sub.CauseThreadsafe:
      return say`一个线程用 ${code("call_soon_threadsafe")} 把 ${code(name)} 交给事件循环。`;
    case Sub.CauseTimer:
      return say`${timer(m)}到期，进入就绪队列${behind(m)}。`;
    default:
      return say`${m.doer ?? "事件循环"} 把 ${code(name)} 放进就绪队列${behind(m)}。`;
  }
}

function step(m: Moment, whom: Part): Sentence {
  const yields = m.event.task !== 0 && typeof whom === "object" && "task" in whom && whom.task === m.event.task;
  if (yields) return say`${whom} 排到就绪队列的末尾，让别的任务先运行。`;
  return say`${whom} 进入就绪队列${behind(m)}。轮到它时才会开始，不会提前。`;
}

function behind(m: Moment): string {
  return m.ahead > 0 ? `，前面还有 ${m.ahead} 项` : "";
}

function timerArmed(m: Moment): Sentence {
  const { value, time } = m.event;
  return say`${m.doer ?? "事件循环"} 定了一个 ${moment(value)} 触发的定时器，也就是 ${duration(value - time)} 之后。`;
}

function taskCreated(m: Moment): Sentence {
  const coro = code(m.event.text + "()");
  const creator = m.other ?? m.doer;
  if (m.cleans) return say`${code("asyncio.run()")} 收尾：创建 ${m.subject}，用来${cleaning(m.cleans)}。`;
  if (creator) return say`${creator} 用 ${coro} 创建任务 ${m.subject}${place(m)}。它还没有运行。`;
  return say`任务 ${m.subject} 由 ${coro} 创建。它还没有运行。`;
}

/** 程序结束时 asyncio.run 做的事。 */
function cleaning(what: "generators" | "threads"): string {
  return what === "generators" ? "关闭还开着的异步生成器" : "停止默认执行器的线程";
}

function stepBegin(m: Moment): Sentence {
  const before = m.before;
  if (m.cleans && !before) return say`${code("asyncio.run()")} 收尾：${m.subject} 开始运行，${cleaning(m.cleans)}。`;
  if (!before) return say`${m.subject} 开始运行${place(m)}。在它第一次真正需要等待的 await 之前，事件循环归它一个。`;
  if (m.cancelling) return say`${m.subject} 恢复运行${place(m)}，但等来的不是结果：它已被请求取消。`;
  if (m.other) return say`${m.subject} 恢复运行${place(m)}：它所等的 ${m.other} 已经完成。`;
  if (!before.label || before.label === "sleep(0)") return say`${m.subject} 恢复运行${place(m)}：又轮到它了。`;
  return say`${m.subject} 恢复运行${place(m)}：${code(before.label)} 已经完成。`;
}

function stepEnd(m: Moment): Sentence {
  switch (m.event.sub) {
    case Sub.WhyDone:
      return say`${m.subject} 执行到末尾，这是它的最后一步。`;
    case Sub.WhyRaised:
      return say`异常从 ${m.subject} 里抛了出来，没有被捕获。这是它的最后一步。`;
    case Sub.WhyCancelled:
      return say`${m.subject} 没有捕获 CancelledError，以“已取消”结束。`;
    default:
      return suspended(m.subject, place(m), m.wait);
  }
}

function suspended(who: Part, where: string, wait: Wait): Sentence {
  switch (wait.for) {
    case "sleep":
      return say`${who} 在 ${code(wait.label)} 处挂起${where}，${wait.until === null ? "到时间后" : `到 ${moment(wait.until)} 时`}恢复。在那之前别的任务可以运行。`;
    case "turn":
      return say`${who} 挂起${where}，让别的任务先运行。它随时可以继续，只等轮到自己。`;
    case "task":
      return say`${who} 挂起${where}，等待 ${wait.task}。那个任务完成后它才恢复。`;
    case "item":
      return say`${who} 挂起${where}：${code(wait.queue)} 是空的。有人调用 ${code(wait.queue + ".put()")} 时它才恢复。`;
    case "room":
      return say`${who} 挂起${where}：${code(wait.queue)} 满了${wait.capacity > 0 ? `（容量 ${wait.capacity}）` : ""}。有人调用 ${code(wait.queue + ".get()")} 时它才恢复。`;
    case "join":
      return say`${who} 挂起${where}，等 ${code(wait.queue)} 里的每一项都处理完。每一项都要调用一次 ${code(wait.queue + ".task_done()")}。`;
    case "lock":
      return say`${who} 挂起${where}：${code(wait.name)} ${wait.holders.length > 0 ? say`正由 ${list(wait.holders, "、", "、")} 持有` : "已被占用"}。锁释放后它才恢复。`;
    case "permit":
      return say`${who} 挂起${where}：${code(wait.name)} 没有剩余的许可。有人释放一个时它才恢复。`;
    case "event":
      return say`${who} 挂起${where}，等有人调用 ${code(wait.name + ".set()")}。`;
    case "notify":
      return say`${who} 放开 ${code(wait.name)} 并挂起${where}，等有人调用 ${code(wait.name + ".notify()")}。`;
    case "barrier":
      return say`${who} 在 ${code(wait.name)} 处挂起${where}：${wait.missing > 0 ? `还差 ${wait.missing} 个` : "等其他任务"}到齐后一起继续。`;
    case "all":
      return say`${who} 在 ${code(wait.label)} 处挂起${where}，${wait.count === 1 ? "它完成" : `${wait.count} 个全部完成、或其中一个失败`}时才恢复。`;
    case "wait":
      return say`${who} 在 ${code(wait.label)} 处挂起${where}，${enough(wait.mode)}时恢复。`;
    case "next":
      return say`${who} 在 ${code(wait.label)} 处挂起${where}，其中下一个任务完成时恢复。`;
    case "group":
      return say`${who} 在任务组末尾挂起${where}，组里的 ${wait.count} 个任务全部完成时恢复。`;
    case "outside":
      return say`${who} 挂起${where}，等待 ${code(wait.label)}；这件事由 ${code(wait.actor)} 在事件循环之外做。`;
    case "future":
      return say`${who} 挂起${where}，等待 ${wait.label ? code(wait.label) : "一个 future"}。有人给它结果时才恢复。`;
  }
}

function enough(mode: string): string {
  switch (mode) {
    case "FIRST_COMPLETED":
      return "第一个任务完成";
    case "FIRST_EXCEPTION":
      return "第一个任务失败、或全部完成";
    default:
      return "所有任务完成";
  }
}

function taskDone(m: Moment): Sentence {
  const { sub, text } = m.event;
  if (m.cleans && sub === Sub.WhyDone) return say`${code("asyncio.run()")} 收尾：${m.subject} 完成。`;
  switch (sub) {
    case Sub.WhyRaised:
      return say`${m.subject} 失败：${code(text)}。await 它的人会收到这个异常。`;
    case Sub.WhyCancelled:
      return say`${m.subject} 已取消。await 它的人会收到 CancelledError。`;
    default:
      if (text === "" || text === "None") return say`${m.subject} 完成。`;
      return say`${m.subject} 完成，结果是 ${code(text)}。`;
  }
}

function futureDone(m: Moment): Sentence {
  const what = m.thing(m.event.obj) ?? "future";
  switch (m.event.sub) {
    case Sub.WhyRaised:
      return say`${what} 得到一个异常：${code(m.event.text)}。等它的任务进入就绪队列。`;
    case Sub.WhyCancelled:
      return say`${what} 被取消。等它的任务进入就绪队列。`;
    default:
      return say`${what} 完成。等它的任务进入就绪队列，不会当场被调用。`;
  }
}

function callbackAdded(m: Moment): Sentence {
  const what = m.thing(m.event.obj) ?? "那个 future";
  if (m.other) return say`登记：${what} 完成时唤醒 ${m.other}。`;
  return say`登记：${what} 完成时运行 ${entry(callback(m.event.name))}。`;
}

function resourceCreated(m: Moment): Sentence {
  const { name, text, value } = m.event;
  const what = say`建立 ${code(name)}，类型 ${text}`;
  if (text.endsWith("Queue")) return say`${what}，${value > 0 ? `容量 ${value}` : "不限容量"}。`;
  if (text.includes("Semaphore")) return say`${what}，共 ${value} 个许可。`;
  if (text === "Barrier") return say`${what}，需 ${value} 个任务到齐。`;
  return say`${what}。`;
}

function resourceOp(m: Moment): Sentence {
  const { sub, value, text } = m.event;
  const who = m.other ?? m.doer ?? "程序";
  const name = m.resource?.name ?? "";
  const it = code(name);
  const item: Slot = text ? code(text) : "一项";
  switch (sub) {
    case Sub.OpAcquire:
      return say`${who} 得到 ${it}。`;
    case Sub.OpRelease:
      return say`${who} 释放 ${it}${waiters(m)}。`;
    case Sub.OpWait:
      return say`${who} 需要等待 ${it}。`;
    case Sub.OpLeave:
      return say`${who} 没等到 ${it} 就不再等了。`;
    case Sub.OpPut:
      return say`${who} 把 ${item} 放进 ${it}，现在里面有 ${value} 项。`;
    case Sub.OpGet:
      return say`${who} 从 ${it} 取出 ${item}，现在里面有 ${value} 项。`;
    case Sub.OpTaskDone:
      return say`${who} 报告 ${it} 的一项已处理完，还剩 ${value} 项。`;
    case Sub.OpJoin:
      return say`${it} 的每一项都处理完了，${code(name + ".join()")} 返回。`;
    case Sub.OpSet:
      return say`${who} 设置 ${it}，唤醒所有等它的任务。`;
    case Sub.OpClear:
      return say`${who} 清除 ${it}，此后等待它就要真的等待。`;
    case Sub.OpNotify:
      return say`${who} 通知 ${value} 个在 ${it} 上等待的任务。`;
    case Sub.OpShutdown:
      return say`${who} 关闭 ${it}。`;
    default:
      return say`${who} 打破 ${it}，在那里等待的任务会收到 BrokenBarrierError。`;
  }
}

function waiters(m: Moment): Slot {
  const waiting = m.resource?.waiters ?? [];
  return waiting.length === 0 ? null : say`，下一个是 ${m.task(waiting[0]!)}`;
}

const ROLES: Record<Role, string> = {
  thread: "工作线程",
  worker: "工作进程",
  child: "子进程",
  connection: "网络连接",
  client: "外部客户端",
  signals: "信号",
  disk: "磁盘",
  database: "数据库",
  other: "外部的",
};

/** 在循环之外工作的是谁。 */
function outside({ actor }: Moment): Sentence {
  if (actor.role === "disk") return say`磁盘`;
  return actor.name === "" ? say`循环之外的一方` : say`${ROLES[actor.role]} ${code(actor.name)}`;
}

function actorCreated(m: Moment): Sentence {
  switch (m.actor.role) {
    case "signals":
      return say`外部第一次向程序发来信号。`;
    case "client":
      return say`${outside(m)} 开始工作：像另一个终端里的人那样访问程序里的服务器。`;
    case "connection":
      return say`${outside(m)} 已建立。数据传输在事件循环之外进行，循环这时可以运行别的任务。`;
    case "disk":
    case "database":
      return say`${outside(m)} 开始参与。它在事件循环之外，与循环同时工作。`;
    default:
      return say`${outside(m)} 启动。它在事件循环之外，与循环同时工作。`;
  }
}

function actorBusy(m: Moment): Sentence {
  const what = code(m.event.name);
  if (m.actor.role === "signals") return say`信号 ${what} 到达。`;
  if (m.actor.role === "connection") return say`${what} 正经由 ${code(m.actor.name)} 进行，循环这时可以运行别的任务。`;
  return say`${outside(m)} 在事件循环之外开始 ${what}，循环这时可以运行别的任务。`;
}

function actorIdle(m: Moment): Sentence {
  const what = code(m.work);
  if (m.actor.role === "signals") return say`信号 ${what} 已送达。`;
  return m.work === "" ? say`${outside(m)} 现在没有事做。` : say`${outside(m)} 做完了 ${what}。`;
}

function externalDone(m: Moment): Sentence {
  if (m.actor.role === "signals") return say`信号唤醒了事件循环，由循环在这一轮里处理。`;
  return say`${outside(m)} 把结果交给事件循环，循环可以唤醒等它的任务了。`;
}

function output(m: Moment): Sentence {
  const text = m.event.text.replace(/\n$/, "");
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  const where = m.event.sub === Sub.Stderr ? "到 stderr " : "";
  if (short === "") return say`${m.doer ?? "程序"} 打印一个空行${where}${place(m)}。`;
  return say`${m.doer ?? "程序"} 打印${where} ${code(short)}${place(m)}。`;
}

function warning(m: Moment): Sentence {
  const { sub, value, name, text } = m.event;
  switch (sub) {
    case Sub.WarnBlocking:
      return say`${m.thing(m.event.obj) ?? m.doer ?? "程序"} 在 ${code(name)} 里占住事件循环 ${duration(value)}${place(m)}，其间${m.other ? say`${m.other} 该运行了，却只能等着` : "别的任务都不能运行"}。`;
    case Sub.WarnNeverAwaited:
      return say`一个协程从未被 await 就被丢弃${place(m)}，里面的代码一行也没有执行：${code(text)}。`;
    case Sub.WarnNeverRetrieved:
      return say`一个任务失败了，却没有人取走它的异常：${code(text)}。`;
    case Sub.WarnDeadlock:
      return say`再也没有谁会唤醒 ${m.subject}：它在等 ${code(m.awaiting)}，而能让这件事发生的人都不在了。`;
    case Sub.WarnPending:
      return say`${m.thing(m.event.obj) ?? "一个任务"} 没有完成，也不会再完成：${code(text)}。`;
    default:
      return say`警告：${code(text)}。`;
  }
}
