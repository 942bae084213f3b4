import type { PayloadRequest } from 'payload';
import { addEntries } from '../../../database/accounts/auditLog.ts';
import { maximumReason, type AuditAction } from '../../../domain/accounts/audit.ts';
import { isStorableText } from '../../../domain/foods/text.ts';
import { Problem } from '../../../errors/problem.ts';

/**
 * Records in the audit log what a member of staff does, in the transaction of the request. Members have no entries: the
 * log is not about what they do with their own data.
 *
 * @param work.changed names of fields, never values
 * @param work.reason why, where the call takes a reason of its own; otherwise that of the header `X-Reason`
 * @throws {Problem} when the reason that was sent cannot be stored.
 */
export async function recordWork(
  req: PayloadRequest,
  work: {
    action: AuditAction;
    collection: string;
    documents: readonly number[];
    changed?: readonly string[];
    reason?: string;
  },
): Promise<void> {
  const { user } = req;
  if (user?.collection !== 'staff' || work.documents.length === 0) return;
  await addEntries(req, {
    ...work,
    changed: work.changed?.join(', ') ?? null,
    actor: { id: user.id, email: user.email, role: user.role },
    reason: work.reason ?? reasonOf(req),
  });
}

/** The reason in the header `X-Reason`; percent-encoded, because headers have no Korean letters. */
function reasonOf({ headers }: PayloadRequest): string | null {
  const sent = headers.get('x-reason');
  if (sent === null) return null;
  const reason = decoded(sent).trim();
  if (reason.length > maximumReason)
    throw new Problem('too_long', { field: 'X-Reason', parameters: { limit: maximumReason } });
  if (!isStorableText(reason)) throw new Problem('invalid_character', { field: 'X-Reason' });
  return reason === '' ? null : reason;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
