import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';

/**
 * A member who sends a request, with all stored data that verdicts for them need. One statement reads it and checks
 * that the session is alive.
 */
export interface Caller {
  readonly member: number;
  readonly state: JudgingState;
}

/** The member whose session a token names; undefined when the session has ended or the account was deleted. */
export async function callerOfSession({
  user,
  session,
}: {
  user: number;
  session: string;
}): Promise<Caller | undefined> {
  const state = await readJudgingState(publicPool(), { member: user, session });
  return state.isSessionAlive ? { member: user, state } : undefined;
}

/** A member whom Payload has already authenticated. */
export async function callerOfMember(member: number): Promise<Caller> {
  return { member, state: await readJudgingState(publicPool(), { member }) };
}
