import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { face } from '../../domain/community/members/face.ts';
import { runSql, type Transactional } from '../transaction.ts';

const faceRows = z.array(
  z.object({
    meal: z.int(),
    isOwn: z.boolean(),
    author: face,
    likes: z.int(),
    comments: z.int(),
    isLiked: z.boolean(),
  }),
);
const foodRows = z.array(z.object({ id: z.int() }));

/** What is public of a meal, and whether the reader likes it. */
export type SharedMeal = Omit<z.infer<typeof faceRows>[number], 'meal'>;

/** Reads what is public of meals, by their ids. */
export async function readSharedMeals(
  req: Transactional,
  { meals, reader }: { meals: readonly number[]; reader: number },
): Promise<ReadonlyMap<number, SharedMeal>> {
  const rows = await runSql(
    req,
    sql`SELECT meal.id AS meal, meal.user_id = ${reader} AS "isOwn", shown.face AS author,
               meal.likes_count AS likes, meal.comments_count AS comments,
               EXISTS (SELECT FROM likes WHERE likes.diary_id = meal.id AND likes.user_id = ${reader}) AS "isLiked"
        FROM meal_diaries AS meal JOIN community_faces AS shown ON shown.user_id = meal.user_id
        WHERE meal.id = ANY (${sql.param(meals)}::int[])`,
  );
  return new Map(faceRows.parse(rows).map(({ meal, ...shared }) => [meal, shared]));
}

/**
 * Finds the foods whose names a member may see: all but the own foods of other members. A food that is gone may have
 * been one of these.
 */
export async function foodsWithOpenNames(
  req: Transactional,
  { foods, reader }: { foods: readonly number[]; reader: number },
): Promise<ReadonlySet<number>> {
  const rows = await runSql(
    req,
    sql`SELECT id FROM foods
        WHERE id = ANY (${sql.param(foods)}::int[]) AND (kind <> 'custom' OR owner_id = ${reader})`,
  );
  return new Set(foodRows.parse(rows).map(({ id }) => id));
}
