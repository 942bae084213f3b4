import { createECDH, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { readOrCreateFile } from './readOrCreateFile.ts';
import { fileFault, StartFault } from './processes/startFault.ts';

/** The variables that seal data, sign tokens and define the first account. */
export interface Secrets {
  readonly PAYLOAD_SECRET: string;
  readonly HEALTH_KEYS: string;
  readonly ADMIN_EMAIL: string;
  readonly ADMIN_PASSWORD: string;
  /** Set only for a demo installation, so that a real one has no account with a well-known purpose. */
  readonly DEMO_PASSWORD?: string;
  /** Not set for a database of one's own, where it follows from PAYLOAD_SECRET. */
  readonly VAPID_PRIVATE_KEY?: string;
}

const names = ['PAYLOAD_SECRET', 'HEALTH_KEYS', 'ADMIN_EMAIL', 'ADMIN_PASSWORD'] as const;

/**
 * The secrets of this installation. With DATABASE_URL they must be set, because several machines share them. Otherwise
 * missing ones are generated once and stored under DATA_DIR/keys, where only their owner can read them.
 *
 * @throws AggregateError of one StartFault for each variable that is missing or invalid
 */
export function secretsOf(env: Env): Secrets {
  const faults = env.HEALTH_KEYS === undefined ? [] : healthKeyFaults(env.HEALTH_KEYS);
  if (env.DATABASE_URL !== undefined) {
    faults.push(...names.filter((name) => env[name] === undefined).map(missingFault));
  }
  if (faults.length > 0) throw new AggregateError(faults);
  const keys = join(env.dataDir, 'keys');
  const readOrCreate = (file: string, make: () => string): string => readOrCreateFile(join(keys, file), make);
  try {
    if (env.DATABASE_URL === undefined) mkdirSync(keys, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFault(error, { what: 'folder', path: keys });
  }
  const isDemo = env.DATABASE_URL === undefined && env.ADMIN_PASSWORD === undefined;
  const demoPassword =
    env.DEMO_PASSWORD ??
    (isDemo ? readOrCreate('demo-password', () => randomBytes(12).toString('base64url')) : undefined);
  const vapidKey =
    env.VAPID_PRIVATE_KEY ??
    (env.DATABASE_URL === undefined ? readOrCreate('vapid-private-key', newVapidKey) : undefined);
  return {
    ...(demoPassword === undefined ? {} : { DEMO_PASSWORD: demoPassword }),
    ...(vapidKey === undefined ? {} : { VAPID_PRIVATE_KEY: vapidKey }),
    PAYLOAD_SECRET:
      env.PAYLOAD_SECRET ?? readOrCreate('payload-secret', () => randomBytes(32).toString('base64url')),
    HEALTH_KEYS:
      env.HEALTH_KEYS ?? readOrCreate('health-keys', () => `k1:${randomBytes(32).toString('base64')}`),
    ADMIN_EMAIL: env.ADMIN_EMAIL ?? 'admin@diningcoach.example',
    ADMIN_PASSWORD:
      env.ADMIN_PASSWORD ?? readOrCreate('admin-password', () => randomBytes(12).toString('base64url')),
  };
}

function newVapidKey(): string {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // Leading zeros are left out of the key, and belong to its text.
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

function missingFault(name: (typeof names)[number]): StartFault {
  const remedies = {
    PAYLOAD_SECRET: 'Set it to a long random text, the same on every machine (openssl rand -base64 32)',
    HEALTH_KEYS:
      'Set it to k1:KEY with 32 random bytes in base64, the same on every machine (openssl rand -base64 32)',
    ADMIN_EMAIL: 'Set it to the e-mail address of the first admin',
    ADMIN_PASSWORD: 'Set it to the password of the first admin',
  } satisfies Record<typeof name, string>;
  return new StartFault(`${name} is not set, and DATABASE_URL names a database of your own`, remedies[name]);
}

function healthKeyFaults(text: string): StartFault[] {
  const isUsable = text.split(',').every((part) => {
    const [, key] = /^\s*[\w-]+:([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part) ?? [];
    return key !== undefined && Buffer.from(key, 'base64').length === 32;
  });
  if (isUsable) return [];
  return [
    new StartFault(
      'HEALTH_KEYS cannot be used',
      'It takes id:KEY[,id:KEY…], each KEY 32 random bytes in base64 (openssl rand -base64 32)',
    ),
  ];
}
