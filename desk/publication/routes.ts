import type { DeskContext } from '#desk/context.ts';
import { type DeskRequest, jsonOf, personOf, type Route } from '#desk/route.ts';
import { repositoryFile } from './files.ts';
import type { Published } from './publish.ts';
import { approvedSubjects } from './store.ts';

/** An approved subject that the next publication will carry. */
export interface PendingLine {
  caseId: number;
  subject: string;
  kind: string;
  proposer: string;
  decider: string;
}

/** What is published now, and what would come next. */
export interface PublicationView {
  latest: (Omit<Published, 'refused'> & { refused: number }) | null;
  pending: PendingLine[];
}

/** The published files, and the page from which the next version goes out. */
export function publicationRoutes(context: DeskContext): Route[] {
  const { publisher, db } = context;
  const view = async (request: DeskRequest): Promise<Response> => {
    const waiting = (await approvedSubjects(db)).filter((row) => row.published_in === null);
    const pending = waiting.map(({ case_id: caseId, subject, kind, proposer, decider }) => {
      return { caseId, subject, kind, proposer, decider };
    });
    const latest = publisher.latest();
    const answer: PublicationView = { latest: latest && { ...latest, refused: latest.refused.length }, pending };
    return request.json(answer);
  };
  return [
    {
      method: 'GET',
      path: '/repository/*',
      access: 'anyone',
      handle: (request) => repositoryFile(publisher.folder, request.req.path.slice('/repository/'.length), request),
    },
    { method: 'GET', path: '/desk/api/publication', access: 'moderator', handle: view },
    {
      method: 'POST',
      path: '/desk/api/publish',
      access: 'moderator',
      handle: async (request) => {
        await jsonOf(request);
        await publisher.publish(personOf(request).id);
        return view(request);
      },
    },
  ];
}
