// The lines of a list file → entries: what each names, what is refused and why. Comments and blank lines are passed over.

import { subjectOfEntry } from '#lib/address/lookup.ts';
import { refusalOf } from '#lib/address/protected.ts';
import type { Subject } from '#lib/address/subject.ts';
import { type FaultCode, isFault } from '#lib/base/fault.ts';
import type { Entry } from '#lib/blocklist/build.ts';
import { isKind, type Kind } from '#lib/blocklist/kind.ts';
import { toAscii } from './ascii.ts';
import { readFileLines } from './lines.ts';

/** A line that no list may hold. `line` counts from 1 in its file. */
export interface Refused {
  readonly refused: string;
  readonly line: number;
  readonly code: FaultCode;
}

/** What the files of a list come to. */
export interface Account {
  /** Lines that were meant as entries. */
  read: number;
  /** Lines whose subject stood there before. */
  duplicates: number;
  readonly entries: Entry[];
  readonly refused: Refused[];
}

/** Reads each of `files`; `usual` is the kind of a line that names none. @throws Fault `unreadable-file` */
export async function readEntries(files: readonly string[], usual: Kind): Promise<Account> {
  const account: Account = { read: 0, duplicates: 0, entries: [], refused: [] };
  const seen = new Set<Subject>();
  for (const file of files) {
    let number = 0;
    for await (const batch of readFileLines(file)) {
      for (const line of batch) take(line, ++number);
    }
  }
  return account;

  function take(line: string | null, number: number): void {
    const text = line === null ? '' : line.trim();
    if (line !== null && (text === '' || text.startsWith('#'))) return;
    account.read++;
    const [address = '', kind = usual] = text.split('\t').map((part) => part.trim());
    const entry = readEntry(address, kind);
    if (typeof entry === 'string') account.refused.push({ refused: address, line: number, code: entry });
    else if (seen.has(entry.subject)) account.duplicates++;
    else {
      seen.add(entry.subject);
      account.entries.push(entry);
    }
  }
}

/** An entry, or the code of why there is none. */
function readEntry(address: string, kind: string): Entry | FaultCode {
  if (!isKind(kind)) return 'unreadable';
  try {
    const subject = subjectOfEntry(address, toAscii);
    return refusalOf(subject) ?? { subject, kind };
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
}
