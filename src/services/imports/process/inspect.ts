import { isDeepStrictEqual } from 'node:util';
import type { Payload } from 'payload';
import { z } from 'zod';
import { readImport, type ImportRow } from '../../../database/imports/foodImports.ts';
import { postgresOf } from '../../../database/transaction.ts';
import {
  openQuestions,
  strayAnswer,
  type ImportQuestion,
  type ImportSettings,
  type Inspection,
  type StrayAnswer,
} from '../../../domain/imports/settings/settings.ts';
import { runOn } from '../../../queue/runSql.ts';
import { ImportFault } from '../importFault.ts';
import { inspectImport } from '../reading/inspectImport.ts';
import { endOrRetry } from './endOrRetry.ts';
import { storedFilesOf } from './files.ts';
import { proposedMapping } from './mappings.ts';
import { takeStep } from './steps.ts';

/** The part of a job that the process of an import needs. */
export interface ImportJob {
  readonly payload: Payload;
  readonly id: number;
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** Looks at the files of a new import: what they are, which preset fits, and what they do not say. */
export async function inspectFiles({ payload, id, attempt, signal }: ImportJob): Promise<void> {
  const { pool } = postgresOf(payload);
  const row = await readImport(runOn(pool), id);
  if (row?.state !== 'inspecting') return;
  try {
    const files = storedFilesOf(payload, row);
    const first = await inspectImport({
      files,
      signal,
      ...(row.settings === null ? {} : { settings: row.settings }),
    });
    const settings = row.settings ?? (await settingsFor(payload, first));
    const inspection =
      row.settings === null && settings?.preset === 'own'
        ? await inspectImport({ files, settings, signal })
        : first;
    const empty = inspection.files.find(({ rows }) => rows === 0);
    if (empty !== undefined) throw new ImportFault('no_rows', { file: empty.name });
    signal.throwIfAborted();
    await takeStep(pool, id, ...inspected(inspection, settings));
  } catch (error) {
    await endOrRetry(error, { pool, id, attempt, signal });
  }
}

/** The settings that the files suggest: the preset that they fit, or a saved mapping of their columns. */
async function settingsFor(payload: Payload, inspection: Inspection): Promise<ImportSettings | null> {
  const { guess } = inspection;
  if (guess !== null) return { preset: guess, matchBy: 'code', answers: {} };
  const mapping = await proposedMapping(runOn(postgresOf(payload).pool), inspection);
  return mapping === undefined ? null : { preset: 'own', mapping, matchBy: 'code', answers: {} };
}

/** The step after an inspection, and what it shows. */
export function inspected(inspection: Inspection, settings: ImportSettings | null) {
  const open = openQuestions(inspection, { answers: settings?.answers ?? {} }).length;
  return [
    open === 0 && settings !== null ? ('inspected' as const) : ('questioned' as const),
    {
      inspection,
      ...(settings === null ? {} : { settings }),
      open_questions: open,
      total_rows: rowsOf(inspection),
    },
  ] as const;
}

/** About how many rows an import has: partner files have a row for each. */
export function rowsOf({ files }: Inspection): number {
  return Math.max(0, ...files.map(({ rows }) => rows));
}

/** The last inspection of an import. It is our own JSON. */
export function inspectionOf({ inspection }: ImportRow): Inspection | undefined {
  return storedInspection.safeParse(inspection).data;
}

/** The stored JSON of an inspection, which is our own. */
export const storedInspection = z.custom<Inspection>(
  (value) => z.object({ key: z.string(), questions: z.array(z.unknown()) }).safeParse(value).success,
);

/** What is wrong with the answers for the last inspection; nothing when it was made for other settings. */
export function answerFaults(
  row: ImportRow,
  settings: ImportSettings,
): { readonly open?: ImportQuestion | undefined; readonly stray?: StrayAnswer | undefined } {
  const isForThese =
    row.settings === null ||
    (row.settings.preset === settings.preset && isDeepStrictEqual(row.settings.mapping, settings.mapping));
  const inspection = isForThese ? inspectionOf(row) : undefined;
  if (inspection === undefined) return {};
  return { open: openQuestions(inspection, settings)[0], stray: strayAnswer(inspection, settings) };
}
