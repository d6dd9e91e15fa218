// What sellers do to words so that filters miss them, repeatable by seed. Markup, links, names and numbers are spared.
import { seeded } from '#scripts/fit/folds.ts';

/** Ways to bend a text. */
export const bends = ['look-alikes', 'spacing', 'punctuation', 'leet', 'zero-width', 'stretched', 'emoji'] as const;
export type Bend = (typeof bends)[number];

/** Everything that must stay as it is, then words of three letters and more. */
const pieces =
  /<[^>]{0,400}>|\[(?:\/?[a-z]+)[^\]]{0,200}\]|https?:\S+|www\.\S+|[@#][\w.]+|\S+@\S+|[\w-]+(?:\.[\w-]+)+\S*|&\w+;|(?<word>[\p{L}\p{M}]{3,})/giu;

const looks = table(
  'аa еe оo рp сc уy хx кk мm тt нh вb иu АA ЕE ОO РP СC ХX КK МM ТT НH ВB aа eе oо pр cс yу xх AА EЕ OО PР CС XХ KК MМ TТ HН BВ iі sѕ',
);
const digits = table('а4 е3 о0 з3 ч4 б6 т7 и1 с$ А4 Е3 О0 a4 e3 o0 i1 s5 t7 l1 b8 A4 E3 O0 I1 S5');
const signs = ['\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\ufeff'];
const pictures = ['🔥', '⚡', '✅', '👍', '💥', '🌟', '❗', '👉'];

function table(list: string): Map<string, string> {
  return new Map(list.split(' ').map((pair) => [pair[0]!, pair.slice(1)]));
}

type Draw = () => number;

function each(word: string, change: (letter: string, i: number) => string): string {
  return [...word].map(change).join('');
}

function pick(list: readonly string[], draw: Draw): string {
  return list[Math.floor(draw() * list.length)]!;
}

const benders: Record<Bend, (word: string, draw: Draw) => string> = {
  'look-alikes': (word, draw) => each(word, (letter) => (draw() < 0.6 ? (looks.get(letter) ?? letter) : letter)),
  spacing: (word) => [...word].join(' '),
  punctuation: (word, draw) => [...word].join(pick(['.', '-', '_', '*', '|'], draw)),
  leet: (word, draw) => each(word, (letter) => (draw() < 0.6 ? (digits.get(letter) ?? letter) : letter)),
  'zero-width': (word, draw) =>
    each(word, (letter, i) => (i > 0 && draw() < 0.6 ? pick(signs, draw) + letter : letter)),
  stretched: (word, draw) => {
    const at = Math.floor(draw() * [...word].length);
    return each(word, (letter, i) => (i === at ? letter.repeat(3 + Math.floor(draw() * 4)) : letter));
  },
  emoji: (word, draw) => {
    const at = 1 + Math.floor(draw() * ([...word].length - 1));
    return draw() < 0.5
      ? `${pick(pictures, draw)}${word}`
      : each(word, (letter, i) => (i === at ? pick(pictures, draw) + letter : letter));
  },
};

/** The text with a share of its words bent one way; the same for the same seed. */
export function obfuscate(text: string, bend: Bend, options: { seed: number; share: number }): string {
  const draw = seeded(options.seed);
  return text.replace(pieces, (...found) => {
    const word = (found.at(-1) as { word?: string }).word;
    if (word === undefined) return found[0] as string;
    return draw() < options.share ? benders[bend](word, draw) : word;
  });
}
