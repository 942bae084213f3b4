import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  Forbidden,
  type FlattenedBlocksField,
  type FlattenedField,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type TypeWithID,
} from 'payload';
import { z } from 'zod';
import { personalFields } from '../../../domain/accounts/personalData.ts';
import { filesOf } from '../../../domain/operations/uploadFiles.ts';
import { Problem } from '../../../errors/problem.ts';
import { fieldsOfPayload } from '../input/strictInput.ts';
import { isUpload, uploadFolder } from '../files/uploadFolder.ts';
import { freeValue } from './freeValue.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Source {
  readonly req: PayloadRequest;
  readonly collection: SanitizedCollectionConfig;
  readonly id: number;
  readonly overrideAccess: boolean;
}

/**
 * Checks that the caller may read the document.
 *
 * @throws {Problem} `not_found`, so that a stranger learns nothing about the document.
 */
export async function requireReadable({
  req,
  collection,
  id,
  overrideAccess,
  trash = false,
}: Source & { readonly trash?: boolean }): Promise<void> {
  try {
    await req.payload.findByID({
      collection: collection.slug,
      id,
      depth: 0,
      select: {},
      trash,
      overrideAccess,
      req,
    });
  } catch (error) {
    throw error instanceof Forbidden && req.user !== null ? new Problem('not_found') : error;
  }
}

/**
 * What a caller would have to send to create a copy of a document. So a copy follows all rules of a create: it belongs
 * to the caller, and the server derives what it derives for any new document.
 *
 * Not copied: fields with `disableDuplicate`, fields that the caller may not read or not set, and other unique values
 * than texts. A unique text gets a free one: `low-salt-copy`, `low-salt-copy-2`. The hook `beforeDuplicate` of a field
 * may change its value.
 *
 * @throws {Problem} `not_found` for an upload of another member, even where the caller may see it.
 */
export async function copyInput({ req, collection, id, overrideAccess }: Source): Promise<Fields> {
  // The values are filtered below; hooks of fields need all of them.
  const document: TypeWithID = await req.payload.findByID({
    collection: collection.slug,
    id,
    depth: 0,
    overrideAccess: true,
    showHiddenFields: true,
    req,
  });
  if (isUpload(collection)) requireOwnUpload({ req, collection, document });
  const copy = { req, collection, document, overrideAccess };
  return copyFields(copy, collection.flattenedFields, { ...document });
}

/** The file of an upload, as if the caller sent it. */
export async function copyFile({
  req,
  collection,
  id,
}: Source): Promise<NonNullable<PayloadRequest['file']> | undefined> {
  if (!isUpload(collection)) return undefined;
  const where = { id: { equals: id } };
  const document = await req.payload.db.findOne({ collection: collection.slug, where, req });
  const [name] = document === null ? [] : filesOf(document);
  if (name === undefined) throw new Problem('not_found');
  const path = join(uploadFolder(req.payload, collection.slug), basename(name));
  const data = await readFile(path).catch(() => {
    throw new Problem('not_found', { field: 'file' });
  });
  const { mimeType } = uploaded.parse(document);
  return { name, data, mimetype: mimeType, size: data.length };
}

const uploaded = z.object({ mimeType: z.string() });

interface Copy {
  readonly req: PayloadRequest;
  readonly collection: SanitizedCollectionConfig;
  readonly document: TypeWithID;
  readonly overrideAccess: boolean;
}

async function copyFields(copy: Copy, fields: readonly FlattenedField[], values: Fields): Promise<Fields> {
  const copied: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined || value === null || !(await isCopied(copy, field))) continue;
    copied[field.name] = await copyValue(copy, field, value);
  }
  return copied;
}

async function isCopied({ req, document, overrideAccess }: Copy, field: FlattenedField): Promise<boolean> {
  const { name, access } = field;
  if (fieldsOfPayload.has(name) || name === 'id' || name === 'deletedAt' || field.type === 'join')
    return false;
  if ('disableDuplicate' in field && field.disableDuplicate === true) return false;
  if (overrideAccess) return true;
  for (const rule of [access?.read, access?.create]) {
    if (rule !== undefined && !(await rule({ req, doc: document }))) return false;
  }
  return true;
}

async function copyValue(copy: Copy, field: FlattenedField, value: unknown): Promise<unknown> {
  const { req, collection } = copy;
  if ('unique' in field && field.unique === true) {
    return field.type === 'text' && typeof value === 'string'
      ? freeValue({ req, collection: collection.slug, field, value })
      : undefined;
  }
  if (field.type === 'array') {
    return Promise.all([value].flat().map((row) => copyFields(copy, field.flattenedFields, asFields(row))));
  }
  const copied = field.type === 'blocks' ? value : await changedByHooks(copy, field, value);
  return field.type === 'group' || field.type === 'tab'
    ? copyFields(copy, field.flattenedFields, asFields(copied))
    : copied;
}

async function changedByHooks(
  { req, collection, document }: Copy,
  field: Exclude<FlattenedField, FlattenedBlocksField>,
  value: unknown,
): Promise<unknown> {
  let copied = value;
  const hooks = 'hooks' in field ? (field.hooks?.beforeDuplicate ?? []) : [];
  for (const hook of hooks) {
    copied = await hook({
      blockData: undefined,
      collection,
      context: req.context,
      data: document,
      field,
      global: null,
      indexPath: [],
      originalDoc: document,
      path: [field.name],
      req,
      schemaPath: [field.name],
      siblingData: { ...document },
      siblingFields: [],
      value: copied,
    });
  }
  return copied;
}

function requireOwnUpload({ req, collection, document }: Omit<Copy, 'overrideAccess'>): void {
  const values: Fields = { ...document };
  const isOwn = personalFields([collection]).every(({ field }) =>
    req.user?.collection === 'users' ? values[field] === req.user.id : values[field] == null,
  );
  if (!isOwn) throw new Problem('not_found');
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
