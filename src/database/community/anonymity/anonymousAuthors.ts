import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import {
  anonymousCollections,
  isAnonymousCollection,
  type AnonymousCollection,
  type ContentRef,
  type Thread,
} from '../../../domain/community/anonymity/anonymousContent.ts';
import { tableName } from '../../columnName.ts';
import { runSql, type Transactional } from '../../transaction.ts';

/** What is stored of the author of an anonymous document. */
export interface StoredAuthor {
  readonly authorHash: string;
  readonly sealed: string;
}

/** Stores who wrote a document, and takes the name off the document itself. */
export async function insertAuthor(
  req: Transactional,
  { content: { collection, id }, authorHash, sealed }: StoredAuthor & { content: ContentRef },
): Promise<void> {
  await runSql(
    req,
    sql`WITH author AS (
          INSERT INTO anonymous_authors (${columnOf(collection)}, author_hash, sealed)
          VALUES (${id}, ${authorHash}, ${sealed}))
        UPDATE ${tableOf(collection)} SET user_id = NULL WHERE id = ${id}`,
  );
}

/** Stores the name under which an anonymous post or comment is shown. */
export async function setPseudonym(
  req: Transactional,
  { content: { collection, id }, name }: { content: ContentRef<'posts' | 'comments'>; name: string },
): Promise<void> {
  await runSql(req, sql`UPDATE ${tableOf(collection)} SET pseudonym = ${name} WHERE id = ${id}`);
}

const sealedRow = z.tuple([z.object({ sealed: z.string() })]);

/** The sealed author of a document; undefined when it has none. */
export async function readSealedAuthor(
  req: Transactional,
  { collection, id }: ContentRef,
): Promise<string | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT sealed FROM anonymous_authors WHERE ${columnOf(collection)} = ${id}`,
  );
  return sealedRow.safeParse(rows).data?.[0].sealed;
}

const idRows = z.array(z.object({ id: z.int() }));

/**
 * The ids of the documents of a collection that one of the hashes has written, in the order of the ids; for the audit
 * log, of the entries about these documents.
 *
 * @param input.among asks about these documents only.
 */
export async function readAnonymousIds(
  req: Transactional,
  {
    collection,
    hashes,
    among,
  }: {
    collection: AnonymousCollection | 'audit-log';
    hashes: readonly string[];
    among?: readonly number[] | undefined;
  },
): Promise<number[]> {
  const ofAuthor = sql`author_hash = ANY (${list(hashes)}::text[])`;
  const own =
    collection === 'audit-log'
      ? sql.join(
          Object.keys(anonymousCollections)
            .filter(isAnonymousCollection)
            .map((target) => entriesAbout(target, ofAuthor)),
          sql` UNION ALL `,
        )
      : sql`SELECT ${columnOf(collection)} AS id FROM anonymous_authors WHERE ${ofAuthor}`;
  const rows = await runSql(
    req,
    sql`SELECT id FROM (${own}) AS own
         WHERE ${among === undefined ? sql`id IS NOT NULL` : sql`id = ANY (${list(among)}::int[])`} ORDER BY id`,
  );
  return idRows.parse(rows).map(({ id }) => id);
}

function entriesAbout(target: AnonymousCollection, ofAuthor: SQL): SQL {
  return sql`SELECT entry.id FROM anonymous_authors
               JOIN audit_log AS entry ON entry.subject_id IS NULL AND entry.target = ${target}
                AND entry.document = ${columnOf(target)}::text
              WHERE ${ofAuthor}`;
}

const threadRows = z.array(z.object({ post: z.int().nullable(), diary: z.int().nullable() }));

/** The threads in which one of the hashes has written something. */
export async function readThreads(
  req: Transactional,
  { hashes }: { hashes: readonly string[] },
): Promise<Thread[]> {
  const rows = await runSql(
    req,
    sql`SELECT DISTINCT coalesce(author.post_id, comments.post_id) AS post, comments.diary_id AS diary
          FROM anonymous_authors AS author LEFT JOIN comments ON comments.id = author.comment_id
         WHERE author_hash = ANY (${list(hashes)}::text[]) AND image_id IS NULL`,
  );
  return threadRows
    .parse(rows)
    .flatMap(({ post, diary }): Thread[] => (post !== null ? [{ post }] : diary !== null ? [{ diary }] : []));
}

/** Forgets who wrote the documents of these hashes. */
export async function forgetAuthor(
  req: Transactional,
  { hashes }: { hashes: readonly string[] },
): Promise<void> {
  await runSql(req, sql`DELETE FROM anonymous_authors WHERE author_hash = ANY (${list(hashes)}::text[])`);
}

/** Forgets whose names these are. The names stay taken, so that nobody else gets them in the same thread. */
export async function forgetPseudonyms(
  req: Transactional,
  { hashes }: { hashes: readonly string[] },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE pseudonyms SET author_hash = gen_random_uuid() WHERE author_hash = ANY (${list(hashes)}::text[])`,
  );
}

const nameRow = z.tuple([z.object({ name: z.string() })]);

/** The name that one of the hashes has in a thread; undefined when it has none. */
export async function readPseudonym(
  req: Transactional,
  { thread, hashes }: { thread: Thread; hashes: readonly string[] },
): Promise<string | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT name FROM pseudonyms WHERE ${isIn(thread)} AND author_hash = ANY (${list(hashes)}::text[])`,
  );
  return nameRow.safeParse(rows).data?.[0].name;
}

/**
 * Takes a name in a thread. It waits for transactions that take the same name, or a name for the same author.
 *
 * @returns false when the author has a name there already, or somebody else has this one.
 */
export async function takePseudonym(
  req: Transactional,
  { thread, authorHash, name }: { thread: Thread; authorHash: string; name: string },
): Promise<boolean> {
  const [post, diary] = 'post' in thread ? [thread.post, null] : [null, thread.diary];
  const rows = await runSql(
    req,
    sql`INSERT INTO pseudonyms (post_id, diary_id, author_hash, name)
        VALUES (${post}, ${diary}, ${authorHash}, ${name}) ON CONFLICT DO NOTHING RETURNING name`,
  );
  return rows.length > 0;
}

function isIn(thread: Thread): SQL {
  return 'post' in thread ? sql`post_id = ${thread.post}` : sql`diary_id = ${thread.diary}`;
}

function columnOf(collection: AnonymousCollection): SQL {
  return sql`${sql.identifier(anonymousCollections[collection])}`;
}

function tableOf(collection: AnonymousCollection): SQL {
  return sql`${sql.identifier(tableName(collection))}`;
}

/** The template would make a list of parameters of an array. */
function list(values: readonly (string | number)[]): SQL {
  return sql`${sql.param([...values])}`;
}
