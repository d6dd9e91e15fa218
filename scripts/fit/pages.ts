// Whole lawful pages beside the checkout: read, their tags stripped, to measure that none is flagged.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { sharedFolder } from './corpus.ts';

const rowSchema = z.object({
  id: z.string(),
  file: z.string(),
  lang: z.string(),
  kind: z.string(),
  charset: z.string().nullish(),
});

/** A lawful page as text. */
export interface Page {
  id: string;
  lang: string;
  kind: string;
  text: string;
}

const entities: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
};

/** Visible text of a page, roughly: scripts and tags out, blocks on lines of their own. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<\/?(?:br|p|div|li|tr|td|h\d|section|article|option|title)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(0x10ffff, Number(code))))
    .replace(/&([a-z]+);/gi, (all, name: string) => entities[name.toLowerCase()] ?? all)
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s*\n+/g, '\n');
}

/** Default folder of the pages. */
export function pagesFolder(): string {
  return path.join(sharedFolder(), 'pages');
}

/** The pages of a folder with an `index.jsonl`; none if the folder is not there. */
export function readPages(folder: string): Page[] {
  const index = path.join(folder, 'index.jsonl');
  if (!existsSync(index)) return [];
  const rows = readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)));
  return rows.map((row) => {
    const html = new TextDecoder(row.charset ?? 'utf-8').decode(gunzipSync(readFileSync(path.join(folder, row.file))));
    return { id: row.id, lang: row.lang, kind: row.kind, text: textOf(html) };
  });
}
