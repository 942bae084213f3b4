import type pg from 'pg';
import type { Payload } from 'payload';
import { signUp, startTestSession } from '../accounts.ts';

/** A member of a {@link FeedWorld}. */
export interface FeedMember {
  readonly user: number;
  readonly member: number;
  readonly token: string;
}

export interface WorldPost {
  readonly id: number;
  readonly board: number;
  readonly user: number | null;
  readonly title: string;
  readonly state: string;
  readonly deleted: boolean;
  readonly score: number;
}

/** Members who block each other or are suspended, boards, follows, and posts in every state. */
export interface FeedWorld {
  readonly members: Readonly<Record<(typeof names)[number], FeedMember>>;
  readonly boards: readonly { readonly id: number; readonly slug: string }[];
  readonly posts: readonly WorldPost[];
  /** Whether what a user wrote is shown to a reader. */
  readonly shows: (reader: number, author: number) => boolean;
}

const names = ['reader', 'friend', 'blocked', 'blocker', 'suspended'] as const;
const words = ['저염', '식단', '두부조림', '칼륨', '국물', 'low salt', '콩', '100%'];
const states = ['published', 'published', 'published', 'published', 'held', 'hidden', 'removed'];

/** Makes a world in which the place of each post follows from its number, so that every run has the same. */
export async function makeFeedWorld({
  payload,
  pool,
  posts: count,
}: {
  payload: Payload;
  pool: pg.Pool;
  posts: number;
}): Promise<FeedWorld> {
  const members = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await newMember({ payload, pool })] as const)),
  ) as FeedWorld['members'];
  const { blocked, blocker, friend, reader, suspended } = members;
  await pool.query('UPDATE users SET suspended = true WHERE id = $1', [suspended.user]);
  await pool.query('INSERT INTO blocks (user_id, blocked_id) VALUES ($1, $2), ($3, $4)', [
    ...[reader.user, blocked.member],
    ...[blocker.user, reader.member],
  ]);
  const boards = await insert<{ id: number; slug: string }>(
    pool,
    `INSERT INTO boards (name, name_en, slug) SELECT '판', 'Board', 'world-' || no FROM generate_series(1, $1) AS no
     RETURNING id, slug`,
    [4],
  );
  await pool.query('INSERT INTO follows (user_id, board_id) SELECT $1, unnest($2::int[])', [
    reader.user,
    boards.slice(0, 2).map(({ id }) => id),
  ]);
  const users = [reader, friend, blocked, blocker, suspended].map(({ user }) => user);
  const posts = await insert<WorldPost>(
    pool,
    `INSERT INTO posts (board_id, user_id, title, content, content_text, is_anonymous, pseudonym, state, likes_count, deleted_at)
     SELECT board, "user", title, '{"root":{"type":"root","children":[]}}', '맛있는 ' || title, "user" IS NULL,
       CASE WHEN "user" IS NULL THEN '이름' END, state, likes, CASE WHEN deleted THEN now() END
     FROM jsonb_to_recordset($1::jsonb) AS post (
       board int, "user" int, title text, state enum_posts_state, likes int, deleted boolean
     )
     RETURNING id, board_id AS board, user_id AS "user", title, state, deleted_at IS NOT NULL AS deleted, helpful_score AS score`,
    [
      JSON.stringify(
        Array.from({ length: count }, (_, no) => ({
          board: boards[(no * 7) % 4]?.id,
          user: users[(no * 5) % 6] ?? null,
          title: [no, no * 3 + 1, no * 11 + 2].map((at) => words[at % words.length]).join(' '),
          state: states[(no * 3) % states.length],
          likes: (no * 37) % 50,
          deleted: no % 13 === 5,
        })),
      ),
    ],
  );
  const apart = [
    [reader.user, blocked.user],
    [blocker.user, reader.user],
  ];
  return {
    members,
    boards,
    posts,
    shows: (one, other) =>
      other !== suspended.user &&
      !apart.some((pair) => pair.includes(one) && pair.includes(other) && one !== other),
  };
}

/** Signs a member up and starts a session. */
export async function newMember({ payload, pool }: { payload: Payload; pool: pg.Pool }): Promise<FeedMember> {
  const { id } = await signUp(payload);
  const [row] = await insert<{ id: number }>(pool, 'SELECT id FROM members WHERE user_id = $1', [id]);
  return {
    user: id,
    member: row?.id ?? 0,
    token: await startTestSession(payload, { collection: 'users', id }),
  };
}

/** Runs a statement, and returns its rows. */
export async function insert<Row extends object>(
  pool: pg.Pool,
  statement: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await pool.query<Row>(statement, [...values])).rows;
}
