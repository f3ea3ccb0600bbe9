import { backoff } from "./backoff";
import type { Reply, Request } from "./protocol";

/** What a connection is doing. `retryAt` is a time of Date.now(). */
export type Status =
  | { state: "connecting" }
  | { state: "open" }
  | { state: "lost"; retryAt: number };

/** Whom a connection tells. */
export interface Listener {
  status(status: Status): void;
  reply(reply: Reply): void;
  batch(data: ArrayBuffer): void;
}

/**
 * A websocket that comes back by itself. It carries messages and knows nothing
 * of runs: what is to be sent again after a loss is its owner's business, who
 * is told by the server's `hello` that a new connection has begun.
 */
export class Connection {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private timer = 0;

  constructor(
    private readonly url: string,
    private readonly listener: Listener,
  ) {
    addEventListener("online", () => this.retry());
    this.open();
  }

  /** Sends, if the connection is open; says whether it was. */
  send(request: Request): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(request));
    return true;
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    if (this.socket) return;
    clearTimeout(this.timer);
    this.open();
  }

  private open(): void {
    this.listener.status({ state: "connecting" });
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.listener.status({ state: "open" });
    socket.onmessage = (message) => this.receive(message.data);
    socket.onclose = () => this.lost();
    this.socket = socket;
  }

  private receive(data: ArrayBuffer | string): void {
    if (typeof data !== "string") {
      this.listener.batch(data);
      return;
    }
    const reply = JSON.parse(data) as Reply;
    // Only a server that greets has really come back: one that accepts and
    // drops connections must not be asked in a tight loop.
    if (reply.type === "hello") this.attempt = 0;
    this.listener.reply(reply);
  }

  private lost(): void {
    this.socket = null;
    const wait = backoff(this.attempt++);
    this.listener.status({ state: "lost", retryAt: Date.now() + wait });
    this.timer = window.setTimeout(() => this.open(), wait);
  }
}

/** The address of the websocket beside the page. */
export function socketURL(page: Location): string {
  const scheme = page.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${page.host}/ws`;
}
