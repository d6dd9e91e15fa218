// Disguises of a written address: look-alike letters, invisible ones, and dots in brackets.

// Letters that look alike, each before the Latin one: Cyrillic, Greek, and marks that look like a dot or a slash.
const PAIRS = 'аa вb сc ԁd еe ёe ɡg гr һh нh іi јj кk ӏl мm оo рp ѕs тt уy хx αa εe οo τt ․. 。. ．. ·. •. ∕/ ⁄/ ╱/';
const LOOKALIKES = new Map(PAIRS.split(' ').map((pair) => [pair[0]!, pair[1]!]));
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
    .replace(DEFANGED, 'http')
    .replaceAll('＠', '@');
}

// Full-width letters and marks are the ASCII ones at another place.
function narrow(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0).toLowerCase() : letter;
}

/** Lower case, with letters that look like Latin ones made Latin; as long as `text`, so that places in both agree. */
export function foldLookalikes(text: string): string {
  return text.replace(/[^\0-@[-\x7f]/g, (letter) => {
    const lower = letter.toLowerCase();
    // A few letters grow when lowered: they stay, since places must agree.
    const one = lower.length === 1 ? lower : letter;
    return LOOKALIKES.get(one) ?? narrow(one);
  });
}
