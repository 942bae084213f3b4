import pg from 'pg';
import { until } from '../helpers/until.ts';
import { joinRun, type RunLock, type RunRole } from '../../src/platform/processes/runLock.ts';

const url = process.env['TEST_ADMIN_URL'] ?? '';
const locks: RunLock[] = [];

afterEach(async () => {
  // The last process keeps its connection, so that no other joins until the database stops. In this test it does not
  // stop.
  for (const lock of locks.splice(0)) await lock.leave();
  await endConnections();
});

async function endConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ours = `from pg_stat_activity where application_name like 'diningcoach %' and datname = 'postgres'`;
  await client.query(`select pg_terminate_backend(pid) ${ours}`);
  await until('connections to end', async () => (await client.query(`select 1 ${ours}`)).rowCount === 0);
  await client.end();
}

async function join(as: RunRole, onLost: () => void = () => undefined): Promise<RunLock | undefined> {
  const lock = await joinRun({ url, as, dataDir: '/data', onLost });
  if (lock !== undefined) locks.push(lock);
  return lock;
}

describe('joinRun', () => {
  it.each([
    ['sole', 'sole'],
    ['sole', 'part'],
    ['part', 'sole'],
  ] as const)('refuses %s beside %s on one line', async (second, first) => {
    await join(first);
    await expect(join(second)).rejects.toThrow(/already runs on \/data\. Stop it first/);
  });

  it('lets several parts run together, and scripts beside any of them', async () => {
    await join('part');
    await expect(join('part')).resolves.toBeDefined();
    await expect(join('guest')).resolves.toBeDefined();
  });

  it('lets exactly one of many complete starts join', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => join('sole')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('tells only the last process that it leaves last, and then lets no other join', async () => {
    const sole = await join('sole');
    const guest = await join('guest');
    expect(await sole?.leave()).toBe(false);
    expect(await join('sole').then((lock) => lock?.leave())).toBe(false);
    expect(await guest?.leave()).toBe(true);
    expect(await join('sole')).toBeUndefined();
    await endConnections();
    expect(await join('sole')).toBeDefined();
  });

  it('makes exactly one of many simultaneous leavers the last', async () => {
    const guests = await Promise.all(Array.from({ length: 8 }, () => join('guest')));
    const leaving = guests.map((guest) => guest?.leave() ?? Promise.resolve(false));
    const last = await Promise.all(leaving);
    expect(last.filter(Boolean)).toHaveLength(1);
  });

  it('frees the lock of a process that died, and informs a process that lost its lock', async () => {
    let lost = 0;
    await join('sole', () => (lost += 1));
    await endConnections();
    await until('the loss to be noticed', () => lost > 0);
    expect(await join('sole')).toBeDefined();
    expect(lost).toBe(1);
  });
});
