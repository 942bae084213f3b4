import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildConfig, createLocalReq, getPayload, type Config, type Payload } from 'payload';
import type pg from 'pg';
import { signUp } from '../../helpers/accounts.ts';
import { richText } from '../../helpers/community/content.ts';
import { createTestDatabase } from '../../helpers/database/database.ts';
import { dumpOf } from '../../helpers/database/databaseDump.ts';
import { scannableFood, type ScannableFood } from '../../helpers/foods/scannableFood.ts';
import { openPayloadOn } from '../../helpers/payloadOn.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/** Erasure, export and foreign keys follow from `custom.personalData` of the collections. */
let server: TestPayload;
let food: ScannableFood;

beforeAll(async () => {
  server = await startTestPayload();
  food = await scannableFood(server.payload);
});
afterAll(() => server.stop());

async function anonymousPost({ id }: { id: number }): Promise<number> {
  const user = await server.payload.findByID({ collection: 'users', id });
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO boards (name, name_en, slug) VALUES ('게시판', 'Board', 'board-of-${id}') RETURNING id`,
  );
  const post = await server.payload.create({
    collection: 'posts',
    data: { board: rows[0]!.id, content: richText('익명'), isAnonymous: true } as never,
    user: { ...user, collection: 'users' },
  });
  return post.id;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly onDelete: string | null;
}

test('every collection that names a user declares what the erasure does with its documents', async () => {
  const { personalDataFaults } = await import('../../../src/domain/accounts/personalData.ts');
  const ours = server.payload.config.collections.filter(({ slug }) => !slug.startsWith('payload-'));
  expect(personalDataFaults(ours)).toEqual([]);
});

test('every column that names a user is declared, and its foreign key matches the declaration', async () => {
  const { personalColumns, personalTables } =
    await import('../../../src/database/accounts/personalColumns.ts');
  const { postgresOf } = await import('../../../src/database/transaction.ts');
  const declaredColumns: Column[] = [...personalColumns(postgresOf(server.payload)), ...personalTables].map(
    ({ table, column, onDelete }) => ({ table, column, onDelete }),
  );
  expect(await columnsNamingUsers(server.pool)).toEqual(
    declaredColumns.sort((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1)),
  );
});

test('the database refuses to delete an account with photos, because their files would remain', async () => {
  const { id } = await signUp(server.payload);
  await server.pool.query(`INSERT INTO meal_photos (user_id, filename) VALUES ($1, 'somebody-${id}.webp')`, [
    id,
  ]);
  await expect(server.pool.query('DELETE FROM users WHERE id = $1', [id])).rejects.toMatchObject({
    constraint: 'meal_photos_user_id_users_id_fk',
  });
});

describe('a new collection with an owner', () => {
  let extended: Payload;

  beforeAll(async () => {
    const { personalData } = await import('../../../src/domain/accounts/personalData.ts');
    const { default: config } = await import('../../../payload.config.ts');
    const { collections, ...rest } = await config;
    await server.pool.query(`
      CREATE TABLE notes (
        id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE, text varchar,
        updated_at timestamptz NOT NULL DEFAULT now(), created_at timestamptz NOT NULL DEFAULT now()
      )`);
    const notes: Config['collections'] = [
      {
        slug: 'notes',
        custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'notes' } }),
        fields: [
          { name: 'user', type: 'relationship', relationTo: 'users', required: true },
          { name: 'text', type: 'text' },
        ],
      },
    ];
    extended = await getPayload({
      key: 'extended',
      config: buildConfig({
        ...rest,
        collections: [...collections.filter(({ slug }) => !slug.startsWith('payload-')), ...notes],
      } as Config),
    });
  });

  afterAll(async () => {
    const { pool } = extended.db as unknown as { pool: pg.Pool };
    await extended.destroy();
    await pool.end();
  });

  test('is exported and erased with the account without changes elsewhere', async () => {
    const { exportMember } = await import('../../../src/services/accounts/exportMember.ts');
    const { postgresOf } = await import('../../../src/database/transaction.ts');
    const { jsonStream } = await import('../../../src/services/operations/jsonStream.ts');
    const fail = (error: unknown) => {
      throw error;
    };
    const [me, other] = [await signUp(server.payload), await signUp(server.payload)];
    await server.pool.query(`INSERT INTO notes (user_id, text) VALUES ($1, 'mine'), ($2, 'theirs')`, [
      me.id,
      other.id,
    ]);
    const session = { id: 'now', createdAt: new Date().toISOString(), expiresAt: '2999-01-01T00:00:00Z' };
    const account = await extended.findByID({ collection: 'users', id: me.id });
    const user = { ...account, collection: 'users' as const, _sid: session.id, sessions: [session] };
    const members = await exportMember({ req: await createLocalReq({ user }, extended) });
    const exported: unknown = await new Response(jsonStream({ members, onError: fail })).json();
    expect(exported).toMatchObject({ notes: [{ text: 'mine' }], mealDiaries: [] });

    const { notes } = postgresOf(extended).rawTables;
    expect(notes?.columns['user']?.reference).toMatchObject({ table: 'users', onDelete: 'cascade' });

    await extended.delete({ collection: 'users', id: me.id });
    expect((await server.pool.query('SELECT text FROM notes')).rows).toEqual([{ text: 'theirs' }]);
  });
});

test('a restored backup brings no erased account back, and no anonymous text that was to go', async () => {
  const { noteErasures, reapplyErasures } =
    await import('../../../src/services/accounts/erasure/tombstones.ts');
  const { checkDatabase } = await import('../../../src/server/databaseState.ts');
  const { erasureContext } = await import('../../../src/services/community/erasure/eraseCommunityTraces.ts');
  const root = resolve(import.meta.dirname, '../../..');
  const [asked, me, other] = [
    await signUp(server.payload),
    await signUp(server.payload),
    await signUp(server.payload),
  ];
  const [leaving] = [await anonymousPost(asked), await anonymousPost(me)];
  const client = await server.pool.connect();
  const backup = await dumpOf(client);
  client.release();
  const late = await signUp(server.payload);
  for (const { id } of [asked, me, late])
    await server.payload.delete({
      collection: 'users',
      id,
      context: erasureContext({ deletesAnonymous: id === asked.id }),
    });
  const req = await createLocalReq({}, server.payload);
  await noteErasures({ req });
  await noteErasures({ req });
  const list = readFileSync(join(server.dataDir, 'erased-accounts.txt'), 'utf8');
  expect(list.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(2);
  expect(list).not.toContain(me.email);

  const restored = await createTestDatabase({ template: 'template1' });
  await restored.pool.query(backup);
  const opened = await openPayloadOn(restored.url);
  try {
    // After the restoration the database gives the id of the other erased member to somebody else.
    const newcomer = await signUp(opened.payload);
    expect(newcomer.id).toBe(late.id);
    expect((await checkDatabase(restored.url, root)).lostErasures).toBeGreaterThanOrEqual(2);
    const mails = async () => (await restored.pool.query('SELECT FROM farewell_mails')).rowCount;
    const mailsBefore = await mails();
    expect(await reapplyErasures({ payload: opened.payload })).toEqual({ accounts: 2, withdrawals: 0 });
    const jobs = await restored.pool.query(
      `SELECT data ->> 'document' AS post FROM jobs.agenda_jobs WHERE name = 'erase-traces' AND data ->> 'extent' = 'all'`,
    );
    expect(jobs.rows).toEqual([{ post: String(leaving) }]);
    // The member had the mail when they asked for it.
    expect(await mails()).toBe(mailsBefore);
    const { rows } = await restored.pool.query('SELECT id FROM users WHERE id = ANY ($1) ORDER BY id', [
      [asked.id, me.id, other.id, newcomer.id],
    ]);
    expect(rows).toEqual([{ id: other.id }, { id: newcomer.id }]);
    expect((await checkDatabase(restored.url, root)).lostErasures).toBe(0);
    expect(await reapplyErasures({ payload: opened.payload })).toEqual({ accounts: 0, withdrawals: 0 });
  } finally {
    await opened.close();
    await restored.drop();
  }
});

test('a restored backup brings no health facts and scans back that were erased after a withdrawal', async () => {
  const { noteErasures, reapplyErasures } =
    await import('../../../src/services/accounts/erasure/tombstones.ts');
  const { eraseWithdrawnData } =
    await import('../../../src/services/accounts/consents/eraseWithdrawnData.ts');
  const { payload, pool } = server;
  const [me, other] = [await signUp(payload), await signUp(payload)];
  const kept = async (database: pg.Pool, opened: Payload, id: number) => {
    const { rows } = await database.query<{ given: boolean; scans: number }>(
      `SELECT consents_health_data AS given,
              (SELECT count(*)::int FROM scan_history WHERE user_id = users.id) AS scans FROM users WHERE id = $1`,
      [id],
    );
    const where = { user: { equals: id } };
    const { docs } = await opened.find({ collection: 'health-profiles', where });
    return { ...rows[0], heightCm: docs[0]?.heightCm };
  };
  const write = (id: number, heightCm: number) =>
    payload.update({
      collection: 'health-profiles',
      where: { user: { equals: id } },
      data: { heightCm },
    });
  const consent = (id: number, given: boolean) =>
    payload.update({
      collection: 'users',
      id,
      data: { consents: { healthData: given, scanHistory: given } },
    });
  const scan = (id: number) =>
    pool.query(
      'INSERT INTO scan_history (user_id, food_id, barcode, scanned_at) VALUES ($1, $2, $3, now())',
      [id, food.id, food.barcode],
    );
  const backUp = async () => {
    const client = await pool.connect();
    const backup = await dumpOf(client);
    client.release();
    return backup;
  };
  const eraseNow = async (id: number) => {
    await consent(id, false);
    await pool.query('UPDATE users SET consents_health_data_ends_at = now() WHERE id = $1', [id]);
    const req = await createLocalReq({}, payload);
    await eraseWithdrawnData({ req, signal: new AbortController().signal });
    await noteErasures({ req });
  };
  for (const { id } of [me, other]) {
    await consent(id, true);
    await write(id, 170);
    await scan(id);
  }
  const early = await backUp();
  await eraseNow(me.id);
  await consent(me.id, true);
  await write(me.id, 171);
  await scan(me.id);
  const middle = await backUp();
  await eraseNow(me.id);

  for (const [backup, withdrawn] of [
    [early, 2],
    [middle, 2],
    [await backUp(), 0],
  ] as const) {
    const restored = await createTestDatabase({ template: 'template1' });
    await restored.pool.query(backup);
    const opened = await openPayloadOn(restored.url);
    try {
      expect((await reapplyErasures({ payload: opened.payload })).withdrawals).toBe(withdrawn);
      expect(await kept(restored.pool, opened.payload, me.id)).toEqual({
        given: false,
        scans: 0,
        heightCm: null,
      });
      expect(await kept(restored.pool, opened.payload, other.id)).toEqual({
        given: true,
        scans: 1,
        heightCm: 170,
      });
      expect((await reapplyErasures({ payload: opened.payload })).withdrawals).toBe(0);
    } finally {
      await opened.close();
      await restored.drop();
    }
  }
});

/** From the catalog: columns with a foreign key to users, and columns with the name of such a column. */
async function columnsNamingUsers(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    SELECT t.relname AS "table", a.attname AS "column",
           CASE k.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null'
             WHEN 'a' THEN 'no action' WHEN 'd' THEN 'set default' END AS "onDelete"
      FROM pg_class t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_constraint k
        ON k.contype = 'f' AND k.confrelid = 'users'::regclass AND k.conrelid = t.oid AND a.attnum = ANY (k.conkey)
     WHERE t.relnamespace IN ('public'::regnamespace, 'jobs'::regnamespace)
       AND t.relkind IN ('r', 'p') AND NOT t.relispartition
       AND (k.oid IS NOT NULL
            OR a.attname IN ('user', 'user_id', 'users_id', 'owner', 'owner_id', 'author_id', 'member_id', 'members_id'))
     ORDER BY t.relname || '.' || a.attname COLLATE "C"`);
  return rows;
}
