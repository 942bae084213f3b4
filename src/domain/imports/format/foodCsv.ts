import { z } from 'zod';
import { csvHead, csvLine } from '../../accounts/csv.ts';
import { dayIn, defaultTimeZone } from '../../calendar.ts';
import { eachNutrient, nutrientNames, nutrientQualifierKinds } from '../../foods/nutrients.ts';
import type { FoodValues } from '../rows/importedFields.ts';
import { formatColumns, qualityColumn, type FormatColumn } from '../presets/diningcoach.ts';
import { guarded, writeFigure, writeFlags, writeWords } from './cells.ts';
import { exportedCode } from './exportedCode.ts';

/** The header of a file of foods in our format, with the mark by which spreadsheets know UTF-8. */
export function foodCsvHead(): string {
  return csvHead([...formatColumns.map(({ column }) => column), qualityColumn, ...nutrientNames]);
}

const figures = z.object({
  nutrients: z.object(eachNutrient(() => z.number().nullable().default(null))),
  nutrientQualifiers: z.partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds)).nullish(),
});
const texts = z.array(z.string()).catch([]);

/**
 * The line of a food. What the format has, it has exactly, so that reading it again changes nothing.
 *
 * @param category the slug of its category, or its path.
 */
export function foodCsvLine(food: FoodValues, category: string): string {
  const { nutrients, nutrientQualifiers } = figures.parse(food);
  return csvLine([
    ...formatColumns.map((column) => cellOf(column, food, category)),
    writeFlags(food['quality']),
    ...nutrientNames.map((name) => writeFigure(name, nutrients[name], nutrientQualifiers?.[name])),
  ]);
}

function cellOf({ field, name, group }: FormatColumn, food: FoodValues, category: string): unknown {
  if (name === 'code') return guarded(exportedCode(food));
  const holder = group === undefined ? food : (food[group] as FoodValues | null);
  const value = holder?.[name] ?? null;
  switch (field.type) {
    case 'line':
    case 'printed':
      return value === null ? null : guarded(z.string().parse(value));
    case 'relation':
      return guarded(category);
    case 'words':
      return guarded(writeWords(texts.parse(value)));
    case 'day':
      return value === null ? null : dayIn(defaultTimeZone, new Date(z.string().parse(value)));
    // Of the allergens only those that a person has set. The others are read from the texts again.
    case 'json':
      return food['allergensFrom'] === 'hand' ? value : null;
    case 'barcode':
    case 'choice':
    case 'amount':
    case 'level':
    case 'derived':
      return value;
  }
}
