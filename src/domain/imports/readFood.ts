import { foodSchema, type Food } from '../foods/food.ts';
import { qualityFlags } from '../foods/quality.ts';
import { isStorableText } from '../foods/text.ts';
import type { Cells, CsvPreset, PresetRow } from './preset.ts';
import { rowIssues, type RowIssue, type RowIssueCode } from './rowIssues.ts';

/** What became of a row: a food, or null when an error among the issues rejects it. */
export interface FoodReading {
  readonly food: Food | null;
  readonly issues: readonly RowIssue[];
}

/**
 * Makes a food of a row: the preset's mapping, the schema of a food, and the doubts that its figures raise.
 * Never throws for what a file may hold.
 */
export function readFood(preset: CsvPreset, row: PresetRow): FoodReading {
  const broken = [row.cells, row.partner ?? {}].flatMap(brokenCells);
  if (broken.length > 0) return { food: null, issues: broken };

  const { food: input, issues } = preset.map(row);
  const parsed = foodSchema.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => toRowIssue(issue.path, issue.message));
    return { food: null, issues: [...errors, ...issues] };
  }
  const food = parsed.data;
  return { food: { ...food, quality: [...food.quality, ...qualityFlags(food)] }, issues };
}

/** Cells that cannot be kept, or that came out of the decoder broken (U+FFFD). */
function brokenCells(cells: Cells): RowIssue[] {
  return Object.entries(cells).flatMap(([field, text]): RowIssue[] => {
    if (!isStorableText(text)) return [{ code: 'invalid_character', field }];
    return text.includes('\ufffd') ? [{ code: 'unreadable_character', field }] : [];
  });
}

/** The schema's messages are codes where it has words of its own; anything else is its English text. */
function toRowIssue(path: readonly PropertyKey[], message: string): RowIssue {
  const field = path.map(String).join('.');
  const isCode = (text: string): text is RowIssueCode => Object.hasOwn(rowIssues, text);
  return isCode(message)
    ? { code: message, field }
    : { code: 'invalid', field, parameters: { reason: message } };
}
