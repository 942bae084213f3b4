import { z } from 'zod';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { StoredFood } from '../../database/imports/lookups.ts';
import type { PreparedRow } from '../../database/imports/writeBatch.ts';
import type { Food } from '../../domain/foods/food.ts';
import { qualityFlagSlugs, type QualityFlagName } from '../../domain/foods/quality.ts';
import { withPlausibilityFlags } from '../../domain/foods/storedQuality.ts';
import { shownText } from '../../domain/foods/text.ts';
import { idInCode } from '../../domain/imports/format/exportedCode.ts';
import { mergeImported, type FieldChange } from '../../domain/imports/merge/mergeImported.ts';
import type { ImportedField } from '../../domain/imports/rows/preset.ts';
import type { RowIssue } from '../../domain/imports/rows/rowIssues.ts';
import type { ImportSettings } from '../../domain/imports/settings/settings.ts';
import { packTextsOf } from '../../domain/suitability/facts/factsOfFood.ts';
import type { FoundCategory } from './findInCatalogue.ts';
import { hash64 } from './hashRow.ts';

type MatchBy = ImportSettings['matchBy'];

/** A row of the files, before its food is looked up. */
export interface ReadRow {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  readonly joinedByLine: boolean;
  readonly isPartnerOnly: boolean;
  /** Null for a row that could not be split or joined. */
  readonly hash: string | null;
  /** Maps the cells. It is called only for a row whose food was not imported from an equal row. */
  readonly read: () => {
    readonly food: Food | null;
    readonly issues: readonly RowIssue[];
    readonly fields: readonly ImportedField[];
  };
}

/** A row whose food is read. */
export interface IncomingRow {
  readonly row: ReadRow;
  readonly food: Food;
  readonly issues: readonly RowIssue[];
  readonly fields: readonly ImportedField[];
}

/** What is computed from a food when it is written. */
export const derivedFields = ['quality', 'allergens', 'allergensFrom'] as const;

/** Decides what becomes of a row whose food is read: refused, created, changed or unchanged. */
export function prepareRow(
  { row, food, issues, fields }: IncomingRow,
  {
    category,
    stored,
    unknownAllergen,
    matchBy,
  }: {
    category: FoundCategory | undefined;
    stored: StoredFood | 'several' | undefined;
    unknownAllergen: string | undefined;
    matchBy: MatchBy;
  },
): { prepared: PreparedRow; document: FoodDocument | null } {
  const base = {
    ...preparedRow(row, { outcome: 'created', name: food.name }),
    code: food.code,
    keys: keysOf(matchBy, {
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
    return refuse({ code: 'unknown_category', field: 'category', value: shownText(food.categorySlug ?? '') });
  }
  if (unknownAllergen !== undefined) {
    return refuse({ code: 'unknown_allergen', field: 'allergens', value: shownText(unknownAllergen) });
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

export function pick(food: FoodDocument, names: readonly string[]): FoodDocument {
  return Object.fromEntries(names.map((name) => [name, food[name] ?? null]));
}

/** A row with an outcome, of which nothing is written. */
export function preparedRow(
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
export function keysOf(
  matchBy: MatchBy,
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

const flagged = z.array(z.object({ flag: z.string() }));

/** The names of the flags of a food. One of another version is not counted. */
export function flagsOf(quality: unknown): QualityFlagName[] {
  const names = new Set(flagged.parse(quality ?? []).map(({ flag }) => flag));
  return [...names].flatMap((name) => qualityFlagSlugs.find((slug) => slug === name) ?? []);
}
