// Line input and output of every verb. Source: the contract of the command line, "All verbs".
import { createReadStream } from 'node:fs';
import { stdin, stdout } from 'node:process';
import type { Readable } from 'node:stream';
import { Fault } from '#lib/base/fault.ts';

/** A line as read, without its end; null if its bytes are not UTF-8. */
export type Line = string | null;

/** A line that is not UTF-8, as it can be shown: bad bytes become U+FFFD. */
const shown = new WeakMap<Batch, Map<number, string>>();
type Batch = Line[];

const LF = 10;
const CR = 13;
const WRITE_SIZE = 1 << 16;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array): Line {
  try {
    return strict.decode(bytes);
  } catch {
    return null; // bytes that are not UTF-8 are an expected outcome of a line
  }
}

function withoutCr(bytes: Uint8Array): Uint8Array {
  return bytes[bytes.length - 1] === CR ? bytes.subarray(0, -1) : bytes;
}

// The whole chunk at once where it is sound, since that is many times faster; else line by line.
function splitLines(bytes: Uint8Array): Batch {
  const text = decode(bytes);
  if (text !== null) return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const batch: Batch = [];
  const bad = new Map<number, string>();
  for (let from = 0; from <= bytes.length; ) {
    const found = bytes.indexOf(LF, from);
    const end = found < 0 ? bytes.length : found;
    const line = withoutCr(bytes.subarray(from, end));
    const decoded = decode(line);
    if (decoded === null) bad.set(batch.length, lossy.decode(line));
    batch.push(decoded);
    from = end + 1;
  }
  shown.set(batch, bad);
  return batch;
}

/** Lines of a stream in batches, split at LF only, a CR before it dropped; a last line without LF counts. */
export async function* readLines(stream: Readable): AsyncGenerator<Batch> {
  let rest: Uint8Array[] = [];
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const last = chunk.lastIndexOf(LF);
    if (last < 0) {
      rest.push(chunk);
      continue;
    }
    const head = chunk.subarray(0, last);
    yield splitLines(rest.length > 0 ? Buffer.concat([...rest, head]) : head);
    rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
  }
  const end = Buffer.concat(rest);
  if (end.length > 0) yield splitLines(end);
}

/** Lines of a file, as `readLines`. @throws Fault `unreadable-file`. */
export async function* readFileLines(path: string): AsyncGenerator<Batch> {
  try {
    yield* readLines(createReadStream(path, { highWaterMark: 1 << 18 }));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('unreadable-file', `cannot read ${path}`, { hint: 'give a file that can be read', cause: error });
  }
}

function escapeLetter(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Compact JSON on one line, with U+0080-U+009F, U+2028 and U+2029 escaped (`JSON.stringify` escapes lone surrogates). */
export function compact(value: unknown): string {
  const text = JSON.stringify(value);
  return /[\u0080-\u009f\u2028\u2029]/.test(text) ? text.replace(/[\u0080-\u009f\u2028\u2029]/g, escapeLetter) : text;
}

/** Writes text to standard output and waits while it is full. */
export async function print(text: string): Promise<void> {
  if (stdout.write(text)) return;
  await new Promise<void>((resolve) => stdout.once('drain', resolve));
}

/** Collects output lines and writes them in large pieces; `flush` at the end. */
export class LineWriter {
  #lines: string[] = [];
  #length = 0;

  /** Adds a line; write only when it says so, so that most lines need no await. */
  add(line: string): boolean {
    this.#lines.push(line);
    this.#length += line.length + 1;
    return this.#length >= WRITE_SIZE;
  }

  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const text = `${this.#lines.join('\n')}\n`;
    this.#lines = [];
    this.#length = 0;
    await print(text);
  }
}

/**
 * Answers each line of standard input with one line, in the same order. `answer` gets the line (null: not UTF-8), its
 * number from 1, and the line as it can be shown.
 */
export async function answerLines(answer: (line: Line, number: number, asRead: string) => string): Promise<void> {
  const out = new LineWriter();
  let number = 0;
  for await (const batch of readLines(stdin)) {
    for (const [at, line] of batch.entries()) {
      const asRead = line ?? shown.get(batch)?.get(at) ?? '';
      if (out.add(answer(line, ++number, asRead))) await out.flush();
    }
    await out.flush();
  }
}
