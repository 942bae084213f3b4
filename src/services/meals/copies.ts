import type { PayloadRequest } from 'payload';
import { ownerOf } from '../../domain/operations/ownership.ts';
import { readDiaryItems } from './mealItems.ts';
import { hidePrivateNames } from './sharedMeals.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields in which a copy of a meal differs from the meal: it has no photos, and is neither public nor a favourite.
 * The snapshots of the foods are the same, because they say what was eaten, also for foods that are gone. A copy of
 * another member's meal has no words of that member: neither the content nor the names of their own foods.
 */
export async function fieldsOfCopy({
  req,
  source,
}: {
  req: PayloadRequest;
  source: Fields;
}): Promise<Fields> {
  const { user } = req;
  const fields = { photos: [], isPublic: false, isFavourite: false };
  if (user?.collection !== 'users' || ownerOf(source) === String(user.id)) return fields;
  const items = await hidePrivateNames({ req, reader: user.id, items: readDiaryItems(source) });
  return { ...fields, content: null, items };
}
