// Disguises of a written address: look-alike letters, invisible ones, and dots in brackets.

const LOOKALIKES: Record<string, string> = Object.fromEntries([
  ['а', 'a'],
  ['в', 'b'],
  ['с', 'c'],
  ['ԁ', 'd'],
  ['е', 'e'],
  ['ё', 'e'],
  ['ɡ', 'g'],
  ['г', 'r'],
  ['һ', 'h'],
  ['н', 'h'],
  ['і', 'i'],
  ['ј', 'j'],
  ['к', 'k'],
  ['ӏ', 'l'],
  ['м', 'm'],
  ['о', 'o'],
  ['р', 'p'],
  ['ѕ', 's'],
  ['т', 't'],
  ['у', 'y'],
  ['х', 'x'],
  ['α', 'a'],
  ['ε', 'e'],
  ['ο', 'o'],
  ['τ', 't'],
  ['․', '.'],
  ['。', '.'],
  ['．', '.'],
  ['·', '.'],
  ['•', '.'],
  ['∕', '/'],
  ['⁄', '/'],
  ['╱', '/'],
]);
const FOLDED = new RegExp(`[${Object.keys(LOOKALIKES).join('')}\uff01-\uff5e]`, 'g');
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g;
const BRACKETED_DOT = /\s?[[({]\s?(?:\.|dot|точка)\s?[\])}]\s?/gi;
const BRACKETED_SLASH = /\s?[[({]\s?\/\s?[\])}]\s?/g;
const DEFANGED = /\bhxxp(?=s?:)/gi;

/** The text without invisible letters, and with the usual ways to break a link undone (`[.]`, `hxxp`). */
export function undisguise(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(BRACKETED_DOT, '.')
    .replace(BRACKETED_SLASH, '/')
    .replace(DEFANGED, 'http');
}

/** Lower case, with letters that look like Latin ones made Latin; as long as `text`, so that places in both agree. */
export function foldLookalikes(text: string): string {
  const lower = text.toLowerCase();
  // A few letters grow when lowered: places must agree, so these texts are folded as they are.
  const same = lower.length === text.length ? lower : text;
  return same.replace(
    FOLDED,
    (letter) => LOOKALIKES[letter] ?? String.fromCharCode(letter.charCodeAt(0) - 0xfee0).toLowerCase(),
  );
}
