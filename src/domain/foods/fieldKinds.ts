import { z } from 'zod';
import type { LocalizedText } from '../language.ts';
import { cleanLines, cleanText, isStorableText } from './text.ts';

/** The properties that all kinds of fields share. */
interface FieldFacts {
  readonly label: LocalizedText;
  /** Whether every food needs it, or only every imported one. Absent: the field is optional. */
  readonly needed?: 'always' | 'import';
  /** Who may set it, when not everybody who may write the food. */
  readonly setBy?: 'staff' | 'server';
  readonly isIndexed?: boolean;
  /** Its column in our CSV format (by default of the same name), and its text in the documentation. */
  readonly csv?: { readonly column?: string; readonly about: string };
  /** Checks the value from an import. Absent: imports do not set the field, and the stored value stays. */
  readonly schema?: z.ZodType;
  /** Imports do not set it directly. It is computed from imported fields and written with them. */
  readonly isDerivedByImport?: boolean;
}

/** One line of text, cleaned. */
interface LineField extends FieldFacts {
  readonly type: 'line';
  readonly maximum: number;
}

/** A long text, as printed on the pack. */
interface PrintedField extends FieldFacts {
  readonly type: 'printed';
  readonly maximum: number;
}

/** A barcode in its normal form. */
interface BarcodeField extends FieldFacts {
  readonly type: 'barcode';
}

/** A list of words. Words that are not suggested are allowed too. */
interface WordsField extends FieldFacts {
  readonly type: 'words';
  readonly suggestions?: readonly string[];
}

/** One value of a closed set. `names` are for people. */
interface ChoiceField extends FieldFacts {
  readonly type: 'choice';
  readonly values: readonly string[];
  readonly names?: Readonly<Record<string, LocalizedText>>;
  readonly fallback?: string;
}

/** An amount from 0, or from `minimum`. */
interface AmountField extends FieldFacts {
  readonly type: 'amount';
  readonly fallback?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A level of a scale, from 0 to `maximum`. */
interface LevelField extends FieldFacts {
  readonly type: 'level';
  readonly maximum: number;
}

/** A calendar day. */
interface DayField extends FieldFacts {
  readonly type: 'day';
}

/** JSON that people may edit. `stored` validates it, `example` shows its form. */
interface JsonField extends FieldFacts {
  readonly type: 'json';
  readonly stored: z.ZodType;
  readonly example: unknown;
}

/** JSON that is computed from other fields with each write. */
interface DerivedField extends FieldFacts {
  readonly type: 'derived';
}

/** The id of another document. */
interface RelationField extends FieldFacts {
  readonly type: 'relation';
  readonly relationTo: 'food-categories' | 'images' | 'staff' | 'users';
}

/** A field with a column of its own. */
export type SingleField =
  | LineField
  | PrintedField
  | BarcodeField
  | WordsField
  | ChoiceField
  | AmountField
  | LevelField
  | DayField
  | JsonField
  | DerivedField
  | RelationField;

type SingleFields = Readonly<Record<string, SingleField>>;

/** Fields that belong together. The names of their columns start with the name of the group. */
interface GroupField extends FieldFacts {
  readonly type: 'group';
  readonly fields: SingleFields;
}

export type FoodField = SingleField | GroupField;

/** The schemas of the fields that imports set. */
type ShapeOf<Fields> = {
  -readonly [
    Name in keyof Fields as Fields[Name] extends WithSchema ? Name : never
  ]: Fields[Name] extends WithSchema ? Fields[Name]['schema'] : never;
};
interface WithSchema {
  readonly schema: z.ZodType;
}

/** Collects the schemas of a table of fields. Fields that imports do not set are left out. */
export function shapeOf<Fields extends Readonly<Record<string, FoodField>>>(fields: Fields): ShapeOf<Fields> {
  const schemas = Object.entries(fields).flatMap(([name, { schema }]) =>
    schema === undefined ? [] : [[name, schema] as const],
  );
  // The type describes the result for each name; the compiler cannot check that.
  return Object.fromEntries(schemas) as ShapeOf<Fields>;
}

/** Cleaned text that can be stored, with at most `maximum` characters after cleaning. */
export const text = (maximum: number) =>
  z
    .string()
    .refine(isStorableText, 'invalid_character')
    .transform(cleanText)
    .pipe(z.string().min(1, 'required').max(maximum, 'too_long'));

/** The same, but an empty text becomes null. */
export const optionalText = (maximum: number) =>
  z
    .string()
    .refine(isStorableText, 'invalid_character')
    .transform(cleanText)
    .pipe(z.string().max(maximum, 'too_long'))
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);

type NeededText = ReturnType<typeof text>;
type OptionalText = ReturnType<typeof optionalText>;
type Line<Schema> = LineField & { readonly schema: Schema };

export function line(
  maximum: number,
  facts: FieldFacts & { readonly needed: 'always' | 'import' },
): Line<NeededText>;
export function line(
  maximum: number,
  facts: FieldFacts & { readonly needed?: undefined },
): Line<OptionalText>;
export function line(maximum: number, facts: FieldFacts): Line<NeededText | OptionalText> {
  const schema = facts.needed === undefined ? optionalText(maximum) : text(maximum);
  return { ...facts, type: 'line', maximum, schema };
}

export function printed(maximum: number, facts: FieldFacts) {
  const schema = z
    .string()
    .refine(isStorableText, 'invalid_character')
    .transform(cleanLines)
    .pipe(z.string().max(maximum, 'too_long'))
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null);
  return { ...facts, type: 'printed', maximum, schema } as const;
}

export function words(maximum: number, facts: FieldFacts & { readonly suggestions?: readonly string[] }) {
  const schema = z.array(text(maximum)).max(200, 'too_many').default([]);
  return { ...facts, type: 'words', schema } as const;
}

/** A milligram: no serving is smaller. Zero would divide what is stated per serving. */
const smallestAmount = 0.001;
const largestAmount = 1e7;

export function amount(facts: FieldFacts) {
  const schema = z.number().positive('not_positive').max(largestAmount, 'too_large').nullable().default(null);
  return { ...facts, type: 'amount', minimum: smallestAmount, maximum: largestAmount, schema } as const;
}

export function level(maximum: number, facts: FieldFacts) {
  const schema = z.number().int().min(0).max(maximum).nullable().default(null);
  return { ...facts, type: 'level', maximum, schema } as const;
}

export function day(facts: FieldFacts) {
  return { ...facts, type: 'day', schema: z.iso.date('not_a_date').nullable().default(null) } as const;
}

export function group<Fields extends SingleFields>(facts: FieldFacts, fields: Fields) {
  return { ...facts, type: 'group', fields, schema: z.object(shapeOf(fields)) } as const;
}
