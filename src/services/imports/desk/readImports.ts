import type { PayloadRequest } from 'payload';
import { countOpenGroups } from '../../../database/imports/sourceCategories.ts';
import { runIn } from '../../../queue/runSql.ts';
import { staffNames } from '../../accounts/names/staffNames.ts';
import { shownImport, type ShownImport } from './shownImport.ts';

export interface ImportList {
  readonly rows: readonly (ShownImport & {
    readonly by: string | null;
    /** How many groups of its source have no category. */
    readonly openGroups: number;
  })[];
  readonly page: number;
  readonly pages: number;
}

const pageSize = 20;

/** A page of all imports, the newest first. */
export async function readImports(req: PayloadRequest, { page }: { page: number }): Promise<ImportList> {
  const found = await req.payload.find({
    collection: 'food-imports',
    sort: '-createdAt',
    limit: pageSize,
    page,
    depth: 0,
    // First rows of files; a page of them would be large.
    select: { inspection: false },
    overrideAccess: false,
    req,
  });
  const rows = found.docs.map(shownImport);
  const names = await staffNames(
    req,
    rows.map(({ startedBy }) => startedBy),
  );
  const openGroups = await countOpenGroups(
    runIn(req),
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      by: names.get(row.startedBy ?? 0) ?? null,
      openGroups: openGroups.get(row.id) ?? 0,
    })),
    page: found.page ?? 1,
    pages: found.totalPages,
  };
}
