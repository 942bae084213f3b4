import { z } from 'zod';

/** How far the work of an import is, as the API shows it. */
export const shownProgress = z.object({
  rows: z.number(),
  totalRows: z.number().nullable(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type ShownProgress = z.output<typeof shownProgress>;

/** How long the rest takes at the present rate; null while that is not known. */
export function secondsLeft({
  rows,
  total,
  rowsPerSecond,
}: {
  rows: number;
  total: number | null;
  rowsPerSecond: number | null;
}): number | null {
  if (total === null || rowsPerSecond === null || rowsPerSecond <= 0) return null;
  return Math.ceil(Math.max(0, total - rows) / rowsPerSecond);
}
