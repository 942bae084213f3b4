import type { Access, PayloadRequest, Where } from 'payload';
import { visibleTo } from './content.ts';
import { anonymousIdsOf } from '../../services/community/anonymity/ownAnonymous.ts';
import type { AnonymousCollection } from '../../domain/community/anonymity/anonymousContent.ts';

/** Allows a member what they have written, anonymously or not. */
export function isOwnContent(collection: AnonymousCollection): Access {
  return ({ id, req }) => ownContent({ req, collection, id });
}

/** Allows a member what they have written and may see now: not a comment below a meal that is private again. */
export function isOwnVisibleContent(collection: AnonymousCollection): Access {
  return async ({ id, req }) => {
    const [own, visible] = [await ownContent({ req, collection, id }), visibleTo(req, collection)];
    return own !== false && visible !== false && { and: [own, visible] };
  };
}

/**
 * The condition of a member's own documents of a collection, anonymous ones included; false for everybody else.
 *
 * @param input.id the only document that is asked about, if any.
 * @param input.field the field that names the member in other documents.
 */
export async function ownContent({
  req,
  collection,
  id,
  field = 'user',
}: {
  req: PayloadRequest;
  collection: AnonymousCollection | 'audit-log';
  id?: number | string | undefined;
  field?: string;
}): Promise<Where | false> {
  const { user } = req;
  if (user?.collection !== 'users') return false;
  const among = id === undefined ? undefined : [Number(id)].filter(Number.isSafeInteger);
  const ids = await anonymousIdsOf(req, { collection, user: user.id, among });
  const own: Where = { [field]: { equals: user.id } };
  return ids.length === 0 ? own : { or: [own, { id: { in: ids } }] };
}
