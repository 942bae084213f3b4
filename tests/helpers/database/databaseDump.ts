import pg from 'pg';
import { z } from 'zod';
import { readSchema } from './databaseSchema.ts';

const tableRows = z.array(z.object({ name: z.string(), columns: z.string() }));
const sequenceRows = z.array(z.object({ name: z.string(), value: z.string() }));
const jsonRows = z.array(z.object({ rows: z.string().nullable() }));

/**
 * Dumps a database with its rows as plain SQL that a client runs in one call. The embedded PostgreSQL has no pg_dump.
 */
export async function dumpOf(client: pg.ClientBase): Promise<string> {
  const schema = (await readSchema(client)).filter(({ isImplied }) => !isImplied);
  const isMadeLast = (kind: string) => kind === 'foreign key' || kind === 'index' || kind === 'trigger';
  return [
    'SET check_function_bodies = off',
    ...schema.flatMap(({ kind, name, statement }) => [
      ...(isMadeLast(kind) ? [] : [statement]),
      // Loads the extension, so that functions can change its settings.
      ...(kind === 'extension' && name === 'pg_trgm' ? ['SELECT show_limit()'] : []),
    ]),
    ...(await rowStatements(client)),
    ...schema.filter(({ kind }) => isMadeLast(kind)).map(({ statement }) => statement),
    'RESET check_function_bodies',
  ]
    .map((statement) => `${statement.trimEnd()};\n`)
    .join('\n');
}

async function rowStatements(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows: tables } = await client.query(`
    SELECT pg_class.oid::regclass::text AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace::regnamespace::text IN ('public', 'jobs')
      AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    GROUP BY pg_class.oid ORDER BY pg_class.oid`);
  const statements: string[] = [];
  for (const { name, columns } of tableRows.parse(tables)) {
    const { rows } = await client.query(
      `SELECT json_agg(listed)::text AS rows FROM (SELECT ${columns} FROM ${name}) AS listed`,
    );
    const [row] = jsonRows.parse(rows);
    if (row?.rows == null) continue;
    statements.push(
      `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE\nSELECT ${columns} FROM json_populate_recordset(NULL::${name}, ${pg.escapeLiteral(row.rows)})`,
    );
  }
  const { rows: sequences } = await client.query(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_sequences
     WHERE last_value IS NOT NULL ORDER BY name`,
  );
  return [
    ...statements,
    ...sequenceRows.parse(sequences).map(({ name, value }) => `SELECT setval('${name}', ${value})`),
  ];
}
