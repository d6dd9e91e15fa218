// One request to an endpoint: compressed, without credentials, limited in time and in what is read of the answer.
import { batchLimits } from '#lib/protocol/batch.ts';

/** What came back: an HTTP answer, or nothing that could be understood as one. */
export type Reply =
  | {
      kind: 'reply';
      status: number;
      /** Media type without parameters, lower case. */
      type: string;
      retryAfter: string | null;
      /** The body; null when it is longer than may be read or broke off. */
      text: string | null;
    }
  | { kind: 'unreachable' };

/** Sends one JSON text by POST; never throws. */
export type Post = (url: string, json: string) => Promise<Reply>;

/** The part of the WHATWG `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

async function readText(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function replyOf(response: Response): Promise<Reply> {
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  // A redirect that is not followed has status 0 in browsers and its own status elsewhere; both mean the same here.
  const status = response.type === 'opaqueredirect' ? 302 : response.status;
  const reply = { kind: 'reply', status, type, retryAfter: response.headers.get('retry-after') } as const;
  try {
    return { ...reply, text: await readText(response, batchLimits.answerBytes) };
  } catch {
    // The body broke off: the status still says what to do, and a 200 without its body acknowledges nothing.
    return { ...reply, text: null };
  }
}

/**
 * A `Post` by `fetch`, each request within 30 s.
 * Redirects are refused by `manual`, not `error`: the second would look like a lost network, and the person could not be told.
 */
export function makePost(fetch: Fetch, requestMs: number = batchLimits.requestMs): Post {
  return async (url, json) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
        body: await gzip(json),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(requestMs),
      });
      return await replyOf(response);
    } catch {
      // No network, no such host, a bad certificate, or 30 s: fetch does not say which, and all are tried again.
      return { kind: 'unreachable' };
    }
  };
}
