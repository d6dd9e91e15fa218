import * as z from 'zod';
import { caseRow, type QueueRow, reportsOfCase } from '#desk/cases/store.ts';
import { evidenceOf, lineOf } from '#desk/cases/view.ts';
import type { DeskContext } from '#desk/context.ts';
import { type DeskRequest, jsonOf, personOf, type Route } from '#desk/route.ts';
import { parseSubject } from '#lib/address/subject.ts';
import { Fault } from '#lib/base/fault.ts';
import { kinds } from '#lib/blocklist/kind.ts';
import { approve, propose, reject } from './rules.ts';
import { dismissalCodes, evidenceOpenedAt, noteEvidence, proposalsOf } from './store.ts';
import { type CaseView, proposalView } from './view.ts';

const words = z.string().trim().max(2_000);
const id = z.number().int().positive();
const proposeSchema = z.strictObject({ kind: z.enum(kinds), words: words.min(1) });
const approveSchema = z.strictObject({ proposal: id, words: words.default('') });
const rejectSchema = z.strictObject({ proposal: id.nullable(), code: z.enum(dismissalCodes), words: words.min(1) });

/** One case: its evidence, its proposal, its decision. */
export function reviewRoutes(context: DeskContext): Route[] {
  const change = (path: string, act: Act): Route => ({
    method: 'POST',
    path: `/desk/api/cases/:id/${path}`,
    access: 'moderator',
    handle: async (request) => {
      const row = await rowOf(context, request);
      await act(context, { row, personId: personOf(request).id, body: await jsonOf(request) });
      return view(context, request);
    },
  });
  return [
    { method: 'GET', path: '/desk/api/cases/:id', access: 'moderator', handle: (request) => view(context, request) },
    change('evidence', ({ db }, { row, personId }) => noteEvidence(db, row.id, personId)),
    change('propose', ({ db, protection }, { row, personId, body }) =>
      propose(db, {
        ...proposeSchema.parse(body),
        caseId: row.id,
        subject: row.subject,
        personId,
        protection: protection(),
      }),
    ),
    change('approve', ({ db }, { row, personId, body }) => {
      const { proposal, words } = approveSchema.parse(body);
      return approve(db, { caseId: row.id, proposalId: proposal, personId, words });
    }),
    change('reject', ({ db }, { row, personId, body }) => {
      const { proposal, code, words } = rejectSchema.parse(body);
      return reject(db, { caseId: row.id, proposalId: proposal, personId, code, words });
    }),
  ];
}

type Act = (context: DeskContext, asked: { row: QueueRow; personId: number; body: unknown }) => Promise<void>;

async function rowOf({ db }: DeskContext, request: DeskRequest): Promise<QueueRow> {
  const number = /^\d{1,15}$/.exec(request.req.param('id') ?? '');
  const row = number === null ? null : await caseRow(db, Number(number[0]));
  if (row === null) throw new Fault('not-found', 'There is no such case');
  return row;
}

async function view(context: DeskContext, request: DeskRequest): Promise<Response> {
  const { db } = context;
  const personId = personOf(request).id;
  const row = await rowOf(context, request);
  const openedAt = await evidenceOpenedAt(db, row.id, personId);
  const opened = openedAt !== null;
  const answer: CaseView = {
    line: lineOf(row, personId),
    refusal: context.protection().refusal(parseSubject(row.subject)),
    evidenceOpenedAt: openedAt?.toISOString() ?? null,
    evidence: opened ? (await reportsOfCase(db, row.id)).map(evidenceOf) : null,
    proposals: (await proposalsOf(db, row.id)).map((proposal) => proposalView(proposal, personId, opened)),
  };
  return request.json(answer);
}
