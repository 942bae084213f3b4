import type { CollectionSlug, PayloadRequest } from 'payload';

const pageSize = 100;

/**
 * All documents of a collection whose `field` names a member, those in the trash included, the oldest first. Page by
 * page: however many there are, a hundred are in memory, and no connection is held between two pages.
 */
export async function* ownedDocuments({
  req,
  collection,
  field,
  user,
  only = {},
}: {
  req: PayloadRequest;
  collection: CollectionSlug;
  field: string;
  user: number;
  /** Only documents with these values. */
  only?: Readonly<Record<string, string>>;
}): AsyncGenerator<object, undefined> {
  const owned = { ...only, [field]: user };
  const conditions = Object.entries(owned).map(([name, value]) => ({ [name]: { equals: value } }));
  for (let last: number | string = 0; ;) {
    // Not as the caller (`overrideAccess: false`): the owner is no field that the API lets anyone filter by.
    const { docs }: { docs: { id: number | string }[] } = await req.payload.find({
      collection,
      where: { and: [...conditions, { id: { greater_than: last } }] },
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
