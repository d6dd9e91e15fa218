// Serves the moderators' pages as Vite built them: one document for every path under /desk, and its files.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeskContext } from './context.ts';
import { problem } from './problem.ts';
import type { Route } from './route.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The pages and their files. */
export function pageRoutes({ pages }: DeskContext): Route[] {
  const document = async (): Promise<Response> => {
    const html = await readFile(path.join(pages, 'index.html'));
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  };
  return [
    { method: 'GET', path: '/', access: 'anyone', handle: (request) => request.redirect('/desk', 303) },
    { method: 'GET', path: '/desk', access: 'anyone', handle: document },
    { method: 'GET', path: '/desk/cases/:id', access: 'anyone', handle: document },
    { method: 'GET', path: '/desk/publication', access: 'anyone', handle: document },
    {
      method: 'GET',
      path: '/desk/files/:name',
      access: 'anyone',
      handle: (request) => file(pages, request.req.param('name') ?? ''),
    },
  ];
}

async function file(pages: string, name: string): Promise<Response> {
  const type = types[path.extname(name)];
  if (type === undefined || !/^[\w.-]+$/.test(name)) return problem('not-found', 'There is no such file');
  try {
    const body = await readFile(path.join(pages, 'files', name));
    return new Response(body, {
      headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  } catch {
    return problem('not-found', 'There is no such file');
  }
}
