// list import: other people's list → subjects, with an account of what was kept, what was not, and why.
import { stderr } from 'node:process';
import { parseArgs } from 'node:util';
import { subjectOfEntry } from '#lib/address/lookup.ts';
import { refusalOf } from '#lib/address/protected.ts';
import type { Subject } from '#lib/address/subject.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { isKind, kinds } from '#lib/blocklist/kind.ts';
import { toAscii } from './ascii.ts';
import { detect, type Format, formats, type Item, itemsOf } from './formats.ts';
import { protectionFile, readSource, replaceFile, replaceFolder, sourceFolder, withdraw } from './import-files.ts';
import { compact, LineWriter } from './lines.ts';

export const help = `shekteu list import --source NAME --licence TEXT [options] FILE|https-URL
Writes the subjects of a list, one a line, to standard output, and its account as JSON to standard error.
  --kind KIND       sale, recruiting or promotion: written after each subject, with a tab between
  --format FORMAT   auto (default), domains (one domain or address a line), hosts, abp, csv
  --column NAME     the column of a csv that holds the addresses
  --into DIR        files it as DIR/sources/NAME (a desk's data folder) instead of writing it out
  --protect         the list names what must never be listed; with --into: DIR/protected/NAME.txt
shekteu list import --withdraw NAME [--protect] --into DIR
  takes one source away whole
`;

// So many refused lines are told one by one; the counts are always whole.
const MAX_TOLD = 1000;

type RefusalCode = 'not-utf8' | 'unreadable' | 'public-suffix' | 'platform' | 'protected' | 'unsupported';

interface Account {
  source: string;
  licence: string;
  from: string;
  format: string;
  kind: string | null;
  at: string;
  sha256: string;
  bytes: number;
  read: number;
  kept: number;
  duplicate: number;
  refused: number;
  reasons: Partial<Record<RefusalCode, number>>;
  refusedLines: { refused: string; line: number; code: RefusalCode }[];
}

interface Options {
  source: string;
  licence: string;
  from: string;
  format: Format;
  column: string | undefined;
  kind: string | null;
  protect: boolean;
  into: string | null;
}

function judge(item: Item, protect: boolean): Subject | RefusalCode {
  if (item.entry === null) return 'unsupported';
  if (item.written.includes('\ufffd')) return 'not-utf8';
  try {
    const subject = subjectOfEntry(item.entry, toAscii);
    const refusal = refusalOf(subject);
    // What is to be protected may be a platform, or protected already.
    return refusal === null || (protect && refusal !== 'public-suffix') ? subject : refusal;
  } catch (error) {
    if (isFault(error)) return 'unreadable';
    throw error;
  }
}

function isSubjectOf(outcome: Subject | RefusalCode): outcome is Subject {
  return outcome.includes(':');
}

function takeIn(items: Iterable<Item>, protect: boolean, account: Account): Set<Subject> {
  const kept = new Set<Subject>();
  for (const item of items) {
    account.read++;
    const outcome = judge(item, protect);
    if (!isSubjectOf(outcome)) {
      account.refused++;
      account.reasons[outcome] = (account.reasons[outcome] ?? 0) + 1;
      if (account.refusedLines.length < MAX_TOLD) {
        account.refusedLines.push({ refused: item.written.slice(0, 500), line: item.line, code: outcome });
      }
    } else if (kept.has(outcome)) account.duplicate++;
    else kept.add(outcome);
  }
  account.kept = kept.size;
  return kept;
}

async function importList(options: Options): Promise<{ account: Account; kept: Set<Subject> }> {
  const { bytes, sha256 } = await readSource(options.from);
  const text = new TextDecoder().decode(bytes);
  const format = options.format === 'auto' ? detect(text.slice(0, 65_536).split('\n')) : options.format;
  const account: Account = {
    source: options.source,
    licence: options.licence,
    from: options.from,
    format,
    kind: options.kind,
    at: new Date().toISOString(),
    sha256,
    bytes: bytes.length,
    read: 0,
    kept: 0,
    duplicate: 0,
    refused: 0,
    reasons: {},
    refusedLines: [],
  };
  return { account, kept: takeIn(itemsOf(text, format, options.column), options.protect, account) };
}

async function file(into: string, options: Options, account: Account, lines: string[]): Promise<void> {
  const text = lines.map((line) => `${line}\n`).join('');
  if (options.protect) return replaceFile(protectionFile(into, options.source), text);
  const source = `${JSON.stringify(account, null, 2)}\n`;
  return replaceFolder(sourceFolder(into, options.source), { 'subjects.tsv': text, 'source.json': source });
}

function readOptions(args: string[]): Options | { withdraw: string; place: string } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      source: text,
      licence: text,
      kind: text,
      format: text,
      column: text,
      into: text,
      withdraw: text,
      protect: { type: 'boolean' },
    },
  });
  const hint = 'shekteu list import --help';
  if (values.withdraw !== undefined) {
    if (values.into === undefined || positionals.length > 0)
      throw new Fault('usage', '--withdraw NAME goes with --into DIR alone', { hint });
    const placeOf = values.protect ? protectionFile : sourceFolder;
    return { withdraw: values.withdraw, place: placeOf(values.into, values.withdraw) };
  }
  const { source, licence, kind = null, format = 'auto', column, protect = false, into = null } = values;
  const [from, ...more] = positionals;
  if (!source || !licence)
    throw new Fault('usage', 'name the list with --source and its terms with --licence', { hint });
  if (from === undefined || more.length > 0) throw new Fault('usage', 'give one file or one https address', { hint });
  if (kind !== null && !isKind(kind))
    throw new Fault('usage', `no such kind: ${kind}`, { hint: `one of ${kinds.join(', ')}` });
  if (!(formats as readonly string[]).includes(format))
    throw new Fault('usage', `no such format: ${format}`, { hint: `one of ${formats.join(', ')}` });
  if (into !== null) sourceFolder(into, source);
  return { source, licence, from, format: format as Format, column, kind, protect, into };
}

/** Imports one list, or takes one away. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if ('withdraw' in options) {
    await withdraw(options.place);
    stderr.write(`${compact({ withdrawn: options.withdraw })}\n`);
    return 0;
  }
  const { account, kept } = await importList(options);
  const lines = Array.from(kept, (subject) =>
    options.kind === null || options.protect ? subject : `${subject}\t${options.kind}`,
  );
  if (options.into !== null) await file(options.into, options, account, lines);
  else {
    const out = new LineWriter();
    for (const line of lines) if (out.add(line)) await out.flush();
    await out.flush();
  }
  stderr.write(`${compact(account)}\n`);
  return 0;
}
