// Stands between the extension and the desk on a fixed port, and does what networks do: loses, delays, or serves an older copy.
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { close, listen } from './site.ts';

/** What becomes of one request: it passes; it is cut before the desk gets it; or the desk gets it and the answer is cut. */
export type Fate = 'pass' | 'cut-request' | 'cut-answer';

/** Decides a request's fate; it may take its time, and the request waits meanwhile. */
export type Rule = (method: string, path: string) => Fate | Promise<Fate>;

/** A running proxy. */
export interface NetworkProxy {
  port: number;
  /** Where requests go, such as `http://127.0.0.1:4000`. */
  target: string;
  rule: Rule;
  /** Waited for when the desk has answered and the extension has not heard it yet. */
  beforeAnswer: (path: string) => Promise<void>;
  /** `POST /v1/reports` and so on, oldest first, each with what became of it. */
  log: { method: string; path: string; status: number | null; fate: Fate }[];
  close(): Promise<void>;
}

/** Starts a proxy on `port` (0: a free one) before `target`. */
export async function startProxy(target: string, port = 0): Promise<NetworkProxy> {
  const server = createServer((incoming, outgoing) => {
    forward(proxy, incoming, outgoing).catch(() => outgoing.destroy());
  });
  const proxy: NetworkProxy = {
    port: await listen(server, port),
    target,
    rule: () => 'pass',
    beforeAnswer: async () => {},
    log: [],
    close: () => close(server),
  };
  return proxy;
}

async function forward(proxy: NetworkProxy, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = incoming;
  const body = await bodyOf(incoming);
  const fate = await proxy.rule(method, url);
  const entry = { method, path: url, status: null as number | null, fate };
  proxy.log.push(entry);
  if (fate === 'cut-request') return void outgoing.destroy();
  const answer = await ask(proxy.target, incoming, body);
  const bytes = await bodyOf(answer);
  entry.status = answer.statusCode ?? null;
  await proxy.beforeAnswer(url);
  if (fate === 'cut-answer') return void outgoing.destroy();
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  outgoing.end(bytes);
}

function ask(target: string, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers } = incoming;
    const out = httpRequest(new URL(incoming.url ?? '/', target), { method, headers, agent: false }, resolve);
    out.on('error', reject);
    out.end(body);
  });
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
