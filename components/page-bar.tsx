// The head of a page of ours: whose page it is, and its language.
import type { Language } from '#lib/i18n/message.ts';
import { Mark } from './glyph.tsx';
import { useT } from './language.tsx';
import { Languages } from './languages.tsx';

/** Mark, name and the three languages. */
export function PageBar({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const t = useT();
  return (
    <header class="page__bar">
      <Mark sizePx={24} />
      <span class="page__name">{t('common.name')}</span>
      <Languages onChoose={onLanguage} />
    </header>
  );
}
