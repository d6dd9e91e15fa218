// A file that another one has promised (TUF 1.0, sections 5.5, 5.6 and 5.7): its length and hash, its signatures, its version.
import { sha256, toHex } from '#lib/base/bytes.ts';
import { Fault, isFault } from '#lib/base/fault.ts';
import { type FileMeta, type Metadata, maxBytes, parseMetadata } from '#lib/publication/metadata.ts';
import { requireThreshold, type Trust } from '#lib/publication/verify.ts';
import type { Cycle, Note } from './steps.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A metadata file as it was promised: by which name, of which kind, signed by whom. `held` is taken instead of fetching when it is the same. */
export interface Promised<R extends 'snapshot' | 'targets'> {
  readonly name: string;
  readonly role: R;
  readonly meta: FileMeta;
  readonly trust: Trust;
  readonly held: Bytes | null;
}

/** Length and hash, then signatures, then the version that was promised. @throws Fault `length`, `hash`, `mix-and-match`, `signature`, `threshold`, `malformed`, `path`, and those of FetchFile */
export async function boundFile<R extends 'snapshot' | 'targets'>(
  cycle: Cycle,
  wanted: Promised<R>,
  note: Note,
): Promise<{ bytes: Bytes; file: Metadata<R> }> {
  const { role, meta, trust, held } = wanted;
  note.file = `${meta.version}.${wanted.name}.json`;
  note.version = meta.version;
  const path = `metadata/${encodeURIComponent(note.file)}`;
  const isHeld = held !== null && meta.hashes !== undefined && (await isDescribed(held, meta));
  const bytes = isHeld ? held : await fetchBound(cycle, path, maxBytes[role], meta.length);
  await requireDescribed(bytes, meta).catch(async (error) => {
    throw (await isAnotherVersion(bytes, wanted)) ? mixed(wanted.name, meta) : error;
  });
  const file = parseMetadata(role, bytes);
  await requireThreshold(file, trust);
  if (file.signed.version !== meta.version) throw mixed(wanted.name, meta);
  return { bytes, file };
}

function mixed(name: string, meta: FileMeta): Fault {
  return new Fault('mix-and-match', `another version of ${name} than ${meta.version}, which was promised`);
}

/** Tells, of a file already refused, whether it is a genuine one of another version. */
async function isAnotherVersion(bytes: Bytes, wanted: Promised<'snapshot' | 'targets'>): Promise<boolean> {
  try {
    const file = parseMetadata(wanted.role, bytes);
    await requireThreshold(file, wanted.trust);
    return file.signed.version !== wanted.meta.version;
  } catch (error) {
    if (isFault(error)) return false;
    throw error;
  }
}

/** Never reads more than the signed length, nor more than `limit`. */
export async function fetchBound(cycle: Cycle, path: string, limit: number, signed?: number): Promise<Bytes> {
  const isSigned = signed !== undefined && signed <= limit;
  try {
    return await cycle.fetch(cycle.mirror + path, { maxBytes: isSigned ? signed : limit });
  } catch (error) {
    if (isSigned && isFault(error, 'endless')) throw new Fault('length', `longer than the ${signed} bytes signed`);
    throw error;
  }
}

/** What is signed of a file's bytes. */
export interface Described {
  readonly length?: number | undefined;
  readonly hashes?: { sha256: string } | undefined;
}

/** @throws Fault `length`, `hash` */
export async function requireDescribed(bytes: Bytes, meta: Described): Promise<void> {
  if (meta.length !== undefined && bytes.length !== meta.length) {
    throw new Fault('length', `${bytes.length} bytes where ${meta.length} were signed`);
  }
  if (meta.hashes && toHex(await sha256(bytes)) !== meta.hashes.sha256)
    throw new Fault('hash', 'not the bytes that were signed');
}

/** True if the bytes have this length and this hash; false where no hash is signed. */
export async function isDescribed(bytes: Bytes, meta: Described): Promise<boolean> {
  if (meta.length !== undefined && bytes.length !== meta.length) return false;
  return meta.hashes !== undefined && toHex(await sha256(bytes)) === meta.hashes.sha256;
}
