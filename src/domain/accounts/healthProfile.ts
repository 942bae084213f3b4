import { z } from 'zod';
import { earliestDay } from '../calendar.ts';
import { nutrientNames, nutrients } from '../foods/nutrients.ts';
import { isStorableText } from '../foods/text.ts';
import { because, readBySchema } from '../operations/input/schemaFault.ts';
import type { InputFault, JsonReading } from '../operations/strictInput.ts';

/** The fields of a health profile that are stored sealed. The database cannot search or sort by them. */
export const sealedFieldNames = [
  'diets',
  'allergens',
  'avoidedIngredients',
  'personalLimits',
  'nothingToAvoid',
  'clinical',
] as const;
export type SealedFieldName = (typeof sealedFieldNames)[number];

/** Whether a document has it is asked of the database. */
const slug = z.string().max(100);
const day = z.iso.date();
const listLimit = 100;

/** CKD stages by KDIGO; stage 5D is stage 5 with dialysis. */
export const ckdStages = ['1', '2', '3a', '3b', '4', '5'] as const;

const ingredientName = z
  .string()
  .trim()
  .max(100)
  .refine((name) => /\p{L}/u.test(name), because({ code: 'no_letter' }));
const untilAndNote = {
  id: z.string().optional(),
  /** The last day on which the entry counts. */
  until: day.nullish(),
  note: z.string().trim().max(200).refine(isStorableText).nullish(),
};

/** What an own limit is for. `100g` counts for 100 ml of a drink, too. */
export const personalLimitBases = ['100g', 'serving', 'day'] as const;

/** A limit that the member keeps: a nutrient of the table, at most `max` in its unit. */
const nutrientLimit = z
  .strictObject({
    ...untilAndNote,
    nutrient: z.enum(nutrientNames),
    max: z.number().positive().max(1e6),
    unit: z.string().max(10).nullish(),
    per: z.enum(personalLimitBases),
  })
  .superRefine(({ nutrient, unit }, context) => {
    const allowed = nutrients[nutrient].unit;
    if (unit == null || unit === allowed) return;
    context.addIssue({ code: 'custom', path: ['unit'], ...because({ code: 'unknown_value', allowed }) });
  });

/** A trigger: an ingredient that the member does not tolerate. */
const trigger = z.strictObject({ ...untilAndNote, ingredient: ingredientName });

/** An own limit or trigger. */
const personalLimit = z.union([nutrientLimit, trigger]);
export type PersonalLimit = z.output<typeof personalLimit>;

const maximumPersonalLimits = 20;

const factSchemas = {
  diets: z
    .array(
      z
        .strictObject({ id: z.string().optional(), diet: slug, from: day.nullish(), until: day.nullish() })
        .refine(({ from, until }) => from == null || until == null || from <= until, {
          path: ['until'],
          ...because({ code: 'ends_before_start' }),
        }),
    )
    .max(listLimit),
  allergens: z
    .array(z.strictObject({ id: z.string().optional(), allergen: slug, avoidTraces: z.boolean().nullish() }))
    .max(listLimit),
  avoidedIngredients: z.array(ingredientName).max(listLimit),
  personalLimits: z.array(personalLimit).max(maximumPersonalLimits),
  /** The member says that there is nothing to avoid. Without it, a profile without other facts says nothing. */
  nothingToAvoid: z.boolean(),
  clinical: z.strictObject({
    ckdStage: z.enum(ckdStages).nullish(),
    dialysis: z.boolean().nullish(),
    potassiumRetainingDrugs: z.boolean().nullish(),
    eventDate: day.nullish(),
  }),
} as const satisfies Record<SealedFieldName, z.ZodType>;

export type SealedFacts = { [Name in SealedFieldName]: z.output<(typeof factSchemas)[Name]> };

/** The facts of a new profile. Empty means "not known", not "nothing to avoid". */
export const emptyFacts: SealedFacts = {
  diets: [],
  allergens: [],
  avoidedIngredients: [],
  personalLimits: [],
  nothingToAvoid: false,
  clinical: {},
};

/**
 * Whether the facts state anything to avoid: a diet (also one that is not active now), an allergen, an ingredient or an
 * own limit.
 */
export function statesSomethingToAvoid({
  diets,
  allergens,
  avoidedIngredients,
  personalLimits,
}: Readonly<
  Record<'diets' | 'allergens' | 'avoidedIngredients' | 'personalLimits', readonly unknown[]>
>): boolean {
  return diets.length + allergens.length + avoidedIngredients.length + personalLimits.length > 0;
}

/**
 * Reads one sealed field as a caller sends it. An entry that is there twice is stored once. Two entries that say
 * different things of the same diet or allergen at the same time are refused.
 */
export function readSealedField(name: SealedFieldName, value: unknown, path: string = name): JsonReading {
  const reading = readBySchema(value ?? emptyFacts[name], factSchemas[name], path);
  if (reading.fault !== undefined) return reading;
  const fault = wrongDayIn(reading.value, path);
  if (fault !== undefined) return { fault };
  if (!Array.isArray(reading.value)) return reading;
  const sent: readonly unknown[] = reading.value;
  const entries = distinct(sent);
  const repeated = entries.findIndex((entry, at) =>
    entries.slice(0, at).some((earlier) => isSameThing(entry, earlier)),
  );
  return repeated < 0
    ? { value: entries }
    : { fault: { code: 'duplicate_value', field: `${path}.${String(sent.indexOf(entries[repeated]))}` } };
}

/** The last day that a diet, a limit or an event can have. They may be planned. */
const lastPlannedDay = '2100-12-31';
const namesOfDays: ReadonlySet<string> = new Set(['from', 'until', 'eventDate']);

/**
 * The first day that is before 1900 or after 2100. Only new facts are checked, so that a profile with an old slip stays
 * readable.
 */
function wrongDayIn(value: unknown, path: string): InputFault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const field = `${path}.${name}`;
    const isDay = namesOfDays.has(name) && typeof one === 'string';
    if (isDay && one < earliestDay) return { code: 'past_date', field, limit: earliestDay };
    if (isDay && one > lastPlannedDay)
      return { code: 'out_of_range', field, minimum: earliestDay, maximum: lastPlannedDay };
    const inner = wrongDayIn(one, field);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** The entries without those that say the same as an earlier one. Ids of entries do not count. */
function distinct(entries: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const said = Object.entries(typeof entry === 'object' && entry !== null ? entry : {}).filter(
      ([name, one]) => name !== 'id' && one != null,
    );
    const key = JSON.stringify(typeof entry === 'object' ? said : entry);
    return !seen.has(key) && seen.add(key);
  });
}

const dietEntry = z.object({ diet: z.string(), from: day.nullish(), until: day.nullish() });
const allergenEntry = z.object({ allergen: z.string() });

/** Whether two entries are about one diet on the same day, or about one allergen. */
function isSameThing(one: unknown, other: unknown): boolean {
  const [diet, otherDiet] = [one, other].map((entry) => dietEntry.safeParse(entry).data);
  if (diet !== undefined && otherDiet !== undefined)
    return diet.diet === otherDiet.diet && !isBefore(diet, otherDiet) && !isBefore(otherDiet, diet);
  const [allergen, otherAllergen] = [one, other].map(
    (entry) => allergenEntry.safeParse(entry).data?.allergen,
  );
  return allergen !== undefined && allergen === otherAllergen;
}

type Window = Pick<z.output<typeof dietEntry>, 'from' | 'until'>;

function isBefore({ until }: Window, { from }: Window): boolean {
  return until != null && from != null && until < from;
}

/**
 * Parses the facts from their stored form.
 *
 * @throws when the stored text is not what the schemas describe.
 */
export function parseSealedFacts(text: string): SealedFacts {
  return z.object(factSchemas).parse({ ...emptyFacts, ...(JSON.parse(text) as object) });
}
