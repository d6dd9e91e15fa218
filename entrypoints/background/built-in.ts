// The first good state, which lies in the package: the worker can judge before it has ever synced.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { browser } from '#lib/browser.ts';

/** What the build wrote beside the built-in list (scripts/built-in.ts). */
const aboutSchema = z.object({
  name: z.string(),
  operator: z.string(),
  practice: z.boolean(),
  entries: z.number(),
  publishedAt: z.nullable(z.number()),
  hasRoot: z.boolean(),
});
export type BuiltInAbout = z.infer<typeof aboutSchema>;

const repositorySchema = z.object({ mirrors: z.array(z.string()).check(z.minLength(1)) });

async function file(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(`built-in/${name}`));
  if (!response.ok) throw new Fault('not-found', `the package lacks ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Who made the built-in list, and whether a root came with the build. */
export async function builtInAbout(): Promise<BuiltInAbout> {
  return aboutSchema.parse(json(await file('list.json')));
}

export function builtInList(): Promise<Uint8Array<ArrayBuffer>> {
  return file('list');
}

export function builtInRulePack(): Promise<Uint8Array<ArrayBuffer>> {
  return file('rule-pack.json');
}

/** The root this build trusts and where its repository is; null when the build was given none. */
export async function builtInRepository(): Promise<{ root: Uint8Array<ArrayBuffer>; mirrors: string[] } | null> {
  if (!(await builtInAbout()).hasRoot) return null;
  const [root, repository] = await Promise.all([file('root.json'), file('repository.json')]);
  return { root, mirrors: repositorySchema.parse(json(repository)).mirrors };
}
