import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { createPool } from '../src/database/pool.ts';
import globalSetup from '../tests/helpers/jest/globalSetup.ts';
import globalTeardown from '../tests/helpers/jest/globalTeardown.ts';
import { hostileKinds, type HostileKind, type Target } from './hostile/attacks.ts';
import { startChild, type Child } from './hostile/child.ts';
import { generateFoods } from './search/catalogue/generateFoods.ts';
import { searchableFood } from './search/catalogue/searchableFood.ts';
import { loadShown } from './search/loading.ts';
import { productEngine } from './search/product.ts';

const attackers = 8;
const boundLiveMs = 200;
const boundSearchTimes = 3;

const whereShape = z.object({ url: z.string(), databaseUrl: z.string() });
const timesShape = z.object({ live: z.array(z.number()), search: z.array(z.number()) });
const delayShape = z.object({ longest: z.number() });

/**
 * Attacks the product with eight clients at once, one kind of call after the other, and measures a well-behaved client at
 * the same time: the live check, whose 99th percentile should stay below 200 ms, and a search, which should take less
 * than three times as long as without the attack. "idle" is measured in the same run.
 *
 * `npm run bench -- hostile [SECONDS] [PATTERN]`; the default is 6 seconds for each kind. PATTERN chooses kinds by name.
 */
export default async function benchHostile([seconds = '6', pattern = '']: readonly string[]): Promise<void> {
  const forMs = Number(seconds) * 1_000;
  await globalSetup();
  try {
    const [server, probe] = await Promise.all([startChild('serve'), startChild('probe')]);
    const { databaseUrl, url } = await server.ask({ ask: 'where' }, whereShape);
    await loadFoods(databaseUrl);
    const target = { url, token: await memberToken(url) };
    const measure = async (kind?: HostileKind) => measureKind({ forMs, kind, probe, server, target });
    await measure();
    const idle = await measure();
    const rows: Record<string, object> = { idle: rowOf(idle, idle) };
    for (const kind of (await hostileKinds()).filter(({ name }) => new RegExp(pattern, 'u').test(name)))
      rows[kind.name] = rowOf(await measure(kind), idle);
    console.log(
      `\n${String(attackers)} attackers for ${seconds} s each. Bounds: live p99 ${String(boundLiveMs)} ms, search ${String(boundSearchTimes)} × idle`,
    );
    console.table(rows);
    await Promise.all([server.end(), probe.end()]);
  } finally {
    await globalTeardown();
  }
}

interface Measured {
  readonly live: readonly number[];
  readonly search: readonly number[];
  /** Milliseconds for which the event loop of the server stood still. */
  readonly longest: number;
  readonly statuses: ReadonlyMap<number, number>;
}

async function measureKind({
  forMs,
  kind,
  probe,
  server,
  target,
}: {
  forMs: number;
  kind: HostileKind | undefined;
  probe: Child;
  server: Child;
  target: Target;
}): Promise<Measured> {
  await server.ask({ ask: 'delay' }, delayShape);
  const statuses = new Map<number, number>();
  const end = performance.now() + forMs;
  const attack = async (): Promise<void> => {
    while (kind !== undefined && performance.now() < end) {
      const status = await kind.attack(target);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const [times] = await Promise.all([
    probe.ask({ url: target.url, forMs }, timesShape),
    ...Array.from({ length: attackers }, attack),
  ]);
  return { ...times, ...(await server.ask({ ask: 'delay' }, delayShape)), statuses };
}

function rowOf({ live, longest, search, statuses }: Measured, idle: Measured): object {
  const times = percentile(search, 0.5) / percentile(idle.search, 0.5);
  return {
    'answers: status × number': [...statuses]
      .map(([status, count]) => `${String(status)} × ${String(count)}`)
      .join(', '),
    'live p99 (ms)': percentile(live, 0.99).toFixed(1),
    'event loop stood still (ms)': longest.toFixed(0),
    'search p50 (ms)': percentile(search, 0.5).toFixed(1),
    'p99 (ms)': percentile(search, 0.99).toFixed(1),
    'times idle': times.toFixed(1),
    holds: percentile(live, 0.99) < boundLiveMs && times < boundSearchTimes ? 'yes' : 'NO',
  };
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
}

async function loadFoods(connectionString: string): Promise<void> {
  const pool = createPool({
    connectionString,
    max: 1,
    connectTimeoutMs: 5_000,
    name: 'bench',
    onConnectionLost: () => undefined,
  });
  await loadShown(productEngine(pool), Array.from(generateFoods(20_000), searchableFood));
  // The loaded foods have ids of their own, which those that the attackers create must not get.
  await pool.query(`SELECT setval(pg_get_serial_sequence('foods', 'id'), max(id)) FROM foods`);
  await pool.end();
}

async function memberToken(url: string): Promise<string> {
  const account = { email: `${randomUUID()}@example.com`, password: 'a long pass phrase' };
  const send = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  await send('/api/users', { ...account, username: 'bench', consents: { terms: true, healthData: true } });
  return z.object({ token: z.string() }).parse(await send('/api/users/login', account)).token;
}
