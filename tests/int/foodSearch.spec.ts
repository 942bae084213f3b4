import fc from 'fast-check';
import { findFoods, foodSearchSql, foodSearchValues } from '../../src/database/foodSearch.ts';
import type { RankPosition } from '../../src/domain/food-search/cursor.ts';
import type { FoodFilter } from '../../src/domain/food-search/filter.ts';
import { nutrientNames } from '../../src/domain/nutrients.ts';
import { rankByBruteForce, type NamedFood } from '../helpers/bruteForceSearch.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

describe('one spelling', () => {
  const latte = '카페라떼 Café Latte';

  beforeAll(async () => {
    await replaceFoods([latte, '콩', '저지방 우유', '국밥_돼지머리', '과ㆍ채주스']);
  });

  test.each([
    ['composed', latte.normalize('NFC')],
    ['decomposed', latte.normalize('NFD')],
    ['upper case', latte.toUpperCase()],
    ['full width', 'ｃａｆé　ｌａｔｔｅ'],
    ['without blanks', '카페라떼cafélatte'],
  ])('%s finds the same', async (_, keyword) => {
    expect(await namesFor(keyword)).toEqual([latte]);
  });

  test.each([
    ['a single syllable', '콩', ['콩']],
    ['words in any order', '우유 저지방', ['저지방 우유']],
    ['an underscore between words', '돼지머리 국밥', ['국밥_돼지머리']],
    ['a name as it is written', '국밥_돼지머리', ['국밥_돼지머리']],
    ['the Korean middle dot', '채주스', ['과ㆍ채주스']],
    ['every word', '우유 국밥', []],
    ['nothing but separators', '- _ (', []],
  ])('%s', async (_, keyword, names) => {
    expect(await namesFor(keyword)).toEqual(names);
  });

  test('a name stored decomposed is found by the composed keyword', async () => {
    await replaceFoods(['순두부'.normalize('NFD')]);
    expect(await namesFor('두부')).toHaveLength(1);
  });
});

describe('what LIKE would take for a pattern is literal', () => {
  beforeAll(async () => {
    await replaceFoods(['100% 주스', '100 주스', 'axb', 'a_b', 'back\\slash', 'backslash']);
  });

  test.each([
    ['%', ['100% 주스']],
    ['100%', ['100% 주스']],
    ['1%0', []],
    ['a_b', ['a_b']],
    ['\\', ['back\\slash']],
    ['k\\s', ['back\\slash']],
    ['_', []],
  ])('%s', async (keyword, names) => {
    expect(await namesFor(keyword)).toEqual(names);
  });
});

describe('order', () => {
  test('exact, prefix, start of a word, contained; then shorter, more popular, older', async () => {
    await replaceFoods([
      '두부우유크림',
      { name: '바나나맛 우유', popularity: 9 },
      '우유 식빵',
      { name: '우유식빵', popularity: 5 },
      '우유빵',
      '우유',
      '딸기맛 우유',
      { name: '우 유', popularity: 1 },
    ]);
    expect(await namesFor('우유')).toEqual([
      '우 유',
      '우유',
      '우유빵',
      '우유식빵',
      '우유 식빵',
      '딸기맛 우유',
      '바나나맛 우유',
      '두부우유크림',
    ]);
  });

  test('equals the brute-force ranking for any names, keyword and page size', async () => {
    // Few letters, so that most keywords are found often and many names are equally long.
    const syllable = fc.constantFrom('우', '유', 'a', 'B', '%', '\\');
    const word = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const name = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .chain((words) => fc.constantFrom(' ', '_', ', ', ' (').map((separator) => words.join(separator)));
    const food = fc.record({ name, popularity: fc.constantFrom(0, 1, 2.5) });
    const foods = fc.array(food, { minLength: 1, maxLength: 60, size: 'max' });
    const letters = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const keyword = fc.array(letters, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
    const pages = fc.integer({ min: 1, max: 7 });

    await fc.assert(
      fc.asyncProperty(foods, keyword, pages, async (entries, wanted, limit) => {
        const stored = await replaceFoods(entries);
        const expected = rankByBruteForce(stored, wanted).map(({ id }) => id);
        expect(await allPages(filterFor(wanted), limit)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});

describe('filters and privacy', () => {
  let dairy: number;
  let member: number;
  let other: number;

  beforeAll(async () => {
    await replaceFoods([]);
    dairy = await insertId(`INSERT INTO food_categories (name) VALUES ('유제품') RETURNING id`);
    const milk = await insertId(
      `INSERT INTO food_categories (name, parent_id) VALUES ('우유류', $1) RETURNING id`,
      [dairy],
    );
    const lowFat = await insertId(
      `INSERT INTO food_categories (name, parent_id) VALUES ('저지방', $1) RETURNING id`,
      [milk],
    );
    member = await insertMember('a@example.com');
    other = await insertMember('b@example.com');
    await insertFoods([
      { name: '우유 가', kind: 'processed', category: dairy },
      { name: '우유 나', kind: 'processed', category: lowFat },
      { name: '우유 다', kind: 'fresh' },
      { name: '우유 라', kind: 'custom', owner: member },
      { name: '우유 마', kind: 'custom', owner: other },
      { name: '우유 바', kind: 'custom' },
      { name: '우유 사', kind: 'fresh', isTrashed: true },
    ]);
  });

  test.each([
    ['a stranger sees the catalogue only', {}, false, ['우유 가', '우유 나', '우유 다']],
    ['a member sees their own entries too', {}, true, ['우유 가', '우유 나', '우유 다', '우유 라']],
    ['a kind', { kind: 'fresh' as const }, true, ['우유 다']],
    ['custom foods are the own ones', { kind: 'custom' as const }, true, ['우유 라']],
    ['nobody else sees custom foods', { kind: 'custom' as const }, false, []],
  ])('%s', async (_, filter, asMember, names) => {
    const page = await find({ ...filterFor('우유'), ...filter }, { viewer: asMember ? member : undefined });
    expect(page.foods.map(({ food }) => food['name'])).toEqual(names);
  });

  test('a category brings its descendants', async () => {
    const page = await find({ ...filterFor('우유'), category: dairy });
    expect(page.foods.map(({ food }) => food['name'])).toEqual(['우유 가', '우유 나']);
    expect(page.isCategoryKnown).toBe(true);
  });

  test('a category that does not exist is told apart from one without matches', async () => {
    const page = await find({ ...filterFor('우유'), category: 2_147_483_647 });
    expect(page).toMatchObject({ foods: [], total: 0, isCategoryKnown: false });
  });

  test('a cycle of categories ends', async () => {
    await db.pool.query(`UPDATE food_categories SET parent_id = id WHERE id = $1`, [dairy]);
    const page = await find({ ...filterFor('우유'), category: dairy });
    expect(page.foods).toHaveLength(2);
  });
});

describe('totals', () => {
  test('are exact up to 1,000, on every page', async () => {
    await replaceFoods(Array.from({ length: 1_000 }, (_, at) => `국수 ${String(at)}`));
    const first = await find(filterFor('국수'));
    const second = await find(filterFor('국수'), { after: first.foods.at(-1)?.position });
    expect([first.total, second.total]).toEqual([1_000, 1_000]);
    await insertFoods([{ name: '국수 더' }, { name: '국수 또' }]);
    expect((await find(filterFor('국수'))).total).toBe(1_001);
  });
});

describe('the index', () => {
  test.each([['콩'], ['우유'], ['신라면'], ['매일 재래식 된장'], ['뷁']])(
    'finds the candidates for %s among 12,000 foods',
    async (keyword) => {
      if ((await db.pool.query('SELECT FROM foods LIMIT 12000')).rowCount !== 12_000) {
        await replaceFoods(Array.from({ length: 12_000 }, (_, at) => catalogueName(at)));
        await db.pool.query('ANALYZE foods');
      }
      const query = { filter: filterFor(keyword), limit: 20, after: undefined };
      const { rows } = await db.pool.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN ${foodSearchSql}`,
        foodSearchValues({ query, viewer: undefined }),
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Bitmap Index Scan on foods_search_grams_idx');
      expect(plan).not.toContain('Seq Scan on foods');
    },
  );

  test('holds whatever search_path a session has', async () => {
    const client = await db.pool.connect();
    try {
      await client.query(`SET search_path = pg_catalog`);
      await client.query(`REINDEX TABLE public.food_search`);
      await client.query(`ANALYZE public.food_search`);
      await client.query(`UPDATE public.foods SET name = '콩 ' || name`);
      const { rows } = await client.query(
        `SELECT cardinality(hits) AS hits FROM public.food_search_page('콩', NULL, NULL, NULL, 0, 20, NULL)`,
      );
      expect(rows[0].hits).toBe(20);
    } finally {
      client.release(true);
    }
  });
});

test('a found food carries every nutrient, unknown as null', async () => {
  await replaceFoods(['현미']);
  await db.pool.query('UPDATE foods SET nutrients_sodium = 1.5, nutrients_vitamin_a = 0');
  const { foods } = await find(filterFor('현미'));
  const nutrients = foods[0]?.food['nutrients'];
  expect(nutrients).toEqual({
    ...Object.fromEntries(nutrientNames.map((name) => [name, null])),
    sodium: 1.5,
    vitaminA: 0,
  });
});

interface Entry {
  readonly name: string;
  readonly popularity?: number;
  readonly kind?: string;
  readonly category?: number;
  readonly owner?: number;
  readonly isTrashed?: boolean;
}

async function replaceFoods(entries: readonly (string | Entry)[]): Promise<NamedFood[]> {
  await db.pool.query('TRUNCATE foods RESTART IDENTITY CASCADE');
  return insertFoods(entries.map((entry) => (typeof entry === 'string' ? { name: entry } : entry)));
}

async function insertFoods(entries: readonly Entry[]): Promise<NamedFood[]> {
  const { rows } = await db.pool.query<{ id: number; name: string; popularity: number }>(
    `INSERT INTO foods (name, popularity, kind, category_id, owner_id, deleted_at, source_name)
     SELECT name, popularity, kind, category, owner, CASE WHEN "isTrashed" THEN now() END, 'test'
     FROM jsonb_to_recordset($1::jsonb) AS entry
       (name text, popularity numeric, kind enum_foods_kind, category int, owner int, "isTrashed" boolean)
     RETURNING id, name, popularity::float8`,
    [JSON.stringify(entries.map((entry) => ({ kind: 'cooked', popularity: 0, ...entry })))],
  );
  return rows;
}

async function insertMember(email: string): Promise<number> {
  return insertId(
    `INSERT INTO users (email, username, username_key) VALUES ($1::text, $1::text, $1::text) RETURNING id`,
    [email],
  );
}

async function insertId(statement: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await db.pool.query<{ id: number }>(statement, [...values]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('nothing was inserted');
  return id;
}

function filterFor(keyword: string): FoodFilter {
  return { keyword, kind: undefined, category: undefined };
}

function find(
  filter: FoodFilter,
  { viewer, after, limit = 20 }: { viewer?: number; after?: RankPosition; limit?: number } = {},
) {
  return findFoods(db.pool, { query: { filter, limit, after }, viewer });
}

async function namesFor(keyword: string): Promise<unknown[]> {
  return (await find(filterFor(keyword))).foods.map(({ food }) => food['name']);
}

async function allPages(filter: FoodFilter, limit: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  let after: RankPosition | undefined;
  for (;;) {
    const page = await find(filter, { after, limit });
    ids.push(...page.foods.map(({ food }) => food['id']));
    after = page.foods.at(-1)?.position;
    if (!page.hasMore) return ids;
  }
}

/** Names of a catalogue's variety: brands, foods and sizes combined. */
function catalogueName(at: number): string {
  const brands = ['매일', '서울', '남양', '풀무원', '청정', '초록', '햇살', '온마을'];
  const foods = [
    '콩나물',
    '우유',
    '재래식 된장',
    '신라면',
    '두부',
    '김치',
    '검은콩 두유',
    '딸기잼',
    '고추장',
    '국수',
    '만두',
  ];
  return `${brands[at % 8] ?? ''} ${foods[at % 11] ?? ''}_${String(at % 97)}호 ${String(at)}g`;
}
