import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import globalSetup from '../tests/helpers/jest/globalSetup.ts';
import globalTeardown from '../tests/helpers/jest/globalTeardown.ts';
import { bareHashesPerSecond } from './accounts/bareHash.ts';
import { runLoad, type Done } from './accounts/load.ts';
import { startChild } from './hostile/child.ts';
import { generateFoods } from './search/catalogue/generateFoods.ts';
import { searchableFood } from './search/catalogue/searchableFood.ts';
import { loadShown } from './search/loading.ts';
import { percentilesOf, rounded } from './search/measure.ts';
import { productEngine } from './search/product.ts';
import { queryClasses } from './search/queries.ts';
import { createPool } from '../src/database/pool.ts';

const idleMs = 10_000;
const hashMs = 8_000;
const foods = 20_000;
const searchEveryMs = 200;
const bounds = { hashShare: 0.9, searchTimes: 3 };
const whereShape = z.object({ url: z.string(), databaseUrl: z.string() });
const keywords = queryClasses.flatMap(({ queries }) => queries.map(({ keyword }) => keyword));

/**
 * The load test of 2024: users start one after the other, sign up and log in (2 to 3), and wait one to three seconds
 * between. Meanwhile somebody searches. Every sign-up and login hashes a password, so their number in a second is
 * compared with the bare hash of the same machine, measured before and after.
 *
 * `npm run bench -- accounts [SECONDS] [USERS]`; the defaults are 300 seconds and 100 users. A sixth of the time, users
 * are added; only the rest is counted.
 */
export default async function benchAccounts([
  seconds = '300',
  users = '100',
]: readonly string[]): Promise<void> {
  const forMs = Number(seconds) * 1_000;
  const rampMs = forMs / 6;
  await globalSetup();
  try {
    const server = await startChild('serve');
    const { databaseUrl, url } = await server.ask({ ask: 'where' }, whereShape);
    await loadFoods(databaseUrl);
    await searchFor(url, 2_000);
    const idle = await searchFor(url, idleMs);
    const hashBefore = await bareHashesPerSecond(hashMs);
    const load = { url, forMs, users: Number(users), usersPerSecond: Number(users) / (rampMs / 1_000) };
    const [done, searches] = await Promise.all([
      runLoad(load),
      wait(rampMs).then(() => searchFor(url, forMs - rampMs)),
    ]);
    const bareHash = (hashBefore + (await bareHashesPerSecond(hashMs))) / 2;
    print({ bareHash, done, forMs, idle, rampMs, searches, users });
    await server.end();
  } finally {
    await globalTeardown();
  }
}

function print({
  bareHash,
  done,
  forMs,
  idle,
  rampMs,
  searches,
  users,
}: {
  bareHash: number;
  done: readonly Done[];
  forMs: number;
  idle: readonly number[];
  rampMs: number;
  searches: readonly number[];
  users: string;
}): void {
  const failures = done.filter(({ status }) => status !== 200 && status !== 201);
  const counted = done.filter(({ at }) => at >= rampMs && at < forMs);
  const perSecond = counted.length / ((forMs - rampMs) / 1_000);
  const [before, during] = [percentilesOf(idle), percentilesOf(searches)];
  const times = (kind: Done['kind']) =>
    rounded(percentilesOf(counted.filter((one) => one.kind === kind).map(({ took }) => took)));
  console.log(`\n${users} users for ${String(forMs / 1_000)} s, ${String(done.length)} calls`);
  console.table({ 'login (ms)': times('login'), 'sign-up (ms)': times('sign-up') });
  console.table({ 'search, idle (ms)': rounded(before), 'search, meanwhile (ms)': rounded(during) });
  console.table([
    row('failures', failures.length, 'none', failures.length === 0),
    row(
      'logins and sign-ups/s ÷ bare hashes/s',
      `${perSecond.toFixed(1)} ÷ ${bareHash.toFixed(1)} = ${(perSecond / bareHash).toFixed(2)}`,
      `at least ${String(bounds.hashShare)}`,
      perSecond / bareHash >= bounds.hashShare,
    ),
    row(
      'search p95 ÷ idle p95',
      (during.p95 / before.p95).toFixed(1),
      `at most ${String(bounds.searchTimes)}`,
      during.p95 / before.p95 <= bounds.searchTimes,
    ),
  ]);
  if (failures.length > 0) console.log(countsOf(failures));
}

function row(what: string, measured: string | number, bound: string, holds: boolean): object {
  return { what, measured, bound, holds: holds ? 'yes' : 'NO' };
}

function countsOf(failures: readonly Done[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, status } of failures) {
    const name = `${kind} ${String(status)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** A person who searches: the milliseconds of each search, one every 200 ms. */
async function searchFor(url: string, forMs: number): Promise<number[]> {
  const end = performance.now() + forMs;
  const times: number[] = [];
  for (let at = 0; performance.now() < end; at += 1) {
    const start = performance.now();
    const keyword = encodeURIComponent(keywords[at % keywords.length] ?? '');
    const response = await fetch(`${url}/api/foods/search?q=${keyword}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`The search answered ${String(response.status)}.`);
    times.push(performance.now() - start);
    await wait(Math.max(0, searchEveryMs - (performance.now() - start)));
  }
  return times;
}

async function loadFoods(connectionString: string): Promise<void> {
  const pool = createPool({
    connectionString,
    max: 1,
    connectTimeoutMs: 5_000,
    name: 'bench',
    onConnectionLost: () => undefined,
  });
  await loadShown(productEngine(pool), Array.from(generateFoods(foods), searchableFood));
  await pool.end();
}
