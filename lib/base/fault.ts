// What cannot be continued. Outcomes that can be expected are values (unions with a `kind`), not faults.

/** Every code a fault may carry; people read a text by this code, logs carry it. */
export type FaultCode =
  // an address or a line of input
  | 'empty'
  | 'not-utf8'
  | 'no-host'
  | 'bad-host'
  | 'too-long'
  | 'not-json'
  | 'no-id'
  | 'no-text'
  // an entry that a list must not hold
  | 'public-suffix'
  | 'platform'
  | 'protected'
  | 'unreadable'
  // bytes and stored things
  | 'malformed'
  | 'corrupt'
  | 'bad-pack'
  | 'bad-list'
  | 'newer-version'
  // the signed repository (command-line.md, repo verify)
  | 'expired'
  | 'rollback'
  | 'signature'
  | 'threshold'
  | 'hash'
  | 'length'
  | 'mix-and-match'
  | 'endless'
  | 'slow'
  | 'path'
  | 'equivocation'
  | 'unreachable'
  | 'canary'
  // storage and outbox
  | 'disk-full'
  | 'queue-full'
  | 'not-saved'
  | 'blocked'
  // messages and the desk
  | 'not-allowed'
  | 'bad-request'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'busy'
  | 'same-person'
  | 'unknown-session'
  | 'internal'
  // use of a command
  | 'usage'
  | 'unreadable-file';

/** An error that says what was wrong (`message`), by which code, and what to do (`hint`). */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  /** What the reader can do about it; empty when there is nothing. */
  readonly hint: string;

  constructor(code: FaultCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? '';
  }
}

/** Narrows an unknown error to a fault, of one code if one is named. */
export function isFault(error: unknown, code?: FaultCode): error is Fault {
  return error instanceof Fault && (code === undefined || error.code === code);
}
