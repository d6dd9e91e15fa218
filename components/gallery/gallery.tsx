// Lays out every entry: a row for each theme, a column for each language.

import { Speaking, useT } from '#components/language.tsx';
import { languages } from '#lib/i18n/message.ts';
import { type Entry, entries } from './entries.tsx';

const themes = ['light', 'dark'] as const;

function Cell({ entry }: { entry: Entry }) {
  return <>{entry.show(useT())}</>;
}

/** All entries. */
export function Gallery() {
  return (
    <main class="gallery">
      {entries.map((entry) => (
        <section key={entry.component} class="gallery__entry">
          <h2>{entry.component}</h2>
          {themes.map((theme) => (
            <div key={theme} class="gallery__cells">
              {languages.map((language) => (
                <div key={language} class={`gallery__cell gallery__cell--${theme}`} lang={language}>
                  <Speaking language={language}>
                    <Cell entry={entry} />
                  </Speaking>
                </div>
              ))}
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}
