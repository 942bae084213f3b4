import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const authorRows = z.array(z.object({ meal: z.int(), author: z.int(), username: z.string() }));
const foodRows = z.array(z.object({ id: z.int() }));

/** The public face of a member: nothing that identifies the account. */
export interface Author {
  readonly id: number;
  readonly username: string;
}

/** Reads the authors of those meals that do not belong to the reader, by the ids of the meals. */
export async function authorsOfOthers(
  req: Transactional,
  { meals, reader }: { meals: readonly number[]; reader: number },
): Promise<ReadonlyMap<number, Author>> {
  const rows = await runSql(
    req,
    sql`SELECT meal.id AS meal, member.id AS author, member.username
        FROM meal_diaries AS meal JOIN members AS member ON member.user_id = meal.user_id
        WHERE meal.id = ANY (${sql.param(meals)}::int[]) AND meal.user_id <> ${reader}`,
  );
  return new Map(
    authorRows.parse(rows).map(({ meal, author, username }) => [meal, { id: author, username }]),
  );
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
