import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { readActions } from '../../../../database/community/moderation/actions.ts';
import { moderationReasons } from '../../../../domain/community/moderation/reasons.ts';
import { kindOf } from '../../../../domain/community/moderation/actions.ts';
import { locales, type Language } from '../../../../domain/language.ts';
import { momentText } from '../../../../domain/calendar.ts';
import { Problem } from '../../../../errors/problem.ts';
import { requireMailedToken, useMailedToken } from '../../../accounts/mailedTokens.ts';
import { inTransaction } from '../../../operations/writes/inTransaction.ts';
import { appealAs } from './appeals.ts';

const about = z.object({ caseId: z.int(), action: z.int() });

/** What the page of the link tells: what was decided, why and until when. */
export async function suspensionDetails(
  req: PayloadRequest,
  token: string,
  language: Language,
): Promise<readonly string[]> {
  const { data } = await requireMailedToken(req, { token, purpose: 'appeal' });
  const { caseId, action } = about.parse(data);
  const decided = (await readActions(req, caseId)).find(({ id }) => id === action);
  if (decided === undefined || decided.kind === 'undo' || decided.kind === 'keep') return [];
  const until = decided.after.suspendedUntil;
  const title = kindOf(decided.kind).title[language];
  const time = until == null ? undefined : momentText(new Date(until), locales[language]);
  return [
    time === undefined ? title : `${title}: ~ ${time}`,
    ...(decided.reason === null ? [] : [moderationReasons[decided.reason].text[language]]),
    ...(decided.message === null ? [] : decided.message.split('\n')),
  ];
}

/** Appeals by the link of the mail, which works once. @throws {Problem} `invalid_token`, or why the appeal is refused. */
export async function appealByLink(
  req: PayloadRequest,
  { token, text }: { token: string; text: string },
): Promise<void> {
  await inTransaction(req, async () => {
    const { account, data } = await useMailedToken(req, { token, purpose: 'appeal' });
    if (account?.collection !== 'users') throw new Problem('invalid_token', { field: 'token' });
    const { caseId, action } = about.parse(data);
    await appealAs(req, { user: account.id, id: caseId, action, text });
  });
}
