import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { isNoBarcode, parseBarcode } from '../../domain/foods/barcode.ts';
import type { AllergenFacts } from '../../domain/suitability/facts/facts.ts';
import { allergensOfLabel } from '../../domain/suitability/facts/factsOfFood.ts';
import { foodFieldList } from '../../domain/foods/fields.ts';
import { foodBases, type AllergenSource } from '../../domain/foods/kinds.ts';
import {
  originFlagNames,
  qualityFlags,
  qualityFlagSlugs,
  statementFlags,
  type QualityFlag,
  type QualityFlagName,
} from '../../domain/foods/quality.ts';
import { cleanText, isStorableText } from '../../domain/foods/text.ts';
import {
  eachNutrient,
  isNutrientName,
  nutrientNames,
  nutrientQualifierKinds,
  type NutrientName,
} from '../../domain/foods/nutrients.ts';
import { fieldsSetByHand, isHandSet } from '../../domain/imports/merge/fieldsSetByHand.ts';
import { Problem } from '../../errors/problem.ts';
import { refuseUnknownSlugs, slugsOfList, type SentSlug } from '../operations/input/refuseUnknownSlugs.ts';
import { currentFoodKnowledge, readLabelsOf } from '../suitability/foodKnowledge.ts';

type Fields = Readonly<Record<string, unknown>>;

const originFlags: readonly QualityFlagName[] = originFlagNames;

const figures = z.object({
  name: z.string().nullish().catch(null),
  nameEn: z.string().nullish().catch(null),
  nutrients: z.object(eachNutrient(() => z.number().nullable().catch(null).default(null))),
  nutrientQualifiers: z
    .partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds))
    .nullish()
    .catch(null),
  basis: z.enum(foodBases).catch('100g'),
  quality: z
    .array(
      z.object({
        flag: z.enum(qualityFlagSlugs),
        nutrients: z.array(z.string()),
      }),
    )
    .nullish()
    .catch(null),
});

/**
 * Cleans the written fields of a food and derives the others in the same write: the barcode in its normal form,
 * allergens from the printed texts, quality flags from the figures. A food of a member becomes a custom food that the
 * member owns.
 *
 * @throws {Problem} `invalid_barcode`, `invalid_character`, `too_long` or `unknown_allergen` with the field.
 */
export async function foodFields({
  data,
  sent,
  isNew,
  original,
  req,
}: {
  req: PayloadRequest;
  data: Fields;
  /** The part of `data` that the caller sent. The rest is what the stored food has. */
  sent: Fields;
  isNew: boolean;
  original: unknown;
}): Promise<Fields> {
  const before: Fields = typeof original === 'object' && original !== null ? (original as Fields) : {};
  const merged: Fields = {
    ...before,
    ...data,
    nutrients: { ...asObject(before['nutrients']), ...asObject(data['nutrients']) },
    source: { ...asObject(before['source']), ...asObject(data['source']) },
  };
  const cleaned = { ...textFields(sent), ...barcodeFields(sent) };
  const { dictionary, doubtsOf, qualityOf } = await currentFoodKnowledge();
  const [label = null] = await readLabelsOf([merged], dictionary);
  const allergens = allergensOfLabel(label, dictionary.allergens);
  const derived = { ...cleaned, ...(await allergenFields({ req, sent, before, allergens })) };
  const quality = [
    ...qualityFlagsOf({ before, merged, isNew }),
    ...statementFlags(doubtsOf({ ...merged, ...derived }, label)),
  ];
  return {
    ...data,
    ...derived,
    quality: qualityOf({ ...merged, ...derived, nutrients: figures.parse(merged).nutrients, quality }),
    ...(isNew && req.user?.collection === 'users' ? ownFood(req.user.id) : {}),
    handSet: handSetOf({ before, after: { ...merged, ...derived }, sent, isNew }),
    // A food of the catalogue forgets the member who wrote it first.
    ...(before['owner'] != null && merged['kind'] !== 'custom' ? { owner: null } : {}),
  };
}

/** The fields that imports leave alone. No import changes a member's own food. */
function handSetOf({
  before,
  after,
  sent,
  isNew,
}: {
  before: Fields;
  after: Fields;
  sent: Fields;
  isNew: boolean;
}): unknown {
  // The validation of the field says what is wrong with it.
  if (!isHandSet(sent['handSet'])) return sent['handSet'];
  if (isNew || before['kind'] === 'custom') return null;
  return fieldsSetByHand({ before, after, stored: before['handSet'], released: sent['handSet'] });
}

/** What the server sets in a new food of a member. */
function ownFood(owner: number): Fields {
  return { kind: 'custom', owner, verifiedBy: null, popularity: 0, code: null };
}

function textFields(sent: Fields): Fields {
  const cleaned = foodFieldList.flatMap(({ name, field }) => {
    const text = sent[name];
    if (typeof text !== 'string') return [];
    if (field.type === 'printed' && text.length > field.maximum)
      throw new Problem('too_long', { field: name, parameters: { limit: field.maximum } });
    if (field.type !== 'line') return [];
    if (!isStorableText(text)) throw new Problem('invalid_character', { field: name });
    return [[name, cleanText(text)] as const];
  });
  return Object.fromEntries(cleaned);
}

function barcodeFields(sent: Fields): Fields {
  const text = sent['barcode'];
  if (typeof text !== 'string' || isNoBarcode(text)) return text === undefined ? {} : { barcode: null };
  const parsed = parseBarcode(text);
  if (!parsed.ok)
    throw new Problem('invalid_barcode', { field: 'barcode', parameters: { reason: parsed.reason } });
  return { barcode: parsed.barcode };
}

/**
 * Allergens are read from the texts when the texts change or the allergens are cleared, unless the same write sets the
 * allergens by hand. A form sends every field, so allergens or texts that equal the stored ones are no change.
 */
async function allergenFields({
  req,
  sent,
  before,
  allergens,
}: {
  req: PayloadRequest;
  sent: Fields;
  before: Fields;
  /** What the texts say after the write. */
  allergens: AllergenFacts | null;
}): Promise<Fields> {
  const newAllergens = sent['allergens'];
  if (newAllergens != null && !isDeepStrictEqual(newAllergens, before['allergens'])) {
    await refuseUnknownSlugs(req, 'allergens', {
      sent: slugsIn(newAllergens),
      storedSlugs: slugsIn(before['allergens']).map(({ slug }) => slug),
    });
    return sourceFields('hand');
  }
  const isTextChanged = (['allergenText', 'ingredientsText'] as const).some(
    (name) => sent[name] !== undefined && (sent[name] ?? '') !== (before[name] ?? ''),
  );
  if (!isTextChanged && newAllergens !== null) return {};
  return { ...sourceFields(allergens === null ? null : 'texts'), allergens };
}

/** All slugs of allergens; none where the value has another form, which the validation of the field refuses. */
function slugsIn(allergens: unknown): SentSlug[] {
  const { contains, mayContain } = asObject(allergens);
  return [
    ...slugsOfList(contains, 'allergens.contains', 'allergens'),
    ...slugsOfList(mayContain, 'allergens.mayContain', 'allergens'),
  ];
}

function sourceFields(allergensFrom: AllergenSource | null): Fields {
  return { allergensFrom };
}

function qualityFlagsOf({
  before,
  merged,
  isNew,
}: {
  before: Fields;
  merged: Fields;
  isNew: boolean;
}): QualityFlag[] {
  const food = figures.parse(merged);
  const storedNutrients = asObject(before['nutrients']);
  // A form sends every figure. Only a figure that differs from the stored one is new.
  const isRewritten = (name: NutrientName) =>
    !isNew && food.nutrients[name] !== null && food.nutrients[name] !== (storedNutrients[name] ?? null);
  const originFlagsLeft = (food.quality ?? []).flatMap(({ flag, nutrients }): QualityFlag[] => {
    if (!originFlags.includes(flag)) return [];
    const flaggedNutrients = nutrients.filter(isNutrientName);
    const nutrientsLeft = flaggedNutrients.filter((name) => !isRewritten(name));
    return flaggedNutrients.length > 0 && nutrientsLeft.length === 0
      ? []
      : [{ flag, nutrients: nutrientsLeft }];
  });
  return [
    ...originFlagsLeft,
    ...qualityFlags({
      name: food.name,
      nameEn: food.nameEn,
      nutrients: food.nutrients,
      nutrientQualifiers: food.nutrientQualifiers ?? {},
      basis: food.basis,
    }),
  ];
}

function asObject(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
