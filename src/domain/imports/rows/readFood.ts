import type { z } from 'zod';
import { foodSchema, type Food } from '../../foods/food.ts';
import { isNoBarcode, parseBarcode } from '../../foods/barcode.ts';
import { isCertificate } from '../../foods/certificates.ts';
import { qualityFlags } from '../../foods/quality.ts';
import { isStorableText, shownText } from '../../foods/text.ts';
import type { Cells, CsvPreset, MappedRow, PresetRow } from './preset.ts';
import { rowIssues, type RowIssue, type RowIssueCode } from './rowIssues.ts';
import { isRowReason, type RowReason } from './rowReasons.ts';

/** The result of a row: a food, or null when one of the issues is an error. */
export interface FoodReading {
  readonly food: Food | null;
  readonly issues: readonly RowIssue[];
}

/**
 * Converts a row to a food: applies the preset's mapping, validates it by the schema of a food, and adds quality
 * flags. It never throws for the content of a file.
 */
export function readFood(preset: CsvPreset, row: PresetRow): FoodReading {
  const broken = [row.cells, row.partner ?? {}].flatMap(brokenCells);
  if (broken.length > 0) return { food: null, issues: broken };

  const mapped = preset.map(row);
  const { food: input, issue: barcodeIssue } = withReadableBarcode(mapped.food);
  const issues = barcodeIssue === undefined ? mapped.issues : [barcodeIssue, ...mapped.issues];
  const parsed = foodSchema.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => toRowIssue(issue, input));
    return { food: null, issues: [...errors, ...issues] };
  }
  const food = parsed.data;
  // Its owner is a member, and no file says which.
  if (food.kind === 'custom') {
    return {
      food: null,
      issues: [{ code: 'custom_needs_owner', field: 'kind', value: food.kind }, ...issues],
    };
  }
  const unknownLabels = food.labels
    .filter((label) => !isCertificate(label))
    .map((value): RowIssue => ({ code: 'unknown_label', field: 'labels', value: shownText(value, 64) }));
  return {
    food: { ...food, quality: [...food.quality, ...qualityFlags(food)] },
    issues: [...issues, ...unknownLabels],
  };
}

/** A barcode that is none is dropped, and the food is kept: it is found by its name. */
function withReadableBarcode(input: MappedRow['food']): { food: MappedRow['food']; issue?: RowIssue } {
  const { barcode } = input;
  if (typeof barcode !== 'string' || isNoBarcode(barcode)) return { food: input };
  const reading = parseBarcode(barcode);
  if (reading.ok) return { food: input };
  const issue: RowIssue = {
    code: 'bad_barcode',
    field: 'barcode',
    value: shownText(barcode, 64),
    parameters: { reason: reading.reason },
  };
  return { food: { ...input, barcode: null }, issue };
}

/** Issues for cells that cannot be stored or that the decoder could not read (U+FFFD). */
function brokenCells(cells: Cells): RowIssue[] {
  const all = Object.values(cells).join('\n');
  if (isStorableText(all) && !all.includes('\ufffd')) return [];
  return Object.entries(cells).flatMap(([field, text]): RowIssue[] => {
    if (!isStorableText(text)) return [{ code: 'invalid_character', field }];
    return text.includes('\ufffd') ? [{ code: 'unreadable_character', field }] : [];
  });
}

/** Our own messages of the schema are issue codes. All other messages become the reason of `invalid`. */
function toRowIssue(issue: z.core.$ZodIssue, input: unknown): RowIssue {
  const field = issue.path.map(String).join('.');
  const { message } = issue;
  if (isCode(message)) return { code: message, field };
  const at = { field, value: textAt(input, issue.path) };
  if (issue.code === 'invalid_value') {
    return { ...at, code: 'not_offered', parameters: { choices: issue.values.map(String).join(', ') } };
  }
  if (issue.code === 'invalid_type' && issue.expected === 'number') return { ...at, code: 'no_amount' };
  return { ...at, code: 'invalid', parameters: { reason: reasonOf(issue) } };
}

function reasonOf({ code, message }: z.core.$ZodIssue): RowReason {
  if (isRowReason(message)) return message;
  return code === 'too_small' || code === 'too_big' ? 'out_of_range' : 'wrong_form';
}

function isCode(text: string): text is RowIssueCode {
  return Object.hasOwn(rowIssues, text);
}

/** The text at a place of the input, shortened; empty when there is none. */
function textAt(input: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    input,
  );
  return typeof found === 'string' ? shownText(found) : '';
}
