// Ids that say nothing about who made them.
import { v7 } from 'uuid';
import { toBase64Url } from './bytes.ts';
import type { Clock } from './clock.ts';

const HOUR_MS = 3_600_000;

/** A UUIDv7 (RFC 9562) whose time part is cut to the hour, so that an id tells no minute. */
export function hourId(clock: Clock): string {
  return v7({ msecs: Math.floor(clock.now() / HOUR_MS) * HOUR_MS });
}

/** `length` random bytes (default 16: 128 bits) as base64url. */
export function randomSecret(length = 16): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(length)));
}
