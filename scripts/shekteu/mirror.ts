// A mirror of a repository that is named on the command line: a folder, or an address.
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '#lib/base/fault.ts';
import { type FetchFile, makeFetchFile } from '#lib/sync/fetch.ts';

/** Where its files begin, and how one is read. */
export interface Mirror {
  readonly address: string;
  readonly fetch: FetchFile;
}

/** The mirror that `name` means: an http(s) address, else a folder. */
export function mirrorOf(name: string): Mirror {
  if (/^https?:\/\//i.test(name)) return { address: name, fetch: makeFetchFile(fetch) };
  return { address: `${resolve(name)}/`, fetch: readBounded };
}

/** Reads a file as a mirror would serve it: never more than the limit. */
async function readBounded(path: string, { maxBytes }: { maxBytes: number }): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path).catch((cause) => {
    throw new Fault('not-found', `${path} is not there`, { cause });
  });
  try {
    const room = new Uint8Array(Math.min(maxBytes, (await file.stat()).size) + 1);
    let size = 0;
    for (let read = -1; read !== 0 && size < room.length; size += read) {
      read = (await file.read(room, size, room.length - size)).bytesRead;
    }
    if (size > maxBytes) throw new Fault('endless', `${path} is longer than ${maxBytes} bytes`);
    return room.slice(0, size);
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault('unreachable', `${path} cannot be read`, { cause });
  } finally {
    await file.close();
  }
}
