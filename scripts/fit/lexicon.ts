// The lexicons in data/lexicon as entries of a rule pack.
import { readFileSync } from 'node:fs';
import { type SignalClass, signalClasses } from '#lib/signals/classes.ts';
import { type Ending, endings, type RulePack } from '#lib/signals/rule-pack.ts';

/** One row of a lexicon: a term, what it is a sign of, how it ends, and whether it was met in a text or derived. */
export interface Row {
  language: 'ru' | 'kk' | 'en';
  term: string;
  class: SignalClass;
  ending: Ending;
  provenance: 'seen' | 'derived';
}

const MIN_STEM = 5;

/** Endings that a stem may take. */
export const suffixes: RulePack['suffixes'] = {
  ru: 'а я о е у ю ы и ь ой ей ом ем ам ям ах ях ами ями ов ев ий ый ая яя ое ее ые ие ого его ому ему ым им ых их ыми ими ую юю ик ика ики ию иям ией иях ка ки ку кой кам ке ок ник ника ники ский ской ская ские ского скую ским ных ный ная ное ные ного ной ную ным ными н на ны но ть ться л ла ли ло лась лся лись ло т ют ут ят ат ет ит ешь ишь йте ли ция ции цию ций ние ния нию ний ниями нием ении ение ения ению ться ется ются ются ось ости ость остью ировать ован ована ованы овано ованный ованных ователь он оны ены ено ен ена енный енных енные енная енного ство ства ству ством ок ика ики иков иком ику ке ец ца цы цев цам цами цу ицы ица ицу чик чика чики чиков чику чиком чикам чиками щик щика щики щиков щиком щица щицы щиц щикам'.split(
    ' ',
  ),
  kk: 'лар лер дар дер тар тер ы і сы сі ым ім ың ің м ң мыз міз ымыз іміз ыңыз іңіз ңыз ңіз ның нің дың дің тың тің ға ге қа ке на не а е ды ді ты ті ны ні н да де та те нда нде дан ден тан тен нан нен мен бен пен шы ші лық лік дық дік тық тік лы лі ды ді ты ті сыз сіз дағы дегі тағы тегі ндағы ндегі дікі тікі ша ше ған ген қан кен ып іп п у ады еді йды йді а е ар ер лау леу дау деу тау теу ла ле лап леп дап деп ла ле ылды ілді лды лді ылған ілген лған лген ыл іл лы лі ымен імен ынан інен ына іне ын ін ында інде ының інің ға ге дарын дерін ларын лерін тарын терін ларына леріне lar ler dar der tar ter y i sy si nyń niń dyń diń tyń tiń ga ge qa ke da de ta te dan den tan ten nan nen men shy shi lyq lik nda nde na ne n dyń ymen imen ǵa ğa ǵan gen qan ken'.split(
    ' ',
  ),
  en: [
    's',
    'es',
    'ed',
    'd',
    'ing',
    'er',
    'ers',
    'al',
    'ly',
    'tion',
    'tions',
    'y',
    'ies',
    'ment',
    'ments',
    'ity',
    'ation',
    'ations',
  ],
};

/** Reads `data/lexicon/{ru,kk,en}.tsv`. */
export function readLexicon(folder: string): Row[] {
  return (['ru', 'kk', 'en'] as const).flatMap((language) =>
    rowsOf(readFileSync(`${folder}/${language}.tsv`, 'utf8'), language),
  );
}

function rowsOf(text: string, language: Row['language']): Row[] {
  const lines = text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
  return lines.map((line, i) => {
    const [term = '', name = '', form = '', provenance = ''] = line.split('\t');
    if (!signalClasses.includes(name as SignalClass)) throw new Error(`${language}.tsv:${i + 2}: no class ${name}`);
    if (!endings.includes(form as Ending)) throw new Error(`${language}.tsv:${i + 2}: no form ${form}`);
    const ending = stemLength(term) < MIN_STEM && form !== 'en' ? 'exact' : (form as Ending);
    return {
      language,
      term,
      class: name as SignalClass,
      ending,
      provenance: provenance === 'seen' ? 'seen' : 'derived',
    };
  });
}

/** Letters of the last word: a stem under five is never left open. */
function stemLength(term: string): number {
  return (term.split(/[\s-]/).at(-1) ?? '').length;
}

/** Rows grouped by class and ending, as a rule pack holds them; a term stands once in its group. */
export function entriesOf(rows: readonly Row[]): RulePack['lexicon'] {
  const groups = new Map<string, { class: SignalClass; ending: Ending; terms: Set<string> }>();
  for (const row of rows) {
    const key = `${row.class} ${row.ending}`;
    const group = groups.get(key) ?? { class: row.class, ending: row.ending, terms: new Set<string>() };
    group.terms.add(row.term.toLowerCase());
    groups.set(key, group);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ class: group.class, ending: group.ending, terms: [...group.terms].sort() }));
}
