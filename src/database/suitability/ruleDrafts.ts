import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ruleDraft, type RuleDraft } from '../../domain/suitability/rules/drafts/ruleDraft.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** The draft of the rules of a diet; undefined: there is none. */
export async function readRuleDraft(req: Transactional, diet: number): Promise<RuleDraft | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT rule_set AS "ruleSet", hash, based_on_version AS "basedOnVersion", authors, signature,
               changed_by AS "changedBy",
               to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "changedAt"
          FROM rule_drafts WHERE diet_id = ${diet}`,
  );
  return row === undefined ? undefined : ruleDraft.parse(row);
}

export async function writeRuleDraft(req: Transactional, diet: number, draft: RuleDraft): Promise<void> {
  const { authors, basedOnVersion, changedAt, changedBy, hash, ruleSet, signature } = draft;
  await runSql(
    req,
    sql`INSERT INTO rule_drafts (diet_id, rule_set, hash, based_on_version, authors, signature, changed_by, changed_at)
        VALUES (${diet}, ${JSON.stringify(ruleSet)}, ${hash}, ${basedOnVersion}, ${JSON.stringify(authors)},
                ${signature === null ? null : JSON.stringify(signature)}, ${JSON.stringify(changedBy)},
                ${changedAt}::timestamptz)
            ON CONFLICT (diet_id) DO UPDATE SET rule_set = excluded.rule_set, hash = excluded.hash,
               based_on_version = excluded.based_on_version, authors = excluded.authors, signature = excluded.signature,
               changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  );
}

/** @returns whether there was one. */
export async function deleteRuleDraft(req: Transactional, diet: number): Promise<boolean> {
  const rows = await runSql(req, sql`DELETE FROM rule_drafts WHERE diet_id = ${diet} RETURNING diet_id`);
  return rows.length > 0;
}

/** Whether an account still belongs to somebody who may sign rules. */
export async function isActiveDietitian(req: Transactional, staff: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`SELECT FROM staff WHERE id = ${staff} AND role IN ('dietitian', 'admin') FOR SHARE`,
  );
  return rows.length > 0;
}

const versionRows = z.array(
  z.object({ version: z.number(), at: z.string(), ruleSet: z.record(z.string(), z.unknown()) }),
);
/** The rules of a diet as they were with one version number. */
export type StoredVersion = z.output<typeof versionRows>[number];

/**
 * The versions of the rules of a diet from `below` downwards. Payload stores a version for each save of the diet, also
 * of its description; the first one with a number is when those rules came.
 */
export async function readRuleVersions(
  req: Transactional,
  diet: number,
  { below, limit }: { below: number; limit: number },
): Promise<StoredVersion[]> {
  const rows = await runSql(
    req,
    sql`SELECT DISTINCT ON (version) version, version_rule_set AS "ruleSet",
               to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
          FROM _diets_v, LATERAL (SELECT (version_rule_set ->> 'version')::int AS version) AS numbered
         WHERE parent_id = ${diet} AND version < ${below}
         ORDER BY version DESC, id LIMIT ${limit}`,
  );
  return versionRows.parse(rows);
}

const nameRows = z.array(
  z.object({
    kind: z.enum(['category', 'allergen']),
    slug: z.string(),
    name: z.string(),
    nameEn: z.string().nullable(),
  }),
);

/** The names of all categories and allergens, for sentences about rules. */
export async function readRuleNames(req: Transactional): Promise<z.output<typeof nameRows>> {
  const rows = await runSql(
    req,
    sql`SELECT 'category' AS kind, slug, name, name_en AS "nameEn" FROM food_categories WHERE slug IS NOT NULL
        UNION ALL SELECT 'allergen', slug, name, name_en FROM allergens`,
  );
  return nameRows.parse(rows);
}
