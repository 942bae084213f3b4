import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import type { Diet } from '../../../../payload-types.ts';
import {
  deleteRuleDraft,
  isActiveDietitian,
  readRuleDraft,
} from '../../../database/suitability/ruleDrafts.ts';
import { readBySchema } from '../../../domain/operations/input/schemaFault.ts';
import { publishFault } from '../../../domain/suitability/rules/drafts/ruleDraft.ts';
import { ruleSetSchema, type RuleSetSignature } from '../../../domain/suitability/rules/ruleSets.ts';
import { Problem } from '../../../errors/problem.ts';
import { inputProblem } from '../../operations/input/inputProblem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { lockCollection } from '../../operations/writes/lockCollection.ts';
import { readLockedDiet } from './storedDiet.ts';

/** The part of a request that says which diet gets signed rules within it. */
const publishing = 'publishesRulesOf';

/**
 * Publishes the draft of a diet: it becomes the next version of the rules, with who wrote and who signed it, and foods are
 * judged by it.
 *
 * @throws {Problem} 400 with the place of what is missing or wrong; 409 `no_rule_draft`, `rule_draft_outdated`,
 *   `rule_draft_unsigned`
 */
export async function publishDraft(req: PayloadRequest, id: number): Promise<Diet> {
  return inTransaction(req, async () => {
    // In the order of any other write of a diet: first the collection, then the row.
    await lockCollection(req, 'diets');
    const stored = await readLockedDiet(req, id);
    const draft = await readRuleDraft(req, id);
    if (draft === undefined) throw new Problem('no_rule_draft');
    const { authors, signature } = draft;
    const ruleSet = {
      ...draft.ruleSet,
      diet: stored.slug,
      version: stored.version + 1,
      status: 'published',
      signature: {
        signedBy: signature?.name ?? '',
        signedAt: signature?.at ?? '',
        writtenBy: authors.map(({ name }) => name),
      } satisfies RuleSetSignature,
    };
    refuseGaps(ruleSet);
    const isSignerActive = signature !== null && (await isActiveDietitian(req, signature.id));
    const fault = publishFault(draft, { version: stored.version, isSignerActive });
    if (fault !== undefined) throw new Problem(fault);
    req.context[publishing] = id;
    const diet = await req.payload.update({
      collection: 'diets',
      id,
      data: { ruleSet },
      depth: 0,
      overrideAccess: false,
      req,
    });
    await deleteRuleDraft(req, id);
    return diet;
  });
}

/**
 * Refuses rules that one person alone would publish. The starter catalogue and other programs of the server write without
 * a user.
 *
 * @throws {Problem} 409 `signature_needed`
 */
export function refuseUnsignedRules(
  { context, user }: PayloadRequest,
  { id, ruleSet, storedRuleSet }: { id: number | undefined; ruleSet: unknown; storedRuleSet: unknown },
): void {
  // The validation of the field refuses what is not valid, with its faults.
  const isPublished = ruleSetSchema.safeParse(ruleSet).data?.status === 'published';
  if (!isPublished || user === null || isDeepStrictEqual(ruleSet, storedRuleSet)) return;
  if (id !== undefined && context[publishing] === id) return;
  throw new Problem('signature_needed', { field: 'ruleSet' });
}

/** What a draft may lack and published rules may not. Contradictions are found when the diet is written. */
function refuseGaps(ruleSet: Readonly<Record<string, unknown>>): void {
  const { signature: _, ...content } = ruleSet;
  const { fault } = readBySchema(content, ruleSetSchema, 'ruleSet');
  if (fault !== undefined && fault.code !== 'validation_failed') throw inputProblem(fault);
}
