// The pages' only way to the desk: same origin, JSON, faults by their code.
import type { QueueView } from '#desk/cases/view.ts';
import type { MeView } from '#desk/people/routes.ts';
import type { PublicationView } from '#desk/publication/routes.ts';
import type { CaseView } from '#desk/review/view.ts';
import type { Kind } from '#lib/blocklist/kind.ts';

/** Why the desk did not do what was asked; `code` is a fault's, or `away` when no answer came. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/desk/api/${path}`, body === undefined ? {} : init).catch(() => null);
  if (answer === null) throw new Refused('away');
  if (answer.status === 204) return undefined as T;
  const value: unknown = await answer.json().catch(() => null);
  // What comes here was made by this very desk, from the types named below.
  if (answer.ok) return value as T;
  throw new Refused(typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : 'internal');
}

/** What the desk can be asked. */
export const desk = {
  me: () => ask<MeView>('me'),
  signOut: () => ask<void>('sign-out', {}),
  queue: () => ask<QueueView>('queue'),
  case: (id: number) => ask<CaseView>(`cases/${id}`),
  openEvidence: (id: number) => ask<CaseView>(`cases/${id}/evidence`, {}),
  propose: (id: number, proposal: { kind: Kind; words: string }) => ask<CaseView>(`cases/${id}/propose`, proposal),
  approve: (id: number, proposal: number) => ask<CaseView>(`cases/${id}/approve`, { proposal }),
  reject: (id: number, rejection: { proposal: number | null; code: string; words: string }) =>
    ask<CaseView>(`cases/${id}/reject`, rejection),
  publication: () => ask<PublicationView>('publication'),
  publish: () => ask<PublicationView>('publish', {}),
};
