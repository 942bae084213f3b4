import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type pg from 'pg';
import sharp from 'sharp';
import { createStaff, signUp, type TestAccount } from '../accounts.ts';
import type { Answer, clientOf } from '../client.ts';

export const actors = ['stranger', 'member', 'other member', 'admin', 'dietitian', 'moderator'] as const;
export type Actor = (typeof actors)[number];

/** The documents and accounts of a hostile run. */
export interface HostileWorld {
  /** The token of an actor who can still act. A call may have ended the session or erased the account. */
  readonly tokenOf: (actor: Actor) => Promise<string | undefined>;
  /** An id of a collection that exists at the start; undefined for a collection without documents. */
  readonly idOf: (slug: string | undefined) => number | undefined;
}

interface Login {
  readonly collection: 'users' | 'staff';
  readonly token: string;
  readonly role: string | undefined;
}

/** Fills the database with a document of every kind, and lets every actor log in. */
export async function createWorld({
  call,
  payload,
  pool,
}: {
  payload: Payload;
  pool: pg.Pool;
  call: ReturnType<typeof clientOf>;
}): Promise<HostileWorld> {
  const owner = await addDocuments(payload, pool);
  const ids = new Map<string, number>();
  for (const { slug } of payload.config.collections) {
    const { docs } = await payload.db.find<{ id: number }>({ collection: slug, limit: 1, pagination: false });
    if (docs[0] !== undefined) ids.set(slug, docs[0].id);
  }
  const logins = new Map<Actor, Login>();
  return {
    idOf: (slug) => ids.get(slug ?? ''),
    tokenOf: async (actor) => {
      if (actor === 'stranger') return undefined;
      const known = logins.get(actor);
      if (known !== undefined && (await isAlive(known, call))) return known.token;
      const login = await logIn(actor, { call, owner, payload });
      logins.set(actor, login);
      return login.token;
    },
  };
}

/** @returns the member who owns the diary, the photo, the food and the scan. */
async function addDocuments(payload: Payload, pool: pg.Pool): Promise<TestAccount> {
  const owner = await signUp(payload);
  const user = owner.id;
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  const file = { data: photo, mimetype: 'image/png', name: 'photo.png', size: photo.length };
  const category = await payload.create({
    collection: 'food-categories',
    data: { name: '두부', slug: 'tofu' },
  });
  const facts = { kind: 'fresh', basis: '100g', source: { name: 'test' } } as const;
  const food = await payload.create({
    collection: 'foods',
    data: { ...facts, name: '두부', category: category.id },
  });
  await payload.create({
    collection: 'foods',
    data: { ...facts, name: '집 두부', kind: 'custom', owner: user },
  });
  await payload.create({ collection: 'images', data: {}, file });
  await payload.create({ collection: 'meal-photos', data: { user }, file });
  const items = [{ food: food.id, amount: 150, unit: 'g' as const }];
  await payload.create({
    collection: 'meal-diaries',
    data: { user, date: '2026-11-27', mealType: 'lunch', items },
  });
  const ruleSet = {
    diet: 'low-salt',
    name: { ko: '저염식', en: 'Low salt' },
    version: 1,
    status: 'draft',
    isComplete: false,
    rules: [],
  };
  const diet = { slug: 'low-salt', kind: 'disease', name: '저염식', nameEn: 'Low salt' } as const;
  await payload.create({ collection: 'diets', data: { ...diet, ruleSet } });
  const scan = 'INSERT INTO scan_history (user_id, food_id, barcode, scanned_at) VALUES ($1, $2, $3, now())';
  await pool.query(scan, [user, food.id, '8801043014830']);
  await pool.query(`INSERT INTO identities (user_id, provider, subject) VALUES ($1, 'google', 'hostile')`, [
    user,
  ]);
  await pool.query(
    `INSERT INTO passkeys (user_id, name, credential_id, public_key) VALUES ($1, 'Phone', 'hostile', 'hostile')`,
    [user],
  );
  await pool.query(
    `INSERT INTO audit_log (at, actor, actor_id, actor_role, action, target, subject_id)
     VALUES (now(), 'admin@example.com', 1, 'admin', 'read', 'users', $1)`,
    [user],
  );
  return owner;
}

async function isAlive(
  { collection, role, token }: Login,
  call: ReturnType<typeof clientOf>,
): Promise<boolean> {
  const { body } = await call(`/api/${collection}/me`, { token });
  return body?.user?.id !== undefined && body.user.role === role;
}

async function logIn(
  actor: Exclude<Actor, 'stranger'>,
  { call, owner, payload }: { payload: Payload; call: ReturnType<typeof clientOf>; owner: TestAccount },
): Promise<Login> {
  const ask = (collection: Login['collection'], { email, password }: { email: string; password: string }) =>
    call(`/api/${collection}/login`, { json: { email, password } });
  if (actor === 'member' || actor === 'other member') {
    // The first member owns the documents of the world, until a call erases the account.
    const first = actor === 'member' ? await ask('users', owner) : undefined;
    const answer =
      first?.status === 200
        ? first
        : await ask('users', await signUp(payload, { username: `hostile-${randomUUID().slice(0, 8)}` }));
    return { collection: 'users', token: tokenIn(answer), role: undefined };
  }
  return {
    collection: 'staff',
    token: tokenIn(await ask('staff', await createStaff(payload, actor))),
    role: actor,
  };
}

function tokenIn({ body, status }: Answer): string {
  if (status !== 200) throw new Error(`An actor of the hostile run cannot log in: ${String(status)}`);
  return body.token;
}
