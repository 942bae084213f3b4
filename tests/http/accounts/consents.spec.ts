import { createLocalReq } from 'payload';
import { addDiets } from '../../helpers/addDiets.ts';
import { signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { scannableFood } from '../../helpers/foods/scannableFood.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Consents: their versions and history, and what a withdrawal does. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let food: number;
let barcode: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  await addDiets(server.pool, 'low-salt');
  ({ id: food, barcode } = await scannableFood(server.payload));
});
afterAll(() => server.stop());

interface Patient extends TestMember {
  readonly profile: number;
}

const facts = { allergens: [{ allergen: 'milk' }], avoidedIngredients: ['셀러리'], heightCm: 171 };

/** A member whose profile forbids milk. */
async function patient(): Promise<Patient> {
  const me = await signUpAndLogIn({ payload: server.payload, call });
  const { body } = await call('/api/health-profiles', { token: me.token });
  const profile: number = body.docs[0].id;
  const { status } = await call(`/api/health-profiles/${profile}`, {
    method: 'PATCH',
    token: me.token,
    json: facts,
  });
  expect(status).toBe(200);
  const json = { date: '2026-01-01', mealType: 'lunch', items: [{ food, amount: 100, unit: 'g' }] };
  expect((await call('/api/meal-diaries', { token: me.token, json })).status).toBe(201);
  return { ...me, profile };
}

const consent = (me: TestMember, consents: object) =>
  call(`/api/users/${me.id}`, { method: 'PATCH', token: me.token, json: { consents } });

/** What every route says that judges by the profile. */
async function judgements({ token }: TestMember) {
  const [search, suitable, one, added, scan, summary] = await Promise.all([
    call('/api/foods/search?q=라면', { token }),
    call('/api/foods/search?q=라면&suitable=true', { token }),
    call(`/api/foods/${food}/suitability`, { token }),
    call(`/api/foods/${food}/suitability?diets=low-salt`, { token }),
    call(`/api/foods/scan/${barcode}`, { token }),
    call('/api/meal-diaries/summary?from=2026-01-01&to=2026-01-02', { token }),
  ]);
  return {
    verdicts: search.body.docs.map(({ verdict }: { verdict: string }) => verdict),
    suitable: suitable.body.missing,
    one: [one.body.verdict, one.body.missing],
    added: added.body.code ?? added.body.verdict,
    scan: scan.body.suitability.missing,
    summary: JSON.stringify(summary.body.overall.evaluation),
  };
}

async function eraseDue(): Promise<void> {
  const { eraseWithdrawnData } =
    await import('../../../src/services/accounts/consents/eraseWithdrawnData.ts');
  const req = await createLocalReq({}, server.payload);
  await eraseWithdrawnData({ req, signal: new AbortController().signal });
}
const letGraceEnd = (me: TestMember) =>
  server.pool.query(
    `UPDATE users SET consents_health_data_ends_at = now() - interval '1 second'
      WHERE id = $1 AND consents_health_data_ends_at BETWEEN now() + interval '6 days 23 hours' AND now() + interval '7 days'`,
    [me.id],
  );
const mailsTo = async (me: TestMember) => {
  const { rows } = await server.pool.query<{ template: string }>(
    `SELECT data ->> 'template' AS template FROM jobs.agenda_jobs WHERE data ->> 'user' = $1 ORDER BY id`,
    [String(me.id)],
  );
  return rows.map(({ template }) => template);
};

test('the withdrawal of health data stops all judging at once; a new consent in the days of grace brings it back', async () => {
  const me = await patient();
  const before = await judgements(me);
  expect(before.verdicts).not.toContain(undefined);
  expect(before.summary).toContain('milk');

  const withdrawn = await consent(me, { healthData: false });
  expect(withdrawn).toMatchObject({
    status: 200,
    body: { doc: { consents: { healthData: false, terms: true } } },
  });
  const during = await judgements(me);
  expect(during).toEqual({
    verdicts: before.verdicts.map(() => 'unknown'),
    suitable: ['profile'],
    one: ['unknown', ['profile']],
    added: 'consent_needed',
    scan: ['profile'],
    summary: expect.not.stringContaining('milk'),
  });
  for (const answer of [
    await call('/api/health-profiles', { token: me.token }),
    await call(`/api/health-profiles/${me.profile}`, { token: me.token }),
    await call('/api/health-profiles/count', { token: me.token }),
    await call(`/api/health-profiles/${me.profile}`, {
      method: 'PATCH',
      token: me.token,
      json: { sex: 'male' },
    }),
    await call('/api/graphql', {
      token: me.token,
      json: { query: '{ HealthProfiles { docs { allergens } } }' },
    }),
  ]) {
    expect(answer.body.code ?? answer.body.errors[0].extensions.code).toBe('consent_needed');
    expect(JSON.stringify(answer.body)).not.toContain('milk');
  }
  expect(await mailsTo(me)).toContain('health-data-withdrawn');

  expect((await consent(me, { healthData: true })).status).toBe(200);
  await eraseDue();
  expect(await judgements(me)).toEqual(before);
  expect((await call('/api/health-profiles', { token: me.token })).body.docs[0]).toMatchObject(facts);
});

test('after the days of grace the health data are erased once, by however many schedulers', async () => {
  const [me, other] = [await patient(), await patient()];
  for (const one of [me, other]) expect((await consent(one, { healthData: false })).status).toBe(200);
  const sealed = () =>
    server.pool.query<{ sealed: string }>('SELECT sealed FROM health_profiles WHERE id = $1', [me.profile]);
  const before = (await sealed()).rows;
  await eraseDue();
  expect((await sealed()).rows).toEqual(before);

  expect((await letGraceEnd(me)).rowCount).toBe(1);
  await Promise.all([eraseDue(), eraseDue(), eraseDue()]);
  expect((await sealed()).rows).not.toEqual(before);
  expect((await mailsTo(me)).filter((mail) => mail === 'health-data-erased')).toHaveLength(1);
  expect(await mailsTo(other)).not.toContain('health-data-erased');

  expect((await consent(me, { healthData: true })).status).toBe(200);
  const { body } = await call('/api/health-profiles', { token: me.token });
  expect(body.docs[0]).toMatchObject({ allergens: [], avoidedIngredients: [], heightCm: null, sex: null });
  expect((await judgements(me)).one).toEqual(['unknown', ['profile']]);
});

test('a repeated request does not show health data after the withdrawal', async () => {
  const me = await patient();
  const change = () =>
    call('/api/graphql', {
      token: me.token,
      headers: { 'idempotency-key': 'once' },
      json: {
        query: `mutation { updateHealthProfile(id: ${me.profile}, data: { heightCm: 172 }) { allergens } }`,
      },
    });
  expect(JSON.stringify((await change()).body)).toContain('milk');
  expect((await consent(me, { healthData: false })).status).toBe(200);
  const repeated = await change();
  expect(JSON.stringify(repeated.body)).not.toContain('milk');
});

test('the terms stay as long as the account', async () => {
  const me = await patient();
  expect(await consent(me, { terms: false, healthData: false })).toMatchObject({
    status: 409,
    body: { code: 'terms_needed', field: 'consents.terms' },
  });
  expect((await call('/api/users/me', { token: me.token })).body.user.consents).toMatchObject({
    terms: true,
    healthData: true,
  });
});

test('all consents have a history, which nobody can change', async () => {
  const me = await patient();
  await consent(me, { scanHistory: true });
  await consent(me, { healthData: false });
  const answer = (json: object) => call('/api/users/me/consents', { token: me.token, json });
  expect((await answer({ purpose: 'healthData', given: true, version: '1999-01' })).body.code).toBe(
    'consent_outdated',
  );
  expect((await answer({ purpose: 'healthData', given: true, version: '2026-11' })).status).toBe(200);
  await answer({ purpose: 'marketing', given: true });
  const { body } = await call('/api/consent-history?limit=100', { token: me.token });
  const entries = body.docs.map((entry: Record<string, unknown>) => [
    entry['purpose'],
    entry['given'],
    entry['version'],
  ]);
  expect(entries).toEqual([
    ['terms', true, '2026-11'],
    ['healthData', true, '2026-11'],
    ['scanHistory', true, '2026-11'],
    ['healthData', false, '2026-11'],
    ['healthData', true, '2026-11'],
    ['marketing', true, '2026-11'],
  ]);
  const id: number = body.docs[0].id;
  const path = `/api/consent-history/${id}`;
  const change = { method: 'PATCH', token: me.token, json: { given: false } } as const;
  expect((await call(path, change)).status).toBe(403);
  expect((await call(path, { method: 'DELETE', token: me.token })).status).toBe(403);
  const other = await signUpAndLogIn({ payload: server.payload, call });
  expect((await call('/api/consent-history?limit=100', { token: other.token })).body.docs).toHaveLength(2);

  const mine = await call('/api/users/me/consents', { token: me.token });
  expect(mine.body).toMatchObject({
    healthDataBar: null,
    healthDataEndsAt: null,
    consents: [
      { purpose: 'terms', given: true, state: 'current', required: true, withdrawable: false },
      { purpose: 'healthData', state: 'current', currentVersion: '2026-11', withdrawable: true },
      { purpose: 'scanHistory', given: true },
      { purpose: 'marketing', given: true, text: '/api/consents/marketing' },
    ],
  });
  expect((await call('/api/users/me/consents')).status).toBe(401);
  const page = await call(mine.body.consents[0].text, { headers: { 'accept-language': 'ko' } });
  expect([page.status, page.body]).toEqual([200, expect.stringContaining('만 14세')]);
  expect((await call('/api/consents')).body.docs).toHaveLength(4);
});
