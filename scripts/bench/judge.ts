// The judge: time for a whole page text, from string to verdict with its evidence.
import { readFileSync } from 'node:fs';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { judgeText, makeJudge } from '#lib/verdict/judge.ts';
import { type Figure, here, medianMs, rounded } from './figure.ts';

const ROUNDS = 7;

/** Plain words of three languages, of which few are in any lexicon, as on most pages. */
const sentences = [
  'В субботу в парке открыли новую площадку, и дети со всего района пришли посмотреть.',
  'Ауылдағы кітапханаға жаңа кітаптар келді, оқушылар оларды сабақтан кейін оқиды.',
  'The museum moved its spring exhibition to the old station by the river.',
  'Доставка мебели по городу бесплатная, оплата картой или наличными при получении.',
];

/** Milliseconds a text, at the lengths of a short post, a long page and a very long one. */
export function benchJudge(): Figure[] {
  const pack = parseRulePack(new Uint8Array(readFileSync(new URL(import.meta.resolve('#data/rule-pack.json')))));
  const judge = makeJudge(pack);
  return [1_500, 50_000, 1_000_000].map((n) => {
    const text = textOf(n);
    const ms = rounded(medianMs(ROUNDS, () => judgeText(judge, { title: '', text })));
    return { name: 'judge.ms-per-text', n, ours: ms, peer: null, ratio: ms, where: here, rounds: ROUNDS };
  });
}

function textOf(length: number): string {
  let text = '';
  for (let i = 0; text.length < length; i++) text += `${sentences[i % sentences.length]} ${i} `;
  return text.slice(0, length);
}
