import type { DeskContext } from '#desk/context.ts';
import { personOf, type Route } from '#desk/route.ts';
import { waitingCases } from './store.ts';
import { lineOf, type QueueView } from './view.ts';

/** The queue of cases. */
export function caseRoutes({ db }: DeskContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/desk/api/queue',
      access: 'moderator',
      handle: async (request) => {
        const me = personOf(request).id;
        const lines = (await waitingCases(db)).map((row) => lineOf(row, me));
        const view: QueueView = { cases: lines.sort((a, b) => b.harm - a.harm || a.id - b.id) };
        return request.json(view);
      },
    },
  ];
}
