import { browser } from '#lib/browser.ts';
import type { T } from '#lib/i18n/t.ts';
import type { Level } from '#lib/verdict/verdict.ts';

/** Sets one tab's icon and its tooltip. A tab that has gone meanwhile is no matter. */
export async function showInToolbar(tabId: number, level: Level | 'off', t: T): Promise<void> {
  const path = { 16: `icons/toolbar-${level}-16.png`, 32: `icons/toolbar-${level}-32.png` };
  await Promise.allSettled([
    browser.action.setIcon({ tabId, path }),
    browser.action.setTitle({ tabId, title: t(`toolbar.${level}`) }),
  ]);
}
