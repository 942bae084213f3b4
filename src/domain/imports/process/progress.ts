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

/** The progress as the command line prints it: the share of rows that are written, and how long the rest takes. */
export function progressLine({
  rows,
  total,
  rowsPerSecond,
}: {
  rows: number;
  total: number;
  rowsPerSecond: number;
}): string {
  const share = total === 0 ? 1 : Math.min(1, rows / total);
  const left = secondsLeft({ rows, total, rowsPerSecond });
  const time = left === null ? '' : `, ${timeOf(left)} left`;
  return `${Math.floor(share * 100)} %: ${figure(rows)} of ${figure(total)} rows, ${figure(rowsPerSecond)} a second${time}`;
}

function timeOf(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
