import {
  buildVersionCollectionFields,
  type FieldAccess,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
} from 'payload';
import { z } from 'zod';
import { hasJsonPath } from '../../../domain/operations/query/jsonPaths.ts';
import type { QueryField } from '../../../domain/operations/query/fields.ts';

interface CollectionFields {
  readonly documents: readonly QueryField[];
  readonly versions: readonly QueryField[];
}

/** What a caller may filter, sort, select and populate. */
export interface Reader {
  /** The fields of a collection and of its versions that the caller may read, whatever the document is. */
  fieldsOf(collection: SanitizedCollectionConfig): CollectionFields;
}

/** Which documents a caller may read, or in which documents a field. `own`: it depends on the document. */
type Readable = 'every' | 'own' | 'none';

type ReadRule = (args: never) => unknown;

interface Caller {
  readonly config: SanitizedConfig;
  readonly user: PayloadRequest['user'];
  /** How much the caller may read by each rule of the configuration. */
  readonly rules: ReadonlyMap<ReadRule, Readable>;
}

/**
 * Asks every rule of the configuration what the caller may read. A filter, an order and a selection name these fields
 * only: others would be told letter by letter, although no answer contains them. A rule that fails allows nothing.
 */
export async function readerOf(req: PayloadRequest): Promise<Reader> {
  const { config } = req.payload;
  const { ofCollections, ofFields } = rulesOf(config);
  const rules = new Map<ReadRule, Readable>();
  for (const rule of ofCollections) rules.set(rule, await readableByCollection(rule, req));
  for (const rule of ofFields) rules.set(rule, await readableByField(rule, req));
  const caller: Caller = { config, user: req.user, rules };
  return {
    fieldsOf: (collection) => ({
      documents: toQueryFields(collection.flattenedFields, caller),
      get versions() {
        return toQueryFields(versionFieldsOf(config, collection), caller);
      },
    }),
  };
}

type CollectionRule = SanitizedCollectionConfig['access']['read'];
interface Rules {
  readonly ofCollections: ReadonlySet<CollectionRule>;
  readonly ofFields: ReadonlySet<FieldAccess>;
}

const knownRules = new WeakMap<SanitizedConfig, Rules>();

function rulesOf(config: SanitizedConfig): Rules {
  const known = knownRules.get(config);
  if (known !== undefined) return known;
  const { collections } = config;
  const rules = {
    ofCollections: new Set(collections.map(({ access }) => access.read)),
    ofFields: new Set(collections.flatMap(({ flattenedFields }) => flattenedFields.flatMap(rulesOfField))),
  };
  knownRules.set(config, rules);
  return rules;
}

function rulesOfField(field: FlattenedField): FieldAccess[] {
  const below = 'flattenedFields' in field ? field.flattenedFields.flatMap(rulesOfField) : [];
  return field.access?.read === undefined ? below : [field.access.read, ...below];
}

async function readableByCollection(rule: CollectionRule, req: PayloadRequest): Promise<Readable> {
  const answer = await answerOf(() => rule({ req }));
  return answer === true ? 'every' : answer === false ? 'none' : 'own';
}

/** The second question is about a document that belongs to nobody. */
async function readableByField(rule: FieldAccess, req: PayloadRequest): Promise<Readable> {
  if (!(await answerOf(() => rule({ req })))) return 'none';
  const nobodys = { id: 0 };
  const answer = await answerOf(() =>
    rule({ req, id: 0, doc: nobodys, data: nobodys, siblingData: nobodys }),
  );
  return answer ? 'every' : 'own';
}

async function answerOf<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer | false> {
  try {
    return await ask();
  } catch {
    return false;
  }
}

const knownVersionFields = new WeakMap<SanitizedCollectionConfig, FlattenedField[]>();

function versionFieldsOf(config: SanitizedConfig, collection: SanitizedCollectionConfig): FlattenedField[] {
  const known = knownVersionFields.get(collection);
  if (known !== undefined) return known;
  const fields = buildVersionCollectionFields(config, collection, true);
  knownVersionFields.set(collection, fields);
  return fields;
}

function toQueryFields(fields: readonly FlattenedField[], caller: Caller): QueryField[] {
  return fields.flatMap((field) => {
    const holds = heldBy(field, caller);
    const isList = 'hasMany' in field && field.hasMany === true;
    return holds === undefined ? [] : [{ name: field.name, holds, isList }];
  });
}

/** @returns undefined where the caller may not read the field. */
function heldBy(field: FlattenedField, caller: Caller): QueryField['holds'] | undefined {
  if ('hidden' in field && field.hidden === true) return undefined;
  const read = field.access?.read;
  const readable = read === undefined ? 'every' : (caller.rules.get(read) ?? 'none');
  if (readable === 'none') return undefined;
  if (readable === 'own') return ownAccountOf(field, caller);
  const isVirtual = 'virtual' in field && field.virtual !== undefined && field.virtual !== false;
  return isVirtual || field.custom?.['isFilterable'] === false ? { kind: 'nothing' } : holdsOf(field, caller);
}

/** A field that callers may read in their own documents finds these only, by the id of the caller. */
function ownAccountOf(field: FlattenedField, { user }: Caller): QueryField['holds'] | undefined {
  const isOwner = field.type === 'relationship' && user !== null && field.relationTo === user.collection;
  return isOwner && field.hasMany !== true ? { kind: 'own-account', id: user.id } : undefined;
}

function holdsOf(field: FlattenedField, caller: Caller): QueryField['holds'] {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return { kind: 'text' };
    case 'number':
      // Payload stores numbers as `numeric`. Columns of ours may be integers.
      return { kind: field.custom?.['isWhole'] === true ? 'whole-number' : 'number' };
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
      return { kind: 'json', hasPath: jsonPathsOf(field.custom) };
    case 'group':
    case 'tab':
      return { kind: 'group', fields: toQueryFields(field.flattenedFields, caller) };
    case 'array':
      return { kind: 'rows', fields: toQueryFields(field.flattenedFields, caller) };
    case 'relationship':
    case 'upload':
      return relationTo(caller, field.relationTo);
    case 'join':
      return relationTo(caller, field.collection);
    case 'blocks':
    case 'point':
    case 'richText':
      return { kind: 'nothing' };
  }
}

const withSchema = z.object({ jsonSchema: z.instanceof(z.ZodType) });

/** The names in a JSON field come from its schema. Without a schema, only the whole value takes part. */
function jsonPathsOf(custom: unknown): (names: readonly string[]) => boolean {
  return (names) => {
    const schema = withSchema.safeParse(custom).data?.jsonSchema;
    return schema !== undefined && hasJsonPath(schema, names);
  };
}

function relationTo(caller: Caller, target: string | readonly string[]): QueryField['holds'] {
  if (typeof target !== 'string') return { kind: 'mixed-relation', collections: target };
  const collection = caller.config.collections.find(({ slug }) => slug === target);
  if (collection?.auth) return { kind: 'account' };
  const readable = collection === undefined ? 'none' : (caller.rules.get(collection.access.read) ?? 'none');
  return {
    kind: 'relation',
    isOpen: readable === 'every',
    // The filter would be about documents that the caller may not read as well, and tell what they say letter by letter.
    fieldsOfTarget: () =>
      collection === undefined || readable !== 'every'
        ? []
        : toQueryFields(collection.flattenedFields, caller),
  };
}
