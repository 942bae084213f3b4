import type { Condition, DefaultValue, Field, FieldAccess, FieldHook } from 'payload';
import type { FoodField, SingleField } from '../../src/domain/foods/fieldKinds.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { jsonField, rowsOf, hiddenInLists, wordsField } from '../fields/sharedFields.ts';

/** Settings of Payload that are added to a field of the table of food fields. */
export interface FieldOptions {
  readonly disableDuplicate?: boolean;
  readonly hooks?: { readonly beforeDuplicate: FieldHook[] } | undefined;
  readonly access?: { readonly create: FieldAccess; readonly update: FieldAccess } | undefined;
  /** The value in a new document, where it depends on who writes it. */
  readonly defaultValue?: DefaultValue | undefined;
  /** The same for the fields of a group. */
  readonly defaultsOfGroup?: Readonly<Record<string, DefaultValue>> | undefined;
  readonly admin?:
    | {
        readonly position?: 'sidebar';
        readonly readOnly?: boolean;
        readonly disableListColumn?: boolean;
        readonly disableListFilter?: boolean;
        readonly width?: string;
        readonly condition?: Condition;
        readonly description?: LocalizedText;
        readonly components?: { readonly Field: string };
      }
    | undefined;
}

/** Converts an entry of the table of food fields to a field of Payload. */
export function payloadField(name: string, field: FoodField, options: FieldOptions = {}): Field {
  if (field.type !== 'group') return singleField(name, field, options);
  const members = Object.entries(field.fields);
  // A group of figures only is shown in several columns.
  const areFigures = members.every(([, { type }]) => type === 'amount');
  const { defaultsOfGroup = {}, ...groupOptions } = options;
  const fields = members.map(([member, one]) => {
    const defaultValue = defaultsOfGroup[member];
    return singleField(member, one, {
      ...(areFigures ? { admin: { width: '25%' } } : {}),
      ...(defaultValue === undefined ? {} : { defaultValue }),
    });
  });
  return {
    name,
    type: 'group',
    label: field.label,
    ...groupOptions,
    fields: areFigures ? rowsOf(fields) : fields,
  };
}

function singleField(name: string, field: SingleField, options: FieldOptions): Field {
  const common = {
    name,
    label: field.label,
    ...(field.needed === 'always' ? { required: true } : {}),
    ...(field.isIndexed === true ? { index: true } : {}),
    ...options,
  };
  switch (field.type) {
    case 'line':
      return { ...common, type: 'text', maxLength: field.maximum };
    case 'printed':
      // The label reader deals with characters that nobody sees. A pasted label has some.
      return { admin: hiddenInLists, ...common, type: 'textarea', custom: { isAsPrinted: true } };
    case 'barcode':
      return { ...common, type: 'text', maxLength: 14 };
    case 'words':
      return { ...wordsField(name, field.label, field), ...options };
    case 'choice':
      return {
        ...common,
        type: 'select',
        options: field.values.map((value) => {
          const label = field.names?.[value];
          return label === undefined ? value : { value, label };
        }),
        ...(field.fallback === undefined ? {} : { required: true, defaultValue: field.fallback }),
      };
    case 'amount':
      return {
        ...common,
        type: 'number',
        min: field.minimum ?? 0,
        ...(field.maximum === undefined ? {} : { max: field.maximum }),
        ...(field.fallback === undefined ? {} : { defaultValue: field.fallback }),
      };
    case 'level':
      return { ...common, type: 'number', min: 0, max: field.maximum, custom: { isWhole: true } };
    case 'day':
      return { ...common, type: 'date' };
    case 'json':
      return {
        ...jsonField({ name, label: field.label, schema: field.stored, example: field.example }),
        ...options,
      };
    case 'derived':
      return { ...common, type: 'json' };
    case 'relation':
      return field.relationTo === 'images'
        ? { ...common, type: 'upload', relationTo: field.relationTo }
        : { ...common, type: 'relationship', relationTo: field.relationTo };
  }
}
