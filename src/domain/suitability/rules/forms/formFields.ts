import type { LocalizedText } from '../../../language.ts';

/** The value and the name of an option. */
export interface Option {
  readonly value: string;
  readonly name: LocalizedText;
}

/** A JSON object while somebody writes it. Nothing is known of its values. */
export type Draft = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

/**
 * An input for one value of a rule or a case. `figures`: amounts by nutrient, and bounds such as "< 5" where `hasBounds`.
 * `levels`: whole numbers from a list. `options`: fixed ones, or those of a collection.
 */
export type FormField = {
  readonly path: Path;
  readonly label: LocalizedText;
  readonly help?: LocalizedText;
  /** The value that counts where there is none. The first option of a choice without one is "not stated". */
  readonly absent?: string | boolean;
} & (
  | { readonly kind: 'number' | 'text' | 'words' | 'ingredients' | 'yesNo' | 'amount' }
  | { readonly kind: 'figures'; readonly hasBounds: boolean }
  | { readonly kind: 'levels'; readonly options: readonly Option[] }
  | {
      readonly kind: 'choice' | 'choices';
      readonly options: readonly Option[] | 'food-categories' | 'allergens';
    }
);

export interface FieldGroup {
  readonly label: LocalizedText;
  readonly fields: readonly FormField[];
}

export function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(draft: Draft, path: Path): unknown {
  let value: unknown = draft;
  for (const step of path) value = isDraft(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

/** The draft with another value at a path. Undefined removes it, and the objects that become empty, except `food`. */
export function withValueAt(draft: Draft, path: Path, value: unknown): Draft {
  const [step, ...rest] = path;
  if (step === undefined) return draft;
  const old = draft[step];
  const next = rest.length === 0 ? value : withValueAt(isDraft(old) ? old : {}, rest, value);
  const isEmpty =
    next === undefined || (rest.length > 0 && step !== 'food' && isDraft(next) && isBlank(next));
  const others = Object.entries(draft).filter(([name]) => name !== step);
  return isEmpty ? Object.fromEntries(others) : { ...draft, [step]: next };
}

function isBlank(draft: Draft): boolean {
  return Object.keys(draft).length === 0;
}

/** The names and whether they are the whole list. */
export function ingredientsAt(value: unknown): { names: readonly string[]; isComplete: boolean } {
  if (isDraft(value)) return { names: textsIn(value['names']), isComplete: value['isComplete'] === true };
  return { names: textsIn(value), isComplete: true };
}

/** A whole list is stored as a plain list. */
export function ingredientsValue({
  isComplete,
  names,
}: {
  names: readonly string[];
  isComplete: boolean;
}): unknown {
  if (names.length === 0 && isComplete) return undefined;
  return isComplete ? names : { names, isComplete };
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Words for a value of a field. Empty where there is none. */
export interface FieldWords {
  readonly nameOf: (field: FormField, value: string) => string;
  readonly say: (text: LocalizedText) => string;
}

/** A value of a field in words; empty: there is none. */
export function valueInWords(field: FormField, value: unknown, { nameOf, say }: FieldWords): string {
  if (value === undefined) return '';
  const named = (one: string) => nameOf(field, one);
  switch (field.kind) {
    case 'choice':
      return typeof value === 'string' ? named(value) : '';
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'number':
      return typeof value === 'number' ? String(value) : '';
    case 'yesNo':
      return typeof value === 'boolean' ? say(value ? yes : no) : '';
    case 'choices':
    case 'words':
      return textsIn(value).map(named).join(', ');
    case 'levels':
      return Array.isArray(value) ? value.map(String).map(named).join(', ') : '';
    case 'ingredients': {
      const { names, isComplete } = ingredientsAt(value);
      return `${names.join(', ')}${isComplete ? '' : ', …'}`;
    }
    case 'figures':
      return isDraft(value)
        ? Object.entries(value)
            .map(([name, amount]) => `${named(name)} ${String(amount)}`)
            .join(', ')
        : '';
    case 'amount':
      return isDraft(value) ? `${String(value['value'])} ${String(value['unit'])}` : '';
  }
}

export const yes: LocalizedText = { ko: '예', en: 'Yes' };
export const no: LocalizedText = { ko: '아니요', en: 'No' };
