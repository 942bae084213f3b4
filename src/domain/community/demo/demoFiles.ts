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

const foodInBrackets = /\[\[(.+?)\]\]/u;

/** The names of the foods that the paragraphs of a post mention in double brackets. */
export function mentionedIn(paragraphs: readonly string[]): string[] {
  return paragraphs.flatMap((text) => text.split(foodInBrackets).filter((_, at) => at % 2 === 1));
}

/** The rich text of a post: one node for each paragraph, and one for each mention of a food. */
export function richTextOf(paragraphs: readonly string[], foods: ReadonlyMap<string, number> = new Map()) {
  const block = { format: '' as const, indent: 0, version: 1, direction: null };
  const letters = (text: string) => ({
    type: 'text',
    text,
    detail: 0,
    format: 0,
    mode: 'normal',
    style: '',
    version: 1,
  });
  return {
    root: {
      ...block,
      type: 'root',
      children: paragraphs.map((paragraph) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: paragraph
          .split(foodInBrackets)
          .map((text, at) => {
            const food = at % 2 === 1 ? foods.get(text) : undefined;
            return food === undefined
              ? letters(text)
              : { type: 'inlineBlock', version: 1, fields: { blockType: 'foodMention', food } };
          })
          .filter((node) => !('text' in node) || node.text !== ''),
      })),
    },
  };
}
