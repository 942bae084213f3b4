import { presets, presetNames, type PresetName } from '../../../domain/imports/presets/presets.ts';
import type { ImportSettings, InspectedFile, Inspection } from '../../../domain/imports/settings.ts';
import { ImportFault } from '../importFault.ts';
import { openTextFile } from './decodeFile.ts';
import { openTable } from './openTables.ts';
import { readCsv } from './readCsv.ts';
import type { ImportSource } from './sources.ts';

/**
 * Finds out what files are, by reading all of them: encodings, delimiters, headers, tables, the preset that they fit,
 * and what they do not say (questions). It writes nothing and does not use the database.
 *
 * @param input.settings the chosen preset or mapping, and answers that change how the files read. Without them the
 *   preset is guessed.
 * @throws {ImportFault} with one line for the person who gave the files, when one of them cannot be imported at all.
 */
export async function inspectImport({
  files,
}: {
  readonly files: readonly ImportSource[];
  readonly settings?: Partial<ImportSettings>;
  readonly signal?: AbortSignal;
}): Promise<Inspection> {
  if (files.length === 0) throw new ImportFault('no_files');
  const inspected: InspectedFile[] = [];
  for (const file of files) inspected.push(await inspectFile(file));
  return { key: '', files: inspected, guess: await guessPreset(files), questions: [] };
}

async function inspectFile(source: ImportSource): Promise<InspectedFile> {
  const file = await openTextFile(source);
  const firstRows: (readonly string[])[] = [];
  let rows = -1;
  for await (const row of readCsv(file)) {
    rows += 1;
    if ('cells' in row && firstRows.length < 21) firstRows.push(row.cells);
  }
  const [columns = [], ...others] = firstRows;
  return {
    name: file.name,
    sha256: source.sha256,
    compressed: null,
    encoding: file.encoding,
    delimiter: ',',
    columns,
    headerFaults: [],
    firstRows: others,
    rows,
  };
}

async function guessPreset(files: readonly ImportSource[]): Promise<PresetName | null> {
  for (const name of presetNames) {
    const fits = files.map((file) =>
      openTable(file, presets[name]).then(
        () => true,
        () => false,
      ),
    );
    if ((await Promise.all(fits)).every(Boolean)) return name;
  }
  return null;
}
