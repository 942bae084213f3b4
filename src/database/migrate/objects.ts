import { z } from 'zod';
import { MigrationFault, postgresErrorOf } from './migrationFault.ts';

/** Runs statements, and returns the rows of a single statement. */
export type RunStatements = (statements: string) => Promise<readonly unknown[]>;

/** A function, trigger or view of the product. */
export interface DatabaseObject {
  readonly kind: 'function' | 'trigger' | 'view';
  /** The name as PostgreSQL writes it: `food_norm(text)`, `food_search_insert on foods`. */
  readonly name: string;
  readonly definition: string;
  /**
   * PostgreSQL writes triggers, views and parsed bodies itself, and after a restore of a dump with other brackets. So
   * brackets and blanks do not count there.
   */
  readonly hash: string;
  /** Whether an index, a default, a generated column or a constraint needs it, directly or through another object. */
  readonly isNeeded: boolean;
}

const objectRows = z.array(
  z.object({
    kind: z.enum(['function', 'trigger', 'view']),
    name: z.string(),
    definition: z.string(),
    hash: z.string(),
    isNeeded: z.boolean(),
  }),
);

/** All functions, triggers and views of the schemas `public` and `jobs` that do not belong to an extension. */
export async function readObjects(run: RunStatements): Promise<readonly DatabaseObject[]> {
  return objectRows.parse(await run(objectsQuery));
}

/**
 * Drops the objects among `names` that nothing needs. If an index, a default, a generated column or a constraint needs
 * a function, the function stays, and its file replaces it later.
 */
export async function dropObjects(run: RunStatements, names: ReadonlySet<string>): Promise<void> {
  const droppable = (await readObjects(run)).filter(({ name, isNeeded }) => names.has(name) && !isNeeded);
  for (const { kind, name } of droppable) if (kind === 'trigger') await run(`DROP TRIGGER ${name}`);
  // One statement drops them all, so their order does not matter.
  for (const [kind, command] of [
    ['view', 'DROP VIEW'],
    ['function', 'DROP ROUTINE'],
  ] as const) {
    const names = droppable.filter((object) => object.kind === kind).map(({ name }) => name);
    if (names.length > 0) await run(`${command} ${names.join(', ')}`).catch(explainDependents);
  }
}

/**
 * Explains why our functions cannot be dropped: another view or function needs one of them. Nothing is changed then.
 */
function explainDependents(error: unknown): never {
  const cause = postgresErrorOf(error);
  if (cause?.code !== '2BP01') throw error;
  throw new MigrationFault(
    `Objects that are in no SQL file need functions of ours: ${cause.detail ?? cause.message}`,
    'Drop these objects and start again. Nothing was changed',
    { cause: error },
  );
}

const isOfExtension = (catalog: string, oid: string) =>
  `EXISTS (SELECT FROM pg_depend WHERE classid = '${catalog}'::regclass AND objid = ${oid} AND deptype = 'e')`;

const objectsQuery = `
WITH RECURSIVE ours AS (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'jobs')),
needed (class, object) AS (
  SELECT refclassid, refobjid FROM pg_depend
  WHERE refclassid = 'pg_proc'::regclass AND deptype = 'n'
    AND classid IN ('pg_class'::regclass, 'pg_attrdef'::regclass, 'pg_constraint'::regclass)
  UNION
  SELECT refclassid, refobjid FROM pg_depend JOIN needed ON classid = class AND objid = object
  WHERE refclassid = 'pg_proc'::regclass
)
SELECT kind, name, definition, is_needed AS "isNeeded",
  md5(CASE WHEN is_parsed THEN regexp_replace(definition, '[()\\s]+', '', 'g') ELSE definition END) AS hash
FROM (
  SELECT 'function' AS kind, p.oid::regprocedure::text AS name,
    CASE prokind WHEN 'a' THEN aggtransfn || ' ' || format_type(aggtranstype, NULL) || coalesce(' ' || agginitval, '')
      ELSE pg_get_functiondef(p.oid) END AS definition,
    prosqlbody IS NOT NULL AS is_parsed,
    EXISTS (SELECT FROM needed WHERE object = p.oid) AS is_needed
  FROM pg_proc AS p LEFT JOIN pg_aggregate ON aggfnoid = p.oid
  WHERE pronamespace IN (SELECT oid FROM ours) AND NOT ${isOfExtension('pg_proc', 'p.oid')}
  UNION ALL
  SELECT 'trigger', quote_ident(tgname) || ' on ' || tgrelid::regclass, tgenabled::text || pg_get_triggerdef(pg_trigger.oid), true, false
  FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE relnamespace IN (SELECT oid FROM ours) AND NOT tgisinternal AND tgparentid = 0
  UNION ALL
  SELECT 'view', oid::regclass::text, pg_get_viewdef(oid), true, false
  FROM pg_class WHERE relkind = 'v' AND relnamespace IN (SELECT oid FROM ours) AND NOT ${isOfExtension('pg_class', 'pg_class.oid')}
) AS listed ORDER BY kind, name`;
