import { commitTransaction, createLocalReq, initTransaction } from 'payload';
import * as starterRules from '../../../migrations/000006_starter_rules.ts';
import { seedDiets } from '../../../src/services/suitability/seedDiets.ts';
import { sodiumRule } from '../../fixtures/suitability/samples.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/** How the rules of a new starter catalogue reach a database that was filled from an older one. */
let server: TestPayload;
let slug: string;
let count = 0;

beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());
beforeEach(async () => {
  count += 1;
  slug = `diet-${String(count)}`;
  await seed(120);
  await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
});

/** The starter catalogue with one diet, whose limit for sodium changes from version to version. */
const catalogue = (limit: number, change: { description?: string; category?: string } = {}) => ({
  diets: [
    {
      slug,
      kind: 'habit',
      name: { ko: '시험식', en: 'test diet' },
      description: { ko: change.description ?? '설명', en: 'About it' },
      ruleSet: {
        diet: slug,
        name: { ko: '시험식', en: 'test diet' },
        version: 1,
        status: 'published',
        isComplete: true,
        rules: [
          sodiumRule({
            limit,
            except: change.category === undefined ? [] : [change.category],
            cases: [{ food: {}, outcome: 'unknown' }],
          }),
        ],
      },
    },
  ],
});

async function seed(...[limit, change]: Parameters<typeof catalogue>): Promise<string[]> {
  const lines: string[] = [];
  const req = await createLocalReq({}, server.payload);
  await initTransaction(req);
  await seedDiets({ req, file: catalogue(limit, change), log: (line) => lines.push(line) });
  await commitTransaction(req);
  return lines;
}

async function stored() {
  const { docs } = await server.payload.find({ collection: 'diets', where: { slug: { equals: slug } } });
  const { id, description, ruleSet } = docs[0]!;
  const { version, rules } = ruleSet as { version: number; rules: { limit: number }[] };
  return { id, description, version, limit: rules[0]?.limit };
}

const refreshes = async () =>
  (await server.pool.query(`SELECT FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`)).rowCount;

/** What a dietitian changes in the admin. */
async function change(limit: number): Promise<void> {
  const { id } = await stored();
  const { ruleSet } = catalogue(limit).diets[0]!;
  await server.payload.update({ collection: 'diets', id, data: { ruleSet } });
}

test('rules that nobody changed become the next version, the old one stays, and foods are judged again', async () => {
  const lines = await seed(100, { description: '새 설명' });
  expect(await stored()).toMatchObject({ version: 2, limit: 100, description: '새 설명' });
  expect(lines).toEqual([`diet ${slug}: its starter rules are now version 2`]);
  expect(await refreshes()).toBe(1);
  const { id } = await stored();
  const { docs } = await server.payload.findVersions({
    collection: 'diets',
    where: { parent: { equals: id } },
    sort: 'createdAt',
  });
  expect(docs.map(({ version }) => (version.ruleSet as { version: number }).version)).toEqual([1, 2]);
});

test('the same rules again change nothing', async () => {
  expect(await seed(120)).toEqual([]);
  expect(await stored()).toMatchObject({ version: 1, limit: 120 });
  expect(await refreshes()).toBe(0);
});

test('the next version follows the last one, so that it can be replaced again', async () => {
  await seed(100);
  await seed(90);
  expect(await stored()).toMatchObject({ version: 3, limit: 90 });
});

test('rules that staff changed stay, and the log says once that there are newer ones', async () => {
  await change(80);
  expect(await seed(100)).toEqual([
    `diet ${slug}: staff have changed its rules, so the newer starter rules were not loaded`,
  ]);
  expect(await stored()).toMatchObject({ version: 2, limit: 80 });
  expect(await seed(100)).toEqual([]);
  await seed(90);
  expect(await stored()).toMatchObject({ version: 2, limit: 80 });
});

test('a description that staff changed stays when the rules are replaced', async () => {
  const { id } = await stored();
  await server.payload.update({ collection: 'diets', id, data: { description: '우리 설명' } });
  await seed(100, { description: '새 설명' });
  await seed(90, { description: '더 새로운 설명' });
  expect(await stored()).toMatchObject({ version: 3, limit: 90, description: '우리 설명' });
});

test('a diet of staff with the same slug stays', async () => {
  await server.pool.query('DELETE FROM starter_rules WHERE diet = $1', [slug]);
  await seed(100);
  await seed(90);
  expect(await stored()).toMatchObject({ version: 1, limit: 120 });
});

test('rules about a category that this database does not have are not loaded', async () => {
  expect(await seed(100, { category: 'gone' })).toEqual([
    `diet ${slug}: the starter rules do not fit this database (unknown_category at rules.0.except.0), so they were not loaded`,
  ]);
  expect(await stored()).toMatchObject({ version: 1, limit: 120 });
});

test('an upgraded database replaces the rules of diets that exist since its first start', async () => {
  const own = slug;
  await server.pool.query(`INSERT INTO catalogue_loads (version) VALUES ('first') ON CONFLICT DO NOTHING`);
  count += 1;
  slug = `diet-${String(count)}`;
  await seed(120);
  const later = slug;
  await server.pool.query('DROP TABLE starter_rules');
  const req = await createLocalReq({}, server.payload);
  await starterRules.up({
    db: (server.payload.db as never as { drizzle: never }).drizzle,
    payload: server.payload,
    req,
  });
  slug = own;
  await seed(100);
  expect(await stored()).toMatchObject({ version: 2, limit: 100 });
  slug = later;
  await seed(100);
  expect(await stored()).toMatchObject({ version: 1, limit: 120 });
});
