import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { checkExternalDatabase } from '../../src/platform/postgres/externalDatabase.ts';

const adminUrl = process.env['TEST_ADMIN_URL'] ?? '';
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A TCP server in the place of PostgreSQL. */
async function serve(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => void server.close());
  return `postgres://user:secret@127.0.0.1:${String((server.address() as AddressInfo).port)}/db`;
}

/** One message of PostgreSQL's protocol (version 3): a letter, the length, the contents. */
function message(letter: string, contents: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(contents.length + 4, 1);
  return Buffer.concat([head, contents]);
}

const short = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const long = (value: number): Buffer =>
  Buffer.from([value >> 24, value >> 16, value >> 8, value].map((byte) => byte & 255));

/** Accepts every login and answers every query with one row of texts. */
function answersWith(row: Readonly<Record<string, string>>) {
  const ready = message('Z', Buffer.from('I'));
  const columns = Object.keys(row).map((name) =>
    Buffer.concat([Buffer.from(`${name}\0`), long(0), short(0), long(25), short(-1), long(-1), short(0)]),
  );
  const values = Object.values(row).map((text) =>
    Buffer.concat([long(Buffer.byteLength(text)), Buffer.from(text)]),
  );
  const count = short(columns.length);
  const answer = Buffer.concat([
    message('T', Buffer.concat([count, ...columns])),
    message('D', Buffer.concat([count, ...values])),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  return (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', long(0)), ready]));
      socket.on('data', (data) => {
        if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer);
      });
    });
    socket.on('error', () => undefined);
  };
}

describe('checkExternalDatabase', () => {
  it('accepts a good database without a message', async () => {
    expect(await checkExternalDatabase(adminUrl)).toEqual([]);
  });

  it('refuses a release that is too old', async () => {
    const url = await serve(answersWith({ version: '130016', encoding: 'UTF8', ctype: 'C.UTF-8' }));
    await expect(checkExternalDatabase(url)).rejects.toThrow(
      /is PostgreSQL 13, which is too old\. Use PostgreSQL 14/,
    );
  });

  it('refuses another encoding, and warns of a locale in which the search finds no Korean', async () => {
    const latin = await serve(answersWith({ version: '160001', encoding: 'LATIN1', ctype: 'C' }));
    await expect(checkExternalDatabase(latin)).rejects.toThrow(/encoded in LATIN1/);
    const plain = await serve(answersWith({ version: '160001', encoding: 'UTF8', ctype: 'C' }));
    expect((await checkExternalDatabase(plain)).join()).toMatch(
      /LC_CTYPE C: the search will not find Korean/,
    );
  });

  it('says that no server listens there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const url = `postgres://user:secret@127.0.0.1:${String(port)}/db`;
    await expect(checkExternalDatabase(url)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });

  it('ends after a timeout when the server does not answer', async () => {
    const url = await serve((socket) => socket.resume());
    await expect(checkExternalDatabase(url, 300)).rejects.toThrow(/cannot be reached \(.*timeout/);
  });

  it.each([
    [
      'the password is wrong',
      (url: URL) => (url.password = 'wrong-secret'),
      /refuses the user or the password/,
    ],
    ['there is no such database', (url: URL) => (url.pathname = '/nowhere'), /no such database/],
  ])('says that %s, and never prints a password', async (_, change, line) => {
    const url = new URL(adminUrl);
    change(url);
    const fault = await checkExternalDatabase(url.href).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'StartFault', message: expect.stringMatching(line) });
    expect(String(fault)).not.toContain(url.password);
  });

  it.each(['mysql://a:secret@b/c', 'not an address', 'postgres://a:sec ret@[::/x'])(
    'refuses %s',
    async (url) => {
      const fault = await checkExternalDatabase(url).catch((error: unknown) => error);
      expect(String(fault)).toMatch(/DATABASE_URL is not the address of a PostgreSQL database/);
      expect(String(fault)).not.toMatch(/sec ?ret/);
    },
  );

  it('says that the server has no free connection', async () => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    cleanups.push(async () => {
      await client.query('drop database full_house');
      await client.query('drop role guest_of_full_house');
      await client.end();
    });
    await client.query(`create role guest_of_full_house login password 'x'`);
    await client.query('create database full_house connection limit 0');
    const url = new URL(adminUrl);
    url.username = 'guest_of_full_house';
    url.password = 'x';
    url.pathname = '/full_house';
    await expect(checkExternalDatabase(url.href)).rejects.toThrow(/has no free connection/);
  });
});
