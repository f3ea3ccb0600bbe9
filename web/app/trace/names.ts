// The names of kinds, subs and references in text, as tracer/names.go gives
// them: "step_begin", "suspended", "task:3".

import { Kind, RefKind, Sub, makeRef, refKind, refNumber, type Ref } from "./schema";

/** The names of an enum's members, by number. */
function namesOf(members: Record<string, string | number>, name: (member: string) => string): string[] {
  const names: string[] = [];
  for (const [member, n] of Object.entries(members)) if (typeof n === "number") names[n] = name(member);
  return names;
}

function snake(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}

/** By Kind. */
export const KIND_NAMES: readonly string[] = namesOf(Kind, snake);

/** By Sub, without the name of the group that a sub belongs to. */
export const SUB_NAMES: readonly string[] = namesOf(Sub, (member) => snake(member.replace(/^(Why|End|Cause|Op|Actor|Warn|Omit)(?=[A-Z])/, "")));

const REF_NAMES = namesOf(RefKind, snake);

const kinds = new Map(KIND_NAMES.map((name, kind) => [name, kind as Kind]));

/** The kind of that name, if there is one. */
export function kindNamed(name: string): Kind | undefined {
  return kinds.get(name);
}

/** The sub that events of a kind call so, if there is one. Names come again in other groups. */
export function subNamed(kind: Kind, name: string): Sub | undefined {
  const [first, last] = subsOf(kind);
  for (let sub = first; sub <= last; sub++) if (SUB_NAMES[sub] === name) return sub;
  return undefined;
}

/** The group of subs that events of a kind use. */
function subsOf(kind: Kind): [first: Sub, last: Sub] {
  switch (kind) {
    case Kind.RunEnd:
      return [Sub.EndNormal, Sub.EndCancelled];
    case Kind.StepEnd:
    case Kind.TaskDone:
    case Kind.FutureDone:
    case Kind.FrameEnd:
      return [Sub.WhySuspended, Sub.WhyCancelled];
    case Kind.HandleScheduled:
      return [Sub.CauseSoon, Sub.CauseTimer];
    case Kind.ResourceOp:
      return [Sub.OpAcquire, Sub.OpAbort];
    case Kind.ActorCreated:
    case Kind.ExternalDone:
      return [Sub.ActorThread, Sub.ActorDB];
    case Kind.Output:
      return [Sub.Stdout, Sub.Stderr];
    case Kind.Warning:
      return [Sub.WarnBlocking, Sub.WarnLimit];
    case Kind.LinesOmitted:
      return [Sub.OmitBurst, Sub.OmitRest];
    default:
      return [1, 0];
  }
}

export function refName(ref: Ref): string {
  return `${REF_NAMES[refKind(ref)]}:${refNumber(ref)}`;
}

/** The reference of that name, if it is one. */
export function refNamed(name: string): Ref | undefined {
  const match = /^([a-z]+):(\d{1,9})$/.exec(name);
  const kind = match ? REF_NAMES.indexOf(match[1]!) : -1;
  const number = Number(match?.[2]);
  return kind > 0 && number < 1 << 28 ? makeRef(kind, number) : undefined;
}
