// What goes into a publication: the practice list, generated entries, filed sources, and what two people approved.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSubject, type Subject } from '#lib/address/subject.ts';
import { Fault, type FaultCode, isFault } from '#lib/base/fault.ts';
import { isKind, type Kind } from '#lib/blocklist/kind.ts';
import type { Protection } from './protection.ts';

/** An entry of the list to come. */
export interface ListEntry {
  subject: Subject;
  kind: Kind;
}

/** A line that may not be listed, and why. */
export interface RefusedLine {
  source: string;
  line: number;
  code: FaultCode;
}

/** All entries of a publication. */
export interface Entries {
  entries: ListEntry[];
  refused: RefusedLine[];
  /** True until a real source was imported. */
  practice: boolean;
}

const practiceList = new URL('../../data/lists/practice.tsv', import.meta.url);

/** Collects and guards every entry; what approved people decided comes first, so that its kind stands. */
export function collectEntries(parts: {
  dataDir: string;
  generated: string | null;
  approved: readonly { subject: string; kind: Kind }[];
  protection: Protection;
}): Entries {
  const sources = sourcesOf(parts.dataDir);
  const refused: RefusedLine[] = [];
  const guard = (line: Line) => guarded(line, parts.protection, refused);
  const entries = parts.approved.flatMap((entry, at) => guard({ ...entry, source: 'approved', line: at + 1 }));
  const files = [fileURLToPath(practiceList), ...sources, ...(parts.generated === null ? [] : [parts.generated])];
  for (const file of files) for (const line of linesOf(file)) entries.push(...guard(line));
  return { entries, refused, practice: sources.length === 0 };
}

// `list import --into` files each source in a folder of its own, so that it can be withdrawn whole.
function sourcesOf(dataDir: string): string[] {
  const folder = path.join(dataDir, 'sources');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name, 'subjects.tsv'))
    .filter((file) => existsSync(file));
}

interface Line {
  source: string;
  line: number;
  subject: string;
  kind: string;
}

function linesOf(file: string): Line[] {
  return readText(file)
    .split('\n')
    .map((text, at) => {
      const [subject = '', kind = ''] = text.replace(/\r$/, '').split('\t');
      return { source: path.basename(file), line: at + 1, subject: subject.trim(), kind: kind.trim() };
    })
    .filter(({ subject }) => subject !== '' && !subject.startsWith('#'));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('unreadable-file', `${file} cannot be read`, {
      hint: 'name a file of subjects, one a line',
      cause,
    });
  }
}

function guarded({ source, line, subject, kind }: Line, protection: Protection, refused: RefusedLine[]): ListEntry[] {
  try {
    const parsed = parseSubject(subject);
    const code = protection.refusal(parsed);
    if (code === null) return [{ subject: parsed, kind: isKind(kind) ? kind : 'sale' }];
    refused.push({ source, line, code });
  } catch (error) {
    if (!isFault(error)) throw error;
    refused.push({ source, line, code: error.code });
  }
  return [];
}
