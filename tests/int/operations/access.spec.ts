import { createECDH, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { createLocalReq, type CollectionSlug, type PayloadRequest } from 'payload';
import { createStaff, signUp, type TestAccount } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/**
 * Every collection × every caller × every operation. A cell lists the callers that may do the operation; all other
 * callers are refused.
 */
const callers = ['anonymous', 'other', 'owner', 'moderator', 'dietitian', 'admin'] as const;
type Caller = (typeof callers)[number];
type Operation = 'create' | 'read' | 'update' | 'delete';

const everyone: readonly Caller[] = callers;
const loggedIn = callers.filter((caller) => caller !== 'anonymous');
const staff: readonly Caller[] = ['moderator', 'dietitian', 'admin'];
const dietitians: readonly Caller[] = ['dietitian', 'admin'];
const moderators: readonly Caller[] = ['moderator', 'admin'];

const table: Record<string, Record<Operation, readonly Caller[]>> = {
  foods: {
    create: dietitians,
    read: everyone,
    update: dietitians,
    delete: dietitians,
  },
  'custom food': {
    create: ['other', 'owner', ...dietitians],
    read: ['owner'],
    update: ['owner'],
    delete: ['owner'],
  },
  // A member's picture is their avatar. The pictures here are of the catalogue.
  images: {
    create: ['other', 'owner', ...dietitians],
    read: everyone,
    update: dietitians,
    delete: dietitians,
  },
  diets: { create: dietitians, read: everyone, update: dietitians, delete: dietitians },
  allergens: { create: dietitians, read: everyone, update: dietitians, delete: dietitians },
  ingredients: { create: dietitians, read: everyone, update: dietitians, delete: dietitians },
  'meal-diaries': { create: ['other', 'owner'], read: ['owner'], update: ['owner'], delete: ['owner'] },
  'public diary': {
    create: ['other', 'owner'],
    read: ['other', 'owner'],
    update: ['owner'],
    delete: ['owner'],
  },
  'meal-photos': { create: ['other', 'owner'], read: ['owner'], update: ['owner'], delete: ['owner'] },
  'scan-history': { create: [], read: ['owner'], update: [], delete: ['owner'] },
  likes: { create: ['other', 'owner'], read: ['owner'], update: [], delete: ['owner'] },
  bookmarks: { create: ['other', 'owner'], read: ['owner'], update: [], delete: ['owner'] },
  follows: { create: ['other', 'owner'], read: ['owner'], update: [], delete: ['owner'] },
  blocks: { create: ['other', 'owner'], read: ['owner'], update: [], delete: ['owner'] },
  'consent-history': { create: [], read: ['owner'], update: [], delete: [] },
  'data-exports': { create: [], read: ['owner'], update: [], delete: [] },
  'audit-log': { create: [], read: ['owner', 'admin'], update: [], delete: [] },
  identities: { create: [], read: ['owner'], update: [], delete: [] },
  notifications: { create: [], read: ['owner'], update: [], delete: [] },
  'push-subscriptions': { create: ['other', 'owner'], read: ['owner'], update: [], delete: ['owner'] },
  reports: { create: ['other', 'owner'], read: ['owner', ...moderators], update: [], delete: [] },
  'moderation-cases': { create: [], read: moderators, update: [], delete: [] },
  'moderation-actions': { create: [], read: moderators, update: [], delete: [] },
  'anonymity-openings': { create: [], read: moderators, update: [], delete: [] },
  // The steps of a sharing, and what a dietitian writes, have endpoints of their own.
  sharings: { create: ['other', 'owner'], read: ['owner'], update: [], delete: [] },
  'care-entries': { create: [], read: ['owner'], update: [], delete: ['owner'] },
  passkeys: { create: [], read: ['owner'], update: [], delete: [] },
  // Everything else about an import is done by its endpoints. A preview saves a mapping.
  'food-imports': { create: dietitians, read: dietitians, update: [], delete: dietitians },
  'import-mappings': { create: [], read: dietitians, update: [], delete: dietitians },
  'food-categories': { create: dietitians, read: everyone, update: dietitians, delete: dietitians },
  users: {
    create: ['anonymous', 'other', 'owner'],
    read: ['owner', 'admin'],
    update: ['owner', 'admin'],
    delete: ['admin'],
  },
  members: { create: [], read: loggedIn, update: ['owner', 'admin'], delete: [] },
  'health-profiles': { create: [], read: ['owner'], update: ['owner'], delete: [] },
  boards: { create: moderators, read: everyone, update: moderators, delete: moderators },
  posts: {
    create: ['other', 'owner'],
    read: ['other', 'owner', ...moderators],
    update: ['owner'],
    delete: ['owner'],
  },
  comments: {
    create: ['other', 'owner'],
    read: ['other', 'owner', ...moderators],
    update: ['owner'],
    delete: ['owner'],
  },
  'post-images': {
    create: ['other', 'owner'],
    read: ['owner', ...moderators],
    update: ['owner'],
    delete: ['owner'],
  },
  'content-revisions': { create: [], read: moderators, update: [], delete: [] },
  'word-filters': { create: moderators, read: moderators, update: moderators, delete: moderators },
  staff: { create: ['admin'], read: staff, update: ['admin'], delete: ['admin'] },
};

/** Rows of the table that are a special case of a collection. */
const variants: Record<string, CollectionSlug> = { 'custom food': 'foods', 'public diary': 'meal-diaries' };

let server: TestPayload;
let owner: TestAccount;
const requests = new Map<Caller, PayloadRequest>();
let documentCount = 0;
let food: { id: number };

beforeAll(async () => {
  server = await startTestPayload();
  owner = await signUp(server.payload);
  food = await server.payload.create({
    collection: 'foods',
    data: { kind: 'fresh', name: '쌀', basis: '100g', source: { name: 'test' } },
  });
  const accounts: Record<Exclude<Caller, 'anonymous'>, ['users' | 'staff', number]> = {
    owner: ['users', owner.id],
    other: ['users', (await signUp(server.payload)).id],
    moderator: ['staff', (await createStaff(server.payload, 'moderator')).id],
    dietitian: ['staff', (await createStaff(server.payload, 'dietitian')).id],
    admin: ['staff', (await createStaff(server.payload, 'admin')).id],
  };
  requests.set('anonymous', await createLocalReq({}, server.payload));
  for (const [caller, [collection, id]] of Object.entries(accounts)) {
    const user = await server.payload.findByID({ collection, id });
    requests.set(
      caller as Caller,
      await createLocalReq({ user: { ...user, collection } } as never, server.payload),
    );
  }
});
afterAll(() => server.stop());

test('the table has every collection of the product', () => {
  const ours = server.payload.config.collections
    .map(({ slug }) => slug)
    .filter((slug) => !slug.startsWith('payload-'));
  expect(
    Object.keys(table)
      .filter((name) => !(name in variants))
      .sort(),
  ).toEqual(ours.sort());
});

const cells = Object.entries(table).flatMap(([name, operations]) =>
  Object.entries(operations).flatMap(([operation, allowed]) =>
    callers.map((caller) => [name, operation as Operation, caller, allowed.includes(caller)] as const),
  ),
);

test.each(cells)('%s: %s by %s is allowed: %s', async (name, operation, caller, isAllowed) => {
  const { payload } = server;
  const collection = (variants[name] ?? name) as CollectionSlug;
  const access = { collection, overrideAccess: false, req: requests.get(caller)! } as const;
  const outcome = await (async () => {
    switch (operation) {
      case 'create':
        // Only an upload makes an import (tests/http/imports). It needs the same right.
        if (name === 'food-imports')
          return await payload.collections[name].config.access.create({ req: access.req });
        await payload.create({ ...access, ...(await upload(name)), data: await draft(name) });
        return true;
      case 'read': {
        const id = await targetDocument(name);
        const { docs } = await payload.find({ ...access, where: { id: { equals: id } } });
        const byId = await payload.findByID({ ...access, id }).then(() => true, falseIfRefused);
        // A list has the member's own diaries; a public one of others is read by its id.
        const isListed = byId && (name !== 'public diary' || caller === 'owner');
        expect(docs).toHaveLength(isListed ? 1 : 0);
        return byId;
      }
      case 'update':
        await payload.update({
          ...access,
          id: await targetDocument(name, operation),
          data: change(name),
        } as never);
        return true;
      case 'delete':
        await payload.delete({ ...access, id: await targetDocument(name, operation) });
        return true;
    }
  })().catch(falseIfRefused);
  expect(outcome).toBe(isAllowed);
});

/** Returns false for a refusal (401, 403 or 404). Any other error is a fault of the test or of the product. */
function falseIfRefused(error: unknown): false {
  if (error instanceof Error && 'status' in error && [401, 403, 404].includes(Number(error.status)))
    return false;
  throw error;
}

async function draft(name: string): Promise<object> {
  documentCount += 1;
  const text = `name-${documentCount}`;
  switch (name) {
    case 'foods':
    case 'custom food':
      return {
        kind: name === 'foods' ? 'fresh' : 'custom',
        name: text,
        basis: '100g',
        source: { name: 'test' },
      };
    case 'food-categories':
      return { name: text };
    case 'food-imports':
      return { title: text, state: 'rolled-back', origin: 'admin', files: [], storedFiles: [] };
    case 'import-mappings':
      return { name: text, mapping: {} };
    case 'diets':
      return { name: text, nameEn: text, slug: text, kind: 'habit' };
    case 'allergens':
      return { name: text, nameEn: text, slug: text };
    case 'ingredients':
      return { name: text };
    case 'images':
    case 'meal-photos':
    case 'post-images':
      return { alt: text };
    case 'boards':
      return { name: text, nameEn: text, slug: text };
    case 'posts':
      return { board: await newBoard(text), content: words(text) };
    case 'comments':
      return { post: await newPost(text), text };
    case 'content-revisions':
      return { post: await newPost(text), text };
    case 'anonymity-openings':
      return { post: await newPost(text), reason: text, state: 'asked', expiresAt: '2999-01-01T00:00:00Z' };
    case 'sharings':
      return {
        shares: { diary: true },
        until: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
      };
    case 'care-entries':
      return {
        sharing: await newSharing(),
        dietitian: text,
        kind: 'note',
        sealed: await sealedNote(text),
      };
    case 'meal-diaries':
    case 'public diary':
      return {
        date: '2026-01-01',
        mealType: 'snack',
        isPublic: name === 'public diary',
        items: [{ food: food.id, amount: 100, unit: 'g' }],
      };
    case 'likes':
    case 'bookmarks':
      return {
        post: await newPost(text),
      };
    case 'follows':
      return { board: await newBoard(text) };
    case 'blocks':
      return {
        blocked: await newMember(),
      };
    case 'scan-history':
      return { user: owner.id, barcode: '4006381333931', scannedAt: new Date().toISOString() };
    case 'consent-history':
      return { user: owner.id, purpose: 'terms', given: true, at: new Date().toISOString() };
    case 'data-exports':
      return { user: owner.id };
    case 'audit-log':
      return {
        subject: owner.id,
        at: new Date().toISOString(),
        actor: 'admin@example.com',
        actorId: 1,
        actorRole: 'admin',
        action: 'read',
        target: 'users',
      };
    case 'word-filters':
      return { text, kind: 'word', action: 'hold' };
    case 'notifications':
      return { user: owner.id, kind: 'moderation', at: new Date().toISOString() };
    case 'push-subscriptions':
      return {
        endpoint: `https://push.example.com/${text}`,
        keys: {
          p256dh: createECDH('prime256v1').generateKeys('base64url'),
          auth: randomBytes(16).toString('base64url'),
        },
      };
    case 'reports':
      return { target: { relationTo: 'members', value: await newMember() }, reason: 'spam' };
    case 'moderation-cases':
      return { cause: 'staff', openedAt: new Date().toISOString() };
    case 'moderation-actions':
      return { kind: 'warn' };
    case 'identities':
      return { user: owner.id, provider: 'google', subject: text };
    case 'passkeys':
      return {
        user: owner.id,
        name: text,
        credentialId: text,
        publicKey: text,
        counter: 0,
        isBackedUp: false,
      };
    case 'users':
      return {
        email: `${text}@example.com`,
        username: text,
        password: 'correct horse',
        consents: { terms: true, healthData: true },
      };
    case 'members':
      return { user: owner.id, username: text };
    case 'health-profiles':
      return { user: owner.id };
    case 'staff':
      return { email: `${text}@example.com`, password: 'correct horse', role: 'moderator' };
    default:
      throw new Error(`No draft for ${name}`);
  }
}

/** Returns the document for the operation: the owner's if one exists, else a new one. */
async function targetDocument(name: string, operation: Operation = 'read'): Promise<number> {
  const { payload } = server;
  const mine = { user: { equals: owner.id } };
  switch (name) {
    case 'users':
      return operation === 'delete' ? (await signUp(payload)).id : owner.id;
    case 'members':
      return (await payload.find({ collection: 'members', where: mine })).docs[0]!.id;
    case 'health-profiles':
      return (await payload.find({ collection: 'health-profiles', where: mine })).docs[0]!.id;
    case 'data-exports': {
      // Only its job makes one.
      const { rows } = await server.pool.query<{ id: number }>(
        `INSERT INTO data_exports (user_id, state) VALUES ($1, 'ready') RETURNING id`,
        [owner.id],
      );
      return rows[0]!.id;
    }
    case 'sharings':
      return newSharing();
    case 'custom food':
      return (
        await payload.create({
          collection: 'foods',
          data: { ...(await draft(name)), owner: owner.id },
        } as never)
      ).id;
    default:
      return (
        await payload.create({
          collection: (variants[name] ?? name) as CollectionSlug,
          ...(await upload(name)),
          data: { ...(await draft(name)), ...(hasOwner(name) ? { user: owner.id } : {}) },
        })
      ).id;
  }
}

/** The public profile of a new member. */
async function newMember(): Promise<number> {
  const { payload } = server;
  const { id } = await signUp(payload);
  return (await payload.find({ collection: 'members', where: { user: { equals: id } } })).docs[0]!.id;
}

const newBoard = (slug: string) =>
  newRow('INSERT INTO boards (name, name_en, slug) VALUES ($1, $1, $1) RETURNING id', slug);

const newSharing = () =>
  newRow(
    `INSERT INTO sharings (user_id, until, code_expires_at) VALUES ($1, '2999-01-01', now()) RETURNING id`,
    owner.id,
  );

async function sealedNote(text: string): Promise<string> {
  // The module reads the environment, which is complete only now.
  const { sealCareEntry } = await import('../../../src/services/patients/sealedEntries.ts');
  return sealCareEntry({ owner: owner.id, entry: { text, limit: null } });
}

const newPost = async (text: string) =>
  newRow(
    `INSERT INTO posts (board_id, content, user_id) VALUES ($1, '{}', $2) RETURNING id`,
    await newBoard(text),
    (await signUp(server.payload)).id,
  );

const words = (text: string) => ({
  root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
});

async function newRow(statement: string, ...values: unknown[]): Promise<number> {
  const { rows } = await server.pool.query<{ id: number }>(statement, values);
  return rows[0]!.id;
}

/** Whose documents are made with `overrideAccess`, which sets no owner. */
const owned: readonly string[] = [
  'sharings',
  'care-entries',
  'meal-diaries',
  'public diary',
  'meal-photos',
  'likes',
  'bookmarks',
  'follows',
  'blocks',
  'push-subscriptions',
  'reports',
  'posts',
  'comments',
  'post-images',
];
const hasOwner = (name: string) => owned.includes(name);

/** Returns the file that an upload collection needs. */
async function upload(name: string): Promise<object> {
  if (!['images', 'meal-photos', 'post-images', 'data-exports'].includes(name)) return {};
  const data = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  return { file: { data, mimetype: 'image/png', name: 'x.png', size: data.length } };
}

function change(name: string): object {
  switch (name) {
    case 'users':
      return { phone: '010-1234-5678' };
    case 'members':
      return { intro: '안녕하세요' };
    case 'health-profiles':
      return { heightCm: 170 };
    case 'staff':
      return { name: 'Changed' };
    case 'meal-diaries':
    case 'public diary':
      return { content: 'Changed' };
    case 'images':
    case 'meal-photos':
    case 'post-images':
      return { alt: 'Changed' };
    case 'posts':
      return { title: 'Changed' };
    case 'comments':
    case 'content-revisions':
      return { text: 'Changed' };
    case 'anonymity-openings':
      return { reason: 'Changed' };
    case 'likes':
    case 'bookmarks':
    case 'follows':
    case 'blocks':
      return { at: '2026-01-01T00:00:00.000Z' };
    case 'scan-history':
      return { barcode: '4006381333924' };
    case 'consent-history':
      return { given: false };
    case 'data-exports':
      return { progress: 50 };
    case 'audit-log':
      return { changed: 'phone' };
    case 'word-filters':
      return { note: 'Changed' };
    case 'notifications':
      return { outcome: 'changed' };
    case 'push-subscriptions':
      return { expirationTime: 1 };
    case 'reports':
    case 'moderation-actions':
      return { note: 'Changed' };
    case 'moderation-cases':
      return { weight: 1 };
    case 'identities':
      return { email: 'changed@example.com' };
    case 'passkeys':
      return { name: 'Changed' };
    default:
      return { nameEn: 'Changed' };
  }
}
