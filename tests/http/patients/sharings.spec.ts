import { createStaff, signUp, startTestSession, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** A member shares with a dietitian: invitation, both agreements, what is seen, limits, the end. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: TestAccount;
let asDietitian: { token: string };
let asOther: { token: string };
let asAdmin: { token: string };

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const sessionOf = async (role: 'dietitian' | 'admin') => {
    const account = await createStaff(server.payload, role);
    const token = await startTestSession(server.payload, { collection: 'staff', id: account.id });
    return { account, token };
  };
  const first = await sessionOf('dietitian');
  dietitian = first.account;
  asDietitian = { token: first.token };
  asOther = { token: (await sessionOf('dietitian')).token };
  asAdmin = { token: (await sessionOf('admin')).token };
});
afterAll(() => server.stop());

interface Member {
  readonly id: number;
  readonly token: string;
}

async function newMember(): Promise<Member> {
  const { id } = await signUp(server.payload);
  return { id, token: await startTestSession(server.payload, { collection: 'users', id }) };
}

interface Doc {
  readonly id: number;
  readonly code: string;
  readonly state: string;
  readonly dietitian: string;
}

const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);

async function invite(member: Member, shares: object): Promise<Doc> {
  const { status, body } = await call('/api/sharings', {
    token: member.token,
    json: { shares, until: nextYear },
  });
  expect(status).toBe(201);
  return (body as { doc: Doc }).doc;
}

/** A sharing to which both have agreed. */
async function share(member: Member, shares: object): Promise<number> {
  const { id, code } = await invite(member, shares);
  expect((await call('/api/sharings/claim', { ...asDietitian, json: { code } })).status).toBe(200);
  expect((await call(`/api/sharings/${id}/accept`, { method: 'POST', token: member.token })).status).toBe(
    200,
  );
  return id;
}

async function eat(member: Member, date: string): Promise<number> {
  const food = await server.payload.create({
    collection: 'foods',
    data: {
      kind: 'fresh',
      name: '감자',
      basis: '100g',
      source: { name: 'test' },
      nutrients: { energyKcal: 70, potassium: 412 },
    },
  });
  const { status, body } = await call('/api/meal-diaries', {
    token: member.token,
    json: { date, mealType: 'snack', items: [{ food: food.id, amount: 100, unit: 'g' }] },
  });
  expect(status).toBe(201);
  return (body as { doc: { id: number } }).doc.id;
}

describe('the steps', () => {
  test('need both: the dietitian enters the code, and the member confirms the name', async () => {
    const member = await newMember();
    const { id, code, state } = await invite(member, { profile: true });
    expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(state).toBe('invited');
    // The code is shown once.
    expect((await call(`/api/sharings/${id}`, { token: member.token })).body).not.toHaveProperty(
      'code',
      code,
    );
    const typed = { json: { code: ` ${code.toLowerCase().replace('-', ' ')}` } };
    expect((await call('/api/sharings/claim', { ...asDietitian, ...typed })).body).toMatchObject({
      doc: { id, state: 'claimed' },
    });
    expect((await call(`/api/sharings/${id}/profile`, asDietitian)).status).toBe(403);
    expect((await call(`/api/sharings/${id}`, { token: member.token })).body).toMatchObject({
      dietitian: dietitian.email,
    });
    const accept = () => call(`/api/sharings/${id}/accept`, { method: 'POST', token: member.token });
    expect((await accept()).body).toMatchObject({ doc: { state: 'active' } });
    expect((await accept()).body).toMatchObject({ code: 'sharing_state' });
    expect((await call(`/api/sharings/${id}/profile`, asDietitian)).status).toBe(200);
  });

  test('a code counts once, also for two dietitians at the same moment', async () => {
    const { code } = await invite(await newMember(), { profile: true });
    const answers = await Promise.all(
      [asDietitian, asOther].map((caller) => call('/api/sharings/claim', { ...caller, json: { code } })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await call('/api/sharings/claim', { ...asOther, json: { code } })).body).toMatchObject({
      code: 'unknown_sharing_code',
      field: 'code',
    });
  });

  test('either ends it, at once', async () => {
    const member = await newMember();
    for (const caller of [{ token: member.token }, asDietitian]) {
      const id = await share(member, { profile: true });
      expect((await call(`/api/sharings/${id}/end`, { method: 'POST', ...caller })).body).toMatchObject({
        doc: { state: 'ended' },
      });
      expect((await call(`/api/sharings/${id}/profile`, asDietitian)).body).toMatchObject({
        code: 'not_shared',
      });
    }
  });

  test('are closed to strangers and admins', async () => {
    const member = await newMember();
    const id = await share(member, { profile: true, diary: true });
    const stranger = { token: (await newMember()).token };
    for (const path of ['profile', 'diaries', 'summary?from=2026-11-01&to=2026-11-02']) {
      expect((await call(`/api/sharings/${id}/${path}`, asOther)).status).toBe(404);
      expect((await call(`/api/sharings/${id}/${path}`, asAdmin)).status).toBe(403);
      expect((await call(`/api/sharings/${id}/${path}`, stranger)).status).toBe(403);
    }
    expect((await call(`/api/sharings/${id}/end`, { method: 'POST', ...stranger })).status).toBe(404);
    expect((await call(`/api/sharings/${id}/end`, { method: 'POST', ...asOther })).status).toBe(404);
    expect((await call(`/api/sharings/${id}`, asAdmin)).status).toBe(403);
    expect((await call('/api/sharings', { ...asDietitian, json: { until: nextYear } })).status).toBe(403);
  });

  test('refuse a sharing of nothing, and one that has ended or has no end', async () => {
    const { token } = await newMember();
    const of = (json: object) => call('/api/sharings', { token, json });
    expect((await of({ until: nextYear })).body).toMatchObject({ code: 'required', field: 'shares' });
    const shares = { profile: true };
    expect((await of({ shares, until: '2020-01-01' })).body).toMatchObject({ code: 'past_date' });
    expect((await of({ shares, until: '2099-01-01' })).body).toMatchObject({ code: 'invalid_range' });
    expect((await of({ shares, until: 'soon' })).body).toMatchObject({ code: 'invalid_date' });
    expect((await of({ shares, until: nextYear, state: 'active' })).status).toBe(400);
  });
});

describe('a dietitian', () => {
  test('sees only what is shared, and the member sees each look', async () => {
    const member = await newMember();
    const other = await newMember();
    const meal = await eat(member, '2026-11-20');
    const strange = await eat(other, '2026-11-20');
    const profiles = (await call('/api/health-profiles', { token: member.token })).body as { docs: Doc[] };
    await call(`/api/health-profiles/${profiles.docs[0]?.id}`, {
      method: 'PATCH',
      token: member.token,
      json: { avoidedIngredients: ['고수'] },
    });
    const diaryOnly = await share(member, { diary: true });
    expect((await call(`/api/sharings/${diaryOnly}/profile`, asDietitian)).status).toBe(403);
    expect((await call(`/api/health-profiles/${profiles.docs[0]?.id}`, asDietitian)).status).toBe(404);
    expect((await call(`/api/sharings/${diaryOnly}/diaries`, asDietitian)).body).toMatchObject({
      docs: [{ id: meal, date: '2026-11-20' }],
      nextCursor: null,
    });
    const summary = await call(
      `/api/sharings/${diaryOnly}/summary?from=2026-11-20&to=2026-11-20`,
      asDietitian,
    );
    expect(summary.body).toMatchObject({ overall: { totals: { potassium: 412 } } });
    // The evaluation would tell the profile.
    expect(JSON.stringify(summary.body)).not.toContain('고수');
    expect((await call(`/api/meal-diaries/${meal}`, asDietitian)).status).toBe(200);
    expect((await call(`/api/meal-diaries/${strange}`, asDietitian)).status).toBe(404);
    expect((await call('/api/meal-diaries', asDietitian)).status).toBe(403);

    const both = await share(member, { diary: true, profile: true });
    expect((await call(`/api/sharings/${both}/profile`, asDietitian)).body).toMatchObject({
      profile: { avoidedIngredients: ['고수'] },
    });
    const log = (await call('/api/audit-log?limit=100', { token: member.token })).body as {
      docs: { action: string; target: string }[];
    };
    const reads = log.docs.filter(({ action }) => action === 'read').map(({ target }) => target);
    expect(reads).toEqual(expect.arrayContaining(['health-profiles', 'meal-diaries', 'sharings']));
  });

  test('pages through the meals', async () => {
    const member = await newMember();
    const days = ['2026-11-01', '2026-11-02', '2026-11-02', '2026-11-03'];
    const ids: number[] = [];
    for (const day of days) ids.push(await eat(member, day));
    const id = await share(member, { diary: true });
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const address = `/api/sharings/${id}/diaries?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = (await call(address, asDietitian)).body as { docs: Doc[]; nextCursor: string | null };
      seen.push(...page.docs.map((doc) => doc.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids.reverse());
    expect((await call(`/api/sharings/${id}/diaries?cursor=x`, asDietitian)).body).toMatchObject({
      code: 'invalid_filter',
      field: 'cursor',
    });
  });

  test('sets a limit that verdicts follow, with its reason, until the member removes it', async () => {
    const member = await newMember();
    const id = await share(member, { profile: true });
    const json = {
      nutrient: 'potassium',
      max: 200,
      per: '100g',
      until: nextYear,
      reason: '칼륨 5.6 mmol/L (2026-11-20)',
    };
    const { status, body } = await call(`/api/sharings/${id}/limits`, { ...asDietitian, json });
    expect(status).toBe(201);
    const entry = (body as { doc: Doc }).doc.id;
    expect(
      (await call(`/api/sharings/${id}/notes`, { ...asDietitian, json: { text: '물을 조금씩' } })).status,
    ).toBe(201);
    const { rows } = await server.pool.query<{ food: number }>(
      `INSERT INTO foods (kind, name, basis, source_name, nutrients_potassium, updated_at, created_at)
       VALUES ('fresh', '시금치', '100g', 'test', 558, now(), now()) RETURNING id AS food`,
    );
    const verdict = () => call(`/api/foods/${rows[0]?.food}/suitability`, { token: member.token });
    expect((await verdict()).body).toMatchObject({
      verdict: 'unsuitable',
      reasons: [
        {
          rule: 'dietitian-limit',
          limit: { value: 200 },
          source: { signedBy: dietitian.email },
          message: { ko: expect.stringContaining('칼륨 5.6 mmol/L') as unknown },
        },
      ],
    });
    expect((await call('/api/care-entries', { token: member.token })).body).toMatchObject({
      docs: [
        { kind: 'note', text: '물을 조금씩' },
        { id: entry, kind: 'limit', limit: { max: 200 } },
      ],
    });
    expect((await call('/api/care-entries', asOther)).body).toMatchObject({ errors: [{}] });
    const remove = await call(`/api/care-entries/${entry}`, { method: 'DELETE', token: member.token });
    expect(remove.status).toBe(200);
    expect((await verdict()).body).not.toMatchObject({ verdict: 'unsuitable' });
    // The database has neither the nutrient nor the words.
    const { rows: stored } = await server.pool.query('SELECT * FROM care_entries');
    expect(JSON.stringify(stored)).not.toContain('물을');
  });

  test.each([
    [{ max: 0 }, { code: 'out_of_range', field: 'max' }],
    [{ nutrient: 'moonlight' }, { code: 'unknown_value', field: 'nutrient' }],
    [{ unit: 'g' }, { code: 'unknown_value', field: 'unit' }],
    [{ reason: ' ' }, { field: 'reason' }],
    [{ until: '2020-01-01' }, { code: 'past_date', field: 'until' }],
    [{ more: 1 }, { code: 'unknown_field', field: 'more' }],
  ])('writes no limit with %j', async (change, fault) => {
    const id = await share(await newMember(), { profile: true });
    const json = { nutrient: 'potassium', max: 200, per: 'day', until: nextYear, reason: 'x', ...change };
    const { status, body } = await call(`/api/sharings/${id}/limits`, { ...asDietitian, json });
    expect(status).toBe(400);
    expect(body).toMatchObject(fault);
  });

  test('sees nothing more when the member withdraws the consent to health data', async () => {
    const member = await newMember();
    const id = await share(member, { profile: true, diary: true });
    await server.pool.query('UPDATE users SET consents_health_data = false WHERE id = $1', [member.id]);
    expect((await call(`/api/sharings/${id}/profile`, asDietitian)).status).toBe(403);
  });
});
