import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { MealPhoto } from '../../../payload-types.ts';
import { runSql } from '../../database/transaction.ts';
import { itemLimits } from '../../domain/meals/items.ts';
import { Problem } from '../../errors/problem.ts';

const photoId = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number),
]);
const ownedPhotos = z.array(z.object({ id: z.number(), diary_id: z.number().nullable() }));

/**
 * Checks that a meal has at most five photos, and that they belong to the member and to no other meal. A unique index
 * decides when two meals claim one photo at the same time.
 *
 * @throws {Problem} `too_many_photos`, `unknown_photo` or `photo_in_use`.
 */
export async function checkPhotos(input: {
  req: PayloadRequest;
  /** The id of the meal's owner. */
  owner: string | undefined;
  photos: readonly unknown[];
  diary: number | undefined;
}): Promise<void> {
  if (input.photos.length > itemLimits.photos) {
    throw new Problem('too_many_photos', { field: 'photos', parameters: { limit: itemLimits.photos } });
  }
  const ids = input.photos.map((photo, index) => {
    const id = photoId.safeParse(photo);
    if (!id.success) throw new Problem('unknown_photo', { field: `photos.${index}` });
    return id.data;
  });
  if (ids.length === 0) return;
  const rows = await runSql(
    input.req,
    sql`SELECT id, diary_id FROM meal_photos WHERE id IN ${ids} AND user_id = ${input.owner ?? null}::int`,
  );
  const diaryByPhoto = new Map(ownedPhotos.parse(rows).map(({ id, diary_id }) => [id, diary_id]));
  ids.forEach((id, index) => {
    const diary = diaryByPhoto.get(id);
    if (diary === undefined) throw new Problem('unknown_photo', { field: `photos.${index}` });
    if (diary !== null && diary !== input.diary)
      throw new Problem('photo_in_use', { field: `photos.${index}` });
  });
}

/** Stores in each photo the diary that it belongs to, and clears it in photos that the diary no longer has. */
export async function linkPhotos({
  photos,
  req,
  diary,
}: {
  req: PayloadRequest;
  diary: number;
  photos: readonly (number | MealPhoto)[];
}): Promise<void> {
  const ids = photos.map((photo) => (typeof photo === 'number' ? photo : photo.id));
  await runSql(
    req,
    sql`UPDATE meal_photos SET diary_id = CASE WHEN id = ANY(${sql.param(ids)}::int[]) THEN ${diary}::int END
        WHERE diary_id = ${diary} OR id = ANY(${sql.param(ids)}::int[])`,
  );
}
