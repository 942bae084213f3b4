import { createHash } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { deleteRuleDraft, readRuleDraft, writeRuleDraft } from '../../../database/suitability/ruleDrafts.ts';
import { canonicalJson } from '../../../domain/operations/canonicalJson.ts';
import { readBySchema } from '../../../domain/operations/input/schemaFault.ts';
import { isUnfinished } from '../../../domain/suitability/rules/drafts/draftFault.ts';
import {
  changeDraft,
  contentOf,
  signDraft,
  signFault,
  type RuleDraft,
  type RuleSetContent,
} from '../../../domain/suitability/rules/drafts/ruleDraft.ts';
import { ruleSetSchema } from '../../../domain/suitability/rules/ruleSets.ts';
import { ruleChanges, type RuleChange } from '../../../domain/suitability/rules/sentences/ruleChanges.ts';
import { Problem } from '../../../errors/problem.ts';
import { recordWork } from '../../accounts/audit/recordWork.ts';
import { inputProblem } from '../../operations/input/inputProblem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { refuseFaultyRules } from '../checkRules.ts';
import { callingPerson, loadRuleNames, readDiet, readLockedDiet, type StoredDiet } from './storedDiet.ts';

/** A draft beside the stored rules, for the people who work on it. */
export interface DraftView {
  readonly draft: RuleDraft | null;
  /** The stored rules, published or not; null: there are none. */
  readonly stored: StoredDiet['ruleSet'] | null;
  readonly version: number;
  /** What the draft changes. */
  readonly changes: readonly RuleChange[];
}

/** @throws {Problem} `not_found` */
export async function showDraft(req: PayloadRequest, diet: number): Promise<DraftView> {
  const stored = await readDiet(req, diet);
  return viewOf(req, stored, await readRuleDraft(req, diet));
}

/**
 * Keeps a draft. The published rules go on judging.
 *
 * @param change.hash of the draft that this change was made from; null: there was none; undefined: do not compare
 * @param change.basedOnVersion the version that the writer has taken into account. Left out: that of the draft, or the
 *   stored one.
 * @throws {Problem} 400 with the place in the rules, 412 when another draft is there
 */
export async function saveDraft(
  req: PayloadRequest,
  diet: number,
  change: { ruleSet: RuleSetContent; hash?: string | null | undefined; basedOnVersion?: number | undefined },
): Promise<DraftView> {
  return inTransaction(req, async () => {
    const stored = await readLockedDiet(req, diet);
    const former = await readRuleDraft(req, diet);
    if (change.hash !== undefined && change.hash !== (former?.hash ?? null)) throw changedMeanwhile(former);
    const ruleSet = contentOf(change.ruleSet);
    await refuseMistakes(req, ruleSet, stored.slug);
    const basedOnVersion = change.basedOnVersion ?? former?.basedOnVersion ?? stored.version;
    const draft = changeDraft(former, {
      ruleSet,
      basedOnVersion,
      hash: hashOf({ ruleSet, basedOnVersion }),
      by: callingPerson(req),
      at: new Date().toISOString(),
    });
    if (draft !== former) {
      await writeRuleDraft(req, diet, draft);
      await record(req, diet, 'draft of the rules');
    }
    return viewOf(req, stored, draft);
  });
}

/** Removes the draft, if there is one. */
export async function discardDraft(req: PayloadRequest, diet: number): Promise<DraftView> {
  return inTransaction(req, async () => {
    const stored = await readLockedDiet(req, diet);
    if (await deleteRuleDraft(req, diet)) await record(req, diet, 'draft of the rules discarded');
    return viewOf(req, stored, undefined);
  });
}

/**
 * Signs exactly the content with this hash. Any later change makes the signature void.
 *
 * @throws {Problem} 409 `no_rule_draft`, 412 when the draft has changed, 403 `own_rule_draft`
 */
export async function sign(req: PayloadRequest, diet: number, seen: string): Promise<DraftView> {
  return inTransaction(req, async () => {
    const stored = await readLockedDiet(req, diet);
    const draft = await readRuleDraft(req, diet);
    const by = callingPerson(req);
    const fault = signFault(draft, { by, seen });
    if (fault === 'precondition_failed') throw changedMeanwhile(draft);
    if (fault !== undefined || draft === undefined) throw new Problem(fault ?? 'no_rule_draft');
    const signed = signDraft(draft, { by, at: new Date().toISOString() });
    if (signed !== draft) {
      await writeRuleDraft(req, diet, signed);
      await record(req, diet, 'draft of the rules signed');
    }
    return viewOf(req, stored, signed);
  });
}

async function viewOf(
  req: PayloadRequest,
  { ruleSet, version }: StoredDiet,
  draft: RuleDraft | undefined,
): Promise<DraftView> {
  const changes = draft === undefined ? [] : ruleChanges(ruleSet, draft.ruleSet, await loadRuleNames(req));
  return { draft: draft ?? null, stored: ruleSet ?? null, version, changes };
}

async function refuseMistakes(req: PayloadRequest, content: RuleSetContent, diet: string): Promise<void> {
  const ruleSet = { ...content, diet, version: 1, status: 'draft' };
  if (!isUnfinished(content, diet)) {
    const { fault } = readBySchema(ruleSet, ruleSetSchema, 'ruleSet');
    throw inputProblem(fault ?? { code: 'validation_failed', field: 'ruleSet' });
  }
  await refuseFaultyRules({ req, ruleSet, storedRuleSet: undefined });
}

function hashOf(content: { ruleSet: RuleSetContent; basedOnVersion: number }): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 32);
}

function changedMeanwhile(draft: RuleDraft | undefined): Problem {
  return new Problem('precondition_failed', { field: 'hash', current: { draft: draft ?? null } });
}

async function record(req: PayloadRequest, diet: number, change: string): Promise<void> {
  await recordWork(req, { action: 'update', collection: 'diets', documents: [diet], changed: [change] });
}
