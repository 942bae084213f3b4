import { inNormalForm } from '../normalForm.ts';

/** A GTIN in its stored form, or the reason why the text is not a GTIN. */
export type BarcodeReading =
  | { readonly ok: true; readonly barcode: string }
  | { readonly ok: false; readonly reason: 'length' | 'characters' | 'check-digit' };

/**
 * Reads a GTIN-8, -12, -13 or -14 that was typed, scanned or imported, and brings it into its stored form: 13 digits,
 * with leading zeros for shorter ones. 14 digits stay only for a case of packs (first digit not 0). Leading zeros do
 * not change the check digit, because it counts from the right (GS1 General Specifications, 7.9).
 *
 * Blanks and hyphens are ignored, and full-width digits are accepted.
 */
export function parseBarcode(text: string): BarcodeReading {
  if (text.length > maxTextLength) return { ok: false, reason: 'length' };
  const digits = inNormalForm(text, 'NFKC').replace(/[\s\u200b\u2060\ufeff\-\u2010-\u2015\u2212]/g, '');
  if (!/^\d*$/.test(digits)) return { ok: false, reason: 'characters' };
  if (!gtinLengths.has(digits.length)) return { ok: false, reason: 'length' };
  if (checkDigit(digits.slice(0, -1)) !== digits.slice(-1)) return { ok: false, reason: 'check-digit' };
  const thirteen =
    digits.length === 14 && digits.startsWith('0') ? digits.slice(1) : digits.padStart(13, '0');
  return { ok: true, barcode: thirteen };
}

/** Whether a cell says that there is no barcode: it is empty, a dash, `N/A`, or zeros only. */
export function isNoBarcode(text: string): boolean {
  const plain = inNormalForm(text.slice(0, maxTextLength), 'NFKC').trim().toLowerCase();
  return /^[\s0\-\u2010-\u2015\u2212.]*$/.test(plain) || noBarcodeWords.has(plain);
}

const noBarcodeWords = new Set([
  'n/a',
  'na',
  'n.a.',
  'none',
  'null',
  'nan',
  'unknown',
  '없음',
  '해당없음',
  '해당 없음',
  '미상',
]);

/**
 * Whether GS1 reserves the range of a barcode for the internal use of shops: 02, 04, 20–29, and GTIN-8 that start with
 * 0 or 2. Such a number identifies no product, because another shop uses it for something else.
 *
 * @param barcode 13 or 14 digits as {@link parseBarcode} returns them.
 */
export function isRestrictedRange(barcode: string): boolean {
  const item = barcode.slice(-13);
  if (/^0{5}/.test(item)) return /^[02]/.test(item.slice(5));
  return /^(?:02|04|2\d)/.test(item);
}

/** The check digit of a GTIN: alternating weights of 3 and 1, from the right. */
export function checkDigit(digitsBefore: string): string {
  let sum = 0;
  for (let fromRight = 1; fromRight <= digitsBefore.length; fromRight += 1) {
    sum += Number(digitsBefore.at(-fromRight)) * (fromRight % 2 === 1 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

const gtinLengths = new Set([8, 12, 13, 14]);
/** Enough for fourteen digits and many blanks between them. */
const maxTextLength = 64;
