import { foodKindNames, foodKinds } from '../../../domain/foods/kinds.ts';
import { isNutrientName, nutrientNames, nutrients } from '../../../domain/foods/nutrients.ts';
import { unitsOf } from '../../../domain/foods/nutrientValue.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import {
  barcodeAndCode,
  choicesOf,
  type ColumnChoice,
  type MappingForm,
} from '../../../domain/imports/settings/mappingForm.ts';
import { formatColumns } from '../../../domain/imports/presets/diningcoach.ts';
import { presetNames, presets } from '../../../domain/imports/presets/presets.ts';
import { basisWritten } from '../../../domain/imports/settings/basisWords.ts';
import { proposeMapping } from '../../../domain/imports/settings/proposeMapping.ts';
import type {
  ImportQuestion,
  ImportSettings,
  InspectedFile,
  Inspection,
  OwnMapping,
} from '../../../domain/imports/settings/settings.ts';
import { fieldTitle } from '../../../domain/imports/report/shownValues.ts';
import { texts } from '../importTexts.ts';

/** A field that a column can be. */
export interface FieldOption {
  readonly value: string;
  readonly title: LocalizedText;
  /** Of a nutrient: the units of its figures, the stored one first. */
  readonly units: readonly string[];
}

/** A column of the file with some of its cells. */
export interface ColumnSeen {
  readonly column: string;
  readonly examples: readonly string[];
  /** Another column has the name, or it has none. */
  readonly isUsable: boolean;
}

/** The part of the form in which a person says what the columns of a file are. */
export interface MappingProps {
  readonly columns: readonly ColumnSeen[];
  readonly initial: MappingForm;
  readonly fields: readonly FieldOption[];
  readonly kinds: readonly { readonly value: string; readonly title: LocalizedText }[];
  readonly decimal: OwnMapping['decimal'] | null;
}

export interface ReadingProps {
  readonly presets: readonly { readonly value: string; readonly title: LocalizedText }[];
  /** The format that the files have by themselves. */
  readonly guess: string | null;
  /** The format for which the questions are. Empty: somebody must choose one. */
  readonly inspected: string;
  readonly questions: readonly ImportQuestion[];
  readonly answers: Readonly<Record<string, string>>;
  readonly matchBy: ImportSettings['matchBy'];
  /** Null with several files. */
  readonly mapping: MappingProps | null;
}

/** What the form about the reading of files needs. The lists come from the server, so that the page does not load them. */
export function readingProps({
  inspection: { files, guess, questions },
  settings,
}: {
  inspection: Inspection;
  settings: ImportSettings | null;
}): ReadingProps {
  const [file, ...others] = files;
  const isSingle = file !== undefined && others.length === 0;
  return {
    presets: presetNames.map((value) => ({ value, title: presets[value].title })),
    guess,
    inspected: settings?.preset ?? guess ?? (isSingle ? 'own' : ''),
    questions,
    answers: settings?.answers ?? {},
    matchBy: settings?.matchBy ?? 'code',
    mapping: isSingle ? mappingProps(file, settings?.mapping) : null,
  };
}

/** A file with more columns is of a preset, or needs a smaller one first: a mapping has at most 200. */
const maximumColumns = 300;

function mappingProps(file: InspectedFile, mapping: OwnMapping | undefined): MappingProps {
  const { columns, firstRows } = file;
  const proposals = proposeMapping(columns);
  const proposed = Object.fromEntries(
    proposals.map(({ column, field, unit }): [string, ColumnChoice] => [column, { field, unit: unit ?? '' }]),
  );
  return {
    columns: columns.slice(0, maximumColumns).map((column, at) => ({
      column,
      examples: firstRows
        .map((row) => (row[at] ?? '').trim().slice(0, 40))
        .filter((cell) => cell !== '')
        .slice(0, 2),
      isUsable: column.trim() !== '' && columns.indexOf(column) === columns.lastIndexOf(column),
    })),
    initial: {
      name: mapping?.name ?? '',
      kind: mapping?.kind ?? '',
      sourceName: mapping?.sourceName ?? nameOf(file.name),
      per: mapping?.per ?? basisOf(proposals),
      columns: mapping === undefined ? proposed : choicesOf(mapping.columns),
    },
    fields: fieldOptions,
    kinds: foodKinds.flatMap((value) => (value === 'custom' ? [] : [{ value, title: foodKindNames[value] }])),
    decimal: mapping?.decimal ?? null,
  };
}

/** What the names of the columns with figures say. Where they differ, a question asks. */
function basisOf(
  proposals: readonly { readonly column: string; readonly field: string }[],
): OwnMapping['per'] {
  const said = proposals.flatMap(({ column, field }) =>
    isNutrientName(field) ? (basisWritten(column) ?? []) : [],
  );
  return said[0] ?? '100g';
}

const fieldOptions: readonly FieldOption[] = [
  ...formatColumns.map(({ column, place }) => ({
    value: column,
    title: column === 'category' ? texts.categoryField : fieldTitle(place),
    units: [],
  })),
  { value: barcodeAndCode, title: texts.barcodeAndCode, units: [] },
  ...nutrientNames.map((name) => ({
    value: name,
    title: localized((language) => nutrients[name][language]),
    units: [nutrients[name].unit, ...unitsOf(name).filter((unit) => unit !== nutrients[name].unit)],
  })),
];

/** The name of a file without its endings. */
function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/(?:\.(?:csv|tsv|txt|gz|zip))+$/i, '');
}
