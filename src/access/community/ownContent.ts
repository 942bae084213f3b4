import type { Access, PayloadRequest, Where } from 'payload';
import { readOwnAnonymous, readOwnAmong } from '../../services/community/anonymity/sealedAuthors.ts';
import type { AnonymousCollection } from '../../domain/community/anonymity/anonymousContent.ts';

/** Allows a member what they have written, anonymously or not. */
export function isOwnContent(collection: AnonymousCollection): Access {
  return ({ id, req }) => ownContent(req, collection, id);
}

/**
 * The condition of a member's own documents of a collection, anonymous ones included; false for everybody else. With an
 * id, it asks about this document alone.
 */
export async function ownContent(
  req: PayloadRequest,
  collection: AnonymousCollection,
  id?: number | string,
): Promise<Where | false> {
  const { user } = req;
  if (user?.collection !== 'users') return false;
  const own: Where = { user: { equals: user.id } };
  const ids =
    id === undefined
      ? await readOwnAnonymous(req, { collection, user: user.id })
      : [...(await readOwnAmong(req, { collection, ids: [Number(id)], user: user.id }))];
  return ids.length === 0 ? own : { or: [own, { id: { in: ids } }] };
}
