// What several metadata files have in common: keys, roles, names and numbers, each with its limit.
import * as z from 'zod/mini';

const MAX_KEYS = 64;

export const hex64 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const positive = z.int().check(z.gte(1));
export const length = z.int().check(z.gte(0));

/** A name of a role or target: parts of `[a-z0-9._-]{1,64}` with `/` for folders, none of them `.` or `..`. */
export const nameSchema = z
  .string()
  .check(z.regex(/^(?!\.\.?(?:\/|$))[a-z0-9._-]{1,64}(?:\/(?!\.\.?(?:\/|$))[a-z0-9._-]{1,64})*$/), z.maxLength(512));

/** TUF 1.0, section 4.3: a public key. Other key types are read and ignored. */
const keySchema = z.looseObject({
  keytype: z.string().check(z.maxLength(64)),
  scheme: z.string().check(z.maxLength(64)),
  keyval: z.looseObject({ public: z.string().check(z.maxLength(4096)) }),
});
export type TufKey = z.infer<typeof keySchema>;

/** Keys by their id, 64 at most. */
export const keysSchema = z
  .record(hex64, keySchema)
  .check(z.refine((keys) => Object.keys(keys).length <= MAX_KEYS, 'more than 64 keys'));

/** The two fields that every role has; the threshold can be met by different keys. */
export const roleFields = {
  keyids: z.array(hex64).check(z.minLength(1), z.maxLength(MAX_KEYS)),
  threshold: positive,
};

/** True if so many different keys are named. */
export function mayBeMet(role: { keyids: readonly string[]; threshold: number }): boolean {
  return role.threshold <= new Set(role.keyids).size;
}

/** TUF 1.0, section 4.3: who signs for a role, and how many of them must. */
export const roleSchema = z.looseObject(roleFields).check(z.refine(mayBeMet, 'a threshold above the number of keys'));
export type Role = z.infer<typeof roleSchema>;
