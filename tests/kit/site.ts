// Pages of the team's own, served over http and https on the loopback by their Host header, as if they were on the web.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { type Certificate, makeCertificate } from './certificate.ts';

/** What one address answers. */
export interface SitePage {
  body: string | Uint8Array;
  contentType?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Milliseconds before the answer starts. */
  delayMs?: number;
}

/** Answers a request for `host` and `path` (with query), or null for 404. */
export type SiteHandler = (host: string, path: string, request: IncomingMessage) => SitePage | null;

/** A running site. */
export interface Site {
  httpPort: number;
  httpsPort: number;
  certificate: Certificate;
  /** Each request as `https://host/path`, oldest first. */
  requests: string[];
  /** Serves `body` as an HTML page at `address` (scheme left out: both; query ignored unless given). */
  put(address: string, page: string | SitePage): void;
  close(): Promise<void>;
}

/** Starts a site on two free ports; `handler` is asked for what was not `put`. */
export async function startSite(
  handler: SiteHandler = () => null,
  names: readonly string[] = ['*.example', 't.me'],
): Promise<Site> {
  const pages = new Map<string, SitePage>();
  const requests: string[] = [];
  const certificate = makeCertificate(names);
  const answer = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    requests.push(`${scheme}://${host}${path}`);
    const page = pages.get(host + path) ?? pages.get(host + path.replace(/\?.*$/, '')) ?? handler(host, path, request);
    setTimeout(() => send(response, page), page?.delayMs ?? 0);
  };
  const plain = createServer(answer('http'));
  const secure = createSecureServer({ key: certificate.key, cert: certificate.cert }, answer('https'));
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(secure)]);
  return {
    httpPort,
    httpsPort,
    certificate,
    requests,
    put: (address, page) => void pages.set(keyOf(address), typeof page === 'string' ? { body: page } : page),
    close: async () => void (await Promise.all([close(plain), close(secure)])),
  };
}

function send(response: ServerResponse, page: SitePage | null): void {
  response.writeHead(page?.status ?? (page ? 200 : 404), {
    'content-type': page?.contentType ?? 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...page?.headers,
  });
  response.end(page?.body ?? 'Not here.');
}

function keyOf(address: string): string {
  const bare = address.replace(/^https?:\/\//, '');
  return bare.includes('/') ? bare : `${bare}/`;
}

/** Listens on a free port of 127.0.0.1 and resolves to it. */
export function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Closes a server and the connections that are left open. */
export function close(server: Server & { closeAllConnections?: () => void }): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}
