import type { Migration } from 'kysely';
import * as roundTrip from './0001-round-trip.ts';
import * as removedHere from './0002-removed-here.ts';

/** Every migration by name, in order; once released one is never changed, only followed by another. */
export const migrations: Record<string, Migration> = {
  '0001-round-trip': roundTrip,
  '0002-removed-here': removedHere,
};
