// judge: pages as JSON lines → level, score, kind and the words that counted.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import type { Subject } from '#lib/address/subject.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import type { BlockList } from '#lib/blocklist/list.ts';
import { parseRulePack, type RulePack } from '#lib/signals/rule-pack.ts';
import { type Judge, judgeText, makeJudge, verdictOf } from '#lib/verdict/judge.ts';
import { isTrusted } from '#lib/verdict/trusted.ts';
import { toAscii } from './ascii.ts';
import { answerLines, compact } from './lines.ts';

export const help = `judge [--repo DIR] [--pack FILE]
{"id","url"?,"title"?,"text"} a line in; {"id","level","score","kind","evidence"} a line out.
  --repo DIR    a listed url is danger
  --pack FILE   an unsigned rule pack instead of the built-in one
`;

const builtIn = new URL('../../data/rule-pack.json', import.meta.url);

/** Always 0: each line is answered. @throws Fault `bad-pack`, `unreadable-file`, `usage`. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { repo: { type: 'string' }, pack: { type: 'string' } } });
  const judge = makeJudge(readPack(values.pack ?? builtIn));
  const list = values.repo === undefined ? null : await openList(values.repo);
  await answerLines((line, number) => compact(answer({ judge, list }, line, number)));
  return 0;
}

function readPack(from: string | URL): RulePack {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(from);
  } catch (cause) {
    throw new Fault('unreadable-file', `cannot read ${String(from)}`, {
      hint: 'give a rule pack that can be read',
      cause,
    });
  }
  return parseRulePack(bytes);
}

// The list is loaded only where it is asked for.
async function openList(folder: string): Promise<BlockList> {
  const [{ BlockList }, { readTarget, requireNewest }] = await Promise.all([
    import('#lib/blocklist/list.ts'),
    import('./repository-folder.ts'),
  ]);
  return BlockList.open(readTarget(requireNewest(folder), 'list'));
}

interface Parts {
  judge: Judge;
  list: BlockList | null;
}

function answer(parts: Parts, line: string | null, number: number): object {
  if (line === null) return { id: null, line: number, error: 'not-utf8' };
  if (line.trim() === '') return { id: null, line: number, error: 'empty' };
  const page = parseJson(line);
  if (page === undefined) return { id: null, line: number, error: 'not-json' };
  const { id, text } = page;
  if (typeof id !== 'string' && typeof id !== 'number') return { id: null, line: number, error: 'no-id' };
  if (typeof text !== 'string') return { id, line: number, error: 'no-text' };
  return { id, ...judged(parts, text, page) };
}

function parseJson(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined; // a line that is not JSON is an expected outcome
  }
}

function judged(parts: Parts, text: string, page: Record<string, unknown>): object {
  const title = typeof page.title === 'string' ? page.title : '';
  const subjects = typeof page.url === 'string' ? subjectsOf(page.url) : [];
  const judgement = judgeText(parts.judge, { title, text });
  const verdict = verdictOf({ hit: parts.list?.first(subjects) ?? null, trusted: isTrusted(subjects), judgement });
  const { level, kind, evidence, cut } = verdict;
  return { level, score: verdict.score, kind, evidence, ...(cut ? { cut } : {}) };
}

function subjectsOf(url: string): Subject[] {
  try {
    return subjectsOfAddress(url, toAscii);
  } catch (error) {
    if (isFault(error)) return []; // an address that names nothing is not listed
    throw error;
  }
}
