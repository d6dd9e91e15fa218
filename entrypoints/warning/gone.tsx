// A warning whose browser was closed since: nobody knows any more what it was about, and nothing has to be done.
import type { ComponentChildren } from 'preact';
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import { browser } from '#lib/browser.ts';

async function closeTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

/** Says that it is over, and closes. */
export function Gone({ bar }: { bar: ComponentChildren }) {
  const t = useT();
  return (
    <div class="page warn warn--plain">
      <div class="warn__top">
        {bar}
        <main class="column warn__hero">
          <h1>{t('warning.gone_title')}</h1>
          <p class="warn__lead">{t('warning.gone_lead')}</p>
          <div class="warn__acts">
            <Button look="primary" onPress={() => void closeTab()}>
              {t('common.close')}
            </Button>
          </div>
        </main>
      </div>
    </div>
  );
}
