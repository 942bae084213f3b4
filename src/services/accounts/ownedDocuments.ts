import type { PayloadRequest } from 'payload';
import type { Food, MealDiary, MealPhoto, ScanHistory } from '../../../payload-types.ts';

/** What a member can have many of, and the field that says whose it is. */
const ownerFields = {
  'meal-diaries': 'user',
  'meal-photos': 'user',
  'scan-history': 'user',
  foods: 'owner',
} as const;

interface Owned {
  'meal-diaries': MealDiary;
  'meal-photos': MealPhoto;
  'scan-history': ScanHistory;
  foods: Food;
}

const pageSize = 100;

/**
 * All documents of a member, those in the trash included, the oldest first. Page by page: however many there are, a
 * hundred are in memory, and no connection is held between two pages.
 */
export async function* ownedDocuments<Slug extends keyof Owned>(of: {
  req: PayloadRequest;
  collection: Slug;
  user: number;
}): AsyncGenerator<Owned[Slug]> {
  const { req, collection, user } = of;
  for (let last = 0; ;) {
    // Not as the caller (`overrideAccess: false`): whose a document is, is no field that the API lets anyone filter by.
    const { docs } = await req.payload.find({
      collection,
      where: { and: [{ [ownerFields[collection]]: { equals: user } }, { id: { greater_than: last } }] },
      sort: 'id',
      limit: pageSize,
      pagination: false,
      trash: true,
      depth: 0,
      req,
    });
    yield* docs as Owned[Slug][];
    if (docs.length < pageSize) return;
    last = docs.at(-1)?.id ?? last;
  }
}
