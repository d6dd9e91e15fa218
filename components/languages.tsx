// The three languages, each named in itself.
import { type Language, languageNames, languages } from '#lib/i18n/message.ts';
import { useT } from './language.tsx';

/** The switch of language in a page's bar. */
export function Languages({ onChoose }: { onChoose: (language: Language) => void }) {
  const t = useT();
  return (
    <nav class="languages" aria-label="Тіл · Язык · Language">
      {languages.map((language) => (
        <button
          key={language}
          class="languages__one"
          type="button"
          lang={language}
          aria-current={language === t.language ? 'true' : undefined}
          onClick={() => onChoose(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </nav>
  );
}
