// What the worker knows while it is awake: list, judge, settings, exceptions. Only a cache: a worker that wakes learns it anew from
// what is stored, and never waits for the network.
import type { Subject } from '#lib/address/subject.ts';
import { systemClock } from '#lib/base/clock.ts';
import { browser } from '#lib/browser.ts';
import { languageOf, type T, translator } from '#lib/i18n/t.ts';
import { onSettingsChanged, readSettings, type Settings } from '#lib/settings/settings.ts';
import { type Exception, withException, withoutException } from '#lib/warning/exceptions.ts';
import { type Protection, readProtection } from './protection.ts';
import { readExceptions, writeExceptions } from './session.ts';
import { listStore } from './stores.ts';

/** All that a verdict and its showing need. */
export interface Knowledge {
  protection: Protection;
  settings: Settings;
  exceptions: Exception[];
  t: T;
}

let known: Knowledge | null = null;
let learning: Promise<Knowledge> | null = null;

/** What is known already, without waiting; null in a worker that has just woken. */
export function knowledge(): Knowledge | null {
  return known;
}

/** What is known, once it is. Asked again after a failure. */
export function learn(): Promise<Knowledge> {
  learning ??= readAll().then(
    (all) => {
      known = all;
      return all;
    },
    (error) => {
      learning = null;
      throw error;
    },
  );
  return learning;
}

async function readAll(): Promise<Knowledge> {
  const [protection, settings, exceptions] = await Promise.all([readProtection(), readSettings(), readExceptions()]);
  return { protection, settings, exceptions, t: translatorFor(settings) };
}

function translatorFor(settings: Settings): T {
  return translator(languageOf(settings.language, browser.i18n.getUILanguage()));
}

/** Takes over what a sync has stored. */
export async function renewProtection(): Promise<void> {
  const all = await learn();
  listStore.forget();
  all.protection = await readProtection();
}

/** Keeps the known settings in step with the stored ones. Call it in the first tick. */
export function followSettings(changed: (all: Knowledge) => void): void {
  onSettingsChanged(async (settings) => {
    const all = await learn();
    all.settings = settings;
    all.t = translatorFor(settings);
    changed(all);
  });
}

/** Lets one subject through for an hour; resolves once that is stored. */
export async function except(subject: Subject): Promise<void> {
  const all = await learn();
  all.exceptions = withException(all.exceptions, subject, systemClock.now());
  await writeExceptions(all.exceptions);
}

/** Ends the exception of one subject. */
export async function endException(subject: Subject): Promise<void> {
  const all = await learn();
  all.exceptions = withoutException(all.exceptions, subject, systemClock.now());
  await writeExceptions(all.exceptions);
}
