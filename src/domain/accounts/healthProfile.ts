import { dayIn, earliestDay } from '../calendar.ts';
import { z } from 'zod';
import { nutrientNames, nutrients } from '../foods/nutrients.ts';
import { isStorableText } from '../foods/text.ts';

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

const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.iso.date();
const listLimit = 100;

/** Whether a value is a plausible date of birth (YYYY-MM-DD): since 1900 and not in the future. */
export function isBirthdate(value: unknown, today = new Date()): boolean {
  const parsed = day.safeParse(value);
  return parsed.success && parsed.data >= earliestDay && parsed.data <= dayIn('UTC', today);
}

/** CKD stages by KDIGO; stage 5D is stage 5 with dialysis. */
export const ckdStages = ['1', '2', '3a', '3b', '4', '5'] as const;

const ingredientName = z.string().trim().max(100).regex(/\p{L}/u);
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
  .refine(({ nutrient, unit }) => unit == null || unit === nutrients[nutrient].unit, { path: ['unit'] });

/** A trigger: an ingredient that the member does not tolerate. */
const trigger = z.strictObject({ ...untilAndNote, ingredient: ingredientName });

/** An own limit or trigger. An entry with an ingredient is a trigger; any other entry is read as a limit. */
const personalLimit = z.unknown().transform((entry, context) => {
  const isTrigger = typeof entry === 'object' && entry !== null && 'ingredient' in entry;
  const parsed = (isTrigger ? trigger : nutrientLimit).safeParse(entry);
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});
export type PersonalLimit = z.output<typeof personalLimit>;

const maximumPersonalLimits = 20;

const factSchemas = {
  diets: z
    .array(
      z
        .strictObject({ id: z.string().optional(), diet: slug, from: day.nullish(), until: day.nullish() })
        .refine(({ from, until }) => from == null || until == null || from <= until, { path: ['until'] }),
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

/** Validates one sealed field of a profile: returns the value to store, or the path and the reason of the fault. */
export function parseSealedField(
  name: SealedFieldName,
  value: unknown,
): { ok: true; value: unknown } | { ok: false; path: string; reason: string } {
  const parsed = factSchemas[name].safeParse(value ?? emptyFacts[name]);
  if (parsed.success) {
    const path = wrongDayIn(parsed.data, name);
    return path === undefined
      ? { ok: true, value: parsed.data }
      : { ok: false, path, reason: 'out_of_range' };
  }
  const [issue] = parsed.error.issues;
  return { ok: false, path: [name, ...(issue?.path ?? [])].join('.'), reason: issue?.message ?? 'invalid' };
}

/** The last day that a diet, a limit or an event can have. They may be planned. */
const lastPlannedDay = '2100-12-31';
const namesOfDays: ReadonlySet<string> = new Set(['from', 'until', 'eventDate']);

/**
 * The path of the first day that is before 1900 or after 2100. Only new facts are checked, so that a profile with an old
 * slip stays readable.
 */
function wrongDayIn(value: unknown, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const here = `${path}.${name}`;
    const isDay = namesOfDays.has(name) && typeof one === 'string';
    if (isDay && (one < earliestDay || one > lastPlannedDay)) return here;
    const inner = wrongDayIn(one, here);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/**
 * Parses the facts from their stored form.
 *
 * @throws when {@link parseSealedField} would refuse the stored text.
 */
export function parseSealedFacts(text: string): SealedFacts {
  return z.object(factSchemas).parse({ ...emptyFacts, ...(JSON.parse(text) as object) });
}
