import type pg from 'pg';
import { categoryIdsBySlug, categoryKinds } from '../../database/foods/categorySlugs.ts';
import type { CategoryResolver } from '../../database/foods/categoryTree.ts';
import {
  findByBarcode,
  findByCode,
  findWithoutCode,
  knownAllergens,
  type StoredByPosition,
  type StoredFood,
} from '../../database/imports/lookups.ts';
import { findSavedCategories, type SourceGroup } from '../../database/imports/sourceCategories.ts';
import type { Food } from '../../domain/foods/food.ts';
import { idInCode } from '../../domain/imports/format/exportedCode.ts';
import type { CsvPreset } from '../../domain/imports/rows/preset.ts';
import type { ImportSettings } from '../../domain/imports/settings/settings.ts';

/**
 * The ids of the categories; null for a food without one, undefined where the file names one that does not exist. Where
 * somebody removed a category of our own map, the names of the source count.
 */
export async function categoriesOf(
  foods: readonly Food[],
  {
    pool,
    categories,
    categoriesFrom,
  }: { pool: pg.Pool; categories: CategoryResolver; categoriesFrom: CsvPreset['categoriesFrom'] },
): Promise<FoundCategory[]> {
  const bySlug = await categoryIdsBySlug(
    pool,
    foods.map(({ categorySlug }) => categorySlug),
  );
  const ofSlug = foods.map(({ categorySlug }) => bySlug.get(categorySlug ?? ''));
  const isNamed = foods.map(
    ({ categorySlug }, at) => categorySlug === null || (categoriesFrom === 'map' && ofSlug[at] === undefined),
  );
  const groups = foods.map(({ category, source }, at): SourceGroup | null =>
    isNamed[at] === true && category.length > 0 ? { sourceName: source.name, path: category } : null,
  );
  const saved = await findSavedCategories(pool, groups);
  const byPath = await categories.resolve(
    groups.map((group, at) => (saved[at] === undefined ? (group?.path ?? []) : [])),
  );
  const ids = foods.map((_, at) => (isNamed[at] === true ? (saved[at] ?? byPath[at] ?? null) : ofSlug[at]));
  const kinds = await categoryKinds(pool, ids);
  return ids.map((id, at) => ({
    id,
    kind: id == null ? null : (kinds.get(id) ?? groups[at]?.path.at(-1) ?? null),
    group: groups[at] ?? null,
  }));
}

export interface FoundCategory {
  /** Undefined where the slug is unknown. */
  readonly id: number | null | undefined;
  /** Its slug, or its name without one; also of a category that a real run would create. */
  readonly kind: string | null;
  /** The group of its source, where no shipped map says its category. */
  readonly group: SourceGroup | null;
}

/** The first allergen of each food that does not exist: what is misspelt would protect nobody. */
export async function unknownAllergensOf(
  foods: readonly Food[],
  pool: pg.Pool,
): Promise<(string | undefined)[]> {
  const named = foods.map(({ allergens }) =>
    allergens === null ? [] : [...allergens.contains, ...allergens.mayContain],
  );
  const known = await knownAllergens(pool, [...new Set(named.flat())]);
  return named.map((slugs) => slugs.find((slug) => !known.has(slug)));
}

/** The stored food that each incoming one means. By barcode, it is the food of the same source if there are several. */
export async function findStored(
  foods: readonly Food[],
  { pool, matchBy }: { pool: pg.Pool; matchBy: ImportSettings['matchBy'] },
): Promise<(StoredFood | 'several' | undefined)[]> {
  const byCode = await findByCode(
    pool,
    foods.map(({ source, code }) => ({ sourceName: source.name, code })),
  );
  const withoutCode = await findWithoutCode(
    pool,
    foods.map(({ source, code }) => ({ sourceName: source.name, id: idInCode(code) ?? null })),
  );
  const byBarcode: StoredByPosition =
    matchBy === 'barcode'
      ? await findByBarcode(
          pool,
          foods.map(({ barcode }) => barcode),
        )
      : new Map<number, readonly StoredFood[]>();
  return foods.map((_, at) => {
    const own = byCode.get(at)?.[0] ?? withoutCode.get(at)?.[0];
    const ofBarcode = byBarcode.get(at) ?? [];
    if (ofBarcode.length === 0) return own;
    if (own !== undefined) return ofBarcode.some(({ id }) => id === own.id) ? own : 'several';
    return ofBarcode.length === 1 ? ofBarcode[0] : 'several';
  });
}
