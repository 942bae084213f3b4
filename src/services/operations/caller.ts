import { readJudgingState, type JudgingState } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';

/** A member who asks, with all that judging for them needs: one read, which also asks whether their session is alive. */
export interface Caller {
  readonly member: number;
  readonly state: JudgingState;
}

/** The member whose session a token names; undefined when it has ended, or the account is gone. */
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

/** A member whom Payload has already let in. */
export async function callerOfMember(member: number): Promise<Caller> {
  return { member, state: await readJudgingState(publicPool(), { member }) };
}
