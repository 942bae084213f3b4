import { z } from 'zod';
import { mealTypeNames } from '../../meals/mealTypes.ts';
import { reasonNames } from '../moderation/reasons.ts';
import { amountUnits } from '../../meals/items.ts';

/** What the files of `catalogue/demo` contain. Authors are named as in `members.json`. */
export const demoMembers = z.array(z.strictObject({ name: z.string(), intro: z.string() }));
export type DemoMember = z.infer<typeof demoMembers>[number];

export const demoMeals = z.array(
  z.strictObject({
    mealType: z.enum(mealTypeNames),
    content: z.string().optional(),
    items: z
      .array(z.strictObject({ food: z.string(), amount: z.number(), unit: z.enum(amountUnits) }))
      .min(1),
  }),
);
export type DemoMeal = z.infer<typeof demoMeals>[number];

export const demoPosts = z.array(
  z.strictObject({
    author: z.string(),
    title: z.string(),
    paragraphs: z.array(z.string()).min(1),
    isAnonymous: z.boolean().default(false),
    /** Advice of the dietitian among the members. */
    isProfessional: z.boolean().default(false),
    comments: z.array(
      z.strictObject({
        author: z.string(),
        text: z.string(),
        /** Answers the last comment before it that is no reply. */
        isReply: z.boolean().default(false),
      }),
    ),
    reports: z
      .array(z.strictObject({ author: z.string(), reason: z.enum(reasonNames), note: z.string().optional() }))
      .default([]),
  }),
);
export type DemoPost = z.infer<typeof demoPosts>[number];

/** The whole demo community. */
export interface DemoCommunity {
  readonly members: readonly DemoMember[];
  readonly meals: readonly DemoMeal[];
  /** By the slug of the board. */
  readonly boards: Readonly<Record<string, readonly DemoPost[]>>;
}

/** The rich text of a post: one node for each paragraph. */
export function richTextOf(paragraphs: readonly string[]) {
  const block = { format: '' as const, indent: 0, version: 1, direction: null };
  return {
    root: {
      ...block,
      type: 'root',
      children: paragraphs.map((text) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      })),
    },
  };
}
