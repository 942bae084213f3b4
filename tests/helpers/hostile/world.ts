import { randomUUID } from 'node:crypto';
import type { Payload } from 'payload';
import type pg from 'pg';
import { createStaff, signUp } from '../accounts.ts';
import type { Answer, clientOf } from '../client.ts';
import { addExampleRows, exampleMember } from '../database/exampleRows.ts';

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
  const client = await pool.connect();
  try {
    await addExampleRows(payload, client);
  } finally {
    client.release();
  }
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
      const login = await logIn(actor, { call, payload });
      logins.set(actor, login);
      return login.token;
    },
  };
}

async function isAlive({ collection, role, token }: Login, call: ReturnType<typeof clientOf>): Promise<boolean> {
  const { body } = await call(`/api/${collection}/me`, { token });
  return body?.user?.id !== undefined && body.user.role === role;
}

async function logIn(
  actor: Exclude<Actor, 'stranger'>,
  { call, payload }: { payload: Payload; call: ReturnType<typeof clientOf> },
): Promise<Login> {
  const ask = (collection: Login['collection'], { email, password }: { email: string; password: string }) =>
    call(`/api/${collection}/login`, { json: { email, password } });
  if (actor === 'member' || actor === 'other member') {
    // The first member owns the documents of the world, until a call erases the account.
    const owner = actor === 'member' ? await ask('users', exampleMember) : undefined;
    const answer =
      owner?.status === 200
        ? owner
        : await ask('users', await signUp(payload, { username: `hostile-${randomUUID().slice(0, 8)}` }));
    return { collection: 'users', token: tokenIn(answer), role: undefined };
  }
  return { collection: 'staff', token: tokenIn(await ask('staff', await createStaff(payload, actor))), role: actor };
}

function tokenIn({ body, status }: Answer): string {
  if (status !== 200) throw new Error(`An actor of the hostile run cannot log in: ${String(status)}`);
  return body.token;
}
