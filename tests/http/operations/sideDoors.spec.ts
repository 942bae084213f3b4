import sharp from 'sharp';
import { createLocalReq, type FieldAccess, type PayloadRequest } from 'payload';
import type { Staff } from '../../../payload-types.ts';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Call } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { pathsOf, sampleOfPaths, type FieldPath } from '../../helpers/sideDoors/paths.ts';

const roles = ['anonymous', 'member', 'other member', 'moderator', 'dietitian', 'admin'] as const;
type Role = (typeof roles)[number];

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let other: TestMember;
const tokens = new Map<Role, string | undefined>();
const requests = new Map<Role, PayloadRequest>();

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
  tokens.set('anonymous', undefined).set('member', member.token).set('other member', other.token);
  requests.set('anonymous', await createLocalReq({}, server.payload));
  for (const [role, { id }] of [['member', member] as const, ['other member', other] as const])
    requests.set(role, await requestOf('users', id));
  for (const role of ['moderator', 'dietitian', 'admin'] as const satisfies Staff['role'][]) {
    const { email, id, password } = await createStaff(server.payload, role);
    tokens.set(role, (await call('/api/staff/login', { json: { email, password } })).body.token);
    requests.set(role, await requestOf('staff', id));
  }
});

afterAll(() => server.stop());

async function requestOf(collection: 'users' | 'staff', id: number): Promise<PayloadRequest> {
  const user = await server.payload.findByID({ collection, id, depth: 0 });
  return createLocalReq({ user: { ...user, collection } as never }, server.payload);
}

function requestFor(role: Role): PayloadRequest {
  const req = requests.get(role);
  if (req === undefined) throw new Error(`No request of ${role}`);
  return req;
}

/** Everybody but the member whose data it is. */
const strangers = roles.filter((role) => role !== 'member');

describe('a field that the caller may not read', () => {
  const operators =
    'equals not_equals in not_in exists greater_than greater_than_equal less_than less_than_equal like not_like contains near within intersects all'.split(
      ' ',
    );
  const values: readonly unknown[] = ['a', '4242', 'true', '2026-11-30', null, [4242]];
  /** What no caller ever filters, sorts or selects by, wherever it is. */
  const secrets = /^(hash|salt|sessions|reset.*|.*token.*|sealed|usernameKey)$/i;

  test('is in no filter, order, selection or list of values, by any path, spelling and operator', async () => {
    const { readerOf } = await import('../../../src/services/operations/input/queryFields.ts');
    const { readFilter } = await import('../../../src/domain/operations/query/where.ts');
    const { readSort } = await import('../../../src/domain/operations/query/sort.ts');
    const { selectFault } = await import('../../../src/domain/operations/query/select.ts');
    const { config } = server.payload;
    const hits: string[] = [];
    const tried = { closed: 0, open: 0 };
    const paths = sampleOfPaths(config.collections.flatMap((one) => pathsOf(config, one, 3)));
    for (const role of roles) {
      const req = requestFor(role);
      const reader = await readerOf(req);
      for (const path of paths) {
        const { collection, names } = path;
        if (await isReadable(path, req)) {
          tried.open += 1;
          continue;
        }
        const fields = reader.fieldsOf(collection).documents;
        const [dotted, underscored] = [names.join('.'), names.join('__')];
        const nested = names.reduceRight<unknown>((value, name) => ({ [name]: value }), true);
        const report = (isHit: boolean, what: unknown) => {
          tried.closed += 1;
          if (isHit) hits.push(`${role}: ${collection.slug} ${JSON.stringify(what)}`);
        };
        // The operators, values and forms take turns, so that every field of every collection meets some of each.
        for (const spelling of new Set([dotted, underscored]))
          for (const turn of [0, 1, 2]) {
            const condition = {
              [operators[(tried.closed * 5 + turn) % operators.length] ?? '']:
                values[tried.closed % values.length],
            };
            const filters = [
              { [spelling]: condition },
              { or: [{ AND: [{ [spelling]: condition }] }] },
              names.reduceRight<object>((inner, name) => ({ [name]: inner }), condition),
            ];
            const filter = filters[turn];
            report(readFilter(filter, fields).fault === undefined, { where: filter });
          }
        for (const sort of [dotted, underscored, `-${dotted}`, `id,-${underscored}`, ['id', dotted]])
          report('keys' in readSort(sort, fields, { followsRelations: true }), { sort });
        // A sealed field is read whole, and members read who they are in their own documents.
        if (!isComputed(path) && !(await isOwn(path, req)))
          for (const select of [nested, { [dotted]: true }])
            report(selectFault(select, fields) === undefined, { select });
      }
    }
    expect(hits).toEqual([]);
    expect(tried.open).toBeGreaterThan(500);
    expect(tried.closed).toBeGreaterThan(100_000);
  });

  test.each(roles)('is refused like a name that does not exist, whatever %s calls', async (role) => {
    const token = tokens.get(role);
    const refused = async (path: string, options: Call = {}) => {
      const { status, body } = await call(path, { token, ...options });
      const errors: { extensions?: object }[] = body.errors ?? [];
      const { code } = { ...body, ...errors[0]?.extensions };
      return [status === 200 ? body.errors?.length > 0 && body.data.Foods === null : status === 400, code];
    };
    const graphql = (path: string, name: string) => [
      refused('/api/graphql', { json: { query: `{ Foods(sort: "${path}") { totalDocs } }` } }),
      refused('/api/graphql', {
        json: {
          query: 'query a($w: Food_where) { Foods(where: $w) { totalDocs } }',
          variables: { w: { [name]: { like: 'a' } } },
        },
      }),
    ];
    const calls = (path: string, select: string) =>
      Promise.all([
        refused(`/api/foods?where[${path}][like]=a`),
        refused(
          `/api/foods?where=${encodeURIComponent(JSON.stringify({ or: [{ [path]: { exists: true } }] }))}`,
        ),
        refused(`/api/foods/count?where[and][0][${path}][exists]=true`),
        refused(`/api/foods?sort=${path}`),
        refused(`/api/foods?sort=name,-${path}`),
        refused(`/api/foods?${select}=true`),
        refused(`/api/foods?populate[${path.split(/\.|__/)[0] ?? ''}][email]=true`),
        refused(`/api/foods?where[${path}][like]=a`, { method: 'PATCH', json: { brand: 'x' } }),
        refused(`/api/foods?where[${path}][like]=a`, { method: 'DELETE' }),
        ...graphql(path, path.replaceAll('.', '__')),
      ]);
    const nothing = await calls('nothing.email', 'select[nothing][email]');
    expect(nothing).toEqual(nothing.map(([, code]) => [true, code]));
    for (const path of ['owner__email', 'verifiedBy.sessions.id'])
      expect([path, await calls(path, `select[${path.split(/\.|__/).join('][')}]`)]).toEqual([path, nothing]);
  });

  test.each(roles)('is refused below REST and GraphQL, too, where %s acts', async (role) => {
    const { payload } = server;
    const acting = { overrideAccess: false, req: requestFor(role) } as const;
    const secret = { 'owner.email': { like: 'a' } };
    const refusals = [
      () => payload.find({ collection: 'foods', where: secret, ...acting }),
      () => payload.find({ collection: 'foods', sort: 'verifiedBy.email', ...acting }),
      () => payload.count({ collection: 'foods', where: secret, ...acting }),
      () => payload.update({ collection: 'foods', where: secret, data: { brand: 'x' }, ...acting }),
      () => payload.delete({ collection: 'foods', where: secret, ...acting }),
      () => payload.findDistinct({ collection: 'foods', field: 'owner.email', ...acting }),
      () => payload.findDistinct({ collection: 'foods', field: 'brand', where: secret, ...acting }),
      () =>
        payload.findVersions({ collection: 'diets', where: { 'version.hash': { exists: true } }, ...acting }),
      () => payload.countVersions({ collection: 'diets', where: { hash: { exists: true } }, ...acting }),
    ];
    for (const refusal of refusals) await expect(refusal()).rejects.toMatchObject({ status: 400 });
  });

  test('is no filter of the admin UI; its own filters go on working', async () => {
    const headers = {
      cookie: `diningcoach-token=${String(tokens.get('admin'))}`,
      referer: `${server.url}/admin/collections/foods`,
      'sec-fetch-site': 'same-origin',
    };
    const statusOf = async (path: string) => (await call(path, { headers })).status;
    for (const query of [
      'where[verifiedBy][equals]=1',
      'where[or][0][and][0][category][in]=1,2',
      'sort=verifiedBy',
      'sort=category.name',
    ])
      expect([query, await statusOf(`/api/foods?limit=0&depth=0&${query}`)]).toEqual([query, 200]);
    expect(await statusOf('/api/members?where[user][equals]=1')).toBe(200);
    for (const query of ['where[verifiedBy.email][like]=a', 'sort=verifiedBy.email'])
      expect([query, await statusOf(`/api/foods?${query}`)]).toEqual([query, 400]);
  });

  /** By the live configuration, written a second time: what the query gate must find by itself. */
  async function isReadable({ entered, fields, names }: FieldPath, req: PayloadRequest) {
    if (names.some((name) => secrets.test(name))) return false;
    if (entered.some(({ auth }) => Boolean(auth))) return false;
    for (const { access } of entered) if ((await access.read({ req })) === false) return false;
    for (const field of fields) {
      if (('hidden' in field && field.hidden) || isVirtual(field)) return false;
      const read = field.access?.read as FieldAccess | undefined;
      if (read !== undefined && !(await read({ req, doc: { id: 0 } }))) return false;
    }
    return true;
  }

  /** Whether the field names the caller in the caller's own documents. */
  async function isOwn({ entered, fields }: FieldPath, req: PayloadRequest): Promise<boolean> {
    const field = fields.at(-1);
    const namesCaller = field?.type === 'relationship' && field.relationTo === req.user?.collection;
    return entered.length === 0 && namesCaller && (await field.access?.read?.({ req })) === true;
  }

  const isVirtual = (field: FieldPath['fields'][number]) => 'virtual' in field && Boolean(field.virtual);
  const isComputed = ({ fields }: FieldPath) => fields.some(isVirtual);
});

describe("a member's own food", () => {
  const name = 'canary 할머니 비밀 잡채';
  const barcode = '4006381333931';
  const unknownId = 9_001;
  let food: number;
  let trashed: number;

  beforeAll(async () => {
    // Four digits, as the id of no food has.
    await server.pool.query(`ALTER SEQUENCE foods_id_seq RESTART WITH 8001`);
    const create = async (code: string) =>
      (
        await call('/api/foods', {
          token: member.token,
          json: { name, aliases: [name], barcode: code, basis: '100g', nutrients: { sodium: 4_321 } },
        })
      ).body.doc.id as number;
    food = await create(barcode);
    trashed = await create('4006381333948');
    expect(
      (await call(`/api/foods/${String(trashed)}`, { method: 'DELETE', token: member.token })).status,
    ).toBe(200);
    const items = [{ food, amount: 150, unit: 'g' }];
    const json = { date: '2026-11-01', mealType: 'snack', isPublic: true, items };
    expect((await call('/api/meal-diaries', { token: member.token, json })).status).toBe(201);
  });

  const encoded = encodeURIComponent(name);

  test.each(strangers)('is in no answer to %s', async (role) => {
    const token = tokens.get(role);
    const filter = `where[name][like]=canary`;
    const answers = await Promise.all([
      call(`/api/foods?${filter}&depth=3`, { token }),
      call(`/api/foods?${filter}&trash=true`, { token }),
      call(`/api/foods?where[owner][equals]=${String(member.id)}`, { token }),
      call(`/api/foods?sort=-id&limit=100`, { token }),
      call(`/api/foods/search?q=${encoded}`, { token }),
      call(`/api/foods/suggest?q=${encoded}`, { token }),
      call(`/api/foods/scan/${barcode}`, { token }),
      call('/api/meal-diaries?scope=shared&depth=3', { token }),
      call(`/api/foods?${filter}&trash=true`, { token, method: 'PATCH', json: { brand: 'x' } }),
      call(`/api/foods?${filter}&trash=true`, { token, method: 'DELETE' }),
      ...[
        'Foods(where: {name: {like: "canary"}}) { docs { name } }',
        'Foods(trash: true, sort: "-id") { docs { name } }',
      ].map((query) => call('/api/graphql', { token, json: { query: `{ ${query} }` } })),
    ]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('canary');
    const { body } = await call(`/api/foods/count?${filter}&trash=true`, { token });
    expect(body.totalDocs).toBe(0);
    const mine = await server.payload.count({
      collection: 'foods',
      where: { name: { equals: name } },
      trash: true,
    });
    expect(mine.totalDocs).toBe(2);
  });

  test.each(strangers)('answers %s as one that does not exist', async (role) => {
    const token = tokens.get(role);
    const calls = (id: number) => [
      call(`/api/foods/${String(id)}`, { token }),
      call(`/api/foods/${String(id)}?trash=true`, { token }),
      call(`/api/foods/${String(id)}`, { token, method: 'PATCH', json: { brand: 'x' } }),
      call(`/api/foods/${String(id)}`, { token, method: 'DELETE' }),
      call(`/api/foods/${String(id)}/restore`, { token, method: 'POST' }),
      call(`/api/foods/${String(id)}/duplicate`, { token, method: 'POST' }),
      call(`/api/foods/access/${String(id)}`, { token, method: 'POST' }),
      call(`/api/foods/${String(id)}/suitability?allergens=milk&profile=none`, { token }),
      call('/api/meal-diaries', {
        token,
        json: { date: '2026-11-02', mealType: 'snack', items: [{ food: id, amount: 1, unit: 'g' }] },
      }),
      call('/api/graphql', { token, json: { query: `{ Food(id: ${String(id)}) { name } }` } }),
      call('/api/graphql', {
        token,
        json: {
          query: `mutation { updateFood(id: ${String(id)}, data: { brand: "x", source: { name: "x" } }) { id } }`,
        },
      }),
    ];
    const seen = async (id: number) =>
      (await Promise.all(calls(id))).map(({ status, body }) => [
        status,
        JSON.stringify(body)
          .replaceAll(/"requestId":"[^"]*"/g, '')
          .replaceAll(String(id), 'ID'),
      ]);
    const nothing = await seen(unknownId);
    expect(await seen(food)).toEqual(nothing);
    expect(await seen(trashed)).toEqual(nothing);
  });

  test('forgets its owner when it is taken into the catalogue', async () => {
    const data = { kind: 'cooked' } as const;
    const { owner } = await server.payload.update({ collection: 'foods', id: trashed, data, trash: true });
    expect(owner ?? null).toBeNull();
  });
});

describe('an account inside another document', () => {
  let food: number;

  beforeAll(async () => {
    const { docs } = await server.payload.find({ collection: 'staff', limit: 1 });
    food = (
      await server.payload.create({
        collection: 'foods',
        data: {
          kind: 'fresh',
          name: '무',
          basis: '100g',
          source: { name: 'test' },
          verifiedBy: docs[0]?.id ?? null,
        },
      })
    ).id;
    await call('/api/payload-preferences/canary', { token: member.token, json: { value: { a: 1 } } });
  });

  test.each(roles)('is an id for %s, at any depth', async (role) => {
    const token = tokens.get(role);
    for (const { slug } of server.payload.config.collections) {
      const isAccount = ['users', 'staff'].includes(slug);
      const { body } = await call(`/api/${slug}?depth=3&limit=100`, { token });
      const text = JSON.stringify(body.docs ?? []);
      expect(text).not.toMatch(/"(hash|salt)"|"sessions":\[[^\]]/);
      // The audit log tells admins who of the staff it was.
      const names = text.replaceAll(/"actor":"[^"]*"/g, '');
      if (!isAccount) expect([slug, names]).toEqual([slug, expect.not.stringContaining('@example.com')]);
    }
    const { body } = await call(`/api/foods/${String(food)}?depth=3`, { token });
    expect(body.verifiedBy).toEqual(expect.any(Number));
  });

  test.each(roles)('has only an id in GraphQL for %s', async (role) => {
    const token = tokens.get(role);
    const ask = (verifiedBy: string, fragments = '') =>
      call('/api/graphql', {
        token,
        json: { query: `{ Food(id: ${String(food)}) { verifiedBy { ${verifiedBy} } } } ${fragments}` },
      });
    for (const [fields, fragments] of [
      ['email'],
      ['id sessions { id }'],
      ['... on Staff { email }'],
      ['...a', 'fragment a on Staff { ...b } fragment b on Staff { id role }'],
    ] as const)
      expect(await ask(fields, fragments)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'unknown_field' } }] },
      });
    const { body, status } = await ask('id __typename');
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
  });
});

describe('the headers of an answer', () => {
  const origin = () => server.payload.config.csrf[0] ?? '';
  const ways: readonly [path: string, options?: Call][] = [
    ['/api/foods'],
    ['/api/foods/count'],
    ['/api/foods/search?q=a'],
    ['/api/foods/suggest?q=a'],
    ['/api/foods/scan/1'],
    ['/api/foods/1?depth=9'],
    ['/api/nothing'],
    ['/api/users/me'],
    ['/api/members'],
    ['/api/access'],
    ['/api/meal-diaries/summary'],
    ['/api/users/me/export'],
    ['/api/payload-preferences/none'],
    ['/api/health/ready'],
    ['/api/graphql', { json: { query: '{ Foods { totalDocs } }' } }],
    ['/api/users/login', { json: { email: 'nobody@example.com', password: 'correct horse' } }],
    ['/api/foods', { method: 'DELETE' }],
  ];

  test.each(ways)(
    'of %s keep it from caches, and from pages of other origins',
    async (path, options = {}) => {
      for (const token of [undefined, member.token, tokens.get('admin')]) {
        const { headers } = await call(path, {
          token,
          ...options,
          headers: { origin: 'https://evil.example' },
        });
        expect(headers.get('cache-control')).toMatch(/^(private, )?no-store$/);
        for (const name of ['Authorization', 'Cookie', 'Accept-Language', 'Origin'])
          expect(headers.get('vary')).toMatch(new RegExp(`\\b${name}\\b`, 'i'));
        expect(headers.get('access-control-allow-origin')).toBeNull();
        expect(headers.get('access-control-allow-credentials')).toBeNull();
      }
    },
  );

  test.each(ways)(
    'of %s let pages of the configured origins read what they need',
    async (path, options = {}) => {
      const { headers } = await call(path, { ...options, headers: { origin: origin() } });
      expect(headers.get('access-control-allow-origin')).toBe(origin());
      for (const name of ['ETag', 'Retry-After', 'RateLimit', 'Idempotent-Replayed', 'X-Request-Id'])
        expect(headers.get('access-control-expose-headers')?.split(', ')).toContain(name);
      for (const name of ['Authorization', 'Idempotency-Key', 'If-Match'])
        expect(headers.get('access-control-allow-headers')?.split(', ')).toContain(name);
    },
  );

  test('of a picture are its own, and one value each', async () => {
    const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    const url = `${server.url}/api/images`;
    const { body } = await upload({ url, bytes, type: 'image/png', token: tokens.get('dietitian') });
    const { headers } = await call(body.doc.url, { headers: { origin: origin() } });
    expect(headers.get('cache-control')).toBe('public, max-age=86400');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('vary')).toMatch(/^Origin(, Accept-Encoding)?$/);
  });
});
