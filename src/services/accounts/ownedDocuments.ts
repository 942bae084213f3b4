import type { CollectionSlug, PayloadRequest, Where } from 'payload';
import type { PersonalField } from '../../domain/accounts/personalData.ts';
import { anonymousIdsOf } from '../community/anonymity/ownAnonymous.ts';

const pageSize = 100;

/**
 * Reads all documents of a collection whose `field` names a member, including anonymous ones and those in the trash, the
 * oldest first. It reads pages of a hundred, so that memory use is bounded and no connection is held between two pages.
 */
export async function* readOwnedDocuments({
  req,
  declared: { collection, field, anonymous },
  user,
  only = {},
}: {
  req: PayloadRequest;
  declared: Pick<PersonalField, 'field' | 'anonymous'> & { readonly collection: CollectionSlug };
  user: number;
  /** Returns only documents with these values. */
  only?: Readonly<Record<string, string>>;
}): AsyncGenerator<object, undefined> {
  const own = Object.entries({ ...only, [field]: user }).map(([name, value]) => ({
    [name]: { equals: value },
  }));
  const anonymousIds = anonymous === true ? await anonymousIdsOf(req, { collection, user }) : [];
  for (let last: number | string = 0; ;) {
    // With `overrideAccess: false` the query would fail, because the API lets nobody filter by the owner.
    const { docs }: { docs: { id: number | string }[] } = await req.payload.find({
      collection,
      where: { and: [ownedBy(own, nextOf(anonymousIds, last)), { id: { greater_than: last } }] },
      sort: 'id',
      limit: pageSize,
      pagination: false,
      trash: true,
      depth: 0,
      overrideAccess: true,
      req,
    });
    yield* docs;
    if (docs.length < pageSize) return undefined;
    last = docs.at(-1)?.id ?? last;
  }
}

function ownedBy(own: readonly Where[], anonymousIds: readonly number[]): Where {
  const named: Where = { and: [...own] };
  return anonymousIds.length === 0 ? named : { or: [named, { id: { in: [...anonymousIds] } }] };
}

/** A page has no later ones than these. */
function nextOf(ids: readonly number[], last: number | string): number[] {
  return ids.filter((id) => id > Number(last)).slice(0, pageSize);
}
