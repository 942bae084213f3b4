import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { importOfSameFiles } from '../../../database/imports/foodImports.ts';
import {
  importSettings,
  ownMapping,
  type ImportSettings,
} from '../../../domain/imports/settings/settings.ts';
import { presetNames } from '../../../domain/imports/presets/presets.ts';
import { readBySchema } from '../../../domain/operations/input/schemaFault.ts';
import { runIn } from '../../../queue/runSql.ts';
import { inputProblem } from '../../operations/input/inputProblem.ts';
import { keepNamedFile } from '../../operations/files/namedFile.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import type { ReceivedFile } from '../upload/storeFile.ts';
import { enqueueJobOf } from './steps.ts';

/** What an upload may say about its files. Without a preset they are guessed. */
export const uploadSettings = z.strictObject({
  preset: z.enum([...presetNames, 'own']).optional(),
  mapping: ownMapping.optional(),
  matchBy: z.enum(['code', 'barcode']).optional(),
});
export type UploadSettings = z.output<typeof uploadSettings>;

/**
 * Creates an import from received files, and lets the worker look at them.
 *
 * @returns its id
 */
export async function createImport(
  req: PayloadRequest,
  { files, settings }: { files: readonly ReceivedFile[]; settings: ImportSettings | null },
): Promise<number> {
  const staff = req.user?.collection === 'staff' ? req.user.id : null;
  const hashes = files.map(({ sha256 }) => sha256);
  return inTransaction(req, async () => {
    const sameAs = (await importOfSameFiles(runIn(req), hashes)) ?? null;
    const { id } = await req.payload.create({
      collection: 'food-imports',
      depth: 0,
      // Its fields are for the server alone.
      overrideAccess: true,
      req,
      data: {
        title: titleOf(files.map(({ name }) => name)),
        state: 'inspecting',
        files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
        storedFiles: files.map(({ storedName }) => storedName),
        settings,
        openQuestions: 0,
        origin: 'admin',
        startedBy: staff,
        sameAs,
      },
    });
    for (const { entry } of files) await keepNamedFile(req, entry);
    await enqueueJobOf(runIn(req), id, 'inspecting');
    return id;
  });
}

/** The settings of an upload that names a preset or a mapping; null when the files must say what they are. */
export function fullSettings({ preset, mapping, matchBy }: UploadSettings): ImportSettings | null {
  const chosen = preset ?? (mapping === undefined ? undefined : 'own');
  if (chosen === undefined) return null;
  const settings = readBySchema({ preset: chosen, mapping, matchBy }, importSettings);
  if (settings.fault !== undefined) throw inputProblem(settings.fault);
  return settings.value;
}

/** What people call the import: the names of its files. */
export function titleOf(names: readonly string[]): string {
  const title = names.join(' + ');
  return title.length <= 300 ? title : `${title.slice(0, 299)}…`;
}
