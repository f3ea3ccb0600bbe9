// 任务为什么没有在运行。见 why.ts。

import { moment } from "../format/time";
import { code, type Wait } from "./moment";
import { list, say, type Part, type Sentence, type Slot } from "./sentence";
import type { Dependence, Link, Why } from "./why";

const names = (parts: Part[]): Sentence => list(parts, "、", " 和 ");

export function tellLink({ who, line, frames, reason }: Link): Sentence {
  switch (reason.is) {
    case "running":
      return say`${who} 正占有事件循环，一直运行到下一个真正需要等待的 await。`;
    case "next":
      return say`${who} 刚从就绪队列里取出，马上运行。`;
    case "ready":
      return say`${who} 随时可以继续：它在就绪队列里排第 ${reason.ahead + 1}${reason.first ? say`，最前面是 ${reason.first}` : null}。${reason.runner ? say`事件循环现在归 ${reason.runner}，要等它停下。` : null}`;
    case "waits":
      return say`${who} ${waits(reason.wait, reason.on)}${line > 0 ? `（第 ${line} 行${frames.length > 0 ? `，由 ${frames.map((f) => `${f}()`).reverse().join("、")} 调用` : ""}）` : ""}。${helpers(reason.on)}`;
  }
}

function waits(wait: Wait, on: Dependence): Slot {
  switch (wait.for) {
    case "sleep":
      return say`在 ${code(wait.label)} 里睡${wait.until === null ? "着" : `到 ${moment(wait.until)}`}，由时钟唤醒`;
    case "turn":
      return "让别的任务先运行";
    case "task":
      return say`等 ${wait.task} 完成`;
    case "item":
      return say`等 ${code(wait.queue)} 里有东西，它现在是空的`;
    case "room":
      return say`等 ${code(wait.queue)} 有空位，它现在是满的`;
    case "join":
      return say`等 ${code(wait.queue)} 的每一项都处理完`;
    case "lock":
      return say`等 ${code(wait.name)}${on.needed.length > 0 ? say`，它由 ${names(on.needed)} 持有` : null}`;
    case "permit":
      return say`等 ${code(wait.name)} 的一个许可${on.needed.length > 0 ? say`，许可都在 ${names(on.needed)} 手里` : null}`;
    case "event":
      return say`等 ${code(wait.name)} 被设置`;
    case "notify":
      return say`等 ${code(wait.name)} 的通知`;
    case "barrier":
      return say`在 ${code(wait.name)} 等另外 ${wait.missing} 个到齐`;
    case "outside":
      return say`等 ${code(wait.label)}，${code(wait.actor)} 正在事件循环之外做这件事`;
    case "group":
      return say`在任务组末尾等${on.needed.length > 0 ? say` ${names(on.needed)} 完成` : "组里的任务完成"}`;
    default:
      return say`在 ${wait.label ? code(wait.label) : "await"} 处等${on.needed.length > 0 ? say` ${names(on.needed)}` : "有人给它结果"}`;
  }
}

function helpers({ call, callers, over }: Dependence): Slot {
  if (call === "") return null;
  const so = say`要有人调用 ${code(call)}。`;
  if (callers.length > 0) return say`${so}${names(callers)} 此前这样做过。`;
  if (over.length > 0) return say`${so}${names(over)} 此前这样做过，但已经结束。`;
  return say`${so}还没有谁这样做过。`;
}

export function tellEnd({ cycle, stuck }: Why): Sentence | null {
  if (cycle.length === 1) return say`${cycle[0]!} 在等自己，永远不能继续。`;
  if (cycle.length > 1) return say`互相等待成了一个圈：${list([...cycle, cycle[0]!], " 等 ", " 等 ")}，谁都不能继续。`;
  return stuck ? say`运行已经结束：能做这件事的人都不在了。` : null;
}
