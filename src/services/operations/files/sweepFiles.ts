import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { CollectionSlug, PayloadRequest, SanitizedCollectionConfig } from 'payload';
import { z } from 'zod';
import { columnName, tableName } from '../../../database/columnName.ts';
import { runSql } from '../../../database/transaction.ts';
import { filesOf } from '../../../domain/operations/uploadFiles.ts';
import { removeFilesAfterCommit } from './removeFiles.ts';
import { isFileFault } from './fileFault.ts';
import { isUpload, uploadFolder } from './uploadFolder.ts';

const batchSize = 500;

/** A younger file may belong to an upload that is running, on whatever machine. */
const minimumAgeMs = 24 * 60 * 60 * 1000;

const names = z.array(z.object({ filename: z.string() }));
const identified = z.object({ id: z.number() });

/** What a sweep found in the folder of a collection. */
export interface SweptFolder {
  readonly collection: string;
  /** The number of files that no document names. They are removed. */
  readonly unknownFiles: number;
  /** The number of documents of which a file is missing, and the first of their ids. */
  readonly documentsWithoutFile: number;
  readonly firstIds: readonly number[];
}

/**
 * Compares the files of all upload collections with their documents. Files without a document are removed, when they
 * are older than a day. It reads folders and tables in batches, so that its memory does not grow with them.
 */
export async function sweepFiles({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<SweptFolder[]> {
  const swept: SweptFolder[] = [];
  for (const collection of req.payload.config.collections) {
    if (!isUpload(collection)) continue;
    swept.push({
      collection: collection.slug,
      unknownFiles: await removeUnknownFiles({ req, collection, signal }),
      ...(await findDocumentsWithoutFile({ req, collection: collection.slug, signal })),
    });
  }
  return swept;
}

interface Sweep<Collection> {
  readonly req: PayloadRequest;
  readonly collection: Collection;
  readonly signal: AbortSignal;
}

async function removeUnknownFiles(sweep: Sweep<SanitizedCollectionConfig>): Promise<number> {
  let removed = 0;
  for await (const batch of oldFiles(uploadFolder(sweep.req.payload, sweep.collection.slug))) {
    sweep.signal.throwIfAborted();
    const files = await unknownOf(sweep, batch);
    await removeFilesAfterCommit({ req: sweep.req, collection: sweep.collection.slug, files });
    removed += files.length;
  }
  return removed;
}

/** Batches of the names of files that are older than a day. Hidden files and folders are not ours. */
async function* oldFiles(folder: string): AsyncGenerator<string[], undefined> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isFileFault(error, ['ENOENT'])) return [];
    throw error;
  });
  let batch: string[] = [];
  for await (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const modified = await modifiedAt(join(folder, entry.name));
    if (modified === undefined || Date.now() - modified < minimumAgeMs) continue;
    batch.push(entry.name);
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  return undefined;
}

/** The names that neither a document has nor the list of files to remove. */
async function unknownOf(
  { req, collection }: Sweep<SanitizedCollectionConfig>,
  files: readonly string[],
): Promise<string[]> {
  const table = sql.identifier(tableName(collection.slug));
  const columns = [
    'filename',
    ...(collection.upload.imageSizes ?? []).map(({ name }) => columnName('sizes', name, 'filename')),
  ];
  const isNamed = columns.map(
    (column) => sql`EXISTS (SELECT FROM ${table} WHERE ${table}.${sql.identifier(column)} = file.filename)`,
  );
  const rows = await runSql(
    req,
    sql`SELECT filename FROM unnest(${sql.param([...files])}::text[]) AS file (filename)
         WHERE NOT (${sql.join(isNamed, sql` OR `)})
           AND NOT EXISTS (
             SELECT FROM files_to_remove removal
              WHERE removal.collection = ${collection.slug} AND removal.filename = file.filename
           )`,
  );
  return names.parse(rows).map(({ filename }) => filename);
}

async function findDocumentsWithoutFile({
  req,
  collection,
  signal,
}: Sweep<CollectionSlug>): Promise<Pick<SweptFolder, 'documentsWithoutFile' | 'firstIds'>> {
  const folder = uploadFolder(req.payload, collection);
  const ids: number[] = [];
  let count = 0;
  for (let last = 0; ;) {
    signal.throwIfAborted();
    const { docs } = await req.payload.db.find({
      collection,
      where: { id: { greater_than: last } },
      sort: 'id',
      limit: batchSize,
      pagination: false,
      req,
    });
    for (const document of docs) {
      last = identified.parse(document).id;
      const files = await Promise.all(filesOf(document).map((name) => modifiedAt(join(folder, name))));
      if (!files.includes(undefined)) continue;
      count += 1;
      if (ids.length < 20) ids.push(last);
    }
    if (docs.length < batchSize) return { documentsWithoutFile: count, firstIds: ids };
  }
}

async function modifiedAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isFileFault(error, ['ENOENT'])) return undefined;
    throw error;
  }
}
