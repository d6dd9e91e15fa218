// The shapes in which lists are published, each read into the addresses it names.
import { Fault } from '#lib/base/fault.ts';

/** One address of a list as it was written there; `entry` is null where the format says something that no entry can say. */
export interface Item {
  /** From 1. */
  line: number;
  written: string;
  entry: string | null;
}

/** The formats that can be named; `auto` looks at the first lines. */
export const formats = ['auto', 'domains', 'hosts', 'abp', 'csv'] as const;

/** A format of a list. */
export type Format = (typeof formats)[number];

const HOSTS_LINE = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?|fe80::1%lo0|255\.255\.255\.255|ff0[0-9]::[0-9])\s+\S/;
// What every hosts file says of the machine itself.
const OWN_NAMES = /^(?:localhost|localhost\.localdomain|local|broadcasthost|ip6-[a-z]+|0\.0\.0\.0)$/i;
const ADDRESS_COLUMNS = [
  'subject',
  'url',
  'address',
  'domain',
  'host',
  'hostname',
  'link',
  'site',
  'адрес',
  'ссылка',
  'домен',
  'сайт',
];

function isComment(line: string): boolean {
  return line === '' || line.startsWith('#') || line.startsWith('//');
}

function withoutRemark(line: string): string {
  return line.replace(/\s+#.*$/, '').trim();
}

function* lineItems(lines: readonly string[], toEntries: (line: string) => (string | null)[]): Generator<Item> {
  for (const [at, raw] of lines.entries()) {
    const written = raw.trim();
    for (const entry of toEntries(written)) yield { line: at + 1, written, entry };
  }
}

function domainEntries(line: string): string[] {
  if (isComment(line)) return [];
  const entry = withoutRemark(line).split('\t', 1)[0]!.trim();
  // An address block of one address is that address; `*.` and a leading dot mean what a host means here anyway.
  return [entry.replace(/^(\d{1,3}(?:\.\d{1,3}){3})\/32$/, '$1').replace(/^(?:\*\.|\.)(?=[^.])/, '')];
}

function hostsEntries(line: string): string[] {
  if (isComment(line)) return [];
  const [, ...names] = withoutRemark(line).split(/\s+/);
  return names.length === 0 ? domainEntries(line) : names.filter((name) => !OWN_NAMES.test(name));
}

function abpEntries(line: string): (string | null)[] {
  if (line === '' || line.startsWith('!') || /^\[adblock/i.test(line) || isComment(line)) return [];
  // Exceptions, rules for parts of a page, patterns and rules for some sites only name no place that could be listed.
  const [rule, options = ''] = line.split('$', 2) as [string, string?];
  const narrow = options
    .split(',')
    .some((option) => /^(?:~?domain|from|to|denyallow|removeparam|redirect|csp)=/.test(option));
  if (line.startsWith('@@') || /#[@?$%]?#/.test(line) || /^\/.*\/$/.test(rule) || narrow) return [null];
  const entry = rule
    .replace(/^\|{1,2}/, '')
    .replace(/[\^|]$/, '')
    .replace(/^\*\./, '');
  return [/[*^|]/.test(entry) || entry === '' ? null : entry];
}

/** The cells of a table, by RFC 4180: quotes may hold separators and line ends. */
function* tableRows(text: string, separator: string): Generator<{ line: number; cells: string[] }> {
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '\n') line++;
    if (quoted && letter !== undefined) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator || letter === '\n' || letter === undefined) {
      cells.push(cell.replace(/\r$/, ''));
      cell = '';
      if (letter === separator) continue;
      if (cells.length > 1 || cells[0] !== '') yield { line: start, cells };
      cells = [];
      start = line;
    } else cell += letter;
  }
}

function separatorOf(head: string): string {
  const count = (letter: string) => head.split(letter).length;
  return [',', ';', '\t'].reduce((best, letter) => (count(letter) > count(best) ? letter : best));
}

function columnOf(head: readonly string[], wanted: string | undefined): number {
  const names = head.map((name) => name.trim().toLowerCase());
  const at =
    wanted === undefined
      ? names.findIndex((name) => ADDRESS_COLUMNS.includes(name))
      : names.indexOf(wanted.toLowerCase());
  if (at >= 0) return at;
  throw new Fault(
    'usage',
    wanted === undefined ? 'no column of addresses in the table' : `no column ${wanted} in the table`,
    {
      hint: `name one with --column: ${head.join(', ').slice(0, 200)}`,
    },
  );
}

function* tableItems(text: string, column: string | undefined): Generator<Item> {
  let at = -1;
  for (const { line, cells } of tableRows(text, separatorOf(text.slice(0, 4096).split('\n', 1)[0]!))) {
    if (at < 0) at = columnOf(cells, column);
    else if ((cells[at] ?? '').trim() !== '') yield { line, written: cells[at]!.trim(), entry: cells[at]!.trim() };
  }
}

/** The format that the first lines of a list show. */
export function detect(lines: readonly string[]): Exclude<Format, 'auto'> {
  const sample = lines.slice(0, 400).map((line) => line.trim());
  if (sample.some((line) => /^\[adblock/i.test(line) || line.startsWith('||') || line.startsWith('!'))) return 'abp';
  const entries = sample.filter((line) => !isComment(line));
  if (entries.filter((line) => HOSTS_LINE.test(line)).length * 2 > entries.length) return 'hosts';
  const head = (entries[0] ?? '')
    .toLowerCase()
    .split(/[,;\t]/)
    .map((name) => name.trim().replace(/^"|"$/g, ''));
  return head.length > 1 && head.some((name) => ADDRESS_COLUMNS.includes(name)) ? 'csv' : 'domains';
}

/** The items of a list in the order of its lines. @throws Fault `usage` for a table without the column. */
export function itemsOf(text: string, format: Exclude<Format, 'auto'>, column: string | undefined): Iterable<Item> {
  if (format === 'csv') return tableItems(text, column);
  const toEntries = { domains: domainEntries, hosts: hostsEntries, abp: abpEntries }[format];
  return lineItems(text.split('\n'), toEntries);
}
