import { getConnInfo } from '@hono/node-server/conninfo';
import type { DeskContext } from '#desk/context.ts';
import { problem } from '#desk/problem.ts';
import type { DeskRequest, Route } from '#desk/route.ts';
import { Fault } from '#lib/base/fault.ts';
import { type Answer, batchLimits, envelopeSchema, PROTOCOL, reportsPath } from '#lib/protocol/batch.ts';
import { type WellKnown, wellKnownPath } from '#lib/protocol/endpoint.ts';
import { acceptBatch } from './accept.ts';
import { NetworkBuckets, parseShallow, readBody } from './limits.ts';

/** Where reports come in, and what the endpoint says about itself. */
export function intakeRoutes(context: DeskContext): Route[] {
  const buckets = new NetworkBuckets(context.clock, context.config.rate);
  return [
    { method: 'GET', path: wellKnownPath, access: 'anyone', handle: (request) => wellKnown(context, request) },
    { method: 'POST', path: reportsPath, access: 'anyone', handle: (request) => receive(context, buckets, request) },
  ];
}

async function wellKnown({ config, origin }: DeskContext, request: DeskRequest): Promise<Response> {
  const document: WellKnown & { demo: string } = {
    protocol: PROTOCOL,
    name: config.operator,
    operator: config.operator,
    privacy: config.privacy,
    languages: ['kk', 'ru', 'en'],
    limits: { reports: batchLimits.reports, bytes: batchLimits.bytes },
    repository: `${origin()}/repository/`,
    demo: 'This desk holds its own targets key: one machine signs the list.',
  };
  return request.json(document);
}

async function receive(context: DeskContext, buckets: NetworkBuckets, request: DeskRequest): Promise<Response> {
  const waitSeconds = buckets.take(addressOf(request));
  if (waitSeconds !== null) return problem('busy', 'Too many requests', 429, { 'Retry-After': String(waitSeconds) });
  refuseWebPages(request);
  const text = await readBody(request.req.raw.body, encodingOf(request));
  const envelope = envelopeSchema.safeParse(parseShallow(text));
  if (!envelope.success) return problem('bad-request', 'Not a batch of this protocol', 422);
  const answer: Answer = await acceptBatch(context.db, envelope.data);
  return request.json(answer);
}

// Reports come from extensions; a page on the web must not make its visitors send any.
function refuseWebPages(request: DeskRequest): void {
  if (/^https?:/i.test(request.req.header('Origin') ?? '')) throw new Fault('not-allowed', 'Web pages cannot report');
}

function encodingOf(request: DeskRequest): 'gzip' | null {
  if (!/^application\/json\b/i.test(request.req.header('Content-Type') ?? '')) {
    throw new Fault('unsupported', 'The body must be application/json');
  }
  const encoding = (request.req.header('Content-Encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return null;
  if (encoding !== 'gzip') throw new Fault('unsupported', 'The only content encoding is one layer of gzip');
  return 'gzip';
}

// A request that came by no socket (a test's) has no address.
function addressOf(request: DeskRequest): string {
  const bindings: unknown = request.env;
  const bySocket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  return bySocket ? (getConnInfo(request).remote.address ?? 'none') : 'none';
}
