import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../env.ts';
import { readOrCreateFile } from './readOrCreateFile.ts';
import { secretsOf } from './secrets.ts';
import { faultLines } from './processes/startFault.ts';

const own = { DATABASE_URL: 'postgres://a:b@localhost/c' };
const key = Buffer.alloc(32, 1).toString('base64');
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'diningcoach-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function linesOf(variables: Record<string, string>): readonly string[] | undefined {
  try {
    secretsOf(parseEnv({ DATA_DIR: dataDir, ...variables }));
    return [];
  } catch (error) {
    return faultLines(error);
  }
}

describe('secretsOf', () => {
  it('creates secrets once, readable by their owner only', () => {
    const env = parseEnv({ DATA_DIR: dataDir });
    const first = secretsOf(env);
    expect(secretsOf(env)).toEqual(first);
    expect(first.HEALTH_KEYS).toMatch(/^k1:/);
    expect(Buffer.from(first.HEALTH_KEYS.slice(3), 'base64')).toHaveLength(32);
    expect(first.DEMO_PASSWORD).toBeDefined();
    const keys = join(dataDir, 'keys');
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    expect(readdirSync(keys)).toHaveLength(5);
    for (const name of readdirSync(keys)) expect(statSync(join(keys, name)).mode & 0o777).toBe(0o600);
  });

  it('prefers the variables that are set, and creates no demo accounts when ADMIN_PASSWORD is set', () => {
    const secrets = secretsOf(parseEnv({ DATA_DIR: dataDir, PAYLOAD_SECRET: 'mine', ADMIN_PASSWORD: 'own' }));
    expect(secrets).toMatchObject({ PAYLOAD_SECRET: 'mine', ADMIN_PASSWORD: 'own' });
    expect(secrets.DEMO_PASSWORD).toBeUndefined();
  });

  it('names every missing variable for an external database, one line each', () => {
    const lines = linesOf(own);
    expect(lines?.map((line) => /^diningcoach: (\w+) is not set/.exec(line)?.[1])).toEqual([
      'PAYLOAD_SECRET',
      'HEALTH_KEYS',
      'ADMIN_EMAIL',
      'ADMIN_PASSWORD',
    ]);
    const complete = {
      ...own,
      PAYLOAD_SECRET: 's',
      HEALTH_KEYS: `k1:${key}`,
      ADMIN_EMAIL: 'a@b.c',
      ADMIN_PASSWORD: 'p',
    };
    expect(linesOf(complete)).toEqual([]);
  });

  it.each(['k1', 'k1:short', `k1:${key},k2`, `:${key}`])(
    'refuses HEALTH_KEYS %s without showing its value',
    (text) => {
      const lines = linesOf({ HEALTH_KEYS: text });
      expect(lines).toHaveLength(1);
      expect(lines?.[0]).toMatch(/^diningcoach: HEALTH_KEYS cannot be used/);
      expect(lines?.[0]).not.toContain(key);
    },
  );

  it('accepts several keys', () => {
    expect(linesOf({ HEALTH_KEYS: `k2:${key}, k1:${key}` })).toEqual([]);
  });
});

describe('readOrCreateFile', () => {
  it('names the path that it cannot write', () => {
    writeFileSync(join(dataDir, 'file'), '');
    expect(() => readOrCreateFile(join(dataDir, 'file', 'secret'), () => 'x')).toThrow(/a file in its way/);
    mkdirSync(join(dataDir, 'folder'));
    expect(() => readOrCreateFile(join(dataDir, 'folder', 'n'.repeat(300)), () => 'x')).toThrow(
      /not a usable path/,
    );
  });
});
