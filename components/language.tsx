// Whose words the components speak: one language for everything below it.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { type Language, type T, translator } from '#lib/i18n/t.ts';

const Words = createContext<T>(translator('en'));

/** Everything inside speaks this language. */
export function Speaking({ language, children }: { language: Language; children: ComponentChildren }) {
  const t = useMemo(() => translator(language), [language]);
  return <Words.Provider value={t}>{children}</Words.Provider>;
}

/** The words of the language spoken here. */
export function useT(): T {
  return useContext(Words);
}
