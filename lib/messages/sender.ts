// Who asks, judged only by what the browser says; the body of a message is never believed about its sender.
import type { Runtime } from '#lib/browser.ts';

/** Those who may ask: a web page's own content script, or one of our pages. */
export const senderNames = ['page', 'popup', 'options', 'warning', 'welcome', 'my-reports'] as const;
export type SenderName = (typeof senderNames)[number];

/** A sender the browser has vouched for. */
export interface Sender {
  readonly name: SenderName;
  /** Null for the toolbar popup, which is in no tab. */
  readonly tabId: number | null;
  readonly frameId: number;
  /** The frame's own address, as the browser knows it. */
  readonly url: string;
  /** The browser's id of the document, where it gives one. */
  readonly documentId: string | null;
  readonly incognito: boolean;
}

/** This extension: its id, and the address its pages begin with (ends in a slash). */
export interface Ourselves {
  readonly id: string;
  readonly base: string;
}

type Raw = Runtime.MessageSender & { origin?: string; documentId?: string };

/** The sender as the browser describes it, or null for a stranger (threat-model.md, 3.6). */
export function senderOf(raw: Raw, ourselves: Ourselves): Sender | null {
  if (raw.id !== ourselves.id || typeof raw.url !== 'string') return null;
  const name = raw.url.startsWith(ourselves.base) ? pageName(raw, ourselves) : webName(raw);
  if (name === null) return null;
  return {
    name,
    tabId: raw.tab?.id ?? null,
    frameId: raw.frameId ?? 0,
    url: raw.url,
    documentId: raw.documentId ?? null,
    incognito: raw.tab?.incognito ?? false,
  };
}

// One of our own pages, by its file: a page of ours inside somebody's frame is nobody.
function pageName(raw: Raw, ourselves: Ourselves): SenderName | null {
  if (raw.origin !== undefined && `${raw.origin}/` !== ourselves.base) return null;
  if ((raw.frameId ?? 0) !== 0) return null;
  const file = /^([a-z-]+)\.html(?:[?#]|$)/.exec(raw.url!.slice(ourselves.base.length))?.[1];
  const name = senderNames.find((known) => known === file);
  return name === undefined || name === 'page' ? null : name;
}

// A web page: in a tab, in a frame the browser names, and of the web.
function webName(raw: Raw): SenderName | null {
  if (raw.tab?.id === undefined || raw.frameId === undefined) return null;
  return /^https?:\/\//.test(raw.url!) ? 'page' : null;
}
