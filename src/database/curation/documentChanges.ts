import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { DocumentAction, FieldChange } from '../../domain/curation/documentChanges.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** A document of a collection. */
export interface DocumentKey {
  readonly collection: string;
  readonly id: number;
}

/** Who changes a document. */
export interface ChangeActor {
  readonly kind: 'staff' | 'import' | 'server';
  readonly id: number | null;
  readonly name: string | null;
}

const changeRow = z.object({
  id: z.string(),
  at: z
    .date()
    .or(z.string())
    .transform((at) => new Date(at).toISOString()),
  actor: z.object({
    kind: z.enum(['staff', 'import', 'server']),
    id: z.number().nullable(),
    name: z.string().nullable(),
  }),
  action: z.enum(['create', 'update', 'trash', 'restore', 'delete', 'merge', 'undo']),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
/** A change as it is stored. */
export type DocumentChange = z.output<typeof changeRow>;

const columns = sql`id::text AS id, at, action, changes,
  json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor`;

const of = ({ collection, id }: DocumentKey): SQL => sql`collection = ${collection} AND document_id = ${id}`;

/** Stores a change in the transaction of the write. */
export async function addChange(
  req: Transactional,
  change: {
    readonly document: DocumentKey;
    readonly actor: ChangeActor;
    readonly action: DocumentAction;
    readonly changes: readonly FieldChange[];
    /** When the document was last written before. */
    readonly basedOn: string | null;
  },
): Promise<void> {
  const { document, actor } = change;
  await runSql(
    req,
    sql`INSERT INTO document_changes (collection, document_id, actor_kind, actor_id, actor_name, action, based_on, changes)
        VALUES (${document.collection}, ${document.id}, ${actor.kind}, ${actor.id}, ${actor.name}, ${change.action},
                ${change.basedOn}, ${JSON.stringify(change.changes)}::jsonb)`,
  );
}

/** The changes of a document, the last one first. */
export async function readChanges(
  req: Transactional,
  document: DocumentKey,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<DocumentChange[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${columns} FROM document_changes
         WHERE ${of(document)} ${before === undefined ? sql`` : sql`AND id < ${before}::bigint`}
         ORDER BY document_changes.id DESC LIMIT ${limit}`,
  );
  return z.array(changeRow).parse(rows);
}

/** One change of a document; undefined where there is none. */
export async function readChange(
  req: Transactional,
  document: DocumentKey,
  change: string,
): Promise<DocumentChange | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT ${columns} FROM document_changes WHERE ${of(document)} AND id = ${change}::bigint`,
  );
  return z.array(changeRow).parse(rows)[0];
}

/** The last change of a document that a form with the state of a time does not have, and the first one. */
export async function readChangesSince(
  req: Transactional,
  document: DocumentKey,
  basedOn: string,
): Promise<{ first: string; last: DocumentChange } | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT ${columns},
               (SELECT min(id)::text FROM document_changes WHERE ${of(document)} AND based_on = ${basedOn}) AS first
          FROM document_changes WHERE ${of(document)} ORDER BY document_changes.id DESC LIMIT 1`,
  );
  const [row] = z.array(changeRow.extend({ first: z.string().nullable() })).parse(rows);
  if (row === undefined || row.first === null) return undefined;
  const { first, ...last } = row;
  return { first, last };
}

/** The values that fields had before a change, of those that it or a later one has changed. */
export async function readFormerValues(
  req: Transactional,
  document: DocumentKey,
  { from, isIncluded }: { from: string; isIncluded: boolean },
): Promise<Map<string, unknown>> {
  const rows = await runSql(
    req,
    sql`SELECT DISTINCT ON (one ->> 'field') one ->> 'field' AS field, one -> 'from' AS value
          FROM document_changes, jsonb_array_elements(changes) AS one
         WHERE ${of(document)} AND ${isIncluded ? sql`id >= ${from}::bigint` : sql`id > ${from}::bigint`}
         ORDER BY one ->> 'field', id`,
  );
  return new Map(
    z
      .array(z.object({ field: z.string(), value: z.unknown() }))
      .parse(rows)
      .map(({ field, value }) => [field, value ?? null]),
  );
}

const lastRows = z.array(z.object({ id: z.number(), name: z.string().nullable(), kind: z.string() }));

/** Who has changed documents last, in one statement. */
export async function readLastActors(
  req: Transactional,
  collection: string,
  ids: readonly number[],
): Promise<z.output<typeof lastRows>> {
  const rows = await runSql(
    req,
    sql`SELECT wanted.id, last.actor_name AS name, last.actor_kind AS kind
          FROM unnest(${`{${ids.join(',')}}`}::int[]) AS wanted (id)
         CROSS JOIN LATERAL (
           SELECT actor_name, actor_kind FROM document_changes
            WHERE collection = ${collection} AND document_id = wanted.id ORDER BY id DESC LIMIT 1
         ) AS last`,
  );
  return lastRows.parse(rows);
}
