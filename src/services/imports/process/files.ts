import { join } from 'node:path';
import type { Payload } from 'payload';
import type { ImportRow } from '../../../database/imports/foodImports.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { ImportFault } from '../importFault.ts';
import type { ImportSource } from '../reading/sources.ts';

/**
 * The files of an import on the disk of this server.
 *
 * @throws {ImportFault} `files_gone` when they were removed, or belong to the command line.
 */
export function storedFilesOf(payload: Payload, row: ImportRow): ImportSource[] {
  const folder = uploadFolder(payload, 'food-imports');
  const stored = row.pruned_at === null ? (row.stored_files ?? []) : [];
  return row.files.map((file, at) => {
    const name = stored[at];
    if (name === undefined) throw new ImportFault('files_gone', { file: file.name });
    return { ...file, path: join(folder, name) };
  });
}
