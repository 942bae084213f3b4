import { sodiumRule } from '../../fixtures/suitability/samples.ts';
import { createStaff, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { publishRules } from '../../helpers/publishRules.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Rules of a diet are written by one dietitian and signed by another one. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let author: string;
let signer: string;
let moderator: string;
let diet: number;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  author = await sessionOf('dietitian', 'Kim');
  signer = await sessionOf('admin', 'Lee');
  moderator = await sessionOf('moderator', 'Park');
});
afterAll(() => server.stop());

beforeEach(async () => {
  count += 1;
  diet = (await createDiet(`drafts-${String(count)}`)).id;
});

const over = { food: { nutrients: { sodium: 121 } }, outcome: 'unsuitable' as const };

test('a draft lives beside the published rules until two people have agreed', async () => {
  const published = await publish(rules(120));
  expect(published).toMatchObject({ status: 200, body: { doc: { ruleSet: { version: 1 } } } });
  const before = await stored();

  const saved = await save(rules(100));
  expect(saved).toMatchObject({
    status: 200,
    body: {
      version: 1,
      draft: { basedOnVersion: 1, signature: null, changedBy: { name: 'Kim' } },
      changes: [
        {
          kind: 'changed',
          rule: 'sodium',
          text: {
            ko: '나트륨: 100 g당 120 mg → 100 mg 이하',
            en: 'sodium: at most 120 mg → 100 mg per 100 g',
          },
        },
      ],
    },
  });
  expect(await stored()).toEqual(before);

  expect(await sign(signer, saved.body.draft.hash)).toMatchObject({
    status: 200,
    body: { draft: { signature: { name: 'Lee' } } },
  });
  expect(await act('publish', author)).toMatchObject({
    status: 200,
    body: {
      doc: {
        ruleSet: {
          status: 'published',
          version: 2,
          signature: { signedBy: 'Lee', writtenBy: ['Kim'], signedAt: expect.any(String) },
          rules: [{ limit: 100 }],
        },
      },
    },
  });
  expect(await show()).toMatchObject({ body: { draft: null, version: 2, changes: [] } });
});

test('the author cannot sign, and a change makes a signature void', async () => {
  const { hash } = (await save(rules(100))).body.draft;
  expect(await sign(author, hash)).toMatchObject({ status: 403, body: { code: 'own_rule_draft' } });
  expect(await act('publish', signer)).toMatchObject({ status: 409, body: { code: 'rule_draft_unsigned' } });
  await sign(signer, hash);

  // The same content, in another order and with what the server writes, is no change.
  const { isComplete, name, rules: list } = rules(100);
  const same = await save({ status: 'published', version: 7, rules: list, name, isComplete });
  expect(same.body.draft).toMatchObject({ hash, signature: { name: 'Lee' } });

  const changed = await save(rules(99));
  expect(changed.body.draft).toMatchObject({ signature: null });
  expect(await act('publish', signer)).toMatchObject({ status: 409, body: { code: 'rule_draft_unsigned' } });
  expect(await sign(signer, hash)).toMatchObject({
    status: 412,
    body: { code: 'precondition_failed', current: { draft: { hash: changed.body.draft.hash } } },
  });
});

test('who signed and then changes the draft needs the signature of the other one', async () => {
  const first = await save(rules(100));
  await sign(signer, first.body.draft.hash);
  const second = await save(rules(99), signer);
  expect(await sign(signer, second.body.draft.hash)).toMatchObject({ status: 403 });
  expect(await sign(author, second.body.draft.hash)).toMatchObject({ status: 200 });
  expect(await act('publish', signer)).toMatchObject({
    status: 200,
    body: { doc: { ruleSet: { signature: { signedBy: 'Kim', writtenBy: ['Kim', 'Lee'] } } } },
  });
});

test.each([
  ['another hash', 'no-such-hash'],
  ['no draft, where there is one', null],
])('a change that was made from %s is refused, and the draft stays', async (_, hash) => {
  const { draft } = (await save(rules(100))).body;
  const late = await call(path('draft'), {
    method: 'PUT',
    token: signer,
    json: { ruleSet: rules(90), hash },
  });
  expect(late).toMatchObject({ status: 412, body: { current: { draft: { hash: draft.hash } } } });
  expect((await show()).body.draft).toEqual(draft);
});

test.each<[string, object, string, string]>([
  ['a source', rules(100, { source: undefined }), 'required', 'ruleSet.rules.0.source'],
  ['a limit', rules(100, { limit: undefined }), 'required', 'ruleSet.rules.0.limit'],
  ['a case', rules(100, { cases: [] }), 'rule_without_case', 'ruleSet.rules.0'],
  [
    'a case that holds',
    rules(100, { cases: [{ ...over, outcome: 'suitable' }] }),
    'rule_case_failed',
    'ruleSet.rules.0.cases.0',
  ],
  ['a name', { rules: [], isComplete: false }, 'required', 'ruleSet.name'],
  ['a warning', { ...rules(100), rules: [] }, 'validation_failed', 'ruleSet'],
])('a draft may lack %s, and is not published without it', async (_, ruleSet, code, field) => {
  const saved = await save(ruleSet);
  expect(saved.status).toBe(200);
  await sign(signer, saved.body.draft.hash);
  expect(await act('publish', signer)).toMatchObject({ status: 400, body: { code, field } });
  expect((await stored()).ruleSet).toBeNull();
});

test.each<[string, unknown, object]>([
  ['no rules', {}, { code: 'required', field: 'ruleSet' }],
  ['a text', { ruleSet: 'rules' }, { code: 'wrong_type', field: 'ruleSet' }],
  [
    'an unknown name',
    { ruleSet: rules(1, { limits: 3 }) },
    { code: 'unknown_field', field: 'ruleSet.rules.0.limits' },
  ],
  [
    'a text as a limit',
    { ruleSet: rules(1, { limit: '1,200' }) },
    { code: 'wrong_type', field: 'ruleSet.rules.0.limit' },
  ],
  ['no kind', { ruleSet: rules(1, { type: undefined }) }, { field: 'ruleSet.rules.0.type' }],
  ['an unknown category', { ruleSet: rules(1, { scope: ['teas'] }) }, { code: 'unknown_category' }],
  [
    'another name beside',
    { ruleSet: rules(1), status: 'published' },
    { code: 'unknown_field', field: 'status' },
  ],
])('a draft with %s is refused', async (_, json, problem) => {
  const answer = await call(path('draft'), { method: 'PUT', token: author, json });
  expect(answer).toMatchObject({ status: 400, body: problem });
});

test('two who publish at once publish once', async () => {
  const saved = await save(rules(100));
  await sign(signer, saved.body.draft.hash);
  const answers = await Promise.all([act('publish', author), act('publish', signer), act('publish', author)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(answers.filter(({ status }) => status === 409)).toMatchObject([
    { body: { code: 'no_rule_draft' } },
    { body: { code: 'no_rule_draft' } },
  ]);
  expect((await stored()).ruleSet.version).toBe(1);
});

test('the signature of an account that is no dietitian any more does not count', async () => {
  const guest = await createStaff(server.payload, 'dietitian');
  const token = await startTestSession(server.payload, { collection: 'staff', id: guest.id });
  const saved = await save(rules(100));
  await sign(token, saved.body.draft.hash);
  await server.payload.delete({ collection: 'staff', id: guest.id });
  expect(await sign(token, saved.body.draft.hash)).toMatchObject({ status: 401 });
  expect(await act('publish', author)).toMatchObject({ status: 409, body: { code: 'rule_draft_unsigned' } });
});

test('a draft that was begun before other rules were published is compared first', async () => {
  await save(rules(100));
  // The starter catalogue publishes without a user.
  await server.payload.update({
    collection: 'diets',
    id: diet,
    data: { ruleSet: { ...rules(120), status: 'published' } },
  });
  const { draft } = (await show()).body;
  await sign(signer, draft.hash);
  expect(await act('publish', signer)).toMatchObject({ status: 409, body: { code: 'rule_draft_outdated' } });
  const json = { ruleSet: draft.ruleSet, hash: draft.hash, basedOnVersion: 1 };
  const again = await call(path('draft'), { method: 'PUT', token: author, json });
  expect(again.body.draft).toMatchObject({ signature: null, basedOnVersion: 1 });
  await sign(signer, again.body.draft.hash);
  expect(await act('publish', signer)).toMatchObject({ status: 200 });
});

test('one person alone publishes through no other door', async () => {
  const published = { ...rules(120), status: 'published' };
  const refused = { status: 409, body: { code: 'signature_needed', field: 'ruleSet' } };
  const patch = (ruleSet: unknown) => call(path(''), { method: 'PATCH', token: author, json: { ruleSet } });
  expect(await patch(published)).toMatchObject(refused);
  const other = { slug: 'another-diet', kind: 'habit', name: '식단', nameEn: 'Diet', ruleSet: published };
  expect(await call('/api/diets', { token: author, json: other })).toMatchObject(refused);
  const mutation = await call('/api/graphql', {
    token: author,
    json: {
      query:
        'mutation ($rules: JSON) { updateDiet(id: ' + String(diet) + ', data: { ruleSet: $rules }) { id } }',
      variables: { rules: published },
    },
  });
  expect(mutation.body).toMatchObject({ errors: [{ extensions: { code: 'signature_needed' } }] });

  await publish(rules(120));
  const { ruleSet } = await stored();
  expect(await patch(ruleSet)).toMatchObject({ status: 200 });
  expect(await patch({ ...ruleSet, isComplete: false })).toMatchObject(refused);
  await publish(rules(100));
  const versions = await call(`/api/diets/versions?where[parent][equals]=${String(diet)}&sort=createdAt`, {
    token: author,
  });
  const old = versions.body.docs.find(
    ({ version }: { version: { ruleSet?: { version: number } } }) => version.ruleSet?.version === 1,
  );
  const restored = await call(`/api/diets/versions/${String(old.id)}`, { method: 'POST', token: author });
  expect(restored).toMatchObject(refused);
  // To stop judging can hurt nobody.
  expect(await patch({ ...ruleSet, status: 'draft' })).toMatchObject({
    status: 200,
    body: { doc: { ruleSet: { status: 'draft', version: 3 } } },
  });
  expect((await stored()).ruleSet.signature).toBeUndefined();
});

test('the versions are listed as sentences, and an old one becomes a draft', async () => {
  await publish(rules(120));
  await publish(rules(100));
  const { effect, source, strength } = sodiumRule();
  const pork = {
    ...{ id: 'pork', type: 'ingredient-class', classes: ['pork'], effect, source, strength },
    cases: [{ food: { classes: { present: ['pork'] } }, outcome: 'unsuitable' }],
  };
  await publish({ ...rules(100), rules: [...rules(100).rules, pork] });
  const first = await call(path('versions?limit=2'), { token: author });
  expect(first).toMatchObject({
    status: 200,
    body: {
      docs: [
        {
          version: 3,
          status: 'published',
          signature: { signedBy: 'Lee' },
          changes: [{ kind: 'added', rule: 'pork', text: { en: 'Avoid: pork in the food' } }],
        },
        { version: 2, changes: [{ text: { en: 'sodium: at most 120 mg → 100 mg per 100 g' } }] },
      ],
      nextCursor: 2,
    },
  });
  expect((await call(path('versions?limit=2&cursor=2'), { token: author })).body).toMatchObject({
    docs: [{ version: 1, changes: [{ kind: 'added', rule: 'sodium' }] }],
    nextCursor: null,
  });

  const restore = (version: string, json: object = {}) =>
    call(path(`versions/${version}/draft`), { token: author, json });
  const restored = await restore('1');
  expect(restored).toMatchObject({
    status: 200,
    body: {
      draft: { basedOnVersion: 3, ruleSet: { rules: [{ limit: 120 }] }, changedBy: { name: 'Kim' } },
      changes: [
        { text: { en: 'sodium: at most 100 mg → 120 mg per 100 g' } },
        { kind: 'removed', rule: 'pork' },
      ],
    },
  });
  expect((await stored()).ruleSet.version).toBe(3);
  expect(await restore('2')).toMatchObject({ status: 409, body: { code: 'rule_draft_exists' } });
  expect(await restore('2', { hash: restored.body.draft.hash })).toMatchObject({ status: 200 });
  for (const version of ['9', '0', 'x', '1.5'])
    expect(await restore(version)).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('a draft can be discarded, and then nothing can be signed or published', async () => {
  const { hash } = (await save(rules(100))).body.draft;
  expect(await call(path('draft'), { method: 'DELETE', token: signer })).toMatchObject({
    status: 200,
    body: { draft: null },
  });
  expect(await call(path('draft'), { method: 'DELETE', token: signer })).toMatchObject({ status: 200 });
  expect(await sign(signer, hash)).toMatchObject({ status: 409, body: { code: 'no_rule_draft' } });
  expect(await act('publish', signer)).toMatchObject({ status: 409, body: { code: 'no_rule_draft' } });
});

test('others than dietitians neither see nor change a draft', async () => {
  await save(rules(100));
  for (const [token, status] of [
    [undefined, 401],
    [moderator, 403],
  ] as const) {
    const answers = await Promise.all([
      call(path('draft'), { token }),
      call(path('draft'), { method: 'PUT', token, json: { ruleSet: rules(1) } }),
      call(path('draft'), { method: 'DELETE', token }),
      call(path('draft/sign'), { token, json: { hash: 'x' } }),
      call(path('draft/publish'), { method: 'POST', token }),
      call(path('versions'), { token }),
      call(path('versions/1/draft'), { token, json: {} }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  }
  expect(await call('/api/diets/99999999/draft', { token: author })).toMatchObject({ status: 404 });
});

function rules(limit: number, change: object = {}) {
  const { id: _, ...rule } = sodiumRule({ cases: [over] });
  return {
    name: { ko: '시험식', en: 'test diet' },
    isComplete: true,
    rules: [{ ...rule, id: 'sodium', limit, ...change }],
  };
}

function path(rest: string): string {
  return `/api/diets/${String(diet)}${rest === '' ? '' : `/${rest}`}`;
}

function save(ruleSet: object, token = author): Promise<Answer> {
  return call(path('draft'), { method: 'PUT', token, json: { ruleSet } });
}

function sign(token: string, hash: string): Promise<Answer> {
  return call(path('draft/sign'), { token, json: { hash } });
}

function act(action: 'publish', token: string): Promise<Answer> {
  return call(path(`draft/${action}`), { method: 'POST', token });
}

function show(): Promise<Answer> {
  return call(path('draft'), { token: author });
}

function publish(ruleSet: object): Promise<Answer> {
  return publishRules(call, { author, signer, diet, ruleSet });
}

async function stored(): Promise<Answer['body']> {
  return (await call(`${path('')}?depth=0`)).body;
}

function createDiet(slug: string) {
  return server.payload.create({
    collection: 'diets',
    data: { slug, kind: 'habit', name: '시험식', nameEn: 'Test diet' },
  });
}

async function sessionOf(role: 'admin' | 'dietitian' | 'moderator', name: string): Promise<string> {
  const { id } = await createStaff(server.payload, role);
  await server.payload.update({ collection: 'staff', id, data: { name } });
  return startTestSession(server.payload, { collection: 'staff', id });
}
