import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

/**
 * Every environment variable that the product reads, with its default. No other file reads `process.env` for
 * settings, so the table in README.md and this schema say the same.
 */
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const port = z.coerce.number().int().min(1).max(65_535).default(3000);
const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Which part of the product this process is. */
  ROLE: z.enum(['all', 'web', 'worker', 'migrate']).default('all'),
  PORT: port,
  /** The address people reach the server under; links in mails start with it. */
  PUBLIC_URL: optionalText,
  DATABASE_URL: optionalText,
  DATA_DIR: z.string().default('.data'),
  MEDIA_DIR: z.string().default('media'),
  ADMIN_EMAIL: optionalText,
  ADMIN_PASSWORD: optionalText,
  /** Password of the demo dietitian and member, who are made with the first admin; the starter sets it on its own database. */
  DEMO_PASSWORD: optionalText,
  PAYLOAD_SECRET: optionalText,
  /** `id:base64key[,id:base64key…]`; the first key seals, all of them open. */
  HEALTH_KEYS: optionalText,
  SMTP_URL: optionalText,
  /** Milliseconds that each step of talking to the mail server may take; a mail that fails is tried again later. */
  SMTP_TIMEOUT_MS: count(15_000),
  MAIL_FROM: z.string().default('DiningCoach <no-reply@diningcoach.example>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Number of reverse proxies in front of the server whose `X-Forwarded-For` is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  /** Comma separated origins of browser apps, beside PUBLIC_URL. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  /** Makes the functions, triggers and views of the database as the SQL files say, also where somebody changed them by hand. */
  REAPPLY_SQL: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  DATABASE_POOL_SIZE: count(10),
  /** Milliseconds a request may wait for a free connection. */
  DATABASE_CONNECT_TIMEOUT_MS: count(10_000),
  /** Milliseconds one statement may run in the web process. */
  STATEMENT_TIMEOUT_MS: count(10_000),
  /** Milliseconds one statement of an anonymous, public read may run. */
  PUBLIC_STATEMENT_TIMEOUT_MS: count(3_000),
  /** Seconds after which a job whose worker went silent is given to another. */
  JOB_LOCK_SECONDS: count(30),
  JOB_MAX_ATTEMPTS: count(5),
  /** Jobs of one kind that a worker runs at the same time. */
  JOB_CONCURRENCY: count(4),
  /** Calls per address: sign-ups an hour, logins a minute, password mails an hour. */
  RATE_LIMIT_SIGN_UP: count(1_000),
  RATE_LIMIT_LOGIN: count(300),
  RATE_LIMIT_FORGOT_PASSWORD: count(300),
  /** Login attempts per account in 15 minutes without a right password, whatever the address. */
  RATE_LIMIT_LOGIN_PER_ACCOUNT: count(50),
});

export type Env = Readonly<z.infer<typeof schema>> & {
  /** Absolute path of DATA_DIR. */
  readonly dataDir: string;
  /** Absolute path of MEDIA_DIR. */
  readonly mediaDir: string;
  /** PUBLIC_URL, or the address on this machine. */
  readonly publicUrl: string;
};

/** Thrown for a variable that cannot be used; `message` is one line that names it and says what it takes. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/**
 * Parses environment variables.
 *
 * @throws {EnvError} when a variable has a value that cannot be used.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(lines.join('; '));
  }
  const values = parsed.data;
  return {
    ...values,
    dataDir: absolute(values.DATA_DIR),
    mediaDir: absolute(values.MEDIA_DIR),
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${String(values.PORT)}`).replace(/\/+$/, ''),
  };
}

/** DATABASE_URL alone, for code that asks with every statement: reading all variables takes longer than some of them. */
export function databaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined;
}

/** The environment of this process, read anew at each call: the starter fills in what it finds out. */
export function env(): Env {
  return parseEnv(process.env);
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(/* turbopackIgnore: true */ process.cwd(), path);
}
