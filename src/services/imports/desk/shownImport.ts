import { z } from 'zod';
import type { FoodImport } from '../../../../payload-types.ts';
import type { ImportCounts } from '../../../domain/imports/process/counts.ts';
import { noCounts } from '../../../domain/imports/process/counts.ts';
import { shownProgress, type ShownProgress } from '../../../domain/imports/process/progress.ts';
import {
  importFile,
  importSettings,
  type ImportFile,
  type ImportSettings,
} from '../../../domain/imports/settings/settings.ts';
import {
  canImportAgain,
  importActions,
  importOrigins,
  isMoving,
  type ImportAction,
  type ImportOrigin,
  type ImportState,
} from '../../../domain/imports/process/states.ts';
import type { LocalizedText } from '../../../domain/language.ts';
import type { RollbackCounts } from '../rollBackImport.ts';

/** An import as its pages show it. */
export interface ShownImport {
  readonly id: number;
  readonly title: string;
  readonly state: ImportState;
  readonly isMoving: boolean;
  readonly origin: ImportOrigin;
  readonly actions: readonly ImportAction[];
  readonly progress: ShownProgress;
  readonly files: readonly ImportFile[];
  readonly settings: ImportSettings | null;
  readonly previewCounts: ImportCounts | null;
  readonly counts: ImportCounts | null;
  readonly rollbackCounts: RollbackCounts | null;
  readonly changesNothing: boolean;
  readonly failure: { readonly code: string; readonly text: LocalizedText } | null;
  /** An earlier import of the same files. */
  readonly sameAs: number | null;
  readonly startedBy: number | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly keptUntil: string | null;
  readonly isPruned: boolean;
  /** Its files are here, and it has ended. */
  readonly canAgain: boolean;
}

/** Counts of an older version lack what came later. */
const counts = z
  .custom<ImportCounts>((value) => z.looseObject({ rows: z.number() }).safeParse(value).success)
  .transform((value): ImportCounts => ({ ...noCounts, ...value }))
  .nullable()
  .catch(null);

/** The JSON of an import. It is the server's own, but may be of an older version. */
const parts = z.object({
  origin: z.enum(importOrigins),
  actions: z.array(z.enum(importActions)),
  progress: shownProgress,
  files: z.array(importFile).catch([]),
  settings: importSettings.nullable().catch(null),
  previewCounts: counts,
  counts,
  rollbackCounts: z
    .object({
      deleted: z.number(),
      trashed: z.number(),
      restored: z.number(),
      withKeptFields: z.number(),
    })
    .nullable()
    .catch(null),
  failure: z
    .object({ code: z.string(), text: z.object({ ko: z.string(), en: z.string() }) })
    .nullable()
    .catch(null),
});

/** Reads an import that was found at depth 0. */
export function shownImport(doc: FoodImport): ShownImport {
  const { id, title, state, changesNothing, sameAs, startedBy, createdAt, finishedAt, keptUntil, prunedAt } =
    doc;
  const read = parts.parse(doc);
  return {
    ...read,
    ...{ id, title, state, createdAt },
    isMoving: isMoving(state),
    changesNothing: changesNothing === true,
    sameAs: idOf(sameAs),
    startedBy: idOf(startedBy),
    finishedAt: finishedAt ?? null,
    keptUntil: keptUntil ?? null,
    isPruned: prunedAt != null,
    canAgain: canImportAgain(state) && read.origin === 'admin' && prunedAt == null,
  };
}

function idOf(value: number | { readonly id: number } | null | undefined): number | null {
  return typeof value === 'number' ? value : (value?.id ?? null);
}
