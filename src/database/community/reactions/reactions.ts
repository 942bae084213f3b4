import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import {
  reactions,
  type Reaction,
  type ReactionTarget,
} from '../../../domain/community/reactions/reactions.ts';
import type { ContentReader } from '../../../domain/community/visibleContent.ts';
import { isOwn, isVisibleComment, isVisibleDiary, isVisiblePost } from '../visible.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const openedRow = z.tuple([z.object({ is_there: z.boolean(), owner: z.int().nullable() })]);
const seenRow = z.array(
  z.object({ isVisible: z.boolean().nullable().transform(Boolean), isOwn: z.boolean() }),
);

/** What a member may react to: its table, and how to tell who sees it and whose it is. */
const targets: Readonly<
  Record<
    ReactionTarget,
    {
      table: SQL;
      isVisible: (row: SQL, reader: ContentReader) => SQL;
      isOwn: (row: SQL, reader: ContentReader) => SQL;
    }
  >
> = {
  posts: {
    table: sql`posts`,
    isVisible: isVisiblePost,
    isOwn: (row, reader) => isOwn(row, 'post_id', reader),
  },
  comments: {
    table: sql`comments`,
    isVisible: isVisibleComment,
    isOwn: (row, reader) => isOwn(row, 'comment_id', reader),
  },
  'meal-diaries': { table: sql`meal_diaries`, isVisible: isVisibleDiary, isOwn: isOfUser },
  boards: { table: sql`boards`, isVisible: () => sql`true`, isOwn: () => sql`false` },
  // Also one who blocks the reader: both may block each other.
  members: { table: sql`members`, isVisible: () => sql`true`, isOwn: isOfUser },
};

function isOfUser(row: SQL, { user }: ContentReader): SQL {
  return sql`${row}.user_id = ${user}`;
}

/**
 * Locks a target and both accounts until the end of the transaction. Each reaction starts here, so all of them take their
 * locks in one order.
 *
 * @returns the user to whom it belongs; undefined when there is no such target.
 */
export async function lockTarget(
  req: Transactional,
  { reader, target: { collection, id } }: { reader: number; target: Reaction['target'] },
): Promise<{ owner: number | null } | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT is_there, owner FROM community_open(${reader}, ${collection}, ${id})`,
  );
  const [{ is_there: isThere, owner }] = openedRow.parse(rows);
  return isThere ? { owner } : undefined;
}

/** Whether a reader sees a target, and whether they wrote it; undefined when there is no such target. */
export async function readStanding(
  req: Transactional,
  { reader, target: { collection, id } }: { reader: ContentReader; target: Reaction['target'] },
): Promise<{ isVisible: boolean; isOwn: boolean } | undefined> {
  const { table, isVisible, isOwn: isOwnRow } = targets[collection];
  const row = sql`target`;
  const rows = await runSql(
    req,
    sql`SELECT ${isVisible(row, reader)} AS "isVisible", coalesce(${isOwnRow(row, reader)}, false) AS "isOwn"
          FROM ${table} AS target WHERE target.id = ${id}`,
  );
  return seenRow.parse(rows)[0];
}

const writtenRow = z.tuple([
  z.object({
    is_there: z.boolean(),
    owner: z.int().nullable(),
    is_changed: z.boolean().nullable(),
    count: z.int().nullable(),
  }),
]);

/** What a reaction has changed. */
export interface WrittenReaction {
  readonly owner: number | null;
  readonly isChanged: boolean;
  /** How many members have reacted to the target so. */
  readonly count: number | null;
}

/**
 * Adds a reaction or takes it back, under the locks of `lockTarget`, which it takes itself.
 *
 * @returns undefined when there is no such target.
 */
export async function writeReaction(
  req: Transactional,
  { reader, reaction, isWanted }: { reader: number; reaction: Reaction; isWanted: boolean },
): Promise<WrittenReaction | undefined> {
  const { kind, target } = reaction;
  const fields: Readonly<Record<string, string>> = reactions[kind].targets;
  const rows = await runSql(
    req,
    sql`SELECT is_there, owner, is_changed, count FROM community_react(
          ${reader}, ${reactions[kind].collection}, ${`${fields[target.collection] ?? ''}_id`},
          ${target.collection}, ${target.id}, ${isWanted})`,
  );
  const [{ is_there: isThere, owner, is_changed: isChanged, count }] = writtenRow.parse(rows);
  return isThere ? { owner, isChanged: isChanged === true, count } : undefined;
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

const boardRows = z.array(z.object({ id: z.int() }));

/** The id of the board with this slug. */
export async function boardWithSlug(req: Transactional, slug: string): Promise<number | undefined> {
  const rows = await runSql(req, sql`SELECT id FROM boards WHERE slug = ${slug}`);
  return boardRows.parse(rows)[0]?.id;
}
