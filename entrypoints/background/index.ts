// Registers every listener in the first tick, and nothing else: a worker that wakes late hears nothing.

import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '#lib/browser.ts';
import { receive } from '#lib/messages/receive.ts';
import { handlers } from './answer.ts';
import { followDeliveries, resumeTimer } from './deliver.ts';
import { guardNavigation, judgeOpenTabs } from './guard.ts';
import { followSettings, learn } from './knowledge.ts';
import { followMenus, makeMenus } from './menus.ts';
import { resumeDelivery } from './reports.ts';
import { followUpdates, planFirstUpdate, resumeUpdates, update } from './update.ts';

export default defineBackground({
  type: 'module',
  main() {
    receive(handlers);
    guardNavigation();
    followUpdates();
    followDeliveries();
    followMenus();
    followSettings(() => void makeMenus());
    browser.runtime.onInstalled.addListener(installed);
    browser.runtime.onStartup.addListener(started);
    void resumeTimer();
    void resumeUpdates();
    // Learnt at once, so that the first navigation after waking finds as much as can be ready; a failure is met again by who asks.
    learn().catch((error) => console.error('nothing known yet', error));
  },
});

async function installed({ reason }: { reason: string }): Promise<void> {
  const welcome = reason === 'install' ? [browser.tabs.create({ url: browser.runtime.getURL('welcome.html') })] : [];
  await Promise.allSettled([...welcome, judgeOpenTabs(), makeMenus(), resumeDelivery(), update()]);
}

async function started(): Promise<void> {
  await Promise.allSettled([judgeOpenTabs(), makeMenus(), resumeDelivery(), planFirstUpdate()]);
}
