import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * The number of the bit in food_search.unfit that each diet and allergen has. The numbers here are the ones that stored
 * foods were judged with before the table existed.
 *
 * The collection of allergens decides from now on: it learns which classes of ingredients an allergen tells, and that
 * English "shellfish" may be a crustacean, both of which code knew before.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE suitability_bits (
      kind text NOT NULL CHECK (kind IN ('allergen', 'diet')),
      slug text NOT NULL,
      bit smallint NOT NULL UNIQUE CHECK (bit BETWEEN 0 AND 62),
      given_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (kind, slug)
    );
    INSERT INTO suitability_bits (bit, kind, slug) VALUES
      (0, 'allergen', 'egg'), (1, 'allergen', 'milk'), (2, 'allergen', 'buckwheat'), (3, 'allergen', 'peanut'),
      (4, 'allergen', 'soybean'), (5, 'allergen', 'wheat'), (6, 'allergen', 'mackerel'), (7, 'allergen', 'crab'),
      (8, 'allergen', 'shrimp'), (9, 'allergen', 'pork'), (10, 'allergen', 'peach'), (11, 'allergen', 'tomato'),
      (12, 'allergen', 'sulphites'), (13, 'allergen', 'walnut'), (14, 'allergen', 'chicken'), (15, 'allergen', 'beef'),
      (16, 'allergen', 'squid'), (17, 'allergen', 'shellfish'), (18, 'allergen', 'pine-nut'), (19, 'allergen', 'gluten'),
      (20, 'allergen', 'crustaceans'), (21, 'allergen', 'fish'), (22, 'allergen', 'tree-nuts'), (23, 'allergen', 'celery'),
      (24, 'allergen', 'mustard'), (25, 'allergen', 'sesame'), (26, 'allergen', 'lupin'), (27, 'allergen', 'molluscs'),
      (32, 'diet', 'low-salt'), (33, 'diet', 'iodine-restricted'), (34, 'diet', 'low-fibre'), (35, 'diet', 'low-starch'),
      (36, 'diet', 'hard-food-limited'), (37, 'diet', 'vegan'), (38, 'diet', 'vegetarian'), (39, 'diet', 'pregnancy'),
      (40, 'diet', 'halal'), (41, 'diet', 'diabetes'), (42, 'diet', 'hypertension'), (43, 'diet', 'hyperlipidemia'),
      (44, 'diet', 'chemotherapy'), (45, 'diet', 'kidney-disease'), (46, 'diet', 'heart-disease'),
      (47, 'diet', 'thyroid-disease'), (48, 'diet', 'gout'), (49, 'diet', 'skin-disease'),
      (50, 'diet', 'menieres-disease'), (51, 'diet', 'radioiodine'), (52, 'diet', 'colonoscopy');

    ALTER TABLE allergens ADD COLUMN ingredient_classes jsonb;
    UPDATE allergens SET ingredient_classes = told.classes, updated_at = now()
      FROM (VALUES
        ('egg', '["egg", "not-vegan"]'::jsonb),
        ('milk', '["dairy", "not-vegan"]'),
        ('mackerel', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('crab', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('shrimp', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('pork', '["pork", "not-vegan", "not-vegetarian", "not-halal"]'),
        ('walnut', '["nuts"]'),
        ('chicken', '["meat", "not-vegan", "not-vegetarian", "halal-unstated"]'),
        ('beef', '["meat", "not-vegan", "not-vegetarian", "halal-unstated"]'),
        ('squid', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('shellfish', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('pine-nut', '["nuts"]'),
        ('crustaceans', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('fish', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('tree-nuts', '["nuts"]'),
        ('sesame', '["seeds"]'),
        ('molluscs', '["seafood", "not-vegan", "not-vegetarian"]'),
        ('buckwheat', '["none"]'), ('peanut', '["none"]'), ('soybean', '["none"]'), ('wheat', '["none"]'), ('peach', '["none"]'), ('tomato', '["none"]'),
        ('sulphites', '["none"]'), ('gluten', '["none"]'), ('celery', '["none"]'), ('mustard', '["none"]'), ('lupin', '["none"]')
      ) AS told (slug, classes)
     WHERE allergens.slug = told.slug;
    UPDATE allergens SET synonyms_en = coalesce(synonyms_en, '[]') || '["shellfish"]', updated_at = now()
     WHERE slug = 'crustaceans' AND NOT coalesce(synonyms_en, '[]') ? 'shellfish';`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE allergens DROP COLUMN ingredient_classes; DROP TABLE suitability_bits;`);
}
