import { z } from 'zod';
import type { Field, JSONField, TextField, TextFieldSingleValidation } from 'payload';
import { text } from 'payload/shared';
import { keepSlug } from '../../hooks/operations/keepSlug.ts';
import { nameCopy } from '../../hooks/operations/nameCopy.ts';
import { languageNames, languages, type Language, type LocalizedText } from '../../src/domain/language.ts';
import { because, readBySchema } from '../../src/domain/operations/input/schemaFault.ts';
import type { ReadJson } from '../../src/domain/operations/strictInput.ts';
import { textFault } from '../../src/domain/visibleText.ts';
import { label } from './labels.ts';
import { validator } from './validators.ts';

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const maximumWords = 200;

/**
 * The stable name by which rules, profiles and apps refer to a document. It cannot change after creation.
 *
 * @param options.required false where documents may have no slug.
 */
export function slugField({
  required = true,
  maxLength = 60,
}: { required?: boolean; maxLength?: number } = {}): TextField {
  const shape = validator(
    (value) => (isEmptyValue(value) ? !required : typeof value === 'string' && slugShape.test(value)),
    {
      ko: '소문자 a–z, 숫자와 하이픈(-)만 쓸 수 있습니다.',
      en: 'Only a–z, digits and hyphens are allowed.',
    },
  );
  const length = validator((value) => typeof value !== 'string' || value.length <= maxLength, {
    ko: `${maxLength}자까지 쓸 수 있습니다.`,
    en: `At most ${maxLength} characters are allowed.`,
  });
  return {
    name: 'slug',
    type: 'text',
    required,
    unique: true,
    maxLength,
    label: label('식별자', 'Slug'),
    admin: {
      position: 'sidebar',
      description: label('한 번 정하면 바꿀 수 없습니다.', 'It cannot be changed later.'),
    },
    hooks: { beforeValidate: [keepSlug] },
    validate: async (value: unknown, options) => {
      const isShaped = await shape(value, options);
      return isShaped === true ? length(value, options) : isShaped;
    },
  };
}

/** Validates a required name. Blanks alone are no name. */
export const requiredName: TextFieldSingleValidation = (value, options) =>
  text(typeof value === 'string' && value.trim() === '' ? '' : value, options);

const maximumName = 100;

/** The required names of a document, in Korean and in English. A copy has a mark in both. */
export function nameFields(): TextField[] {
  const names = [nameField('ko'), nameField('en')];
  return names.map((field) => ({ ...field, required: true, validate: requiredName }));
}

/** The name of a document in one language: `name` or `nameEn`. */
export function nameField(language: Language): TextField & { hasMany?: false } {
  return {
    name: language === 'ko' ? 'name' : 'nameEn',
    type: 'text',
    maxLength: maximumName,
    label: language === 'ko' ? label('이름', 'Name') : label('영문 이름', 'English name'),
    hooks: { beforeDuplicate: [nameCopy(language, maximumName)] },
  };
}

/**
 * A list of words in a JSON column. The admin UI offers `suggestions`, or the slugs of the collection
 * `suggestionsFrom`, while somebody types. With `isClosed` only words of `suggestions` are valid.
 */
export function wordsField(
  name: string,
  fieldLabel: LocalizedText,
  {
    suggestions = [],
    suggestionsFrom,
    isClosed = false,
    description,
  }: {
    suggestions?: readonly string[];
    suggestionsFrom?: 'allergens';
    isClosed?: boolean;
    description?: LocalizedText;
  } = {},
): JSONField {
  const words = z
    .array(isClosed ? z.enum(suggestions) : word)
    .max(maximumWords)
    .transform(onlyOnce);
  const { custom, isValid } = readBy(words);
  return {
    name,
    type: 'json',
    label: fieldLabel,
    custom,
    validate: validator(isValid, {
      ko: isClosed
        ? `다음 중에서만 고를 수 있습니다: ${suggestions.join(', ')}`
        : `낱말의 목록이어야 합니다(낱말마다 1~300자, 최대 ${maximumWords}개).`,
      en: isClosed
        ? `Only these can be chosen: ${suggestions.join(', ')}`
        : `This must be a list of words, each of 1 to 300 characters, at most ${maximumWords}.`,
    }),
    admin: {
      ...hiddenInLists,
      ...(description === undefined ? {} : { description }),
      components: {
        Field: {
          path: '/src/admin/fields/WordsField.tsx#WordsField',
          clientProps: { suggestions, suggestionsFrom },
        },
      },
    },
  };
}

/** Any other JSON column: a text to edit, validated as a whole. The form and the error message show `example`. */
export function jsonField({
  name,
  label: fieldLabel,
  schema,
  example,
}: {
  name: string;
  label: LocalizedText;
  schema: z.ZodType;
  example: unknown;
}): JSONField {
  const { custom, isValid } = readBy(schema);
  const shape = JSON.stringify(example);
  return {
    name,
    type: 'json',
    label: fieldLabel,
    custom,
    validate: validator(isValid, {
      ko: `이런 형식이어야 합니다: ${shape}`,
      en: `It must look like this: ${shape}`,
    }),
    admin: {
      ...hiddenInLists,
      description: label(`형식의 예: ${shape}`, `Example of the format: ${shape}`),
      components: { Field: '/src/admin/fields/JsonField.tsx#JsonField' },
    },
  };
}

/** Puts fields side by side, four in a row. */
export function rowsOf(fields: readonly Field[]): Field[] {
  return Array.from({ length: Math.ceil(fields.length / 4) }, (_, row) => ({
    type: 'row',
    fields: fields.slice(row * 4, row * 4 + 4),
  }));
}

/** For fields that are not useful in a list and have no index to filter by. */
export const hiddenInLists = { disableListColumn: true, disableListFilter: true } as const;

/** The language of mails to an account. */
export function languageField(fieldLabel: LocalizedText): Field {
  return {
    name: 'language',
    type: 'select',
    label: fieldLabel,
    defaultValue: languages[0],
    options: languages.map((value) => ({ value, label: languageNames[value] })),
  };
}

/**
 * Yes, no or maybe. "Maybe" means that it was checked and is not certain; an empty value means that nobody has checked
 * it.
 */
export function certaintyField(name: string, fieldLabel: LocalizedText): Field {
  return {
    name,
    type: 'select',
    label: fieldLabel,
    options: [
      { value: 'yes', label: label('예', 'Yes') },
      { value: 'no', label: label('아니오', 'No') },
      { value: 'maybe', label: label('확인 필요', 'Maybe') },
    ],
  };
}

function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** A word of a list: one line of 1 to 300 characters that people can see. */
const word = z
  .string()
  .min(1)
  .max(300)
  .superRefine((text, context) => {
    const fault = textFault(text, 'one');
    if (fault !== undefined) context.addIssue({ code: 'custom', ...because(fault) });
  });

function onlyOnce<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** Reads a JSON field by a schema: in the gate for input, and in Payload's validation of what the server writes. */
function readBy(schema: z.ZodType): {
  custom: { readJson: ReadJson; jsonSchema: z.ZodType };
  isValid: (value: unknown) => boolean;
} {
  return {
    // Filters may name what the schema has.
    custom: { readJson: (value, path) => readBySchema(value, schema, path), jsonSchema: schema },
    isValid: (value) => value === null || value === undefined || schema.safeParse(value).success,
  };
}
