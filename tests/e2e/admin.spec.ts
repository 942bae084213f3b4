import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page, Response } from 'playwright-core';
import { ensureBuild } from '../../src/platform/build/nextBuild.ts';
import { clientOf } from '../helpers/client.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database/database.ts';
import { testEnvironment } from '../helpers/environment.ts';
import { until } from '../helpers/until.ts';
import { accessibilityFaults } from './axe.ts';
import { startBrowser, visit, type Visit } from './browser.ts';
import { freePort, root, startProduct, type Product } from './product.ts';

/** The admin UI of the whole product in Chromium, as staff use it. */
const password = 'correct horse battery';
const admin = { email: 'first@admin.example', password };
let db: TestDatabase;
let product: Product;
let browser: Browser;
let token: string;
let current: Visit | undefined;

/** Ends what was started, in reverse order, even when a later start failed. */
const endings: (() => unknown)[] = [];

beforeAll(async () => {
  // jest's options name a loader that the build does not have.
  delete process.env['NODE_OPTIONS'];
  browser = await startBrowser();
  endings.push(() => browser.close());
  await ensureBuild({ root, log: (line) => void process.stderr.write(`${line}\n`) });
  const folder = mkdtempSync(join(tmpdir(), 'diningcoach-admin-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  db = await createTestDatabase();
  endings.push(() => db.drop());
  const { PAYLOAD_SECRET, HEALTH_KEYS } = testEnvironment;
  product = startProduct({
    ...{ PAYLOAD_SECRET, HEALTH_KEYS, DATABASE_URL: db.url, PORT: await freePort() },
    ...{ ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password },
    ...{ DATA_DIR: join(folder, 'data'), MEDIA_DIR: join(folder, 'media') },
  });
  endings.push(() => product.end('SIGTERM'));
  await product.ready();
  await until(
    'a ready product',
    async () => (await fetch(`${product.baseUrl}/api/health/ready`).catch(() => undefined))?.ok === true,
  );
  token = (await api('/api/staff/login', { json: admin })).body.token;
  for (const role of ['dietitian', 'moderator']) {
    const creation = await api('/api/staff', {
      token,
      json: { email: `${role}@example.com`, name: role === 'dietitian' ? 'Kim' : 'Park', password, role },
    });
    expect(creation.status).toBe(201);
  }
}, 400_000);

afterEach(async () => {
  const faults = current?.faults;
  await current?.end();
  current = undefined;
  expect(faults).toEqual([]);
});

afterAll(async () => {
  for (const end of endings.reverse()) await end();
}, 30_000);

const texts = {
  ko: {
    otherLanguage: /\b(?!DiningCoach|IDDSI|GTIN)[A-Za-z]{5,}/,
    foods: '식품',
    sodium: '나트륨',
    wrongBarcode: '올바른 바코드가 아닙니다',
    wrongJson: 'JSON 형식이 올바르지 않습니다',
    alias: '부침용 두부',
    category: '시험 식품군',
    edit: '고치기',
    limit: '기준값',
    tooLittle: '0보다 작을 수 없습니다',
    sample: '표본',
    draftSaved: '초안을 저장했습니다',
    sign: '서명하기',
    hasSigned: '서명했습니다',
    publish: '게시하기',
    hasPublished: '게시했습니다',
    found: '실제 결과',
    outcome: '결과',
    removed: '처리했습니다: 삭제',
    confirmed: '인정',
    takenBack: '조치를 되돌렸습니다.',
    faster: '다른 운영자가 처리했습니다',
    theirs: '다른 운영자가 맡았습니다',
  },
  en: {
    otherLanguage: /[가-힣]/,
    foods: 'Foods',
    sodium: 'Sodium',
    wrongBarcode: 'This is not a valid barcode',
    wrongJson: 'This is not valid JSON',
    alias: 'bean curd',
    category: 'A category of tests',
    edit: 'Edit',
    limit: 'Limit',
    tooLittle: 'This cannot be below 0',
    sample: 'sample of',
    draftSaved: 'The draft is saved',
    sign: 'Sign',
    hasSigned: 'You have signed',
    publish: 'Publish',
    hasPublished: 'The rules are published',
    found: 'It comes out as',
    outcome: 'Outcome',
    removed: 'Done: Remove',
    confirmed: 'Confirmed',
    takenBack: 'The action is taken back.',
    faster: 'A colleague was faster',
    theirs: 'Somebody else works on it',
  },
} as const;

describe.each(['ko', 'en'] as const)('a dietitian, in %s', (language) => {
  const { otherLanguage, ...words } = texts[language];

  test('sees the figures of the dashboard in one language', async () => {
    const { page, picture } = await enter({ as: 'dietitian', language });
    const dashboard = page.locator('.dc-dashboard');
    const { totalDocs } = (await api('/api/foods/count', { token })).body;
    await dashboard.getByText(new Intl.NumberFormat('ko').format(totalDocs), { exact: true }).waitFor();
    expect(totalDocs).toBeGreaterThan(1_000);
    expect(await dashboard.getByRole('heading', { name: words.foods, exact: true }).count()).toBe(1);
    expect(await dashboard.getByRole('rowheader', { name: words.sodium }).count()).toBe(1);
    expect(await dashboard.innerText()).not.toMatch(otherLanguage);
    await picture('dashboard');
  });

  test('finds a food by its name, opens it and enters a nutrient and a quality flag', async () => {
    const { page, picture } = await enter({ as: 'dietitian', language });
    await page.goto('/admin/collections/foods');
    await page.locator('tbody tr').first().waitFor();
    await page.locator('.search-filter__input').fill('두부');
    await page.waitForURL(/search=/);
    const first = page.locator('tbody tr').first().getByRole('link', { name: '두부', exact: true });
    await first.waitFor();
    await picture('foods');
    await first.click();
    await page.waitForURL(/\/foods\/\d+/);
    const id = /foods\/(\d+)/.exec(page.url())?.[1] ?? '';

    const sodium = page.locator('#field-nutrients__sodium');
    const newValue = Number(await sodium.inputValue()) + 1;
    await sodium.fill(String(newValue));
    await page.locator('#field-aliases').click();
    await page.keyboard.type(words.alias);
    await page.keyboard.press('Enter');
    await picture('food');
    expect((await save(page)).status()).toBe(200);
    const { body } = await api(`/api/foods/${id}?depth=0`);
    expect(body.nutrients.sodium).toBe(newValue);
    expect(body.aliases).toContain(words.alias);

    expect(await labelsOf(page)).not.toMatch(otherLanguage);

    // The flag is there after a reload, and a click removes it.
    await page.reload();
    const remove = page.getByRole('button', { name: new RegExp(`: ${words.alias}$`) });
    await remove.click();
    expect((await save(page)).status()).toBe(200);
    expect((await api(`/api/foods/${id}?depth=0`)).body.aliases).not.toContain(words.alias);
  });

  test('sees an error beside the field that has it', async () => {
    const { page, picture } = await enter({ as: 'dietitian', language });
    const { body } = await api('/api/foods?where[name][equals]=두부&depth=0');
    await page.goto(`/admin/collections/foods/${String(body.docs[0].id)}`);
    await fillAndWait(page, () => page.locator('#field-barcode').fill('8801234567890'));
    expect((await save(page)).status()).toBe(400);
    const wrong = page.locator('.field-type', { has: page.locator('#field-barcode') });
    await wrong.getByText(words.wrongBarcode).first().waitFor();
    await picture('wrong-barcode');

    await page.locator('#field-barcode').fill('');
    await page.locator('#field-allergens').fill('{"scheme": "mfds",');
    await page.locator('#field-allergens-fault').getByText(words.wrongJson).waitFor();
    await page.locator('#action-save').click();
    // The form does not send text that is not JSON.
    await page.locator('.dc-field.error', { has: page.locator('#field-allergens') }).waitFor();
    await picture('wrong-json');
    await page.locator('#field-allergens').fill('{"scheme": "mfds", "contains": "egg"}');
    expect((await save(page)).status()).toBe(400);
    expect((await api(`/api/foods/${String(body.docs[0].id)}?depth=0`)).body.barcode).toBeNull();
  });

  test('adds a category', async () => {
    const { page } = await enter({ as: 'dietitian', language });
    await page.goto('/admin/collections/food-categories/create');
    await page.locator('#field-name').fill(words.category);
    expect((await save(page)).status()).toBe(201);
    await page.waitForURL(/\/food-categories\/\d+/);
    const { body } = await api(`/api/food-categories?where[name][equals]=${words.category}`);
    expect(body.totalDocs).toBe(1);
  });

  test('changes a rule in a draft; a second dietitian signs it, and it is published', async () => {
    const { page, picture, end } = await enter({ as: 'dietitian', language });
    const before = (await api('/api/diets?where[slug][equals]=low-salt&depth=0')).body.docs[0];
    const version: number = before.ruleSet.version;
    const limit: number = before.ruleSet.rules[0].limit;
    const address = `/admin/collections/diets/${String(before.id)}/rules`;
    await page.goto(address);
    const [rule, state] = [page.locator('.dc-rules__item').first(), page.locator('.dc-rules__state')];
    await rule
      .getByText(`${String(limit)} mg`)
      .first()
      .waitFor();
    await page.locator('.dc-rules__versions li').first().waitFor();

    // With the keyboard. Both languages change the same diet, one in each direction.
    await rule.getByRole('button', { name: words.edit }).press('Enter');
    const input = rule.getByLabel(words.limit, { exact: true });
    await input.fill('-5');
    await rule.locator('.dc-form__fault').getByText(words.tooLittle).waitFor();
    await picture('wrong-rule');
    const [changedLimit, outcome] = language === 'ko' ? [limit - 1, 'unsuitable'] : [limit + 1, 'suitable'];
    await input.fill(String(changedLimit));
    await state.getByText(`${String(limit)} mg → ${String(changedLimit)} mg`).waitFor();

    // The cases between the two limits come out otherwise, each at its row.
    const failing = rule.locator('.dc-case', { hasText: words.found });
    await failing.first().waitFor();
    await picture('failing-case');
    for (let left = await failing.count(); left > 0; left -= 1) {
      const one = failing.first();
      await one.locator('> summary').press('Enter');
      await one.getByLabel(words.outcome, { exact: true }).selectOption(outcome);
      await failing.nth(left - 1).waitFor({ state: 'detached' });
    }
    const effect = page.locator('section[aria-labelledby=dc-rules-effect]');
    // Foods may still be judged for the last publication; the page says so, and one asks again.
    await until('the effect of the draft', async () => {
      await effect.locator('button:enabled').first().press('Enter');
      return (await effect.locator('p', { hasText: words.sample }).count()) > 0;
    });
    expect(await accessibilityFaults(page, '.dc-rules')).toEqual([]);
    expect(await page.locator('.dc-rules').innerText()).not.toMatch(/[{}]/);

    await page.keyboard.press('Control+s');
    await state.getByText(words.draftSaved).waitFor();
    expect(await state.getByRole('button', { name: words.sign }).isDisabled()).toBe(true);
    const labels = await page.locator('.dc-rules :is(h2, h3, label, button, .dc-badge)').allInnerTexts();
    expect(labels.join('\n')).not.toMatch(otherLanguage);
    await picture('draft');
    await end();

    const second = await enter({ as: 'admin', language });
    await second.page.goto(address);
    const panel = second.page.locator('.dc-rules__state');
    await panel.getByText(`${String(limit)} mg → ${String(changedLimit)} mg`).waitFor();
    expect((await api(`/api/diets/${String(before.id)}?depth=0`)).body.ruleSet).toEqual(before.ruleSet);
    for (const action of [words.sign, words.publish]) {
      await panel.getByRole('button', { name: action }).press('Enter');
      await second.page.locator('.dc-dialog button[type=submit]').press('Enter');
      await second.page.locator('.dc-dialog').waitFor({ state: 'detached' });
      await panel
        .locator('[role=status]', { hasText: action === words.sign ? words.hasSigned : words.hasPublished })
        .waitFor();
    }
    await second.picture('published-rules');
    const after = (await api(`/api/diets/${String(before.id)}?depth=0`)).body.ruleSet;
    expect(after).toMatchObject({
      version: version + 1,
      status: 'published',
      signature: { writtenBy: ['Kim'] },
    });
    expect(after.rules[0].limit).toBe(changedLimit);
  });
});

test('a moderator reads foods and cannot change them', async () => {
  const { page, picture } = await enter({ as: 'moderator', language: 'ko' });
  await page.locator('.dc-figures').first().waitFor();
  await page.goto('/admin/collections/foods');
  await page.locator('tbody tr').first().waitFor();
  expect(await page.locator('a[href$="/foods/create"]').count()).toBe(0);
  const { body } = await api('/api/foods?where[name][equals]=두부&depth=0');
  const id = String(body.docs[0].id);
  await page.goto(`/admin/collections/foods/${id}`);
  await page.locator('#field-name').waitFor();
  for (const field of ['name', 'nutrients__sodium', 'allergens']) {
    expect(await page.locator(`#field-${field}`).isDisabled()).toBe(true);
  }
  expect(await page.locator('#action-save').count()).toBe(0);
  await picture('moderator');
  const refusal = await page.request.patch(`/api/foods/${id}`, {
    data: { name: '바뀐 이름' },
    headers: { origin: product.baseUrl },
  });
  expect(refusal.status()).toBe(403);
});

describe.each(['ko', 'en'] as const)('a moderator at the desk, in %s', (language) => {
  test('decides by the keyboard, takes it back, and is told when somebody else was faster', async () => {
    const { post, title } = await reportedPost(language);
    const other = await reportedPost(`${language}-other`);
    // One language in the dark theme: contrast differs there.
    const { page, picture } = await enter({ as: 'moderator', language, isDark: language === 'en' });
    await page.locator('.dc-charts').waitFor();
    expect(await accessibilityFaults(page, '.dc-charts')).toEqual([]);
    await picture('charts');

    await page.locator('.nav-toggler').first().click();
    await page.locator('#nav-moderation').click();
    const row = page.locator('.dc-queue__open', { hasText: title });
    await row.waitFor();
    expect(await page.locator('.dc-desk h1').evaluate((heading) => heading === document.activeElement)).toBe(
      true,
    );
    expect(await accessibilityFaults(page, '.dc-desk')).toEqual([]);
    expect(await page.locator('.dc-desk__filter').innerText()).not.toMatch(texts[language].otherLanguage);
    await picture('queue');
    await page.keyboard.press('j');
    await page.locator('.dc-queue__open', { hasText: other.title }).focus();
    await page.keyboard.press('s');
    await page.keyboard.press('h');
    await page.locator('.dc-dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.dc-outcome__done').waitFor();
    expect([await stateOf(other.post), await stateOf(post)]).toEqual(['hidden', 'published']);
    await row.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/moderation\/\d+/);

    // The link of the author is text; nothing of the text runs.
    const content = page.locator('.dc-content');
    await content.getByText('https://example.com/buy').waitFor();
    expect(await content.locator('a, script').count()).toBe(0);
    const outcome = page.locator('.dc-outcome p').first();
    await page.keyboard.press('x');
    const dialog = page.locator('.dc-dialog');
    await dialog.waitFor();
    expect(await accessibilityFaults(page, '.dc-dialog')).toEqual([]);
    await picture('dialog');
    await dialog.locator('button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Enter');
    await outcome.getByText(texts[language].removed).waitFor();
    expect(await stateOf(post)).toBe('removed');
    expect(await page.locator('.dc-outcome').evaluate((part) => part === document.activeElement)).toBe(true);
    await page.locator('.dc-list').getByText(texts[language].confirmed).waitFor();
    await page.keyboard.press('u');
    await outcome.getByText(texts[language].takenBack).waitFor();
    expect(await stateOf(post)).toBe('published');

    await page.locator('.dc-pill--open').waitFor();
    const id = /moderation\/(\d+)/.exec(page.url())?.[1] ?? '';
    const claim = await api(`/api/moderation-cases/${id}/claim`, { token, json: {} });
    expect(claim.status).toBe(200);
    await page.keyboard.press('h');
    await outcome.getByText(texts[language].faster).waitFor();
    await page.locator('.dc-case-page__work').getByText(texts[language].theirs).waitFor();
    expect(await stateOf(post)).toBe('published');
    expect(await accessibilityFaults(page, '.dc-desk')).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.locator('.dc-case-page').waitFor();
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 390);
    await picture('case-390');
  });
});

describe.each(['ko', 'en'] as const)('a dietitian imports foods, in %s', (language) => {
  test('sees what a file would change, starts it, reads its report and takes it back', async () => {
    const { page, picture } = await enter({ as: 'dietitian', language, isDark: language === 'en' });
    const source = `e2e ${language}`;
    const csv = [
      'code,name,kind,sourceName,sodium,saturatedFat,fat',
      `1,Tofu,processed,${source},7,1,4`,
      `2,Butter,processed,${source},7,95,80`,
      `3,,processed,${source},7,1,4`,
    ].join('\n');
    await page.locator('.nav-toggler').first().click();
    await page.locator('#nav-imports').click();
    await page.locator('.dc-drop').waitFor();
    expect(await accessibilityFaults(page, '.dc-imports')).toEqual([]);
    expect(await page.locator('.dc-drop').innerText()).not.toMatch(texts[language].otherLanguage);
    await choose(page, { [`${language}.csv`]: csv });

    // The keyboard alone goes on: the next button has the focus.
    await page.keyboard.press('Enter');
    await page.waitForURL(/imports\/\d+/);
    const state = page.locator('.dc-import-work [role=status] strong');
    const inState = (name: string) => page.locator(`.dc-import-work .dc-pill--${name}`).waitFor();
    await inState('ready');
    await page.locator('.dc-first-rows').getByText('Butter').waitFor();
    await page.locator('.dc-reading button[type=submit]').click();
    await inState('previewed');
    expect(await foodsOf(source)).toBe(0);
    await page.locator('.dc-tiles').getByText('2', { exact: true }).waitFor();
    expect(await accessibilityFaults(page, '.dc-imports')).toEqual([]);
    await picture('import-preview');

    // A tile shows its rows alone.
    await page.locator('.dc-tiles a[href*="doubtful"]').click();
    await page.waitForURL(/doubtful=true/);
    await page.locator('.dc-tiles a[href$="/1"], .dc-tiles a[aria-current]').first().waitFor();
    await page.locator('.dc-report > li').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('.dc-report').innerText()).toContain('Butter');

    await page.locator('.dc-import-work .dc-button--main').click();
    await inState('done');
    expect(await foodsOf(source)).toBe(2);
    expect(await state.innerText()).not.toMatch(texts[language].otherLanguage);
    expect(await downloaded(page, page.locator('a[href*="report.csv"]'))).toContain('Butter');

    await page.locator('.dc-import-work .dc-button').first().click();
    await page.locator('.dc-dialog').waitFor();
    expect(await accessibilityFaults(page, '.dc-dialog')).toEqual([]);
    await page.locator('.dc-dialog button[type=submit]').click();
    await inState('rolled-back');
    expect(await foodsOf(source)).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForFunction(() => document.documentElement.scrollWidth <= 390);
    await picture('import-390');
  });
});

test('a dietitian says which column is what, and the next file with these columns is understood', async () => {
  const { page, picture } = await enter({ as: 'dietitian', language: 'ko' });
  const file = (code: string) => `번호표;상품명;나트륨(g);비고\n${code};두부 ${code};1,6;-`;
  await page.goto('/admin/imports');
  await choose(page, { 'shop.csv': file('7') });
  await page.locator('.dc-drop .dc-button--main').last().click();
  const mapping = page.locator('.dc-mapping');
  await mapping.waitFor();
  expect(await accessibilityFaults(page, '.dc-imports')).toEqual([]);
  // Names and units are proposed from the header; the code is not, and the form says so.
  const needed = page.locator('.dc-reading [role=alert]');
  expect(await needed.innerText()).toContain('식품 코드');
  await mapping.locator('tr', { hasText: '번호표' }).locator('select').selectOption('code');
  await mapping.locator('.dc-mapping__all select').first().selectOption('processed');
  expect(await needed.innerText()).toBe('');
  await mapping.locator('> label input').fill('가게');
  await picture('import-mapping');
  await page.locator('.dc-reading button[type=submit]').click();
  await page.locator('.dc-pill--previewed').waitFor();
  await page.locator('.dc-import-work .dc-button--main').click();
  await page.locator('.dc-pill--done').waitFor();
  const { body } = await api('/api/foods?where[name][equals]=두부 7&depth=0');
  expect(body.docs[0].nutrients.sodium).toBe(1_600);

  await page.goto('/admin/imports');
  await choose(page, { 'shop-2.csv': file('8') });
  await page.locator('.dc-drop .dc-button--main').last().click();
  await page.locator('.dc-import-work .dc-pill--ready').waitFor();
  expect(await mapping.innerText()).toContain('가게');
});

test('a dietitian exports the list as it is filtered; a moderator has neither export nor imports', async () => {
  const { page, end } = await enter({ as: 'dietitian', language: 'en' });
  await page.goto('/admin/collections/foods?search=두부');
  const link = page.locator('a[href*="export.csv"]');
  await link.waitFor();
  const csv = await downloaded(page, link);
  expect(csv).toContain('두부');
  expect(csv.split('\n').length).toBeLessThan(200);
  await end();

  const { page: moderators } = await enter({ as: 'moderator', language: 'en' });
  expect(await moderators.locator('#nav-imports').count()).toBe(0);
  await moderators.goto('/admin/collections/foods');
  await moderators.locator('tbody tr').first().waitFor();
  expect(await moderators.locator('a[href*="export.csv"]').count()).toBe(0);
  expect((await moderators.goto('/admin/imports'))?.status()).toBe(404);
});

test('an admin sees in the audit log who read whose data', async () => {
  const consents = { terms: true, healthData: true };
  const member = { email: 'mina@example.com', username: '미나', password, consents };
  const { id } = (await api('/api/users', { json: member })).body.doc;
  expect((await api(`/api/users/${String(id)}`, { token })).status).toBe(200);
  const { page, picture } = await enter({ as: 'admin', language: 'ko' });
  await page.goto('/admin/collections/audit-log');
  const row = page.locator('tbody tr', { has: page.getByRole('link', { name: `#${String(id)}` }) });
  await row.waitFor();
  expect(await row.innerText()).toContain(admin.email);
  expect(await row.innerText()).toContain('조회');
  expect(await page.locator('thead').innerText()).toMatch(/시각[^]*누가[^]*무엇을[^]*누구의/);
  expect(await page.locator('a[href$="/audit-log/create"]').count()).toBe(0);
  await picture('audit-log');
  const { rows } = await db.pool.query('SELECT count(*)::int AS count FROM audit_log WHERE subject_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ count: 1 }]);
});

test('an admin runs a parked job again', async () => {
  const parked = randomUUID();
  await db.pool.query(
    `INSERT INTO jobs.agenda_jobs (id, name, parked_at, parked_reason, attempts, fail_count)
     VALUES ($1, 'prune-jobs', now(), 'worker ended or went silent', 5, 5)`,
    [parked],
  );
  const { page, picture } = await enter({ as: 'admin', language: 'ko' });
  const row = page.locator('.dc-jobs tbody tr', { hasText: 'prune-jobs' });
  expect(await row.innerText()).toContain('작업자가 끝나거나 응답하지 않음');
  await picture('parked');
  await row.getByRole('button').click();
  await row.waitFor({ state: 'detached' });
  await until('the job to be done', async () => {
    const { rows } = await db.pool.query('SELECT done_at FROM jobs.agenda_jobs WHERE id = $1', [parked]);
    return rows[0].done_at !== null;
  });
});

test('a dietitian sees a parked job without the button, and has no desk', async () => {
  await db.pool.query(
    `INSERT INTO jobs.agenda_jobs (name, parked_at, parked_reason, attempts, fail_count)
     VALUES ('prune-jobs', now(), 'Error ECONNREFUSED', 5, 5)`,
  );
  const { page } = await enter({ as: 'dietitian', language: 'en' });
  const row = page.locator('.dc-jobs tbody tr', { hasText: 'prune-jobs' });
  expect(await row.innerText()).toContain('Error ECONNREFUSED');
  expect(await row.getByRole('button').count()).toBe(0);
  await db.pool.query(`DELETE FROM jobs.agenda_jobs WHERE parked_at IS NOT NULL`);
  expect(await page.locator('#nav-moderation, .dc-charts').count()).toBe(0);
  expect((await page.goto('/admin/moderation'))?.status()).toBe(404);
});

/** Logs in by the form, in a browser with this language. */
async function enter({
  language,
  as,
  isDark = false,
}: {
  as: 'admin' | 'dietitian' | 'moderator';
  language: 'ko' | 'en';
  isDark?: boolean;
}): Promise<Visit> {
  const visited = await visit({ browser, baseUrl: product.baseUrl, language });
  current = visited;
  const { page } = visited;
  if (isDark) await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/admin/login');
  await page.locator('#field-email').fill(as === 'admin' ? admin.email : `${as}@example.com`);
  await page.locator('#field-password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('.dc-dashboard').waitFor();
  return visited;
}

/** Chooses files for an import, as the dialog of the browser does. */
async function choose(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('.dc-drop input[type=file]').setInputFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })),
  );
  await page.locator('.dc-drop__files').waitFor();
}

/** The file that a link gives. */
async function downloaded(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path(), 'utf8');
}

async function foodsOf(source: string): Promise<number> {
  return (await api(`/api/foods/count?where[source.name][equals]=${source}`, { token })).body.totalDocs;
}

/** A post that a member has reported, with a link. */
async function reportedPost(name: string): Promise<{ post: number; title: string }> {
  const [author, reporter] = await Promise.all([newMember(`${name}-author`), newMember(`${name}-reporter`)]);
  const { docs } = (await api('/api/boards?limit=1&depth=0', { token })).body;
  const title = `${name}: ${randomUUID().slice(0, 8)}`;
  const link = { type: 'link', version: 3, fields: { url: 'https://example.com/buy', linkType: 'custom' } };
  const text = { type: 'text', version: 1, text: '<script>alert(1)</script>', format: 0 };
  const paragraph = { type: 'paragraph', version: 1, children: [{ ...link, children: [text] }] };
  const content = { root: { type: 'root', version: 1, children: [paragraph] } };
  const written = await api('/api/posts', {
    token: author,
    json: { board: docs[0].id, title, content, acknowledged: true },
  });
  expect(written.status).toBe(201);
  const post: number = written.body.doc.id;
  const reported = await api('/api/reports', {
    token: reporter,
    json: { target: { relationTo: 'posts', value: post }, reason: 'spam' },
  });
  expect(reported.status).toBe(201);
  return { post, title };
}

async function newMember(name: string): Promise<string> {
  const email = `${name}@example.com`;
  const consents = { terms: true, healthData: true };
  await api('/api/users', { json: { email, username: name, password, consents } });
  return (await api('/api/users/login', { json: { email, password } })).body.token;
}

async function stateOf(post: number): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ state: string }>('SELECT state FROM posts WHERE id = $1', [post]);
  return rows[0]?.state;
}

/** Presses "save" and returns the answer of the API. */
async function save(page: Page): Promise<Response> {
  const isWrite = (response: Response): boolean =>
    ['POST', 'PATCH'].includes(response.request().method()) &&
    /\/api\/[\w-]+(\/\d+)?(\?|$)/.test(response.url()) &&
    response.request().headers()['x-payload-http-method-override'] === undefined;
  const [answer] = await Promise.all([page.waitForResponse(isWrite), page.locator('#action-save').click()]);
  return answer;
}

/**
 * Fills in a field and waits for the form state that the form requests a quarter of a second later. A save before its
 * answer would lose its errors, because the answer replaces them.
 */
async function fillAndWait(page: Page, fill: () => Promise<void>): Promise<void> {
  const asksForState = (response: Response): boolean =>
    response.request().headers()['next-action'] !== undefined;
  await Promise.all([page.waitForResponse(asksForState), fill()]);
}

/** Names and descriptions of all inputs on a page, without JSON values. */
async function labelsOf(page: Page): Promise<string> {
  return (await page.locator('.field-label, .field-description, .group-field__title').allInnerTexts())
    .join('\n')
    .replace(/\{.*\}/g, '');
}

function api(path: string, call: Parameters<ReturnType<typeof clientOf>>[1] = {}) {
  return clientOf(product.baseUrl)(encodeURI(path), call);
}
