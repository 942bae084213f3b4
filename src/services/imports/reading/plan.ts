import type { CsvPreset, RowFormat } from '../../../domain/imports/rows/preset.ts';
import type { ImportSettings } from '../../../domain/imports/settings/settings.ts';
import type { TablePair } from './pairTables.ts';

/** How an import reads its files. Planning writes nothing and does not use the database. */
export interface ImportPlan {
  readonly settings: ImportSettings;
  /** A shipped preset, or one made from the own mapping. */
  readonly preset: CsvPreset;
  readonly pairs: readonly PlannedPair[];
  /** How many rows of foods there are. */
  readonly rows: number;
  /**
   * Whatever else decides how a row is read: the preset with its version, columns, units, answers. It belongs into the
   * hash of a row.
   */
  readonly context: string;
}

/** A file of foods with its partner, and what holds for all of its rows: units, decimal mark, fields. */
export interface PlannedPair extends TablePair {
  readonly format: RowFormat;
  /** Its part of the plan's `context`. */
  readonly context: string;
}
