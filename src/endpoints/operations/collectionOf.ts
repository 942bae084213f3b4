import type { Collection, PayloadRequest } from 'payload';
import { Problem } from '../../errors/problem.ts';

/** The collection that the path of a request names. */
export function collectionOf({ payload, routeParams }: PayloadRequest): Collection {
  const slug = routeParams?.['collection'];
  const collection = Object.values(payload.collections).find(({ config }) => config.slug === slug);
  if (collection === undefined) throw new Problem('not_found');
  return collection;
}
