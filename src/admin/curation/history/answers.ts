import { z } from 'zod';

const change = z.object({ field: z.string(), label: z.string(), from: z.unknown(), to: z.unknown() });
/** A changed field as the history shows it. */
export type Change = z.output<typeof change>;

const entry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(['staff', 'import', 'server']),
    id: z.number().nullable(),
    name: z.string().nullable(),
  }),
  action: z.enum(['create', 'update', 'trash', 'restore', 'delete', 'merge', 'undo']),
  changes: z.array(change),
});
/** A change of the document. */
export type Entry = z.output<typeof entry>;

/** The answers of the endpoints of the history. */
export const historyPage = z.object({ docs: z.array(entry), nextCursor: z.string().nullable() });
export const restorePreview = z.object({ changes: z.array(change) });
export const meanwhileAnswer = z.object({
  meanwhile: z
    .object({
      by: z.string().nullable(),
      at: z.string(),
      updatedAt: z.string(),
      fields: z.array(
        z.object({ field: z.string(), label: z.string(), base: z.unknown(), theirs: z.unknown() }),
      ),
    })
    .nullable(),
});
/** What others changed meanwhile. */
export type Meanwhile = NonNullable<z.output<typeof meanwhileAnswer>['meanwhile']>;
