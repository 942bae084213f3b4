import { mappingFor } from '../../../database/imports/mappings.ts';
import type { Inspection, OwnMapping } from '../../../domain/imports/settings/settings.ts';
import type { RunSql } from '../../../queue/runSql.ts';

/** A saved mapping for these files. An own mapping reads one file. */
export async function proposedMapping(run: RunSql, { files }: Inspection): Promise<OwnMapping | undefined> {
  const [file, ...others] = files;
  return file === undefined || others.length > 0 ? undefined : mappingFor(run, file.columns);
}
