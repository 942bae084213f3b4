import pg from 'pg';
import { codeOf, StartFault } from '../processes/startFault.ts';

/** PostgreSQL 14 is the oldest supported release. */
const oldestMajor = 14;

/**
 * Checks that the product can run on the database of DATABASE_URL, so that people read one line instead of the error of
 * a driver. Messages show only host, port and database of the URL, because it contains a password.
 *
 * @returns warnings that do not prevent the start
 * @throws StartFault
 */
export async function checkExternalDatabase(
  databaseUrl: string,
  timeoutMs = 10_000,
): Promise<readonly string[]> {
  const address = addressOf(databaseUrl);
  let client: pg.Client;
  try {
    client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    });
  } catch (error) {
    throw invalidUrlFault(error);
  }
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string; ctype: string }>(
      `select current_setting('server_version_num') as version, pg_encoding_to_char(encoding) as encoding,
        datctype as ctype from pg_database where datname = current_database()`,
    );
    return checkServer({
      ...(rows[0] ?? { encoding: '', ctype: '' }),
      version: Number(rows[0]?.version),
      address,
    });
  } catch (error) {
    throw toStartFault(error, address);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function checkServer({
  version,
  address,
  encoding,
  ctype,
}: {
  version: number;
  encoding: string;
  ctype: string;
  address: string;
}): readonly string[] {
  const major = Math.floor(version / 10_000);
  if (!(major >= oldestMajor)) {
    throw new StartFault(
      `The database at ${address} is PostgreSQL ${String(major)}, which is too old`,
      `Use PostgreSQL ${String(oldestMajor)} or later, or unset DATABASE_URL to use the embedded one`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartFault(
      `The database at ${address} is encoded in ${encoding}`,
      "Make one with: create database … encoding 'UTF8' locale 'C.UTF-8' template template0",
    );
  }
  if (['C', 'POSIX'].includes(ctype)) {
    return [
      `the database at ${address} has LC_CTYPE ${ctype}: the search will not find Korean; make it with C.UTF-8`,
    ];
  }
  return [];
}

function toStartFault(error: unknown, address: string): Error {
  if (error instanceof StartFault) return error;
  const code = codeOf(error) ?? '';
  switch (code) {
    case '28P01':
    case '28000':
      return new StartFault(
        `The database at ${address} refuses the user or the password`,
        'Correct the user and password in DATABASE_URL, or the rules of pg_hba.conf',
        { cause: error },
      );
    case '3D000':
      return new StartFault(
        `There is no such database at ${address}`,
        "Make it with: create database … encoding 'UTF8' locale 'C.UTF-8' template template0",
        { cause: error },
      );
    case '53300':
      return new StartFault(
        `The database at ${address} has no free connection`,
        'Raise its max_connections, or close others',
        {
          cause: error,
        },
      );
    default:
      return new StartFault(
        `The database at ${address} cannot be reached (${failureReason(error)})`,
        'Start it, or correct DATABASE_URL; unset it to use the embedded PostgreSQL',
        { cause: error },
      );
  }
}

/** Why a connection failed. For a name with several addresses: why the first one failed. */
function failureReason(error: unknown): string {
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return codeOf(cause) ?? (cause instanceof Error ? cause.message : 'no reason given');
}

function addressOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    if (!/^postgres(ql)?:$/.test(url.protocol)) throw new Error(`the scheme is ${url.protocol}`);
    return `${url.hostname || 'localhost'}:${url.port || '5432'}${url.pathname}`;
  } catch (error) {
    throw invalidUrlFault(error);
  }
}

function invalidUrlFault(cause: unknown): StartFault {
  return new StartFault(
    'DATABASE_URL is not the address of a PostgreSQL database',
    'It reads postgres://user:password@host:5432/database; characters such as @ and / in the password as %40 and %2F',
    { cause },
  );
}
