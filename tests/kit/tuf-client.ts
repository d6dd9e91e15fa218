// A client that is not ours: tuf-js, given nothing but the root, in a folder of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import type { Mirror } from '#tests/kit/fault-world.ts';

/** tuf-js between two updates. */
export class OtherClient {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tuf-'));

  constructor(root: Uint8Array) {
    writeFileSync(join(this.#folder, 'root.json'), root);
  }

  /** The bytes of a target after an update; rejects where tuf-js refuses. */
  async download(mirror: Mirror, name = 'list'): Promise<Uint8Array> {
    const client = new Updater({
      metadataDir: this.#folder,
      metadataBaseUrl: `${mirror.url}metadata`,
      targetDir: this.#folder,
      targetBaseUrl: `${mirror.url}targets`,
      config: { fetchRetry: 0 },
    });
    await client.refresh();
    const info = await client.getTargetInfo(name);
    if (!info) throw new Error(`${name} is named by nobody`);
    return new Uint8Array(readFileSync(await client.downloadTarget(info)));
  }

  /** Why tuf-js refuses, or null where it does not. */
  async refusal(mirror: Mirror, name?: string): Promise<string | null> {
    return this.download(mirror, name).then(
      () => null,
      (error: unknown) => String(error),
    );
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Why a fresh tuf-js refuses what the mirror serves, or null where it does not. */
export async function refusalByTuf(root: Uint8Array, mirror: Mirror, name?: string): Promise<string | null> {
  const client = new OtherClient(root);
  try {
    return await client.refusal(mirror, name);
  } finally {
    client.end();
  }
}
