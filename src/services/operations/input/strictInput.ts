import { isDeepStrictEqual } from 'node:util';
import { getDefaultValue } from 'payload';
import { z } from 'zod';
import type {
  CollectionSlug,
  DefaultValue,
  FieldAccess,
  FlattenedField,
  JsonObject,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload';
import {
  elsewhereFaults,
  findInputFault,
  isOfServer,
  largestNumber,
  normalizedInput,
  protectedValues,
  valueAt,
  withoutPaths,
  type InputField,
  type ListLimits,
  type ProtectedValue,
  type ReadJson,
} from '../../../domain/operations/strictInput.ts';
import { Problem } from '../../../errors/problem.ts';
import { inputProblem } from './inputProblem.ts';
import { requireIfMatch } from '../writes/entityTag.ts';

type Operation = 'create' | 'update';

/** The write that an input is for. */
interface Write {
  readonly collection: SanitizedCollectionConfig;
  readonly operation: Operation;
  /** The document that changes; undefined for a new one, and for a change of several. */
  readonly id: number | undefined;
  readonly req: PayloadRequest;
}

/** The access of a field, and the value that it has in a new document. */
interface WriteRule {
  readonly access: FieldAccess;
  readonly defaultValue: DefaultValue | undefined;
}

/** Fields that Payload adds to collections and sets itself. */
export const fieldsOfPayload: ReadonlySet<string> = new Set(
  `createdAt updatedAt salt hash sessions resetPasswordToken resetPasswordExpiration
   filename mimeType filesize width height url thumbnailURL focalX focalY sizes`.split(/\s+/u),
);

/**
 * Checks the input of a write against the fields of its collection, and returns what Payload is to write.
 *
 * A value that the caller may not write is refused, because Payload would drop it and answer as if it had kept it. It
 * may equal what the caller reads in the document (or the default of a new one), so that an app can send back what it
 * read. The admin UI sends every field of a form, so for staff the fields of the server that a form has are left out:
 * counters change while a form is open. A field with `custom.decidedElsewhere` is refused for staff, too.
 *
 * @throws {Problem} with the field: `unknown_field`, `wrong_type`, `out_of_range`, a fault of a date or a text,
 *   `read_only_field` for what only the server sets, `forbidden` for what only others may set, `email_elsewhere` and
 *   `password_elsewhere`. Instead of these two,
 *   `precondition_failed` when `If-Match` names another version.
 */
export async function checkedInput(
  data: unknown,
  input: Write & {
    /** The access of fields that only the server sets. */
    nobody: FieldAccess;
  },
): Promise<unknown> {
  // An upload may come without any data.
  if (data === undefined) return data;
  const fields = inputFieldsOf(input);
  const fault = findInputFault(data, fields);
  if (fault !== undefined) throw inputProblem(fault);
  const guarded = protectedValues(data, fields);
  const denied = await deniedOf(guarded, data, input);
  const isStaff = input.req.user?.collection === 'staff';
  const refused = isStaff ? denied.filter(({ writer }) => writer !== 'server') : denied;
  // Payload answers a caller who may not write the document at all.
  if (refused.length > 0 && (await mayWrite(data, input))) await refuseChanges(refused, input);
  const paths = denied.map(({ path }) => path);
  return normalizedInput(withoutPaths(data, paths), fields);
}

async function mayWrite(data: unknown, { collection, id, operation, req }: Write): Promise<boolean> {
  const about = { ...(id === undefined ? {} : { id }), ...(isJsonObject(data) ? { data } : {}) };
  return (await collection.access[operation]({ req, ...about })) !== false;
}

async function deniedOf(
  guarded: readonly ProtectedValue<WriteRule>[],
  data: unknown,
  { id, req }: { id: number | undefined; req: PayloadRequest },
): Promise<ProtectedValue<WriteRule>[]> {
  const denied: ProtectedValue<WriteRule>[] = [];
  for (const one of guarded) {
    const isAllowed =
      typeof one.writer === 'object' &&
      'rule' in one.writer &&
      (await one.writer.rule.access({
        req,
        ...(id === undefined ? {} : { id }),
        ...(isJsonObject(data) ? { data, siblingData: data } : {}),
      }));
    if (!isAllowed) denied.push(one);
  }
  return denied;
}

/**
 * Refuses the first value that differs from what the caller reads. In a new document, a value may be the default, and
 * those of the server are not there yet.
 */
async function refuseChanges(
  refused: readonly ProtectedValue<WriteRule>[],
  { collection, id, operation, req }: Write,
): Promise<void> {
  const document =
    operation === 'update' ? await readAsCaller({ req, collection: collection.slug, id }) : undefined;
  for (const { path, value, writer } of refused) {
    const isNew = operation === 'create';
    const rule = typeof writer === 'object' && 'rule' in writer ? writer.rule : undefined;
    const current = isNew && rule !== undefined ? await defaultOf(rule, req) : valueAt(document, path);
    // A form for a new document sends what was never decided as `null`.
    const isUndecided = writer === 'decided' && value === null;
    if ((isNew && isOfServer(writer) && !isUndecided) || !isSame(value, current)) {
      // A document that was read before somebody changed it differs in what the server sets, too.
      if (!isNew) await requireIfMatch({ req, collection, id, operation, trash: false });
      const field = path.join('.');
      if (typeof writer === 'object' && 'elsewhere' in writer) throw new Problem(writer.elsewhere, { field });
      throw new Problem(isOfServer(writer) ? 'read_only_field' : 'forbidden', { field });
    }
  }
}

/** Reads a document as its reader sees it; undefined where the caller may not read it. */
async function readAsCaller({
  collection,
  id,
  req,
}: {
  req: PayloadRequest;
  collection: CollectionSlug;
  id: number | undefined;
}): Promise<object | undefined> {
  if (id === undefined) return undefined;
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    pagination: false,
    trash: true,
    overrideAccess: false,
    req,
  });
  const [document] = docs;
  // Payload adds these two to an account that reads itself.
  return document === undefined
    ? undefined
    : { collection, _strategy: valueAt(req.user, ['_strategy']), ...document };
}

async function defaultOf({ defaultValue }: WriteRule, req: PayloadRequest): Promise<unknown> {
  if (defaultValue === undefined) return undefined;
  return getDefaultValue({ defaultValue, locale: req.locale ?? undefined, req, user: req.user });
}

/** Whether a sent value is the stored one: a relation may be sent as the document that the caller read. */
function isSame(sent: unknown, stored: unknown): boolean {
  const id =
    typeof sent === 'object' && sent !== null && 'id' in sent && typeof stored === 'number' ? sent.id : sent;
  return isDeepStrictEqual(id ?? null, JSON.parse(JSON.stringify(stored ?? null)));
}

const fieldsByCollection = new WeakMap<
  SanitizedCollectionConfig,
  Partial<Record<Operation, readonly InputField<WriteRule>[]>>
>();

function inputFieldsOf({
  collection,
  nobody,
  operation,
}: {
  collection: SanitizedCollectionConfig;
  nobody: FieldAccess;
  operation: Operation;
}): readonly InputField<WriteRule>[] {
  const knownFields = fieldsByCollection.get(collection) ?? {};
  const known = knownFields[operation];
  if (known !== undefined) return known;
  const { flattenedFields } = collection;
  const isAccount = flattenedFields.some(({ name }) => name === 'hash');
  const serverOnly = (name: string): InputField<WriteRule> => ({
    name,
    writer: 'server',
    accepts: { kind: 'anything' },
  });
  const toField = (field: FlattenedField) => toInputField(field, { nobody, operation });
  const fields = [
    serverOnly('id'),
    ...flattenedFields.map(toField),
    // An account that reads itself finds the name of its collection and of its strategy, too. The form of the admin UI
    // sends the password a second time, which the browser has compared.
    ...(isAccount ? [serverOnly('collection'), serverOnly('_strategy'), serverOnly('confirm-password')] : []),
  ];
  fieldsByCollection.set(collection, { ...knownFields, [operation]: fields });
  return fields;
}

interface FieldContext {
  readonly nobody: FieldAccess;
  readonly operation: Operation;
}

function toInputField(field: FlattenedField, context: FieldContext): InputField<WriteRule> {
  const writer = writerOf(field, context);
  return {
    name: field.name,
    accepts: acceptedBy(field, context),
    ...(writer === undefined ? {} : { writer }),
  };
}

const decidedElsewhere = z.object({ decidedElsewhere: z.literal(true) });
const changedElsewhere = z.object({ changedElsewhere: z.enum(elsewhereFaults) });

function writerOf(
  field: FlattenedField,
  { nobody, operation }: FieldContext,
): InputField<WriteRule>['writer'] {
  const access = field.access?.[operation];
  const elsewhere = operation === 'update' ? changedElsewhere.safeParse(field.custom) : undefined;
  if (elsewhere?.success === true) return { elsewhere: elsewhere.data.changedElsewhere };
  // A join shows the documents that point to this one. It has no value.
  if (access === nobody && decidedElsewhere.safeParse(field.custom).success) return 'decided';
  if (fieldsOfPayload.has(field.name) || field.type === 'join' || access === nobody)
    return ('hidden' in field && field.hidden === true) || field.admin?.disabled === true
      ? 'hidden'
      : 'server';
  if (access === undefined) return undefined;
  return { rule: { access, defaultValue: 'defaultValue' in field ? field.defaultValue : undefined } };
}

function acceptedBy(field: FlattenedField, context: FieldContext): InputField<WriteRule>['accepts'] {
  switch (field.type) {
    case 'text': {
      if (field.custom?.['isPastDay'] === true) return { kind: 'value', form: 'a-past-day' };
      const lines = field.custom?.['takesAnyCharacter'] === true ? 'any' : 'one';
      return { ...valuesOf(field), form: 'a-text', lines };
    }
    case 'email':
      return { kind: 'value', form: 'a-text', lines: 'one' };
    case 'textarea':
    case 'code':
      return {
        kind: 'value',
        form: 'a-text',
        lines: field.custom?.['isAsPrinted'] === true ? 'any' : 'many',
      };
    case 'select':
      return { ...valuesOf(field), form: 'a-choice', options: optionsOf(field) };
    case 'radio':
      return { kind: 'value', form: 'a-choice', options: optionsOf(field) };
    case 'date':
      return { kind: 'value', form: 'a-date' };
    case 'number': {
      const { max: maximum = largestNumber, min: minimum = -largestNumber } = field;
      const isWhole = field.custom?.['isWhole'] === true;
      return { ...valuesOf(field), form: 'a-number', minimum, maximum, isWhole };
    }
    case 'checkbox':
      return { kind: 'value', form: 'a-truth-value' };
    case 'relationship':
    case 'upload':
      // A relation to several collections is an object with the name of the collection.
      if (Array.isArray(field.relationTo)) return { kind: 'anything' };
      return { ...valuesOf(field), form: 'an-id' };
    case 'group':
    case 'tab':
      return { kind: 'group', fields: field.flattenedFields.map((one) => toInputField(one, context)) };
    case 'array':
      return {
        kind: 'rows',
        fields: field.flattenedFields.map((one) => toInputField(one, context)),
        limits: limitsOf(field),
      };
    case 'json':
    case 'richText': {
      const read = readerOf(field.custom);
      return read === undefined ? { kind: 'anything' } : { kind: 'json', read };
    }
    case 'blocks':
    case 'join':
    case 'point':
      return { kind: 'anything' };
  }
}

interface ListField {
  readonly hasMany?: boolean | undefined;
  readonly maxRows?: number | undefined;
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
}

function valuesOf(field: ListField) {
  return field.hasMany === true
    ? ({ kind: 'values', limits: limitsOf(field) } as const)
    : ({ kind: 'value' } as const);
}

function limitsOf({ custom, maxRows }: ListField): ListLimits {
  if (custom?.['checksItsList'] === true) return { keepsRepeats: true };
  return maxRows === undefined ? {} : { maximum: maxRows };
}

function optionsOf({ options }: { readonly options: readonly (string | { readonly value: string })[] }) {
  return options.map((option) => (typeof option === 'string' ? option : option.value));
}

const withReader = z.object({ readJson: z.custom<ReadJson>((value) => typeof value === 'function') });

function readerOf(custom: unknown): ReadJson | undefined {
  return withReader.safeParse(custom).data?.readJson;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
