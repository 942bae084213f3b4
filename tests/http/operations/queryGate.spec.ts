import { createLocalReq } from 'payload';
import type { FlattenedField, PayloadRequest, Where } from 'payload';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, type Call } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import type { QueryField } from '../../../src/domain/operations/query/fields.ts';
import { readSort } from '../../../src/domain/operations/query/sort.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let admin: string;
let member: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { email, password } = await createStaff(server.payload, 'admin');
  admin = (await call('/api/staff/login', { json: { email, password } })).body.token;
  member = await signUpAndLogIn({ payload: server.payload, call });
});

afterAll(() => server.stop());

async function outcome(path: string, options: Call = { token: admin }) {
  const { status, body } = await call(path, options);
  return { status, code: body.code, field: body.field };
}

const graphql = (query: string, variables: object = {}) =>
  call('/api/graphql', { json: { query, variables }, token: admin });

describe('parameters', () => {
  test.each<[path: string, code: string, field: string, options?: Call]>([
    ['/api/foods?limits=5', 'unknown_field', 'limits'],
    ['/api/foods?scope=all', 'unknown_field', 'scope'],
    ['/api/foods/1?limit=5', 'unknown_field', 'limit'],
    ['/api/foods/count?limit=5', 'unknown_field', 'limit'],
    ['/api/users/me?page=1', 'unknown_field', 'page'],
    ['/api/users/me/export?depth=1', 'unknown_field', 'depth'],
    ['/api/access?depth=1', 'unknown_field', 'depth'],
    ['/api/foods/scan/4006381333931?limit=1', 'unknown_field', 'limit'],
    ['/api/foods?limit=', 'required', 'limit'],
    ['/api/foods?limit=5&limit=5', 'invalid_filter', 'limit'],
    ['/api/foods?depth=4', 'out_of_range', 'depth'],
    ['/api/foods/1?depth=-1', 'out_of_range', 'depth'],
    ['/api/foods?page=0', 'out_of_range', 'page'],
    ['/api/foods?page=99999999', 'out_of_range', 'page'],
    ['/api/foods?draft=perhaps', 'invalid_filter', 'draft'],
    ['/api/foods?select[nutrients][salt]=true', 'invalid_filter', 'select'],
    ['/api/foods?select=name', 'invalid_filter', 'select'],
    ['/api/foods/1?select[title]=true', 'invalid_filter', 'select'],
    ['/api/foods?populate[food-categories][title]=true', 'invalid_filter', 'populate'],
    ['/api/foods?populate[cats][name]=true', 'invalid_filter', 'populate'],
    ['/api/foods?joins[meals][limit]=5', 'invalid_filter', 'joins'],
    ['/api/foods?sort=-', 'invalid_filter', 'sort'],
    ['/api/foods?sort=title', 'invalid_filter', 'sort'],
    ['/api/foods?sort=name,-name', 'invalid_filter', 'sort'],
    ['/api/foods?where[__proto__][equals]=a', 'invalid_filter', 'where'],
    ['/api/foods?where[quality.x][equals]=a', 'invalid_filter', 'where'],
    ['/api/foods?where[allergens.x][equals]=a', 'invalid_filter', 'where'],
    ['/api/meal-diaries?where[nutrition.x][equals]=a', 'invalid_filter', 'where'],
    ['/api/meal-diaries/summary?from=2026-11-01&to=2026-11-02&until=2026-11-03', 'unknown_field', 'until'],
    ['/api/meal-photos/file/a.webp?prefix=..', 'unknown_field', 'prefix'],
    ['/api/graphql?query=a', 'unknown_field', 'query', { json: { query: '{ Foods { totalDocs } }' } }],
    ['/api/foods?dept=1', 'unknown_field', 'dept', { json: {} }],
    ['/api/foods?where[id][equals]=1&limit=0', 'out_of_range', 'limit', { method: 'DELETE' }],
    ['/api/foods?where[brand][near]=1', 'invalid_filter', 'where', { method: 'DELETE' }],
    ['/api/foods?where[id][in]=a', 'invalid_filter', 'where', { method: 'PATCH', json: { brand: 'a' } }],
  ])('of %s are refused', async (path, code, field, options = {}) => {
    expect(await outcome(path, { token: admin, ...options })).toEqual({ status: 400, code, field });
  });

  test('names the nearest parameter', async () => {
    expect((await call('/api/foods?lmit=5')).body.title).toContain('limit');
  });

  test('of a filter may name what the schema of a JSON field has', async () => {
    expect((await call('/api/foods?where[allergens.contains][equals]=milk')).status).toBe(200);
  });

  test('takes a list with commas or as repeated parameters, and a selection', async () => {
    for (const query of ['sort=kind,-name', 'sort=kind&sort=-name', 'select[source][name]=true&depth=0'])
      expect((await call(`/api/foods?${query}`)).status).toBe(200);
  });

  test('of health checks are ignored', async () => {
    expect((await call('/api/health/live?x=1')).status).toBe(200);
  });
});

describe('the number of documents', () => {
  beforeAll(async () => {
    await server.pool.query(
      `INSERT INTO foods (name, kind, source_name) SELECT '한도 ' || n, 'fresh', '시험' FROM generate_series(1, 120) AS n`,
    );
  });

  test.each([
    '/api/foods?limit=0',
    '/api/foods?limit=101',
    '/api/foods?limit=-1',
    '/api/diets/versions?limit=0',
    '/api/foods/search?q=한도&limit=101',
  ])('is from 1 to 100 in %s', async (path) => {
    expect(await outcome(path)).toEqual({ status: 400, code: 'out_of_range', field: 'limit' });
  });

  test('is at most 100 without pages', async () => {
    expect((await call('/api/foods?pagination=false&depth=0')).body.docs).toHaveLength(100);
    expect((await call('/api/foods/search?q=한도&limit=100')).body.docs).toHaveLength(100);
  });

  test.each([0, 101, -1])('is not %i in GraphQL, as an argument and as a variable', async (limit) => {
    const refused = { status: 400, body: { code: 'out_of_range', field: 'limit' } };
    expect(await graphql(`{ Foods(limit: ${String(limit)}) { docs { id } } }`)).toMatchObject(refused);
    const query = 'query a($n: Int) { Foods(limit: $n) { docs { id } } }';
    expect(await graphql(query, { n: limit })).toMatchObject(refused);
  });

  test('is 100 in GraphQL without pages', async () => {
    const { body } = await graphql('{ Foods(pagination: false) { docs { id } } }');
    expect(body.data.Foods.docs).toHaveLength(100);
  });

  test('is as many as one call may have where a page of the admin UI asks for all', async () => {
    const headers = {
      cookie: `diningcoach-token=${admin}`,
      referer: `${server.url}/admin/collections/foods`,
    };
    const page = await call('/api/foods?limit=0&depth=0&locale=&x=1', { headers });
    expect(page.body.docs).toHaveLength(100);
    const user = await server.payload.findByID({ collection: 'staff', id: 1 });
    const list = { collection: 'foods', limit: 500, page: 0, depth: 0, overrideAccess: false, user } as const;
    expect(
      (await server.payload.find({ ...list, user: { ...user, collection: 'staff' } })).docs,
    ).toHaveLength(100);
  });
});

describe('filters', () => {
  const operators =
    'equals not_equals in not_in exists greater_than greater_than_equal less_than less_than_equal like not_like contains near within intersects all regex'.split(
      ' ',
    );
  const values: readonly unknown[] = [
    ...[
      'a',
      '',
      'null',
      '5',
      '-1',
      '1e999',
      '2147483648',
      'true',
      '2026-11-30',
      '99999-01-01',
      '%',
      '+',
      'a,b',
    ],
    ...['두부 _', '1,2,', ['a', 1], [], null, 7, false, { a: 1 }, new Date('2026-11-30')],
  ];

  test('of every field with every operator are run, or refused as invalid', async () => {
    const { countOperation, findVersionsOperation } = await import('payload');
    const { diagnose } = await import('../../../src/errors/diagnose.ts');
    const staff = await server.payload.findByID({ collection: 'staff', id: 1 });
    const faults: string[] = [];
    let runs = 0;
    for (const collection of Object.values(server.payload.collections)) {
      const { slug, flattenedFields, versions } = collection.config;
      const names = flattenedFields.flatMap((field) => pathsOf(field));
      const firsts = new Set(firstsOf(flattenedFields));
      const req = await createLocalReq({ user: { ...staff, collection: 'staff' } }, server.payload);
      type Run = (req: PayloadRequest, where: Where) => Promise<unknown>;
      const count: Run = (req, where) => countOperation({ collection, req, where });
      const list: Run = (req, where) => findVersionsOperation({ collection, limit: 1, depth: 0, req, where });
      const targets = [
        { run: count, paths: ['id', ...names, 'nothing', 'id.id'] },
        ...(versions ? [{ run: list, paths: names.map((name) => `version.${name}`) }] : []),
      ];
      for (const { run, paths } of targets)
        for (const [at, path] of paths.entries())
          for (const [turn, operator] of operators.entries()) {
            // Every kind of field of a collection meets every operator, the other fields some of them in turn.
            if (!firsts.has(path) && (at + turn) % 4 > 0) continue;
            runs += 1;
            // Each operator meets each value at some field.
            const where = { [path]: { [operator]: values[(runs * 7) % values.length] } };
            const error: unknown = await run(req, where).then(
              () => undefined,
              (one: unknown) => one,
            );
            if (error !== undefined && !['invalid_filter', 'forbidden'].includes(diagnose(error).code))
              faults.push(`${slug}: ${JSON.stringify(where)}: ${diagnose(error).code}`);
          }
    }
    expect(faults).toEqual([]);
    expect(runs).toBeGreaterThan(5_000);
  });

  test('of every kind of field are answered, or refused as invalid, over HTTP', async () => {
    const faults: string[] = [];
    let count = 0;
    for (const { flattenedFields, slug } of server.payload.config.collections) {
      // The inbox is a list of ours with parameters of its own, and no filters.
      const isOurs = slug === 'notifications';
      for (const path of firstsOf(flattenedFields)) {
        count += 1;
        const value = encodeURIComponent(String(values[count % 15]));
        const filter = `where[${path}][${operators[count % operators.length] ?? ''}]=${value}`;
        const { status, code, field } = await outcome(`/api/${slug}?limit=1&depth=0&${filter}`);
        const isFine =
          [200, 403, 404].includes(status) ||
          (isOurs ? code === 'unknown_field' : code === 'invalid_filter' && field === 'where');
        if (!isFine) faults.push(`${String(status)} ${String(code)} ${slug} ${filter}`);
      }
    }
    expect(faults).toEqual([]);
  });

  /** The paths of the first field of each kind. */
  function firstsOf(fields: readonly FlattenedField[]): string[] {
    const kinds = new Map<string, FlattenedField>();
    for (const field of fields) if (!kinds.has(field.type)) kinds.set(field.type, field);
    return [...kinds.values()].flatMap((field) => pathsOf(field));
  }

  /** The paths of a field, with a name in each JSON value and each related document. */
  function pathsOf(field: { name: string; type: string; flattenedFields?: unknown }): string[] {
    if (Array.isArray(field.flattenedFields))
      return [field.name, ...field.flattenedFields.flatMap(pathsOf).map((path) => `${field.name}.${path}`)];
    if (field.type === 'json') return [field.name, `${field.name}.name`, `${field.name}.0`];
    if (field.type === 'relationship') return [field.name, `${field.name}.id`, `${field.name}__slug`];
    return [field.name];
  }

  test.each([
    ['too many conditions', { or: Array.from({ length: 31 }, () => ({ name: { equals: 'a' } })) }],
    ['a list too long', { id: { in: Array.from({ length: 201 }, (_, at) => at + 1) } }],
    ['a text too long', { name: { like: 'a'.repeat(501) } }],
    ['a list for one value', { name: { equals: ['a', 'b'] } }],
    ['a number as a text', { popularity: { greater_than: 'many' } }],
    [
      'levels too many',
      { and: [{ and: [{ and: [{ and: [{ and: [{ and: [{ id: { equals: 1 } }] }] }] }] }] }] },
    ],
  ])('with %s are refused in REST and in variables of GraphQL', async (_, where) => {
    const rest = await outcome(`/api/foods?where=${encodeURIComponent(JSON.stringify(where))}`);
    expect(rest).toMatchObject({ status: 400, field: 'where' });
    const { body } = await graphql('query a($w: Food_where) { Foods(where: $w) { totalDocs } }', {
      w: JSON.parse(JSON.stringify(where).replaceAll('"and"', '"AND"').replaceAll('"or"', '"OR"')),
    });
    expect(body.data?.Foods ?? null).toBeNull();
    expect(body.errors).toHaveLength(1);
  });

  test('of staff do not reach sessions and passwords of others', async () => {
    for (const path of ['verifiedBy.sessions.id', 'verifiedBy__sessions__id', 'verifiedBy.hash'])
      expect(await outcome(`/api/foods?where[${path}][exists]=true`)).toEqual({
        status: 400,
        code: 'invalid_filter',
        field: 'where',
      });
    expect(await outcome('/api/foods?sort=verifiedBy__email', { token: member.token })).toMatchObject({
      status: 400,
      field: 'sort',
    });
  });

  test('take % and _ literally', async () => {
    await server.pool.query(
      `INSERT INTO foods (name, brand, kind, source_name) VALUES
         ('가_나', '50% a_b', 'fresh', 'literal'), ('가x나', '500 axb', 'fresh', 'literal')`,
    );
    const names = async (condition: string) => {
      const { body } = await call(`/api/foods?sort=id&where[source.name][equals]=literal&where${condition}`);
      return body.docs.map(({ name }: { name: string }) => name);
    };
    for (const operator of ['like', 'contains']) {
      expect(await names(`[name][${operator}]=가_나`)).toEqual(['가_나']);
      expect(await names(`[name][${operator}]=_`)).toEqual(['가_나']);
      expect(await names(`[brand][${operator}]=a_b`)).toEqual(['가_나']);
      expect(await names(`[brand][${operator}]=50%25`)).toEqual(['가_나']);
      expect(await names(`[brand][${operator}]=%25`)).toEqual(['가_나']);
    }
    expect(await names('[name][contains]=%25')).toEqual([]);
    expect(await names('[brand][not_like]=a_b')).toEqual(['가x나']);
    expect(await names('[brand][not_like]=%25')).toEqual(['가x나']);
  });

  test('count every condition, whatever their order and level', async () => {
    const total = async (where: object) =>
      (await call(`/api/foods/count?where=${encodeURIComponent(JSON.stringify(where))}`)).body.totalDocs;
    const none = { brand: { equals: 'none' } };
    expect(await total({ brand: { like: 'a', equals: 'none' } })).toBe(0);
    expect(await total({ and: [none], or: [{ brand: { exists: true } }] })).toBe(0);
    expect(await total({ 'allergens.contains': { exists: true, equals: 'milk' } })).toBe(0);
    expect(await total({ 'allergens.contains': { exists: 'false' }, ...none })).toBe(0);
  });

  test('of JSON values name their table beside a related document of the same collection', async () => {
    // No schema of today has such a path, so the query goes to the adapter.
    const { docs } = await server.payload.db.find({
      collection: 'allergens',
      where: { and: [{ 'parent.slug': { equals: 'fish' } }, { 'synonyms.x': { equals: 'a' } }] },
      req: await createLocalReq({}, server.payload),
    });
    expect(docs).toEqual([]);
  });
});

describe('pages', () => {
  const rows = 7;
  const every = `FROM generate_series(1, ${String(rows)}) AS n`;
  const half = (value: string) => `CASE WHEN n % 2 = 0 THEN ${value} END`;

  /** Rows with equal and with unknown values; $1 is a member. */
  const inserts = [
    `foods (name, kind, source_name, brand) SELECT '쪽', 'fresh', 'pages', ${half(`'풀무원'`)} ${every}`,
    `food_categories (name, name_en) SELECT '분류', ${half(`'class'`)} ${every}`,
    `images (filename, alt) SELECT 'page-' || n || '.webp', ${half(`'a'`)} ${every}`,
    `diets (slug, name, name_en, kind) SELECT 'page-' || n, '식단', 'Diet', 'disease' ${every}`,
    `allergens (slug, name, name_en) SELECT 'page-' || n, '항목', 'Allergen' ${every}`,
    `ingredients (name, name_en) SELECT '원재료 ' || n, ${half(`'Ingredient'`)} ${every}`,
    `users (email, username, username_key, phone)
       SELECT 'page-' || n || '@example.com', 'page', 'page-' || n, ${half(`'010'`)} ${every}`,
    `members (user_id, username) SELECT id, 'page' FROM users WHERE username = 'page'`,
    `health_profiles (user_id, sealed, sex)
       SELECT n, 'x', ${half(`'female'::enum_health_profiles_sex`)} FROM users AS u (n) WHERE username = 'page'`,
    `meal_diaries (user_id, date, meal_type, items, content)
       SELECT $1::int, '2026-11-01', 'snack', '[]', ${half(`'a'`)} ${every}`,
    `meal_photos (user_id, filename, alt) SELECT $1::int, 'page-' || n || '.webp', ${half(`'a'`)} ${every}`,
    `scan_history (user_id, barcode, scanned_at) SELECT $1::int, '4006381333931', '2026-11-01' ${every}`,
    `consent_history (user_id, purpose, version, given, at)
       SELECT $1::int, 'terms', ${half(`'2026-11'`)}, true, '2026-11-01' ${every}`,
    `data_exports (user_id, state, filename) SELECT $1::int, 'ready', 'page-' || n || '.zip' ${every}`,
    `identities (user_id, provider, subject, email)
       SELECT $1::int, 'google', 'page-' || n, ${half(`'page@example.com'`)} ${every}`,
    `passkeys (user_id, name, credential_id, public_key, last_used_at)
       SELECT $1::int, 'Phone', 'page-' || n, 'key', ${half(`'2026-11-01'::timestamptz`)} ${every}`,
    `audit_log (at, actor, actor_id, actor_role, action, target, changed, subject_id)
       SELECT '2026-11-01', 'page@example.com', 1, 'admin', 'update', 'users', ${half(`'phone'`)}, $1::int ${every}`,
    `boards (slug, name, name_en) SELECT 'rows-' || n, '게시판', 'Board' ${every}`,
    `posts (board_id, content, user_id, title) SELECT min(id), '{}', $1::int, ${half(`'a'`)} FROM boards, generate_series(1, ${rows}) AS n GROUP BY n`,
    `comments (post_id, text, user_id) SELECT min(id), 'a', $1::int FROM posts, generate_series(1, ${rows}) AS n GROUP BY n`,
    `post_images (user_id, filename, alt) SELECT $1::int, 'page-' || n || '.webp', ${half(`'a'`)} ${every}`,
    `content_revisions (post_id, title) SELECT min(id), ${half(`'a'`)} FROM posts, generate_series(1, ${rows}) AS n GROUP BY n`,
    `likes (user_id, post_id) SELECT id, (SELECT min(id) FROM posts) FROM users WHERE username = 'page'`,
    `bookmarks (user_id, post_id) SELECT id, (SELECT min(id) FROM posts) FROM users WHERE username = 'page'`,
    `follows (user_id, board_id) SELECT id, (SELECT min(id) FROM boards) FROM users WHERE username = 'page'`,
    `blocks (user_id, blocked_id) SELECT id, (SELECT min(id) FROM members) FROM users WHERE username = 'page'`,
    `notifications (user_id, kind, outcome) SELECT $1::int, 'moderation', ${half(`'warned'`)} ${every}`,
    `push_subscriptions (user_id, endpoint, keys_p256dh, keys_auth, expiration_time)
       SELECT $1::int, 'https://push.example.com/' || n, 'a', 'a', ${half('1')} ${every}`,
    `moderation_cases (post_id, cause, opened_at, resolved_at)
       SELECT id, 'staff', '2026-11-01', CASE WHEN id % 2 = 0 THEN '2026-11-01'::timestamptz END FROM posts`,
    `moderation_actions (case_id, kind, note) SELECT min(id), 'warn', ${half(`'a'`)}
       FROM moderation_cases, generate_series(1, ${String(rows)}) AS n GROUP BY n`,
    `reports (case_id, reason, note)
       SELECT id, 'spam', CASE WHEN id % 2 = 0 THEN 'a' END FROM moderation_cases`,
    `anonymity_openings (post_id, reason, expires_at, answer)
       SELECT id, 'a', '2026-11-01', CASE WHEN id % 2 = 0 THEN 'a' END FROM posts`,
    `food_imports (title, rows) SELECT 'a', ${half('1')} ${every}`,
    `import_mappings (name, mapping) SELECT 'page-' || n, '{}' ${every}`,
    `word_filters (text, note) SELECT 'page-' || n, ${half(`'a'`)} ${every}`,
    `staff (email, role, name) SELECT 'page-' || n || '@example.com', 'moderator', ${half(`'a'`)} ${every}`,
    `sharings (user_id, until, code_expires_at, dietitian)
       SELECT $1::int, '2026-11-01', '2026-11-01', ${half(`'a'`)} ${every}`,
    `care_entries (user_id, sharing_id, dietitian, kind, until, sealed)
       SELECT user_id, id, 'a', 'note', CASE WHEN id % 2 = 0 THEN '2026-11-01' END, $2 FROM sharings WHERE user_id = $1`,
  ];

  beforeAll(async () => {
    // Migrations bring thousands of ingredients, and a page of them tells no more than a page of seven.
    await server.pool.query('DELETE FROM foods; DELETE FROM ingredients');
    // The module reads the environment, which is complete only now.
    const { sealCareEntry } = await import('../../../src/services/patients/sealedEntries.ts');
    const values = [member.id, sealCareEntry({ owner: member.id, entry: { text: 'a', limit: null } })];
    for (const insert of inserts) {
      const used = values.filter((_, at) => insert.includes(`$${String(at + 1)}`));
      await server.pool.query(`INSERT INTO ${insert}`, used);
    }
  });

  test('of every collection have each document once and unknown values last, by any column and direction', async () => {
    const { createLocalReq } = await import('payload');
    const { readerOf } = await import('../../../src/services/operations/input/queryFields.ts');
    const staff = await server.payload.findByID({ collection: 'staff', id: 1 });
    const reader = await readerOf(
      await createLocalReq({ user: { ...staff, collection: 'staff' } }, server.payload),
    );
    const faults: string[] = [];
    for (const collection of server.payload.config.collections) {
      const { slug } = collection;
      if (slug.startsWith('payload-')) continue;
      const { rows: counted } = await server.pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${slug.replaceAll('-', '_')}`,
      );
      const total = counted[0]?.count ?? 0;
      expect([slug, total >= rows]).toEqual([slug, true]);
      const fields = reader.fieldsOf(collection).documents;
      const paths = fields.flatMap((field) => keysOf(field, fields));
      for (const path of ['id', ...paths])
        for (const sort of [path, `-${path}`]) {
          const docs = await allPages(slug, sort, { [path.split('.')[0] ?? '']: true });
          const ids = docs.map(({ id }) => id);
          if (new Set(ids).size !== total || ids.length !== total) faults.push(`${slug} ${sort}`);
          const known = docs.map((doc) => valueAt(doc, path) !== undefined);
          if (
            known.includes(true) &&
            known.slice(known.indexOf(false)).includes(true) &&
            known.includes(false)
          )
            faults.push(`${slug} ${sort}: unknown values are not last`);
        }
    }
    expect(faults).toEqual([]);
  });

  function keysOf({ name, holds }: QueryField, fields: readonly QueryField[]): string[] {
    const paths = holds.kind === 'group' ? holds.fields.map((one) => `${name}.${one.name}`) : [name];
    return paths.filter((path) => 'keys' in readSort(path, fields, { followsRelations: false }));
  }

  async function allPages(collection: string, sort: string, select: Record<string, true>) {
    const docs: Record<string, unknown>[] = [];
    for (let page = 1; ; page += 1) {
      const found = await server.payload.db.find<Record<string, unknown>>({
        collection: collection as 'foods',
        sort,
        page,
        limit: 4,
        select,
        pagination: false,
      });
      docs.push(...found.docs);
      if (found.docs.length === 0) return docs;
    }
  }

  function valueAt(doc: unknown, path: string): unknown {
    const value = path
      .split('.')
      .reduce<unknown>((one, name) => (one as Record<string, unknown> | null | undefined)?.[name], doc);
    return value ?? undefined;
  }
});

describe('GraphQL', () => {
  test.each([
    ['a list of queries', [{ query: '{ Foods { totalDocs } }' }], 'invalid_json', undefined],
    [
      'a number for the name of the operation',
      { query: '{ a }', operationName: 5 },
      'wrong_type',
      'operationName',
    ],
    ['a list for the variables', { query: '{ a }', variables: [] }, 'wrong_type', 'variables'],
    ['a number for the query', { query: 5 }, 'wrong_type', 'query'],
    ['an unknown member', { query: '{ a }', persisted: true }, 'unknown_field', 'persisted'],
    [
      'a list of lists with 100 documents each',
      {
        query: `{ ${Array.from({ length: 6 }, (_, at) => `a${String(at)}: Foods(limit: 100) { docs { id } }`).join(' ')} }`,
      },
      'too_complex',
      'query',
    ],
  ])('refuses %s', async (_, json, code, field) => {
    expect(await outcome('/api/graphql', { json })).toEqual({ status: 400, code, field });
  });
});
