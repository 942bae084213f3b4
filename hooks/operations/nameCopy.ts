import type { FieldHook } from 'payload';
import { nameOfCopy } from '../../src/domain/operations/nameOfCopy.ts';
import type { Language } from '../../src/domain/language.ts';

/** Marks the name of a copy, because lists show the copy beside its source. */
export const nameCopy =
  (language: Language, maximum: number): FieldHook =>
  ({ value }) =>
    typeof value === 'string' ? nameOfCopy(value, language, maximum) : (value as unknown);
