import type { OwnMapping } from './settings.ts';

/** In the form, a column with the barcode that is the code of the row as well. */
export const barcodeAndCode = 'barcodeAndCode';

/** What a person has said about a column. An empty field: it is not used. An empty unit: the usual one. */
export interface ColumnChoice {
  readonly field: string;
  readonly unit: string;
}

/** An own mapping while a person fills it in. */
export interface MappingForm {
  readonly name: string;
  readonly kind: string;
  readonly sourceName: string;
  readonly per: OwnMapping['per'];
  readonly columns: Readonly<Record<string, ColumnChoice>>;
}

/** The columns of a mapping as choices. */
export function choicesOf(columns: OwnMapping['columns']): Record<string, ColumnChoice> {
  const choices: Record<string, ColumnChoice> = {};
  for (const { column, field, unit } of columns) {
    const isSecond = Object.hasOwn(choices, column);
    choices[column] = { field: isSecond ? barcodeAndCode : field, unit: unit ?? '' };
  }
  return choices;
}

/** What a form still lacks. */
export function missingOf({ columns, kind, per, sourceName }: MappingForm): string[] {
  const fields = new Set(Object.values(columns).flatMap(({ field }) => fieldsOf(field)));
  return [
    ...['name', 'code', ...(per === 'serving' ? ['servingSize'] : [])].filter((field) => !fields.has(field)),
    ...(kind === '' && !fields.has('kind') ? ['kind'] : []),
    ...(sourceName.trim() === '' ? ['sourceName'] : []),
  ];
}

/** The mapping as the server takes it. @param decimal of an earlier mapping of the same columns. */
export function mappingOf(
  { columns, kind, name, per, sourceName }: MappingForm,
  decimal: OwnMapping['decimal'],
): Record<string, unknown> {
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(kind === '' ? {} : { kind }),
    sourceName: sourceName.trim(),
    per,
    columns: Object.entries(columns).flatMap(([column, { field, unit }]) =>
      fieldsOf(field).map((one) => ({ column, field: one, ...(unit === '' ? {} : { unit }) })),
    ),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

function fieldsOf(field: string): string[] {
  if (field === '') return [];
  return field === barcodeAndCode ? ['barcode', 'code'] : [field];
}
