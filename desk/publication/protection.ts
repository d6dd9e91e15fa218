// What this desk's operator protects beside the product's own list: DATA/protected/*.txt, filed by `list import --protect`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { protectedAddresses, type Refusal, refusalOf } from '#lib/address/protected.ts';
import { isSubject, type Subject } from '#lib/address/subject.ts';

/** Why a subject may not be listed at this desk, and every subject whose hash no entry may meet. */
export interface Protection {
  refusal(subject: Subject): Refusal | null;
  subjects: Subject[];
}

/** What is protected now; files are read again only when one of them has changed. */
export function makeProtection(dataDir: string): () => Protection {
  let kept: { state: string; protection: Protection } | null = null;
  return () => {
    const state = stateOf(path.join(dataDir, 'protected'));
    if (kept?.state !== state) kept = { state, protection: readProtection(dataDir) };
    return kept.protection;
  };
}

function stateOf(folder: string): string {
  return filesIn(folder)
    .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
    .join('\n');
}

function readProtection(dataDir: string): Protection {
  const own = new Set(filesIn(path.join(dataDir, 'protected')).flatMap(subjectsIn));
  const above = new Set([...own].filter((subject) => subject.startsWith('host:')).flatMap(hostsAbove));
  return {
    refusal: (subject) => refusalOf(subject) ?? (own.has(subject) || above.has(subject) ? 'protected' : null),
    subjects: [...own, ...protectedAddresses.map((address) => address.subject)],
  };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => path.join(folder, name));
}

function subjectsIn(file: string): Subject[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim().split('\t')[0]!).filter(isSubject);
}

// An entry on a host covers its subdomains, so it may not stand above a protected one.
function hostsAbove(subject: Subject): Subject[] {
  const labels = subject.slice('host:'.length).split('.');
  return labels.slice(1).map((_, at) => `host:${labels.slice(at + 1).join('.')}` as Subject);
}
