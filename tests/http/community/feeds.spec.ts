import fc from 'fast-check';
import { createStaff, startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import {
  insert,
  makeFeedWorld,
  newMember,
  type FeedMember,
  type FeedWorld,
  type WorldPost,
} from '../../helpers/community/feedWorld.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Feeds of posts, search in them, and threads: against a model that sorts and filters everything by hand. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let world: FeedWorld;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { payload, pool } = server;
  world = await makeFeedWorld({ payload, pool, posts: 120 });
}, 60_000);
afterAll(() => server.stop());

type Filter = Readonly<Record<string, string | number>>;

const addressOf = (filter: Filter) =>
  `/api/feed?${new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)])).toString()}`;

/** The ids of all pages of a feed. */
async function idsOf(filter: Filter, { token }: FeedMember): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body, status } = await call(
      addressOf({ ...filter, limit: 7, ...(cursor === '' ? {} : { cursor }) }),
      { token },
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    ids.push(...body.docs.map(({ id }: { id: number }) => id));
    cursor = body.nextCursor;
  }
  return ids;
}

const newest = (posts: readonly WorldPost[]) => posts.toSorted((a, b) => b.id - a.id).map(({ id }) => id);
const mostHelpful = (posts: readonly WorldPost[]) =>
  posts.toSorted((a, b) => b.score - a.score || b.id - a.id).map(({ id }) => id);

/** What the reader may find: published, outside the trash, of an author who is shown. Anonymous posts have none. */
const listedTo = ({ user }: FeedMember) =>
  world.posts.filter(
    (post) =>
      post.state === 'published' && !post.deleted && (post.user === null || world.shows(user, post.user)),
  );
const says = (post: WorldPost, ...words: string[]) => words.every((word) => post.title.includes(word));

describe('a feed', () => {
  test.each(['reader', 'friend', 'blocked', 'blocker'] as const)(
    'of all posts or of a board shows %s what the model shows, in its order, each post once',
    async (name) => {
      const member = world.members[name];
      const board = world.boards[1];
      const listed = listedTo(member);
      const onBoard = listed.filter((post) => post.board === board?.id);
      expect(await idsOf({}, member)).toEqual(newest(listed));
      expect(await idsOf({ sort: 'helpful' }, member)).toEqual(mostHelpful(listed));
      expect(await idsOf({ board: board?.slug ?? '' }, member)).toEqual(newest(onBoard));
      expect(await idsOf({ board: board?.id ?? 0, sort: 'helpful' }, member)).toEqual(mostHelpful(onBoard));
      expect(onBoard.length).toBeGreaterThan(7);
    },
  );

  test('of followed boards merges them, and is empty for who follows none', async () => {
    const { friend, reader } = world.members;
    const followed = world.boards.slice(0, 2).map(({ id }) => id);
    const merged = listedTo(reader).filter(({ board }) => followed.includes(board));
    expect(await idsOf({ sort: 'following' }, reader)).toEqual(newest(merged));
    expect(await idsOf({ sort: 'following', board: followed[0] ?? 0 }, reader)).toEqual(
      newest(merged.filter(({ board }) => board === followed[0])),
    );
    expect(await idsOf({ sort: 'following', board: world.boards[3]?.id ?? 0 }, reader)).toEqual([]);
    expect(await idsOf({ sort: 'following' }, friend)).toEqual([]);
  });

  test('of bookmarks has the latest first, and not what has become invisible', async () => {
    const { reader } = world.members;
    const kept = world.posts.filter((_, at) => at % 2 === 0).map(({ id }) => id);
    await server.pool.query('INSERT INTO bookmarks (user_id, post_id) SELECT $1, unnest($2::int[])', [
      reader.user,
      kept,
    ]);
    const listed = listedTo(reader).filter(({ id }) => kept.includes(id));
    expect(await idsOf({ sort: 'bookmarks' }, reader)).toEqual(newest(listed));
    expect(await idsOf({ sort: 'bookmarks', q: '두부' }, reader)).toEqual(
      newest(listed.filter((post) => says(post, '두부'))),
    );
  });

  test('of a member has what they wrote under their name; their own posts in every state', async () => {
    const { blocked, friend, reader, suspended } = world.members;
    const ofFriend = world.posts.filter(({ user, deleted }) => user === friend.user && !deleted);
    const published = ofFriend.filter(({ state }) => state === 'published');
    expect(await idsOf({ author: friend.member }, reader)).toEqual(newest(published));
    expect(await idsOf({ author: friend.member, sort: 'helpful' }, reader)).toEqual(mostHelpful(published));
    expect(await idsOf({ author: friend.member }, friend)).toEqual(newest(ofFriend));
    expect(ofFriend.length).toBeGreaterThan(published.length);
    for (const { member } of [blocked, suspended])
      expect(await idsOf({ author: member }, reader)).toEqual([]);
    expect(await idsOf({ author: 2_000_000_000 }, reader)).toEqual([]);
  });

  test.each([
    ['저염', ['저염']],
    ['두부 국물', ['두부', '국물']],
    ['LOW', ['low']],
    ['100%', ['100%']],
    ['콩', ['콩']],
    ['없는말', ['없는말']],
  ])('of a search for %s has the posts that say every word', async (q, words) => {
    const { reader } = world.members;
    const found = listedTo(reader).filter((post) => says(post, ...words));
    expect(await idsOf({ q }, reader)).toEqual(newest(found));
    expect(await idsOf({ q, sort: 'helpful' }, reader)).toEqual(mostHelpful(found));
    const followed = world.boards.slice(0, 2).map(({ id }) => id);
    expect(await idsOf({ q, sort: 'following' }, reader)).toEqual(
      newest(found.filter(({ board }) => followed.includes(board))),
    );
    expect(await idsOf({ q, board: followed[1] ?? 0 }, reader)).toEqual(
      newest(found.filter(({ board }) => board === followed[1])),
    );
  });

  test('shows a post as the generated API does', async () => {
    const { friend, reader } = world.members;
    const { body } = await call('/api/posts?depth=0', {
      token: friend.token,
      json: { board: world.boards[3]?.id, title: '오늘의 식단', content: richText('두부와 밥') },
    });
    const { docs } = (await call(addressOf({ author: friend.member, limit: 1 }), { token: reader.token }))
      .body;
    const { body: one } = await call(`/api/posts/${String(body.doc.id)}?depth=0`, { token: reader.token });
    expect(docs).toEqual([one]);
    expect(docs[0]).toMatchObject({
      author: { id: friend.member },
      counts: { likes: 0, comments: 0 },
      mine: { liked: false, bookmarked: false, author: false },
    });
  });
});

describe('a feed of shared meals', () => {
  const shared: { id: number; user: number; board: number | null; isListed: boolean }[] = [];

  beforeAll(async () => {
    const { blocked, friend, reader, suspended } = world.members;
    const users = [friend, blocked, suspended, reader].map(({ user }) => user);
    const rows = Array.from({ length: 60 }, (_, no) => ({
      board: world.boards[no % 5]?.id ?? null,
      user: users[(no * 3) % 4] ?? 0,
      isPublic: no % 7 !== 1,
      state: no % 11 === 3 ? 'hidden' : 'published',
      deleted: no % 13 === 4,
    }));
    const ids = await insert<{ id: number }>(
      server.pool,
      `INSERT INTO meal_diaries (user_id, board_id, date, meal_type, items, is_public, state, deleted_at)
       SELECT "user", board, '2026-11-30', 'snack', '[]', "isPublic", state, CASE WHEN deleted THEN now() END
       FROM jsonb_to_recordset($1::jsonb) AS diary (
         board int, "user" int, "isPublic" boolean, state enum_meal_diaries_state, deleted boolean
       ) RETURNING id`,
      [JSON.stringify(rows)],
    );
    for (const [at, row] of rows.entries())
      shared.push({
        ...row,
        id: ids[at]?.id ?? 0,
        isListed: row.isPublic && !row.deleted && row.state === 'published',
      });
  });

  const idsShown = (wanted: (diary: (typeof shared)[number]) => boolean) =>
    shared
      .filter(
        (diary) => diary.isListed && world.shows(world.members.reader.user, diary.user) && wanted(diary),
      )
      .map(({ id }) => id)
      .toReversed();

  test('has those of the boards that one follows, of a board, or of a member', async () => {
    const { blocked, friend, reader } = world.members;
    const [first, second, , fourth] = world.boards.map(({ id }) => id);
    const followed = idsShown(({ board }) => board !== null && [first, second].includes(board));
    expect(followed.length).toBeGreaterThan(7);
    for (const sort of ['new', 'following'])
      expect(await idsOf({ kind: 'diaries', sort }, reader)).toEqual(followed);
    expect(await idsOf({ kind: 'diaries', board: fourth ?? 0 }, reader)).toEqual(
      idsShown(({ board }) => board === fourth),
    );
    expect(await idsOf({ kind: 'diaries', author: friend.member }, reader)).toEqual(
      idsShown(({ user }) => user === friend.user),
    );
    expect(await idsOf({ kind: 'diaries', author: blocked.member }, reader)).toEqual([]);
  });

  test('shows a meal as the generated API does', async () => {
    const { friend, reader } = world.members;
    const query = `kind=diaries&author=${String(friend.member)}&limit=1`;
    const { docs } = (await call(`/api/feed?${query}`, { token: reader.token })).body;
    const { body: one } = await call(`/api/meal-diaries/${String(docs[0].id)}?depth=0`, {
      token: reader.token,
    });
    expect(docs).toEqual([one]);
    expect(docs[0]).toMatchObject({ author: { id: friend.member }, counts: { likes: 0, comments: 0 } });
  });
});

describe('a search', () => {
  test('finds what a post says after an edit, also a long word that is written with a blank, and not across two words', async () => {
    const { friend, reader } = world.members;
    const board = world.boards[3]?.id;
    const { body } = await call('/api/posts', {
      token: friend.token,
      json: { board, title: '칼륨', content: richText('저단백 식단표와 좋은 시간') },
    });
    const found = async (q: string) => (await idsOf({ q }, reader)).includes(body.doc.id);
    expect(await found('저단백식단')).toBe(true);
    expect(await found('ＡＢ')).toBe(false);
    // The end of one word and the start of the next.
    expect(await found('은시')).toBe(false);
    await call(`/api/posts/${String(body.doc.id)}`, {
      method: 'PATCH',
      token: friend.token,
      json: { content: richText('ab로 바꿈') },
    });
    expect(await found('ＡＢ')).toBe(true);
    expect(await found('저단백')).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    ['', undefined, 401, 'authentication_required', undefined],
    ['?sort=best', 'reader', 400, 'invalid_filter', 'sort'],
    ['?kind=recipes', 'reader', 400, 'invalid_filter', 'kind'],
    ['?kind=diaries&sort=helpful', 'reader', 400, 'invalid_filter', 'sort'],
    ['?kind=diaries&q=a', 'reader', 400, 'invalid_filter', 'q'],
    ['?board=no-such-board', 'reader', 400, 'invalid_filter', 'board'],
    ['?board=2000000000', 'reader', 400, 'invalid_filter', 'board'],
    ['?board=%27', 'reader', 400, 'invalid_filter', 'board'],
    ['?author=-1', 'reader', 400, 'invalid_filter', 'author'],
    ['?q=%E2%80%8B', 'reader', 400, 'required', 'q'],
    [`?q=${'a'.repeat(101)}`, 'reader', 400, 'too_long', 'q'],
    ['?limit=101', 'reader', 400, 'out_of_range', 'limit'],
    ['?limit=0', 'reader', 400, 'out_of_range', 'limit'],
    ['?cursor=abc', 'reader', 400, 'invalid_filter', 'cursor'],
    ['?page=2', 'reader', 400, 'unknown_field', 'page'],
  ] as const)('%s for %s is %d %s about %s', async (search, name, status, code, field) => {
    const token = name === undefined ? undefined : world.members[name].token;
    const answer = await call(`/api/feed${search}`, { token });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
  });

  test('staff, who read posts in their collection', async () => {
    const { id } = await createStaff(server.payload, 'moderator');
    const token = await startTestSession(server.payload, { collection: 'staff', id });
    expect((await call('/api/feed', { token })).status).toBe(403);
  });

  test('a cursor of another feed, another order, another reader or another thread', async () => {
    const { friend, reader } = world.members;
    const cursorOf = async (filter: Filter, member: FeedMember) =>
      (await call(addressOf({ ...filter, limit: 1 }), { token: member.token })).body.nextCursor as string;
    const cursor = await cursorOf({}, reader);
    const sent = async (filter: Filter, { token }: FeedMember) =>
      (await call(addressOf({ cursor, ...filter }), { token })).status;
    expect(await sent({}, reader)).toBe(200);
    expect(await sent({}, friend)).toBe(400);
    expect(await sent({ sort: 'helpful' }, reader)).toBe(400);
    expect(await sent({ board: world.boards[0]?.id ?? 0 }, reader)).toBe(400);
    expect(await sent({ q: '저염' }, reader)).toBe(400);
    const { post } = await newPost(friend);
    expect(
      (await call(`/api/posts/${String(post)}/comments?cursor=${cursor}`, { token: reader.token })).status,
    ).toBe(400);
  });
});

describe('a thread', () => {
  interface Shown {
    readonly id: number;
    readonly text?: string;
    readonly state: string;
    readonly replies: readonly Shown[];
    readonly repliesCursor: string | null;
  }
  const read = async (post: number, { token }: FeedMember, more = '') => {
    const { body, status } = await call(`/api/posts/${String(post)}/comments${more}`, { token });
    return { status, docs: body.docs as readonly Shown[], nextCursor: body.nextCursor as string | null };
  };
  const textsOf = (comments: readonly Shown[]): unknown[] =>
    comments.map(({ replies, state, text }) => [
      text ?? state,
      ...(replies.length === 0 ? [] : [replies.map((reply) => reply.text ?? reply.state)]),
    ]);

  test('has top comments, the oldest first, with their first replies, and cursors for more of both', async () => {
    const { friend, reader } = world.members;
    const { comment, post } = await newPost(friend);
    const top = await comment('위', { by: friend });
    for (let no = 1; no <= 5; no += 1)
      await comment(`답 ${String(no)}`, { by: reader, parent: top, root: top });
    for (let no = 1; no <= 3; no += 1) await comment(`밑 ${String(no)}`, { by: friend });
    const { docs, nextCursor } = await read(post, reader, '?limit=3');
    expect(textsOf(docs)).toEqual([['위', ['답 1', '답 2', '답 3']], ['밑 1'], ['밑 2']]);
    const more = await call(
      `/api/posts/${String(post)}/comments?cursor=${String(docs[0]?.repliesCursor)}&limit=1`,
      { token: reader.token },
    );
    expect(more.body.docs).toMatchObject([{ text: '답 4', parent: top }]);
    const last = await read(post, reader, `?limit=1&cursor=${String(more.body.nextCursor)}`);
    expect([last.docs.map(({ text }) => text), last.nextCursor]).toEqual([['답 5'], null]);
    const rest = await read(post, reader, `?limit=3&cursor=${String(nextCursor)}`);
    expect([textsOf(rest.docs), rest.nextCursor]).toEqual([[['밑 3']], null]);
  });

  test('shows a gap where the reader does not see a comment, but one that answers it', async () => {
    const { blocked, friend, reader } = world.members;
    const { comment, post } = await newPost(friend);
    const gap = await comment('지운 글', { by: friend, deleted: true });
    await comment('남은 답', { by: friend, parent: gap, root: gap });
    const hidden = await comment('차단한 사람의 글', { by: blocked });
    const below = await comment('차단한 사람의 답', { by: blocked, parent: hidden, root: hidden });
    await comment('그 밑의 답', { by: friend, parent: below, root: hidden });
    await comment('숨은 글', { by: friend, state: 'hidden' });
    await comment('내 숨은 글', { by: reader, state: 'held' });
    const { docs } = await read(post, reader);
    expect(textsOf(docs)).toEqual([
      ['deleted', ['남은 답']],
      ['hidden', ['hidden', '그 밑의 답']],
      ['내 숨은 글'],
    ]);
    expect(Object.keys(docs[0] ?? {}).sort()).toEqual(['id', 'parent', 'replies', 'repliesCursor', 'state']);
    expect(docs[2]).toMatchObject({ state: 'held', mine: { author: true } });
    expect(textsOf((await read(post, blocked)).docs)[1]).toEqual([
      '차단한 사람의 글',
      ['차단한 사람의 답', '그 밑의 답'],
    ]);
  });

  test('is 404 where the reader does not see the post, whatever the reason', async () => {
    const { blocker, friend, reader, suspended } = world.members;
    const { token } = reader;
    for (const by of [blocker, suspended])
      expect((await read((await newPost(by)).post, reader)).status).toBe(404);
    expect((await read((await newPost(friend, 'hidden')).post, reader)).status).toBe(404);
    expect((await read((await newPost(reader, 'hidden')).post, reader)).status).toBe(200);
    for (const id of ['2000000000', '0', 'abc'])
      expect((await call(`/api/posts/${id}/comments`, { token })).status).toBe(404);
    expect((await call(`/api/posts/${String((await newPost(friend)).post)}/comments`)).status).toBe(401);
  });

  test('of a meal is there while the meal is shared, and only for its owner after that', async () => {
    const { blocked, friend, reader } = world.members;
    const [diary] = await insert<{ id: number }>(
      server.pool,
      `INSERT INTO meal_diaries (user_id, date, meal_type, items, is_public) VALUES ($1, '2026-11-29', 'snack', '[]', true) RETURNING id`,
      [friend.user],
    );
    await insert(server.pool, `INSERT INTO comments (diary_id, user_id, text) VALUES ($1, $2, '맛있겠다')`, [
      diary?.id,
      blocked.user,
    ]);
    const address = `/api/meal-diaries/${String(diary?.id)}/comments`;
    expect((await call(address, { token: friend.token })).body.docs).toMatchObject([
      { text: '맛있겠다', diary: diary?.id },
    ]);
    expect((await call(address, { token: reader.token })).body).toEqual({ docs: [], nextCursor: null });
    await server.pool.query('UPDATE meal_diaries SET is_public = false WHERE id = $1', [diary?.id]);
    expect((await call(address, { token: reader.token })).status).toBe(404);
    expect((await call(address, { token: friend.token })).status).toBe(200);
  });

  test('shows a comment as the generated API does', async () => {
    const { friend, reader } = world.members;
    const { post } = await newPost(friend);
    const { body } = await call('/api/comments', { token: reader.token, json: { post, text: '저도요' } });
    expect(body).toHaveProperty('doc');
    const { body: one } = await call(`/api/comments/${String(body.doc.id)}?depth=0`, { token: friend.token });
    expect((await read(post, friend)).docs).toEqual([{ ...one, replies: [], repliesCursor: null }]);
  });
});

/** A switch that hides documents from the reader; one lane alone turns it, so that its state is known at any time. */
interface Switch {
  readonly turn: (hides: boolean) => Promise<unknown>;
  readonly changes: { readonly start: number; end: number; readonly hides: boolean }[];
}

/** What the switch certainly did during all of a read; undefined when it was turned meanwhile. */
function stateDuring(
  { changes }: Switch,
  { start, end }: { start: number; end: number },
): boolean | undefined {
  if (changes.some((change) => change.start < end && change.end > start)) return undefined;
  return changes.findLast((change) => change.end <= start)?.hides ?? false;
}

describe('while others block, suspend, hide, delete and make private', () => {
  test('no page shows what was hidden all the time, or lacks what was shown all the time', async () => {
    const { payload, pool } = server;
    const [reader, author, other] = await Promise.all([1, 2, 3].map(() => newMember({ payload, pool })));
    if (reader === undefined || author === undefined || other === undefined) throw new Error('no members');
    const board = world.boards[2]?.id;
    await pool.query('INSERT INTO follows (user_id, board_id) VALUES ($1, $2)', [reader.user, board]);
    const [kept, moderated, others] = await insert<{ id: number }>(
      pool,
      `INSERT INTO posts (board_id, user_id, title, content, content_text) SELECT $1, "user", '마라톤', '{}', '마라톤'
       FROM unnest($2::int[]) AS "user" RETURNING id`,
      [board, [author.user, author.user, other.user]],
    );
    const [meal] = await insert<{ id: number }>(
      pool,
      `INSERT INTO meal_diaries (user_id, board_id, date, meal_type, items, is_public)
       VALUES ($1, $2, '2026-11-28', 'snack', '[]', true) RETURNING id`,
      [author.user, board],
    );
    if (kept === undefined || moderated === undefined || others === undefined || meal === undefined)
      throw new Error('no documents');

    const lane = (turn: Switch['turn']): Switch => ({ turn, changes: [] });
    const block = (by: FeedMember, whom: FeedMember) =>
      lane((hides) =>
        call(`/api/members/${String(whom.member)}/block`, {
          method: hides ? 'PUT' : 'DELETE',
          token: by.token,
        }),
      );
    const statement = (sql: string, id: number) => lane((hides) => pool.query(sql, [id, hides]));
    const blocks = block(reader, author);
    const isBlocked = block(other, reader);
    const suspends = statement('UPDATE users SET suspended = $2 WHERE id = $1', author.user);
    const moderates = statement(
      `UPDATE posts SET state = CASE WHEN $2 THEN 'hidden' ELSE 'published' END::enum_posts_state WHERE id = $1`,
      moderated.id,
    );
    const deletes = statement(
      'UPDATE posts SET deleted_at = CASE WHEN $2 THEN now() END WHERE id = $1',
      others.id,
    );
    const makesPrivate = statement('UPDATE meal_diaries SET is_public = NOT $2 WHERE id = $1', meal.id);
    const hiddenBy = new Map([
      [kept.id, [blocks, suspends]],
      [moderated.id, [blocks, suspends, moderates]],
      [others.id, [isBlocked, deletes]],
    ]);
    const mealHiddenBy = new Map([[meal.id, [blocks, suspends, makesPrivate]]]);
    const pages = [
      { address: '/api/feed?limit=100', hiddenBy },
      { address: '/api/feed?q=마라톤', hiddenBy },
      { address: '/api/feed?sort=following&limit=100', hiddenBy },
      { address: '/api/feed?kind=diaries&limit=100', hiddenBy: mealHiddenBy },
    ];

    const faults: string[] = [];
    const read = async (address: string, hidden: ReadonlyMap<number, readonly Switch[]>): Promise<void> => {
      const during = { start: performance.now(), end: 0 };
      const { body } = await call(address, { token: reader.token });
      during.end = performance.now();
      const ids: number[] = body.docs.map(({ id }: { id: number }) => id);
      for (const [id, switches] of hidden) {
        const states = switches.map((one) => stateDuring(one, during));
        if (ids.includes(id) && states.includes(true)) faults.push(`${address} shows ${String(id)}`);
        if (!ids.includes(id) && states.every((state) => state === false))
          faults.push(`${address} lacks ${String(id)}`);
      }
    };
    const lanes = [blocks, isBlocked, suspends, moderates, deletes, makesPrivate];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 6 }), {
          minLength: lanes.length,
          maxLength: lanes.length,
        }),
        async (schedule) => {
          let isOver = false;
          const reading = Promise.all(
            pages.map(async ({ address, hiddenBy: hidden }) => {
              while (!isOver) await read(address, hidden);
              await read(address, hidden);
            }),
          );
          await Promise.all(
            lanes.map(async ({ changes, turn }, at) => {
              for (const hides of schedule[at] ?? []) {
                const change = { start: performance.now(), end: Number.POSITIVE_INFINITY, hides };
                changes.push(change);
                await turn(hides);
                change.end = performance.now();
              }
            }),
          );
          isOver = true;
          await reading;
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });
});

/** A post of a member, and a function that adds comments to it. */
async function newPost({ user }: FeedMember, state = 'published') {
  const [row] = await insert<{ id: number }>(
    server.pool,
    `INSERT INTO posts (board_id, user_id, content, state) VALUES ($1, $2, '{}', $3) RETURNING id`,
    [world.boards[3]?.id, user, state],
  );
  const post = row?.id ?? 0;
  return {
    post,
    comment: async (
      text: string,
      {
        by,
        deleted = false,
        parent = null,
        root = null,
        state: stateOfComment = 'published',
      }: {
        by: FeedMember;
        deleted?: boolean;
        parent?: number | null;
        root?: number | null;
        state?: string;
      },
    ) => {
      const [comment] = await insert<{ id: number }>(
        server.pool,
        `INSERT INTO comments (post_id, user_id, text, parent_id, root_id, state, deleted_at)
         VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $7 THEN now() END) RETURNING id`,
        [post, by.user, text, parent, root, stateOfComment, deleted],
      );
      return comment?.id ?? 0;
    },
  };
}

function richText(text: string) {
  const node = { version: 1, format: '', indent: 0, direction: null };
  return {
    root: {
      ...node,
      type: 'root',
      children: [
        {
          ...node,
          type: 'paragraph',
          children: [{ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }],
        },
      ],
    },
  };
}
