import { sql } from 'drizzle-orm';
import type { CollectionSlug } from 'payload';
import { tableName } from '../../../src/database/columnName.ts';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { runSql } from '../../../src/database/transaction.ts';
import { errorCodes } from '../../../src/errors/codes.ts';
import { toProblem } from '../../../src/errors/toProblem.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/** Errors of the database's own rules, each by its name in the live schema. */
let server: TestPayload;

beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

interface Constraint {
  readonly name: string;
  readonly table: string;
  readonly kind: 'unique' | 'foreign key';
}

async function constraints(): Promise<Constraint[]> {
  const tables = server.payload.config.collections.map(({ slug }) => tableName(slug));
  const { rows } = await server.pool.query<Constraint>(
    `SELECT indexrelid::regclass::text AS name, indrelid::regclass::text AS table, 'unique' AS kind
       FROM pg_index WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text = ANY ($1)
     UNION ALL
     SELECT conname, conrelid::regclass::text, 'foreign key'
       FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY ($1)`,
    [tables],
  );
  return rows;
}

const fieldsOf = (table: string): string[] => {
  const collection = server.payload.config.collections.find(({ slug }) => tableName(slug) === table);
  return collection?.flattenedFields.map(({ name }) => name) ?? [];
};

test('every unique index and foreign key of a collection names a field of it', async () => {
  const found = await constraints();
  expect(found.length).toBeGreaterThan(20);
  for (const { name, table, kind } of found) {
    const { code, field } = diagnose({
      code: kind === 'unique' ? '23505' : '23503',
      message: '',
      constraint: name,
      table,
    });
    expect([name, errorCodes[code].status]).toEqual([name, kind === 'unique' ? 409 : 400]);
    expect([name, fieldsOf(table)]).toEqual([name, expect.arrayContaining([field])]);
  }
});

test('a document that others need is in use, and one that does not exist is unknown', async () => {
  const fault = async (statement: ReturnType<typeof sql>) =>
    diagnose(
      await runSql({ payload: server.payload, transactionID: undefined }, statement).catch(
        (error: unknown) => error,
      ),
    );
  await server.pool.query(`
    CREATE TABLE needed (id int PRIMARY KEY);
    CREATE TABLE needing (id int PRIMARY KEY CHECK (id > 0), one_id int REFERENCES needed);
    INSERT INTO needed VALUES (1);
    INSERT INTO needing VALUES (1, 1)`);
  expect(await fault(sql`DELETE FROM needed`)).toMatchObject({ code: 'in_use' });
  expect(await fault(sql`INSERT INTO needing VALUES (2, 2)`)).toMatchObject({ code: 'unknown_reference' });
  expect(await fault(sql`INSERT INTO needing VALUES (0, 1)`)).toMatchObject({ code: 'invalid_input' });
  expect(await fault(sql`INSERT INTO needing VALUES (NULL, 1)`)).toMatchObject({
    code: 'required',
    field: 'id',
  });
  expect(await fault(sql`INSERT INTO needing VALUES (1, 1)`)).toMatchObject({ code: 'already_exists' });
});

test('of two documents with the same value at once, one is refused with the field', async () => {
  const source = { name: 'test' };
  const twins: [CollectionSlug, object, string][] = [
    ['food-categories', { name: '장', slug: 'sauce' }, 'slug'],
    ['ingredients', { name: '장' }, 'name'],
    ['allergens', { name: '장', nameEn: 'sauce', slug: 'sauce' }, 'slug'],
    ['diets', { name: '장', nameEn: 'sauce', slug: 'sauce', kind: 'habit' }, 'slug'],
    ['foods', { name: '장', kind: 'fresh', basis: '100g', code: 'A', source }, 'code'],
    ['staff', { email: 'one@example.com', password: 'correct horse', role: 'moderator' }, 'email'],
  ];
  for (const [collection, data, field] of twins) {
    const create = () => server.payload.create({ collection, data: data as never, depth: 0 });
    const results = await Promise.allSettled([create(), create()]);
    const faults = results.flatMap((result) =>
      result.status === 'rejected' ? [diagnose(result.reason)] : [],
    );
    expect([collection, faults]).toEqual([collection, [expect.objectContaining({ field })]]);
    expect([collection, errorCodes[faults[0]!.code].status]).toEqual([collection, 409]);
  }
});

test('a transaction that others undid may be sent again in a second', () => {
  for (const state of ['40P01', '40001']) {
    const deadlock = Object.assign(new Error('deadlock detected'), { code: state });
    const { status, headers } = toProblem(deadlock, { language: 'en' });
    expect([status, headers['retry-after']]).toEqual([409, '1']);
  }
});
