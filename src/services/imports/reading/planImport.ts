import { realpath } from 'node:fs/promises';
import { plainFormat, type CsvPreset } from '../../../domain/imports/preset.ts';
import { presets } from '../../../domain/imports/presets/presets.ts';
import type { ImportSettings, Inspection } from '../../../domain/imports/settings.ts';
import { ImportFault } from '../importFault.ts';
import { openTable, type OpenTable } from './openTables.ts';
import { pairTables } from './pairTables.ts';
import type { ImportPlan } from './plan.ts';
import type { ImportSource } from './sources.ts';

/**
 * Recognises files by their headers and pairs those that belong together, in any order.
 *
 * @param input.inspection of these files for these settings. Without it the files are inspected.
 * @throws {ImportFault} with one line for the person who gave the files: no CSV, unknown columns, no partner, an open
 *   question.
 */
export async function planImport({
  files,
  settings,
}: {
  files: readonly ImportSource[];
  settings: ImportSettings;
  inspection?: Inspection;
  signal?: AbortSignal;
}): Promise<ImportPlan> {
  if (settings.preset === 'own') throw new ImportFault('no_files');
  const preset: CsvPreset = presets[settings.preset];
  if (files.length === 0) throw new ImportFault('no_files');
  const tables = new Map<string, OpenTable>();
  for (const file of files) {
    const table = await openTable(file, preset);
    // A file that is given under two paths is imported once.
    tables.set(await realpath(file.path), table);
  }
  const pairs = await pairTables(preset, [...tables.values()]);
  return {
    settings,
    preset,
    pairs: pairs.map((pair) => ({ ...pair, format: plainFormat })),
    rows: 0,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    context: preset.id,
  };
}
