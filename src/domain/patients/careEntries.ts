import { z } from 'zod';
import { personalLimitBases } from '../accounts/healthProfile.ts';
import { nutrientNames, nutrients } from '../foods/nutrients.ts';
import { isStorableText } from '../foods/text.ts';
import type { LocalizedText } from '../language.ts';
import { because } from '../operations/input/schemaFault.ts';

/** What a dietitian writes for a patient. */
export const careEntryKinds = ['note', 'limit'] as const;
export type CareEntryKind = (typeof careEntryKinds)[number];

export const careEntryTitles = {
  note: { ko: '메모', en: 'Note' },
  limit: { ko: '한도', en: 'Limit' },
} as const satisfies Record<CareEntryKind, LocalizedText>;

const shortText = z.string().trim().min(1).max(200).refine(isStorableText);

/** A limit with the laboratory value from which it follows. */
export const careLimit = z
  .strictObject({
    nutrient: z.enum(nutrientNames),
    /** At most this, in the unit of the nutrient. */
    max: z.number().positive().max(1e6),
    unit: z.string().max(10).nullish(),
    per: z.enum(personalLimitBases),
    /** Why, such as "potassium 5.6 mmol/L on 2026-11-20". */
    reason: shortText,
  })
  .superRefine(({ nutrient, unit }, context) => {
    const allowed = nutrients[nutrient].unit;
    if (unit == null || unit === allowed) return;
    context.addIssue({ code: 'custom', path: ['unit'], ...because({ code: 'unknown_value', allowed }) });
  });
export type CareLimit = z.output<typeof careLimit>;

/** What is stored sealed of an entry. */
export const sealedCareEntry = z.object({
  text: z.string().nullable(),
  limit: careLimit.nullable(),
});
export type SealedCareEntry = z.output<typeof sealedCareEntry>;

/** How many entries a patient may have at a time. */
export const maximumCareEntries = 200;

/** A limit as it is stored: sealed, with who set it and until when it counts. */
export const sealedCareLimit = z.object({ sealed: z.string(), dietitian: z.string(), until: z.string() });
export type SealedCareLimit = z.infer<typeof sealedCareLimit>;
