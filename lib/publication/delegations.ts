// Delegations (TUF 1.0, section 4.5): which role may name which targets below the top one.
import * as z from 'zod/mini';
import { sha256, toHex } from '#lib/base/bytes.ts';
import { keysSchema, mayBeMet, nameSchema, roleFields } from './parts.ts';

const TOP_LEVEL = ['root', 'timestamp', 'snapshot', 'targets'];

/** Like a target's name, with `*` and `?` for letters of one part. */
const pattern = z
  .string()
  .check(
    z.regex(/^(?!\.\.?(?:\/|$))[a-z0-9._*?-]{1,64}(?:\/(?!\.\.?(?:\/|$))[a-z0-9._*?-]{1,64})*$/),
    z.maxLength(512),
  );
const prefix = z.string().check(z.regex(/^[0-9a-f]{1,64}$/));

const delegatedRole = z
  .looseObject({
    ...roleFields,
    name: nameSchema.check(z.refine((name) => !TOP_LEVEL.includes(name), 'the name of a top-level role')),
    terminating: z.boolean(),
    paths: z.optional(z.array(pattern)),
    path_hash_prefixes: z.optional(z.array(prefix)),
  })
  .check(
    z.refine(mayBeMet, 'a threshold above the number of keys'),
    z.refine(
      (role) => (role.paths === undefined) !== (role.path_hash_prefixes === undefined),
      'paths or hash prefixes',
    ),
  );
export type DelegatedRole = z.infer<typeof delegatedRole>;

/** Keys, and roles in the order in which they are asked; each name once. */
export const delegationsSchema = z.looseObject({
  keys: keysSchema,
  roles: z
    .array(delegatedRole)
    .check(z.refine((roles) => new Set(roles.map(({ name }) => name)).size === roles.length, 'two roles of one name')),
});
export type Delegations = z.infer<typeof delegationsSchema>;

/** True if `role` may name the target `path`: by a pattern, or by the SHA-256 of the path. */
export async function mayName(role: DelegatedRole, path: string): Promise<boolean> {
  if (role.paths) return role.paths.some((each) => matchesPath(each, path));
  const hash = toHex(await sha256(new TextEncoder().encode(path)));
  return role.path_hash_prefixes!.some((each) => hash.startsWith(each)); // the schema asks for one of the two
}

/** Part by part, so that a `*` never reaches over a `/`. */
function matchesPath(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split('/'), path.split('/')];
  return wanted.length === parts.length && wanted.every((part, i) => matchesPart(part, parts[i]!));
}

/** Greedy with one way back: `*` any letters, `?` one. Linear in practice, quadratic at worst in 64 letters. */
function matchesPart(wanted: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  for (let i = 0; i < text.length; ) {
    if (wanted[at] === '?' || wanted[at] === text[i]) {
      at++;
      i++;
    } else if (wanted[at] === '*') {
      star = at++;
      mark = i;
    } else if (star >= 0) {
      at = star + 1;
      i = ++mark;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
