import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { labelAnswer, type LabelCase } from './score.ts';

export const labelLanguages = ['ko', 'en'] as const;

const labels = z.array(
  z.object({
    id: z.string(),
    ingredients: z.string().nullable(),
    declaration: z.string().nullable(),
    answer: labelAnswer,
  }),
);

/** The labels with answers in `tests/fixtures/labels`. They are invented, in the style of real packs. */
export function ownLabels(language: (typeof labelLanguages)[number]): LabelCase[] {
  const file = resolve(`tests/fixtures/labels/${language}.json`);
  return labels
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .map(({ id, ingredients, declaration, answer }) => ({
      id,
      name: '',
      ingredientsText: ingredients,
      allergenText: declaration,
      answer,
    }));
}
