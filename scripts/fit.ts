// npm run fit: lexicons + corpus → data/rule-pack.json. The corpus stays where it is; only weights and its hash are kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exit, stderr, stdout } from 'node:process';
import { compile } from '#lib/signals/find.ts';
import { type Model, parseRulePack, type RulePack } from '#lib/signals/rule-pack.ts';
import { hasCorpus } from '#scripts/fit/corpus.ts';
import { judgeByFolds, openBench } from '#scripts/fit/cross.ts';
import { figuresBy, figuresOf } from '#scripts/fit/figures.ts';
import { pagesFolder, readPages } from '#scripts/fit/pages.ts';
import { fitModels, fitOptions, measureText } from '#scripts/fit/train.ts';

const PACK = 'data/rule-pack.json';
const FOLDS = 5;

function rounded(model: Model): Model {
  const weights = Object.fromEntries(Object.entries(model.weights).map(([name, weight]) => [name, round(weight)]));
  return {
    bias: round(model.bias),
    weights,
    calibration: { slope: round(model.calibration.slope), offset: round(model.calibration.offset) },
    threshold: round(model.threshold),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The version rises only when something in the pack changes. */
function versionOf(pack: Omit<RulePack, 'version'>): number {
  if (!existsSync(PACK)) return 1;
  const { version, ...old } = parseRulePack(readFileSync(PACK));
  return JSON.stringify(old, sorted) === JSON.stringify(pack, sorted) ? version : version + 1;
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function main(): number {
  if (!hasCorpus()) {
    stderr.write(
      'fit: no corpus at ../shared/data/corpus; put dev.jsonl and dev2.jsonl there, or keep the pack that is committed\n',
    );
    return 2;
  }
  const bench = openBench();
  const judged = judgeByFolds(bench, FOLDS, fitOptions);
  const finder = compile(bench.lexicon);
  const pages = readPages(pagesFolder()).map((page) => measureText(finder, page.text));
  const models = fitModels(bench.examples, fitOptions, pages);
  const body = {
    format: 1 as const,
    fitted: {
      corpus: bench.files.map(({ name, sha256, texts }) => ({ name, sha256, texts: texts.length })),
      seed: fitOptions.seed,
      folds: FOLDS,
      figures: { all: figuresOf(judged), ...figuresBy(judged, (one) => one.text.lang) },
    },
    ...bench.lexicon,
    sale: rounded(models.sale),
    recruiting: rounded(models.recruiting),
  };
  const pack = { version: versionOf(body), ...body };
  writeFileSync(PACK, `${JSON.stringify(pack)}\n`);
  parseRulePack(readFileSync(PACK));
  stdout.write(
    `${PACK}: version ${pack.version}, ${readFileSync(PACK).length} bytes, ${pages.length} pages kept silent, F1 by folds ${body.fitted.figures.all?.f1}\n`,
  );
  return 0;
}

exit(main());
