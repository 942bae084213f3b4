import { sql, type SQL } from 'drizzle-orm';
import type { AuditEntry } from '../../domain/accounts/audit.ts';
import { postgresOf, runSql, type Transactional } from '../transaction.ts';
import { personalColumns } from './personalColumns.ts';

/**
 * Adds an entry for each document and the member whom it is about. A document of a collection with personal data that
 * names no member has none, unless the collection asks for it: a food of the catalogue, where staff change it. A member who is being erased meanwhile has none either: the lock waits for the erasure.
 */
export async function addEntries(
  req: Transactional,
  { collection, documents, ...entry }: AuditEntry & { documents: readonly number[] },
): Promise<void> {
  const ids = sql`${`{${documents.join(',')}}`}::int[]`;
  const isOfCatalogue = entry.action !== 'read' && isMarked(req, collection);
  for (const about of aboutWhom(req, { collection, ids, isOfCatalogue })) {
    await runSql(
      req,
      sql`INSERT INTO audit_log (at, action, target, document, changed, actor, actor_id, actor_role, reason, subject_id)
          SELECT now(), ${entry.action}::enum_audit_log_action, ${collection}, about.document, ${entry.changed},
                 ${entry.actor.email}, ${entry.actor.id}, ${entry.actor.role}, ${entry.reason}, about.subject
            FROM (${about}) AS about`,
    );
  }
}

function isMarked({ payload }: Transactional, slug: string): boolean {
  return payload.config.collections.some((each) => each.slug === slug && each.custom['audited'] === true);
}

/** Queries of the documents and their members; one for each field that names a member. */
function aboutWhom(
  req: Transactional,
  { collection, ids, isOfCatalogue }: { collection: string; ids: SQL; isOfCatalogue: boolean },
): SQL[] {
  if (collection === 'users')
    return [
      sql`SELECT id::text AS document, id AS subject FROM users WHERE id = ANY (${ids}) ORDER BY id FOR KEY SHARE`,
    ];
  const columns = personalColumns(postgresOf(req.payload)).filter(
    (column) => column.collection === collection,
  );
  if (columns.length === 0)
    return [sql`SELECT id::text AS document, NULL::int AS subject FROM unnest(${ids}) AS id`];
  return columns.flatMap(({ table, column, anonymous }) => [
    sql`SELECT owned.id::text AS document, users.id AS subject
          FROM ${sql.identifier(table)} AS owned JOIN users ON users.id = owned.${sql.identifier(column)}
         WHERE owned.id = ANY (${ids}) ORDER BY users.id FOR KEY SHARE OF users`,
    // The author finds the entry by the document. Nobody else may learn from it who the author is.
    ...(anonymous === true || isOfCatalogue
      ? [
          sql`SELECT id::text AS document, NULL::int AS subject FROM ${sql.identifier(table)}
               WHERE id = ANY (${ids}) AND ${sql.identifier(column)} IS NULL`,
        ]
      : []),
  ]);
}

/** Deletes what is older than the database keeps (`auditLog.sql`). */
export async function pruneAuditLog(req: Transactional): Promise<void> {
  await runSql(req, sql`DELETE FROM audit_log WHERE at < now() - interval '3 years'`);
}
