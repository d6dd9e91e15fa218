// A text without what identifies a person: each piece taken out leaves a mark that says what it was. Linear in the text.
import type { Subject } from '#lib/address/subject.ts';
import { cleanText } from './clean.ts';
import { findNumbers } from './numbers.ts';
import { type Own, ownOf } from './own.ts';
import { redactAddress } from './redact-address.ts';
import { addRemoved, countRemoved, nothingRemoved, type Removed, type RemovedKind } from './removed.ts';
import { findNamedSecrets, findSecrets, isSlug, type Span } from './secrets.ts';

/** A text and what was taken out of it. */
export interface RedactedText {
  text: string;
  removed: Removed;
}

/** A piece of the text; `done` pieces are looked at no more. */
interface Piece {
  text: string;
  done: boolean;
}

/** Something found; what stands in its place, and what to count. */
interface Finding extends Span {
  text: string;
  kind: RemovedKind | null;
  removed?: Removed;
}

interface Context {
  subject: Subject;
  own: Own;
}

type Look = (text: string, context: Context) => Finding[];

function marked(span: Span, kind: RemovedKind): Finding {
  return { ...span, text: `[${kind}]`, kind };
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/\S|[\p{L}\p{N}_.-]+\.[\p{L}\p{N}-]{2,}(?::\d+)?[/?#])/iu;
const FIELD = /[?&][\w.\-[\]]{1,40}=([^\s&#]+)/g;
const OPENING = /^[("'«„“<[]+/;
const CLOSING = /[)"'»“”>\],.!;:]+$/;

function addressFinding(start: number, text: string, subject: Subject): Finding | null {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const redacted = redactAddress(hasScheme ? text : `https://${text}`, subject);
  const span = { start, end: start + text.length };
  if (redacted === null) return marked(span, 'token');
  const kept = countRemoved(redacted.removed) === 0;
  const shown = hasScheme ? redacted.text : redacted.text.replace(/^https:\/\//, '');
  return { ...span, text: kept ? text : shown, kind: null, removed: redacted.removed };
}

const findAddresses: Look = (text, { subject }) => {
  const found: Finding[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const lead = OPENING.exec(match[0])?.[0].length ?? 0;
    const word = match[0].slice(lead).replace(CLOSING, '');
    const finding = ADDRESS.test(word) ? addressFinding(match.index + lead, word, subject) : null;
    if (finding) found.push(finding);
  }
  return found;
};

const AT = /@|\uff20|\ufe6b|%40/gi;
const LOCAL_END = /[\s<>()[\]{},;:"'«»„“”/\\|=?&!@\uff20\ufe6b]/;
const NAME = /[\p{L}\p{N}._-]/u;

function startOfLocal(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && !LOCAL_END.test(text[start - 1]!)) start--;
  return start;
}

function endOfName(text: string, at: number): number {
  let end = at;
  while (end < text.length && NAME.test(text[end]!)) end++;
  while (end > at && /[.-]/.test(text[end - 1]!)) end--;
  return end;
}

const findAts: Look = (text, { own }) => {
  const found: Finding[] = [];
  let last = 0;
  for (const match of text.matchAll(AT)) {
    const from = match.index + match[0].length;
    const end = endOfName(text, from);
    if (match.index < last || end === from) continue;
    const start = startOfLocal(text, match.index, last);
    const name = text.slice(from, end);
    if (start < match.index) found.push(marked({ start, end }, 'email'));
    else if (own.name(name)) found.push({ start, end, text: text.slice(start, end), kind: null });
    else found.push(marked({ start, end }, 'nick'));
    last = end;
  }
  return found;
};

const findTokens: Look = (text, { own }) => {
  const isKept = (run: string) => own.part(run) || isSlug(run);
  const spans = findSecrets(text).filter((span) => !isKept(text.slice(span.start, span.end)));
  return spans.map((span) => marked(span, 'token'));
};

// What looks like a query though it follows no address that can be read.
const findFields: Look = (text) =>
  [...text.matchAll(FIELD)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - match[1]!.length, end, text: '', kind: 'query' };
  });

const findNamed: Look = (text) => findNamedSecrets(text).map((span) => marked(span, 'token'));

const findPersonNumbers: Look = (text, { own }) =>
  findNumbers(text)
    .filter((number) => !own.number(number.digits))
    .map((number) => marked(number, number.kind === 'long' ? 'phone' : number.kind));

/** In this order: what is part of an address or an e-mail is judged there and nowhere else. */
const looks: readonly Look[] = [findAddresses, findFields, findAts, findNamed, findTokens, findPersonNumbers];

function split(piece: Piece, findings: readonly Finding[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of findings) {
    pieces.push({ text: piece.text.slice(at, start), done: false }, { text, done: true });
    at = end;
  }
  pieces.push({ text: piece.text.slice(at), done: false });
  return pieces;
}

/** Cleans a text and takes out e-mails, phones, cards, individual numbers, secrets and `@names` that are not the subject's own. */
export function redactText(text: string, subject: Subject): RedactedText {
  const removed = nothingRemoved();
  const context = { subject, own: ownOf(subject) };
  let pieces: Piece[] = [{ text: cleanText(text), done: false }];
  for (const look of looks) {
    pieces = pieces.flatMap((piece) => {
      if (piece.done || piece.text === '') return [piece];
      const findings = look(piece.text, context);
      for (const finding of findings) {
        if (finding.kind) removed[finding.kind]++;
        if (finding.removed) addRemoved(removed, finding.removed);
      }
      return split(piece, findings);
    });
  }
  return { text: pieces.map((piece) => piece.text).join(''), removed };
}
