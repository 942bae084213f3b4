import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { ensureBuild } from '../../src/platform/build/nextBuild.ts';
import { isAlive, processesIn, runningPostmaster } from '../../src/platform/processes/processes.ts';
import { postgresUserFor } from '../../src/platform/postgres/user.ts';
import { asAdmin } from '../helpers/database/database.ts';
import { openMemoryFolder } from '../helpers/openFolder.ts';
import { until } from '../helpers/until.ts';
import { familyOf, freePort, named, root, startProduct, type Product } from './product.ts';

/** `npm start` with real processes: a first start, Ctrl-C, a power cut, and wrong settings. */
let folder: string;
let running: Product[];

beforeAll(async () => {
  // jest's options name a loader that the build does not have.
  delete process.env['NODE_OPTIONS'];
  await ensureBuild({ root, log: (line) => void process.stderr.write(`${line}\n`) });
}, 300_000);

beforeEach(() => {
  folder = openMemoryFolder('start');
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((product) => product.end('SIGTERM')));
  // A test may have killed it already.
  for (const pid of await processesIn(cluster(), postgresUserFor(cluster()))) kill(pid, 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** A data folder that a first start has filled and SIGTERM has stopped; undefined until a test needs it. */
let filledFolder: string | undefined;
afterAll(() => {
  if (filledFolder !== undefined) rmSync(filledFolder, { recursive: true, force: true });
});

/** Copies a filled data folder for the test, because a first start is slow. */
async function useMadeData(): Promise<void> {
  if (filledFolder === undefined) {
    const product = await start();
    await product.ready();
    await product.end('SIGTERM');
    keepData();
  } else execFileSync('cp', ['-a', `${filledFolder}/.`, folder]);
}

function keepData(): void {
  filledFolder = openMemoryFolder('start-filled');
  execFileSync('cp', ['-a', `${folder}/.`, filledFolder]);
}

const cluster = (): string => join(folder, 'data', 'postgres');

async function start(
  environment: Record<string, string> = {},
  command?: Parameters<typeof startProduct>[1],
): Promise<Product> {
  const settings = {
    PORT: await freePort(),
    DATA_DIR: join(folder, 'data'),
    MEDIA_DIR: join(folder, 'media'),
    ...environment,
  };
  const product = startProduct(settings, command);
  running.push(product);
  return product;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, signal);
}

const allGone = (pids: readonly number[]) => until('all processes to end', () => !pids.some(isAlive));

async function waitUntilReady(product: Product): Promise<void> {
  const ready = async () =>
    (await fetch(`${product.baseUrl}/api/health/ready`).catch(() => undefined))?.ok === true;
  await until('a ready product', ready, 60_000);
}

/** Reads the demo admin from the banner. */
function demoAdmin(product: Product): { email: string; password: string } {
  const [, email, password] = /Demo admin +(\S+) {2}(\S+)/.exec(product.output()) ?? [];
  if (email === undefined || password === undefined) throw new Error(`No demo admin: ${product.output()}`);
  return { email, password };
}

async function adminLogin(product: Product): Promise<number> {
  const answer = await fetch(`${product.baseUrl}/api/staff/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(demoAdmin(product)),
  });
  return answer.status;
}

/** The code of an error that a resolver throws: Next bundles a second copy of the classes and hooks. */
async function graphqlCode(product: Product): Promise<unknown> {
  const answer = await fetch(`${product.baseUrl}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ Foods(page: 0) { totalDocs } }' }),
  });
  const body = (await answer.json()) as { errors?: { extensions?: { code?: string } }[] };
  return body.errors?.[0]?.extensions?.code;
}

describe('npm start on an embedded database', () => {
  it('starts everything from an empty folder for one of two simultaneous starts, refuses a later one, and leaves no process or lock behind', async () => {
    const both = [await start(), await start()];
    const loser = await Promise.race(both.map((each) => each.ended.then(() => each)));
    expect(await loser.ended).toBe(1);
    expect(loser.faults()).toEqual([expect.stringContaining('already runs on')]);
    const product = both.find((each) => each !== loser);
    if (product === undefined) throw new Error('Both starts are one.');
    await product.ready();
    await waitUntilReady(product);
    expect(await adminLogin(product)).toBe(200);
    expect(await graphqlCode(product)).toBe('out_of_range');
    expect((await fetch(`${product.baseUrl}/admin/login`)).status).toBe(200);
    expect(product.output()).toMatch(/Mails.*mail \(\.eml files\)/);

    const second = await start();
    expect(await second.ended).toBe(1);
    expect(second.faults()).toEqual([
      expect.stringMatching(/^diningcoach: DiningCoach already runs on .*Stop it first/),
    ]);
    const samePort = await start({ PORT: new URL(product.baseUrl).port, DATA_DIR: join(folder, 'other') });
    expect(await samePort.ended).toBe(1);
    expect(samePort.faults()).toEqual([expect.stringMatching(/^diningcoach: Port \d+ is in use/)]);
    await waitUntilReady(product);

    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(family.length).toBeGreaterThan(5);
    expect(await product.end('SIGTERM')).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    expect(product.faults()).toEqual([]);
    keepData();
  }, 120_000);

  it('uses the data of an earlier start, restarts killed processes, and leaves only the database to the next start after a kill -9', async () => {
    await useMadeData();
    const product = await start();
    await product.ready();
    expect(product.output()).not.toContain('making the database');
    await waitUntilReady(product);

    const [web = 0] = named(familyOf(product.pid), 'web.ts');
    kill(web, 'SIGKILL');
    await until('a new web process', () => named(familyOf(product.pid), 'web.ts').some((pid) => pid !== web));
    await waitUntilReady(product);

    const killed = runningPostmaster(cluster());
    kill(killed?.pid ?? 0, 'SIGKILL');
    await until(
      'another postmaster',
      () => (runningPostmaster(cluster())?.pid ?? killed?.pid) !== killed?.pid,
    );
    await waitUntilReady(product);
    const postmaster = runningPostmaster(cluster());
    expect(postmaster?.port).toBe(killed?.port);
    // The demo admin has the password of the earlier start, because the account is in its database.
    expect(await adminLogin(product)).toBe(200);

    const family = familyOf(product.pid).filter(
      (pid) => pid !== postmaster?.pid && !named([pid], 'postgres').length,
    );
    expect(family.length).toBeGreaterThanOrEqual(3);
    await product.end('SIGKILL');
    await allGone(family);
    expect(runningPostmaster(cluster())).toEqual(postmaster);

    // By npm, which passes the signal on: everything ends within 5 seconds.
    const next = await start({}, ['npm', 'start']);
    await next.ready();
    expect(runningPostmaster(cluster())).toEqual(postmaster);
    await waitUntilReady(next);
    const all = [...familyOf(next.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(named(all, 'web.ts')).toHaveLength(1);
    expect(named(all, 'worker.ts')).toHaveLength(1);
    kill(next.pid, 'SIGTERM');
    try {
      await until('every process to end', () => !all.some(isAlive), 5_000);
    } finally {
      all.forEach((pid) => kill(pid, 'SIGKILL'));
    }
    expect(await next.ended).toBe(0);
  }, 180_000);

  it('completes a first start that was killed', async () => {
    const killed = await start();
    await until('the migrations to begin', () => killed.output().includes('migrations:'), 60_000);
    const family = familyOf(killed.pid).filter((pid) => !named([pid], 'postgres').length);
    await killed.end('SIGKILL');
    await allGone(family);
    const product = await start();
    await product.ready();
    await waitUntilReady(product);
    expect(await adminLogin(product)).toBe(200);
  }, 120_000);

  it('ends in time when it is stopped during a first start', async () => {
    const product = await start();
    await until('the migrations to begin', () => product.output().includes('migrations:'), 60_000);
    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(await product.end('SIGTERM')).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    expect(product.faults()).toEqual([]);
  }, 60_000);
});

describe('npm start on a database of the operator', () => {
  const own = async (): Promise<Record<string, string>> => {
    const name = `start_${String(Date.now())}`;
    await asAdmin(`create database ${name} owner diningcoach`);
    const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
    url.pathname = `/${name}`;
    return {
      DATABASE_URL: url.href,
      PAYLOAD_SECRET: 'a secret of the tests, which protects nothing',
      HEALTH_KEYS: `t:${Buffer.alloc(32, 3).toString('base64')}`,
      ADMIN_EMAIL: 'first@admin.example',
      ADMIN_PASSWORD: 'the password of the first admin',
    };
  };

  it('migrates once when several processes start, starts no PostgreSQL, and prints no password', async () => {
    const environment = await own();
    const early = await start({ ...environment, ROLE: 'worker' });
    expect(await early.ended).toBe(1);
    expect(early.faults()).toEqual([
      expect.stringMatching(/lacks \d+ migrations.*Run ROLE=migrate npm start first/),
    ]);

    const migrations = await Promise.all([1, 2, 3].map(() => start({ ...environment, ROLE: 'migrate' })));
    expect(await Promise.all(migrations.map((product) => product.ended))).toEqual([0, 0, 0]);
    const client = new pg.Client({ connectionString: environment['DATABASE_URL'] });
    await client.connect();
    const { rows } = await client.query('select email, role from staff');
    await client.end();
    expect(rows).toEqual([{ email: 'first@admin.example', role: 'admin' }]);

    const product = await start(environment);
    await product.ready();
    await waitUntilReady(product);
    expect(named(familyOf(product.pid), 'postgres')).toEqual([]);
    expect(product.output()).not.toContain('the password of');
    expect(readdirSync(join(folder, 'data'))).not.toContain('postgres');
    expect(readdirSync(join(folder, 'data'))).not.toContain('keys');
    expect(await product.end('SIGINT')).toBe(0);
  }, 120_000);

  it('names every missing variable on its own line', async () => {
    const { DATABASE_URL = '' } = await own();
    const product = await start({ DATABASE_URL });
    expect(await product.ended).toBe(1);
    expect(product.faults().map((line) => /^diningcoach: (\w+) is not set/.exec(line)?.[1])).toEqual([
      'PAYLOAD_SECRET',
      'HEALTH_KEYS',
      'ADMIN_EMAIL',
      'ADMIN_PASSWORD',
    ]);
  });

  it('says that the database does not answer', async () => {
    const url = `postgres://user:secret@127.0.0.1:${await freePort()}/db`;
    const product = await start({ ...(await own()), DATABASE_URL: url });
    expect(await product.ended).toBe(1);
    expect(product.faults()).toEqual([
      expect.stringMatching(/^diningcoach: The database at .* cannot be reached \(ECONNREFUSED\)/),
    ]);
  });
});

describe('npm start with wrong settings', () => {
  it.each([
    [
      'the data folder is below a file',
      { DATA_DIR: 'file/data' },
      /^diningcoach: The data folder .*a file in its way/,
    ],
    [
      'the uploads folder is below a file',
      { MEDIA_DIR: 'file/media' },
      /^diningcoach: The uploads folder .*a file in its way/,
    ],
    ['the port is a word', { PORT: 'http' }, /^diningcoach: PORT: /],
    ['the role is unknown', { ROLE: 'king' }, /^diningcoach: ROLE: /],
  ])('says on one line that %s', async (_, wrong, line) => {
    writeFileSync(join(folder, 'file'), '');
    const environment = Object.fromEntries(
      Object.entries(wrong).map(([name, value]) => [
        name,
        value.startsWith('file') ? join(folder, value) : value,
      ]),
    );
    const product = await start(environment);
    expect(await product.ended).toBe(1);
    expect(product.faults()).toEqual([expect.stringMatching(line)]);
    expect(product.output()).not.toContain(' at ');
  });

  it('says that another program uses the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const product = await start({ PORT: String(typeof address === 'object' ? address?.port : '') });
    expect(await product.ended).toBe(1);
    expect(product.faults()).toEqual([
      expect.stringMatching(/^diningcoach: Port \d+ is in use\. .*set PORT/),
    ]);
    expect(readdirSync(folder)).toEqual([]);
    other.close();
  });
});
