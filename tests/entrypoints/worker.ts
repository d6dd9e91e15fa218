// A worker for page tests: answers each kind from a table, and remembers what was asked.
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Answer, Ask, Kind } from '#lib/messages/messages.ts';
import { changeSettings, type Settings } from '#lib/settings/settings.ts';
import type { Verdict } from '#lib/verdict/verdict.ts';

type Answers = { [K in Kind]?: Answer<K> };

/** Every ask so far, oldest first. */
export interface Asked {
  readonly all: { kind: Kind; ask: unknown }[];
  of<K extends Kind>(kind: K): Ask<K>[];
}

/** Starts it. A kind that the table lacks is answered with `not-found`. */
export function startWorker(answers: Answers): Asked {
  fakeBrowser.reset();
  // What the fake leaves out.
  Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'en-GB' });
  Object.assign(fakeBrowser.tabs, { getCurrent: async () => undefined, query: async () => [] });
  Object.assign(fakeBrowser.runtime, { openOptionsPage: async () => undefined });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  const all: { kind: Kind; ask: unknown }[] = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown, _sender: unknown, reply: (value: unknown) => void) => {
    const { kind, ask } = message as { kind: Kind; ask: unknown };
    all.push({ kind, ask });
    const value = answers[kind];
    reply(value === undefined ? { ok: false, code: 'not-found' } : { ok: true, value });
    return true;
  });
  return {
    all,
    of: <K extends Kind>(kind: K) => all.filter((asked) => asked.kind === kind).map(({ ask }) => ask as Ask<K>),
  };
}

/** Settings as stored before the page opens. */
export async function withSettings(patch: Partial<Omit<Settings, 'version'>>): Promise<void> {
  await changeSettings({ language: 'en', ...patch });
}

/** A verdict with nothing in it but what is given. */
export function verdict(given: Partial<Verdict>): Verdict {
  return { level: 'clear', kind: null, subject: null, score: null, evidence: [], reasons: [], cut: false, ...given };
}

/** A list as the worker tells of it. */
export const list: Answer<'list.state'> = {
  version: 4,
  publishedAt: Date.UTC(2026, 10, 24, 8),
  checkedAt: Date.UTC(2026, 10, 24, 9),
  entries: 60,
  name: 'Practice',
  operator: 'A school',
  practice: true,
  fingerprint: '9c41e07b52d81fa6',
  builtIn: false,
  age: { kind: 'fresh', days: 0, clock: null },
  problem: null,
  hasRoot: true,
};
