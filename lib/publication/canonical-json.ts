// Canonical JSON as TUF signs it (TUF 1.0, section 4.2.2, and the OLPC page it names), and the reading of untrusted JSON.
import { Fault } from '#lib/base/fault.ts';

/** A value that canonical JSON can hold: integers only. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

/** Levels of arrays and objects that a metadata file may nest. */
export const MAX_DEPTH = 16;

/** The canonical form of `value` as UTF-8: names in order of code points, no spaces, only `"` and `\` escaped. @throws Fault `malformed` */
export function canonicalJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalText(value, 0));
}

/** The JSON text in `bytes`. @throws Fault `malformed` unless UTF-8 JSON of at most MAX_DEPTH levels whose numbers are safe integers. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    requireShallow(bytes);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), requireInteger);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('malformed', 'not JSON in UTF-8', { cause: error });
  }
}

function canonicalText(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new Fault('malformed', `nested deeper than ${MAX_DEPTH}`);
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return String(requireInteger('', value));
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>, depth);
  throw new Fault('malformed', `canonical JSON cannot hold a ${typeof value}`);
}

function canonicalObject(value: Record<string, unknown>, depth: number): string {
  const names = Object.keys(value).sort(byCodePoint);
  return `{${names.map((name) => `${quoted(name)}:${canonicalText(value[name], depth + 1)}`).join(',')}}`;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Fault('malformed', 'a lone surrogate has no UTF-8');
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** UTF-16 order differs from that of code points only where a surrogate meets U+E000 to U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, (letter) => letter.codePointAt(0)!);
  const right = Array.from(b, (letter) => letter.codePointAt(0)!);
  const at = left.findIndex((point, i) => point !== right[i]);
  if (at < 0) return left.length - right.length;
  return at >= right.length ? 1 : left[at]! - right[at]!;
}

function requireInteger(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0))) {
    throw new Fault('malformed', `${value} is not an integer that every reader holds alike`);
  }
  return value;
}

/** Counts brackets outside strings, so that depth is known before the parser sees the text. */
function requireShallow(bytes: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--;
    if (depth > MAX_DEPTH) throw new Fault('malformed', `nested deeper than ${MAX_DEPTH}`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
