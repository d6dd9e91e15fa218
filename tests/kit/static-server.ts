// A plain web server on the loopback over files in memory, which can also misbehave.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StaticServer {
  /** Ends in `/`. */
  readonly url: string;
  /** Requests so far. */
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Serves `files` by path; anything else is 404. */
export function serveFiles(files: ReadonlyMap<string, Uint8Array>): Promise<StaticServer> {
  return serve((request, response) => {
    const bytes = files.get(new URL(request.url!, 'http://localhost').pathname.slice(1));
    if (bytes) response.end(bytes);
    else response.writeHead(404).end();
  });
}

/** A server that answers as told. */
export async function serve(answer: RequestListener): Promise<StaticServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
