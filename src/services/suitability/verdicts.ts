import { foodsByIds } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { Verdict } from '../../domain/suitability/facts/facts.ts';
import { prepareJudge } from './judging.ts';

/** A food of the catalogue as a text mentions it. `verdict` is the reader's own, and null without a profile. */
export interface MentionedFood {
  readonly id: number;
  readonly name: string;
  readonly verdict: Verdict | null;
}

/** The names of foods of the catalogue with the verdicts for a member, for all texts of a page at once. */
export async function mentionedFoods({
  foods,
  member,
}: {
  foods: readonly number[];
  member: number | undefined;
}): Promise<ReadonlyMap<number, MentionedFood>> {
  if (foods.length === 0) return new Map();
  const [documents, judge] = await Promise.all([
    foodsByIds(publicPool(), foods),
    member === undefined ? undefined : prepareJudge({ member }),
  ]);
  const known = judge === undefined ? [] : await judge.knownFoodsOf(documents);
  return new Map(
    documents.flatMap((food, at) => {
      const { id, name } = food;
      if (typeof id !== 'number' || typeof name !== 'string') return [];
      const facts = known[at]?.facts;
      const verdict = facts === undefined || judge === undefined ? null : judge.verdictOf(facts);
      return [[id, { id, name, verdict }] as const];
    }),
  );
}
