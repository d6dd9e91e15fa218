// What the worker knows while it is awake: list, judge, settings, exceptions. Only a cache: a worker that wakes learns it anew from
// what is stored, and never waits for the network.
import type { Subject } from '#lib/address/subject.ts';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { systemClock } from '#lib/base/clock.ts';
import { isFault } from '#lib/base/fault.ts';
import { BlockList } from '#lib/blocklist/list.ts';
import { browser } from '#lib/browser.ts';
import { languageOf, type T, translator } from '#lib/i18n/t.ts';
import { onSettingsChanged, readSettings, type Settings } from '#lib/settings/settings.ts';
import { parseRulePack } from '#lib/signals/rule-pack.ts';
import { type Judge, makeJudge } from '#lib/verdict/judge.ts';
import { type Exception, withException, withoutException } from '#lib/warning/exceptions.ts';
import { builtInAbout, builtInList, builtInRulePack } from './built-in.ts';
import { readExceptions, writeExceptions } from './session.ts';
import { trustedStore } from './stores.ts';

/** The list in use and the judge of its rule pack. */
export interface Protection {
  readonly list: BlockList;
  /** Compiled when the first text comes: an address is answered without it, a woken worker's first answer above all. */
  readonly judge: () => Promise<Judge>;
  /** SHA-256 of the list's file, hexadecimal: the fingerprint a person can compare. */
  readonly fingerprint: () => Promise<string>;
  readonly about: {
    readonly name: string;
    readonly operator: string;
    readonly practice: boolean;
    /** 0 for the list in the package. */
    readonly version: number;
    readonly publishedAt: number | null;
    readonly builtIn: boolean;
  };
}

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

async function readProtection(): Promise<Protection> {
  const synced = await readSynced();
  return synced ?? (await readBuiltIn());
}

// The last good state of a sync. One that cannot be read falls back to the package's: an old list is better than none.
async function readSynced(): Promise<Protection | null> {
  try {
    const state = await trustedStore.read();
    if (state === null || state.list === null || state.rulePack === null || state.custom === null) return null;
    const { name, operator, practice } = state.custom;
    const about = {
      name,
      operator,
      practice,
      version: state.version ?? 0,
      publishedAt: state.publishedAt,
      builtIn: false,
    };
    const { rulePack } = state;
    return opened(state.list, async () => rulePack, about);
  } catch (error) {
    console.error('the synced list cannot be read', isFault(error) ? error.code : error);
    return null;
  }
}

async function readBuiltIn(): Promise<Protection> {
  const [about, list] = await Promise.all([builtInAbout(), builtInList()]);
  const { name, operator, practice, publishedAt } = about;
  return opened(list, builtInRulePack, { name, operator, practice, version: 0, publishedAt, builtIn: true });
}

function opened(
  list: Uint8Array<ArrayBuffer>,
  rulePack: () => Promise<Uint8Array<ArrayBuffer>>,
  about: Protection['about'],
): Protection {
  return {
    list: BlockList.open(list),
    judge: once(async () => makeJudge(parseRulePack(await rulePack()))),
    fingerprint: once(async () => toHex(await sha256(list))),
    about,
  };
}

// Runs when first asked; a failure is not remembered.
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work().catch((error) => {
      result = null;
      throw error;
    });
    return result;
  };
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
