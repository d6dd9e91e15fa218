// npm run bench: figures beside what they are measured against, a JSON line each with --json, else a table.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

const groups: Record<string, () => Promise<Figure[]>> = {
  list: async () => (await import('./list.ts')).benchList(),
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
  console.log(`Node ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
  console.log('name                           n        ours     peer     ratio');
  for (const { name, n, ours, peer, ratio } of figures) {
    const cells = [name.padEnd(24), String(n).padStart(8), ours, peer ?? '-', ratio];
    console.log(cells.map((cell) => String(cell).padStart(8)).join(' '));
  }
}
