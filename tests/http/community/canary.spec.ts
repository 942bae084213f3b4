import { createLocalReq, type CollectionSlug } from 'payload';
import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { richText } from '../../helpers/community/content.ts';
import { deliverAll } from '../../helpers/community/deliveries.ts';
import { openEventStream, type EventStream } from '../../helpers/community/eventStream.ts';
import { startPushService, type TestDevice } from '../../helpers/community/pushService.ts';
import {
  documentsNaming,
  leavesOf,
  readsOf,
  tiesBetween,
  type Identity,
  type Read,
} from '../../helpers/community/sweep.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { pino } from 'pino';
import sharp from 'sharp';

/**
 * A member who has written anonymously is searched in everything that everybody else can read. The reads come from the
 * live config, so a new collection, field or endpoint is part of it.
 */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let pushService: Awaited<ReturnType<typeof startPushService>>;
const logged: string[] = [];
let loggedOfWriting: readonly string[] = [];

interface Person {
  readonly id: number;
  readonly member: number;
  readonly token: string;
}
interface Anonymous {
  readonly posts: number[];
  readonly images: number[];
  readonly comments: number[];
}

let canary: Person;
let others: Person[];
let host: Person;
let readers: Map<string, string | undefined>;
/** The accounts of readers of each kind. */
const accounts = new Map<string, { collection: 'users' | 'staff'; id: number }>();
let identity: Identity;
let canaryWrote: Anonymous;
let othersWrote: Anonymous;
/** Members with a device and an open stream, who are mentioned, liked and answered by whoever writes anonymously. */
const listeners: { readonly name: string; readonly device: TestDevice; readonly stream: EventStream }[] = [];
let listenerNames: string[];
/** What each reader was told of the canary before she wrote anonymously: values with their paths. */
const namedBefore = new Map<string, Set<string>>();

beforeAll(async () => {
  pushService = await startPushService();
  server = await startTestServer({
    environment: { PUSH_API_URL: pushService.url },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  });
  call = clientOf(server.url);
  await addDiets(server.pool, 'low-salt', 'vegan', 'gout', 'halal');
  // Numbers that nothing else has.
  await server.pool.query(
    'ALTER SEQUENCE users_id_seq RESTART 73100417; ALTER SEQUENCE members_id_seq RESTART 84200523',
  );
  canary = await person({ email: 'canary-bird@example.com', username: 'canary-bird' });
  await server.pool.query(
    'ALTER SEQUENCE users_id_seq RESTART 1001; ALTER SEQUENCE members_id_seq RESTART 1001',
  );
  others = [await person(), await person()];
  await server.pool.query(`UPDATE members SET intro = 'yellow and loud' WHERE id = $1`, [canary.member]);
  identity = { texts: ['canary-bird', 'yellow and loud'], numbers: [canary.id, canary.member] };
  host = await person();
  const [plain, blocker, blocked] = [await person(), await person(), await person()];
  await ok(call(`/api/members/${String(canary.member)}/block`, { method: 'PUT', token: blocker.token }));
  await ok(call(`/api/members/${String(blocked.member)}/block`, { method: 'PUT', token: canary.token }));
  readers = new Map([
    ['stranger', undefined],
    ['member', plain.token],
    ['whose threads she wrote in', host.token],
    ['who blocks the canary', blocker.token],
    ['whom the canary blocks', blocked.token],
  ]);
  accounts.set('member', { collection: 'users', id: plain.id });
  for (const [name, one] of Object.entries({ member: plain, host, blocker, blocked }))
    await listen(name, one);
  const { rows } = await server.pool.query<{ username: string }>(
    'SELECT username FROM users WHERE id = ANY ($1) ORDER BY id',
    [[plain, host, blocker, blocked].map(({ id }) => id)],
  );
  listenerNames = rows.map(({ username }) => username);
  for (const role of ['dietitian', 'moderator', 'admin'] as const) {
    const { id } = await createStaff(server.payload, role);
    readers.set(role, await startTestSession(server.payload, { collection: 'staff', id }));
    accounts.set(role, { collection: 'staff', id });
  }
});
afterAll(async () => {
  for (const { stream } of listeners) stream.close();
  await server.stop();
  await pushService.close();
});

/** Those who read everything; all others read what members have written. */
const fullReaders = ['moderator', 'admin'];

let texts = 0;
/** A text that nobody else has written. */
function words(): string {
  texts += 1;
  return `오늘 점심 이야기 ${String(texts)}`;
}

async function person(names: { email?: string; username?: string } = {}): Promise<Person> {
  const { id } = await signUp(server.payload, names);
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [id]);
  return {
    id,
    member: rows[0]?.id ?? 0,
    token: await startTestSession(server.payload, { collection: 'users', id }),
  };
}

async function listen(name: string, { token }: Person): Promise<void> {
  const device = pushService.device(name.replaceAll(' ', '-'));
  await ok(call('/api/push-subscriptions', { token, json: device.subscription }));
  const stream = await openEventStream(`${server.url}/api/notifications/stream`, { token });
  expect([name, stream.status]).toEqual([name, 200]);
  listeners.push({ name, device, stream });
}

async function ok(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer;
  expect({ status, body: status < 300 ? '' : body }).toEqual({ status: expect.any(Number), body: '' });
  return body;
}

/** Writes anonymously in two boards and two threads, the same for everybody: who wrote it is the only difference. */
async function writeAnonymously(
  by: Person,
  { boards, threads }: { boards: number[]; threads: number[] },
): Promise<Anonymous> {
  const wrote: Anonymous = { posts: [], images: [], comments: [] };
  for (const board of boards) {
    const bytes = new Uint8Array(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
        .png()
        .toBuffer(),
    );
    const image = await ok(
      upload({ url: `${server.url}/api/post-images`, bytes, type: 'image/png', token: by.token }),
    );
    const json = {
      board,
      title: '익명 글',
      content: richText(`${words()} ${listenerNames.map((name) => `@${name}`).join(' ')}`),
      images: [image.doc.id],
      isAnonymous: true,
    };
    const { doc } = await ok(call('/api/posts', { token: by.token, json }));
    const change = { title: '익명 글, 고침' };
    await ok(call(`/api/posts/${String(doc.id)}`, { method: 'PATCH', token: by.token, json: change }));
    wrote.posts.push(doc.id);
    wrote.images.push(image.doc.id);
  }
  for (const post of threads) {
    const json = { post, text: words(), isAnonymous: true };
    wrote.comments.push((await ok(call('/api/comments', { token: by.token, json }))).doc.id);
    await ok(call(`/api/posts/${String(post)}/like`, { method: 'PUT', token: by.token }));
  }
  const [own] = wrote.posts;
  // In one's own anonymous thread a comment is anonymous without being asked.
  await ok(call('/api/comments', { token: by.token, json: { post: own, text: words() } }));
  const json = { board: boards[0], content: richText(words()), isAnonymous: true };
  const { doc } = await ok(call('/api/posts', { token: by.token, json }));
  await ok(call(`/api/posts/${String(doc.id)}`, { method: 'DELETE', token: by.token }));
  return wrote;
}

/** What moderators and readers do with it: a like, a report, a warning, an appeal, a request to see the author. */
async function actOn({ comments, posts }: Anonymous, author: Person): Promise<number> {
  const [reader, moderator] = [readers.get('member'), readers.get('moderator')];
  const [post] = posts;
  const target = { relationTo: 'posts', value: post };
  await ok(call(`/api/posts/${String(post)}/like`, { method: 'PUT', token: reader }));
  await ok(call('/api/comments', { token: reader, json: { post, text: words() } }));
  await ok(call('/api/reports', { token: reader, json: { target, reason: 'misinformation' } }));
  const { doc } = await ok(call('/api/moderation-cases/open', { token: moderator, json: { target } }));
  const path = `/api/moderation-cases/${String(doc.id)}`;
  const claimed = await ok(call(`${path}/claim`, { token: moderator, json: {} }));
  const decision = { version: claimed.doc.version, action: 'warn', reason: 'misinformation', keepOpen: true };
  const { action } = await ok(call(`${path}/decide`, { token: moderator, json: decision }));
  await ok(call(`${path}/appeal`, { token: author.token, json: { action, text: '오해입니다' } }));
  const comment = { relationTo: 'comments', value: comments[0] };
  await ok(
    call('/api/anonymity-openings', { token: moderator, json: { target: comment, reason: '신고 확인' } }),
  );
  return doc.id;
}

/** What a reader is told, by the read. */
async function readAll(reads: readonly Read[], token: string | undefined): Promise<[Read, Answer][]> {
  const answers: [Read, Answer][] = [];
  for (const read of reads) {
    const { json, path } = read;
    answers.push([read, await call(path, { token, ...(json === undefined ? {} : { json }) })]);
  }
  return answers;
}

const labelOf = ({ json, path }: Read) => `${path} ${JSON.stringify(json ?? '').slice(0, 80)}`;

const known = (wrote: readonly Anonymous[]) => ({
  posts: wrote.flatMap(({ posts }) => posts),
  comments: wrote.flatMap(({ comments }) => comments),
  'post-images': wrote.flatMap(({ images }) => images),
});

/** Where the canary stands under her own name, before and after. */
const isAboutMembers = ({ json, path }: Read) =>
  /\/api\/(users|members|blocks|access)\b/.test(path) ||
  /\{ (Users|Members|Blocks)\b/.test(JSON.stringify(json ?? ''));
/** Readers who are no staff and no ordinary member read what others wrote. */
const isAboutContent = ({ json, path }: Read) =>
  /\/(posts|comments|post-images|members|feed|boards|notifications)\b/.test(path) ||
  /\{ (Posts|Comments|Post|Members)/.test(JSON.stringify(json ?? ''));

describe('a member who wrote anonymously', () => {
  const answers = new Map<string, [Read, Answer][]>();

  beforeAll(async () => {
    const { config } = server.payload;
    const boards = await server.pool.query<{ id: number; slug: string }>(
      `INSERT INTO boards (name, name_en, slug) VALUES ('저염', 'Low salt', 'first'), ('통풍', 'Gout', 'second') RETURNING id, slug`,
    );
    const [ids, slugs] = [boards.rows.map(({ id }) => id), boards.rows.map(({ slug }) => slug)];
    const threads: number[] = [];
    for (const board of ids) {
      const json = { board, content: richText(words()) };
      threads.push((await ok(call('/api/posts', { token: host.token, json }))).doc.id);
    }
    const named = { members: [canary.member], users: [canary.id] };
    const before = readsOf(config, { ids: named, boards: slugs }).filter(isAboutMembers);
    for (const [name, token] of readers) {
      const found = (await readAll(before, token)).flatMap(([, { body }]) => documentsNaming(body, identity));
      namedBefore.set(name, new Set(found.flatMap((document) => [...leavesOf(document)].map(String))));
    }
    logged.length = 0;
    canaryWrote = await writeAnonymously(canary, { boards: ids, threads });
    const wrote = [];
    for (const other of others) wrote.push(await writeAnonymously(other, { boards: ids, threads }));
    othersWrote = {
      posts: wrote.flatMap(({ posts }) => posts),
      comments: wrote.flatMap(({ comments }) => comments),
      images: wrote.flatMap(({ images }) => images),
    };
    const cases = [await actOn(canaryWrote, canary)];
    for (const [at, one] of wrote.entries()) cases.push(await actOn(one, others[at] ?? host));
    loggedOfWriting = [...logged];
    const all = { ...known([canaryWrote, othersWrote]), 'moderation-cases': cases };
    const reads = readsOf(config, {
      ids: { ...all, ...named, posts: [...threads, ...all.posts] },
      boards: slugs,
    });
    for (const [name, token] of readers)
      answers.set(
        name,
        await readAll(fullReaders.includes(name) ? reads : reads.filter(isAboutContent), token),
      );
    // Some 900 answers: more than the time of a usual test on a busy machine.
  }, 240_000);

  test('is named in nothing that others read, but in what they were told before', () => {
    const hits: string[] = [];
    for (const [name, told] of answers)
      for (const [read, { body }] of told)
        for (const document of documentsNaming(body, identity)) {
          const before = namedBefore.get(name);
          const news = [...leavesOf(document)].map(String).filter((leaf) => before?.has(leaf) !== true);
          if (news.length > 0 && !isReadOfAccounts(document))
            hits.push(`${name}: ${labelOf(read)}: ${news.join(' ')}`);
        }
    expect(hits).toEqual([]);
    // The walk reads something: most calls of an admin are answered, and none is refused for its form.
    const statuses = (answers.get('admin') ?? []).map(([, { status }]) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(100);
    expect(
      (answers.get('admin') ?? []).filter(([{ json }, { status }]) => json !== undefined && status === 400),
    ).toEqual([]);
  });

  test.each(['posts', 'comments', 'post-images'] as const)(
    'shares no value between two of the own %s that others have not',
    async (collection) => {
      const [own, foreign] = [known([canaryWrote])[collection], known([othersWrote])[collection]];
      const ties: string[] = [];
      for (const [name, token] of readers) {
        const read = async (ids: readonly number[]) => {
          const found = await Promise.all(
            ids.map((id) => call(`/api/${collection}/${String(id)}?depth=2`, { token })),
          );
          return found.map(({ body, status }) => ({ status, body: body as unknown }));
        };
        const documents = [await read(own), await read(foreign)] as const;
        ties.push(...tiesBetween(...documents).map((tie) => `${name}: ${tie}`));
      }
      expect(ties).toEqual([]);
    },
  );

  test('is found by no filter and no order of what she wrote, but by what a reader sees there', async () => {
    const { readerOf } = await import('../../../src/services/operations/input/queryFields.ts');
    const { readFilter } = await import('../../../src/domain/operations/query/where.ts');
    const { readSort } = await import('../../../src/domain/operations/query/sort.ts');
    const { payload } = server;
    const hits: string[] = [];
    let open = 0;
    for (const [name, { collection, id }] of accounts) {
      const user = await payload.findByID({ collection, id, depth: 0 });
      const req = await createLocalReq({ user: { ...user, collection } as never }, payload);
      const reader = await readerOf(req);
      for (const [slug, ids] of Object.entries(known([canaryWrote]))) {
        const config = payload.collections[slug as CollectionSlug].config;
        const fields = reader.fieldsOf(config).documents;
        const { body, status } = await call(`/api/${slug}/${String(ids[0])}`, { token: readers.get(name) });
        // A dietitian reads no posts here.
        if (status !== 200) continue;
        for (const field of [
          'user',
          'pseudonym',
          'sealed',
          'author',
          ...config.flattenedFields.map((one) => one.name),
        ]) {
          const isOpen =
            'keys' in readSort(field, fields, { followsRelations: true }) ||
            [true, 'a', 1].some(
              (value) => readFilter({ [field]: { equals: value } }, fields).fault === undefined,
            );
          if (isOpen) open += 1;
          if (isOpen && !Object.hasOwn(body, field)) hits.push(`${name}: ${slug}.${field}`);
        }
      }
    }
    expect(hits).toEqual([]);
    expect(open).toBeGreaterThan(20);
  });

  test('is treated as every other author, whoever blocks whom, also when she is suspended', async () => {
    const differing: string[] = [];
    const [mine, theirs] = [canaryWrote, othersWrote];
    const compare = async (moment: string) => {
      for (const name of ['member', 'who blocks the canary', 'whom the canary blocks', 'moderator'])
        for (const [method, path] of calls) {
          const send = async (wrote: Anonymous): Promise<unknown> => {
            const id = String((path.startsWith('/api/comments') ? wrote.comments : wrote.posts)[1]);
            const { body, status } = await call(path.replace(':id', id), {
              method,
              token: readers.get(name),
              ...(method === 'PATCH' ? { json: { title: '남의 글' } } : {}),
            });
            return [
              status,
              body.code,
              [...leavesOf(body).keys()].filter((leaf) => !leaf.includes('requestId')),
            ];
          };
          const [own, foreign] = [await send(mine), await send(theirs)];
          if (JSON.stringify(own) !== JSON.stringify(foreign))
            differing.push(
              `${moment}, ${name}: ${method} ${path}: ${JSON.stringify(own)} ${JSON.stringify(foreign)}`,
            );
        }
    };
    const calls = [
      ['GET', '/api/posts/:id'],
      ['GET', '/api/posts/:id/comments'],
      ['PUT', '/api/posts/:id/like'],
      ['DELETE', '/api/posts/:id/like'],
      ['PUT', '/api/comments/:id/like'],
      ['PUT', '/api/posts/:id/bookmark'],
      ['PATCH', '/api/posts/:id'],
      ['DELETE', '/api/posts/:id'],
    ] as const;
    await compare('active');
    await server.pool.query('UPDATE users SET suspended = true WHERE id = $1', [canary.id]);
    await compare('suspended');
    await server.pool.query('UPDATE users SET suspended = false WHERE id = $1', [canary.id]);
    expect(differing).toEqual([]);
  });

  test('is in no stream, no push and no mail of anybody else', async () => {
    const mails = await deliverAll(server);
    const named = [...identity.texts, ...identity.numbers.map(String)];
    const namesCanary = (text: string) => named.some((name) => text.includes(name));
    const opened = pushService.received.map((push) => {
      const to = listeners.find(({ device }) => device.subscription.endpoint.endsWith(push.path));
      return `${String(to?.name)}: ${JSON.stringify([push.headers, to?.device.open(push)])}`;
    });
    const streamed = listeners.map(({ name, stream }) => `${name}: ${stream.text()}`);
    const toOthers = mails.filter((mail) => !/^to:.*canary-bird/im.test(mail));
    expect([...streamed, ...opened, ...toOthers].filter(namesCanary)).toEqual([]);
    // Each of them was told something.
    expect(listeners.filter(({ stream }) => !stream.text().includes('event: notification'))).toEqual([]);
    expect(new Set(pushService.received.map(({ path }) => path)).size).toBe(listeners.length);
    expect(toOthers.length).toBeGreaterThanOrEqual(listeners.length);
    // A name in them would be found.
    expect(mails.filter(namesCanary).length).toBeGreaterThan(0);
  });

  test('is in no log, and in no row or job together with what she wrote', async () => {
    const [id, member] = [String(canary.id), String(canary.member)];
    expect(loggedOfWriting.length).toBeGreaterThan(30);
    expect(
      loggedOfWriting.filter((line) => [id, member, 'canary-bird'].some((name) => line.includes(name))),
    ).toEqual([]);
    const { rows: tables } = await server.pool.query<{ name: string }>(
      `SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class
        WHERE relnamespace IN ('public'::regnamespace, 'jobs'::regnamespace) AND relkind = 'r' ORDER BY 1`,
    );
    const found: string[] = [];
    const ids = (values: readonly number[]) => values.map(String);
    const { comments, images, posts } = canaryWrote;
    for (const { name } of tables) {
      const { rowCount } = await server.pool.query(
        `SELECT FROM (SELECT to_jsonb(stored) AS value FROM ${name} AS stored) AS json
          WHERE value::text ~ ('\\m' || $1 || '\\M')
            AND ((value->>'post_id') = ANY ($2) OR (value->>'comment_id') = ANY ($3) OR (value->>'image_id') = ANY ($4)
              OR (value->>'target' = 'posts' AND value->>'document' = ANY ($2))
              OR (value->>'target' = 'comments' AND value->>'document' = ANY ($3))
              OR (value->'data'->>'post') = ANY ($2) OR (value->'data'->>'comment') = ANY ($3))`,
        [String(canary.id), ids(posts), ids(comments), ids(images)],
      );
      if ((rowCount ?? 0) > 0) found.push(name);
    }
    // Her own inbox: somebody answered her, and moderators decided.
    expect(found).toEqual(['public.notifications']);
    const named = await server.pool.query(
      `SELECT id FROM posts WHERE id = ANY ($1) AND user_id IS NOT NULL
       UNION ALL SELECT id FROM comments WHERE id = ANY ($2) AND user_id IS NOT NULL
       UNION ALL SELECT id FROM post_images WHERE id = ANY ($3) AND user_id IS NOT NULL`,
      [posts, comments, images],
    );
    expect(named.rows).toEqual([]);
  });
});

/** An entry of the audit log that an admin has looked at the accounts of the canary. It is about no text of hers. */
function isReadOfAccounts(document: object): boolean {
  const { action, target } = { action: '', target: '', ...document };
  return action === 'read' && ['users', 'members'].includes(target);
}
