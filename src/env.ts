import { availableParallelism } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback, parseReturnAddress } from './domain/accounts/social/returnAddress.ts';

/**
 * Every environment variable that the product reads, with its default and its meaning. No other file reads
 * `process.env` for settings. The table in docs/configuration.md is generated from this schema.
 */
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const port = z.coerce.number().int().min(1).max(65_535).default(3000);
const optionalText = () =>
  z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .optional();

const wordList = () =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean),
    );
/** The address of a pretended provider. `parseEnv` refuses it on a server that people reach by https. */
const testAddress = () =>
  optionalText().transform((text, context) =>
    text === undefined || (URL.canParse(text) && isLoopback(new URL(text)))
      ? text?.replace(/\/+$/, '')
      : unusable(context, text),
  );
const testOnly =
  'for tests: the address of a pretended provider on this machine; refused when `PUBLIC_URL` is https';

function unusable(context: z.core.$RefinementCtx, value: string): never {
  context.addIssue({ code: 'custom', message: `cannot be used: ${value}` });
  return z.NEVER;
}

const variableDocs = z.registry<{ description: string; unset?: string }>();

/**
 * Documents a variable. `unset` says what happens without it, where a default value does not say it. Each variable
 * needs its own type object, because the registry stores one description per object.
 */
function documented<Type extends z.ZodType>(type: Type, description: string, unset?: string): Type {
  variableDocs.add(type, { description, ...(unset === undefined ? {} : { unset }) });
  return type;
}

/** Variables that mean nothing without others. */
const needed: Readonly<Record<string, readonly string[]>> = {
  NAVER_CLIENT_ID: ['NAVER_CLIENT_SECRET'],
  GOOGLE_CLIENT_ID: ['GOOGLE_CLIENT_SECRET'],
  APPLE_CLIENT_ID: ['APPLE_TEAM_ID', 'APPLE_KEY_ID', 'APPLE_PRIVATE_KEY'],
};

const variables = z.object({
  PORT: documented(port, 'port of the web process'),
  PUBLIC_URL: documented(
    optionalText(),
    'address under which people reach the server; links in mails start with it',
    '`http://localhost:PORT`',
  ),
  APP_LINK_URL: documented(
    optionalText(),
    'address that opens the app, such as `https://app.example/account`; links in mails to members start with it: `/confirm-email?token=…`, `/reset-password?token=…`, `/change-email?token=…`, `/undo-email?token=…`',
    'the links open small pages of the server',
  ),
  ROLE: documented(
    z.enum(['all', 'web', 'worker', 'migrate']).default('all'),
    'which part of the product this process is: `all`, `web`, `worker` or `migrate`',
  ),
  DATABASE_URL: documented(
    optionalText(),
    'PostgreSQL 14 or later, UTF-8',
    'an embedded PostgreSQL under `DATA_DIR`',
  ),
  DATA_DIR: documented(z.string().default('.data'), 'folder of the database, mails, keys and import reports'),
  MEDIA_DIR: documented(z.string().default('media'), 'folder of the uploads'),
  ADMIN_EMAIL: documented(
    optionalText(),
    'e-mail of the first admin; required with a `DATABASE_URL`',
    'a demo admin, printed at start',
  ),
  ADMIN_PASSWORD: documented(
    optionalText(),
    'password of the first admin; required with a `DATABASE_URL`',
    'generated once and printed at start',
  ),
  DEMO_PASSWORD: documented(
    optionalText(),
    'password of the demo dietitian and member; with it, demo brands can be scanned',
    'generated at the first start of the embedded database',
  ),
  DEMO_COMMUNITY: documented(
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
    '`false` leaves out the demo community, which a new embedded database gets: 30 members with meals, posts and comments; no effect with a `DATABASE_URL`',
    '`true` with the embedded database',
  ),
  PAYLOAD_SECRET: documented(
    optionalText(),
    'signs tokens; required with a `DATABASE_URL`',
    'generated once, stored in `DATA_DIR/keys`',
  ),
  HEALTH_KEYS: documented(
    optionalText(),
    'keys that seal health facts: `id:base64` of 32 bytes, comma separated; the first one seals, all of them can open; required with a `DATABASE_URL`',
    'generated once, stored in `DATA_DIR/keys`',
  ),
  VAPID_PRIVATE_KEY: documented(
    optionalText().refine((key) => key === undefined || /^[\w-]{43}$/.test(key), {
      message: 'is not 32 bytes in base64url',
    }),
    'key of this server for web push: 32 bytes in base64url; devices that registered with another key get no more pushes',
    'generated once, stored in `DATA_DIR/keys`; with a `DATABASE_URL` it follows from `PAYLOAD_SECRET`',
  ),
  PUSH_API_URL: documented(testAddress(), testOnly, 'any push service on the internet'),
  SMTP_URL: documented(optionalText(), 'mail server', 'mails are written to `DATA_DIR/mail` as `.eml` files'),
  SMTP_TIMEOUT_MS: documented(
    count(15_000),
    'milliseconds for each step of a connection to the mail server; a failed mail is sent again later',
  ),
  MAIL_FROM: documented(z.string().default('DiningCoach <no-reply@diningcoach.example>'), 'sender of mails'),
  CORS_ORIGINS: documented(
    wordList(),
    'origins of browser apps beside `PUBLIC_URL`, comma separated',
    'none',
  ),
  PASSKEY_ORIGINS: documented(
    wordList(),
    'origins of apps whose passkeys are accepted besides those of `PUBLIC_URL`, comma separated: `https://app.example`, `android:apk-key-hash:…`; their host is that of `PUBLIC_URL`, or the app is associated with it',
    'none',
  ),
  SIGN_IN_RETURN_URLS: documented(
    wordList().transform((addresses, context) =>
      addresses.map((address) => parseReturnAddress(address) ?? unusable(context, address)),
    ),
    'addresses of apps to which a sign-in with a provider may return, comma separated: `https://…`, or the own scheme of a mobile app; the first one is the default',
    'none: the server shows the code itself',
  ),
  KAKAO_CLIENT_ID: documented(optionalText(), 'REST API key of the Kakao app', 'no sign-in with Kakao'),
  KAKAO_CLIENT_SECRET: documented(optionalText(), 'its client secret', 'none'),
  KAKAO_APP_CLIENT_IDS: documented(
    wordList(),
    'native app keys whose ID tokens are accepted, comma separated',
    'only `KAKAO_CLIENT_ID`',
  ),
  NAVER_CLIENT_ID: documented(optionalText(), 'client id of the Naver application', 'no sign-in with Naver'),
  NAVER_CLIENT_SECRET: documented(
    optionalText(),
    'its client secret; required with `NAVER_CLIENT_ID`',
    'none',
  ),
  GOOGLE_CLIENT_ID: documented(
    optionalText(),
    'client id of the Google OAuth client for the web',
    'no sign-in with Google',
  ),
  GOOGLE_CLIENT_SECRET: documented(
    optionalText(),
    'its client secret; required with `GOOGLE_CLIENT_ID`',
    'none',
  ),
  GOOGLE_APP_CLIENT_IDS: documented(
    wordList(),
    'client ids of the iOS and Android apps whose ID tokens are accepted, comma separated',
    'only `GOOGLE_CLIENT_ID`',
  ),
  APPLE_CLIENT_ID: documented(
    optionalText(),
    'Services ID for Sign in with Apple on the web',
    'no sign-in with Apple',
  ),
  APPLE_TEAM_ID: documented(optionalText(), 'team that owns it; required with `APPLE_CLIENT_ID`', 'none'),
  APPLE_KEY_ID: documented(optionalText(), 'id of the private key; required with `APPLE_CLIENT_ID`', 'none'),
  APPLE_PRIVATE_KEY: documented(
    optionalText(),
    'private key (the text of the `.p8` file, line breaks may be `\\n`); required with `APPLE_CLIENT_ID`',
    'none',
  ),
  APPLE_APP_CLIENT_IDS: documented(
    wordList(),
    'bundle ids of the apps whose ID tokens are accepted, comma separated',
    'only `APPLE_CLIENT_ID`',
  ),
  KAKAO_ISSUER: documented(testAddress(), testOnly, '`https://kauth.kakao.com`'),
  KAKAO_API_URL: documented(testAddress(), testOnly, '`https://kapi.kakao.com`'),
  NAVER_ISSUER: documented(testAddress(), testOnly, '`https://nid.naver.com`'),
  NAVER_API_URL: documented(testAddress(), testOnly, '`https://openapi.naver.com`'),
  GOOGLE_ISSUER: documented(testAddress(), testOnly, '`https://accounts.google.com`'),
  APPLE_ISSUER: documented(testAddress(), testOnly, '`https://appleid.apple.com`'),
  PROVIDER_TIMEOUT_MS: documented(
    count(5_000),
    'milliseconds that one call to a sign-in provider may take, its answer included',
  ),
  STAFF_TOTP: documented(
    z.enum(['optional', 'required']).default('optional'),
    'whether staff need a second factor (TOTP): with `required`, who has none may only add one',
  ),
  TRUST_PROXY: documented(
    z.coerce.number().int().min(0).default(0),
    'number of reverse proxies in front of the server whose `X-Forwarded-For` is trusted',
  ),
  LOG_LEVEL: documented(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'least severe level that is logged',
  ),
  NODE_ENV: documented(
    z.enum(['development', 'production', 'test']).default('production'),
    '`npm run dev` sets `development`',
  ),
  DATABASE_POOL_SIZE: documented(count(16), 'database connections of one process'),
  DATABASE_CONNECT_TIMEOUT_MS: documented(
    count(10_000),
    'milliseconds that a request may wait for a free connection',
  ),
  STATEMENT_TIMEOUT_MS: documented(
    count(10_000),
    'milliseconds that one statement may run in the web process',
  ),
  PUBLIC_STATEMENT_TIMEOUT_MS: documented(
    count(3_000),
    'milliseconds that one statement of a hot route may run',
  ),
  REAPPLY_SQL: documented(
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
    '`true` replaces functions, triggers and views that somebody changed by hand with those of the SQL files',
  ),
  JOB_LOCK_SECONDS: documented(
    count(30),
    'seconds after which another worker may claim the job of a silent worker',
  ),
  JOB_MAX_ATTEMPTS: documented(
    count(5),
    'attempts after which a job is parked; a mail is tried for 24 hours instead',
  ),
  JOB_CONCURRENCY: documented(count(4), 'jobs of one kind that a worker runs at the same time'),
  RATE_LIMIT_SIGN_UP: documented(count(1_000), 'sign-ups per hour and address'),
  RATE_LIMIT_LOGIN: documented(count(300), 'logins per minute and address'),
  RATE_LIMIT_LOGIN_PER_ACCOUNT: documented(
    // NIST SP 800-63B, 5.2.2: at most 100 failed attempts.
    count(100),
    'login attempts with a wrong password per 15 minutes, account and address; a device on which the account was used counts by itself',
  ),
  RATE_LIMIT_FORGOT_PASSWORD: documented(count(300), 'password mails per hour and address'),
  RATE_LIMIT_REPORTS: documented(
    count(20),
    'reports of a new member in a day; who is trusted more may send up to three times as many',
  ),
  RATE_LIMIT_FIRST_DAY_POSTS: documented(
    count(50),
    'posts of a member within 24 hours after the sign-up; Discourse allows 3',
  ),
  RATE_LIMIT_FIRST_DAY_COMMENTS: documented(
    count(300),
    'comments of a member within 24 hours after the sign-up; Discourse allows 10',
  ),
  NEW_MEMBER_LINKS: documented(
    count(2),
    'links in a post or comment of a member of trust level 0, as in Discourse',
  ),
  NEW_MEMBER_IMAGES: documented(count(1), 'pictures in a post of a member of trust level 0, as in Discourse'),
  DUPLICATE_MINUTES: documented(
    count(5),
    'minutes within which a member cannot post the same text again, as in Discourse',
  ),
  BUDGET_PASSWORDS: documented(
    count(Math.min(availableParallelism(), 4)),
    'sign-ups, logins and other calls about accounts that run at once, because each hashes a password',
    'one per processor core, at most 4',
  ),
  BUDGET_UPLOADS: documented(count(2), 'uploads and photo scans that run at once'),
  IMPORT_MAX_MEGABYTES: documented(
    count(4_096),
    'the files of one import of foods together, as they are sent; they are stored under `MEDIA_DIR` for 90 days',
  ),
  BUDGET_GRAPHQL: documented(count(3), 'GraphQL requests that run at once'),
  BUDGET_WRITES: documented(
    count(4),
    'other writes that run at once; the four budgets together should be less than `DATABASE_POOL_SIZE`, so that reads find connections',
  ),
  BUDGET_READS: documented(
    count(8),
    'lists, documents, files and pages of the admin UI that are read at once',
  ),
  BUDGET_STREAMS: documented(
    count(2_000),
    'open streams of notifications of one web process; more get 429, and the app asks again later',
  ),
  BUDGET_WAITING: documented(count(2_000), 'calls of one kind that wait for their turn; more get 429'),
  BUDGET_WAITING_PER_ADDRESS: documented(count(600), 'the same of one address'),
  BUDGET_WAIT_SECONDS: documented(count(300), 'seconds that a call may wait for its turn'),
  BUDGET_SIGN_INS: documented(
    count(6),
    'sign-ins with a provider that run at once; they wait for the provider without a database connection',
  ),
  BUDGET_BODY_MEGABYTES: documented(
    count(256),
    'memory for the bodies of calls that arrive or wait; one address gets half of it',
  ),
});

const schema = variables.superRefine((values, context) => {
  const given = new Map(Object.entries(values));
  for (const [name, others] of Object.entries(needed))
    for (const other of others)
      if (given.get(name) !== undefined && given.get(other) === undefined)
        context.addIssue({ code: 'custom', path: [other], message: `required with ${name}` });
  if (values.PUBLIC_URL?.startsWith('https:') !== true) return;
  for (const [name, value] of given)
    if (/_(ISSUER|API_URL)$/.test(name) && value !== undefined)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'only for tests, not with a PUBLIC_URL of https',
      });
});

/** The documentation of an environment variable. */
export interface EnvironmentVariable {
  readonly name: string;
  /** Its default value, or what happens without it. */
  readonly fallback: string;
  readonly description: string;
}

/**
 * Every environment variable, in the order of the documentation.
 *
 * @throws {Error} for a variable without a description.
 */
export function environmentVariables(): EnvironmentVariable[] {
  return Object.entries(variables.shape).map(([name, type]) => {
    const docs = variableDocs.get(type);
    if (docs === undefined) throw new Error(`${name} has no description`);
    const value: unknown = type.safeParse(undefined).data;
    return { name, fallback: docs.unset ?? `\`${String(value)}\``, description: docs.description };
  });
}

export type Env = Readonly<z.infer<typeof schema>> & {
  /** Absolute path of DATA_DIR. */
  readonly dataDir: string;
  /** Absolute path of MEDIA_DIR. */
  readonly mediaDir: string;
  /** PUBLIC_URL, or the address on this machine. */
  readonly publicUrl: string;
};

/** A variable has an invalid value. `message` is one line that names the variable and its valid values. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/**
 * Parses environment variables.
 *
 * @throws {EnvError} when a variable has an invalid value.
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

/**
 * DATABASE_URL alone, for code that reads it with every statement. Parsing all variables takes longer than some
 * statements.
 */
export function databaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined;
}

/**
 * PAYLOAD_SECRET alone, for the same reason: each call about an account hashes some keys with it.
 *
 * @throws {Error} when the start has not set it: a hash without a secret protects nothing.
 */
export function payloadSecret(): string {
  const secret = process.env['PAYLOAD_SECRET'];
  if (!secret) throw new Error('PAYLOAD_SECRET is not set.');
  return secret;
}

/** HEALTH_KEYS alone, for the same reason: each page with anonymous posts hashes its reader with them. */
export function healthKeysText(): string {
  return process.env['HEALTH_KEYS'] ?? '';
}

/** The environment of this process. It is read again at each call, because the start adds values to it. */
export function env(): Env {
  return parseEnv(process.env);
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(/* turbopackIgnore: true */ process.cwd(), path);
}
