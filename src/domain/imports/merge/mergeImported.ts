import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { dayIn, defaultTimeZone } from '../../calendar.ts';
import { foodBases } from '../../foods/kinds.ts';
import {
  eachNutrient,
  isNutrientName,
  nutrientNames,
  nutrientQualifierKinds,
  type NutrientName,
} from '../../foods/nutrients.ts';
import { derivedFlagNames, originFlagNames, qualityFlags } from '../../foods/quality.ts';
import { cleanText } from '../../foods/text.ts';
import { isFollower, valueAt, type FoodValues } from '../rows/importedFields.ts';
import type { ImportedField } from '../rows/preset.ts';

/** A field that an import changes, or (`kept`) would change if nobody had set it. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly kept?: true;
}

export interface Merged {
  readonly food: FoodValues;
  /** What differs in `food`. */
  readonly changes: readonly FieldChange[];
  /** What stays, although the file says something else. */
  readonly keptFields: readonly FieldChange[];
}

/**
 * Merges a row into the food that is stored, field by field. A field that the file does not have stays, and so does one
 * that a person has set. Of a verified food everything stays. An empty cell of a field that the file has is a removal.
 *
 * Qualifiers ("less than") and flags belong to figures: they come from where the figure comes from.
 *
 * @param input.fields the fields that the file has.
 * @param input.handSet the fields that a person has set since the last import.
 */
export function mergeImported({
  stored,
  incoming,
  fields,
  handSet,
  verified,
}: {
  stored: FoodValues;
  incoming: FoodValues;
  fields: readonly ImportedField[];
  handSet: readonly string[];
  verified: boolean;
}): Merged {
  const changes: FieldChange[] = [];
  const keptFields: FieldChange[] = [];
  const byHand = new Set(handSet);
  const food: Record<string, unknown> = { ...stored };
  const [before, now] = [figuresOf(stored), figuresOf(incoming)];
  const figures = { ...before.nutrients };
  const qualifiers = { ...before.qualifiers };
  const taken = new Set<NutrientName>();

  for (const field of fields) {
    if (isFollower(field)) continue;
    // Nobody has set the allergens of this row: what is stored stays, or is read from the texts again.
    if (field === 'allergens' && valueAt(incoming, field) === null) continue;
    const isKept =
      verified || byHand.has(field) || (field === 'allergens' && stored['allergensFrom'] === 'hand');
    const nutrient = nutrientOf(field);
    const [from, to] =
      nutrient === undefined
        ? [valueAt(stored, field), valueAt(incoming, field)]
        : [shownFigure(before, nutrient), shownFigure(now, nutrient)];
    const isEqual =
      isDeepStrictEqual(from, to) || isDeepStrictEqual(comparable(field, from), comparable(field, to));
    if (!isEqual)
      (isKept ? keptFields : changes).push({ field, from, to, ...(isKept ? { kept: true } : {}) });
    if (nutrient !== undefined && !isKept) {
      taken.add(nutrient);
      figures[nutrient] = now.nutrients[nutrient];
      setOrDelete(qualifiers, nutrient, now.qualifiers[nutrient]);
    } else if (!isEqual && !isKept) {
      setField(food, field, to);
      if (field === 'allergens') food['allergensFrom'] = 'hand';
    }
  }
  if (changes.length === 0 && taken.size === 0) return { food: stored, changes, keptFields };

  food['nutrients'] = figures;
  food['nutrientQualifiers'] = qualifiers;
  const quality = mergedFlags({ before: before.flags, now: now.flags, taken, food, basis: basisOf(food) });
  const [from, to] = [before.flags.filter(isOfFigures), quality];
  if (isDeepStrictEqual(sorted(from), sorted(to))) food['quality'] = stored['quality'];
  else {
    food['quality'] = quality;
    changes.push({ field: 'quality', from, to });
  }
  return { food: changes.length === 0 ? stored : food, changes, keptFields };
}

/** What a file can say of a value: no more blanks than one, and of an instant its day. */
function comparable(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => comparable('', one));
  if (typeof value !== 'string') return value;
  return field === 'source.retrievedAt' ? dayIn(defaultTimeZone, new Date(value)) : cleanText(value);
}

function setField(food: Record<string, unknown>, field: string, value: unknown): void {
  const [name = '', member] = field.split('.');
  if (member === undefined) food[name] = value;
  else food[name] = { ...(food[name] as object | null), [member]: value };
}

function nutrientOf(field: string): NutrientName | undefined {
  const name = field.startsWith('nutrients.') ? field.slice('nutrients.'.length) : '';
  return isNutrientName(name) ? name : undefined;
}

type Flag = { readonly flag: string; readonly nutrients: readonly string[] } & Readonly<
  Record<string, unknown>
>;

const flagsShape = z
  .array(z.looseObject({ flag: z.string(), nutrients: z.array(z.string()) }))
  .nullish()
  .catch(null);
const figuresShape = z.object({
  nutrients: z.object(eachNutrient(() => z.number().nullable().catch(null).default(null))),
  nutrientQualifiers: z
    .partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds))
    .nullish()
    .catch(null),
  quality: flagsShape,
});

interface Figures {
  readonly nutrients: Record<NutrientName, number | null>;
  readonly qualifiers: Partial<Record<NutrientName, 'trace' | 'below'>>;
  readonly flags: readonly Flag[];
}

function figuresOf(food: FoodValues): Figures {
  const { nutrients, nutrientQualifiers, quality } = figuresShape.parse({ nutrients: {}, ...food });
  return { nutrients, qualifiers: nutrientQualifiers ?? {}, flags: quality ?? [] };
}

/** A figure as it is compared and reported. "Less than 5" is not 5. */
function shownFigure({ nutrients, qualifiers }: Figures, name: NutrientName): unknown {
  const [value, qualifier] = [nutrients[name], qualifiers[name]];
  // Nothing is below nothing.
  return qualifier === undefined || value === null || value === 0 ? value : { value, qualifier };
}

function setOrDelete<Key extends string, Value>(
  record: Partial<Record<Key, Value>>,
  key: Key,
  value: Value | undefined,
): void {
  if (value === undefined) Reflect.deleteProperty(record, key);
  else record[key] = value;
}

const derived: ReadonlySet<string> = new Set(derivedFlagNames);
const ofOrigin: ReadonlySet<string> = new Set(originFlagNames);
/** The others are computed when a food is written. */
const isOfFigures = ({ flag }: Flag): boolean => !derived.has(flag);

/**
 * The flags of the merged figures. When all figures are from one side, its flags are right. Otherwise flags about where
 * a figure is from stay with it, and those that compare figures are computed again.
 */
function mergedFlags({
  before,
  now,
  taken,
  food,
  basis,
}: {
  before: readonly Flag[];
  now: readonly Flag[];
  taken: ReadonlySet<NutrientName>;
  food: FoodValues;
  basis: (typeof foodBases)[number];
}): readonly Flag[] {
  if (taken.size === nutrientNames.length) return now;
  if (taken.size === 0) return before.filter(isOfFigures);
  const { nutrients, qualifiers } = figuresOf(food);
  const isTaken = (name: string): boolean => isNutrientName(name) && taken.has(name);
  const names = { name: textAt(food, 'name'), nameEn: textAt(food, 'nameEn') };
  const computed = qualityFlags({ ...names, nutrients, nutrientQualifiers: qualifiers, basis });
  const isComputed = new Set<string>(computed.map(({ flag }) => flag));
  const left = (flags: readonly Flag[], keep: (name: string) => boolean, isWhole: boolean): Flag[] =>
    flags.filter(isOfFigures).flatMap((flag): Flag[] => {
      if (flag.nutrients.length === 0) return isWhole ? [flag] : [];
      if (isComputed.has(flag.flag)) return [];
      const names = flag.nutrients.filter(keep);
      // A flag that compares figures is no longer true when one of them is from elsewhere.
      if (names.length === 0 || (!ofOrigin.has(flag.flag) && names.length < flag.nutrients.length)) return [];
      return [{ ...flag, nutrients: names }];
    });
  const notes = left(now, isTaken, true);
  return [
    ...left(before, (name) => !isTaken(name), false),
    ...notes,
    ...computed.map((flag) => ({ ...flag })),
  ];
}

function textAt(food: FoodValues, field: string): string | null {
  const text = food[field];
  return typeof text === 'string' ? text : null;
}

function basisOf(food: FoodValues): (typeof foodBases)[number] {
  return z.enum(foodBases).catch('100g').parse(food['basis']);
}

function sorted(flags: readonly Flag[]): string[] {
  return flags.map(({ flag, nutrients }) => `${flag} ${[...nutrients].sort().join()}`).sort();
}
