// Which words say which verdict. Listed is a fact, suspected is a guess, and no warning is no promise.
import type { GlyphLevel } from '#components/glyph.tsx';
import type { T } from '#lib/i18n/t.ts';
import type { Answer } from '#lib/messages/messages.ts';

/** A verdict in words. */
export interface Said {
  readonly level: GlyphLevel;
  readonly title: string;
  readonly text: string;
}

const suffixes = { sale: 'sale', recruiting: 'recruit', promotion: 'promotion' } as const;

function offWords(t: T, off: 'browser-page' | 'no-permission'): Said {
  return {
    level: 'off',
    title: t('popup.off_title'),
    text: t(off === 'browser-page' ? 'popup.browser_page' : 'popup.off_body'),
  };
}

/** What the popup says of a tab; null stands for a tab of which nothing could be learned. */
export function wordsFor(t: T, tab: Answer<'tab.state'> | null): Said {
  if (tab === null) return { level: 'off', title: t('popup.error_title'), text: t('popup.error_body') };
  if (tab.off !== null || tab.verdict === null) return offWords(t, tab.off ?? 'browser-page');
  const { level, kind } = tab.verdict;
  if (level === 'clear') return { level, title: t('popup.clear_title'), text: t('popup.clear_body') };
  if (level === 'trusted') return { level, title: t('popup.trusted_title'), text: t('popup.trusted_body') };
  const text =
    kind !== null
      ? t(`popup.${level}_${suffixes[kind]}`)
      : t(level === 'danger' ? 'popup.danger_sale' : 'warning.suspected_lead');
  return { level, title: t(`popup.${level}_title`), text };
}
