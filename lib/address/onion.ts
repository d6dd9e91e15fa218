// Onion services, version 3, and the web mirrors that serve them. Source: Tor rendezvous specification, version 3, section 6.
import { sha3_256 } from '@noble/hashes/sha3.js';
import table from '#data/platforms.json' with { type: 'json' };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const NAME = /^[a-z2-7]{56}$/;
const LABEL = /(?:^|\.)([a-z2-7]{56})\.(.+)$/;
const VERSION = 3;
const PREFIX = new TextEncoder().encode('.onion checksum');
const mirrors = new Set(table.onion.mirrors);

function fromBase32(text: string): Uint8Array {
  const out = new Uint8Array((text.length * 5) / 8);
  let bits = 0;
  let value = 0;
  let length = 0;
  for (const letter of text) {
    value = ((value << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = value >> bits;
  }
  return out;
}

/** True if 56 letters are the address of a version 3 onion service: its version and its checksum agree. */
export function isOnion(name: string): boolean {
  if (!NAME.test(name)) return false;
  const bytes = fromBase32(name);
  if (bytes[34] !== VERSION) return false;
  const sum = sha3_256(Uint8Array.of(...PREFIX, ...bytes.subarray(0, 32), VERSION));
  return sum[0] === bytes[32] && sum[1] === bytes[33];
}

/** True if a canonical host serves onion services to browsers that do not speak Tor. */
export function isOnionMirror(host: string): boolean {
  return host.startsWith('onion.') || mirrors.has(host);
}

/** The onion service that a canonical host is, or mirrors; null if it is none. */
export function onionOfHost(host: string): string | null {
  if (host.length < 60) return null;
  const found = LABEL.exec(host);
  if (found === null || (found[2] !== 'onion' && !isOnionMirror(found[2]!))) return null;
  return isOnion(found[1]!) ? found[1]! : null;
}
