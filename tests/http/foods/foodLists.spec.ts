import type pg from 'pg';
import { createStaff } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

const count = 20_000;
let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  const dietitian = await createStaff(server.payload, 'dietitian');
  const login = await clientOf(server.url)('/api/staff/login', {
    json: { email: dietitian.email, password: dietitian.password },
  });
  token = login.body.token;
  await insertFoods(count);
});

afterAll(() => server.stop());

describe('the list of foods in the admin UI', () => {
  test('searches by part of the name, best match first, with the search index', async () => {
    const { docs, totalDocs } = await list({ search: '순두부' });
    expect(docs.slice(0, 2)).toEqual(['순두부', '순두부 1호']);
    expect(totalDocs).toBe(count / 10 + 1);
    await expectIndexUsed(() => list({ search: '순두부' }));
  });

  test('shows each food once on the pages of a search', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      const { docs, hasNextPage } = await list({ search: '두부 99', page });
      seen.push(...docs);
      expect(hasNextPage).toBe(page < 4 && docs.length === 25);
      if (!hasNextPage) break;
    }
    const { rows } = await server.pool.query<{ name: string }>(
      `SELECT name FROM foods WHERE name LIKE '%두부%' AND name LIKE '%99%'`,
    );
    expect(seen).toHaveLength(rows.length);
    expect(new Set(seen)).toEqual(new Set(rows.map(({ name }) => name)));
  });

  test('keeps an order that the user chooses', async () => {
    const { docs } = await list({ search: '순두부', sort: '-id' });
    expect(docs[0]).toBe('순두부');
    expect(docs[1]).toBe(`순두부 ${String(count - 9)}호`);
  });

  test('shows the newest foods first and the exact total without a search', async () => {
    const { docs, totalDocs, hasNextPage } = await list({});
    expect(docs[0]).toBe('순두부');
    expect(totalDocs).toBe(count + 1);
    expect(hasNextPage).toBe(true);
  });

  // All foods have the same time, as after an import.
  test('reads no more foods than the page in the default order', async () => {
    const [page] = await statementsOf(() => list({ page: 2 }));
    const [plan] = await plansOf([page!]);
    expect(plan).toContain('Index Scan Backward using foods_updated_at_id_idx');
    expect(plan).not.toContain('Sort');
  });

  test('answers an empty page after the last one', async () => {
    expect(await list({ search: '순두부', page: 9_999 })).toMatchObject({
      docs: [],
      totalDocs: count / 10 + 1,
      hasNextPage: false,
    });
  });

  test.each([
    ['%', 0],
    ['_', 0],
    ['·', count + 1],
    ['\\', 0],
    ['없는이름', 0],
  ])('takes %s literally, not as a pattern', async (search, total) => {
    expect((await list({ search })).totalDocs).toBe(total);
  });

  test('finds an equal name with the search index', async () => {
    const path = '/api/foods?where[name][equals]=순두부 1호&depth=0';
    expect((await api(path)).body.docs.map(nameOf)).toEqual(['순두부 1호']);
    await expectIndexUsed(() => api(path));
  });

  test('finds other spellings', async () => {
    const { docs } = await list({ search: '순 두 부 ㆍ 11호'.normalize('NFD') });
    expect(docs[0]).toBe('순두부 11호');
  });

  test.each([
    ['the brand', '풀무원'],
    ['an alias', '연두부'],
    ['initial consonants', 'ㅅㄷㅂ 21ㅎ'],
  ])('finds a food by %s', async (_, search) => {
    await server.pool.query(
      `UPDATE foods SET brand = '풀무원', aliases = '["연두부"]' WHERE name = '순두부 21호'`,
    );
    expect((await list({ search })).docs).toContain('순두부 21호');
  });

  test('compares only the name with the operator "contains"', async () => {
    const answer = await api('/api/foods?where[name][contains]=순두부2&depth=0&limit=1');
    expect(answer.body.docs.map(nameOf)[0]).toMatch(/^순두부 2/);
    expect((await api('/api/foods?where[name][contains]=풀무원&depth=0')).body.docs).toEqual([]);
  });

  test('searches the trash', async () => {
    await server.pool.query(`UPDATE foods SET deleted_at = now() WHERE name = '순두부 1호'`);
    const answer = await api(
      `/api/foods?trash=true&where[and][0][deletedAt][exists]=true&where[and][1][name][like]=순두부`,
    );
    expect(answer.body.docs.map(nameOf)).toEqual(['순두부 1호']);
    await server.pool.query(`UPDATE foods SET deleted_at = NULL WHERE name = '순두부 1호'`);
  });
});

describe('the picker of foods of a relationship field', () => {
  test('shows the best match first, with the search index', async () => {
    const { docs, nextPage } = await pick('순두부');
    expect(docs).toEqual(['순두부', '순두부 1호', ...docs.slice(2)]);
    expect(docs).toHaveLength(10);
    expect(nextPage).toBe(2);
    await expectIndexUsed(() => pick('순두부'));
  });

  test('shows a page when it opens without a keyword', async () => {
    const [page] = await statementsOf(async () => {
      expect((await pick(undefined)).docs).toHaveLength(10);
    });
    expect((await plansOf([page!]))[0]).not.toContain('Seq Scan');
  });

  /** The request that the relationship field of @payloadcms/ui sends. */
  async function pick(word: string | undefined) {
    const form = new URLSearchParams({
      depth: '0',
      draft: 'true',
      limit: '10',
      page: '1',
      'select[name]': 'true',
      sort: String(server.payload.collections.foods.config.defaultSort),
      'where[and][0][id][not_in][0]': '1',
      ...(word === undefined ? {} : { 'where[and][1][name][like]': word }),
    });
    const response = await fetch(`${server.url}/api/foods`, {
      method: 'POST',
      headers: {
        authorization: `JWT ${token}`,
        'content-type': 'application/x-www-form-urlencoded',
        'x-payload-http-method-override': 'GET',
      },
      body: form,
    });
    const body = await response.json();
    expect(response.status).toBe(200);
    return { docs: body.docs.map(nameOf) as string[], nextPage: body.nextPage as number | null };
  }
});

/**
 * Checks that a list uses the search, which reads its index (tests/int/search/table.spec.ts), and reads foods by id.
 */
async function expectIndexUsed(work: () => Promise<unknown>): Promise<void> {
  const plans = await plansOf(await statementsOf(work));
  expect(plans.join('\n')).toContain('Function Scan on food_search_matching');
  for (const plan of plans) expect(plan).not.toContain('Seq Scan on foods');
}

async function insertFoods(count: number): Promise<void> {
  await server.pool.query(
    `INSERT INTO foods (name, kind, source_name)
     SELECT CASE at % 10 WHEN 0 THEN '콩나물' WHEN 1 THEN '순두부' WHEN 2 THEN '두부조림' WHEN 3 THEN '배추김치'
       ELSE '국수' END || ' ' || at || '호', 'cooked', 'test'
     FROM generate_series(0, $1::int - 1) AS at`,
    [count],
  );
  await server.pool.query(`INSERT INTO foods (name, kind, source_name) VALUES ('순두부', 'cooked', 'test')`);
  await server.pool.query('ANALYZE foods');
}

function api(path: string): Promise<Answer> {
  return clientOf(server.url)(encodeURI(path), { token });
}

/** The query of Payload's list view in the server of the admin UI. */
async function list({ search, page = 1, sort }: { search?: string; page?: number; sort?: string }) {
  const { config } = server.payload.collections.foods;
  const found = await server.payload.find({
    collection: 'foods',
    depth: 0,
    draft: true,
    limit: 25,
    page,
    sort: sort ?? (config.defaultSort as string),
    where: search === undefined ? {} : { or: [{ name: { like: search } }] },
  });
  return { ...found, docs: found.docs.map(({ name }) => name) };
}

function nameOf({ name }: { name: string }): string {
  return name;
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** Records the statements on Payload's pool about foods while `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const { pool } = server.payload.db as unknown as { pool: pg.Pool };
  const query = pool.query.bind(pool) as (statement: { text: string }, values: unknown[]) => Promise<unknown>;
  const statements: Statement[] = [];
  const listening = ((statement: { text: string }, values: unknown[]) => {
    statements.push({ text: statement.text, values });
    return query(statement, values);
  }) as typeof pool.query;
  pool.query = listening;
  try {
    await work();
  } finally {
    pool.query = query as typeof pool.query;
  }
  return statements.filter(({ text }) => /\b(?:from|join) "?foods\b/i.test(text));
}

async function plansOf(statements: readonly Statement[]): Promise<string[]> {
  const plans: string[] = [];
  for (const { text, values } of statements) {
    const { rows } = await server.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
}
