import type { Payload } from 'payload';
import type pg from 'pg';

/** The member that `addExampleRows` creates. */
export const exampleMember = {
  email: 'kim@example.com',
  username: 'kim',
  password: 'correct horse battery',
} as const;

/** Adds a few rows to the most important tables, in the same form as the product. */
export async function addExampleRows(payload: Payload, client: pg.ClientBase): Promise<void> {
  await payload.create({
    collection: 'staff',
    data: { email: 'dietitian@example.com', password: exampleMember.password, role: 'dietitian' },
  });
  const { id: user } = await payload.create({
    collection: 'users',
    data: { ...exampleMember, consents: { terms: true, healthData: true } },
  });
  const category = await payload.create({
    collection: 'food-categories',
    data: { name: '두부', nameEn: 'Tofu', slug: 'tofu' },
  });
  for (const [slug, name, nameEn] of [
    ['milk', '우유', 'Milk'],
    ['soybean', '대두', 'Soybean'],
  ] as const) {
    await payload.create({ collection: 'allergens', data: { slug, name, nameEn } });
  }
  await payload.create({
    collection: 'diets',
    data: {
      slug: 'low-salt',
      kind: 'disease',
      name: '저염식',
      nameEn: 'Low salt',
      ruleSet: {
        diet: 'low-salt',
        name: { ko: '저염식', en: 'Low salt' },
        version: 1,
        status: 'published',
        isComplete: false,
        rules: [],
      },
    },
  });
  await payload.create({
    collection: 'ingredients',
    data: { name: '대두', nameEn: 'soybean', allergens: ['soybean'], vegan: 'yes' },
  });
  const foods = [
    { name: '두부', nameEn: 'Tofu', kind: 'fresh' as const, nutrients: { sodium: 10, energyKcal: 84 } },
    {
      name: '신라면',
      kind: 'processed' as const,
      brand: '농심',
      nutrients: { sodium: 1_790 },
      ingredientsText: '밀가루, 대두',
      allergenText: '밀, 대두 함유',
    },
    { name: '매일 우유', kind: 'processed' as const, nutrients: {} },
  ];
  const ids: number[] = [];
  for (const food of foods) {
    const { id } = await payload.create({
      collection: 'foods',
      data: { ...food, basis: '100g', category: category.id, source: { name: 'example' } },
    });
    ids.push(id);
  }
  await client.query(`UPDATE foods SET deleted_at = now() WHERE name = '매일 우유'`);
  const profiles = await payload.find({ collection: 'health-profiles', where: { user: { equals: user } } });
  await payload.update({
    collection: 'health-profiles',
    id: profiles.docs[0]?.id ?? 0,
    data: {
      diets: [{ diet: 'low-salt' }],
      allergens: [{ allergen: 'milk', avoidTraces: true }],
      heightCm: 164.5,
      preferences: [category.id],
    },
  });
  await payload.create({
    collection: 'meal-diaries',
    data: {
      user,
      date: '2026-11-27',
      mealType: 'lunch',
      content: '두부',
      items: [{ food: ids[0] ?? 0, amount: 150, unit: 'g' }],
    },
  });
  await client.query(
    `INSERT INTO scan_history (user_id, food_id, barcode, scanned_at) VALUES ($1, $2, '8801043014830', now())`,
    [user, ids[1]],
  );
  await client.query(
    `INSERT INTO identities (user_id, provider, subject, email) VALUES ($1, 'google', 'example', 'mina@example.com')`,
    [user],
  );
  await client.query(
    `INSERT INTO passkeys (user_id, name, credential_id, public_key) VALUES ($1, 'Phone', 'example', 'example')`,
    [user],
  );
  await client.query(
    `INSERT INTO audit_log (at, actor, actor_id, actor_role, action, target, document, subject_id)
     VALUES (now(), 'admin@example.com', 1, 'admin', 'read', 'users', $1::text, $1::int)`,
    [user],
  );
  await client.query(`
    UPDATE jobs.agenda_jobs SET next_run_at = NULL, parked_at = now(), parked_reason = 'an example', fail_count = 5
    WHERE id = (SELECT id FROM jobs.agenda_jobs WHERE next_run_at IS NOT NULL ORDER BY created_at LIMIT 1)`);
}
