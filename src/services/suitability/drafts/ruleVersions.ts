import type { PayloadRequest } from 'payload';
import { readRuleDraft, readRuleVersions } from '../../../database/suitability/ruleDrafts.ts';
import { valueAt } from '../../../domain/suitability/rules/forms/formFields.ts';
import { ruleChanges, type RuleChange } from '../../../domain/suitability/rules/sentences/ruleChanges.ts';
import { Problem } from '../../../errors/problem.ts';
import { saveDraft, type DraftView } from './editDraft.ts';
import { loadRuleNames, readDiet } from './storedDiet.ts';

/** A version of the rules of a diet, with what it changed. */
export interface VersionView {
  readonly version: number;
  readonly at: string;
  readonly status: 'draft' | 'published';
  /** {signedBy, signedAt, writtenBy}; null: nobody signed it, as a starter value. */
  readonly signature: unknown;
  /** Against the version before it. */
  readonly changes: readonly RuleChange[];
}

/** The versions of the rules, the newest first. `nextCursor` is the last version of the page; null: there are no more. */
export async function listVersions(
  req: PayloadRequest,
  diet: number,
  { cursor, limit }: { cursor: number | undefined; limit: number },
): Promise<{ docs: VersionView[]; nextCursor: number | null }> {
  await readDiet(req, diet);
  const names = await loadRuleNames(req);
  const rows = await readRuleVersions(req, diet, { below: cursor ?? 2_147_483_647, limit: limit + 1 });
  const docs = rows.slice(0, limit).map(({ at, ruleSet, version }, index): VersionView => ({
    version,
    at,
    status: ruleSet['status'] === 'published' ? 'published' : 'draft',
    signature: valueAt(ruleSet, ['signature']) ?? null,
    changes: ruleChanges(rows[index + 1]?.ruleSet, ruleSet, names),
  }));
  return { docs, nextCursor: rows.length > limit ? (docs.at(-1)?.version ?? null) : null };
}

/**
 * Makes a draft of an old version. It is signed and published like every draft.
 *
 * @param input.hash of the draft that it replaces; undefined or null: there is none
 * @throws {Problem} `not_found` for a version that the diet never had, 409 `rule_draft_exists`
 */
export async function draftOfVersion(
  req: PayloadRequest,
  diet: number,
  { hash, version }: { version: number; hash: string | null | undefined },
): Promise<DraftView> {
  const { version: current } = await readDiet(req, diet);
  const [old] = await readRuleVersions(req, diet, { below: version + 1, limit: 1 });
  if (old?.version !== version) throw new Problem('not_found');
  if (hash == null && (await readRuleDraft(req, diet)) !== undefined) throw new Problem('rule_draft_exists');
  return saveDraft(req, diet, { ruleSet: old.ruleSet, hash: hash ?? null, basedOnVersion: current });
}
