import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { publicPool } from '../../database/publicPool.ts';
import { readRuleDraft } from '../../database/suitability/ruleDrafts.ts';
import { readBySchema } from '../../domain/operations/input/schemaFault.ts';
import { ruleSetSchema, type RuleSet } from '../../domain/suitability/rules/ruleSets.ts';
import { Problem } from '../../errors/problem.ts';
import { inputProblem } from '../operations/input/inputProblem.ts';
import { effectOfRules, type EffectEvent } from './effectOfRules.ts';
import type { EffectMode } from './effectRanges.ts';

const storedRules = z.looseObject({ status: z.string() });

/**
 * Counts how verdicts change when a diet gets other rules, against the published ones.
 *
 * @param input.ruleSet as the form has it; undefined: the stored draft. Cases, signatures and sources may still be missing. Without a version or a
 *   diet it is taken as the next of this diet.
 * @throws {Problem} `not_found`, `no_rule_draft`; with the field where it is no rule set.
 */
export async function* effectOfDraft({
  req,
  id,
  ruleSet,
  mode,
}: {
  req: PayloadRequest;
  id: number;
  ruleSet: Readonly<Record<string, unknown>> | undefined;
  mode: EffectMode;
}): AsyncGenerator<EffectEvent> {
  const { slug, ruleSet: stored } = await req.payload.findByID({
    collection: 'diets',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const changed = ruleSet ?? (await readRuleDraft(req, id))?.ruleSet;
  if (changed === undefined) throw new Problem('no_rule_draft');
  const isPublished = storedRules.safeParse(stored).data?.status === 'published';
  const before = isPublished ? ruleSetSchema.safeParse(stored).data : undefined;
  const after = readRuleSet({ version: 1, ...changed, diet: slug, status: 'draft' });
  yield* effectOfRules({ pool: publicPool(), diet: slug, before: before ?? null, after, mode });
}

function readRuleSet(input: Readonly<Record<string, unknown>>): RuleSet {
  const read = readBySchema(input, ruleSetSchema, 'ruleSet');
  if (read.fault !== undefined) throw inputProblem(read.fault);
  return read.value;
}
