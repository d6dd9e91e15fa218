// What a route may use, made once at start and handed in.
import type { Database } from '#desk/database/open.ts';
import type { Protection } from '#desk/publication/protection.ts';
import type { Publisher } from '#desk/publication/publish.ts';
import type { Clock } from '#lib/base/clock.ts';
import type { Config } from './config.ts';

/** The parts of a running desk. */
export interface DeskContext {
  config: Config;
  clock: Clock;
  db: Database;
  publisher: Publisher;
  /** What may not be listed here, as it is now. */
  protection(): Protection;
  /** Where people and extensions reach this desk: scheme, host, port; known once it listens. */
  origin(): string;
  /** Folder of the built pages. */
  pages: string;
}
