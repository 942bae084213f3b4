import type { CollectionSlug, PayloadRequest } from 'payload';

const pageSize = 100;

/**
 * Reads all documents of a collection whose `field` names a member, including those in the trash, the oldest first. It
 * reads pages of a hundred, so that memory use is bounded and no connection is held between two pages.
 */
export async function* readOwnedDocuments({
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
  /** Returns only documents with these values. */
  only?: Readonly<Record<string, string>>;
}): AsyncGenerator<object, undefined> {
  const values = { ...only, [field]: user };
  const conditions = Object.entries(values).map(([name, value]) => ({ [name]: { equals: value } }));
  for (let last: number | string = 0; ;) {
    // With `overrideAccess: false` the query would fail, because the API lets nobody filter by the owner.
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
