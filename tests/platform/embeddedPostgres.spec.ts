import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { runDatabaseProgram } from '../e2e/databaseProgram.ts';
import { openMemoryFolder } from '../helpers/openFolder.ts';
import { until } from '../helpers/until.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/postgres/embeddedPostgres.ts';
import { isAlive, processesIn, runningPostmaster } from '../../src/platform/processes/processes.ts';
import { postgresUserFor } from '../../src/platform/postgres/user.ts';

let dataDir: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  // closedFolders.spec.ts tests folders that other accounts cannot enter.
  dataDir = openMemoryFolder('pg');
});
afterEach(async () => {
  await server?.stop({ fastMs: 1_000 });
  server = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

/** A data folder with a stopped database. Tests copy it, because creating a database takes seconds. */
let filledFolder: string;

beforeAll(async () => {
  filledFolder = openMemoryFolder('pg-filled');
  await (await startEmbeddedPostgres({ dataDir: filledFolder })).stop();
});
afterAll(() => rmSync(filledFolder, { recursive: true, force: true }));

/** Copies the database into the data folder of the test. */
function copyFilledFolder(): void {
  // cpSync does not copy the owners.
  execFileSync('cp', ['-a', `${filledFolder}/.`, dataDir]);
}

const cluster = () => join(dataDir, 'postgres');
const start = async () => (server = await startEmbeddedPostgres({ dataDir }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(text);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** Number of minor page faults of a process. */
function pageFaults(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // The name, in brackets, may contain blanks; the faults are the eighth field after it.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[7]);
}

describe('startEmbeddedPostgres', () => {
  it('keeps the memory of a statement for the next one', async () => {
    copyFilledFolder();
    const { url } = await start();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const {
      rows: [session],
    } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const pid = session?.pid ?? 0;
    const run = async (times: number) => {
      for (let at = 0; at < times; at += 1)
        await client.query(`select string_agg(repeat('x', 1000), '') from generate_series(1, 600)`);
      return pageFaults(pid);
    };
    const before = await run(20);
    // The text has 146 pages.
    expect((await run(50)) - before).toBeLessThan(50 * 20);
    await client.end();
  });

  it('creates a durable UTF-8 database in which pg_trgm reads Hangul, for a role without superuser rights', async () => {
    const { url, adminUrl, started } = await start();
    expect(started).toBe(true);
    expect(
      await ask(url, `select current_setting('server_encoding') || current_setting('fsync') as answer`),
    ).toBe('UTF8on');
    expect(await ask(url, 'select rolsuper as answer from pg_roles where rolname = current_user')).toBe(
      false,
    );
    await ask(url, 'create extension pg_trgm');
    expect(await ask(url, `select cardinality(show_trgm('김치')) as answer`)).toBeGreaterThan(0);
    expect(
      await ask(
        adminUrl,
        `select current_setting('listen_addresses') || current_setting('unix_socket_directories') as answer`,
      ),
    ).toBe('127.0.0.1');
    expect(statSync(join(dataDir, 'keys', 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(cluster()).mode & 0o777).toBe(0o700);
  });

  it('uses a running server, keeps port and data over a stop, and leaves no process or lock behind', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 1 as answer');
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second).toMatchObject({ url: first.url, started: false });
    const pid = runningPostmaster(cluster())?.pid ?? 0;
    await second.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await processesIn(cluster(), postgresUserFor(cluster()))).toEqual([]);
    const third = await start();
    expect(third).toMatchObject({ url: first.url, started: true });
    expect(await ask(third.url, 'select answer from kept')).toBe(1);
  });

  it('recovers after a kill -9 of the server during a statement', async () => {
    copyFilledFolder();
    const { url } = await start();
    await ask(url, 'create table kept as select 1 as answer');
    const busy = ask(url, 'select pg_sleep(60) as answer').catch(() => 'cut off');
    const pid = runningPostmaster(cluster())?.pid ?? 0;
    await until(
      'the sleep to run',
      async () =>
        (await ask(
          url,
          `select count(*)::int as answer from pg_stat_activity where query like 'select pg_sleep%'`,
        )) === 1,
    );
    process.kill(pid, 'SIGKILL');
    const again = await start();
    expect(again.started).toBe(true);
    expect(await ask(again.url, 'select answer from kept')).toBe(1);
    expect(await busy).toBe('cut off');
  });

  it('ignores a postmaster.pid whose process id belongs to another program', async () => {
    copyFilledFolder();
    await start();
    const file = join(cluster(), 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    await server?.stop();
    const other = spawn('sleep', ['60'], { ...postgresUserFor(cluster()) });
    await once(other, 'spawn');
    try {
      writeFileSync(file, text.replace(/^\d+/, String(other.pid)));
      expect((await start()).started).toBe(true);
    } finally {
      other.kill();
    }
  });

  it('uses another port when the stored one is taken', async () => {
    copyFilledFolder();
    const first = await start();
    await first.stop();
    const thief = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(thief, 'listening');
    try {
      const { url } = await start();
      expect(url).not.toBe(first.url);
      expect(await ask(url, 'select 1 as answer')).toBe(1);
    } finally {
      thief.close();
    }
  });

  it('gives two simultaneous starts one database', async () => {
    const programs = [1, 2, 3].map(() => runDatabaseProgram({ args: [dataDir] }));
    const answers = await Promise.all(programs.map((program) => program.answer));
    await Promise.all(programs.map((program) => program.kill()));
    // The process that started the server is dead; the server still runs.
    expect((await start()).started).toBe(false);
    expect(answers.map(({ url }) => url)).toEqual(Array(3).fill(server?.url));
    expect(answers.filter(({ started }) => started)).toHaveLength(1);
    expect(readdirSync(dataDir).sort()).toEqual(['keys', 'postgres']);
  });

  it('starts again after a first start that was killed', async () => {
    mkdirSync(join(dataDir, 'postgres.init-999999999'));
    const program = runDatabaseProgram({ args: [dataDir] });
    void program.answer.catch(() => undefined);
    const isBegun = () =>
      readdirSync(dataDir).some((name) => name === `postgres.init-${String(program.child.pid)}`);
    await until('initdb to begin', isBegun);
    await program.kill();
    expect(existsSync(cluster())).toBe(false);
    expect((await start()).started).toBe(true);
    expect(readdirSync(dataDir)).not.toContain('postgres.init-999999999');
  });
});

describe('a database that cannot be started', () => {
  it.each([
    [
      'the keys are missing',
      () => rmSync(join(dataDir, 'keys'), { recursive: true }),
      /password of the database.*missing.*Restore the keys/,
    ],
    [
      'another release created it',
      () => writeFileSync(join(cluster(), 'PG_VERSION'), '12\n'),
      /made by PostgreSQL 12/,
    ],
    [
      'its settings are broken',
      () => writeFileSync(join(cluster(), 'postgresql.conf'), 'nonsense = 1\n'),
      /does not start \(.*server\.log/,
    ],
  ])('says on one line that %s', async (_, damage, line) => {
    copyFilledFolder();
    damage();
    await expect(start()).rejects.toThrow(line);
  });

  it('says on one line that the stored password belongs to another database', async () => {
    copyFilledFolder();
    await start();
    writeFileSync(join(dataDir, 'keys', 'postgres-password'), 'another\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/does not accept the password/);
  });

  it('does not touch a folder with other contents', async () => {
    mkdirSync(cluster());
    writeFileSync(join(cluster(), 'letter.txt'), 'precious');
    await expect(start()).rejects.toThrow(/is not empty and holds no database/);
    expect(readFileSync(join(cluster(), 'letter.txt'), 'utf8')).toBe('precious');
  });

  it('says that the parent of the data folder is a file, even to root', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    await expect(startEmbeddedPostgres({ dataDir: join(dataDir, 'file', 'data') })).rejects.toThrow(
      /a file in its way/,
    );
  });
});
