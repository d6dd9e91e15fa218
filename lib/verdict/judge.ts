// Text and list become one verdict: listed before trusted before what the words say.
import type { Subject } from '#lib/address/subject.ts';
import type { Kind } from '#lib/blocklist/kind.ts';
import { compile, compileInSlices, type Finder } from '#lib/signals/find.ts';
import type { RulePack } from '#lib/signals/rule-pack.ts';
import { evidenceOf, reasonsOf, weigh } from './explain.ts';
import { featuresOf } from './features.ts';
import { distance, probability } from './model.ts';
import type { Features } from './stretch.ts';
import { stretchesOf } from './stretches.ts';
import type { Judgement, Verdict } from './verdict.ts';

/** Bytes of text that are judged; what lies beyond is not read. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

const MAX_LINKS = 20;

/** A rule pack ready for use. */
export interface Judge {
  readonly pack: RulePack;
  readonly finder: Finder;
}

/** What is judged: a page's title, its text, and where it links to. */
export interface PageText {
  title: string;
  text: string;
  links?: readonly string[];
}

/** Compiles a pack; done once for each pack. */
export function makeJudge(pack: RulePack): Judge {
  return { pack, finder: compile(pack) };
}

/** The same in slices of a few milliseconds, with `pause` between them. */
export async function makeJudgeInSlices(pack: RulePack, pause: () => Promise<void>): Promise<Judge> {
  return { pack, finder: await compileInSlices(pack, pause) };
}

const models = [
  { kind: 'sale', of: (pack: RulePack) => pack.sale },
  { kind: 'recruiting', of: (pack: RulePack) => pack.recruiting },
] as const;

interface Best {
  score: number;
  over: number;
  kind: 'sale' | 'recruiting';
  features: Features | null;
}

/** Judges a page by its words alone; never more than `caution`. Linear in the text's length. */
export function judgeText(judge: Judge, page: PageText): Judgement {
  const offers = (page.links ?? []).filter((link) => isOffer(judge, link)).slice(0, MAX_LINKS);
  const { text, cut } = cutText([page.title, page.text, ...offers].filter((part) => part !== '').join('\n'));
  const best = bestOf(judge, text);
  const level = best.over >= 0 && best.features !== null && best.score > 0 ? 'caution' : 'clear';
  const model = judge.pack[best.kind];
  const weighed = best.features === null ? [] : weigh(model, best.features);
  return {
    level,
    score: Math.round(best.score * 10_000) / 10_000,
    kind: level === 'caution' ? best.kind : null,
    evidence: evidenceOf(weighed, text),
    reasons: reasonsOf(weighed, level),
    cut,
  };
}

/** A page's links lead everywhere, so their words are no evidence; but a path that says `buy` and what is the page's own offer. */
function isOffer({ finder }: Judge, link: string): boolean {
  const classes = new Set(
    finder
      .find(link.slice(0, 2048))
      .signals.filter(({ where }) => where === 'slug')
      .map((signal) => signal.class),
  );
  return classes.has('buy') && (classes.has('substance') || classes.has('dead-drop'));
}

/** The stretch and model that stand highest against their threshold. */
function bestOf({ pack, finder }: Judge, text: string): Best {
  let best: Best = { score: 0, over: Number.NEGATIVE_INFINITY, kind: 'sale', features: null };
  for (const stretch of stretchesOf(finder.find(text))) {
    const features = featuresOf(stretch);
    for (const { kind, of } of models) {
      const score = probability(of(pack), features[kind], kind);
      const over = distance(score, of(pack).threshold);
      if (best.features === null || over > best.over) best = { score, over, kind, features: features[kind] };
    }
  }
  return best;
}

function cutText(text: string): { text: string; cut: boolean } {
  if (text.length * 3 <= MAX_TEXT_BYTES) return { text, cut: false };
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MAX_TEXT_BYTES));
  return read < text.length ? { text: text.slice(0, read), cut: true } : { text, cut: false };
}

/** What is said in the end: listed is danger, the allow list trusted, else what the words say. */
export function verdictOf(parts: {
  hit: { subject: Subject; kind: Kind } | null;
  trusted: boolean;
  judgement: Judgement | null;
}): Verdict {
  const { hit, trusted, judgement } = parts;
  const words = {
    score: judgement?.score ?? null,
    evidence: judgement?.evidence ?? [],
    reasons: judgement?.reasons ?? [],
    cut: judgement?.cut ?? false,
  };
  if (hit !== null) return { level: 'danger', kind: hit.kind, subject: hit.subject, ...words };
  if (trusted) return { level: 'trusted', kind: null, subject: null, ...words };
  return { level: judgement?.level ?? 'clear', kind: judgement?.kind ?? null, subject: null, ...words };
}
