import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { reactions, type Reaction, type ReactionTarget } from '../../../domain/community/reactions/reactions.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const openedRow = z.tuple([
  z.object({ fault: z.enum(['own', 'not_found']).nullable(), owner: z.int().nullable() }),
]);
export type OpenedTarget = z.infer<typeof openedRow>[0];

/**
 * Locks a target until the end of the transaction, and says why the reader may not react to it. Each reaction starts
 * here, so all of them take their locks in one order.
 */
export async function openTarget(
  req: Transactional,
  { reader, target: { collection, id } }: { reader: number; target: Reaction['target'] },
): Promise<OpenedTarget> {
  const rows = await runSql(
    req,
    sql`SELECT fault, owner FROM community_open(${reader}, ${collection}, ${id})`,
  );
  return openedRow.parse(rows)[0];
}

/** Adds a reaction unless it exists. @returns whether it is new. */
export async function insertReaction(req: Transactional, reader: number, reaction: Reaction): Promise<boolean> {
  const { table, column, id } = placeOf(reaction);
  const rows = await runSql(
    req,
    sql`INSERT INTO ${table} (user_id, ${column}) VALUES (${reader}, ${id}) ON CONFLICT DO NOTHING RETURNING id`,
  );
  return rows.length > 0;
}

/** Removes a reaction. @returns whether there was one. */
export async function deleteReaction(req: Transactional, reader: number, reaction: Reaction): Promise<boolean> {
  const { table, column, id } = placeOf(reaction);
  const rows = await runSql(
    req,
    sql`DELETE FROM ${table} WHERE user_id = ${reader} AND ${column} = ${id} RETURNING id`,
  );
  return rows.length > 0;
}

const ownedRow = z.tuple([z.object({ count: z.int() })]);

/** Lets the limited reactions of a member run one after the other, so that each counts the ones before. */
export async function lockAccount(req: Transactional, reader: number): Promise<void> {
  await runSql(req, sql`SELECT FROM users WHERE id = ${reader} FOR NO KEY UPDATE`);
}

/** Counts the reactions of a kind that a member has. */
export async function countOwn(req: Transactional, reader: number, kind: Reaction['kind']): Promise<number> {
  const table = sql.identifier(reactions[kind].collection);
  const rows = await runSql(req, sql`SELECT count(*)::int AS count FROM ${table} WHERE user_id = ${reader}`);
  return ownedRow.parse(rows)[0].count;
}

/** Where everybody may know how many there are. */
const publicCounts: Readonly<Record<ReactionTarget, SQL | undefined>> = {
  posts: sql`SELECT likes_count AS count FROM posts`,
  comments: sql`SELECT likes_count AS count FROM comments`,
  'meal-diaries': sql`SELECT likes_count AS count FROM meal_diaries`,
  boards: sql`SELECT follower_count AS count FROM boards`,
  members: undefined,
};

/** How many members reacted to the target; undefined where nobody may know it. */
export async function publicCount(req: Transactional, { kind, target }: Reaction): Promise<number | undefined> {
  const count = kind === 'bookmark' ? undefined : publicCounts[target.collection];
  if (count === undefined) return undefined;
  return ownedRow.parse(await runSql(req, sql`${count} WHERE id = ${target.id}`))[0].count;
}

const ownerRows = z.array(z.object({ user_id: z.int().nullable() }));

/** The user to whom the liked content belongs; null where it is anonymous or its author has left. */
export async function readOwner(req: Transactional, { collection, id }: Reaction['target']): Promise<number | null> {
  const rows = await runSql(
    req,
    sql`SELECT user_id FROM ${sql.identifier(collection === 'meal-diaries' ? 'meal_diaries' : collection)} WHERE id = ${id}`,
  );
  return ownerRows.parse(rows)[0]?.user_id ?? null;
}

const reactionRow = z.array(z.record(z.string(), z.unknown()));

/** The columns of a member's own reaction, by the id of its row; undefined when there is none. */
export async function readOwnReaction(
  req: Transactional,
  { reader, kind, id }: { reader: number; kind: Reaction['kind']; id: number },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { collection, targets } = reactions[kind];
  const columns = Object.values(targets).map(
    (field) => sql`${sql.identifier(`${field}_id`)} AS ${sql.identifier(field)}`,
  );
  const rows = await runSql(
    req,
    sql`SELECT ${sql.join(columns, sql`, `)} FROM ${sql.identifier(collection)} WHERE id = ${id} AND user_id = ${reader}`,
  );
  return reactionRow.parse(rows)[0];
}

function placeOf({ kind, target }: Reaction): { table: SQL; column: SQL; id: number } {
  const { collection, targets } = reactions[kind];
  const fields: Readonly<Record<string, string>> = targets;
  return {
    table: sql`${sql.identifier(collection)}`,
    column: sql`${sql.identifier(`${fields[target.collection] ?? ''}_id`)}`,
    id: target.id,
  };
}

const boardRows = z.array(z.object({ id: z.int() }));

/** The id of the board with this slug. */
export async function boardWithSlug(req: Transactional, slug: string): Promise<number | undefined> {
  const rows = await runSql(req, sql`SELECT id FROM boards WHERE slug = ${slug}`);
  return boardRows.parse(rows)[0]?.id;
}
