import type { Endpoint, PayloadRequest } from 'payload';
import { isModerator } from '../../access/roles.ts';
import { Problem } from '../../errors/problem.ts';
import { changedSince, listHistory, previewRestore, restoreState } from '../../services/curation/history.ts';
import { collectionOf } from '../operations/collectionOf.ts';
import { forDietitians, forModerators } from '../operations/guard/callers.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';

/**
 * The history of the documents of a curated collection, for those who curate them:
 *
 * - `GET /api/<collection>/:id/history?cursor=&limit=`: who has changed what, the last change first;
 * - `GET …/history/:change`: what restoring the state right after that change would change;
 * - `POST …/history/:change/restore`: restores it, as a new change; with `If-Match` as every other one;
 * - `GET …/:id/changed?since=`: what others have changed since a state of the document (its `updatedAt`).
 */
export function historyEndpoints(mayUpdate: unknown): readonly Endpoint[] {
  const caller = mayUpdate === isModerator ? forModerators : forDietitians;
  return [
    {
      path: '/:id/history',
      method: 'get',
      custom: { ...takes({ cursor: 'text', limit: { from: 1, to: 100 } }), ...caller },
      handler: async (req) => {
        const cursor = req.searchParams.get('cursor') ?? undefined;
        const limit = Number(req.searchParams.get('limit') ?? 20);
        return json(await listHistory(documentOf(req, caller), { cursor, limit }));
      },
    },
    {
      path: '/:id/history/:change',
      method: 'get',
      custom: { ...takes({}), ...caller },
      handler: async (req) => json({ changes: await previewRestore(documentOf(req, caller), changeOf(req)) }),
    },
    {
      path: '/:id/history/:change/restore',
      method: 'post',
      custom: { ...takes({}), ...caller },
      handler: async (req) => json({ doc: await restoreState(documentOf(req, caller), changeOf(req)) }),
    },
    {
      path: '/:id/changed',
      method: 'get',
      custom: { ...takes({ since: 'text' }), ...caller },
      handler: async (req) => {
        const since = momentOf(req.searchParams.get('since'));
        return json({ meanwhile: (await changedSince(documentOf(req, caller), since)) ?? null });
      },
    },
  ];
}

function documentOf(
  req: PayloadRequest,
  { isCaller }: typeof forDietitians,
): { req: PayloadRequest; collection: ReturnType<typeof collectionOf>; id: number } {
  if (req.user === null) throw new Problem('authentication_required');
  if (!isCaller({ req })) throw new Problem('forbidden');
  return { req, collection: collectionOf(req), id: Number(req.routeParams?.['id']) };
}

function changeOf({ routeParams }: PayloadRequest): string {
  return String(routeParams?.['change']);
}

function momentOf(text: string | null): string {
  if (text === null) throw new Problem('required', { field: 'since' });
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Problem('invalid_filter', { field: 'since', parameters: { path: 'since' } });
  return text;
}

function json(body: object): Response {
  return Response.json(body, { headers: privateHeaders });
}
