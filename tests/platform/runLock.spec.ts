import pg from 'pg';
import { until } from '../helpers/until.ts';
import { joinRun, type RunLock, type RunRole } from '../../src/platform/processes/runLock.ts';

const url = process.env['TEST_ADMIN_URL'] ?? '';
const held: RunLock[] = [];

afterEach(async () => {
  // Whoever leaves last keeps its connection, to keep others out until the database stops: here nothing stops it.
  for (const lock of held.splice(0)) await lock.leave();
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
  if (lock !== undefined) held.push(lock);
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

  it('lets several parts run, and scripts beside anything', async () => {
    await join('part');
    await expect(join('part')).resolves.toBeDefined();
    await expect(join('guest')).resolves.toBeDefined();
  });

  it('lets exactly one of many whole starts in', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => join('sole')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('tells only the last to leave that it is the last, and then keeps newcomers out', async () => {
    const sole = await join('sole');
    const guest = await join('guest');
    expect(await sole?.leave()).toBe(false);
    expect(await join('sole').then((lock) => lock?.leave())).toBe(false);
    expect(await guest?.leave()).toBe(true);
    expect(await join('sole')).toBeUndefined();
    await endConnections();
    expect(await join('sole')).toBeDefined();
  });

  it('makes one of many that leave at once the last', async () => {
    const guests = await Promise.all(Array.from({ length: 8 }, () => join('guest')));
    const leaving = guests.map((guest) => guest?.leave() ?? Promise.resolve(false));
    const last = await Promise.all(leaving);
    expect(last.filter(Boolean)).toHaveLength(1);
  });

  it('frees the place of a process that died, and says so to one that lost it', async () => {
    let lost = 0;
    await join('sole', () => (lost += 1));
    await endConnections();
    await until('the loss to be noticed', () => lost > 0);
    expect(await join('sole')).toBeDefined();
    expect(lost).toBe(1);
  });
});
