import type { FieldAccess, FlattenedField, SanitizedCollectionConfig, TypedUser } from 'payload';
import {
  findInputFault,
  withoutReadOnly,
  type InputFault,
  type InputField,
} from '../../domain/operations/strictInput.ts';
import { Problem } from '../../errors/problem.ts';

/** Fields that Payload adds to collections and sets itself. */
export const fieldsOfPayload: ReadonlySet<string> = new Set(
  `createdAt updatedAt salt hash sessions resetPasswordToken resetPasswordExpiration
   filename mimeType filesize width height url thumbnailURL focalX focalY sizes`.split(/\s+/u),
);

/**
 * Checks the input of a write against the fields of its collection, and returns it.
 *
 * Members and apps get an error for a field that only the server sets. The admin UI sends every field of a form, so for
 * staff these fields are left out instead.
 *
 * @throws {Problem} unknown_field, read_only_field or wrong_type, with the field.
 */
export function checkedInput(
  data: unknown,
  {
    collection,
    nobody,
    user,
  }: {
    collection: SanitizedCollectionConfig;
    /** The access of fields that only the server sets. */
    nobody: FieldAccess;
    user: TypedUser | null;
  },
): unknown {
  const fields = inputFieldsOf(collection, nobody);
  // An upload may come without any data.
  if (data === undefined) return data;
  const input = user?.collection === 'staff' ? withoutReadOnly(data, fields) : data;
  const fault = findInputFault(input, fields);
  if (fault !== undefined) throw inputProblem(fault);
  return input;
}

const fieldsByCollection = new WeakMap<SanitizedCollectionConfig, readonly InputField[]>();

function inputFieldsOf(collection: SanitizedCollectionConfig, nobody: FieldAccess): readonly InputField[] {
  const knownFields = fieldsByCollection.get(collection);
  if (knownFields !== undefined) return knownFields;
  const password: InputField = {
    name: 'password',
    isReadOnly: false,
    accepts: { kind: 'value', form: 'a-text' },
  };
  const { flattenedFields } = collection;
  const isAccount = flattenedFields.some(({ name }) => name === 'hash');
  const readOnly = (name: string): InputField => ({ name, isReadOnly: true, accepts: { kind: 'anything' } });
  const fields = [
    readOnly('id'),
    ...flattenedFields.map((field) => toInputField(field, nobody)),
    // Payload adds the name of the collection to documents of accounts.
    ...(isAccount ? [readOnly('collection'), password] : []),
  ];
  fieldsByCollection.set(collection, fields);
  return fields;
}

function toInputField(field: FlattenedField, nobody: FieldAccess): InputField {
  const { name, access } = field;
  const isReadOnly = fieldsOfPayload.has(name) || (access?.create === nobody && access.update === nobody);
  return { name, isReadOnly, accepts: acceptedBy(field, nobody) };
}

function acceptedBy(field: FlattenedField, nobody: FieldAccess): InputField['accepts'] {
  switch (field.type) {
    case 'text':
    case 'select':
      return { kind: field.hasMany === true ? 'values' : 'value', form: 'a-text' };
    case 'textarea':
    case 'email':
    case 'code':
    case 'date':
    case 'radio':
      return { kind: 'value', form: 'a-text' };
    case 'number':
      return { kind: field.hasMany === true ? 'values' : 'value', form: 'a-number' };
    case 'checkbox':
      return { kind: 'value', form: 'a-truth-value' };
    case 'relationship':
    case 'upload':
      // A relation to several collections is an object with the name of the collection.
      if (Array.isArray(field.relationTo)) return { kind: 'anything' };
      return { kind: field.hasMany === true ? 'values' : 'value', form: 'an-id' };
    case 'group':
    case 'tab':
      return { kind: 'group', fields: field.flattenedFields.map((one) => toInputField(one, nobody)) };
    case 'array':
      return { kind: 'rows', fields: field.flattenedFields.map((one) => toInputField(one, nobody)) };
    case 'blocks':
    case 'join':
    case 'json':
    case 'point':
    case 'richText':
      return { kind: 'anything' };
  }
}

/** The answer to a fault of an input. */
export function inputProblem(fault: InputFault): Problem {
  const { code, field } = fault;
  switch (code) {
    case 'unknown_field':
      return new Problem(code, { field, parameters: { nearest: fault.nearest } });
    case 'read_only_field':
      return new Problem(code, { field });
    case 'wrong_type':
      return new Problem(code, { field, parameters: { expected: fault.expected } });
  }
}
