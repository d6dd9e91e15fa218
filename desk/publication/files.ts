// Serves the repository: plain static files, each with the hash of its bytes as ETag.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '#desk/hash.ts';
import { problem } from '#desk/problem.ts';
import type { DeskRequest } from '#desk/route.ts';
import { timestampPath } from './place.ts';

const published =
  /^(?:metadata\/(?:\d+\.(?:root|snapshot|targets)|timestamp)\.json|targets\/[0-9a-f]{64}\.[a-z0-9-]+(?:\.[a-z0-9-]+)?)$/;

/** Answers for one path of the repository; what was not published is 404, so that a client's search for roots ends. */
export async function repositoryFile(folder: string, name: string, request: DeskRequest): Promise<Response> {
  const bytes = published.test(name) ? await readOrNull(path.join(folder, name)) : null;
  if (bytes === null) return problem('not-found', 'Nothing is published under this name');
  const etag = `"${sha256Hex(bytes)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': name === timestampPath ? 'no-cache' : 'public, max-age=31536000, immutable',
    'Access-Control-Allow-Origin': '*',
    // The lists are public; a page may read them like everybody else.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  if (request.req.header('If-None-Match') === etag) return new Response(null, { status: 304, headers });
  const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  return new Response(bytes, { headers: { ...headers, 'Content-Type': type } });
}

async function readOrNull(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return Uint8Array.from(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
