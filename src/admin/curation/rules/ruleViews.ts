import { z } from 'zod';
import { verdicts } from '../../../domain/suitability/facts/facts.ts';
import { ruleDraft } from '../../../domain/suitability/rules/drafts/ruleDraft.ts';
import { languages } from '../../../domain/language.ts';
import { recordOf } from '../../../domain/record.ts';

/** The answers of the server that the page of rules reads. */
const text = z.object(recordOf(languages, () => z.string()));

export const draftView = z.object({
  draft: ruleDraft.nullable(),
  stored: z.record(z.string(), z.unknown()).nullable(),
  version: z.int(),
});
export type DraftAnswer = z.output<typeof draftView>;

export const problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional() });

export const signatureView = z.object({
  signedBy: z.string(),
  signedAt: z.string(),
  writtenBy: z.array(z.string()),
});

const change = z.object({ kind: z.enum(['added', 'removed', 'changed']), rule: z.string().nullable(), text });

export const versionsView = z.object({
  docs: z.array(
    z.object({
      version: z.int(),
      at: z.string(),
      status: z.enum(['draft', 'published']),
      signature: signatureView.nullable(),
      changes: z.array(change),
    }),
  ),
  nextCursor: z.int().nullable(),
});
export type VersionAnswer = z.output<typeof versionsView>['docs'][number];

const pair = { from: z.enum(verdicts), to: z.enum(verdicts) };
const counted = z.object({ ...pair, foods: z.number() });
export const effectView = z.object({
  mode: z.enum(['sample', 'exact']),
  foods: z.number(),
  judged: z.number(),
  changes: z.array(counted),
  byCategory: z.array(
    z.object({
      category: z.number().nullable(),
      name: text.nullable(),
      foods: z.number(),
      changes: z.array(counted),
    }),
  ),
  examples: z.array(z.object({ ...pair, foods: z.array(z.object({ id: z.number(), name: z.string() })) })),
  warning: z.object({ code: z.string(), suitableBefore: z.number(), suitableAfter: z.number() }).nullable(),
});
export type EffectAnswer = z.output<typeof effectView>;

export const effectLine = z.union([
  z.object({ effect: effectView }),
  z.object({ progress: z.object({ done: z.number(), total: z.number() }) }),
  z.object({ error: z.object({ code: z.string() }) }),
]);
