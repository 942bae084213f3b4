import type { Endpoint, PayloadRequest } from 'payload';
import type { Reaction } from '../../domain/community/reactions/reactions.ts';
import { boardOfSlug, react } from '../../services/community/reactions/react.ts';

const headers = { 'cache-control': 'no-store' };

/** `PUT` and `DELETE` of `/api/<collection>/:id/like` */
export const likeEndpoints = (collection: 'posts' | 'comments' | 'meal-diaries'): Endpoint[] =>
  reactionEndpoints('/:id/like', (req) => ({ kind: 'like', target: { collection, id: idOf(req) } }));

/** `PUT` and `DELETE` of `/api/posts/:id/bookmark` */
export const bookmarkEndpoints = reactionEndpoints('/:id/bookmark', (req) => ({
  kind: 'bookmark',
  target: { collection: 'posts', id: idOf(req) },
}));

/** `PUT` and `DELETE` of `/api/boards/:slug/follow` */
export const followEndpoints = reactionEndpoints('/:slug/follow', async (req) => ({
  kind: 'follow',
  target: { collection: 'boards', id: await boardOfSlug(req, String(req.routeParams?.['slug'])) },
}));

/** `PUT` and `DELETE` of `/api/members/:id/block` */
export const blockEndpoints = reactionEndpoints('/:id/block', (req) => ({
  kind: 'block',
  target: { collection: 'members', id: idOf(req) },
}));

function reactionEndpoints(
  path: string,
  reactionOf: (req: PayloadRequest) => Reaction | Promise<Reaction>,
): Endpoint[] {
  return (['put', 'delete'] as const).map((method) => ({
    path,
    method,
    handler: async (req) => {
      const reaction = await reactionOf(req);
      return Response.json(await react(req, { reaction, isWanted: method === 'put' }), { headers });
    },
  }));
}

function idOf({ routeParams }: PayloadRequest): number {
  return Number(routeParams?.['id']);
}
