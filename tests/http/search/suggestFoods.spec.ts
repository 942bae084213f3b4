import { createLocalReq } from 'payload';
import { refreshSearch } from '../../../src/services/search/refreshSearch.ts';
import { signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Completions while somebody types, and corrections of misspelt keywords. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const foods: [string, number, object?][] = [
    ['신라면', 50],
    ['신라면 컵', 20],
    ['신라면 블랙', 30],
    ['신선한 우유', 5],
    ['매일 우유', 90],
    ['매일 우유 저지방', 10],
    ['서울 우유', 80],
    ['국물 떡볶이', 40],
    ['즉석 떡볶이', 60, { brand: '동대문' }],
    ['Oat drink 1L', 1],
  ];
  for (const [name, popularity, more] of foods) {
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'processed', name, popularity, basis: '100g', source: { name: 'test' }, ...more },
    } as never);
  }
  await refreshWords();
});
afterAll(() => server.stop());

const refreshWords = async () =>
  refreshSearch({ req: await createLocalReq({}, server.payload), signal: AbortSignal.timeout(60_000) });
const suggest = async (q: string, token?: string) => {
  const { status, body } = await call(`/api/foods/suggest?q=${encodeURIComponent(q)}`, { token });
  expect(status).toBe(200);
  return body.docs.map(({ kind, text }: { kind: string; text: string }) => `${kind}: ${text}`);
};

test.each<[string, string[]]>([
  ['신라', ['word: 신라면', 'food: 신라면', 'food: 신라면 컵', 'food: 신라면 블랙']],
  ['신라ㅁ', ['word: 신라면', 'food: 신라면', 'food: 신라면 컵', 'food: 신라면 블랙']],
  ['ㅅㄹㅁ', ['word: 신라면', 'food: 신라면', 'food: 신라면 컵', 'food: 신라면 블랙']],
  ['매일 우', ['word: 매일 우유', 'food: 매일 우유', 'food: 매일 우유 저지방']],
  ['매일 ', ['food: 매일 우유', 'food: 매일 우유 저지방']],
  ['동대', ['word: 동대문', 'food: 즉석 떡볶이']],
  ['oat D', ['word: oat drink', 'food: Oat drink 1L']],
  ['일우', []],
  ['%', []],
  ['뷁', []],
])('completes %j', async (typed, expected) => {
  expect(await suggest(typed)).toEqual(expected);
});

test('answers at most ten completions', async () => {
  for (let at = 0; at < 15; at += 1) {
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'cooked', name: `하늘 국 ${at}`, basis: '100g', source: { name: 'test' } },
    });
  }
  expect(await suggest('하늘')).toHaveLength(10);
});

test('suggests a member’s own food only to them, and a new word after the next refresh', async () => {
  const member = await signUpAndLogIn({ payload: server.payload, call });
  const { status } = await call('/api/foods', {
    token: member.token,
    json: { kind: 'custom', name: '할머니표 수제비', basis: '100g', source: { name: 'member' } },
  });
  expect(status).toBe(201);
  expect(await suggest('할머니', member.token)).toEqual(['food: 할머니표 수제비']);
  expect(await suggest('할머니')).toEqual([]);
  await refreshWords();
  expect(await suggest('할머니')).toEqual([]);

  await server.payload.create({
    collection: 'foods',
    data: { kind: 'cooked', name: '바람떡 세트', basis: '100g', source: { name: 'test' } },
  });
  expect(await suggest('바람')).toEqual(['food: 바람떡 세트']);
  await refreshWords();
  expect(await suggest('바람')).toEqual(['word: 바람떡', 'food: 바람떡 세트']);
});

test.each([
  ['', 'required', 'q'],
  ['q=a&kind=fresh', 'unknown_field', 'kind'],
  ['q=a%00', 'invalid_character', 'q'],
  [`q=${'a'.repeat(101)}`, 'too_long', 'q'],
])('refuses ?%s', async (query, code, field) => {
  expect(await call(`/api/foods/suggest?${query}`)).toMatchObject({ status: 400, body: { code, field } });
});

describe('a misspelt word', () => {
  const search = async (q: string, more = '') =>
    (await call(`/api/foods/search?q=${encodeURIComponent(q)}${more}`)).body;
  const names = (body: { docs: { food: { name: string } }[] }) => body.docs.map((doc) => doc.food.name);

  test.each([
    ['떡복이', '떡볶이', ['국물 떡볶이', '즉석 떡볶이']],
    ['즉석 떡복기', '즉석 떡볶이', ['즉석 떡볶이']],
    ['매일 우뮤', '매일 우유', ['매일 우유', '매일 우유 저지방']],
  ])(
    '%s finds the foods of the corrected keyword and names the correction',
    async (typed, correction, expectedNames) => {
      const body = await search(typed);
      expect(body.correctedTo).toBe(correction);
      expect(names(body).sort()).toEqual([...expectedNames].sort());
      expect(body.total).toEqual({ value: expectedNames.length, relation: 'eq' });
    },
  );

  test('continues with the corrected keyword on the next page', async () => {
    const first = await search('떡복이', '&limit=1');
    const second = await search(first.correctedTo, `&limit=1&cursor=${first.nextCursor}`);
    expect([...names(first), ...names(second)].sort()).toEqual(['국물 떡볶이', '즉석 떡볶이']);
  });

  test.each(['우유', '뷁뷁뷁', '%%', 'ㅋㅋㅋ'])('%s is not corrected', async (typed) => {
    expect(await search(typed)).not.toHaveProperty('correctedTo');
  });
});
