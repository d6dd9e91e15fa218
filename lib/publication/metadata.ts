// The metadata of TUF 1.0 (The Update Framework, sections 4.3 to 4.6) with the limits that hold before any signature is looked at.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { parseJson } from './canonical-json.ts';
import { delegationsSchema } from './delegations.ts';
import { hex64, keysSchema, length, nameSchema, positive, roleSchema } from './parts.ts';

/** The four roles that every repository has. */
export const roleNames = ['root', 'timestamp', 'snapshot', 'targets'] as const;
export type RoleName = (typeof roleNames)[number];

/** Bytes that may be read of each file before it is known to be too long. */
export const maxBytes = {
  root: 64 * 1024,
  timestamp: 16 * 1024,
  snapshot: 256 * 1024,
  targets: 512 * 1024,
  'rule-pack': 2 * 1024 * 1024,
  list: 32 * 1024 * 1024,
  'list.base': 32 * 1024 * 1024,
  'list.delta': 32 * 1024 * 1024,
} as const;

/** The version of the specification that our files name. */
export const SPEC_VERSION = '1.0.31';

const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
const hashes = z.looseObject({ sha256: hex64 });

const signatures = z
  .array(z.looseObject({ keyid: hex64, sig: z.string().check(z.regex(/^[0-9a-f]{0,1024}$/)) }))
  .check(z.maxLength(64));
export type Signature = z.infer<typeof signatures>[number];

function signedBy<Type extends RoleName, Fields extends z.core.$ZodShape>(type: Type, fields: Fields) {
  return z.looseObject({
    _type: z.literal(type),
    spec_version: z.string().check(z.regex(/^1\.\d{1,4}(?:\.\d{1,4})?$/)),
    version: positive,
    expires: time,
    ...fields,
  });
}

const fileMeta = z.looseObject({ version: positive, length: z.optional(length), hashes: z.optional(hashes) });
export type FileMeta = z.infer<typeof fileMeta>;

const targetSchema = z.looseObject({ length, hashes, custom: z.optional(z.unknown()) });
export type Target = z.infer<typeof targetSchema>;

const rootSigned = signedBy('root', {
  consistent_snapshot: z.literal(true),
  keys: keysSchema,
  roles: z.looseObject({ root: roleSchema, timestamp: roleSchema, snapshot: roleSchema, targets: roleSchema }),
});
const timestampSigned = signedBy('timestamp', { meta: z.strictObject({ 'snapshot.json': fileMeta }) });
const snapshotSigned = signedBy('snapshot', {
  meta: z
    .record(nameSchema, fileMeta)
    .check(z.refine((meta) => Object.hasOwn(meta, 'targets.json'), 'no targets.json')),
});
const targetsSigned = signedBy('targets', {
  targets: z.record(nameSchema, targetSchema),
  delegations: z.optional(delegationsSchema),
});

const schemas = {
  root: z.looseObject({ signatures, signed: rootSigned }),
  timestamp: z.looseObject({ signatures, signed: timestampSigned }),
  snapshot: z.looseObject({ signatures, signed: snapshotSigned }),
  targets: z.looseObject({ signatures, signed: targetsSigned }),
} as const;

/** A metadata file of one role: its signatures and what they sign. */
export type Metadata<R extends RoleName = RoleName> = z.infer<(typeof schemas)[R]>;
export type Root = Metadata<'root'>;
export type Timestamp = Metadata<'timestamp'>;
export type Snapshot = Metadata<'snapshot'>;
export type Targets = Metadata<'targets'>;

/** Reads a metadata file of `role`; its signatures are not looked at. @throws Fault `malformed`; `path` for a name that no file may have */
export function parseMetadata<R extends RoleName>(role: R, bytes: Uint8Array): Metadata<R> {
  const parsed = schemas[role].safeParse(parseJson(bytes));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const code = issue?.code === 'invalid_key' && role !== 'root' ? 'path' : 'malformed';
    throw new Fault(code, `${role}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`);
  }
  return parsed.data as Metadata<R>;
}

const listCustomSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  operator: z.string().check(z.minLength(1), z.maxLength(200)),
  practice: z.boolean(),
  entries: length,
  publishedAt: time,
  base: z.optional(positive),
  bulk: z.optional(z.boolean()),
  bulkAt: z.optional(positive),
});

/**
 * What is signed about the list beside its bytes. `publishedAt` is an ISO time in whole seconds, `base` the version whose file
 * deltas are made against; `bulk` says that a change of more than 30 % of the entries is meant, `bulkAt` in which version the
 * last such change was made.
 */
export type ListCustom = z.infer<typeof listCustomSchema>;

/** The signed description of a list target. @throws Fault `malformed` */
export function parseListCustom(custom: unknown): ListCustom {
  const parsed = listCustomSchema.safeParse(custom);
  if (!parsed.success) throw new Fault('malformed', 'the list target does not say what list it is');
  return parsed.data;
}

const deltaCustomSchema = z.object({
  base: positive,
  baseSha256: hex64,
  baseLength: length,
  resultSha256: hex64,
});

/** What is signed about a delta: the file it is made against, and the hash of the full file that both come to. */
export type DeltaCustom = z.infer<typeof deltaCustomSchema>;

/** The signed description of a delta target. @throws Fault `malformed` */
export function parseDeltaCustom(custom: unknown): DeltaCustom {
  const parsed = deltaCustomSchema.safeParse(custom);
  if (!parsed.success) throw new Fault('malformed', 'the delta does not say what it is made against');
  return parsed.data;
}

/** An ISO time in whole seconds, as TUF metadata has it. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
