import { parseBarcode } from '../foods/barcode.ts';
import { shownText } from '../foods/text.ts';
import type { RowIssue } from './rowIssues.ts';

/**
 * The barcode of a row. One that cannot be scanned is left out and told: the food is still a food. A placeholder of
 * zeros is none.
 */
export function readBarcode({ text, column }: { text: string; column: string }): {
  readonly barcode: string | null;
  readonly issues: readonly RowIssue[];
} {
  const written = text.trim();
  if (/^0*$/.test(written)) return { barcode: null, issues: [] };
  const reading = parseBarcode(written);
  if (reading.ok) return { barcode: reading.barcode, issues: [] };
  return {
    barcode: null,
    issues: [{ code: 'unusable_barcode', field: column, value: shownText(written) }],
  };
}
