// Carries runs between the page and the server: asks for them, takes in their
// events, and asks again after a lost connection.

import { batch } from "@preact/signals";
import type { Connection, Listener, Status } from "../net/connection";
import { PROTOCOL, type Finished, type Hello, type Reply, type RunOptions, type RunRequest } from "../net/protocol";
import { beginRun, grow } from "./cursor";
import { attempt, connection, length, limits, newRun, python, run, serverStopped, versions, type Run } from "./run";

/** A request that ends every connection must not be sent for ever. */
const MOST_REPEATS = 5;

export class Runner implements Listener {
  private link: Connection | null = null;
  /** The run that is asked for, until the server has answered it to the end. */
  private request: RunRequest | null = null;
  /** Where its events go. It is shown from its first batch on, so that the page never shows nothing between two runs. */
  private target: Run | null = null;
  /** Whether batches are of `target`: between asking and `started` they are of the run before. */
  private receiving = false;
  private lastId = 0;
  /** How often the run was asked for again since anything of it came in. */
  private repeats = 0;
  private frame = 0;

  connect(open: (listener: Listener) => Connection): void {
    this.link = open(this);
  }

  /** Asks for a run of source. */
  start(file: string, source: string, options: RunOptions = {}, files: Readonly<Record<string, string>> = {}): void {
    if (tooLarge(source, files)) {
      attempt.value = { state: "failed", code: "too_large", message: "" };
      return;
    }
    this.lastId++;
    this.repeats = 0;
    this.request = { type: "run", id: this.lastId, file, source, ...(Object.keys(files).length > 0 && { files }), options: { lines: true, ...options } };
    this.target = { ...newRun(this.lastId, file, source), files, options };
    this.receiving = false;
    attempt.value = { state: this.link?.send(this.request) ? "sent" : "waiting" };
  }

  /** Stops the run that is under way. */
  cancel(): void {
    if (!this.request) return;
    const sent = this.link?.send({ type: "cancel", id: this.request.id });
    if (sent && attempt.value.state !== "waiting") return;
    this.request = null;
    attempt.value = { state: run.value ? "done" : "none" };
  }

  /** Stops the run that is under way and takes nothing in of it any more. */
  forget(): void {
    if (this.request) this.link?.send({ type: "cancel", id: this.request.id });
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.request = null;
    this.target = null;
    this.receiving = false;
  }

  retry(): void {
    this.link?.retry();
  }

  status(status: Status): void {
    connection.value = status;
    if (status.state === "open") serverStopped.value = false;
    if (status.state !== "lost") return;
    this.receiving = false;
    if (this.request) attempt.value = { state: "waiting" };
  }

  reply(reply: Reply): void {
    switch (reply.type) {
      case "hello":
        return this.greet(reply);
      case "bye":
        return this.goodbye(reply.reason);
      case "failed":
        if (reply.id !== undefined && reply.id !== this.request?.id) return;
        return this.settle({ state: "failed", code: reply.code, message: reply.message });
    }
    if (reply.id !== this.request?.id) return;
    switch (reply.type) {
      case "started":
        this.receiving = true;
        attempt.value = { state: "running" };
        return;
      case "rejected":
        return this.settle({ state: "rejected", error: reply.error });
      case "finished":
        return this.finish(reply);
    }
  }

  batch(data: ArrayBuffer): void {
    if (!this.receiving || !this.target) return;
    try {
      this.target.trace.append(data);
    } catch (problem) {
      this.cancel();
      this.settle({ state: "failed", code: "internal", message: String(problem) });
      return;
    }
    this.repeats = 0;
    // Batches can come faster than the screen: what they change is shown once a frame.
    this.frame ||= requestAnimationFrame(() => this.flush());
  }

  private greet(hello: Hello): void {
    if (hello.protocol !== PROTOCOL) {
      reloadOnce();
      return;
    }
    limits.value = hello.limits ?? {};
    python.value = hello.python;
    versions.value = hello.versions;
    if (!this.request || !this.target) return;
    // What was asked for before the limits were known.
    if (tooLarge(this.request.source, this.request.files)) return this.settle({ state: "failed", code: "too_large", message: "" });
    if (++this.repeats > MOST_REPEATS) return this.settle({ state: "failed", code: "connection", message: "" });
    const from = this.target.trace.length;
    this.link?.send(from > 0 ? { ...this.request, from } : this.request);
    attempt.value = { state: "sent" };
  }

  private goodbye(reason: string): void {
    if (reason === "reload") location.reload();
    else serverStopped.value = true;
  }

  private settle(end: typeof attempt.value): void {
    this.request = null;
    this.receiving = false;
    batch(() => {
      this.flush();
      attempt.value = end;
    });
  }

  private finish(reply: Finished): void {
    if (this.target) this.target.outcome = reply;
    this.settle({ state: "done" });
  }

  /** Shows what has arrived. */
  private flush(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const target = this.target;
    if (!target || target.trace.length === 0) return;
    batch(() => {
      target.index.extend(target.trace);
      target.console.extend();
      if (run.value !== target) {
        beginRun();
        run.value = target;
      }
      length.value = target.trace.length;
      grow(target.outcome !== null);
    });
  }
}

/** Whether the server would refuse source for its size. */
function tooLarge(source: string, files: Readonly<Record<string, string>> = {}): boolean {
  const most = limits.value.sourceBytes ?? 0;
  return most > 0 && new TextEncoder().encode(source + Object.entries(files).flat().join("")).length > most;
}

/** Gets the page that belongs to a newer server, but does not go on for ever where there is none. */
function reloadOnce(): void {
  const key = "playground.reloaded";
  if (sessionStorage.getItem(key)) {
    attempt.value = { state: "failed", code: "protocol", message: "" };
    return;
  }
  sessionStorage.setItem(key, "yes");
  location.reload();
}
