import { dayIn } from '../calendar.ts';
import { z } from 'zod';

/** The facts of a health profile that are stored sealed, and so can be neither searched nor sorted by. */
export const sealedFieldNames = ['diets', 'allergens', 'avoidedIngredients', 'clinical'] as const;
export type SealedFieldName = (typeof sealedFieldNames)[number];

const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.iso.date();
const listLimit = 100;

/** Whether a value is a date of birth (YYYY-MM-DD) of somebody who can be alive: born, and since 1900. */
export function isBirthdate(value: unknown, today = new Date()): boolean {
  const parsed = day.safeParse(value);
  return parsed.success && parsed.data >= '1900-01-01' && parsed.data <= dayIn('UTC', today);
}

/** CKD stages by KDIGO; 5D is stage 5 on dialysis. */
export const ckdStages = ['1', '2', '3a', '3b', '4', '5'] as const;

const schemas = {
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
  diets: z.infer<typeof schemas.diets>;
  allergens: z.infer<typeof schemas.allergens>;
  avoidedIngredients: z.infer<typeof schemas.avoidedIngredients>;
  clinical: z.infer<typeof schemas.clinical>;
}

/** What an untouched profile holds: nothing known, which is not the same as nothing to avoid. */
export const emptyFacts: SealedFacts = { diets: [], allergens: [], avoidedIngredients: [], clinical: {} };

/** Checks one sealed field of a profile: `{ value }` when it can be stored, else the path and the reason. */
export function parseSealedField(
  name: SealedFieldName,
  input: unknown,
): { ok: true; value: unknown } | { ok: false; path: string; reason: string } {
  const parsed = schemas[name].safeParse(input ?? emptyFacts[name]);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, path: [name, ...(issue?.path ?? [])].join('.'), reason: issue?.message ?? 'invalid' };
}

/**
 * Reads the facts back from their stored form.
 *
 * @throws when the stored text is not what {@link parseSealedField} let through.
 */
export function parseSealedFacts(text: string): SealedFacts {
  return z.object(schemas).parse({ ...emptyFacts, ...(JSON.parse(text) as object) });
}
