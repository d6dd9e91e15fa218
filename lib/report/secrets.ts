// Strings that open something: session ids, JWTs, UUIDs, keys. Threat model, section 2, rule 4.

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const HEX = /[0-9a-f]{16}/i;
const DIGITS_ONLY = /^[\d-]*$/;
const LONG = 20;
const BITS = 3.5;

/** Shannon entropy of the letters of `text`, bits a letter. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** True if a run of base64url letters is a secret: a UUID, 16 hex digits or more, or 20 letters or more at 3.5 bits each. */
export function isSecretRun(run: string): boolean {
  if (DIGITS_ONLY.test(run) && !UUID.test(run)) return false; // a number: cards and phones have their own rule
  return UUID.test(run) || HEX.test(run) || (run.length >= LONG && entropy(run) >= BITS);
}

// Base64 proper has '+', '/' and '=' inside, which also join ordinary words: so a mixture of letters and digits is asked for too.
function isSecretMixture(run: string): boolean {
  if (run.length < LONG || entropy(run) < BITS) return false;
  return run.endsWith('=') || (/\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run));
}

const SLUG_WORD = /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,5}|\d{1,8})\d{0,2}$/;

/** True if a long run is words that somebody wrote, joined by signs: `kupit-slona-11-24.html`. */
export function isSlug(run: string): boolean {
  const words = run.split(/[-_.+]/);
  return words.length > 1 && words.every((word) => SLUG_WORD.test(word));
}

/** A part of a text, from `start` to `end`, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** The secrets in `text`, each with what hangs on it by `.`, `+`, `/`, `=`, `~` or `%`. */
export function findSecrets(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/[\w\-+/=.~%]{16,}/g)) {
    const wide = match[0].replace(/[.]+$/, '');
    const runs = wide.match(/[\w-]{16,}/g) ?? [];
    if (runs.some(isSecretRun) || isSecretMixture(wide)) {
      found.push({ start: match.index, end: match.index + wide.length });
    }
  }
  return found;
}

const NAMED =
  /(?<![\p{L}\p{N}_])(?:bearer\s{1,3}|(?:access[_-]?token|token|session(?:[_-]?id)?|sess?id|sid|passwo?r?d|pwd|api[_-]?key|secret|пароль|құпиясөз)\s{0,3}[:=]\s{0,3})((?!\[[a-z]{3,5}\])[^\s&]\S*)/giu;

/** What stands after a word that says "secret": `password: …`, `Bearer …`, `sid=…`. */
export function findNamedSecrets(text: string): Span[] {
  return [...text.matchAll(NAMED)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - match[1]!.length, end };
  });
}
