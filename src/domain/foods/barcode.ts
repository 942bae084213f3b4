/** A GTIN as we keep it, or why the text is none. */
export type BarcodeReading =
  | { readonly ok: true; readonly barcode: string }
  | { readonly ok: false; readonly reason: 'length' | 'characters' | 'check-digit' };

/**
 * Reads a GTIN-8, -12, -13 or -14 as typed, scanned or found in a file, and brings it to the one form in which
 * barcodes are kept and compared: 13 digits, zeros before shorter ones; 14 only for a case of packs (first digit
 * not 0). The zeros do not touch the check digit, which counts from the right (GS1 General Specifications, 7.9).
 *
 * Blanks and hyphens are ignored, full-width digits are digits.
 */
export function parseBarcode(text: string): BarcodeReading {
  if (text.length > longestText) return { ok: false, reason: 'length' };
  const digits = text.normalize('NFKC').replace(/[\s\u200b\u2060\ufeff\-\u2010-\u2015\u2212]/g, '');
  if (!/^\d*$/.test(digits)) return { ok: false, reason: 'characters' };
  if (!gtinLengths.has(digits.length)) return { ok: false, reason: 'length' };
  if (checkDigit(digits.slice(0, -1)) !== digits.slice(-1)) return { ok: false, reason: 'check-digit' };
  const thirteen =
    digits.length === 14 && digits.startsWith('0') ? digits.slice(1) : digits.padStart(13, '0');
  return { ok: true, barcode: thirteen };
}

/**
 * Whether a barcode is of a range that GS1 leaves to shops for their own use: 02, 04, 20–29, and GTIN-8 that start
 * with 0 or 2. Such a number names no product of the world: another shop prints it on something else.
 *
 * @param barcode 13 or 14 digits as {@link parseBarcode} gives them.
 */
export function isRestrictedRange(barcode: string): boolean {
  const item = barcode.slice(-13);
  if (/^0{5}/.test(item)) return /^[02]/.test(item.slice(5));
  return /^(?:02|04|2\d)/.test(item);
}

/** The check digit of a GTIN: weights 3 and 1 in turn, from the right. */
export function checkDigit(digitsBefore: string): string {
  let sum = 0;
  for (let fromRight = 1; fromRight <= digitsBefore.length; fromRight += 1) {
    sum += Number(digitsBefore.at(-fromRight)) * (fromRight % 2 === 1 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

const gtinLengths = new Set([8, 12, 13, 14]);
/** Fourteen digits with a generous lot of blanks between them. */
const longestText = 64;
