// npm run bench: figures beside what they are measured against, a JSON line each with --json, else a table.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

const groups: Record<string, () => Promise<Figure[]>> = {
  list: async () => (await import('./list.ts')).benchList(),
  cold: async () => (await import('./cold.ts')).benchCold(),
  judge: async () => (await import('./judge.ts')).benchJudge(),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const wanted = positionals.length === 0 ? Object.keys(groups) : positionals;
const unknown = wanted.find((name) => !Object.hasOwn(groups, name));

if (unknown === undefined) {
  const figures = [];
  for (const name of wanted) figures.push(...(await groups[name]!()));
  if (values.json) for (const figure of figures) console.log(JSON.stringify(figure));
  else printTable(figures);
} else {
  console.error(`bench: no such group: ${unknown}; there are ${Object.keys(groups).join(', ')}`);
  process.exitCode = 2;
}

function printTable(figures: readonly Figure[]): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  console.log(`${[...new Set(figures.map(({ where }) => where))].join(', ')} on ${machine}`);
  console.log(row(['name', 'n', 'ours', 'peer', 'ratio', 'Set', 'in']));
  for (const { name, n, case: which = '', ours, peer, ratio, set, unit } of figures) {
    console.log(row([`${name} ${which}`, n, ours, peer ?? '-', ratio, set ?? '-', unit ?? '']));
  }
}

function row([name, ...cells]: readonly (string | number)[]): string {
  return [String(name).padEnd(28), ...cells.map((cell) => String(cell).padStart(12))].join('');
}
