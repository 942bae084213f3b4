import type { Endpoint } from 'payload';
import { parameterForms } from '../../domain/operations/query/parameters.ts';
import { isSerialId } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';
import { readFeed } from '../../services/community/feeds/readFeed.ts';
import { readThread } from '../../services/community/feeds/readThread.ts';
import { toEndpoint, type HotRequest, type HotRoute } from '../operations/hotRoute.ts';

/** `GET /api/feed?board=&sort=new|helpful|following|bookmarks&q=&author=&kind=posts|diaries&cursor=&limit=` */
export const feedRoute: HotRoute = {
  path: '/feed',
  parameters: {
    board: 'text',
    sort: 'text',
    q: 'text',
    author: 'text',
    kind: 'text',
    cursor: 'text',
    limit: parameterForms.limit,
  },
  handle: async (request) =>
    readFeed({
      parameters: request.url.searchParams,
      payload: request.payload,
      member: memberOf(request),
      acceptLanguage: request.headers().get('accept-language'),
    }),
};

/** `GET /api/posts/:id/comments?cursor=&limit=` */
export const postThreadRoute = threadRoute('posts', 'post');

/** `GET /api/meal-diaries/:id/comments?cursor=&limit=` */
export const diaryThreadRoute = threadRoute('meal-diaries', 'diary');

export const feedEndpoint: Endpoint = toEndpoint(feedRoute);
export const postThreadEndpoint: Endpoint = toEndpoint(postThreadRoute);
export const diaryThreadEndpoint: Endpoint = toEndpoint(diaryThreadRoute);

function threadRoute(collection: string, on: 'post' | 'diary'): HotRoute {
  return {
    collection,
    path: '/:id/comments',
    parameters: { cursor: 'text', limit: parameterForms.limit },
    handle: async (request) => {
      const reader = memberOf(request);
      const id = request.url.pathname.split('/').at(-2) ?? '';
      if (!isSerialId(id)) throw new Problem('not_found');
      return readThread({
        parameters: request.url.searchParams,
        thread: { on, id: Number(id), reader },
        acceptLanguage: request.headers().get('accept-language'),
      });
    },
  };
}

/** Feeds and threads are for members. Staff read posts and comments in their collections. */
function memberOf({ account }: HotRequest): number {
  if (account === undefined) throw new Problem('authentication_required');
  if (account.collection !== 'users') throw new Problem('forbidden');
  return account.id;
}
