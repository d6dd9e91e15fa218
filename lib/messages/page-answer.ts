// What a page's script takes from an answer, parsed by hand: the schemas of the whole table would weigh more than the script itself.
import { Fault } from '#lib/base/fault.ts';

/** The part of the answers to `page.address` and `page.text` that a page's script acts on. */
export interface PageAnswer {
  readonly shows: 'nothing' | 'banner' | 'page';
  readonly level: 'clear' | 'caution' | 'danger' | 'trusted';
  readonly language: string;
  /** True if the page's text may be read. */
  readonly scan: boolean;
  readonly banner: BannerTexts | null;
}

const bannerKeys = ['label', 'title', 'text', 'more', 'close'] as const;
/** The bar's words, translated. */
export type BannerTexts = Record<(typeof bannerKeys)[number], string>;

const showings: readonly unknown[] = ['nothing', 'banner', 'page'] satisfies PageAnswer['shows'][];
const levels: readonly unknown[] = ['clear', 'caution', 'danger', 'trusted'] satisfies PageAnswer['level'][];

/** Parses an answer. @throws Fault `malformed` */
export function parsePageAnswer(value: unknown): PageAnswer {
  const { shows, verdict, language, scan, banner } = recordOf(value);
  const { level } = recordOf(verdict);
  if (!showings.includes(shows) || !levels.includes(level)) throw malformed();
  if (typeof language !== 'string' || typeof scan !== 'boolean') throw malformed();
  return { shows, level, language, scan, banner: banner === null ? null : bannerOf(banner) } as PageAnswer;
}

function bannerOf(value: unknown): BannerTexts {
  const texts = recordOf(value);
  if (bannerKeys.some((key) => typeof texts[key] !== 'string')) throw malformed();
  return texts as BannerTexts;
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw malformed();
  return value as Record<string, unknown>;
}

function malformed(): Fault {
  return new Fault('malformed', 'the answer is not as agreed');
}
