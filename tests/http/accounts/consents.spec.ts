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

const consent = (me: { id: number; token: string }, consents: object) =>
  call(`/api/users/${me.id}`, { method: 'PATCH', token: me.token, json: { consents } });

/** What every route says that judges by the profile. */
async function judgements({ token }: { token: string }) {
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
const letGraceEnd = (me: { id: number }) =>
  server.pool.query(
    `UPDATE users SET consents_health_data_ends_at = now() - interval '1 second'
      WHERE id = $1 AND consents_health_data_ends_at BETWEEN now() + interval '6 days 23 hours' AND now() + interval '7 days'`,
    [me.id],
  );
const mailsTo = async (me: { id: number }) => {
  const { rows } = await server.pool.query<{ template: string }>(
    `SELECT data ->> 'template' AS template FROM jobs.agenda_jobs WHERE data ->> 'user' = $1 ORDER BY 1`,
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
  const { body: alone } = await call(`/api/foods/${food}/suitability`, { token: me.token });
  expect(JSON.stringify(alone.reasons)).toMatch(/동의하지 않으셔서|there is no consent/);
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

describe('a member under 14', () => {
  const password = 'correct horse';
  /** A day of birth, so many years and days ago by the clock of Seoul. */
  const born = (years: number, days = 0) => {
    const today = new Date(Date.now() + 9 * 3_600_000);
    today.setUTCFullYear(today.getUTCFullYear() - years);
    today.setUTCDate(today.getUTCDate() - days);
    return today.toISOString().slice(0, 10);
  };
  let count = 0;
  const signUpAs = (fields: object, query = '') => {
    count += 1;
    return call(`/api/users${query}`, {
      json: {
        username: `아이${count}`,
        email: `child${count}@example.com`,
        password,
        consents: { terms: true, healthData: true },
        ...fields,
      },
    });
  };
  const logInAs = async ({ id, email }: { id: number; email: string }) => ({
    id,
    email,
    token: (await call('/api/users/login', { json: { email, password } })).body.token as string,
  });
  type Child = Awaited<ReturnType<typeof logInAs>>;

  /** The token of the newest link that was mailed for a purpose about a member. */
  async function linkFor(id: number, purpose: 'guardian' | 'guardian_withdraw'): Promise<string> {
    const { mailedTokenToSend } = await import('../../../src/services/accounts/mailedTokens.ts');
    const { rows } = await server.pool.query<{ id: number }>(
      'SELECT max(id) AS id FROM mailed_tokens WHERE user_id = $1 AND purpose = $2',
      [id, purpose],
    );
    const req = await createLocalReq({}, server.payload);
    return (await mailedTokenToSend(req, { id: rows[0]!.id, purpose }))!.token;
  }
  const profileOf = async ({ token }: Child) => {
    const { body } = await call('/api/health-profiles', { token });
    return body.code ?? body.docs[0];
  };
  const press = (page: string, token: string) => call(`/api/users/${page}`, { json: { token } });

  test('needs a guardian at sign-up, from the day of birth in their own time zone', async () => {
    const guardian = { email: 'parent@example.com' };
    const refusals: [object, string, string][] = [
      [{ birthdate: born(13) }, 'guardian_required', 'guardian.email'],
      [
        { birthdate: born(13), guardian: { email: 'CHILD2@example.com' } },
        'invalid_guardian',
        'guardian.email',
      ],
      [{ birthdate: born(13), guardian: { email: 'nobody' } }, 'validation_failed', 'guardian.email'],
      [{ birthdate: born(20), guardian }, 'guardian_not_needed', 'guardian.email'],
      [{ guardian }, 'guardian_not_needed', 'guardian.email'],
      [{ birthdate: '2999-01-01' }, 'validation_failed', 'birthdate'],
      [{ birthdate: 'yesterday' }, 'validation_failed', 'birthdate'],
      [
        { birthdate: born(13), guardian: { ...guardian, confirmedAt: '2020-01-01' } },
        'read_only_field',
        'guardian.confirmedAt',
      ],
    ];
    for (const [fields, code, field] of refusals)
      expect((await signUpAs(fields)).body).toMatchObject({ code, field });
    expect((await signUpAs({ birthdate: born(14) })).status).toBe(201);
    // It is still yesterday in Honolulu.
    expect((await signUpAs({ birthdate: born(14), timeZone: 'Pacific/Honolulu' })).body.code).toBe(
      new Date().getUTCHours() >= 15 || new Date().getUTCHours() < 10 ? 'guardian_required' : undefined,
    );
  });

  test('has a profile, and a guardian who is asked, whatever the sign-up selects', async () => {
    const guardian = { email: 'parent@example.com' };
    const { status, body } = await signUpAs({ birthdate: born(12), guardian }, '?select[email]=true');
    expect([status, body.doc.username]).toEqual([201, undefined]);
    const { rows } = await server.pool.query('SELECT username FROM members WHERE user_id = $1', [
      body.doc.id,
    ]);
    expect(rows).toEqual([{ username: `아이${count}` }]);
    expect(await linkFor(body.doc.id, 'guardian')).toEqual(expect.any(String));
  });

  test('stores nothing about health until the guardian agrees, and again after the guardian withdraws', async () => {
    const { body } = await signUpAs({ birthdate: born(10), guardian: { email: 'Parent@example.com' } });
    expect(body.doc.guardian).toMatchObject({ email: 'parent@example.com', confirmedAt: null });
    const child = await logInAs(body.doc);
    const { rows } = await server.pool.query<{ id: number }>(
      'SELECT id FROM health_profiles WHERE user_id = $1',
      [child.id],
    );
    const path = `/api/health-profiles/${rows[0]!.id}`;
    const write = (json: object) => call(path, { method: 'PATCH', token: child.token, json });
    expect(await profileOf(child)).toBe('guardian_needed');
    expect((await write(facts)).body.code).toBe('guardian_needed');
    expect((await write({ birthdate: '1980-01-01' })).body.code).toBe('guardian_needed');
    expect((await judgements(child)).one).toEqual(['unknown', ['profile']]);
    const { body: alone } = await call(`/api/foods/${food}/suitability`, { token: child.token });
    expect(JSON.stringify(alone.reasons)).toMatch(/법정대리인의 동의가|parent or guardian has not agreed/);

    const asked = await linkFor(child.id, 'guardian');
    const again = await call('/api/users/me/guardian', {
      token: child.token,
      json: { email: 'Mother@EXAMPLE.com' },
    });
    expect(again).toMatchObject({ status: 202, body: { guardian: { email: 'mother@example.com' } } });
    expect((await press('guardian', asked)).body.code).toBe('invalid_token');

    const token = await linkFor(child.id, 'guardian');
    const page = await call(`/api/users/guardian?token=${token}&lang=ko`, {
      headers: { accept: 'text/html' },
    });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('법정대리인')]);
    expect(await profileOf(child)).toBe('guardian_needed');
    expect((await press('guardian', token)).status).toBe(200);
    expect((await press('guardian', token)).body.code).toBe('invalid_token');
    expect((await write(facts)).status).toBe(200);
    // A confirmed child does not get out of the guardian's hands by another date of birth.
    expect((await write({ birthdate: '1980-01-01' })).status).toBe(200);

    const withdrawal = await linkFor(child.id, 'guardian_withdraw');
    expect((await press('guardian-withdraw', withdrawal)).status).toBe(200);
    expect(await profileOf(child)).toBe('guardian_needed');
    expect((await judgements(child)).one).toEqual(['unknown', ['profile']]);
    const third = await call('/api/users/me/guardian', { token: child.token, json: {} });
    expect(third.body.guardian.email).toBe('mother@example.com');
    expect((await press('guardian', await linkFor(child.id, 'guardian'))).status).toBe(200);
    await eraseDue();
    expect(await profileOf(child)).toMatchObject(facts);
    expect(await mailsTo(child)).toEqual([
      'confirm-email',
      'guardian-agreed',
      'guardian-agreed',
      'guardian-receipt',
      'guardian-receipt',
      'guardian-request',
      'guardian-request',
      'guardian-request',
      'guardian-withdrawn',
    ]);
  });

  test('who turns out to be under 14 later loses the health data, unless a guardian agrees in time', async () => {
    const me = await patient();
    const write = (json: object) =>
      call(`/api/health-profiles/${me.profile}`, { method: 'PATCH', token: me.token, json });
    expect((await write({ birthdate: born(9), sex: 'male' })).body).toMatchObject({
      code: 'guardian_needed',
      field: 'birthdate',
    });
    const written = await write({ birthdate: born(9) });
    expect(written).toMatchObject({ status: 200, body: { doc: { birthdate: born(9) } } });
    expect(written.body.doc).not.toHaveProperty('allergens');
    expect(written.body.doc).not.toHaveProperty('sex');
    expect(await mailsTo(me)).toContain('guardian-needed');
    expect(await profileOf(me)).toBe('guardian_needed');
    // The consent of the child alone changes nothing.
    await consent(me, { healthData: false });
    await consent(me, { healthData: true });
    expect((await letGraceEnd(me)).rowCount).toBe(1);
    await eraseDue();
    const ask = (json: object) => call('/api/users/me/guardian', { token: me.token, json });
    expect((await ask({})).body.code).toBe('guardian_required');
    expect((await ask({ email: me.email })).body.code).toBe('invalid_guardian');
    const answers = [];
    for (let at = 0; at < 4; at += 1) answers.push((await ask({ email: 'father@example.com' })).status);
    expect(answers).toEqual([202, 202, 202, 429]);
    // With its address, the child would agree for itself.
    const asGuardian = { email: ' Father@Example.com', password: me.password };
    expect(await call('/api/users/me/email', { token: me.token, json: asGuardian })).toMatchObject({
      status: 400,
      body: { code: 'invalid_guardian', field: 'email' },
    });
    expect((await press('guardian', await linkFor(me.id, 'guardian'))).status).toBe(200);
    expect(await profileOf(me)).toMatchObject({ allergens: [], birthdate: null });
    expect((await ask({})).body.code).toBe('guardian_not_needed');
  });

  test('needs no guardian any more at 14, and a guardian who never answers is forgotten', async () => {
    const { forgetGuardians } = await import('../../../src/services/accounts/guardian/forgetGuardians.ts');
    const children: Child[] = [];
    for (const email of ['silent@example.com', 'late@example.com']) {
      const { body } = await signUpAs({ birthdate: born(10), guardian: { email } });
      children.push(await logInAs(body.doc));
    }
    const [waiting, grownUp] = children as [Child, Child];
    const today = born(0);
    await server.pool.query(
      `UPDATE users SET guardian_needed_until = $2, consents_health_data_ends_at = now() WHERE id = $1`,
      [grownUp.id, today],
    );
    await eraseDue();
    expect(await profileOf(grownUp)).toMatchObject({ birthdate: born(10) });
    await server.pool.query(`UPDATE users SET guardian_needed_until = '2020-01-01' WHERE id = $1`, [
      grownUp.id,
    ]);
    await server.pool.query(
      `UPDATE mailed_tokens SET expires_at = now() - interval '1 second' WHERE user_id = $1`,
      [waiting.id],
    );
    await forgetGuardians({ req: await createLocalReq({}, server.payload) });
    const { rows } = await server.pool.query(
      'SELECT guardian_email AS email, guardian_needed_until IS NULL AS over FROM users WHERE id = ANY ($1) ORDER BY id',
      [[waiting.id, grownUp.id]],
    );
    expect(rows).toEqual([
      { email: null, over: false },
      { email: null, over: true },
    ]);
    expect(await profileOf(waiting)).toBe('guardian_needed');
  });
});
