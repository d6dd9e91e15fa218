// The labelled texts beside the checkout: read, checked, and named by their SHA-256. They are never written anywhere.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const textSchema = z.object({
  id: z.string(),
  lang: z.enum(['ru', 'kk', 'en']),
  label: z.enum(['sale', 'recruit', 'negative']),
  kind: z.string(),
  text: z.string(),
  source: z.string().default(''),
  synthetic: z.boolean().default(false),
});

/** One labelled text of the corpus. */
export type Labelled = z.infer<typeof textSchema>;

/** A file of the corpus with its hash. */
export interface CorpusFile {
  name: string;
  sha256: string;
  texts: Labelled[];
}

/** Where the shared data stands, relative to the repository's root. */
export function sharedFolder(): string {
  return path.resolve(process.cwd(), '..', 'shared', 'data');
}

/** True if the corpus is there. */
export function hasCorpus(): boolean {
  return existsSync(path.join(sharedFolder(), 'corpus', 'dev.jsonl'));
}

/** Reads one JSON Lines file of the corpus. */
export function readCorpus(name: string): CorpusFile {
  const bytes = readFileSync(path.join(sharedFolder(), 'corpus', name));
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return {
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    texts: lines.map((line) => textSchema.parse(JSON.parse(line))),
  };
}
