// The event schema, as tracer/event.go declares it: the same names and numbers.
// What each kind means, and which fields it uses, is said there and not here.

/** What happened. */
export enum Kind {
  RunBegin,
  RunEnd,
  LoopBegin,
  LoopEnd,
  TurnBegin,
  TurnEnd,
  Select,
  ClockJump,
  HandleScheduled,
  HandleRun,
  HandleEnd,
  HandleCancelled,
  TimerArmed,
  TimerFired,
  TaskCreated,
  TaskNamed,
  StepBegin,
  StepEnd,
  Frame,
  CancelRequested,
  CancelDelivered,
  TaskDone,
  FutureCreated,
  FutureDone,
  CallbackAdded,
  CallbackRemoved,
  ResourceCreated,
  ResourceOp,
  ActorCreated,
  ActorBusy,
  ActorIdle,
  ExternalDone,
  Output,
  Line,
  Local,
  Warning,
  FrameEnd,
  LinesOmitted,
  Breakpoint,
}

/** The finer distinction within some kinds. */
export enum Sub {
  None = 0,
  WhySuspended = 1,
  WhyDone,
  WhyRaised,
  WhyCancelled,
  EndNormal,
  EndError,
  EndExit,
  EndDeadlock,
  EndLimit,
  EndCancelled,
  CauseSoon = 20,
  CauseStep,
  CauseWakeup,
  CauseCallback,
  CauseThreadsafe,
  CauseTimer,
  OpAcquire = 40,
  OpRelease,
  OpWait,
  OpLeave,
  OpPut,
  OpGet,
  OpTaskDone,
  OpJoin,
  OpSet,
  OpClear,
  OpNotify,
  OpShutdown,
  OpAbort,
  ActorThread = 60,
  ActorProcess,
  ActorNet,
  ActorFile,
  ActorDB,
  Stdout = 70,
  Stderr,
  WarnBlocking = 80,
  WarnNeverAwaited,
  WarnNeverRetrieved,
  WarnDeadlock,
  WarnPending,
  WarnLimit,
  OmitBurst = 100,
  OmitRest,
}

/** The kind of thing that a Ref names. */
export enum RefKind {
  None,
  Task,
  Future,
  Handle,
  Resource,
  Actor,
  Loop,
  Frame,
}

/** A thing in a run: its kind in the top four bits, its number below. 0 is nothing. */
export type Ref = number;

const NUMBER_BITS = 28;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;

export function makeRef(kind: RefKind, n: number): Ref {
  return ((kind << NUMBER_BITS) | n) >>> 0;
}

export function refKind(ref: Ref): RefKind {
  return ref >>> NUMBER_BITS;
}

export function refNumber(ref: Ref): number {
  return ref & NUMBER_MASK;
}

/** The number of the task that ref names; 0 when it names something else. */
export function taskOf(ref: Ref): number {
  return refKind(ref) === RefKind.Task ? refNumber(ref) : 0;
}

export function taskRef(id: number): Ref {
  return makeRef(RefKind.Task, id);
}
