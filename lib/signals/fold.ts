// Which letters are one letter: case, Kazakh letters and their Russian-keyboard substitutes, accents, look-alikes, leet.

/** What a code unit is to the reader of words. */
export const unitKind = {
  other: 0,
  latin: 1,
  cyrillic: 2,
  letter: 3,
  digit: 4,
  mark: 5,
  invisible: 6,
  symbol: 7,
  high: 8,
  styled: 9,
} as const;

const kazakh: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ү: 'у',
  ұ: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  ї: 'и',
  є: 'е',
  ґ: 'г',
  ў: 'у',
};
const toCyrillic = pairs('aа bв cс eе gд hн iи kк mм nп oо pр rг tт uи xх yу zз αа βв εе κк οо ρр τт χх υу νв');
const toLatin = pairs(
  'аa вb еe кk мm нh оo рp сc тt уy хx иu гr пn іi јj ѕs ԁd ԛq һh αa βb εe ιi κk νv οo ρp τt υu χx',
);
const looks = new Set([...'abcehkmoptxyавсенкмортхуαβεκορτχυ'].map((letter) => letter.charCodeAt(0)));
const leetLatin = pairs('0o 1i 3e 4a 5s 7t 8b @a $s');
const leetCyrillic = pairs('0о 3з 4ч 6б @а 1и $с');
/** Further readings, likeliest first; taken only where the lexicon knows the word that they make. */
const readings = {
  latin: lists('0o 1il 2z 3e 4a 5s 6bg 7t 8b 9g @a $s !i |li +t €e £l иui'),
  cyrillic: lists('0о 1ил 2з 3зе 4ча 5сп 6б 7тг 8в 9дя @а $с !и |ли +т €е bвбь wш lл dд fф jй vв zз иий'),
};
/** Small capitals and other letters that Unicode does not fold, as the plain ones. */
const dressed = pairs('ɡg ɑa ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ⲟo ⲣp ⲥc');

function pairs(list: string): Map<number, number> {
  return new Map(list.split(' ').map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
}

function lists(text: string): Map<number, string> {
  return new Map(text.split(' ').map((list) => [list.charCodeAt(0), list.slice(1)]));
}

/** Folded code unit of each code unit of the basic plane. */
export const folded = new Uint16Array(0x10000);
/** `unitKind` of each code unit, after folding. */
export const kinds = new Uint8Array(0x10000);

function fill(from: number, to: number, kind: number): void {
  kinds.fill(kind, from, to + 1);
}

function foldTables(): void {
  for (let c = 0; c < 0x10000; c++) folded[c] = c;
  fill(0x61, 0x7a, unitKind.latin);
  fill(0xc0, 0x24f, unitKind.latin);
  kinds[0xd7] = kinds[0xf7] = unitKind.other;
  fill(0x370, 0x3ff, unitKind.letter);
  fill(0x400, 0x52f, unitKind.cyrillic);
  fill(0x531, 0x1fff, unitKind.letter);
  fill(0x3041, 0xd7ff, unitKind.letter);
  fill(0x300, 0x36f, unitKind.mark);
  fill(0x483, 0x489, unitKind.mark);
  fill(0x30, 0x39, unitKind.digit);
  for (const c of '$€£₽₸₴₿¥₹₺'.split('')) kinds[c.charCodeAt(0)] = unitKind.symbol;
  fill(0x2190, 0x21ff, unitKind.other);
  fill(0x2600, 0x27bf, unitKind.symbol);
  fill(0x2b00, 0x2bff, unitKind.symbol);
  fill(0xd800, 0xdbff, unitKind.high);
  for (const c of [0xad, 0x61c, 0x180e, 0xfe0f, 0xfe0e, 0xfeff, 0x20e3]) kinds[c] = unitKind.invisible;
  fill(0x200b, 0x200f, unitKind.invisible);
  fill(0x202a, 0x202e, unitKind.invisible);
  fill(0x2060, 0x206f, unitKind.invisible);
  for (const [from, to] of [
    [0x2070, 0x209f],
    [0x2100, 0x214f],
    [0x2460, 0x24ff],
    [0xfb00, 0xfb06],
    [0xff01, 0xff5e],
  ] as const)
    fill(from, to, unitKind.styled);
  kinds[0x2139] = unitKind.other;
  kinds[0xb2] = kinds[0xb3] = kinds[0xb9] = unitKind.styled;
  lowerCase();
}

function undress(): void {
  for (const [unit, letter] of dressed) {
    folded[unit] = letter;
    kinds[unit] = kinds[letter]!;
  }
}

function lowerCase(): void {
  for (let c = 0x41; c < 0x530; c++) {
    const lower = String.fromCharCode(c).toLowerCase();
    const plain = c >= 0xc0 && c < 0x250 ? (lower.normalize('NFD')[0] ?? lower) : lower;
    const key = kazakh[plain] ?? (plain === 'ı' ? 'i' : plain);
    if (key.length === 1 && c !== 0x2d0) folded[c] = key.charCodeAt(0);
    if (c <= 0x5a) kinds[c] = unitKind.latin;
  }
}

foldTables();
undress();

/** A letter of another script that looks the same, or 0. */
export function lookAlike(unit: number, script: 'latin' | 'cyrillic'): number {
  return (script === 'latin' ? toLatin : toCyrillic).get(unit) ?? 0;
}

/** The letter that a digit or sign inside a word stands for, or 0. */
export function leet(unit: number, script: 'latin' | 'cyrillic'): number {
  return (script === 'latin' ? leetLatin : leetCyrillic).get(unit) ?? 0;
}

/** Every letter that a digit, a sign or a letter of another alphabet may stand for inside a bent word, likeliest first. */
export function readingsOf(unit: number, script: 'latin' | 'cyrillic'): string {
  const listed = readings[script].get(unit);
  if (listed !== undefined) return listed;
  const other = kinds[unit] === unitKind[script] ? 0 : lookAlike(unit, script);
  return String.fromCharCode(other || unit);
}

/** True if the letter looks the same in Latin and Cyrillic, so that it tells nothing of a word's script. */
export function isTwoFaced(unit: number): boolean {
  return looks.has(unit);
}
