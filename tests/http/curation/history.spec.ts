import { createStaff, signUpAndLogIn, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The history of what staff curate, and changes that would overwrite those of somebody else. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  for (const [name, role] of [
    ['anna', 'dietitian'],
    ['ben', 'dietitian'],
    ['mod', 'moderator'],
  ] as const) {
    const { id } = await createStaff(server.payload, role);
    await server.payload.update({ collection: 'staff', id, data: { name } });
    tokens[name] = await startTestSession(server.payload, { collection: 'staff', id });
  }
  tokens['member'] = (await signUpAndLogIn({ payload: server.payload, call })).token;
});
afterAll(() => server.stop());

const as = (who: string) => ({ token: tokens[who], headers: { 'accept-language': 'ko' } });
const patch = (path: string, json: object, who: string): Promise<Answer> =>
  call(`/api/${path}`, { method: 'PATCH', json, ...as(who) });

async function newFood(): Promise<number> {
  const json = {
    kind: 'processed',
    name: '김치찌개',
    basis: '100g',
    source: { name: 'test' },
    nutrients: { sodium: 400, potassium: 120 },
    ingredientsText: '김치, 돼지고기, 두부(대두)',
  };
  const { body, status } = await call('/api/foods', { json, ...as('anna') });
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.doc.id;
}

async function historyOf(path: string, who = 'anna'): Promise<Answer['body']> {
  const { body, status } = await call(`/api/${path}/history`, as(who));
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.docs;
}

interface ShownChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

interface ShownEntry {
  readonly action: string;
  readonly actor: { readonly name: string };
  readonly changes: readonly ShownChange[];
}

/** What a change says, without times and ids. */
const summary = (entries: readonly ShownEntry[]) =>
  entries.map(({ action, actor, changes }) => [
    actor.name,
    action,
    ...changes.map((one) => `${one.field}: ${JSON.stringify(one.from)} → ${JSON.stringify(one.to)}`),
  ]);

test('the history names who changed what, from what to what', async () => {
  const id = await newFood();
  await patch(`foods/${id}`, { nutrients: { sodium: 380 } }, 'ben');
  // A write that changes nothing is no change.
  await patch(`foods/${id}`, { nutrients: { sodium: 380 } }, 'ben');
  await patch(`foods/${id}`, { name: '김치찌개 (대)', brand: '집밥' }, 'anna');
  const history = await historyOf(`foods/${id}`);
  expect(summary(history)).toEqual([
    [
      'anna',
      'update',
      'name: "김치찌개" → "김치찌개 (대)"',
      'brand: null → "집밥"',
      expect.stringMatching(/^handSet/),
    ],
    ['ben', 'update', 'nutrients.sodium: 400 → 380', expect.stringMatching(/^handSet/)],
    ['anna', 'create'],
  ]);
  expect(history[1].changes[0].label).toBe('나트륨 (mg)');
});

test.each(['yesterday', 5, {}])('refuses a change that is based on the time %j', async (updatedAt) => {
  const id = await newFood();
  const { status, body } = await call(`/api/foods/${id}`, {
    method: 'PATCH',
    ...as('anna'),
    json: { brand: '상표', updatedAt },
  });
  expect([status, body.code, body.field]).toEqual([400, 'wrong_type', 'updatedAt']);
});

test('pages through the history by its cursor, and refuses another one', async () => {
  const id = await newFood();
  for (const sodium of [1, 2, 3]) await patch(`foods/${id}`, { nutrients: { sodium } }, 'ben');
  const first = (await call(`/api/foods/${id}/history?limit=3`, as('anna'))).body;
  const second = (await call(`/api/foods/${id}/history?limit=3&cursor=${first.nextCursor}`, as('anna'))).body;
  expect([first.docs.length, second.docs.length, second.nextCursor]).toEqual([3, 1, null]);
  const wrong = await call(`/api/foods/${id}/history?cursor=x`, as('anna'));
  expect([wrong.status, wrong.body.code, wrong.body.field]).toEqual([400, 'invalid_filter', 'cursor']);
});

test('restores an earlier state as a new change, with the label read again', async () => {
  const id = await newFood();
  const before = (await call(`/api/foods/${id}?depth=0`, as('anna'))).body;
  const [created] = await historyOf(`foods/${id}`);
  await patch(`foods/${id}`, { nutrients: { sodium: 380, potassium: null }, brand: '집밥' }, 'ben');
  await patch(`foods/${id}`, { ingredientsText: '새우, 소금' }, 'ben');
  const shown = await call(`/api/foods/${id}/history/${created.id}`, as('anna'));
  expect(shown.body.changes.map(({ field }: ShownChange) => field)).toEqual(
    expect.arrayContaining(['brand', 'ingredientsText', 'nutrients.sodium', 'nutrients.potassium']),
  );
  const restored = await call(`/api/foods/${id}/history/${created.id}/restore`, {
    method: 'POST',
    ...as('anna'),
  });
  expect([restored.status, restored.body.errors]).toEqual([200, undefined]);
  const after = (await call(`/api/foods/${id}?depth=0`, as('anna'))).body;
  const { nutrients, brand, ingredientsText, allergens, allergensFrom } = before;
  expect(after).toMatchObject({ nutrients, brand, ingredientsText, allergens, allergensFrom });
  const [last] = await historyOf(`foods/${id}`);
  expect([last.actor.name, last.action]).toEqual(['anna', 'restore']);
  // Back again: the restoration is a change as every other one.
  const [, edited] = await historyOf(`foods/${id}`);
  await call(`/api/foods/${id}/history/${edited.id}/restore`, { method: 'POST', ...as('ben') });
  const again = (await call(`/api/foods/${id}?depth=0`, as('anna'))).body;
  expect([again.nutrients.sodium, again.brand, again.ingredientsText]).toEqual([380, '집밥', '새우, 소금']);
});

test('a restoration meets If-Match and an unknown change', async () => {
  const id = await newFood();
  const [created] = await historyOf(`foods/${id}`);
  await patch(`foods/${id}`, { nutrients: { sodium: 380 } }, 'ben');
  const path = `/api/foods/${id}/history/${created.id}/restore`;
  const stale = await call(path, { method: 'POST', ...as('anna'), headers: { 'if-match': '"1"' } });
  expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed']);
  const other = await call(`/api/foods/${id}/history/999999999/restore`, { method: 'POST', ...as('anna') });
  expect([other.status, other.body.code]).toEqual([404, 'not_found']);
});

test('the trash and the way out of it are in the history, and so is a food after its end', async () => {
  const id = await newFood();
  await call(`/api/foods/${id}`, { method: 'DELETE', ...as('ben') });
  await call(`/api/foods/${id}`, { method: 'DELETE', ...as('ben') });
  await call(`/api/foods/${id}/restore`, { method: 'POST', ...as('anna') });
  expect(
    (await historyOf(`foods/${id}`)).map(({ action, actor }: ShownEntry) => [actor.name, action]),
  ).toEqual([
    ['anna', 'restore'],
    ['ben', 'trash'],
    ['anna', 'create'],
  ]);
});

test('only those who curate a collection read its history', async () => {
  const id = await newFood();
  const board = (
    await call('/api/boards', { json: { name: '모두', nameEn: 'All', slug: 'all' }, ...as('mod') })
  ).body.doc.id;
  const statuses = async (path: string) =>
    Promise.all(
      ['nobody', 'member', 'mod', 'anna'].map(
        async (who) => (await call(`/api/${path}/history`, as(who))).status,
      ),
    );
  expect(await statuses(`foods/${id}`)).toEqual([401, 403, 403, 200]);
  expect(await statuses(`boards/${board}`)).toEqual([401, 403, 200, 403]);
  expect(await statuses('foods/999999')).toEqual([401, 403, 403, 404]);
});

test('a list says who has changed each document last, to staff only', async () => {
  const id = await newFood();
  await patch(`foods/${id}`, { brand: '집밥' }, 'ben');
  const listed = async (who: string) =>
    (await call(`/api/foods?where[id][equals]=${id}`, as(who))).body.docs[0].changedBy;
  expect([await listed('anna'), await listed('mod'), await listed('member')]).toEqual([
    'ben',
    'ben',
    undefined,
  ]);
});

test("a member's own food has no history", async () => {
  const json = { kind: 'custom', name: '내 도시락', basis: '100g', source: { name: 'member' } };
  const { id } = (await call('/api/foods', { json, ...as('member') })).body.doc;
  await patch(`foods/${id}`, { name: '내 저녁' }, 'member');
  await call(`/api/foods/${id}`, { method: 'DELETE', ...as('member') });
  const { rows } = await server.pool.query(
    `SELECT FROM document_changes WHERE collection = 'foods' AND document_id = $1`,
    [id],
  );
  expect(rows).toEqual([]);
});

describe('two dietitians edit one food', () => {
  /** What the form of the admin UI sends: every field, with the state that it was opened with. */
  async function opened(id: number): Promise<Answer['body']> {
    return (await call(`/api/foods/${id}?depth=0`, as('ben'))).body;
  }

  test('the second save is refused with the values of both, and saves when it is based on them', async () => {
    const id = await newFood();
    const form = await opened(id);
    await patch(`foods/${id}`, { nutrients: { sodium: 380 }, brand: '집밥' }, 'anna');
    const mine = { ...form, name: '김치찌개 (소)', nutrients: { ...form['nutrients'], sodium: 390 } };
    const refused = await patch(`foods/${id}`, mine, 'ben');
    expect([refused.status, refused.body.code]).toEqual([409, 'changed_meanwhile']);
    const { by, fields, updatedAt } = refused.body.details;
    expect(by).toBe('anna');
    expect(fields).toEqual(
      expect.arrayContaining([
        { field: 'nutrients.sodium', label: '나트륨 (mg)', base: 400, theirs: 380 },
        expect.objectContaining({ field: 'brand', base: null, theirs: '집밥' }),
      ]),
    );
    const asked = await call(`/api/foods/${id}/changed?since=${form['updatedAt']}`, as('ben'));
    expect(asked.body.meanwhile).toEqual(refused.body.details);
    const saved = await patch(`foods/${id}`, { ...mine, brand: '집밥', updatedAt }, 'ben');
    expect(saved.status).toBe(200);
    const stored = (await call(`/api/foods/${id}?depth=0`)).body;
    expect([stored.name, stored.brand, stored.nutrients.sodium]).toEqual(['김치찌개 (소)', '집밥', 390]);
  });

  test('a save with the same values, or without the changed fields, loses nothing and passes', async () => {
    const id = await newFood();
    const form = await opened(id);
    await patch(`foods/${id}`, { nutrients: { sodium: 380 } }, 'anna');
    const { updatedAt } = form;
    const other = await patch(`foods/${id}`, { brand: '집밥', updatedAt }, 'ben');
    expect(other.status).toBe(200);
    const same = await patch(`foods/${id}`, { nutrients: { sodium: 380 }, updatedAt }, 'ben');
    expect(same.status).toBe(200);
    const lost = await patch(`foods/${id}`, { nutrients: { sodium: 400 }, updatedAt }, 'ben');
    expect(lost.status).toBe(409);
  });

  test('of two saves at once, one is refused', async () => {
    const id = await newFood();
    const form = await opened(id);
    const answers = await Promise.all(
      [381, 382].map((sodium) =>
        patch(`foods/${id}`, { ...form, nutrients: { ...form['nutrients'], sodium } }, 'ben'),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
