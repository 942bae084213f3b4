import { build } from 'esbuild';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runDatabaseProgram } from '../e2e/databaseProgram.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embeddedPostgres.ts';
import { installedBinaries } from '../../src/platform/postgres/binaries.ts';
import { accountIn } from '../../src/platform/postgres/user.ts';

/** A clone in a home that only its owner can enter, with only the files that the database needs. */
const isRoot = process.getuid?.() === 0;
let home: string;
let native: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'diningcoach-home-'));
  native = join(home, 'package', 'native');
  // Without the links of its libraries, as after npm with --ignore-scripts.
  cpSync(dirname(installedBinaries()), dirname(native), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink(),
  });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The program and its packages in one file, because the account may not be able to read our folder. */
async function bundledProgram(): Promise<string> {
  const outfile = join(home, 'program.cjs');
  await build({
    entryPoints: ['tests/e2e/programs/startDatabase.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['pg-native'],
    logLevel: 'silent',
    outfile,
  });
  return outfile;
}

it('runs for a normal user from a home that only this user can enter', async () => {
  const user = isRoot ? accountIn('nobody:x:65534:65534:::') : undefined;
  const bundle = await bundledProgram();
  if (user !== undefined) giveAll(home, user);
  chmodSync(home, 0o700);
  const program = runDatabaseProgram({ args: [join(home, 'data'), native, 'stop'], bundle, user, cwd: home });
  expect(await program.answer).toMatchObject({ started: true });
  const cluster = statSync(join(home, 'data', 'postgres'));
  expect(cluster.uid).toBe(user?.uid ?? process.getuid?.());
});

// Only root can run PostgreSQL with another account.
if (isRoot) {
  it('runs for root from a home that PostgreSQL’s account cannot enter', async () => {
    chownSync(home, 0, 0);
    chmodSync(home, 0o700);
    const dataDir = join(home, 'data-of-root');
    const keptFolders: string[] = [];
    try {
      const first = await startEmbeddedPostgres({ dataDir, native });
      keptFolders.push(readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim());
      await first.stop();
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
      expect(statSync(keptFolders[0] ?? '').uid).not.toBe(0);
      const second = await startEmbeddedPostgres({ dataDir, native });
      await second.stop();
      expect(second).toMatchObject({ url: first.url, started: true });
    } finally {
      for (const place of keptFolders) rmSync(place, { recursive: true, force: true });
    }
  });

  it('does not create an empty database when the database in another folder is missing', async () => {
    const dataDir = join(home, 'data-lost');
    const server = await startEmbeddedPostgres({ dataDir, native });
    await server.stop();
    const place = readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim();
    rmSync(place, { recursive: true, force: true });
    await expect(startEmbeddedPostgres({ dataDir, native })).rejects.toThrow(
      /it is no longer there\. Put it back/,
    );
  });
}

function giveAll(folder: string, user: { uid: number; gid: number }): void {
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, name), user.uid, user.gid);
  }
}
