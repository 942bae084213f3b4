import { createLocalReq, type CollectionSlug, type PayloadRequest } from 'payload';
import { createStaff, signUp, startTestSession, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { createWorld } from '../../helpers/hostile/world.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** What staff do with members' data, accounts and rules is in the audit log, and stays there. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let admin: TestAccount;
let token: string;
let asAdmin: () => Promise<PayloadRequest>;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { payload, pool } = server;
  await createWorld({ call, payload, pool });
  admin = await createStaff(server.payload, 'admin');
  token = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
  const user = await server.payload.findByID({ collection: 'staff', id: admin.id });
  asAdmin = () => createLocalReq({ user: { ...user, collection: 'staff' } }, server.payload);
});
afterAll(() => server.stop());

interface Entry {
  action: string;
  target: string;
  document: string | null;
  changed: string | null;
  reason: string | null;
  subject_id: number | null;
  actor: string;
}

/** The entries that the work adds, in their order. */
async function entriesOf(work: () => Promise<unknown>): Promise<Entry[]> {
  const last = await server.pool.query<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM audit_log');
  await work();
  const { rows } = await server.pool.query<Entry>('SELECT * FROM audit_log WHERE id > $1 ORDER BY id', [
    last.rows[0]?.id,
  ]);
  return rows;
}

describe('an entry', () => {
  test('names each member whom staff read, once for each document, in REST and GraphQL', async () => {
    const [one, other] = [await signUp(server.payload), await signUp(server.payload)];
    const read = { action: 'read', target: 'users', actor: admin.email };
    const single = await entriesOf(() =>
      call(`/api/users/${one.id}`, { token, headers: { 'x-reason': encodeURIComponent('문의 12') } }),
    );
    expect(single).toMatchObject([
      { ...read, document: String(one.id), subject_id: one.id, reason: '문의 12' },
    ]);
    const ids = `where[id][in]=${one.id},${other.id}`;
    expect(await entriesOf(() => call(`/api/users?${ids}&select[phone]=true`, { token }))).toMatchObject([
      { ...read, subject_id: one.id },
      { ...read, subject_id: other.id },
    ]);
    const members = await entriesOf(() =>
      call('/api/graphql', {
        token,
        json: { query: `{ Members(where: { user: { equals: ${one.id} } }) { docs { username } } }` },
      }),
    );
    expect(members).toMatchObject([{ action: 'read', target: 'members', subject_id: one.id }]);
  });

  test('names the fields that staff change, and none of their values', async () => {
    const { id } = await signUp(server.payload);
    const entries = await entriesOf(() =>
      call(`/api/users/${id}`, { method: 'PATCH', token, json: { suspended: true, phone: '010-9876-5432' } }),
    );
    expect(entries).toMatchObject([{ action: 'update', subject_id: id, changed: 'phone, suspended' }]);
    expect(JSON.stringify(entries)).not.toContain('9876');
  });

  test('is there for roles, rules, allergens, resets and unlocks', async () => {
    const { payload } = server;
    const colleague = await createStaff(payload, 'moderator');
    const { id } = await signUp(payload);
    const { email } = await payload.findByID({ collection: 'users', id });
    const [diet] = (await payload.find({ collection: 'diets', limit: 1 })).docs;
    const patch = (path: string, json: object) => () => call(path, { method: 'PATCH', token, json });
    expect(await entriesOf(patch(`/api/staff/${colleague.id}`, { role: 'dietitian' }))).toMatchObject([
      { action: 'update', target: 'staff', document: String(colleague.id), changed: 'role' },
    ]);
    expect(await entriesOf(patch(`/api/diets/${diet?.id}`, { description: '새 설명' }))).toMatchObject([
      { action: 'update', target: 'diets', changed: 'description' },
    ]);
    const allergen = { slug: 'audited', name: '감사', nameEn: 'Audited' };
    expect(await entriesOf(() => call('/api/allergens', { token, json: allergen }))).toMatchObject([
      { action: 'create', target: 'allergens' },
    ]);
    expect(
      await entriesOf(() => call(`/api/users/${id}/password-reset`, { method: 'POST', token })),
    ).toMatchObject([{ action: 'reset', subject_id: id }]);
    expect(await entriesOf(() => call('/api/users/unlock', { token, json: { email } }))).toMatchObject([
      { action: 'unlock', subject_id: id },
    ]);
  });

  test('is missing for members and strangers, for a change that fails, and when the reason is too long', async () => {
    const { id } = await signUp(server.payload);
    const own = await startTestSession(server.payload, { collection: 'users', id });
    const headers = { 'x-reason': 'a'.repeat(201) };
    const entries = await entriesOf(async () => {
      await call(`/api/users/${id}`, { token: own });
      await call('/api/members', { token: own });
      await call(`/api/users/${id}`, { method: 'PATCH', token: own, json: { phone: '010-1' } });
      const failed = await call(`/api/users/${id}`, { method: 'PATCH', token, json: { username: 'admin' } });
      expect(failed.status).toBe(400);
      const long = await call(`/api/users/${id}`, { token, headers });
      expect([long.status, long.body.code, long.body.field]).toEqual([400, 'too_long', 'X-Reason']);
    });
    expect(entries).toEqual([]);
  });

  test('goes with the transaction of its change when that is rolled back', async () => {
    const { payload } = server;
    const { id } = await signUp(payload);
    const { initTransaction, killTransaction } = await import('payload');
    const entries = await entriesOf(async () => {
      const req = await asAdmin();
      await initTransaction(req);
      await payload.update({ collection: 'users', id, data: { suspended: true }, req });
      await killTransaction(req);
    });
    expect(entries).toEqual([]);
  });
});

test('staff leave an entry in every collection with data of members, whatever the collection', async () => {
  const { payload, pool } = server;
  const { personalColumns } = await import('../../../src/database/accounts/personalColumns.ts');
  const { postgresOf } = await import('../../../src/database/transaction.ts');
  // The log itself; reports, because an entry would tell admins who reported; and what has its own entries when moderators
  // decide, because a member would see that somebody looks at a case.
  const withoutEntries: readonly string[] = ['audit-log', 'reports', 'moderation-cases', 'moderation-actions'];
  const columns = personalColumns(postgresOf(payload)).filter(
    ({ collection }) => !withoutEntries.includes(collection),
  );
  const { recordRead } = await import('../../../hooks/operations/audit/recordRead.ts');
  const withoutRows: string[] = [];
  for (const { collection, table, column } of columns) {
    const slug: CollectionSlug = collection;
    const { hooks } = payload.collections[slug].config;
    expect([slug, hooks.afterOperation.includes(recordRead)]).toEqual([slug, true]);
    const { rows } = await pool.query<{ id: number; subject: number }>(
      `SELECT id, ${column} AS subject FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`,
    );
    const [row] = rows;
    if (row === undefined) {
      withoutRows.push(slug);
      continue;
    }
    // Today's rules let staff read few of them. The hook must not depend on that.
    const req = await asAdmin();
    const args = { collection: payload.collections[slug].config, req, result: { id: row.id } };
    const entries = await entriesOf(() =>
      Promise.resolve(recordRead({ ...args, operation: 'findByID', overrideAccess: false } as never)),
    );
    expect(entries).toMatchObject([{ action: 'read', target: slug, subject_id: row.subject }]);
  }
  expect(withoutRows).toEqual(expect.not.arrayContaining(['members', 'health-profiles', 'meal-diaries']));
});

test('a member sees the entries about them, without the name of the staff, also in the export', async () => {
  const [me, other] = [await signUp(server.payload), await signUp(server.payload)];
  await call(`/api/users/${me.id}`, { token });
  await call(`/api/users/${other.id}`, { token });
  const own = await startTestSession(server.payload, { collection: 'users', id: me.id });
  const list = await call('/api/audit-log', { token: own });
  expect(list.body).toMatchObject({
    totalDocs: 1,
    docs: [{ action: 'read', target: 'users', document: String(me.id), actorRole: 'admin' }],
  });
  expect(JSON.stringify(list.body)).not.toContain(admin.email);
  const moderator = await createStaff(server.payload, 'moderator');
  const others = await startTestSession(server.payload, { collection: 'staff', id: moderator.id });
  for (const refused of [others, undefined])
    expect([401, 403]).toContain((await call('/api/audit-log', { token: refused })).status);
  const all = await call('/api/audit-log?limit=2', { token });
  expect(all.body.docs).toHaveLength(2);
  expect(all.body.docs[0]).toMatchObject({ actor: admin.email, subject: other.id });

  const { collectMember } = await import('../../../src/services/accounts/exportMember.ts');
  const { jsonStream } = await import('../../../src/services/operations/jsonStream.ts');
  const req = await createLocalReq({}, server.payload);
  const members = await collectMember({ req, user: me.id });
  const onError = (error: unknown) => {
    throw error;
  };
  const text = await new Response(jsonStream({ members, onError })).text();
  expect(JSON.parse(text)).toMatchObject({ auditLog: [{ action: 'read', target: 'users' }] });
  expect(text).not.toContain(admin.email);
});

describe('the database', () => {
  test.each([
    `UPDATE audit_log SET actor = 'nobody'`,
    'UPDATE audit_log SET subject_id = NULL, document = NULL',
    'DELETE FROM audit_log',
    'TRUNCATE audit_log',
    'UPDATE consent_history SET given = true, at = now()',
    'DELETE FROM consent_history',
    'TRUNCATE consent_history',
    'TRUNCATE users CASCADE',
  ])('refuses %s', async (statement) => {
    await expect(server.pool.query(statement)).rejects.toMatchObject({
      code: '42501',
      message: expect.stringMatching(/^(audit_log|consent_history) is append-only$/),
    });
  });

  test('deletes what is older than three years with the daily job, and nothing else', async () => {
    const { pruneExpired } = await import('../../../src/services/operations/pruneExpired.ts');
    const add = (age: string) =>
      server.pool.query(
        `INSERT INTO audit_log (at, actor, actor_id, actor_role, action, target)
         VALUES (now() - $1::interval, $1, 1, 'admin', 'read', 'users')`,
        [age],
      );
    await add('3 years 1 day');
    await add('2 years 364 days');
    await pruneExpired({ req: await createLocalReq({}, server.payload) });
    const { rows } = await server.pool.query(`SELECT actor FROM audit_log WHERE actor LIKE '% years %'`);
    expect(rows).toEqual([{ actor: '2 years 364 days' }]);
  });
});

test('an erased member is forgotten: the entries stay, and name nobody', async () => {
  const { id } = await signUp(server.payload);
  const entries = await entriesOf(async () => {
    const headers = { 'x-reason': 'asked by mail' };
    await call(`/api/users/${id}`, { token, headers });
    expect((await call(`/api/users/${id}`, { method: 'DELETE', token, headers })).status).toBe(200);
  });
  const nobody = { target: 'users', document: null, subject_id: null, reason: null, actor: admin.email };
  expect(entries).toMatchObject([
    { action: 'read', ...nobody },
    { action: 'delete', ...nobody },
  ]);
});
