import { beforeEach, expect, test } from 'vitest';
import { browser } from '#lib/browser.ts';
import { changeSettings, initialSettings, onSettingsChanged, readSettings } from '#lib/settings/settings.ts';

beforeEach(() => browser.storage.local.clear());

test('before anybody chose, the standard strength and the language of the browser hold', async () => {
  expect(await readSettings()).toEqual(initialSettings);
  expect(initialSettings).toMatchObject({ strength: 'standard', language: 'auto', endpoint: null, role: null });
});

test('a change is stored beside what was chosen before', async () => {
  await changeSettings({ role: 'teacher' });
  await changeSettings({ strength: 'warning-mode' });
  expect(await readSettings()).toMatchObject({ role: 'teacher', strength: 'warning-mode', language: 'auto' });
});

test('what is no setting is set aside, and the initial ones hold', async () => {
  await browser.storage.local.set({ settings: { version: 1, value: { ...initialSettings, strength: 'none' } } });
  expect(await readSettings()).toEqual(initialSettings);
  const { 'settings.aside': aside } = await browser.storage.local.get('settings.aside');
  expect(JSON.stringify(aside)).toContain('none');
});

test('a listener hears of a change until it stops', async () => {
  const heard: string[] = [];
  const stop = onSettingsChanged(({ language }) => heard.push(language));
  await changeSettings({ language: 'kk' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  stop();
  await changeSettings({ language: 'ru' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(heard).toEqual(['kk']);
});

test('two changes at once are both kept', async () => {
  await Promise.all([changeSettings({ role: 'parent' }), changeSettings({ strength: 'badge' })]);
  expect(await readSettings()).toMatchObject({ role: 'parent', strength: 'badge' });
});
