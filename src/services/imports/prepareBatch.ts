import type pg from 'pg';
import { z } from 'zod';
import type { FoodDocument } from '../../database/foods/document.ts';
import { categoryIdsBySlug, categoryKinds } from '../../database/foods/categorySlugs.ts';
import type { CategoryResolver } from '../../database/foods/categoryTree.ts';
import {
  findByBarcode,
  findByCode,
  findUnchanged,
  findWithoutCode,
  knownAllergens,
  type StoredByPosition,
  type StoredFood,
} from '../../database/imports/lookups.ts';
import { findSavedCategories, type SourceGroup } from '../../database/imports/sourceCategories.ts';
import type { PreparedRow } from '../../database/imports/writeBatch.ts';
import type { Food } from '../../domain/foods/food.ts';
import { shownText } from '../../domain/foods/text.ts';
import { qualityFlagSlugs, type QualityFlagName } from '../../domain/foods/quality.ts';
import { withPlausibilityFlags } from '../../domain/foods/storedQuality.ts';
import { idInCode } from '../../domain/imports/format/exportedCode.ts';
import { mergeImported, type FieldChange } from '../../domain/imports/merge/mergeImported.ts';
import type { CsvPreset, ImportedField } from '../../domain/imports/rows/preset.ts';
import type { RowIssue } from '../../domain/imports/rows/rowIssues.ts';
import { packTextsOf } from '../../domain/suitability/facts/factsOfFood.ts';
import type { DeriveInThreads } from '../suitability/deriveInThreads.ts';
import { hash64 } from './hashRow.ts';

/** A row of the files, before anything of it is known. */
export interface ReadRow {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  readonly joinedByLine: boolean;
  readonly isPartnerOnly: boolean;
  /** Null for a row that could not be split or joined. */
  readonly hash: string | null;
  /** Maps the cells. It is called only for a row that is not known yet. */
  readonly read: () => {
    readonly food: Food | null;
    readonly issues: readonly RowIssue[];
    readonly fields: readonly ImportedField[];
  };
}

export interface PrepareContext {
  readonly pool: pg.Pool;
  readonly matchBy: 'code' | 'barcode';
  readonly categories: CategoryResolver;
  readonly categoriesFrom: CsvPreset['categoriesFrom'];
  /** Undefined in a preview: no label is read. */
  readonly derive: DeriveInThreads | undefined;
}

/** A row whose food is read, and what is stored of it. */
interface Incoming {
  readonly row: ReadRow;
  readonly food: Food;
  readonly issues: readonly RowIssue[];
  readonly fields: readonly ImportedField[];
}

/**
 * Prepares the rows of a batch for writing: finds those that are unchanged, reads and merges the others, and computes
 * what is stored with them. It changes nothing but categories.
 */
export async function prepareBatch(
  rows: readonly ReadRow[],
  context: PrepareContext,
): Promise<PreparedRow[]> {
  const hashes = rows.flatMap(({ hash }) => (hash === null ? [] : [hash]));
  const unchanged = new Map((await findUnchanged(context.pool, hashes)).map((food) => [food.hash, food]));
  const prepared = new Map<ReadRow, PreparedRow>();
  const incoming: Incoming[] = [];
  for (const row of rows) {
    const known = row.hash === null ? undefined : unchanged.get(row.hash);
    if (known !== undefined) {
      prepared.set(row, {
        ...preparedRow(row, { outcome: 'unchanged', foodId: known.id, name: known.name }),
        code: known.code,
        keys: keysOf(context, known),
        flags: flagsOf(known.flags.map((flag) => ({ flag }))),
      });
      continue;
    }
    const { food, issues, fields } = row.read();
    if (food === null) prepared.set(row, { ...preparedRow(row, { outcome: 'refused' }), issues });
    else incoming.push({ row, food, issues, fields });
  }
  for (const row of await prepareIncoming(incoming, context)) prepared.set(row.read, row.prepared);
  return rows.flatMap((row) => prepared.get(row) ?? []);
}

interface Pair {
  readonly read: ReadRow;
  readonly prepared: PreparedRow;
}

async function prepareIncoming(incoming: readonly Incoming[], context: PrepareContext): Promise<Pair[]> {
  if (incoming.length === 0) return [];
  const foods = incoming.map(({ food }) => food);
  const categories = await categoriesOf(foods, context);
  const stored = await findStored(foods, context);
  const unknownAllergens = await unknownAllergensOf(foods, context);
  const pairs: Pair[] = [];
  const written: { pair: number; document: FoodDocument; category: FoundCategory | undefined }[] = [];
  for (const [at, one] of incoming.entries()) {
    const category = categories[at];
    const { prepared, document } = prepareOne(one, {
      category,
      stored: stored[at],
      unknownAllergen: unknownAllergens[at],
      context,
    });
    if (document !== null) written.push({ pair: pairs.length, document, category });
    pairs.push({ read: one.row, prepared });
  }
  if (context.derive === undefined) return pairs;
  const derived = await context.derive(written.map(({ document }) => document));
  for (const [at, { pair, document, category }] of written.entries()) {
    const [target, ofFood] = [pairs[pair], derived[at]];
    if (target === undefined || ofFood === undefined) continue;
    const food: FoodDocument = {
      ...document,
      quality: presentQuality({ ...document, quality: ofFood.quality }, category),
      ...(document['allergensFrom'] === 'hand' ? {} : { allergens: ofFood.allergens }),
    };
    pairs[pair] = { ...target, prepared: withFood(target.prepared, food, String(ofFood.unfit)) };
  }
  return pairs;
}

/** The knowledge of the threads is older than categories that this import has created: their names count here. */
function presentQuality(food: FoodDocument, category: FoundCategory | undefined): unknown {
  return category !== undefined && category.id === food['category']
    ? withPlausibilityFlags(food, category.kind)
    : food['quality'];
}

/** Puts what was computed from a food into what is written of it. */
function withFood(row: PreparedRow, food: FoodDocument, unfit: string): PreparedRow {
  const { write } = row;
  const flags = flagsOf(food['quality']);
  if (write?.kind === 'create') return { ...row, flags, write: { ...write, food, unfit } };
  if (write?.kind !== 'change') return row;
  const before = { ...write.before, to: { ...write.before.to, ...pick(food, derivedFields) } };
  return { ...row, flags, write: { ...write, food, unfit, before } };
}

const derivedFields = ['quality', 'allergens', 'allergensFrom'] as const;

function prepareOne(
  { row, food, issues, fields }: Incoming,
  {
    category,
    stored,
    unknownAllergen,
    context,
  }: {
    category: FoundCategory | undefined;
    stored: StoredFood | 'several' | undefined;
    unknownAllergen: string | undefined;
    context: PrepareContext;
  },
): { prepared: PreparedRow; document: FoodDocument | null } {
  const base = {
    ...preparedRow(row, { outcome: 'created', name: food.name }),
    code: food.code,
    keys: keysOf(context, {
      sourceName: food.source.name,
      code: food.code,
      barcode: food.barcode,
      ...(typeof stored === 'object' ? { id: stored.id } : {}),
    }),
    group: category?.group ?? null,
    issues,
  };
  const refuse = (issue: RowIssue) => ({
    prepared: { ...base, outcome: 'refused', keys: [], issues: [issue, ...issues] } as const,
    document: null,
  });
  if (category?.id === undefined) {
    const slug = food.categorySlug ?? '';
    return refuse({
      code: 'refused',
      field: 'category',
      value: slug,
      parameters: { reason: `there is no category "${slug}"` },
    });
  }
  if (unknownAllergen !== undefined) {
    return refuse({
      code: 'refused',
      field: 'allergens',
      value: shownText(unknownAllergen),
      parameters: { reason: `there is no allergen "${shownText(unknownAllergen)}"` },
    });
  }
  if (stored === 'several') return refuse({ code: 'ambiguous', field: 'barcode', value: food.barcode ?? '' });
  const incoming = documentOf(food, category.id);
  const hash = row.hash ?? '0';
  if (stored === undefined) {
    const document = { ...incoming, allergensFrom: allergensFrom(incoming) };
    return {
      prepared: {
        ...base,
        flags: flagsOf(withPlausibilityFlags(document, category.kind)),
        write: { kind: 'create', food: document, unfit: '-1', hash },
      },
      document,
    };
  }
  const at = { ...base, foodId: stored.id, flags: flagsOf(stored.food['quality']) };
  if (stored.isTrashed) return { prepared: { ...at, outcome: 'trashed' }, document: null };
  const merged = mergeImported({
    stored: stored.food,
    incoming: idInCode(food.code) === stored.id ? { ...incoming, code: stored.food['code'] } : incoming,
    fields,
    handSet: stored.handSet ?? [],
    verified: stored.isVerified,
  });
  const changes: readonly FieldChange[] = [...merged.changes, ...merged.keptFields];
  const compared = { ...at, changes, hasKeptFields: merged.keptFields.length > 0 };
  if (stored.isVerified && changes.length > 0)
    return { prepared: { ...compared, outcome: 'kept' }, document: null };
  const clearsHandSet = stored.handSet?.length === 0;
  const { id } = stored;
  const { updatedAt } = stored.food;
  if (merged.changes.length === 0) {
    const isNew = clearsHandSet || (stored.hash !== hash && !compared.hasKeptFields);
    return {
      prepared: {
        ...compared,
        outcome: 'unchanged',
        write: isNew ? { kind: 'rehash', id, updatedAt, hash, clearsHandSet } : null,
      },
      document: null,
    };
  }
  const document: FoodDocument = {
    ...merged.food,
    ...(merged.food['allergensFrom'] === 'hand'
      ? {}
      : { allergensFrom: packTextsOf(merged.food) === null ? null : 'texts' }),
  };
  const names = Object.keys(document).filter((name) => name !== 'updatedAt');
  const changed = names.filter((name) => document[name] !== stored.food[name]);
  const before = {
    from: pick(stored.food, [...new Set([...changed, ...derivedFields])]),
    to: pick(document, changed),
    hash: stored.hash,
  };
  return {
    prepared: {
      ...compared,
      outcome: 'updated',
      flags: flagsOf(withPlausibilityFlags(document, category.kind)),
      write: { kind: 'change', id, updatedAt, food: document, unfit: '-1', hash, clearsHandSet, before },
    },
    document,
  };
}

/** A food as it will be stored, in the form of the API. */
function documentOf(food: Food, category: number | null): FoodDocument {
  const { categorySlug: _slug, source, ...fields } = food;
  const day = source.retrievedAt;
  return {
    id: 0,
    updatedAt: '',
    ...fields,
    category,
    // A day is stored as an instant that has this date in most time zones.
    source: { ...source, retrievedAt: day === null ? null : `${day}T12:00:00.000Z` },
  };
}

/** Allergens in the row itself have been set by a person. All others are read from the texts. */
function allergensFrom(food: FoodDocument): 'hand' | 'texts' | null {
  if (food['allergens'] !== null) return 'hand';
  return packTextsOf(food) === null ? null : 'texts';
}

function pick(food: FoodDocument, names: readonly string[]): FoodDocument {
  return Object.fromEntries(names.map((name) => [name, food[name] ?? null]));
}

function preparedRow(
  { n, file, line, joinedByLine, isPartnerOnly }: ReadRow,
  { outcome, foodId = null, name = null }: Pick<PreparedRow, 'outcome'> & Partial<PreparedRow>,
): PreparedRow {
  return {
    n,
    file,
    line,
    joinedByLine,
    isPartnerOnly,
    outcome,
    foodId,
    name,
    keys: [],
    code: null,
    group: null,
    issues: [],
    flags: [],
    changes: [],
    hasKeptFields: false,
    write: null,
  };
}

/**
 * All that identifies the food of a row within the import. By barcode, one row may name a food by its code and another
 * one by its barcode.
 */
function keysOf(
  { matchBy }: PrepareContext,
  {
    sourceName,
    code,
    barcode,
    id,
  }: { sourceName: string; code: string; barcode: string | null; id?: number },
): string[] {
  const byCode = hash64(sourceName, code);
  if (matchBy === 'code') return [byCode];
  return [
    byCode,
    ...(barcode === null ? [] : [hash64('barcode', barcode)]),
    ...(id === undefined ? [] : [hash64('food', String(id))]),
  ];
}

/**
 * The ids of the categories; null for a food without one, undefined where the file names one that does not exist. Where
 * somebody removed a category of our own map, the names of the source count.
 */
async function categoriesOf(
  foods: readonly Food[],
  { pool, categories, categoriesFrom }: PrepareContext,
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

interface FoundCategory {
  /** Undefined where the slug is unknown. */
  readonly id: number | null | undefined;
  /** Its slug, or its name without one; also of a category that a real run would create. */
  readonly kind: string | null;
  /** The group of its source, where no shipped map says its category. */
  readonly group: SourceGroup | null;
}

/** The first allergen of each food that does not exist: what is misspelt would protect nobody. */
async function unknownAllergensOf(
  foods: readonly Food[],
  { pool }: PrepareContext,
): Promise<(string | undefined)[]> {
  const named = foods.map(({ allergens }) =>
    allergens === null ? [] : [...allergens.contains, ...allergens.mayContain],
  );
  const known = await knownAllergens(pool, [...new Set(named.flat())]);
  return named.map((slugs) => slugs.find((slug) => !known.has(slug)));
}

/** The stored food that each incoming one means. By barcode, it is the food of the same source if there are several. */
async function findStored(
  foods: readonly Food[],
  { pool, matchBy }: PrepareContext,
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
    const found = byBarcode.get(at) ?? [];
    if (found.length === 0) return own;
    if (own !== undefined)
      return found.some(({ id }) => id === own.id) || found.length === 0 ? own : 'several';
    return found.length === 1 ? found[0] : 'several';
  });
}

const flagged = z.array(z.object({ flag: z.enum(qualityFlagSlugs) })).catch([]);

function flagsOf(quality: unknown): QualityFlagName[] {
  return [...new Set(flagged.parse(quality ?? []).map(({ flag }) => flag))];
}
