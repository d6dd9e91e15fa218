// What `repo verify --state` remembers between calls: one file, replaced whole.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/base/fault.ts';
import { type Slot, type SyncStore, type TrustedState, trustedStateSchema } from '#lib/sync/state.ts';

/** The sync state in a folder. @throws Fault `unreadable-file` for a state that cannot be read */
export class StateFolder implements SyncStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(): Promise<TrustedState | null> {
    if (!existsSync(this.#path)) return null;
    try {
      return trustedStateSchema.parse({ delta: null, ...JSON.parse(readFileSync(this.#path, 'utf8'), revive) });
    } catch (cause) {
      throw new Fault('unreadable-file', `${this.#path} cannot be read`, { hint: 'give another --state', cause });
    }
  }

  async write(state: TrustedState): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    const next = `${this.#path}.${process.pid}`;
    writeFileSync(next, JSON.stringify(state, replace), { flush: true });
    renameSync(next, this.#path);
  }

  async stage(files: Slot): Promise<Slot> {
    return files;
  }

  get #path(): string {
    return join(this.#folder, 'state.json');
  }
}

/** A store that forgets when the process ends. */
export class PassingState implements SyncStore {
  state: TrustedState | null = null;

  async read(): Promise<TrustedState | null> {
    return this.state;
  }

  async write(state: TrustedState): Promise<void> {
    this.state = state;
  }

  async stage(files: Slot): Promise<Slot> {
    return files;
  }
}

function replace(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function revive(_name: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
  return isBytes ? new Uint8Array(Buffer.from(value.base64 as string, 'base64')) : value;
}
