import type { Field, JSONField, TextField } from 'payload';
import { label } from './labels.ts';

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const maximumWords = 200;

/** The stable name by which rules, profiles and apps refer to a document. */
export function slugField(): TextField {
  return {
    name: 'slug',
    type: 'text',
    required: true,
    unique: true,
    maxLength: 60,
    label: label('식별자', 'Slug'),
    admin: { position: 'sidebar' },
    validate: (value: unknown) => (typeof value === 'string' && slugShape.test(value) ? true : 'a-z, 0-9, -'),
  };
}

/** A list of words in a JSON column. */
export function wordsField(name: string, ko: string, en: string): JSONField {
  return {
    name,
    type: 'json',
    label: label(ko, en),
    validate: (value: unknown) => isListOfWords(value) || '["…", "…"]',
  };
}

/** Yes, no or maybe: what is not known to be fine is "maybe", and an empty answer says that nobody looked. */
export function certaintyField(name: string, ko: string, en: string): Field {
  return {
    name,
    type: 'select',
    label: label(ko, en),
    options: [
      { value: 'yes', label: label('예', 'Yes') },
      { value: 'no', label: label('아니오', 'No') },
      { value: 'maybe', label: label('확인 필요', 'Maybe') },
    ],
  };
}

function isListOfWords(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return (
    Array.isArray(value) &&
    value.length <= maximumWords &&
    value.every((word) => typeof word === 'string' && word.trim() !== '' && word.length <= 300)
  );
}
