import type { SanitizedConfig } from 'payload';
import { parseIfMatch } from '../../../domain/operations/ifMatch.ts';
import { isSerialId } from '../../../domain/operations/requestShape.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Refuses preconditions that are malformed, or that the route would ignore: the caller relies on them. Only changes of
 * one document support `If-Match`. `If-None-Match` is for caches: a full answer to a GET is always right, and a write
 * does not support it.
 *
 * @throws {Problem} 400 `invalid_precondition` or `unsupported_precondition` with the header.
 */
export function checkPreconditions(
  { headers, method, url }: Request,
  { collections, routes }: Pick<SanitizedConfig, 'collections' | 'routes'>,
): void {
  const isRead = method === 'GET' || method === 'HEAD';
  if (headers.has('if-none-match') && !isRead) throw unsupported('If-None-Match');
  const ifMatch = headers.get('if-match');
  if (ifMatch === null) return;
  const { pathname } = new URL(url);
  const [slug, id = '', action, ...rest] = pathname.startsWith(`${routes.api}/`)
    ? pathname.slice(routes.api.length + 1).split('/')
    : [];
  const collection = collections.find((each) => each.slug === slug);
  const endpoints = collection?.endpoints === false ? [] : (collection?.endpoints ?? []);
  const isOfHistory = action === 'history' && rest.length === 2 && rest[1] === 'restore';
  const route = isOfHistory
    ? '/:id/history/:change/restore'
    : `/:id${action === undefined ? '' : `/${action}`}`;
  const isConditional = ['PATCH', 'DELETE'].includes(method)
    ? action === undefined
    : method === 'POST' && (action === 'restore' || isOfHistory);
  const isRoute = endpoints.some((each) => each.path === route && each.method === method.toLowerCase());
  if (!isConditional || !isRoute || (rest.length > 0 && !isOfHistory) || !isSerialId(id))
    throw unsupported('If-Match');
  if (parseIfMatch(ifMatch) === undefined) throw new Problem('invalid_precondition', { field: 'If-Match' });
}

function unsupported(field: string): Problem {
  return new Problem('unsupported_precondition', { field });
}
