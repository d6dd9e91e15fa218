// The team's own practice pages at the addresses that data/practice-pages/pages.json gives them.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { SiteHandler } from './site.ts';

const folder = new URL('../../data/practice-pages/', import.meta.url);
const schema = z.object({
  pages: z.array(z.object({ address: z.string(), file: z.string(), expect: z.enum(['clear', 'caution', 'danger']) })),
});

/** Every practice page: its address without a scheme, its file, and what the extension should make of it. */
export const practicePages = schema.parse(JSON.parse(read('pages.json'))).pages;

/** Answers the addresses of the practice pages. */
export const practiceSite: SiteHandler = (host, path) => {
  const bare = path.replace(/\?.*$/, '');
  const page = practicePages.find((each) => each.address === host + bare);
  return page ? { body: read(page.file) } : null;
};

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}
