import {
  buildVersionCollectionFields,
  type FlattenedField,
  type Payload,
  type SanitizedCollectionConfig,
} from 'payload';
import type { QueryField } from '../../../domain/operations/query/fields.ts';

/** Fields of accounts by which nobody may filter or sort. Payload's own rule for sessions compares no document. */
const secretFields: ReadonlySet<string> = new Set(
  `salt hash sessions resetPasswordToken resetPasswordExpiration loginAttempts lockUntil
   apiKey apiKeyIndex enableAPIKey _verificationToken`.split(/\s+/u),
);

interface CollectionFields {
  readonly documents: readonly QueryField[];
  readonly versions: readonly QueryField[];
}

const fieldsOf = new WeakMap<SanitizedCollectionConfig, CollectionFields>();

/** The fields of a collection and of its versions, for filters, orders and selections. */
export function queryFieldsOf(payload: Payload, collection: SanitizedCollectionConfig): CollectionFields {
  const known = fieldsOf.get(collection);
  if (known !== undefined) return known;
  const toFields = (list: readonly FlattenedField[]) => list.map((field) => toQueryField(payload, field));
  const fields = {
    documents: toFields(collection.flattenedFields),
    versions: toFields(buildVersionCollectionFields(payload.config, collection, true)),
  };
  fieldsOf.set(collection, fields);
  return fields;
}

function toQueryField(payload: Payload, field: FlattenedField): QueryField {
  return {
    name: field.name,
    holds: isStored(field) ? holdsOf(payload, field) : { kind: 'nothing' },
    isList: 'hasMany' in field && field.hasMany === true,
    isSecret: secretFields.has(field.name),
  };
}

function isStored(field: FlattenedField): boolean {
  const isHidden = 'hidden' in field && field.hidden === true;
  const isVirtual = 'virtual' in field && field.virtual !== undefined && field.virtual !== false;
  return !isHidden && !isVirtual;
}

function holdsOf(payload: Payload, field: FlattenedField): QueryField['holds'] {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return { kind: 'text' };
    case 'number':
      return { kind: 'number' };
    case 'checkbox':
      return { kind: 'truth-value' };
    case 'date':
      return { kind: 'date' };
    case 'select':
    case 'radio':
      return {
        kind: 'choice',
        options: field.options.map((option) => (typeof option === 'string' ? option : option.value)),
      };
    case 'json':
      return { kind: 'json' };
    case 'group':
    case 'tab':
      return { kind: 'group', fields: field.flattenedFields.map((one) => toQueryField(payload, one)) };
    case 'array':
      return { kind: 'rows', fields: field.flattenedFields.map((one) => toQueryField(payload, one)) };
    case 'relationship':
    case 'upload':
      return relationTo(payload, field.relationTo);
    case 'join':
      return relationTo(payload, field.collection);
    case 'blocks':
    case 'point':
    case 'richText':
      return { kind: 'nothing' };
  }
}

function relationTo(payload: Payload, target: string | readonly string[]): QueryField['holds'] {
  if (typeof target !== 'string') return { kind: 'mixed-relation', collections: target };
  return {
    kind: 'relation',
    fieldsOfTarget: () => {
      const collection = payload.config.collections.find(({ slug }) => slug === target);
      return collection === undefined ? [] : queryFieldsOf(payload, collection).documents;
    },
  };
}
