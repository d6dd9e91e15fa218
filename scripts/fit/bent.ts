// What bending the words costs: each text judged plain and bent by the fit that did not see its campaign.
import { compile } from '#lib/signals/find.ts';
import { type Bend, bends, obfuscate } from '#tests/kit/obfuscate.ts';
import { type Bench, judgeExample } from './cross.ts';
import { foldsOf } from './folds.ts';
import { type Example, type FitOptions, fitModels, measureText } from './train.ts';

/** Recall lost by one way of bending, in points, and negatives that are flagged only when bent. */
export interface Loss {
  bend: Bend;
  share: number;
  texts: number;
  recall: number;
  bentRecall: number;
  lost: number;
  newFalse: Record<'ru' | 'kk' | 'en', number>;
  missed: string[];
}

/** The loss of each kind over campaign folds, half of the words bent. */
export function lossByBend(bench: Bench, count: number, options: FitOptions, share = 0.5): Loss[] {
  const finder = compile(bench.lexicon);
  const folds = foldsOf(
    bench.texts,
    bench.examples.map((example) => example.cluster),
    count,
    options.seed,
  );
  const models = Array.from({ length: count }, (_, fold) =>
    fitModels(
      bench.examples.filter((_, i) => folds[i] !== fold),
      options,
    ),
  );
  const flagged = (example: Example, i: number): boolean => judgeExample(models[folds[i]!]!, example).flagged;
  const plain = bench.examples.map(flagged);
  return bends.map((bend) => {
    const bent = bench.examples.map((example, i) => {
      const text = obfuscate(example.text.text, bend, { seed: options.seed * 10_000 + i, share });
      return flagged({ ...example, stretches: measureText(finder, text) }, i);
    });
    return lossOf(bench, bend, share, plain, bent);
  });
}

function lossOf(bench: Bench, bend: Bend, share: number, plain: readonly boolean[], bent: readonly boolean[]): Loss {
  const positives = bench.texts.flatMap((text, i) => (text.label === 'negative' ? [] : [i]));
  const recall = positives.filter((i) => plain[i]).length / positives.length;
  const bentRecall = positives.filter((i) => bent[i]).length / positives.length;
  const newFalse = { ru: 0, kk: 0, en: 0 };
  bench.texts.forEach((text, i) => {
    if (text.label === 'negative' && bent[i] && !plain[i]) newFalse[text.lang]++;
  });
  const missed = positives.filter((i) => plain[i] && !bent[i]).map((i) => bench.texts[i]!.id);
  return {
    bend,
    share,
    texts: positives.length,
    recall,
    bentRecall,
    lost: 100 * (recall - bentRecall),
    newFalse,
    missed,
  };
}
