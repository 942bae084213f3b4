import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import { itemLimits } from '../../domain/meals/items.ts';
import { Problem } from '../../errors/problem.ts';

const photoId = z.int().positive().max(2_147_483_647);
const photoIds = z.array(photoId);
const ownedPhotos = z.array(z.object({ id: z.number(), diary_id: z.number().nullable() }));
const linkedCounts = z.tuple([z.object({ named: z.int(), linked: z.int() })]);

/**
 * Checks that a meal has at most five photos, none twice, and that they belong to the member and to no other meal. It
 * locks them, so that of two meals that claim one photo at the same time the second sees the first.
 *
 * @throws {Problem} `wrong_type`, `too_many_photos`, `unknown_photo`, `duplicate_value` or `photo_in_use`.
 */
export async function checkPhotos(input: {
  req: PayloadRequest;
  /** The id of the meal's owner. */
  owner: string | undefined;
  photos: unknown;
  diary: number | undefined;
}): Promise<void> {
  const photos = input.photos ?? [];
  if (!Array.isArray(photos)) {
    throw new Problem('wrong_type', { field: 'photos', parameters: { expected: 'a-list' } });
  }
  if (photos.length > itemLimits.photos) {
    throw new Problem('too_many_photos', { field: 'photos', parameters: { limit: itemLimits.photos } });
  }
  const refuse = (code: 'unknown_photo' | 'duplicate_value' | 'photo_in_use', index: number): never => {
    throw new Problem(code, { field: `photos.${String(index)}` });
  };
  const parsed = photoIds.safeParse(photos);
  if (!parsed.success) return refuse('unknown_photo', Number(parsed.error.issues[0]?.path[0] ?? 0));
  const ids = parsed.data;
  if (ids.length === 0) return;
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (repeated >= 0) refuse('duplicate_value', repeated);
  const rows = await runSql(
    input.req,
    sql`SELECT id, diary_id FROM meal_photos WHERE id IN ${ids} AND user_id = ${input.owner ?? null}::int
        ORDER BY id FOR NO KEY UPDATE`,
  );
  const diaryByPhoto = new Map(ownedPhotos.parse(rows).map(({ id, diary_id }) => [id, diary_id]));
  ids.forEach((id, index) => {
    const diary = diaryByPhoto.get(id);
    if (diary === undefined) refuse('unknown_photo', index);
    else if (diary !== null && diary !== input.diary) refuse('photo_in_use', index);
  });
}

/**
 * Moves `updatedAt` of the meal that a photo belongs to, if there is one, and so locks it until the end of the request's
 * transaction.
 */
export async function touchDiaryOf({ req, photo }: { req: PayloadRequest; photo: unknown }): Promise<void> {
  const id = photoId.safeParse(photo);
  if (!id.success) return;
  await runSql(
    req,
    sql`UPDATE meal_diaries SET updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
        WHERE id IN (SELECT diary_id FROM meal_photos WHERE id = ${id.data})`,
  );
}

/**
 * Refuses a new file for the photo of a shared meal: others see what the filters saw. Another photo takes its place instead.
 *
 * @throws {Problem} `read_only_field`
 */
export async function refuseNewFileOfShared(req: PayloadRequest, photo: unknown): Promise<void> {
  const id = photoId.safeParse(photo);
  if (!id.success) return;
  const rows = await runSql(
    req,
    sql`SELECT FROM meal_photos AS photo JOIN meal_diaries AS diary ON diary.id = photo.diary_id
         WHERE photo.id = ${id.data} AND diary.is_public`,
  );
  if (rows.length > 0) throw new Problem('read_only_field', { field: 'file' });
}

/**
 * Stores in each photo of a meal that it belongs to this meal, and clears it in photos that the meal no longer has. The
 * rows of the database say which photos these are: the document of a hook depends on `select` and `depth`.
 *
 * @throws {Problem} `unknown_photo` when a photo belongs to another member or to another meal. Whatever let it pass
 *   before, this statement never takes it.
 */
export async function linkPhotos({ req, diary }: { req: PayloadRequest; diary: number }): Promise<void> {
  const rows = await runSql(
    req,
    sql`
    WITH named AS (
      SELECT meal_photos_id AS id FROM meal_diaries_rels WHERE parent_id = ${diary} AND path = 'photos'
    ), released AS (
      UPDATE meal_photos SET diary_id = NULL WHERE diary_id = ${diary} AND id NOT IN (SELECT id FROM named)
    ), linked AS (
      UPDATE meal_photos AS photo SET diary_id = meal.id
      FROM meal_diaries AS meal
      WHERE meal.id = ${diary} AND photo.id IN (SELECT id FROM named) AND photo.user_id = meal.user_id
        AND coalesce(photo.diary_id, meal.id) = meal.id
      RETURNING photo.id
    )
    SELECT (SELECT count(*)::int FROM named) AS named, (SELECT count(*)::int FROM linked) AS linked`,
  );
  const [{ named, linked }] = linkedCounts.parse(rows);
  if (linked !== named) throw new Problem('unknown_photo', { field: 'photos' });
}
