import { sql } from 'drizzle-orm';
import {
  commitTransaction,
  initTransaction,
  killTransaction,
  type CollectionSlug,
  type FlattenedField,
  type Payload,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { personalColumns, type PersonalColumn } from '../../../database/accounts/personalColumns.ts';
import { emptyAnsweredComments } from '../../../database/community/threads/trash.ts';
import { postgresOf, runSql } from '../../../database/transaction.ts';
import { purgeContext } from '../../../domain/operations/purge.ts';
import { diagnose } from '../../../errors/diagnose.ts';

/** How many days what a member deleted stays in the trash before it is deleted for good. */
export const trashDays = 30;

const batchSize = 100;
const expiredRows = z.array(z.object({ id: z.number() }));

/**
 * Deletes what has been in the trash of members for more than 30 days. The declarations of personal data say what
 * belongs to members: what the erasure of an account would delete. Where members see their own trash, all of it is theirs,
 * also what has no owner any more or an anonymous one. The trash of staff stays until they empty it. What others answer
 * keeps its place, and loses its words. Each
 * document is one transaction, so the job may be interrupted and run again, and a document that cannot be deleted does
 * not stop the others.
 *
 * @returns the number of deleted documents.
 * @throws {AggregateError} with the errors of documents that could not be deleted.
 */
export async function purgeTrash({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<number> {
  const columns = personalColumns(postgresOf(req.payload));
  await emptyAnsweredComments(req, { days: trashDays });
  const faults: unknown[] = [];
  let purged = 0;
  for (const column of columns.filter((one) => belongsToMembers(req, one))) {
    for await (const id of expiredDocuments({ req, column })) {
      signal.throwIfAborted();
      try {
        await purgeDocument({ req, column, id, columns });
        purged += 1;
      } catch (error) {
        // Somebody has just restored it, or another worker has deleted it.
        if (diagnose(error).code !== 'not_found') faults.push(error);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some documents in the trash could not be deleted');
  return purged;
}

function belongsToMembers({ payload }: PayloadRequest, { collection, deletedWith }: PersonalColumn): boolean {
  const { trash } = payload.collections[collection].config;
  return trash && (deletedWith !== undefined || isTrashOfMembers(payload, collection));
}

function isTrashOfMembers(payload: Payload, collection: CollectionSlug): boolean {
  return payload.collections[collection].config.custom['trashIsVisibleToOwners'] === true;
}

/** The ids of the documents that are due, the oldest first. It reads a batch at a time, with the index of `deleted_at`. */
async function* expiredDocuments({
  req,
  column: { collection, table, column, deletedWith },
}: {
  req: PayloadRequest;
  column: PersonalColumn;
}): AsyncGenerator<number, undefined> {
  const conditions = Object.entries(deletedWith ?? {}).map(
    ([name, value]) => sql`AND ${sql.identifier(name)} = ${value}`,
  );
  const hasOwner = isTrashOfMembers(req.payload, collection)
    ? sql``
    : sql`AND ${sql.identifier(column)} IS NOT NULL`;
  const columns = postgresOf(req.payload).rawTables[table]?.columns ?? {};
  const below = relationsTo(collection, req.payload.collections[collection].config.flattenedFields).map(
    (field) =>
      sql`AND NOT EXISTS (SELECT FROM ${sql.identifier(table)} AS below
                           WHERE below.${sql.identifier(columns[field]?.name ?? field)} = trashed.id)`,
  );
  for (let last = 0; ;) {
    const rows = await runSql(
      req,
      sql`SELECT id FROM ${sql.identifier(table)} AS trashed
           WHERE deleted_at < now() - make_interval(days => ${trashDays}) AND id > ${last}
             ${hasOwner} ${sql.join([...conditions, ...below], sql` `)}
           ORDER BY id LIMIT ${batchSize}`,
    );
    const ids = expiredRows.parse(rows).map(({ id }) => id);
    yield* ids;
    if (ids.length < batchSize) return undefined;
    last = ids.at(-1) ?? last;
  }
}

/** Deletes a document together with the uploads that name it, such as the photos of a meal. */
async function purgeDocument({
  req,
  column: { collection },
  id,
  columns,
}: {
  req: PayloadRequest;
  column: PersonalColumn;
  id: number;
  columns: readonly PersonalColumn[];
}): Promise<void> {
  const isOwnTransaction = await initTransaction(req);
  try {
    for (const { collection: uploads } of columns.filter(({ hasFiles }) => hasFiles)) {
      for (const name of relationsTo(collection, req.payload.collections[uploads].config.flattenedFields)) {
        const { docs } = await req.payload.db.find<{ id: number }>({
          collection: uploads,
          where: { [name]: { equals: id } },
          pagination: false,
          limit: 0,
          req,
        });
        for (const file of docs) await deleteForGood({ req, collection: uploads, id: file.id });
      }
    }
    await deleteForGood({ req, collection, id });
    if (isOwnTransaction) await commitTransaction(req);
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

function relationsTo(collection: string, fields: readonly FlattenedField[]): string[] {
  return fields
    .filter((field) => 'relationTo' in field && field.relationTo === collection)
    .map(({ name }) => name);
}

async function deleteForGood({
  req,
  collection,
  id,
}: {
  req: PayloadRequest;
  collection: PersonalColumn['collection'];
  id: number;
}): Promise<void> {
  await req.payload.delete({
    collection,
    id,
    trash: true,
    depth: 0,
    context: purgeContext(collection),
    overrideAccess: true,
    req,
  });
}
