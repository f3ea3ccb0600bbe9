// The websocket's messages, as web/PROTOCOL.md writes them down.

/** The version of the protocol that this page speaks. */
export const PROTOCOL = 1;

/** What a run may be asked to do differently. */
export interface RunOptions {
  seed?: number;
  python?: string;
  lines?: boolean;
  /** What the program reads from its standard input. */
  input?: string;
  /** What is outside the program, as its lesson describes it. */
  world?: unknown;
}

/** Compile and run a program. */
export interface RunRequest {
  type: "run";
  id: number;
  file: string;
  source: string;
  /** The program's other files, by path. */
  files?: Readonly<Record<string, string>>;
  options?: RunOptions;
  /** How many events of this very run are here already, after a lost connection. */
  from?: number;
}

/** Stop a run. */
export interface CancelRequest {
  type: "cancel";
  id: number;
}

export type Request = RunRequest | CancelRequest;

/** What the server allows; zero or absent means that it does not say. */
export interface Limits {
  sourceBytes?: number;
  outputBytes?: number;
}

export interface Hello {
  type: "hello";
  protocol: number;
  schema: number;
  /** The version of Python that is meant when a run asks for none, and those that it may ask for. */
  python: string;
  versions: string[];
  limits: Limits;
}

export interface Started {
  type: "started";
  id: number;
}

/** Why a program was not run. Lines are from 1, columns from 0 in characters. */
export interface ProgramError {
  kind: string;
  message: string;
  line: number;
  col: number;
  endLine: number;
  endCol: number;
  /** What python3 would print. */
  text: string;
}

export interface Rejected {
  type: "rejected";
  id: number;
  error: ProgramError;
}

/** How a run ended. */
export type End = "normal" | "error" | "exit" | "deadlock" | "limit" | "cancelled";

export interface Finished {
  type: "finished";
  id: number;
  end: End;
  status: number;
  events: number;
  elapsedMicros: number;
}

export interface Failed {
  type: "failed";
  id?: number;
  code: string;
  message: string;
}

export interface Bye {
  type: "bye";
  reason: "shutdown" | "reload";
}

export type Reply = Hello | Started | Rejected | Finished | Failed | Bye;
