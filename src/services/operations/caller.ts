import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';

/** A member who sends a request, with all stored data that verdicts for them need. One statement reads it. */
export interface Caller {
  readonly member: number;
  readonly state: JudgingState;
}

/** A member whose token was checked. */
export async function callerOfMember(member: number): Promise<Caller> {
  return { member, state: await readJudgingState(publicPool(), { member }) };
}
