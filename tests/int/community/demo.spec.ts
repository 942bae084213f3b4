import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let demo: TestPayload;
let folder: string;
const now = new Date('2026-11-30T12:00:00+09:00');

beforeAll(async () => {
  demo = await startTestPayload();
  folder = join(demo.dataDir, 'demo');
  mkdirSync(join(folder, 'boards'), { recursive: true });
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
  };
  write('members.json', [
    { name: '가람', intro: '걷습니다.' },
    { name: '나래', intro: '굽습니다.' },
    { name: '다온', intro: '팝니다.' },
  ]);
  write('meals.json', [
    { mealType: 'lunch', content: '도시락', items: [{ food: '시험 현미밥', amount: 150, unit: 'g' }] },
  ]);
  write('boards/low-salt.json', [
    {
      author: '가람',
      title: '국물 없는 하루',
      // Here is no demo dietitian whose advice it would be: the post is one like the others.
      isProfessional: true,
      paragraphs: ['첫 문단', '[[시험 현미밥]]을 먹었어요.'],
      comments: [
        { author: '나래', text: '저도 해 볼게요.' },
        { author: '가람', text: '고맙습니다.', isReply: true },
      ],
    },
    {
      author: '나래',
      title: '익명으로 묻습니다',
      paragraphs: ['말하기 어려워서요.'],
      isAnonymous: true,
      comments: [],
    },
    { author: '다온', title: '반값', paragraphs: ['bit.ly/half'], comments: [] },
    {
      author: '다온',
      title: '공동구매',
      paragraphs: ['모집합니다.'],
      comments: [],
      reports: [{ author: '가람', reason: 'spam' }],
    },
  ]);
  await demo.payload.create({
    collection: 'foods',
    data: {
      kind: 'cooked',
      name: '시험 현미밥',
      basis: '100g',
      source: { name: 'test' },
      nutrients: { energyKcal: 150 },
    },
  });
  await demo.pool.query(`INSERT INTO boards (name, name_en, slug) VALUES ('저염', 'Low salt', 'low-salt')`);
});

afterAll(() => demo.stop());

async function rows(text: string): Promise<unknown[]> {
  return (await demo.pool.query<object>(text)).rows;
}

describe('the demo community', () => {
  test('is made once, by the same ways as the writes of members', async () => {
    const { seedDemo } = await import('../../../src/services/community/demo/seedDemo.ts');
    const { payload } = demo;
    expect(await seedDemo({ payload, folder, onlyWhenEmpty: true, now })).toBe(true);
    const counts = `SELECT (SELECT count(*)::int FROM users WHERE is_demo) AS members,
      (SELECT count(*)::int FROM posts) AS posts, (SELECT count(*)::int FROM comments) AS comments,
      (SELECT count(*)::int FROM meal_diaries WHERE nutrition ->> 'status' = 'ready') AS meals,
      (SELECT count(*)::int FROM jobs.agenda_jobs WHERE name IN ('send-email', 'compute-nutrition')) AS jobs`;
    const made = { members: 3, posts: 4, comments: 2, meals: expect.any(Number) as number, jobs: 0 };
    expect(await rows(counts)).toEqual([made]);
    expect(await seedDemo({ payload, folder, onlyWhenEmpty: false, now })).toBe(false);
    expect(await rows(counts)).toEqual([made]);

    expect(
      await rows(`SELECT title, state, comments_count, user_id IS NULL AS sealed, pseudonym IS NULL AS named,
                         created_at < '2026-11-30' AND created_at > '2026-11-15' AS past FROM posts ORDER BY id`),
    ).toEqual([
      {
        title: '국물 없는 하루',
        state: 'published',
        comments_count: 2,
        sealed: false,
        named: true,
        past: true,
      },
      {
        title: '익명으로 묻습니다',
        state: 'published',
        comments_count: 0,
        sealed: true,
        named: false,
        past: true,
      },
      { title: '반값', state: 'held', comments_count: 0, sealed: false, named: true, past: true },
      expect.objectContaining({ title: '공동구매', comments_count: 0, sealed: false, past: true }),
    ]);
    expect(
      await rows(`SELECT content #> '{root,children,1,children,0}' AS node FROM posts ORDER BY id LIMIT 1`),
    ).toEqual([{ node: expect.objectContaining({ type: 'inlineBlock' }) as unknown }]);
    expect(await rows('SELECT cause FROM moderation_cases ORDER BY id')).toEqual([
      { cause: 'links' },
      { cause: 'reports' },
    ]);
  });

  test('says that it is a demo, and nobody can log in with its accounts', async () => {
    const found = await rows(`SELECT m.username, m.intro, u.hash, u.email_verified_at IS NULL AS open
                                FROM members m JOIN users u ON u.id = m.user_id WHERE u.is_demo ORDER BY m.id`);
    expect(found[0]).toEqual({
      username: '가람.데모',
      intro: '데모 회원 · 걷습니다.',
      hash: null,
      open: false,
    });
  });

  test('is not made by itself where somebody has signed up', async () => {
    const { seedDemo } = await import('../../../src/services/community/demo/seedDemo.ts');
    const { payload, pool } = demo;
    await pool.query(`DELETE FROM catalogue_loads WHERE version = 'demo-community'`);
    await signUp(payload);
    expect(await seedDemo({ payload, folder, onlyWhenEmpty: true, now })).toBe(false);
  });
});
