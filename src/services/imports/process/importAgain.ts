import { createReadStream } from 'node:fs';
import type { PayloadRequest } from 'payload';
import { readImport } from '../../../database/imports/foodImports.ts';
import { canImportAgain } from '../../../domain/imports/process/states.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn } from '../../../queue/runSql.ts';
import { uploadFolder } from '../../operations/files/uploadFolder.ts';
import { codeOf } from '../importFault.ts';
import type { ImportSource } from '../reading/sources.ts';
import { storeFile, type ReceivedFile } from '../upload/storeFile.ts';
import { wrongState } from './act.ts';
import { createImport } from './createImport.ts';
import { storedFilesOf } from './files.ts';
import { keptDays } from './steps.ts';

/**
 * Makes a new import of the files of one that has ended, read in the same way. It has copies of the files, so that the
 * deletion of either leaves the other.
 *
 * @returns its id
 * @throws {Problem} `not_found`, `import_state`, `import_of_command`, `import_pruned`, `storage_full`
 */
export async function importAgain(req: PayloadRequest, id: number): Promise<number> {
  const row = await readImport(runIn(req), id);
  if (row === undefined) throw new Problem('not_found');
  if (!canImportAgain(row.state)) throw wrongState(req, row);
  if (row.origin === 'command') throw new Problem('import_of_command');
  if (row.pruned_at !== null) throw new Problem('import_pruned', { parameters: { days: keptDays } });
  const files: ReceivedFile[] = [];
  const remove: (() => Promise<void>)[] = [];
  try {
    for (const file of storedFilesOf(req.payload, row)) {
      const copy = copyOf(req, file);
      remove.push(copy.remove);
      files.push(await copy.written);
    }
    return await createImport(req, { files, settings: row.settings });
  } catch (error) {
    await Promise.all(remove.map((one) => one()));
    // The files went while they were copied: the import was deleted, or its time was over.
    if (codeOf(error) === 'ENOENT') throw new Problem('import_pruned', { parameters: { days: keptDays } });
    throw error;
  }
}

function copyOf(req: PayloadRequest, { name, path }: ImportSource) {
  return storeFile(req, {
    stream: createReadStream(path),
    claimedName: name,
    folder: uploadFolder(req.payload, 'food-imports'),
    signal: new AbortController().signal,
    onBytes: () => undefined,
  });
}
