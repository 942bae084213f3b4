import { dayIn } from '../calendar.ts';
import { z } from 'zod';

/** The fields of a health profile that are stored sealed. The database cannot search or sort by them. */
export const sealedFieldNames = ['diets', 'allergens', 'avoidedIngredients', 'clinical'] as const;
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
  return parsed.success && parsed.data >= '1900-01-01' && parsed.data <= dayIn('UTC', today);
}

/** CKD stages by KDIGO; stage 5D is stage 5 with dialysis. */
export const ckdStages = ['1', '2', '3a', '3b', '4', '5'] as const;

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
  avoidedIngredients: z.array(z.string().trim().min(1).max(100)).max(listLimit),
  clinical: z.strictObject({
    ckdStage: z.enum(ckdStages).nullish(),
    dialysis: z.boolean().nullish(),
    potassiumRetainingDrugs: z.boolean().nullish(),
    eventDate: day.nullish(),
  }),
} as const satisfies Record<SealedFieldName, z.ZodType>;

export interface SealedFacts {
  diets: z.infer<typeof factSchemas.diets>;
  allergens: z.infer<typeof factSchemas.allergens>;
  avoidedIngredients: z.infer<typeof factSchemas.avoidedIngredients>;
  clinical: z.infer<typeof factSchemas.clinical>;
}

/** The facts of a new profile. Empty means "not known", not "nothing to avoid". */
export const emptyFacts: SealedFacts = { diets: [], allergens: [], avoidedIngredients: [], clinical: {} };

/** Validates one sealed field of a profile: returns the value to store, or the path and the reason of the fault. */
export function parseSealedField(
  name: SealedFieldName,
  value: unknown,
): { ok: true; value: unknown } | { ok: false; path: string; reason: string } {
  const parsed = factSchemas[name].safeParse(value ?? emptyFacts[name]);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, path: [name, ...(issue?.path ?? [])].join('.'), reason: issue?.message ?? 'invalid' };
}

/**
 * Parses the facts from their stored form.
 *
 * @throws when {@link parseSealedField} would refuse the stored text.
 */
export function parseSealedFacts(text: string): SealedFacts {
  return z.object(factSchemas).parse({ ...emptyFacts, ...(JSON.parse(text) as object) });
}
