import { isNutrientName, nutrientNames, type NutrientName } from '../../foods/nutrients.ts';
import type { WrittenUnit } from '../../foods/nutrientValue.ts';
import { writtenIn } from '../settings/headers.ts';
import type { CsvPreset, CsvTable, FigureColumn, ImportedField } from '../rows/preset.ts';
import type { ImportSettings, OwnMapping } from '../settings/settings.ts';
import { formatColumns, formatFields, formatMapper, type FormatPlace } from './diningcoach.ts';
import { presets } from './presets.ts';

/** The preset of an import: a shipped one, or the own mapping. */
export function presetOf({ preset, mapping }: Pick<ImportSettings, 'preset' | 'mapping'>): CsvPreset {
  if (preset !== 'own') return presets[preset];
  if (mapping === undefined) throw new Error('an import with an own mapping has one');
  return ownPreset(mapping);
}

/** A preset made of an own mapping. It is read and mapped exactly like our own format, under the names of the file. */
export function ownPreset(mapping: OwnMapping): CsvPreset {
  const places = new Map(
    mapping.columns.map(({ column, field, unit }): [string, FormatPlace] => [
      field,
      { column, ...unitOf(column, field, unit) },
    ]),
  );
  const { kind, sourceName, per } = mapping;
  const defaults = {
    sourceName,
    ...(kind === undefined ? {} : { kind }),
    // Of servings, their unit decides.
    ...(per === 'serving' ? {} : { basis: per }),
  };
  return {
    id: 'own',
    version: 1,
    title: { ko: mapping.name ?? '직접 지정', en: mapping.name ?? 'Own mapping' },
    about: { ko: '열마다 지정한 필드를 읽습니다.', en: 'The columns that the mapping names.' },
    inputs: [{ foods: tableOf(mapping, places), constants: constantsOf(mapping) }],
    categoriesFrom: 'map',
    map: formatMapper({ places, per, defaults }),
  };
}

/** The unit that the mapping gives, or else the name of the column: `Energy (kJ)`. */
function unitOf(column: string, field: string, unit: WrittenUnit | undefined): { unit?: WrittenUnit } {
  const written = unit ?? (isNutrientName(field) ? writtenIn(column).unit : undefined);
  return written === undefined || written === 'other' ? {} : { unit: written };
}

function tableOf(mapping: OwnMapping, places: ReadonlyMap<string, FormatPlace>): CsvTable {
  const columns = [...new Set(mapping.columns.map(({ column }) => column))];
  const figures = nutrientNames.flatMap((nutrient): [string, FigureColumn][] => {
    const place = places.get(nutrient);
    return place === undefined ? [] : [[place.column, figureOf(nutrient, place.unit)]];
  });
  const amounts = formatColumns.flatMap(({ column, field }) => {
    const place = places.get(column);
    return field.type === 'amount' && place !== undefined ? [place.column] : [];
  });
  return {
    id: 'foods',
    title: { ko: '식품', en: 'foods' },
    headerRows: 1,
    nameRow: 0,
    needed: columns,
    per: mapping.per,
    figures: Object.fromEntries(figures),
    amounts,
    fields: Object.fromEntries(
      columns.map((column) => [
        column,
        mapping.columns.flatMap((one): readonly ImportedField[] =>
          one.column === column ? [...(formatFields[one.field] ?? []), ...servingFields(one.field)] : [],
        ),
      ]),
    ),
  };
}

function figureOf(nutrient: NutrientName, unit: WrittenUnit | undefined): FigureColumn {
  return unit === undefined ? { nutrient } : { nutrient, unit };
}

/** A serving may say its own unit: `250 ml`. */
function servingFields(field: string): ImportedField[] {
  return field === 'servingSize' ? ['servingUnit'] : [];
}

function constantsOf({ kind, per }: OwnMapping): ImportedField[] {
  return [
    'source.name',
    'basis',
    ...(kind === undefined ? [] : (['kind'] as const)),
    ...(per === 'serving' ? (['servingUnit'] as const) : []),
  ];
}
