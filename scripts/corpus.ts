// npm run corpus: how well the words are judged, each text by a fit that did not see its fold, its kind or its source.
import { exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { compile } from '#lib/signals/find.ts';
import type { Figures } from '#lib/signals/rule-pack.ts';
import { evidenceOf, weigh } from '#lib/verdict/explain.ts';
import { type Loss, lossByBend } from '#scripts/fit/bent.ts';
import { hasCorpus } from '#scripts/fit/corpus.ts';
import { type Bench, type Judged, judgeByFolds, judgeExample, leaveOut, openBench } from '#scripts/fit/cross.ts';
import { figuresBy, figuresOf } from '#scripts/fit/figures.ts';
import { pagesFolder, readPages } from '#scripts/fit/pages.ts';
import { type FitOptions, fitModels, fitOptions, measureText } from '#scripts/fit/train.ts';

const HELP = `npm run corpus -- [--folds 5] [--seed 1] [--json] [--errors] [--leave-kind-out] [--leave-source-out] [--other] [--pages [DIR]] [--obfuscate]
  --folds N --seed N    campaign folds: texts that share over 30 % of their word triples never straddle one
  --leave-kind-out      recall of each kind of positive that was not fitted, at 0.5 % false alarms
  --leave-source-out    the same for each source with 15 positives or more
  --other               fit on dev.jsonl alone, judge dev2.jsonl
  --pages DIR           lawful pages that the whole fit flags (default ../shared/data/pages)
  --obfuscate           recall lost when half of the words are bent, for each way of bending
  --errors              each error with its evidence
`;

/** Kinds of negatives that are about drugs, medicines or couriers, or share their words. */
const hard = new Set(
  'awareness court police pharmacy rehab news law medical harm-reduction treatment treatment-spam investigation education drug-discussion homonym medical-review legit-courier-vacancy legit-vacancy glossary game opinion interview scam-warning film-review fiction tea commerce school research social-post'.split(
    ' ',
  ),
);

interface Report {
  folds?: {
    seed: number;
    count: number;
    all: Figures;
    hardNegatives: Figures;
    languages: Record<string, Figures>;
    kinds: Record<string, Figures>;
  };
  leaveKindOut?: unknown;
  leaveSourceOut?: unknown;
  other?: { all: Figures; languages: Record<string, Figures> };
  pages?: { pages: number; flagged: string[] };
  obfuscate?: Loss[];
  errors?: unknown[];
}

function byFolds(count: number, options: FitOptions, judged: Judged[]): NonNullable<Report['folds']> {
  return {
    seed: options.seed,
    count,
    all: figuresOf(judged),
    hardNegatives: figuresOf(judged.filter((one) => !one.positive && hard.has(one.text.kind))),
    languages: figuresBy(judged, (one) => one.text.lang),
    kinds: figuresBy(judged, (one) => `${one.text.label} ${one.text.kind}`),
  };
}

/** Fitted on the first file only, judged on the second: other sources than those that were fitted. */
function other(bench: Bench, options: FitOptions): { judged: Judged[]; report: NonNullable<Report['other']> } {
  const first = bench.files[0]!.texts.length;
  const models = fitModels(bench.examples.slice(0, first), options);
  const judged = bench.examples.slice(first).map((example) => judgeExample(models, example));
  return { judged, report: { all: figuresOf(judged), languages: figuresBy(judged, (one) => one.text.lang) } };
}

function pages(bench: Bench, folder: string, options: FitOptions): NonNullable<Report['pages']> {
  const finder = compile(bench.lexicon);
  const all = readPages(folder);
  const models = fitModels(
    bench.examples,
    options,
    all.map((page) => measureText(finder, page.text)),
  );
  const flagged = all.filter(
    (page) =>
      judgeExample(models, { text: bench.texts[0]!, cluster: 0, stretches: measureText(finder, page.text) }).flagged,
  );
  return { pages: all.length, flagged: flagged.map((page) => page.id) };
}

function errors(bench: Bench, judged: readonly Judged[], options: FitOptions): unknown[] {
  const models = fitModels(bench.examples, options);
  return judged
    .filter((one) => one.positive !== one.flagged)
    .map((one) => {
      const best = one.stretches[0]![one.kind];
      return {
        id: one.text.id,
        label: one.text.label,
        kind: one.text.kind,
        score: Number(one.score.toFixed(4)),
        threshold: Number(one.threshold.toFixed(4)),
        evidence: evidenceOf(weigh(models[one.kind], best), one.text.text).slice(0, 8),
      };
    });
}

function line(name: string, figures: Figures): string {
  const percent = (value: number): string => `${(100 * value).toFixed(2).padStart(6)} %`;
  return `${name.padEnd(34)} ${String(figures.texts).padStart(5)} texts  found ${String(figures.found).padStart(4)}  missed ${String(figures.missed).padStart(3)}  false ${String(figures.falseAlarms).padStart(3)}  P ${percent(figures.precision)}  R ${percent(figures.recall)}  F1 ${percent(figures.f1)}`;
}

function lines(report: Report): string {
  const out: string[] = [];
  const { folds } = report;
  if (folds !== undefined) {
    out.push(
      `campaign folds ${folds.count}, seed ${folds.seed}`,
      line('all', folds.all),
      line('hard negatives', folds.hardNegatives),
    );
    for (const group of [folds.languages, folds.kinds])
      out.push('', ...Object.entries(group).map(([name, figures]) => line(name, figures)));
  }
  for (const [title, rows] of [
    ['leave kind out', report.leaveKindOut],
    ['leave source out', report.leaveSourceOut],
  ] as const) {
    if (rows === undefined) continue;
    out.push(
      '',
      title,
      ...(rows as { name: string; texts: number; recall: number }[]).map(
        (row) =>
          `${row.name.padEnd(60).slice(0, 60)} ${String(row.texts).padStart(5)} texts  recall ${(100 * row.recall).toFixed(1)} %`,
      ),
    );
  }
  if (report.other !== undefined)
    out.push(
      '',
      'fitted on dev.jsonl, judged on dev2.jsonl',
      line('all', report.other.all),
      ...Object.entries(report.other.languages).map(([name, figures]) => line(name, figures)),
    );
  if (report.pages !== undefined)
    out.push(
      '',
      `lawful pages: ${report.pages.pages}, flagged ${report.pages.flagged.length} ${report.pages.flagged.join(' ')}`,
    );
  if (report.obfuscate !== undefined)
    out.push(
      '',
      'half of the words bent',
      ...report.obfuscate.map(
        ({ bend, bentRecall, lost, newFalse: { ru, kk, en } }) =>
          `${bend.padEnd(14)} recall ${(100 * bentRecall).toFixed(2).padStart(6)} %  lost ${lost.toFixed(2).padStart(5)} points  new false alarms ru ${ru} kk ${kk} en ${en}`,
      ),
    );
  for (const error of report.errors ?? []) out.push(JSON.stringify(error));
  return `${out.join('\n')}\n`;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      folds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean' },
      errors: { type: 'boolean' },
      'leave-kind-out': { type: 'boolean' },
      'leave-source-out': { type: 'boolean' },
      other: { type: 'boolean' },
      pages: { type: 'string' },
      obfuscate: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    stdout.write(HELP);
    return 0;
  }
  if (!hasCorpus()) {
    stderr.write('corpus: no corpus at ../shared/data/corpus; put dev.jsonl and dev2.jsonl there\n');
    return 2;
  }
  const options = { ...fitOptions, seed: Number(values.seed) };
  const bench = openBench();
  const report: Report = {};
  const judged: Judged[] = [];
  const only =
    values['leave-kind-out'] ||
    values['leave-source-out'] ||
    values.other ||
    values.obfuscate ||
    values.pages !== undefined;
  if (values.folds !== undefined || !only) {
    const count = Number(values.folds ?? 5);
    judged.push(...judgeByFolds(bench, count, options));
    report.folds = byFolds(count, options, judged);
  }
  if (values['leave-kind-out']) report.leaveKindOut = leaveOut(bench, (text) => text.kind, 10, options);
  if (values['leave-source-out']) report.leaveSourceOut = leaveOut(bench, (text) => sourceOf(text.source), 15, options);
  if (values.other) {
    const result = other(bench, options);
    report.other = result.report;
    judged.push(...result.judged);
  }
  if (values.pages !== undefined)
    report.pages = pages(bench, values.pages === '' ? pagesFolder() : values.pages, options);
  if (values.obfuscate) report.obfuscate = lossByBend(bench, Number(values.folds ?? 5), options);
  if (values.errors) report.errors = errors(bench, judged, options);
  stdout.write(values.json ? `${JSON.stringify(report)}\n` : lines(report));
  return 0;
}

/** A source without its file or blob. */
function sourceOf(source: string): string {
  return source
    .split(' ')
    .slice(0, source.startsWith('github:') ? 1 : 4)
    .join(' ');
}

exit(main());
