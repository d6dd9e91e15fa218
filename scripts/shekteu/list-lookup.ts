// list lookup: addresses → whether the newest list in a folder names them.
import { parseArgs } from 'node:util';
import { canonicalise } from '#lib/address/canonical.ts';
import { subjectsOfAddress } from '#lib/address/lookup.ts';
import { isSubject, type Subject } from '#lib/address/subject.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { toAscii } from './ascii.ts';
import { answerLines, compact } from './lines.ts';
import { readTarget, requireNewest } from './repository-folder.ts';

export const help = `list lookup --repo DIR
One address (or subject, as list generate writes it) a line in; {"input","hit"} a line out, hit being null or {"subject","kind"}. Ages and signatures: repo verify.
`;

/** Always 0: each line is answered. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { repo: { type: 'string' } } });
  if (values.repo === undefined)
    throw new Fault('usage', 'list lookup needs --repo DIR', { hint: 'list lookup --help' });
  const list = BlockList.open(readTarget(requireNewest(values.repo), 'list'));
  await answerLines((line, _number, asRead) => compact({ input: line ?? asRead, ...lookUp(list, line) }));
  return 0;
}

function lookUp(list: BlockList, line: string | null): object {
  if (line === null) return { hit: null, error: 'not-utf8' };
  try {
    const subjects = subjectsOf(line);
    if (subjects.length === 0) canonicalise(line, toAscii); // says by its fault what kept the line from being read
    return { hit: list.first(subjects) };
  } catch (error) {
    if (isFault(error)) return { hit: null, error: error.code };
    throw error;
  }
}

function subjectsOf(line: string): Subject[] {
  const subject = line.trim();
  if (!isSubject(subject)) return subjectsOfAddress(line, toAscii);
  return /^(?:host|url):/.test(subject)
    ? subjectsOfAddress(subject.slice(subject.indexOf(':') + 1), toAscii)
    : [subject];
}
