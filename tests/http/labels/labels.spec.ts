import { createStaff, signUp } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** From the texts of a pack, by the dictionary, to the verdict for a member. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;
let member: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const login = async (collection: string, { email, password }: { email: string; password: string }) =>
    (await call(`/api/${collection}/login`, { json: { email, password } })).body.token as string;
  dietitian = await login('staff', await createStaff(server.payload, 'dietitian'));
  member = await login('users', await signUp(server.payload));
});
afterAll(() => server.stop());

const pack = async (texts: object): Promise<{ id: number; [field: string]: unknown }> => {
  const { status, body } = await call('/api/foods?depth=0', {
    token: dietitian,
    json: { kind: 'processed', name: '과자', basis: '100g', source: { name: 'test' }, ...texts },
  });
  expect(status).toBe(201);
  return body.doc;
};
const ask = async (id: number, query: string, token?: string) =>
  (await call(`/api/foods/${String(id)}/suitability${query}`, { token })).body;

test('writes the allergens of a pack with their sources in the same request', async () => {
  const food = await pack({ ingredientsText: '밀가루, 전란액, 백설탕', allergenText: '밀, 계란 함유' });
  expect(food).toMatchObject({
    allergens: { scheme: 'mfds', contains: ['egg', 'wheat'], mayContain: [] },
    allergensFrom: 'texts',
  });
  const [reason] = (await ask(food.id, '?allergens=egg')).reasons;
  expect(reason).toMatchObject({
    outcome: 'unsuitable',
    fact: {
      name: 'allergens.egg',
      origin: { kind: 'declaration', field: 'allergenText', text: '계란', start: 3, end: 5 },
    },
    message: { ko: expect.stringContaining('“계란”'), en: expect.stringContaining('“계란”') },
  });
});

test('keeps allergens that a dietitian sets by hand beside what the pack shows', async () => {
  const allergens = { scheme: 'mfds', contains: ['milk', 'wheat'], mayContain: [] };
  // No client can claim that they are from the texts.
  const food = await pack({ ingredientsText: '밀가루', allergens, allergensFrom: 'texts' });
  expect(food).toMatchObject({ allergens, allergensFrom: 'hand' });
  expect((await ask(food.id, '?allergens=milk')).verdict).toBe('unsuitable');
  expect((await ask(food.id, '?allergens=wheat')).verdict).toBe('unsuitable');
  expect((await ask(food.id, '?allergens=egg')).verdict).toBe('suitable');
});

test('names no source of the allergens of a food without texts, also when a form sends its empty fields', async () => {
  const { id, ...food } = await pack({});
  expect(food).toMatchObject({ allergens: null, allergensFrom: null });
  const { status, body } = await call(`/api/foods/${String(id)}?depth=0`, {
    method: 'PATCH',
    token: dietitian,
    json: { ingredientsText: null, allergenText: '', allergens: null },
  });
  expect(status).toBe(200);
  expect(body.doc).toMatchObject({ allergens: null, allergensFrom: null });
});

test('does not read a label that is far too long, says so, and proves nothing by it', async () => {
  // Each of these characters stands for eighteen letters.
  const food = await pack({ ingredientsText: '밀가루', allergenText: `밀 함유 ${'\ufdfa'.repeat(3_000)}` });
  expect(food).toMatchObject({
    allergens: { scheme: null, contains: [], mayContain: [] },
    quality: [{ flag: 'label-not-read', nutrients: [] }],
  });
  expect(await ask(food.id, '?allergens=egg')).toMatchObject({
    verdict: 'unknown',
    label: { isRead: false, tokens: [] },
  });
  const { body } = await call(`/api/foods/${String(food.id)}?depth=0`, {
    method: 'PATCH',
    token: dietitian,
    json: { allergenText: '밀 함유' },
  });
  expect(body.doc).toMatchObject({ allergens: { scheme: 'mfds', contains: ['wheat'] }, quality: [] });
  expect(await ask(food.id, '?allergens=egg')).toMatchObject({
    verdict: 'suitable',
    label: { isRead: true },
  });
});

test('refuses an unknown allergen of a food, through REST and GraphQL', async () => {
  const { status, body } = await call('/api/foods', {
    token: dietitian,
    json: {
      ...{ kind: 'processed', name: '과자', basis: '100g', source: { name: 'test' } },
      allergens: { scheme: 'mfds', contains: ['kiwi'], mayContain: [] },
    },
  });
  expect([status, body.code, body.field]).toEqual([400, 'unknown_allergen', 'allergens.contains.0']);
  const mutation = `mutation {
    createFood(data: {
      kind: processed, name: "과자", basis: _100g, source: { name: "test" },
      allergens: { scheme: "mfds", contains: ["kiwi"], mayContain: [] }
    }) { id }
  }`;
  const answer = await call('/api/graphql', { token: dietitian, json: { query: mutation } });
  expect(JSON.stringify(answer.body.errors)).toContain('unknown_allergen');
});

test('returns every token of the list in order, with its state', async () => {
  const text = '면: 소맥분(밀: 미국산), 없는말뷁, 정제소금 2.5%';
  const { label } = await ask((await pack({ ingredientsText: text })).id, '?allergens=wheat');
  expect(label.tokens.map(({ text: piece, state }: Record<string, string>) => [piece, state])).toEqual([
    ['면', 'known'],
    ['소맥분', 'known'],
    ['밀', 'known'],
    ['미국산', 'noise'],
    ['없는말뷁', 'unknown'],
    ['정제소금 2.5%', 'known'],
  ]);
  for (const token of label.tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
});

test('reads a word at once after a dietitian adds it, and answers another version', async () => {
  const { id } = await pack({ ingredientsText: '밀가루, 뷁뷁뷁' });
  const before = await ask(id, '?allergens=milk');
  expect(before.verdict).toBe('unknown');
  const creation = await call('/api/ingredients', {
    token: dietitian,
    json: {
      name: '뷁뷁뷁',
      allergens: ['milk'],
      classes: ['dairy'],
      vegan: 'no',
      vegetarian: 'yes',
      halal: 'yes',
    },
  });
  expect(creation.status).toBe(201);
  const after = await ask(id, '?allergens=milk');
  expect(after.verdict).toBe('unsuitable');
  expect(after.foodVersion).not.toBe(before.foodVersion);
  // The same version gives the same bytes.
  expect(JSON.stringify(await ask(id, '?allergens=milk'))).toBe(JSON.stringify(after));
});

test.each([
  [{ allergens: ['nonsense'] }, 'allergens.0'],
  [{ classes: ['nonsense'] }, 'classes.0'],
  [{ textures: ['nonsense'] }, 'textures.0'],
  [{ name: '' }, 'name'],
])('refuses a word of the dictionary with %j and names the field', async (wrong, field) => {
  const { status, body } = await call('/api/ingredients', {
    token: dietitian,
    json: { name: `시험 ${field}`, ...wrong },
  });
  expect([status, body.field]).toEqual([400, field]);
});

test('avoids an ingredient by all its names, with all kinds of it', async () => {
  const profile = (await call('/api/health-profiles', { token: member })).body.docs[0];
  const update = await call(`/api/health-profiles/${String(profile.id)}`, {
    method: 'PATCH',
    token: member,
    json: { avoidedIngredients: ['우유'] },
  });
  expect(update.status).toBe(200);
  const verdict = async (ingredientsText: string) =>
    (await ask((await pack({ ingredientsText })).id, '', member)).verdict;
  expect(await verdict('밀가루, milk, 정제소금')).toBe('unsuitable');
  expect(await verdict('밀가루, 가수분해유청단백')).toBe('unsuitable');
  expect(await verdict('밀가루, 정제소금')).toBe('suitable');
  expect(await verdict('밀가루, 없는말뷁')).toBe('unknown');
});

test('answers the largest amount that stays within the limits of the day', async () => {
  await server.payload.create({
    collection: 'diets',
    data: {
      ...{ slug: 'test-salt', name: '시험', nameEn: 'test', kind: 'disease' as const },
      ruleSet: {
        ...{
          diet: 'test-salt',
          name: { ko: '시험식', en: 'test diet' },
          version: 1,
          status: 'published',
          isComplete: true,
        },
        rules: [
          {
            ...{
              id: 'sodium-day',
              type: 'nutrient',
              effect: 'avoid',
              nutrient: 'sodium',
              operator: 'at-most',
            },
            ...{ limit: 2000, unit: 'mg', per: 'day', strength: 'well-founded' },
            source: { title: 'A guideline', publisher: 'A society', year: 2024 },
            cases: [{ food: {}, outcome: 'unknown' }],
          },
        ],
      },
    },
  });
  const { id } = await pack({ nutrients: { sodium: 1000 } });
  const answer = await ask(id, '?diets=test-salt&amount=150&unit=g');
  expect(answer).toMatchObject({
    verdict: 'suitable',
    fits: { state: 'amount', amount: 200, unit: 'g', limitedBy: { diet: 'test-salt', rule: 'sodium-day' } },
  });
  expect((await ask(id, '?diets=test-salt&amount=250&unit=g')).verdict).toBe('unsuitable');
  expect(await ask(id, '?diets=test-salt')).not.toHaveProperty('fits');
});

test.each([
  ['unbalanced brackets', '소맥분(밀, 설탕)), [우유'],
  ['zero-width characters', '우\u200b유, 설\u00ad탕'],
  ['decomposed Hangul', '우유, 설탕'.normalize('NFD')],
  ['a list of 20,000 characters', '우유, '.repeat(5_000)],
  ['brackets alone', '('.repeat(15_000)],
])('reads a label with %s and never calls milk absent', async (_, ingredientsText) => {
  const { id } = await pack({ ingredientsText });
  expect(['unsuitable', 'unknown']).toContain((await ask(id, '?allergens=milk')).verdict);
});
