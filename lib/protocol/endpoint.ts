// Who receives reports: its address, and what it says about itself.
import * as z from 'zod/mini';
import { Fault } from '#lib/base/fault.ts';
import { PROTOCOL } from './batch.ts';

/** Where an endpoint tells about itself, at its origin. */
export const wellKnownPath = '/.well-known/shekteu';

/** Bytes of a well-known document that are read. */
export const wellKnownBytes = 65_536;

const shortText = z.string().check(z.minLength(1), z.maxLength(200));
const address = z.string().check(z.maxLength(2_048));

/** GET /.well-known/shekteu: who stands behind an endpoint. It never changes the list, only offers a repository. */
export const wellKnownSchema = z.object({
  protocol: z.literal(PROTOCOL),
  name: shortText,
  operator: shortText,
  /** Address or text of the privacy notice. */
  privacy: z.string().check(z.maxLength(4_000)),
  languages: z.array(z.enum(['kk', 'ru', 'en'])).check(z.maxLength(3)),
  limits: z.object({ reports: z.int().check(z.positive()), bytes: z.int().check(z.positive()) }),
  repository: z.nullable(address),
});
export type WellKnown = z.infer<typeof wellKnownSchema>;

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/**
 * The origin of an endpoint that a person typed, `https://desk.example`; http only on this machine.
 * Throws Fault `bad-host` when it is no address or hides another one, `unsupported` when it is neither https nor loopback.
 */
export function parseEndpoint(text: string): string {
  const typed = text.trim();
  // The URL parser drops newlines and takes what stands before '@' as a login: both make one host look like another.
  if (/[\s\\@\p{Cf}\p{Cc}]/u.test(typed)) throw new Fault('bad-host', 'an endpoint is a plain address');
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(whole)) throw new Fault('bad-host', 'not an address');
  const url = new URL(whole);
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!allowed) throw new Fault('unsupported', 'an endpoint is reached over https');
  return url.origin;
}

/** An endpoint already parsed by `parseEndpoint`, as stored. */
export const endpointSchema = z.string().check(
  z.maxLength(300),
  z.refine((text) => isEndpoint(text), { error: 'not an endpoint' }),
);

function isEndpoint(text: string): boolean {
  try {
    return parseEndpoint(text) === text;
  } catch {
    return false;
  }
}
