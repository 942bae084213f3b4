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
import { openFolder } from '../helpers/openFolder.ts';
import { until } from '../helpers/until.ts';
import { familyOf, freePort, named, root, startProduct, type Product } from './product.ts';

/** `npm start` on real processes: what a newcomer, a Ctrl-C, a power cut and a mistake meet. */
let folder: string;
let running: Product[];

beforeAll(async () => {
  // jest's own options name a loader that the build need not have.
  delete process.env['NODE_OPTIONS'];
  await ensureBuild({ root, log: (line) => void process.stderr.write(`${line}\n`) });
}, 300_000);

beforeEach(() => {
  folder = openFolder('start');
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((product) => product.end('SIGTERM')));
  // What a test killed on purpose.
  for (const pid of await processesIn(cluster(), postgresUserFor(cluster()))) kill(pid, 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

/** A data folder that a start has filled and SIGTERM has closed; empty until a test made one. */
let made: string | undefined;
afterAll(() => {
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
});

/** Gives the test a copy of the folder that a first start filled: a first start takes most of the time here. */
async function useMadeData(): Promise<void> {
  if (made === undefined) {
    const product = await start();
    await product.ready();
    await product.end('SIGTERM');
    keepData();
  } else execFileSync('cp', ['-a', `${made}/.`, folder]);
}

function keepData(): void {
  made = openFolder('start-made');
  execFileSync('cp', ['-a', `${folder}/.`, made]);
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

async function answers(product: Product): Promise<void> {
  const ready = async () =>
    (await fetch(`${product.baseUrl}/api/health/ready`).catch(() => undefined))?.ok === true;
  await until('a ready product', ready, 60_000);
}

/** The demo admin as the banner tells. */
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

describe('npm start on an embedded database', () => {
  it('brings everything up from nothing, refuses a second start, and ends without a trace', async () => {
    const product = await start();
    await product.ready();
    await answers(product);
    expect(await adminLogin(product)).toBe(200);
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
    await answers(product);

    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(family.length).toBeGreaterThan(5);
    expect(await product.end('SIGTERM')).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    expect(product.faults()).toEqual([]);
    keepData();
  }, 120_000);

  it('ends everything within 5 seconds when npm itself gets SIGTERM', async () => {
    const product = await start({}, ['npm', 'start']);
    await product.ready();
    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(named(family, 'web.ts')).toHaveLength(1);
    expect(named(family, 'worker.ts')).toHaveLength(1);
    kill(product.pid, 'SIGTERM');
    try {
      await until('every process to end', () => !family.some(isAlive), 5_000);
    } finally {
      family.forEach((pid) => kill(pid, 'SIGKILL'));
    }
    expect(await product.ended).toBe(0);
  }, 120_000);

  it('ends everything within 5 seconds when npm itself gets SIGTERM', async () => {
    const product = await start({}, ['npm', 'start']);
    await product.ready();
    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(named(family, 'web.ts')).toHaveLength(1);
    expect(named(family, 'worker.ts')).toHaveLength(1);
    kill(product.pid, 'SIGTERM');
    try {
      await until('every process to end', () => !family.some(isAlive), 5_000);
    } finally {
      family.forEach((pid) => kill(pid, 'SIGKILL'));
    }
    expect(await product.ended).toBe(0);
  }, 120_000);

  it('uses what a former start made, and brings back what is killed', async () => {
    await useMadeData();
    const product = await start();
    await product.ready();
    expect(product.output()).not.toContain('making the database');
    await answers(product);

    const [web = 0] = named(familyOf(product.pid), 'web.ts');
    kill(web, 'SIGKILL');
    await until('another web process', () =>
      named(familyOf(product.pid), 'web.ts').some((pid) => pid !== web),
    );
    await answers(product);

    const postmaster = runningPostmaster(cluster());
    kill(postmaster?.pid ?? 0, 'SIGKILL');
    await until(
      'another postmaster',
      () => (runningPostmaster(cluster())?.pid ?? postmaster?.pid) !== postmaster?.pid,
    );
    await answers(product);
    expect(runningPostmaster(cluster())?.port).toBe(postmaster?.port);
    // The password of the demo admin is the one that the former start made: the account is in its database.
    expect(await adminLogin(product)).toBe(200);
    expect(await product.end('SIGINT')).toBe(0);
  }, 120_000);

  it('leaves only the database behind a kill -9, and uses it at the next start', async () => {
    await useMadeData();
    const killed = await start();
    await killed.ready();
    const postmaster = runningPostmaster(cluster());
    const family = familyOf(killed.pid).filter(
      (pid) => pid !== postmaster?.pid && !named([pid], 'postgres').length,
    );
    expect(family.length).toBeGreaterThanOrEqual(3);
    await killed.end('SIGKILL');
    await allGone(family);
    expect(runningPostmaster(cluster())).toEqual(postmaster);

    const product = await start();
    await product.ready();
    expect(runningPostmaster(cluster())).toEqual(postmaster);
    await answers(product);
    const database = await processesIn(cluster(), postgresUserFor(cluster()));
    expect(await product.end('SIGTERM')).toBe(0);
    await allGone(database);
  }, 120_000);

  it('lets one of two first starts win', async () => {
    const both = [await start(), await start()];
    const loser = await Promise.race(both.map((product) => product.ended.then(() => product)));
    expect(await loser.ended).toBe(1);
    expect(loser.faults()).toEqual([expect.stringContaining('already runs on')]);
    const winner = both.find((product) => product !== loser);
    await winner?.ready();
    if (winner !== undefined) await answers(winner);
  }, 120_000);

  it('completes a first start that was killed in the middle of it', async () => {
    const killed = await start();
    await until('the migrations to begin', () => killed.output().includes('migrations:'), 60_000);
    const family = familyOf(killed.pid).filter((pid) => !named([pid], 'postgres').length);
    await killed.end('SIGKILL');
    await allGone(family);
    const product = await start();
    await product.ready();
    await answers(product);
    expect(await adminLogin(product)).toBe(200);
  }, 120_000);

  it('ends within its time when it is stopped in the middle of a first start', async () => {
    const product = await start();
    await until('the migrations to begin', () => product.output().includes('migrations:'), 60_000);
    const family = [...familyOf(product.pid), ...(await processesIn(cluster(), postgresUserFor(cluster())))];
    expect(await product.end('SIGTERM')).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    expect(product.faults()).toEqual([]);
  }, 60_000);
});

describe('npm start on a database of one’s own', () => {
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

  it('migrates once however many do it, starts no PostgreSQL, and shows no password', async () => {
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
    await answers(product);
    expect(named(familyOf(product.pid), 'postgres')).toEqual([]);
    expect(product.output()).not.toContain('the password of');
    expect(readdirSync(join(folder, 'data'))).not.toContain('postgres');
    expect(readdirSync(join(folder, 'data'))).not.toContain('keys');
  }, 120_000);

  it('names every variable that is missing, a line each', async () => {
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

  it('says that it is out of reach', async () => {
    const url = `postgres://user:secret@127.0.0.1:${await freePort()}/db`;
    const product = await start({ ...(await own()), DATABASE_URL: url });
    expect(await product.ended).toBe(1);
    expect(product.faults()).toEqual([
      expect.stringMatching(/^diningcoach: The database at .* cannot be reached \(ECONNREFUSED\)/),
    ]);
  });
});

describe('a start that cannot be', () => {
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

  it('says that another program has the port', async () => {
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
