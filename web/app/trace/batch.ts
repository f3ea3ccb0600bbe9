// Reads the batches that the server streams. Their layout is documented where
// they are written, tracer/batch.go.

import type { Trace } from "./trace";

const BATCH_VERSION = 1;

const HAS_TIME = 0x001;
const HAS_TURN = 0x002;
const HAS_TASK = 0x004;
const HAS_OBJ = 0x008;
const HAS_PEER = 0x010;
const HAS_SUB = 0x020;
const HAS_NAME = 0x040;
const HAS_TEXT = 0x080;
const HAS_VALUE = 0x100;
const HAS_POS = 0x200;
const HAS_FILE = 0x400;
const MASK_END = 0x800;

/** A batch that cannot be read, or that does not follow what was read before. */
export class BatchError extends Error {
  override name = "BatchError";
}

/** Appends the events and symbols of batch to trace, or throws and changes nothing. */
export function decodeBatch(trace: Trace, batch: Uint8Array): void {
  const reader = new Reader(batch);
  const version = reader.byte();
  if (version !== BATCH_VERSION) throw new BatchError(`batch version ${version}, want ${BATCH_VERSION}`);
  const first = reader.uvarint();
  if (first !== trace.length) throw new BatchError(`the batch starts at event ${first}, want ${trace.length}`);
  const count = reader.uvarint();
  const symFirst = reader.uvarint();
  const known = trace.symbols.length;
  if (symFirst !== known) throw new BatchError(`the batch starts at symbol ${symFirst}, want ${known}`);
  const texts = readTexts(reader);
  if (count > reader.left()) throw new BatchError("the batch ends early");
  trace.reserve(count);
  readEvents(reader, trace, count, known + texts.length);
  if (reader.left() !== 0) throw new BatchError(`${reader.left()} bytes too many in the batch`);
  for (const text of texts) trace.symbols.push(text);
  trace.length += count;
}

const utf8 = new TextDecoder();

function readTexts(reader: Reader): string[] {
  const texts: string[] = [];
  for (let left = reader.uvarint(); left > 0; left--) {
    texts.push(utf8.decode(reader.bytes(reader.uvarint())));
  }
  return texts;
}

/** Fills the rows behind the end of trace; they count once its length is moved. */
function readEvents(r: Reader, trace: Trace, count: number, symbols: number): void {
  const { kind, sub, time, value, turn, task, obj, peer, name, text, line, endLine, col, endCol, file } = trace;
  let now = 0;
  let nowTurn = 0;
  let nowTask = 0;
  let lastLine = 0;
  let lastFile = 0;
  for (let i = trace.length, end = i + count; i < end; i++) {
    kind[i] = r.byte();
    const mask = r.uvarint();
    if (mask >= MASK_END) throw new BatchError(`unknown fields in event ${i}`);
    if (mask & HAS_TIME) now += r.svarint();
    if (mask & HAS_TURN) nowTurn += r.svarint();
    if (mask & HAS_TASK) nowTask = r.uvarint();
    time[i] = now;
    turn[i] = nowTurn;
    task[i] = nowTask;
    obj[i] = mask & HAS_OBJ ? r.ref() : 0;
    peer[i] = mask & HAS_PEER ? r.ref() : 0;
    sub[i] = mask & HAS_SUB ? r.byte() : 0;
    name[i] = mask & HAS_NAME ? r.symbol(symbols) : 0;
    text[i] = mask & HAS_TEXT ? r.symbol(symbols) : 0;
    value[i] = mask & HAS_VALUE ? r.svarint() : 0;
    if ((mask & HAS_POS) === 0) {
      line[i] = endLine[i] = col[i] = endCol[i] = file[i] = 0;
      continue;
    }
    lastLine += r.svarint();
    line[i] = lastLine;
    endLine[i] = lastLine + r.svarint();
    col[i] = r.uvarint();
    endCol[i] = r.uvarint();
    if (mask & HAS_FILE) lastFile = r.symbol(symbols);
    file[i] = lastFile;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly data: Uint8Array) {}

  left(): number {
    return this.data.length - this.at;
  }

  byte(): number {
    if (this.at >= this.data.length) throw new BatchError("the batch ends early");
    return this.data[this.at++]!;
  }

  bytes(n: number): Uint8Array {
    if (n > this.left()) throw new BatchError("the batch ends early");
    this.at += n;
    return this.data.subarray(this.at - n, this.at);
  }

  uvarint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    // Shifts have 32 bits here and the numbers up to 64, so multiply.
    let value = first & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      const b = this.byte();
      value += (b & 0x7f) * scale;
      if (b < 0x80) return value;
    }
  }

  svarint(): number {
    const v = this.uvarint();
    return v % 2 === 0 ? v / 2 : -(v + 1) / 2;
  }

  /** A Ref, which travels rotated left by four bits. */
  ref(): number {
    const v = this.uvarint();
    return ((v >>> 4) | (v << 28)) >>> 0;
  }

  symbol(limit: number): number {
    const n = this.uvarint();
    if (n >= limit) throw new BatchError(`symbol ${n} is not defined`);
    return n;
  }
}
