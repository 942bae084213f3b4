import { sql } from 'drizzle-orm';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload';
import type pg from 'pg';
import { TransactionLost } from '../../../src/database/payload/transactions.ts';
import { runSql } from '../../../src/database/transaction.ts';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { until } from '../../helpers/until.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
let poolOfPayload: pg.Pool;

beforeAll(async () => {
  server = await startTestPayload({
    DATABASE_POOL_SIZE: '2',
    // Ten calls that wait for two connections must not fail because the machine is busy.
    DATABASE_CONNECT_TIMEOUT_MS: '45000',
    STATEMENT_TIMEOUT_MS: '1000',
  });
  ({ pool: poolOfPayload } = server.payload.db as unknown as { pool: pg.Pool });
});
afterAll(() => server.stop());

const request = (): Promise<PayloadRequest> => createLocalReq({}, server.payload);
const food = (name: string) => ({
  kind: 'fresh' as const,
  name,
  basis: '100g' as const,
  source: { name: 'test' },
});
const rowsNamed = async (name: string): Promise<number> => {
  const { rows } = await server.pool.query<{ n: string }>('SELECT count(*) n FROM foods WHERE name = $1', [
    name,
  ]);
  return Number(rows[0]?.n);
};

describe('COMMIT', () => {
  test('that fails rejects instead of returning an id', async () => {
    // A deferred trigger makes COMMIT itself fail.
    await server.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused at commit'; END $$;
      CREATE CONSTRAINT TRIGGER refuse_late AFTER INSERT ON food_categories
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();`);
    await expect(
      server.payload.create({ collection: 'food-categories', data: { name: '늦게 거절' } }),
    ).rejects.toThrow(/refused at commit/);
    const { totalDocs } = await server.payload.count({ collection: 'food-categories' });
    expect(totalDocs).toBe(0);
  });

  test('of a transaction with a failed statement rejects, although PostgreSQL only answers ROLLBACK', async () => {
    const req = await request();
    await initTransaction(req);
    await server.payload.create({ collection: 'foods', data: food('half'), req });
    await expect(runSql(req, sql`SELECT 1 / 0`)).rejects.toThrow();
    await expect(commitTransaction(req)).rejects.toThrow(TransactionLost);
    expect(await rowsNamed('half')).toBe(0);
  });

  test('rejects after a swallowed nested error, so that the caller does not get "created"', async () => {
    const trashed = await server.payload.create({ collection: 'foods', data: food('in the trash') });
    await server.payload.delete({ collection: 'foods', id: trashed.id });
    const req = await request();
    await initTransaction(req);
    await server.payload.create({ collection: 'foods', data: food('acknowledged?'), req });
    await server.payload.findByID({ collection: 'foods', id: trashed.id, req }).catch(() => undefined);
    await expect(commitTransaction(req)).rejects.toThrow(TransactionLost);
    expect(await rowsNamed('acknowledged?')).toBe(0);
  });
});

describe('a transaction that has ended', () => {
  const ended = async (): Promise<PayloadRequest> => {
    const req = await request();
    await initTransaction(req);
    const id = await req.transactionID;
    await killTransaction(req);
    if (id !== undefined) req.transactionID = id;
    return req;
  };

  test('is not continued on the pool by Payload', async () => {
    const req = await ended();
    await expect(server.payload.create({ collection: 'foods', data: food('stray'), req })).rejects.toThrow(
      TransactionLost,
    );
    expect(await rowsNamed('stray')).toBe(0);
  });

  test('is not continued on the pool by our SQL', async () => {
    await expect(runSql(await ended(), sql`SELECT 1`)).rejects.toThrow(TransactionLost);
  });

  test('releases its connection', async () => {
    for (let round = 0; round < 5; round += 1) await ended();
    expect(poolOfPayload.totalCount - poolOfPayload.idleCount).toBe(0);
  });
});

describe('the pool', () => {
  test('holds no connection for the adapter', () => {
    expect(poolOfPayload.totalCount - poolOfPayload.idleCount).toBe(0);
  });

  test('without a free connection fails soon with the code busy', async () => {
    const clients = [await poolOfPayload.connect(), await poolOfPayload.connect()];
    const { connectionTimeoutMillis } = poolOfPayload.options;
    poolOfPayload.options.connectionTimeoutMillis = 200;
    try {
      const error: unknown = await server.payload
        .find({ collection: 'foods' })
        .catch((reason: unknown) => reason);
      expect(diagnose(error).code).toBe('busy');
    } finally {
      poolOfPayload.options.connectionTimeoutMillis = connectionTimeoutMillis;
      clients.forEach((client) => client.release());
    }
    await expect(server.payload.find({ collection: 'foods' })).resolves.toBeDefined();
  });

  test('survives the loss of idle and of used connections', async () => {
    const checkedOut = await poolOfPayload.connect();
    await poolOfPayload.query('SELECT 1');
    const lost = new Promise((resolve) => checkedOut.once('end', resolve));
    await server.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await lost;
    checkedOut.release(true);
    // The pool drops idle connections as soon as it notices that PostgreSQL ended them.
    await until('the pool to notice it', () => poolOfPayload.idleCount === 0);
    await expect(server.payload.find({ collection: 'foods' })).resolves.toBeDefined();
  });

  test('cancels a statement that takes too long, with its own code', async () => {
    const error: unknown = await runSql(await request(), sql`SELECT pg_sleep(30)`).catch(
      (reason: unknown) => reason,
    );
    expect(diagnose(error).code).toBe('query_timeout');
  });
});

describe('ten simultaneous calls on a pool of two', () => {
  test('create all documents', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `parallel ${index}`);
    await Promise.all(names.map((name) => server.payload.create({ collection: 'foods', data: food(name) })));
    for (const name of names) expect(await rowsNamed(name)).toBe(1);
  });

  test('do not hang for forgotten passwords of unknown addresses', async () => {
    const calls = Array.from({ length: 10 }, (_, index) =>
      server.payload.forgotPassword({ collection: 'users', data: { email: `nobody${index}@example.com` } }),
    );
    await expect(Promise.all(calls)).resolves.toHaveLength(10);
  });
});
