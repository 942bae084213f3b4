import type { FoodValues } from '../rows/importedFields.ts';

/** A food that people have written may have no code. A file needs one for each row, so the id stands for it. */
const idCode = /^id:([1-9]\d{0,8})$/;

/** The code of a food in a file. */
export function exportedCode({ id, code }: FoodValues): string {
  return typeof code === 'string' && code !== '' ? code : `id:${String(id)}`;
}

/** The id that stands for a code; undefined for a real code. */
export function idInCode(code: string): number | undefined {
  const id = Number(idCode.exec(code)?.[1]);
  return Number.isSafeInteger(id) ? id : undefined;
}
