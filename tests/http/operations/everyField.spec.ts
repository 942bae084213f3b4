import { createLocalReq, type Access, type FlattenedField } from 'payload';
import { nobody } from '../../../src/access/roles.ts';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { isStreamed } from '../../../src/server/http/budget/kinds.ts';
import { checkedInput } from '../../../src/services/operations/input/strictInput.ts';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/**
 * Sends wrong values to every field of every collection, from the live config. A new collection or field is covered
 * without anyone adding it here.
 */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
const callers: { readonly token: string; readonly user: object }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  callers.push({ token: member.token, user: { collection: 'users', id: member.id } });
  for (const role of ['dietitian', 'admin'] as const) {
    const { email, id, password } = await createStaff(server.payload, role);
    const { body } = await call('/api/staff/login', { json: { email, password } });
    callers.push({ token: body.token as string, user: { collection: 'staff', id, role } });
  }
});
afterAll(() => server.stop());

interface Refusal {
  readonly path: string;
  readonly value: unknown;
  readonly codes: readonly string[];
}

/** Wrong values of a field, each with the codes that may answer it. */
function wrongValues(field: FlattenedField, path: string): Refusal[] {
  const refusal = (code: string, ...values: unknown[]): Refusal[] =>
    values.map((value) => ({ path, value, codes: [code] }));
  const textRefusals = [
    ...refusal('wrong_type', 7, ['a']),
    ...refusal('invisible_character', 'a\u200bb'),
    ...refusal('only_blanks', ' \u00a0'),
  ];
  switch (field.type) {
    case 'textarea':
    case 'code':
      if (field.custom?.['isAsPrinted'] === true) return refusal('wrong_type', 7, ['a']);
      return [...textRefusals, ...refusal('invisible_character', 'a\u0007b')];
    case 'text':
      if (field.custom?.['isPastDay'] === true)
        return [
          ...refusal('wrong_type', 7, ['a']),
          ...refusal('invalid_date', 'a\u200bb', '', '2026-02-30', '1990-05-01T00:00:00Z'),
          ...refusal('past_date', '1899-12-31'),
          ...refusal('future_date', '2999-01-01'),
        ];
      return [...textRefusals, ...refusal('invisible_character', 'a\nb')];
    case 'email':
      return [...textRefusals, ...refusal('invisible_character', 'a\nb')];
    case 'number':
      return [
        ...refusal('wrong_type', '1,200', [7]),
        ...refusal('out_of_range', 1e300, ...(field.min === undefined ? [] : [field.min - 1])),
      ];
    case 'checkbox':
      return refusal('wrong_type', 'true', 1);
    case 'date':
      return [
        ...refusal('wrong_type', 5),
        ...refusal('invalid_date', '2026-02-30', ''),
        ...refusal('past_date', '1899-12-31'),
        ...refusal('future_date', '2999-01-01T00:00:00Z'),
      ];
    case 'select':
    case 'radio':
      return [
        ...refusal('wrong_type', 7, 'hasMany' in field && field.hasMany === true ? 'x' : ['x']),
        ...('hasMany' in field && field.hasMany === true ? [] : refusal('unknown_value', 'nonsense', '')),
      ];
    case 'relationship':
    case 'upload':
      return field.hasMany === true
        ? [...refusal('wrong_type', 7), { path: `${path}.0`, value: [1.5], codes: ['wrong_type'] }]
        : refusal('wrong_type', 1.5, -1, '1', 99_999_999_999, [1], { id: 1 });
    case 'array':
      return refusal('wrong_type', 7, {});
    case 'json':
      // A field without a reader is checked by its collection (the foods of a meal, the rules of a diet).
      return [
        { path: `${path}.0`, value: ['a\u200bb'], codes: ['invisible_character'] },
        ...(field.custom?.['readJson'] === undefined ? [] : refusal('wrong_type', 7, 'x')),
      ];
    default:
      return [{ path: `${path}.0`, value: ['a\u200bb'], codes: ['invisible_character'] }];
  }
}

/** Fields that Payload adds and sets itself. */
const fieldsOfPayload =
  /^(createdAt|updatedAt|salt|hash|sessions|resetPassword|filename|mimeType|filesize|width|height|url|thumbnailURL|focal|sizes)/;

/** What is wrong with each field for a caller who writes the document. */
async function refusalsOf(
  fields: readonly FlattenedField[],
  caller: { readonly operation: 'create' | 'update'; readonly user: object },
  prefix = '',
): Promise<Refusal[]> {
  const refusals: Refusal[] = [{ path: `${prefix}nonsense`, value: 1, codes: ['unknown_field'] }];
  for (const field of fields) {
    const path = `${prefix}${field.name}`;
    const access = field.access?.[caller.operation];
    if (fieldsOfPayload.test(field.name)) continue;
    // A password: its characters are nobody's business, and its owner changes it by an endpoint of its own.
    if (field.custom?.['takesAnyCharacter'] === true) continue;
    // Forms of the admin UI send the fields of the server, too. For staff they are left out.
    if (access === nobody && 'role' in caller.user) continue;
    if (access !== undefined && !(await access({ req: { user: caller.user } } as never)))
      refusals.push({
        path,
        value: 'x',
        codes: ['read_only_field', 'forbidden', 'wrong_type', 'unknown_value'],
      });
    else if (field.type !== 'group' && field.type !== 'tab') refusals.push(...wrongValues(field, path));
    else {
      for (const value of [[], 'a']) refusals.push({ path, value, codes: ['wrong_type'] });
      refusals.push(...(await refusalsOf(field.flattenedFields, caller, `${path}.`)));
    }
  }
  return refusals;
}

/** The body with one value at a dotted path. The parts of the path below a list are in the value already. */
function bodyOf({ path, value }: Refusal): object {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}

async function callerWhoMay(access: Access) {
  for (const caller of callers) if (await access({ req: { user: caller.user } } as never)) return caller;
  return undefined;
}

test('every field of every collection refuses every wrong value, with its name', async () => {
  const faults: string[] = [];
  let count = 0;
  const { config } = server.payload;
  for (const collection of config.collections) {
    const operation = collection.access.create === nobody ? 'update' : 'create';
    const caller = await callerWhoMay(collection.access[operation]);
    if (collection.slug.startsWith('payload-') || caller === undefined) continue;
    // Its documents come as files, and JSON is refused as a whole (tests/http/imports).
    if (operation === 'create' && isStreamed({ method: 'POST', path: `/api/${collection.slug}` }, config))
      continue;
    const { token, user } = caller;
    const path = `/api/${collection.slug}${operation === 'create' ? '' : '/1'}`;
    const req = await createLocalReq({ user: user as never }, server.payload);
    const overHttp = new Set<string>();
    for (const refusal of await refusalsOf(collection.flattenedFields, { operation, user })) {
      const json = bodyOf(refusal);
      // One value of each kind and each field that is closed take the whole way over HTTP, the others only the gate.
      const kind = refusal.codes.length > 1 ? refusal.path : refusal.codes.join();
      const answer = overHttp.has(kind)
        ? await checkedInput(json, { collection, operation, id: 1, nobody, req }).then(() => ({}), diagnose)
        : (await call(path, { method: operation === 'create' ? 'POST' : 'PATCH', token, json })).body;
      overHttp.add(kind);
      count += 1;
      if (!refusal.codes.includes(answer.code) || answer.field !== refusal.path)
        faults.push(`${path} ${JSON.stringify(json)}: ${String(answer.code)} ${String(answer.field)}`);
    }
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

describe('null clears, and absence keeps', () => {
  test.each<[collection: 'foods' | 'health-profiles' | 'meal-diaries' | 'users', sample: object]>([
    [
      'foods',
      {
        ...{ nameEn: 'Tofu', brand: '상표', aliases: ['손두부'], labels: ['vegan'], countryOfOrigin: '한국' },
        ...{ ingredientsText: '대두', storage: '냉장', servingSize: 80, servingUnit: 'g', texture: 4 },
        ...{ prepared: 'as-sold', nutrients: { sodium: 10 }, nutrientQualifiers: { sodium: 'trace' } },
      },
    ],
    [
      'health-profiles',
      { sex: 'female', birthdate: '1990-05-01', heightCm: 160, weightKg: 55, avoidedIngredients: ['고수'] },
    ],
    ['meal-diaries', { content: '맛있었다', isFavourite: true }],
    ['users', { phone: '010-1234-5678', timeZone: 'Asia/Seoul' }],
  ])('in %s', async (collection, sample) => {
    const id = await documentOf(collection, sample);
    const path = `/api/${collection}/${String(id)}?depth=0`;
    const change = async (json: object) =>
      (await call(path, { method: 'PATCH', token: member.token, json })).status;
    const read = async () => (await call(path, { token: member.token })).body;
    expect(await change(sample)).toBe(200);
    for (const name of Object.keys(sample)) {
      expect([name, await change({ [name]: null })]).toEqual([name, 200]);
      const document = await read();
      const isCleared = isEmpty(document[name]);
      expect([name, isCleared, document[name]]).toEqual([name, true, document[name]]);
      expect(await change({ [name]: (sample as Record<string, unknown>)[name] })).toBe(200);
      expect(await read()).toMatchObject(sample);
    }
  });

  test('null for a required field is refused', async () => {
    const id = await documentOf('foods', {});
    for (const [json, field] of [
      [{ name: null }, 'name'],
      [{ basis: null }, 'basis'],
      [{ source: null }, 'source.name'],
    ] as const) {
      const { status, body } = await call(`/api/foods/${String(id)}`, {
        method: 'PATCH',
        token: member.token,
        json,
      });
      expect([status, body.field]).toEqual([400, field]);
    }
  });

  /** Nothing, or a list or group in which nothing is. */
  function isEmpty(value: unknown): boolean {
    if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
    return value === null || value === undefined || value === false;
  }

  async function documentOf(collection: string, sample: object): Promise<number> {
    const { token } = member;
    if (collection === 'users') return member.id;
    if (collection === 'health-profiles')
      return (await call('/api/health-profiles', { token })).body.docs[0].id as number;
    const food = await call('/api/foods', {
      token,
      json: { name: '두부', basis: '100g', ...(collection === 'foods' ? sample : {}) },
    });
    if (collection === 'foods') return food.body.doc.id as number;
    const items = [{ food: food.body.doc.id, amount: 100, unit: 'g' }];
    const meal = await call('/api/meal-diaries', {
      token,
      json: { date: '2026-01-01', mealType: 'snack', items },
    });
    return meal.body.doc.id as number;
  }
});

test('a write that nobody may do is refused whatever it sends, in every collection', async () => {
  const { collections } = server.payload.config;
  const tried: string[] = [];
  const wrong: string[] = [];
  const expectRefusal = async (
    path: string,
    method: 'POST' | 'PATCH' | 'DELETE',
    json?: object,
    isCaller: (args: never) => boolean = nobody,
  ) => {
    const refused = callers.filter(({ user }) => !isCaller({ req: { user } } as never));
    for (const token of [undefined, ...refused.map((caller) => caller.token)]) {
      const { status, body } = await call(path, { method, json, ...(token === undefined ? {} : { token }) });
      tried.push(path);
      const code = token === undefined ? 'authentication_required' : 'forbidden';
      if (body?.code !== code) wrong.push(`${method} ${path}: ${String(status)} ${String(body?.code)}`);
    }
  };
  for (const { access, endpoints, slug } of collections) {
    if (endpoints === false) continue;
    const path = `/api/${slug}`;
    // Where we have a create of our own, its declared callers pass.
    const create = endpoints.find((endpoint) => endpoint.method === 'post' && endpoint.path === '/');
    if (access.create === nobody)
      await expectRefusal(path, 'POST', { nothing: 1 }, create?.custom?.['isCaller']);
    if (access.update === nobody) {
      await expectRefusal(`${path}/999999`, 'PATCH', { nothing: 1 });
      await expectRefusal(`${path}?where[id][equals]=1`, 'PATCH', { nothing: 1 });
    }
    if (access.delete === nobody) {
      await expectRefusal(`${path}/999999`, 'DELETE');
      await expectRefusal(`${path}?where[id][equals]=1`, 'DELETE');
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toContain('/api/data-exports');
});
