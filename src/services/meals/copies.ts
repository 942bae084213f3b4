import type { PayloadRequest } from 'payload';
import { ownerOf } from '../../domain/operations/ownership.ts';
import { Problem } from '../../errors/problem.ts';
import { readDiaryItems } from './mealItems.ts';
import { hidePrivateNames } from './sharedMeals.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields in which a copy of a meal differs from the meal: it has no photos, and is neither public nor a favourite.
 * The snapshots of the foods are the same, because they say what was eaten, also for foods that are gone. A copy of
 * another member's meal has no words of that member: neither the content nor the names of their own foods.
 *
 * @throws {Problem} `forbidden` for a copy of another member's meal that would be public.
 */
export async function fieldsOfCopy({
  req,
  sent,
  source,
}: {
  req: PayloadRequest;
  /** What the caller sent. It takes the place of these fields. */
  sent: Fields;
  source: Fields;
}): Promise<Fields> {
  const { user } = req;
  const fields = { photos: [], isPublic: false, isFavourite: false };
  if (user?.collection !== 'users' || ownerOf(source) === String(user.id)) return fields;
  if (sent['isPublic'] === true) throw new Problem('forbidden', { field: 'isPublic' });
  const items = await hidePrivateNames({ req, reader: user.id, items: readDiaryItems(source) });
  return { ...fields, content: null, items };
}
