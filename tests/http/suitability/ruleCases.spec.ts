import { sodiumRule } from '../../fixtures/suitability/samples.ts';
import { createStaff } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** A rule set whose cases do not hold is refused, with the line. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { email, password } = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email, password } })).body.token;
  await server.payload.create({
    collection: 'food-categories',
    data: { name: '차', nameEn: 'Tea', slug: 'tea' },
  });
});
afterAll(() => server.stop());

const over = { food: { nutrients: { sodium: 121 } }, outcome: 'unsuitable' as const };

/** A diet with two rules, of which the first is always right. */
function dietWith(second: Parameters<typeof sodiumRule>[0], status: 'published' | 'draft' = 'published') {
  count += 1;
  const slug = `cases-${String(count)}`;
  return {
    ...{ slug, kind: 'habit', name: '시험식', nameEn: 'Test diet' },
    ruleSet: {
      ...{ diet: slug, name: { ko: '시험식', en: 'test diet' }, version: 1, status, isComplete: true },
      rules: [sodiumRule({ id: 'first', cases: [over] }), sodiumRule({ id: 'second', ...second })],
    },
  };
}

const save = (json: object, language = 'en'): Promise<Answer> =>
  call('/api/diets?depth=0', { token: dietitian, json, headers: { 'accept-language': language } });

test.each<[string, Parameters<typeof dietWith>[0], object]>([
  [
    'without a case',
    {},
    {
      code: 'rule_without_case',
      field: 'ruleSet.rules.1',
      detail: 'The published rule second has no case that shows what it does.',
    },
  ],
  [
    'with a case that comes out otherwise',
    { cases: [over, { food: {}, outcome: 'suitable' }] },
    {
      code: 'rule_case_failed',
      field: 'ruleSet.rules.1.cases.1',
      detail: 'Case 2 of the rule second comes out as "unknown" instead of "suitable".',
      // The admin's form writes a fault at the path into its values, so the path is the whole field.
      errors: [{ data: { errors: [{ path: 'ruleSet' }] } }],
    },
  ],
  [
    'with an unknown category that is excepted',
    { except: ['tea', 'teas'], cases: [over] },
    {
      code: 'unknown_category',
      field: 'ruleSet.rules.1.except.1',
      detail: 'There is no such food category: teas.',
    },
  ],
  [
    'with an unknown category in the scope',
    { scope: ['teas'], cases: [over] },
    { code: 'unknown_category', field: 'ruleSet.rules.1.scope.0' },
  ],
  [
    'with more than 50 cases',
    { cases: Array.from({ length: 51 }, () => over) },
    { code: 'validation_failed', field: 'ruleSet' },
  ],
])('refuses published rules %s', async (_, second, problem) => {
  expect(await save(dietWith(second))).toMatchObject({ status: 400, body: problem });
});

test('says what came out instead, in Korean', async () => {
  const { body } = await save(dietWith({ cases: [{ food: {}, outcome: 'suitable' }] }), 'ko');
  expect(body.detail).toBe('규칙 second의 1번 사례는 결과가 ‘적합’이어야 하는데 ‘알 수 없음’입니다.');
});

test('refuses the same when the request leaves the diet and the version to the server', async () => {
  const diet = dietWith({ cases: [{ food: {}, outcome: 'suitable' }] });
  const { name, status, isComplete, rules } = diet.ruleSet;
  const ruleSet = { name, status, isComplete, rules };
  expect(await save({ ...diet, ruleSet })).toMatchObject({ status: 400, body: { code: 'rule_case_failed' } });
});

test('refuses the same through GraphQL', async () => {
  const diet = dietWith({ cases: [{ food: {}, outcome: 'suitable' }] });
  const { body } = await call('/api/graphql', {
    token: dietitian,
    json: {
      query: 'mutation ($data: mutationDietInput!) { createDiet(data: $data) { id } }',
      variables: { data: diet },
    },
  });
  expect(body).toMatchObject({
    errors: [{ extensions: { code: 'rule_case_failed', field: 'ruleSet.rules.1.cases.0' } }],
  });
});

test('keeps a draft without cases, and refuses to publish it', async () => {
  const diet = dietWith({}, 'draft');
  const { status, body } = await save(diet);
  expect(status).toBe(201);
  const publish = await call(`/api/diets/${String(body.doc.id)}`, {
    method: 'PATCH',
    token: dietitian,
    json: { ruleSet: { ...diet.ruleSet, status: 'published' } },
  });
  expect(publish).toMatchObject({ status: 400, body: { code: 'rule_without_case' } });
});

test('accepts another change of a diet whose rules are older than their cases', async () => {
  const diet = dietWith({}, 'draft');
  const { id } = (await save(diet)).body.doc;
  await server.pool.query(
    `UPDATE diets SET rule_set = jsonb_set(rule_set, '{status}', '"published"') WHERE id = $1`,
    [id],
  );
  const stored = (await call(`/api/diets/${String(id)}?depth=0`, { token: dietitian })).body;
  expect(stored.ruleSet.status).toBe('published');
  for (const json of [
    { description: '새 설명' },
    { description: '더 새로운 설명', ruleSet: stored.ruleSet },
  ]) {
    const { status } = await call(`/api/diets/${String(id)}`, { method: 'PATCH', token: dietitian, json });
    expect(status).toBe(200);
  }
});

test('a category that a rule names, or that has narrower ones, cannot be deleted', async () => {
  const create = async (slug: string, parent?: number): Promise<number> => {
    const json = { name: slug, nameEn: slug, slug, parent };
    return (await call('/api/food-categories', { token: dietitian, json })).body.doc.id;
  };
  const remove = (id: number) =>
    call(`/api/food-categories/${String(id)}`, { method: 'DELETE', token: dietitian });
  const wide = await create('soups');
  const narrow = await create('clear-soups', wide);
  expect((await remove(wide)).body).toMatchObject({ status: 409, code: 'category_in_use' });
  expect((await remove(narrow)).status).toBe(200);
  const rule = { scope: ['soups'], cases: [{ ...over, food: { ...over.food, category: 'soups' } }] };
  expect((await save(dietWith(rule, 'draft'))).status).toBe(201);
  expect((await remove(wide)).body).toMatchObject({ status: 409, code: 'category_in_use' });
});
