import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';

/** Where and as whom to attack. */
export interface Target {
  readonly url: string;
  /** The token of a member. */
  readonly token: string;
}

export interface HostileKind {
  readonly name: string;
  /** Sends one call. @returns the status; 0 when the client hung up. */
  readonly attack: (target: Target) => Promise<number>;
}

const json = { 'content-type': 'application/json' };

/** Each kind of call that costs the server much more than its sender. */
export async function hostileKinds(): Promise<readonly HostileKind[]> {
  const bomb = await sharp({ create: { width: 7_000, height: 7_000, channels: 3, background: '#888' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const hugeBomb = pngHeader(30_000, 30_000, bomb);
  const noise = await sharp(randomBytes(2_000 * 2_000 * 3), {
    raw: { width: 2_000, height: 2_000, channels: 3 },
  })
    .jpeg({ quality: 90 })
    .toBuffer();
  const deepWhere = Array.from(
    { length: 8 },
    (_, at) => `where[or][${String(at)}][name][contains]=${encodeURIComponent('우유 라면'.slice(at % 4))}`,
  ).join('&');
  const lists = (fields: string) =>
    JSON.stringify({
      query: `{ ${['a', 'b', 'c'].map((name) => `${name}: Foods(limit: 100) { docs { ${fields} } }`).join(' ')} }`,
    });
  return [
    { name: 'GraphQL: 3 lists of 100', attack: post('/api/graphql', () => lists('id name')) },
    {
      name: 'GraphQL: more than the limits allow',
      attack: post('/api/graphql', () => lists('id name nutrients { sodium }')),
    },
    {
      name: 'label of one word of 20,000 letters',
      attack: post('/api/foods', () => foodWith({ ingredientsText: '가'.repeat(20_000) })),
    },
    {
      name: 'label of 10,000 words',
      attack: post('/api/foods', () =>
        foodWith({ allergenText: '豆腐 '.repeat(10_000), ingredientsText: '(['.repeat(10_000) }),
      ),
    },
    {
      name: 'label of the largest size',
      attack: post('/api/foods', () =>
        foodWith({ allergenText: '豆腐 '.repeat(1_666), ingredientsText: '(['.repeat(10_000) }),
      ),
    },
    { name: 'photo of 49 million grey pixels', attack: upload('/api/meal-photos', bomb) },
    { name: 'photo of 900 million pixels', attack: upload('/api/meal-photos', hugeBomb) },
    { name: 'photo of noise', attack: upload('/api/meal-photos', noise) },
    { name: 'photo scan of noise', attack: upload('/api/foods/scan', noise) },
    { name: 'upload of 15 MB that is no photo', attack: upload('/api/meal-photos', randomBytes(15_000_000)) },
    { name: 'sign-up', attack: post('/api/users', signUp) },
    {
      name: 'login with an unknown address',
      attack: post('/api/users/login', () =>
        JSON.stringify({ email: `${randomUUID()}@example.com`, password: 'a long pass phrase' }),
      ),
    },
    { name: 'sign-up, hanging up at once', attack: hangUp('/api/users', signUp) },
    { name: 'list of 10', attack: call('/api/foods?limit=10') },
    { name: 'food', attack: call('/api/foods/1') },
    { name: 'list with a dear filter', attack: call(`/api/foods?limit=100&depth=2&${deepWhere}`) },
    {
      name: 'search of a long text',
      attack: call(`/api/foods/search?q=${encodeURIComponent('가 나 다 라 마 바 사 '.repeat(40))}`),
    },
    {
      name: 'search of very common letters',
      attack: call('/api/foods/search?q=%EB%A7%9B%20%EB%A7%A4%EC%9D%BC&limit=100'),
    },
    { name: 'JSON of 250 kB', attack: post('/api/meal-diaries', () => jsonOf(14_000)) },
    { name: 'JSON of 1 MB', attack: post('/api/meal-diaries', () => jsonOf(60_000)) },
    { name: 'body of 100 bytes a second', attack: sendSlowly },
  ];
}

function jsonOf(keys: number): string {
  return JSON.stringify(
    Object.fromEntries(Array.from({ length: keys }, (_, at) => [`key${String(at)}`, at])),
  );
}

function foodWith(texts: object): string {
  return JSON.stringify({
    name: `두부 ${randomUUID()}`,
    kind: 'custom',
    basis: '100g',
    source: { name: 'bench' },
    ...texts,
  });
}

function signUp(): string {
  const unique = randomUUID();
  return JSON.stringify({
    email: `${unique}@example.com`,
    username: `b${unique.slice(0, 20)}`,
    password: 'a long pass phrase',
    consents: { terms: true, healthData: true },
  });
}

function post(path: string, body: () => string): HostileKind['attack'] {
  return async ({ token, url }) => {
    const headers = new Headers(json);
    if (!path.startsWith('/api/users')) headers.set('authorization', `JWT ${token}`);
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: body() });
    await response.arrayBuffer();
    return response.status;
  };
}

function call(path: string): HostileKind['attack'] {
  return async ({ url }) => {
    const response = await fetch(`${url}${path}`);
    await response.arrayBuffer();
    return response.status;
  };
}

function upload(path: string, file: Buffer): HostileKind['attack'] {
  return async ({ token, url }) => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'photo.png');
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}` },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  };
}

function hangUp(path: string, body: () => string): HostileKind['attack'] {
  return async ({ url }) => {
    await fetch(`${url}${path}`, {
      method: 'POST',
      headers: json,
      body: body(),
      signal: AbortSignal.timeout(20),
    }).catch(() => undefined);
    return 0;
  };
}

/** Sends ten bytes every 100 ms and gives up after three seconds. */
async function sendSlowly({ url }: Target): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    'POST /api/users/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n',
  );
  for (let sent = 0; sent < 30; sent += 1) {
    socket.write(' '.repeat(10));
    await wait(100);
  }
  socket.destroy();
  return 0;
}

/** The same file, which says that it has other dimensions. */
function pngHeader(width: number, height: number, png: Buffer): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
