/** So that spreadsheets read Korean letters. */
const byteOrderMark = '\ufeff';

/** The first line of a CSV file, by RFC 4180. */
export function csvHead(names: readonly string[]): string {
  return byteOrderMark + csvLine(names);
}

/** A line of a CSV file. What is no text or number is written as JSON; an unknown value is empty. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
