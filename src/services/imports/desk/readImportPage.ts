import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { LocalizedText } from '../../../domain/language.ts';
import type { ShownRows } from '../../../domain/imports/report/reportFilter.ts';
import { shownMode, type ReportedRow, type ReportMode } from '../../../domain/imports/report/reportRow.ts';
import type { ImportCounts } from '../../../domain/imports/process/counts.ts';
import type { Inspection } from '../../../domain/imports/settings/settings.ts';
import { staffNames } from '../../accounts/names/staffNames.ts';
import { reportPage } from '../process/report.ts';
import { storedInspection } from '../process/inspect.ts';
import { readGroups, type GroupsOfImport } from './readGroups.ts';
import { shownImport, type ShownImport } from './shownImport.ts';

/** Everything that the page of an import shows. */
export interface ImportPageData {
  readonly shown: ShownImport;
  readonly by: string | null;
  readonly inspection: Inspection | null;
  /** Null when there is none. */
  readonly report: {
    readonly mode: ReportMode;
    readonly counts: ImportCounts;
    readonly rows: readonly ReportedRow[];
    readonly nextCursor: string | null;
    /** Names of the categories in its changes. */
    readonly categories: ReadonlyMap<number, LocalizedText>;
  } | null;
  /** Null when its source has no group without a category. */
  readonly groups: GroupsOfImport | null;
}

const pageSize = 50;

/** Reads the page of an import. @throws {NotFound} when there is none. */
export async function readImportPage(
  req: PayloadRequest,
  id: number,
  { cursor, ...filter }: ShownRows,
): Promise<ImportPageData> {
  const doc = await req.payload.findByID({
    collection: 'food-imports',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const shown = shownImport(doc);
  const names = await staffNames(req, [shown.startedBy]);
  const inspection = storedInspection.safeParse(doc.inspection).data ?? null;
  const groups = await readGroups(req, id);
  const common = { shown, by: names.get(shown.startedBy ?? 0) ?? null, inspection, groups };
  const mode = shownMode({ state: shown.state, hasRun: shown.counts !== null });
  const counts = mode === 'preview' ? shown.previewCounts : shown.counts;
  if (counts === null || shown.isPruned || shown.state === 'previewing') return { ...common, report: null };
  const { docs, nextCursor } = await reportPage(req, { id, mode, cursor, limit: pageSize, ...filter });
  const categories = await categoryNames(req, docs);
  return { ...common, report: { mode, counts, rows: docs, nextCursor, categories } };
}

function ofSource(name: string): LocalizedText {
  return { ko: `${name} (출처의 분류)`, en: `${name} (group of the source)` };
}

const categoryId = z.int();

async function categoryNames(
  req: PayloadRequest,
  rows: readonly ReportedRow[],
): Promise<ReadonlyMap<number, LocalizedText>> {
  const ids = rows
    .flatMap(({ changes }) => changes ?? [])
    .filter(({ field }) => field === 'category')
    .flatMap(({ from, to }) => [from, to])
    .flatMap((value) => categoryId.safeParse(value).data ?? []);
  if (ids.length === 0) return new Map();
  const { docs } = await req.payload.find({
    collection: 'food-categories',
    where: { id: { in: [...new Set(ids)] } },
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return new Map(
    docs.map(({ id, name, nameEn, slug }) => [
      id,
      // A group of the source may have the name of a category.
      slug == null ? ofSource(name) : { ko: name, en: nameEn ?? name },
    ]),
  );
}
