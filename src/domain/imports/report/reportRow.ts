import { z } from 'zod';
import type { LocalizedText } from '../../language.ts';
import { rowOutcomes, type RowOutcome } from '../process/counts.ts';
import type { ImportState } from '../process/states.ts';

/** What became of a row, in words. */
export const rowOutcomeTitles: Readonly<Record<RowOutcome, LocalizedText>> = {
  created: { ko: '추가', en: 'created' },
  updated: { ko: '변경', en: 'changed' },
  unchanged: { ko: '변경 없음', en: 'unchanged' },
  kept: { ko: '유지(영양사 확인)', en: 'kept (verified by a dietitian)' },
  trashed: { ko: '휴지통에 둠', en: 'left in the trash' },
  refused: { ko: '거절', en: 'refused' },
  duplicate: { ko: '파일 안 중복', en: 'duplicate in the files' },
};

/** `rollback` has the foods that a roll back could not take back whole; their number is that of the food. */
export const reportModes = ['preview', 'apply', 'rollback'] as const;
export type ReportMode = (typeof reportModes)[number];

/**
 * The report that is shown when nobody says which: that of the run as soon as one has begun, and the preview before that
 * and when a new one was asked for.
 */
export function shownMode({ state, hasRun }: { state: ImportState; hasRun: boolean }): 'preview' | 'apply' {
  if (['inspecting', 'asking', 'ready', 'previewing', 'previewed'].includes(state)) return 'preview';
  return hasRun || ['running', 'done'].includes(state) ? 'apply' : 'preview';
}

const issue = z.object({
  code: z.string(),
  field: z.string().optional(),
  value: z.string().optional(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
const change = z.object({
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  /** A person changed the field after an earlier import, so it stays. */
  kept: z.boolean().optional(),
});

/** A row of the report of an import. */
export const reportedRow = z.object({
  n: z.int(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  outcome: z.enum(rowOutcomes),
  food: z.int().nullable(),
  name: z.string().nullable(),
  issues: z.array(issue).nullable(),
  flags: z.array(z.string()),
  changes: z.array(change).nullable(),
});
export type ReportedRow = z.output<typeof reportedRow>;

/** Which rows of a report are asked for. */
export interface RowFilter {
  readonly mode: ReportMode;
  readonly outcome?: RowOutcome | undefined;
  /** Rows with a flag or a warning. */
  readonly doubtful?: boolean | undefined;
  /** Rows of which a field stays, because a person has set it or has verified the food. */
  readonly keptFields?: boolean | undefined;
  readonly flag?: string | undefined;
  readonly issue?: string | undefined;
}
