// The calls in progress and their variables, of a program whose lines are
// traced. A part of the state; see state.ts.
//
// A task's calls hang together from the innermost outwards: `tops` names the
// innermost of each task, and each call its caller. What runs outside of tasks
// has the number 0.

import { Kind, Sub, type Ref } from "./schema";
import type { Pos, Trace } from "./trace";

export interface Variable {
  name: string;
  /** Its value, shortened. */
  text: string;
  /** What its value was before, "" for a variable that has not changed. */
  was: string;
  /** The event that told its value. */
  since: number;
}

/** A call in progress. */
export interface Call {
  ref: Ref;
  /** The function; "<module>" for the program itself. */
  name: string;
  /** The task that runs it, 0 if none does. */
  task: number;
  /** The call of the same task that waits for it, 0 if none. */
  caller: Ref;
  /** The line that it is at, and the one before. */
  pos: Pos | null;
  before: Pos | null;
  /** How many lines of it have been seen, up to two: at the first, all variables are new. */
  lines: 0 | 1 | 2;
  /** In the order in which they were bound. */
  variables: readonly Variable[];
}

/** What can be asked about calls. */
export interface CallsState {
  readonly all: ReadonlyMap<Ref, Call>;
  readonly tops: ReadonlyMap<number, Ref>;
  /** The last line that was told, in whatever call, and the one before; -1 for none. */
  readonly line: number;
  readonly lineBefore: number;
  /** Which lines are being left out because there were too many: OmitBurst, OmitRest or None. */
  readonly omitted: Sub;
}

/** The calls of a task, the innermost first. */
export function stackOf({ all, tops }: CallsState, task: number): Call[] {
  const stack: Call[] = [];
  let call = all.get(tops.get(task) ?? 0);
  while (call && call.task === task) {
    stack.push(call);
    call = all.get(call.caller);
  }
  return stack;
}

/** What is under way outside of tasks: the program itself comes last, after callbacks and threads. */
export function outsideTasks(calls: CallsState): Call[] {
  const stack = stackOf(calls, 0);
  const roots = [...calls.all.values()].filter((call) => call.task === 0 && call.caller === 0 && !stack.includes(call));
  return [...stack, ...roots.reverse()];
}

/** Whether a variable has changed since the line before the present one. */
export function isFresh({ lineBefore }: CallsState, call: Call, variable: Variable): boolean {
  return call.lines > 1 && variable.since > lineBefore;
}

/** The calls, and how events change them. Records are replaced and never changed. */
export class Calls implements CallsState {
  all = new Map<Ref, Call>();
  tops = new Map<number, Ref>();
  line = -1;
  lineBefore = -1;
  omitted = Sub.None;
  /** The program itself, to which a callback or a thread outside of tasks goes back. */
  private module: Ref = 0;

  copy(): Calls {
    const other = new Calls();
    other.all = new Map(this.all);
    other.tops = new Map(this.tops);
    other.line = this.line;
    other.lineBefore = this.lineBefore;
    other.omitted = this.omitted;
    other.module = this.module;
    return other;
  }

  /** Takes in event i, if it is about a call. */
  apply(t: Trace, i: number): void {
    switch (t.kind[i]) {
      case Kind.Line:
        return this.atLine(t, i);
      case Kind.Local:
        return this.changed(t, i);
      case Kind.FrameEnd:
        return this.ended(t.obj[i]!);
      case Kind.LinesOmitted:
        this.omitted = t.sub[i]!;
        if (this.omitted !== Sub.OmitRest) return;
        this.all.clear();
        this.tops.clear();
    }
  }

  private atLine(t: Trace, i: number): void {
    const ref = t.obj[i]!;
    const task = t.task[i]!;
    const known = this.call(ref);
    this.all.set(ref, {
      ...known,
      name: t.symbol(t.name[i]!),
      task,
      caller: t.peer[i]!,
      pos: t.pos(i),
      before: known.pos,
      lines: known.lines === 0 ? 1 : 2,
    });
    this.tops.set(task, ref);
    this.module ||= ref;
    this.lineBefore = this.line;
    this.line = i;
    this.omitted = Sub.None;
  }

  private changed(t: Trace, i: number): void {
    const call = this.call(t.obj[i]!);
    const name = t.symbol(t.name[i]!);
    const text = t.symbol(t.text[i]!);
    const at = call.variables.findIndex((v) => v.name === name);
    const variable = { name, text, was: call.variables[at]?.text ?? "", since: i };
    const variables = [...call.variables];
    if (text === "") variables.splice(at, at < 0 ? 0 : 1);
    else variables.splice(at < 0 ? variables.length : at, 1, variable);
    this.all.set(call.ref, { ...call, variables });
  }

  private ended(ref: Ref): void {
    const call = this.all.get(ref);
    this.all.delete(ref);
    if (call && this.tops.get(call.task) === ref) this.tops.set(call.task, call.caller);
    if (!this.tops.get(0)) this.tops.set(0, this.module);
  }

  private call(ref: Ref): Call {
    return this.all.get(ref) ?? { ref, name: "", task: 0, caller: 0, pos: null, before: null, lines: 0, variables: [] };
  }
}
