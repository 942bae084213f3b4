import type { FigureColumn, ImportedField } from '../rows/preset.ts';

/** The fields that columns with nutrients fill. */
export function fieldsOf(
  columns: Readonly<Record<string, FigureColumn>>,
): Record<string, readonly ImportedField[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([column, { nutrient }]) => [column, [`nutrients.${nutrient}`] as const]),
  );
}
